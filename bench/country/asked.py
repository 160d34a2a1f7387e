"""What the pages ask of the country's work, timed person by person."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection

from bench.country import ON
from danvan.accounts.models import User
from danvan.desk.queries.home import stacks, tab_counts
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_lists import Asker, Pile, Scope, pile_counts, pile_rows
from danvan.obligations.queries.standing_work import standing_folds

ROUNDS = 7
WHO = (
    ("cán bộ một phòng", "officer", "phong-"),
    ("trưởng phòng", "head", "phong-"),
    ("tham mưu xã", "planner", "ubnd-"),
    ("chủ tịch xã", "leader", "ubnd-"),
    ("tham mưu tỉnh", "planner", "ubnd-tinh-"),
)


@dataclass(frozen=True)
class Timed:
    """One measured question: whose, what, milliseconds, and times the floor."""

    who: str
    what: str
    ms: float
    database: float
    floor: float

    def __str__(self) -> str:
        times = f"{self.ms:8.1f} ms, cơ sở dữ liệu {self.database:6.1f} ms"
        return f"{self.who:18} {self.what:28} {times} {self.ms / self.floor:6.1f} x sàn"


def median(work: Callable[[], object]) -> float:
    """Return the median milliseconds of a few rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


class Clock:
    """Adds up how long the database itself takes."""

    def __init__(self) -> None:
        self.ms = 0.0

    def __call__(self, execute: Callable[..., object], *given: object) -> object:
        """Run one statement and count its time."""
        begun = time.perf_counter()
        try:
            return execute(*given)
        finally:
            self.ms += (time.perf_counter() - begun) * 1000


def in_database(work: Callable[[], object]) -> float:
    """Return the milliseconds of one round that the database takes."""
    clock = Clock()
    with connection.execute_wrapper(clock):
        work()
    return clock.ms


def timed() -> Iterator[Timed]:
    """Ask what the inbox asks for each kind of person."""
    for who, role, key in WHO:
        held = {"appointments__post__role": role}
        place = {"appointments__post__unit__key__startswith": key}
        user = User.objects.filter(**held, **place).exclude(pk__lt=200).first()
        user = user or User.objects.filter(**held, **place)[0]
        scope = Scope.MINE if role == "officer" else Scope.UNIT
        rows = list(pile_rows(Asker(user, ON), scope, Pile.LATER)[:50])
        keys = [row.pk for row in rows] or [1]
        floor = median(lambda keys=keys: list(Obligation.objects.filter(pk__in=keys)))
        for what, work in _questions(user, scope, role):
            yield Timed(who, what, median(work), in_database(work), floor)


def _questions(user: User, scope: Scope, role: str) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "trang việc: mọi số và dòng", lambda: _home(user)
    yield "số việc mọi thẻ", lambda: tab_counts(Asker(user, ON))
    yield "số việc một thẻ", lambda: pile_counts(Asker(user, ON), Scope.UNIT)
    yield "hộp việc (các nhóm)", lambda: _page(user)
    yield "50 việc sắp tới", lambda: list(pile_rows(Asker(user, ON), Scope.UNIT, Pile.LATER)[:50])
    yield "việc thường xuyên", lambda: standing_folds(user, on=ON)
    seen = visible_obligations(user, on=ON)
    yield "một việc có thấy không", lambda: seen.filter(pk=1_000_000).exists()
    if role != "officer":
        yield "trang lãnh đạo: số việc", lambda: pile_counts(Asker(user, ON), Scope.OVERSEEN)


def _home(user: User) -> object:
    """Ask what opening the inbox asks: the counts of every tab, then its groups and folds."""
    asker = Asker(user, ON)
    tab_counts(asker)
    counts = pile_counts(asker, Scope.UNIT)
    return stacks(asker, Scope.UNIT, counts), standing_folds(user, on=ON)


def _page(user: User) -> object:
    asker = Asker(user, ON)
    return stacks(asker, Scope.UNIT, pile_counts(asker, Scope.UNIT))
