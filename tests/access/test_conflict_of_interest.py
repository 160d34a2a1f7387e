"""Nobody sees a case about himself or one above him, in any organisation that can be drawn."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.access import may_open_seal, sees_petition, visible_parts, visible_petitions
from danvan.petitions.models import Petition, SealedCase, SealKeeper
from danvan.petitions.queries.sealed import is_shut_out
from danvan.units.actions import rebuild_paths
from danvan.units.models import Appointment, Area, Delegation, Post, Unit, UnitVersion

pytestmark = [pytest.mark.django_db, pytest.mark.db]

BEGINNING = date(2025, 1, 1)
CAME = date(2026, 3, 2)
ON = date(2026, 3, 9)
# When somebody leaves a post: never, before the case came, after it came, and not yet begun.
SPANS = (
    (BEGINNING, None),
    (BEGINNING, CAME - timedelta(days=1)),
    (BEGINNING, CAME),
    (ON + timedelta(days=1), None),
)
UNITS, PEOPLE = 5, 5
KINDS = (
    *((Role.LEADER, True), (Role.LEADER, False), (Role.HEAD, True), (Role.RECEPTIONIST, False)),
    *((Role.OFFICER, False), (Role.OPERATOR, False), (Role.PLANNER, False)),
)


@dataclass(frozen=True)
class Sat:
    """Somebody holds a post of a unit for a span."""

    person: int
    unit: int
    kind: tuple[Role, bool]
    span: tuple[date, date | None]


@dataclass(frozen=True)
class Lent:
    """What somebody holds is lent to another: now, or until before the case came."""

    held: int
    person: int
    over: bool


@dataclass(frozen=True)
class Case:
    """A petition by the numbers of its unit, post, people; `about` is a held post by number."""

    unit: int
    about: int | None
    handler: int | None
    assignee: int | None
    settler: int | None
    keepers: frozenset[int]
    sealed: bool


@dataclass(frozen=True)
class Drawn:
    """An organisation with cases."""

    above: tuple[int | None, ...]
    held: tuple[Sat, ...]
    lent: tuple[Lent, ...]
    cases: tuple[Case, ...]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw an organisation in which superiors have smaller numbers."""
    above = tuple(draw(st.none() | st.integers(0, n - 1)) if n else None for n in range(UNITS))
    units, people = st.integers(0, UNITS - 1), st.integers(0, PEOPLE - 1)
    sat = st.builds(Sat, people, units, st.sampled_from(KINDS), st.sampled_from(SPANS))
    held = draw(st.lists(sat, min_size=2, max_size=8))
    posts = st.integers(0, len(held) - 1)
    lent = draw(st.lists(st.builds(Lent, posts, people, st.booleans()), max_size=3))
    case = st.builds(
        Case,
        units,
        st.none() | posts,
        st.none() | units,
        st.none() | people,
        st.none() | posts,
        st.frozensets(people, max_size=2),
        st.booleans(),
    )
    cases = draw(st.lists(case, min_size=1, max_size=5))
    return Drawn(above, tuple(held), tuple(lent), tuple(cases))


@dataclass(frozen=True)
class Rows:
    """What was drawn, as rows in the order of their numbers."""

    people: list[User]
    cases: list[Petition]


def write(made: Drawn) -> Rows:
    """Write what was drawn; each held post is a post of its own."""
    area = Area.objects.create(key="dia-ban", level="commune")
    units = [
        Unit.objects.create(key=f"u{n}", sector="government", kind="ubnd", area=area)
        for n in range(UNITS)
    ]
    for unit, above in zip(units, made.above, strict=True):
        UnitVersion.objects.create(
            unit=unit,
            name=unit.key,
            superior=None if above is None else units[above],
            since=BEGINNING,
        )
    rebuild_paths()
    people = [User.objects.create(username=f"p{n}", name=f"P{n}") for n in range(PEOPLE)]
    held = [_sit(one, number, units, people) for number, one in enumerate(made.held)]
    for lent in made.lent:
        Delegation.objects.create(
            appointment=held[lent.held],
            to=people[lent.person],
            by=people[lent.person],
            since=BEGINNING,
            until=CAME - timedelta(days=1) if lent.over else ON,
        )
    cases = [_lay(case, n, units, people, held) for n, case in enumerate(made.cases)]
    return Rows(people, cases)


