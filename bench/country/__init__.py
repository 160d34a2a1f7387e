"""A made-up country for measuring: places, bodies, people and four years of work, by plain rows."""

import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

ON = date(2026, 7, 15)
SINCE = date(2020, 1, 1)
PROVINCES, COMMUNES, OFFICES = 34, 100, 9
PEOPLE = (("leader", "Chủ tịch", True), ("planner", "Chuyên viên tham mưu", False))
BATCH = 20_000

Row = tuple[object, ...]


@dataclass(frozen=True)
class Commune:
    """A commune's body and the offices under it, by id."""

    ubnd: int
    province: int
    offices: tuple[int, ...]


def fill(rows: int) -> None:
    """Write the whole country with that many obligations."""
    communes = list(_communes())
    with transaction.atomic():
        _organisation(communes)
    chance = random.Random(1)  # the same country each time
    done = 0
    while done < rows:
        count = min(BATCH, rows - done)
        with transaction.atomic():
            _work(communes, done + 1, count, rows, chance)
        done += count
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _communes() -> Iterator[Commune]:
    """Number the bodies: provinces first, then each commune followed by its offices."""
    free = PROVINCES + 1
    for number in range(PROVINCES * COMMUNES):
        offices = tuple(range(free + 1, free + 1 + OFFICES))
        yield Commune(free, number // COMMUNES + 1, offices)
        free += OFFICES + 1


def _organisation(communes: Sequence[Commune]) -> None:
    _insert("units_area", "id, version, key, code, level", _areas(len(communes)))
    _insert("units_unit", "id, version, key, sector, kind, level, area_id", _units(communes))
    columns = "id, unit_id, name, aliases, superior_id, path, since"
    _insert("units_unitversion", columns, _versions(communes))
    posts = list(_posts(communes))
    _insert("accounts_user", USER, (_user(number) for number, *_rest in posts))
    columns = "id, version, unit_id, title, role, is_head, since"
    _insert("units_post", columns, ((n, 1, u, t, r, h, SINCE) for n, u, r, t, h in posts))
    columns = "id, version, user_id, post_id, basis, since"
    _insert("units_appointment", columns, ((n, 1, n, n, "", SINCE) for n, *_rest in posts))


USER = "id, password, public_id, username, name, email, is_active"


def _user(number: int) -> Row:
    return (number, "!", _public(), f"nguoi{number}", f"Người {number}", "", True)


def _areas(count: int) -> Iterator[Row]:
    for number in range(1, PROVINCES + 1):
        yield number, 1, f"tinh-{number}", "", "province"
    for number in range(PROVINCES + 1, PROVINCES + 1 + count):
        yield number, 1, f"xa-{number}", "", "commune"


def _units(communes: Sequence[Commune]) -> Iterator[Row]:
    for number in range(1, PROVINCES + 1):
        yield number, 1, f"ubnd-tinh-{number}", "government", "ubnd", "province", number
    for place, one in enumerate(communes, start=PROVINCES + 1):
        yield one.ubnd, 1, f"ubnd-{one.ubnd}", "government", "ubnd", "commune", place
        for office in one.offices:
            yield office, 1, f"phong-{office}", "government", "department", "commune", place


def _versions(communes: Sequence[Commune]) -> Iterator[Row]:
    for number in range(1, PROVINCES + 1):
        yield number, number, f"UBND tỉnh {number}", "", None, f"{number}/", SINCE
    for one in communes:
        path = f"{one.province}/{one.ubnd}/"
        yield one.ubnd, one.ubnd, f"UBND xã {one.ubnd}", "", one.province, path, SINCE
        for office in one.offices:
            yield office, office, f"Phòng {office}", "", one.ubnd, f"{path}{office}/", SINCE


def _posts(communes: Sequence[Commune]) -> Iterator[tuple[int, int, str, str, bool]]:
    """Number the posts: two at each province and commune, a head and an officer in each office."""
    number = 0
    for unit in [*range(1, PROVINCES + 1), *(one.ubnd for one in communes)]:
        for role, title, head in PEOPLE:
            number += 1
            yield number, unit, role, title, head
    for one in communes:
        for office in one.offices:
            for role, title, head in (("head", "Trưởng phòng", True), ("officer", "Cán bộ", False)):
                number += 1
                yield number, office, role, title, head


WORK = (
    "id, version, public_id, title, nature, output, occurrence, state, origin_kind, origin_ref, "
    "origin_group, basis_place, basis_quote, channel, opens_on, due, due_steps, submitted_on, "
    "closed_on, owed_by_head, assignee_id"
)


def _work(
    communes: Sequence[Commune], first: int, count: int, rows: int, chance: random.Random
) -> None:
    work, parties = [], []
    for number in range(first, first + count):
        one = communes[number * len(communes) // (rows + 1)]
        debtor = one.ubnd if chance.random() < 0.1 else chance.choice(one.offices)
        creditor = one.province if debtor == one.ubnd else one.ubnd
        work.append(_obligation(number, chance))
        parties += [(number, debtor, "debtor"), (number, creditor, "creditor")]
        if chance.random() < 0.3:
            partner = chance.choice([o for o in one.offices if o != debtor])
            parties.append((number, partner, "partner"))
        if debtor == one.ubnd:
            parties.append((number, one.offices[0], "preparing"))
    _insert("obligations_obligation", WORK, work)
    _insert("obligations_obligationparty", "obligation_id, unit_id, part", parties)


def _obligation(number: int, chance: random.Random) -> Row:
    """Return a piece of work: a quarter standing, most of the dated ones long done."""
    standing = chance.random() < 0.25
    due = None if standing else date(2023, 1, 1) + timedelta(days=chance.randrange(1460))
    done = due is not None and due < ON and chance.random() < 0.97
    opens = date(2023, 1, 1) if due is None else due - timedelta(days=60)
    closed = due if done else None
    state = "confirmed" if done else ("submitted" if chance.random() < 0.05 else "open")
    if standing:
        state = "open" if number % 4 == 0 else "ended"
    return (
        *(number, 1, _public(), f"Việc số {number} của kế hoạch năm", _nature(standing), "", ""),
        *(state, "plan", f"plans.duty:{number}", f"plans.plan:{number // 300}", "III.1", "", ""),
        *(opens, due, "[]", closed, closed, False, None),
    )


def _nature(standing: bool) -> str:
    return "standing" if standing else "deliverable"


def _public() -> str:
    return str(uuid.uuid4()) if connection.vendor == "postgresql" else uuid.uuid4().hex


def _insert(table: str, columns: str, rows: Iterable[Row]) -> None:
    """Write rows the quickest way the database has."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            last = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) "
            cursor.execute(f"{last} FROM {table}")
            return
        marks = ", ".join("%s" for _ in columns.split(","))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
        cursor.executemany(statement, rows)
