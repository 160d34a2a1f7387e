"""Made-up petitions of the made-up country, for measuring: registers, ways, clocks and seals.

Every petition goes its way by the table of moves, with days between; each step opens its obligation
as the acts do, counted by the law's own rules. The same petitions each time.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from bench.country import BATCH, COMMUNES, OFFICES, ON, PROVINCES, SINCE, Row, _insert, _public
from bench.country import fill as fill_country
from bench.petition_rows.sealed_rows import sealed_row
from bench.petition_rows.ways import Walked, walked
from bench.petition_rows.words import NAMES, STREETS, subject_of
from danvan.law.actions import load_holidays, load_limits
from danvan.petitions.actions.clock import ORIGIN, TITLES
from danvan.petitions.actions.settle_due import rebuild_settle_due
from danvan.petitions.models import Petition
from danvan.rules.documents.spelling import search_words
from danvan.rules.petitions.public_code import code_from

FIRST_DAY = date(2023, 1, 1)
DAYS = (ON - FIRST_DAY).days + 1
# A large ward, a province's own office, then ever smaller communes: registers are not alike.
LARGEST, PROVINCIAL, SLOPE = 0.1, 0.05, 0.6
CHANNELS = [
    "counter",
    "counter",
    "counter",
    "post",
    "reception",
    "portal",
    "passed_on",
    "voters",
    "dialogue",
    "oral",
]
FIELDS = [
    "land",
    "land",
    "land",
    "building",
    "environment",
    "transport",
    "policy",
    "education",
    "order",
    "finance",
]


@dataclass(frozen=True)
class Register:
    """A register that petitions come into: the body, its offices, its head's post and person."""

    unit: int
    offices: tuple[int, ...]
    head: int  # the post of the head, and the person who holds it, bear one number
    receiver: int


def fill(rows: int) -> None:
    """Write the country and that many petitions."""
    fill_country(0)
    load_holidays()
    load_limits()
    registers = list(_registers())
    with transaction.atomic():
        _receivers(registers)
    chance = random.Random(7)  # the same petitions each time
    spread = list(_spread(registers, rows))
    numbers: dict[tuple[int, int], int] = {}
    done, work = 0, 0
    days = sorted(chance.randrange(DAYS) for _ in range(rows))
    chance.shuffle(spread)
    while done < rows:
        count = min(BATCH, rows - done)
        with transaction.atomic():
            batch = [
                _petition(done + at + 1, spread[done + at], days[done + at], numbers, chance)
                for at in range(count)
            ]
            work = _write(batch, work)
        done += count
    rebuild_settle_due(Petition.objects.all())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _registers() -> Iterator[Register]:
    """Number the registers as the country numbers its units and posts: provinces first."""
    bodies = PROVINCES + PROVINCES * COMMUNES
    for province in range(1, PROVINCES + 1):
        yield Register(province, (province,), 2 * province - 1, _receiver(bodies, province))
    free = PROVINCES + 1
    for at in range(PROVINCES * COMMUNES):
        offices = tuple(range(free + 1, free + 1 + OFFICES))
        place = PROVINCES + at + 1
        yield Register(free, offices, 2 * place - 1, _receiver(bodies, place))
        free += OFFICES + 1


def _receiver(bodies: int, place: int) -> int:
    """Return the number of the person who receives: after all whom the country knows."""
    return 2 * bodies + 2 * PROVINCES * COMMUNES * OFFICES + place


def _receivers(registers: Sequence[Register]) -> None:
    people = [(one.receiver, one.unit) for one in registers]
    columns = "id, password, public_id, username, name, email, is_active"
    users = (
        (n, "!", _public(), f"tiepdan{n}", f"Người tiếp dân {n}", "", True) for n, _u in people
    )
    _insert("accounts_user", columns, users)
    columns = "id, version, unit_id, title, role, is_head, since"
    posts = ((n, 1, u, "Tiếp công dân", "receptionist", False, SINCE) for n, u in people)
    _insert("units_post", columns, posts)
    columns = "id, version, user_id, post_id, basis, since"
    _insert("units_appointment", columns, ((n, 1, n, n, "", SINCE) for n, _u in people))


def _spread(registers: Sequence[Register], rows: int) -> Iterator[Register]:
    """Return into which register each petition comes: one large, many small."""
    provinces, communes = registers[:PROVINCES], registers[PROVINCES:]
    yield from [communes[0]] * int(rows * LARGEST)
    yield from [provinces[0]] * int(rows * PROVINCIAL)
    rest = rows - int(rows * LARGEST) - int(rows * PROVINCIAL)
    others = [*communes[1:], *provinces[1:]]
    weights = [1 / (at + 1) ** SLOPE for at in range(len(others))]
    yield from random.Random(3).choices(others, weights, k=rest)


