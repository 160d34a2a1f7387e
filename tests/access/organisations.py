"""Made-up organisations: trees of sectors, people with posts, lent posts, mergers, work."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.obligations.models import Obligation, ObligationParty
from danvan.units.actions import rebuild_paths
from danvan.units.models import (
    Appointment,
    Area,
    Delegation,
    Post,
    Succession,
    Unit,
    UnitVersion,
)

BEGINNING = date(2025, 1, 1)
ON = date(2026, 3, 9)
BEFORE = ON - timedelta(days=1)
ROLES = tuple(Role)
PARTS = tuple(ObligationParty.Part)
UNITS, PEOPLE, WORK = 7, 4, 6


@dataclass(frozen=True)
class Body:
    """A unit: its superior by number (none: it stands alone), whether it has ended."""

    above: int | None
    ended: bool


@dataclass(frozen=True)
class Held:
    """Somebody holds a post in a unit; `over` says that it ended the day before."""

    person: int
    unit: int
    role: Role
    over: bool


@dataclass(frozen=True)
class Lent:
    """A held post (by number) is lent to somebody; `over` says until the day before."""

    held: int
    person: int
    over: bool


@dataclass(frozen=True)
class Merged:
    """Ended units and who holds their records."""

    old: frozenset[int]
    holder: int


@dataclass(frozen=True)
class Work:
    """Something owed: who has which part, and who is charged with it."""

    parties: frozenset[tuple[int, str]]
    assignee: int | None


@dataclass(frozen=True)
class Organisation:
    """One made-up organisation on one day."""

    bodies: tuple[Body, ...]
    held: tuple[Held, ...]
    lent: tuple[Lent, ...]
    merged: tuple[Merged, ...]
    work: tuple[Work, ...]


units = st.integers(0, UNITS - 1)
people = st.integers(0, PEOPLE - 1)


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    """Draw an organisation: superiors always have a smaller number, so there is no ring."""
    bodies = tuple(
        Body(draw(st.none() | st.integers(0, n - 1)) if n else None, draw(st.booleans()))
        for n in range(UNITS)
    )
    held = draw(
        st.lists(
            st.builds(Held, people, units, st.sampled_from(ROLES), st.booleans()),
            min_size=1,
            max_size=6,
            unique_by=lambda h: (h.person, h.unit, h.role),
        )
    )
    lent = draw(
        st.lists(st.builds(Lent, st.integers(0, len(held) - 1), people, st.booleans()), max_size=3)
    )
    ended = [n for n, body in enumerate(bodies) if body.ended]
    old = st.frozensets(st.sampled_from(ended), min_size=1) if ended else st.nothing()
    merged = draw(st.lists(st.builds(Merged, old, units), max_size=3)) if ended else []
    parties = st.frozensets(st.tuples(units, st.sampled_from(PARTS)), min_size=1, max_size=4)
    work = draw(st.lists(st.builds(Work, parties, st.none() | people), min_size=1, max_size=WORK))
    return Organisation(bodies, tuple(held), tuple(lent), tuple(merged), tuple(work))


@dataclass(frozen=True)
class Written:
    """The organisation as rows, each list in the order of its numbers."""

    units: list[Unit]
    people: list[User]
    work: list[Obligation]


def write(made: Organisation) -> Written:
    """Write an organisation to the database."""
    area = Area.objects.create(key="dia-ban", level="commune")
    rows = [
        Unit.objects.create(key=f"u{n}", sector="government", kind="ubnd", area=area)
        for n in range(UNITS)
    ]
    for unit, body in zip(rows, made.bodies, strict=True):
        UnitVersion.objects.create(
            unit=unit,
            name=unit.key,
            superior=None if body.above is None else rows[body.above],
            since=BEGINNING,
            until=BEFORE if body.ended else None,
        )
    rebuild_paths()
    users = [User.objects.create(username=f"p{n}", name=f"P{n}") for n in range(PEOPLE)]
    _write_posts(made, rows, users)
    for number, merged in enumerate(made.merged):
        succession = Succession.objects.create(
            resolution="NQ", clause=str(number), on=ON, records=rows[merged.holder]
        )
        succession.old.set(rows[n] for n in merged.old)
    return Written(rows, users, [_write_work(one, rows, users) for one in made.work])


def _write_posts(made: Organisation, rows: list[Unit], users: list[User]) -> None:
    appointments = []
    for number, held in enumerate(made.held):
        post = Post.objects.create(
            unit=rows[held.unit], title=f"c{number}", role=held.role, since=BEGINNING
        )
        until = BEFORE if held.over else None
        appointments.append(
            Appointment.objects.create(
                user=users[held.person], post=post, since=BEGINNING, until=until
            )
        )
    for lent in made.lent:
        Delegation.objects.create(
            appointment=appointments[lent.held],
            to=users[lent.person],
            by=users[lent.person],
            since=BEGINNING,
            until=BEFORE if lent.over else ON,
        )


def _write_work(work: Work, rows: list[Unit], users: list[User]) -> Obligation:
    obligation = Obligation.objects.create(
        title="Việc",
        nature="deliverable",
        origin_kind="quick",
        opens_on=BEGINNING,
        assignee=None if work.assignee is None else users[work.assignee],
    )
    for unit, part in work.parties:
        ObligationParty.objects.create(obligation=obligation, unit=rows[unit], part=part)
    return obligation


@dataclass(frozen=True)
class Reached:
    """What the plain reading of the house's rules says a person reaches, by number."""

    own: frozenset[int]
    below: frozenset[int]
    party: frozenset[int]
    received: frozenset[int]

    @property
    def units(self) -> frozenset[int]:
        """Return the units reached whatever the record."""
        return self.own | self.below | self.received