def _sit(one: Sat, number: int, units: list[Unit], people: list[User]) -> Appointment:
    role, is_head = one.kind
    post = Post.objects.create(
        unit=units[one.unit], title=f"c{number}", role=role, is_head=is_head, since=BEGINNING
    )
    since, until = one.span
    return Appointment.objects.create(user=people[one.person], post=post, since=since, until=until)


def _lay(
    case: Case, number: int, units: list[Unit], people: list[User], held: list[Appointment]
) -> Petition:
    row = Petition.objects.create(
        unit=units[case.unit],
        year=2026,
        number=number + 1,
        received_on=CAME,
        stage_on=CAME,
        channel="counter",
        subject="Việc",
        is_sealed=case.sealed,
        about_post=None if case.about is None else held[case.about].post,
        handler=None if case.handler is None else units[case.handler],
        assignee=None if case.assignee is None else people[case.assignee],
        settler=None if case.settler is None else held[case.settler].post,
    )
    if case.sealed:
        sealed = SealedCase.objects.create(
            petition=row, key_id="k", wrapped_key=b"w", sealed_on=CAME
        )
        for keeper in case.keepers:
            SealKeeper.objects.create(case=sealed, user=people[keeper], since=CAME)
    return row


def up(made: Drawn, unit: int) -> set[int]:
    """A unit and every one above it."""
    found: set[int] = set()
    here: int | None = unit
    while here is not None:
        found.add(here)
        here = made.above[here]
    return found


def lasts(span: tuple[date, date | None], since: date) -> bool:
    """Whether a span reaches a day or lies after it."""
    return span[1] is None or span[1] >= since


def now(span: tuple[date, date | None]) -> bool:
    """Whether a span covers the day."""
    return span[0] <= ON and lasts(span, ON)


def shut_out(made: Drawn, person: int, about: int | None) -> bool:
    """The rule as a person would read it: the post is his, lent to him, or one he stands under."""
    if about is None:
        return False
    post = made.held[about]
    if post.person == person and lasts(post.span, CAME):
        return True
    if any(one.held == about and one.person == person and not one.over for one in made.lent):
        return True
    own = [one for one in made.held if one.person == person and now(one.span)]
    below = any(post.unit in up(made, one.unit) for one in own)
    role, is_head = post.kind
    if is_head:
        return below
    peer = any(one.unit == post.unit and (one.kind[1] or one.kind[0] is Role.LEADER) for one in own)
    return role is Role.LEADER and below and not peer


def sees(made: Drawn, person: int, case: Case) -> bool:
    """What a person sees, by plain loops over what was drawn."""
    mine = {n for n, one in enumerate(made.held) if one.person == person and now(one.span)}
    lent = {one.held for one in made.lent if one.person == person and not one.over}
    rights = mine | {n for n in lent if now(made.held[n].span)}
    if not rights or shut_out(made, person, case.about):
        return False
    posts = [made.held[n] for n in rights]
    return any(
        (
            any(
                p.unit == case.unit and p.kind[0] in (Role.RECEPTIONIST, Role.LEADER) for p in posts
            ),
            any(p.unit == case.handler and p.kind[0] is Role.HEAD for p in posts)
            and not case.sealed,
            case.assignee == person,
            case.settler in rights,
            case.sealed and person in case.keepers,
        )
    )


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(made=drawn())
def test_rows_and_answers_are_the_rule_and_nobody_under_the_post_sees_it(made: Drawn) -> None:
    with transaction.atomic():
        rows = write(made)
        for number, person in enumerate(rows.people):
            shown = set(visible_petitions(person, on=ON).values_list("pk", flat=True))
            expected = {
                row.pk
                for row, case in zip(rows.cases, made.cases, strict=True)
                if sees(made, number, case)
            }
            assert shown == expected
            parts = visible_parts(person, on=ON)
            assert {pk for part in parts for pk in part.values_list("pk", flat=True)} == expected
            for row, case in zip(rows.cases, made.cases, strict=True):
                shut = shut_out(made, number, case.about)
                assert sees_petition(person, row, on=ON) == (row.pk in shown)
                assert is_shut_out(person, row.about_post_id, CAME, on=ON) == shut
                assert not (shut and row.pk in shown)
                if case.sealed:
                    own = any(o.person == number and now(o.span) for o in made.held)
                    opens = row.pk in shown and number in case.keepers and own
                    assert may_open_seal(person, row.sealed, on=ON) == opens
        transaction.set_rollback(True)