@dataclass(frozen=True)
class Made:
    """One petition with all that hangs on it."""

    number: int
    row: Row
    way: Walked
    register: Register
    label: str
    handler: int
    assignee: int | None
    guarded: bool
    sealed: bool

    @property
    def name(self) -> str:
        """Return who sent it."""
        return NAMES[self.number * 37 % len(NAMES)]


PETITION = (
    "id, version, public_id, unit_id, year, number, received_on, channel, passed_by, "
    "passed_number, entered_by_id, kind, subject, field, people_count, is_anonymous, is_sealed, "
    "is_remote, has_several_places, complexity, round, about_post_id, handler_id, assignee_id, "
    "settler_id, stage, stage_on, outcome, result, accepted_on, settled_on, closed_on, "
    "public_code, second_digest, folded"
)


def _petition(
    number: int,
    register: Register,
    day: int,
    numbers: dict[tuple[int, int], int],
    chance: random.Random,
) -> Made:
    received = date.fromordinal(FIRST_DAY.toordinal() + day)
    at = (register.unit, received.year)
    numbers[at] = numbers.get(at, 0) + 1
    way = walked(received, ON, chance)
    sealed = way.kind == "denunciation"
    handler = chance.choice(register.offices)
    label = f"{numbers[at]}/{received.year}"
    subject = subject_of(chance, sealed=sealed)
    about = register.head if chance.random() < 0.004 else None
    folded = " ".join(dict.fromkeys(search_words(f"{subject} {label}")))
    row: Row = (
        *(number, 1, _public(), register.unit, received.year, numbers[at], received),
        *(chance.choice(CHANNELS), "", "", register.receiver, way.kind, subject),
        *(chance.choice(FIELDS), _people(chance), False, sealed, False, False, "", 1, about),
        *(handler, None, register.head, way.stage, way.stage_on, way.outcome, way.result),
        *(way.accepted_on, way.settled_on, way.closed_on),
        *(None if sealed else code_from(chance.randbytes(20)), "", folded),
    )
    return Made(
        number, row, way, register, label, handler, None, sealed or about is not None, sealed
    )


def _people(chance: random.Random) -> int:
    return 1 if chance.random() < 0.93 else chance.randrange(2, 60)


OBLIGATION = (
    "id, version, public_id, title, nature, output, occurrence, state, origin_kind, origin_ref, "
    "origin_group, basis_place, basis_quote, channel, opens_on, due, due_steps, closed_on, "
    "owed_by_head, leader_id"
)


def _write(batch: Sequence[Made], work: int) -> int:
    """Write a batch with its stages, obligations, parties, senders and seals."""
    _insert("petitions_petition", PETITION, (made.row for made in batch))
    stages = ((m.number, stage, on, "", "") for m in batch for stage, on in m.way.stages)
    _insert("petitions_stagerecord", 'petition_id, stage, "on", document_number, note', stages)
    owed: list[Row] = []
    links: list[Row] = []
    parties: list[Row] = []
    for made in batch:
        for step in made.way.owed:
            work += 1
            owed.append(
                (
                    *(work, 1, _public(), TITLES[step.code] % {"label": made.label}),
                    *("deliverable", "", "", step.state, ORIGIN),
                    *(f"petitions.petition:{made.number}", "", "", step.basis, "", step.began),
                    *(step.due, json.dumps(list(step.told), ensure_ascii=False), step.closed),
                    *(False, made.register.head),
                )
            )
            links.append((made.number, step.code, "", step.began, work))
            if not made.guarded:
                parties.append((work, made.handler, "debtor"))
                parties.append((work, made.register.unit, "creditor"))
    _insert("obligations_obligation", OBLIGATION, owed)
    _insert("obligations_obligationparty", "obligation_id, unit_id, part", parties)
    columns = "petition_id, step, occurrence, began_on, obligation_id"
    _insert("petitions_petitionobligation", columns, links)
    _people_of(batch)
    return work


def _people_of(batch: Sequence[Made]) -> None:
    columns = "petition_id, standing, name, address, identity_number, phone, email, authority"
    people = (
        (m.number, "self", m.name, STREETS[m.number % len(STREETS)], "", "", "", "")
        for m in batch
        if not m.sealed
    )
    _insert("petitions_petitioner", columns, people)
    columns = (
        "id, version, public_id, petition_id, key_id, wrapped_key, identity, content, sealed_on"
    )
    cases = (sealed_row(m.number, m.way.stages[0][1], m.name) for m in batch if m.sealed)
    _insert("petitions_sealedcase", columns, cases)
    columns = "case_id, user_id, since, by_id"
    keepers = (
        (m.number, m.register.receiver, m.way.stages[0][1], m.register.receiver)
        for m in batch
        if m.sealed
    )
    _insert("petitions_sealkeeper", columns, keepers)
