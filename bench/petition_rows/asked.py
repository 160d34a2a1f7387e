"""What the pages ask of the petitions, timed at the server; beside each the bare SQL."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.country import ON, PROVINCES
from bench.country.asked import Clock, median
from danvan.accounts.models import User
from danvan.petitions.models import Petition

LONGEST = 150.0  # milliseconds at the server


@dataclass(frozen=True)
class Asked:
    """One measured page: whose, what, milliseconds at the server, the database's share, bare."""

    who: str
    what: str
    ms: float
    database: float
    queries: int
    bare: float

    def __str__(self) -> str:
        mark = "" if self.ms <= LONGEST else "  QUÁ"
        shares = f"cơ sở dữ liệu {self.database:6.1f} ms, {self.queries:3} câu"
        return (
            f"{self.who:26} {self.what:34} {self.ms:7.1f} ms ({shares}); "
            f"SQL trần {self.bare:6.1f} ms{mark}"
        )


def timed() -> Iterator[Asked]:
    """Open each page as each kind of person."""
    settings.TODAY = ON
    settings.ALLOWED_HOSTS = ["*"]
    settings.SECURE_SSL_REDIRECT = False
    for who, user, unit in _people():
        client = Client()
        client.force_login(user)
        for what, path, bare in _pages(unit):
            yield _timed(who, what, client, path, bare)


def _people() -> Sequence[tuple[str, User, int]]:
    largest = Petition.objects.order_by().values_list("unit", flat=True)
    counts: dict[int, int] = {}
    for unit in largest.iterator():
        counts[unit] = counts.get(unit, 0) + 1
    communes = sorted((u for u in counts if u > PROVINCES), key=lambda u: -counts[u])
    chosen = [
        (f"{role} xã, {counts[unit]:,} đơn", role, unit)
        for unit in (communes[0], communes[len(communes) // 2])
        for role in ("receptionist", "leader")
    ]
    province = max((u for u in counts if u <= PROVINCES), key=lambda u: counts[u])
    chosen.append((f"leader tỉnh, {counts[province]:,} đơn", "leader", province))
    office = Petition.objects.filter(unit=communes[0]).values_list("handler", flat=True)[0]
    chosen.append(("head phòng của xã lớn", "head", office))
    return [
        (who, User.objects.filter(appointments__post__unit=u, appointments__post__role=role)[0], u)
        for who, role, u in chosen
    ]


def _pages(unit: int) -> Iterator[tuple[str, str, tuple[str, Sequence[object]]]]:
    register = reverse("petitions:register")
    newest = (
        "SELECT * FROM petitions_petition WHERE unit_id = %s "
        "ORDER BY received_on DESC, id DESC LIMIT 31"
    )
    words = (
        "SELECT * FROM petitions_petition WHERE unit_id = %s AND folded LIKE %s "
        "ORDER BY received_on DESC, id DESC LIMIT 31"
    )
    count = (
        "SELECT kind, channel, field, outcome, result, count(*) FROM petitions_petition WHERE "
        "unit_id = %s AND received_on <= %s AND coalesce(settled_on, closed_on, '9999-12-31') "
        ">= %s GROUP BY 1, 2, 3, 4, 5"
    )
    late = (
        "SELECT p.id FROM petitions_petition p JOIN petitions_petitionobligation w ON "
        "w.petition_id = p.id JOIN obligations_obligation o ON o.id = w.obligation_id WHERE "
        "p.unit_id = %s AND p.closed_on IS NULL AND o.state = 'open' AND o.due < %s LIMIT 31"
    )
    yield "sổ đơn", register, (newest, [unit])
    yield "sổ đơn, tìm chữ", f"{register}?q=cong+thoat+nuoc", (words, [unit, "%cong%thoat%nuoc%"])
    yield "sổ đơn, tìm chữ hiếm", f"{register}?q=khongcochunay", (words, [unit, "%khongcochunay%"])
    yield "sổ đơn, quá hạn", f"{register}?late=on", (late, [unit, ON])
    search = reverse("petitions:search")
    yield "tìm chữ", f"{search}?q=cong+thoat+nuoc", (words, [unit, "%cong%thoat%nuoc%"])
    yield "tìm số", f"{search}?q=s%E1%BB%91+12+n%C4%83m+2026", (newest, [unit])
    figures = reverse("petitions:statistics")
    yield "số liệu năm", figures, (count, [unit, "2026-12-14", "2025-12-15"])
    yield "số liệu tháng", f"{figures}?span=thang.6", (count, [unit, "2026-06-14", "2026-05-15"])
    every = f"{figures}?unit=tat-ca"
    yield "số liệu năm, mọi cấp dưới", every, (count, [unit, "2026-12-14", "2025-12-15"])
    cases = reverse("petitions:statistics-cases")
    yield "đơn của một con số", f"{cases}?so=qua-han", (late, [unit, ON])
    yield "trang lãnh đạo", reverse("desk:leader"), (late, [unit, ON])


def _timed(
    who: str, what: str, client: Client, path: str, bare: tuple[str, Sequence[object]]
) -> Asked:
    answer = client.get(path)
    ms = median(lambda: client.get(path)) if answer.status_code == 200 else 0.0
    clock = Counting()
    with connection.execute_wrapper(clock):
        client.get(path)
    told = what if answer.status_code == 200 else f"{what} ({answer.status_code})"
    return Asked(who, told, ms, clock.ms, clock.count, median(lambda: _bare(*bare)))


class Counting(Clock):
    """Adds up how long the database takes, and counts the statements."""

    count = 0

    def __call__(self, execute: Callable[..., object], *given: object) -> object:
        """Run one statement and count it."""
        self.count += 1
        return super().__call__(execute, *given)


def _bare(sql: str, given: Sequence[object]) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())