def reached(made: Organisation, person: int, act: str) -> Reached:
    """Return what a person reaches with an act, worked out by plain loops."""
    posts = [made.held[n] for n in _acting(made, person)]
    found: dict[Reach, set[int]] = {reach: set() for reach in Reach}
    for held in posts:
        for reach in reach_of(act, held.role):
            found[reach] |= _units(made, held.unit, reach)
    return Reached(
        *(frozenset(found[r]) for r in (Reach.OWN, Reach.BELOW, Reach.PARTY, Reach.RECEIVED))
    )


def acts_as(made: Organisation, person: int, act: str) -> frozenset[int]:
    """Return the units in whose name a person does an act (those of his posts that carry it)."""
    return frozenset(
        made.held[n].unit
        for n in _acting(made, person)
        if Reach.OWN in reach_of(act, made.held[n].role)
    )


def _acting(made: Organisation, person: int) -> list[int]:
    """Return the posts, by number, a person acts by: his own in force and those lent to him."""
    alive = [n for n, held in enumerate(made.held) if not held.over]
    lent = {one.held for one in made.lent if one.person == person and not one.over}
    return [n for n in alive if made.held[n].person == person or n in lent]


def _units(made: Organisation, unit: int, reach: Reach) -> set[int]:
    if reach is Reach.BELOW:
        return set() if made.bodies[unit].ended else _beneath(made, unit)
    if reach is Reach.RECEIVED:
        return _received(made, unit)
    return {unit}


def _beneath(made: Organisation, unit: int) -> set[int]:
    found = {unit}
    for number, body in enumerate(made.bodies):  # superiors come before those under them
        if body.above in found:
            found.add(number)
    return found


def _received(made: Organisation, holder: int) -> set[int]:
    """Return the ended units whose records a unit holds, also through holders that ended."""
    found: set[int] = set()
    waiting = {holder}
    while waiting:
        one = waiting.pop()
        given = set().union(*(m.old for m in made.merged if m.holder == one)) - found
        found |= given
        waiting |= given
    return found
