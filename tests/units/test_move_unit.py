"""A unit moves with everything below it; reach follows from the day, not before."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed
from danvan.rules.organisation import Span, first_break, makes_ring
from danvan.units.access import reaches_unit
from danvan.units.actions import rebuild_paths
from danvan.units.actions.refusals import OtherSector, Ring
from danvan.units.actions.units import move_unit
from danvan.units.actions.versions import whole
from danvan.units.models import Unit, UnitVersion
from danvan.units.queries import unit_book
from tests.factories.organisation import path_on, province_operator
from tests.factories.people import World, unit

SINCE = date(2026, 2, 1)
EVE = date(2026, 1, 31)


@pytest.fixture
def team(world: World) -> Unit:
    """A team under the culture office, opened while the office stood in An Bình."""
    made = unit(
        "to-van-nghe",
        "Tổ Văn nghệ",
        "service",
        "commune",
        world.commune.area,
        world.office,
    )
    rebuild_paths()
    return made


@pytest.mark.db
def test_paths_of_what_is_below_follow_in_the_middle_of_their_life(
    world: World, team: Unit, monday: date
) -> None:
    giang = province_operator(world)

    move_unit(
        world.office.pk, version=1, superior=world.neighbour.pk, since=SINCE, by=giang, on=monday
    )

    above = f"{world.province.pk}/{world.commune.pk}/{world.office.pk}/"
    after = f"{world.province.pk}/{world.neighbour.pk}/{world.office.pk}/"
    assert (path_on(world.office, EVE), path_on(world.office, SINCE)) == (above, after)
    assert path_on(team, EVE) == f"{above}{team.pk}/"
    assert path_on(team, SINCE) == f"{after}{team.pk}/"
    assert whole(team)
    assert [v.name for v in team.versions.all()] == ["Tổ Văn nghệ", "Tổ Văn nghệ"]


@pytest.mark.db
def test_reach_follows_from_the_day(world: World, team: Unit, monday: date) -> None:
    move_unit(
        world.office.pk,
        version=1,
        superior=world.neighbour.pk,
        since=SINCE,
        by=province_operator(world),
        on=monday,
    )

    for where in (world.office.pk, team.pk):
        assert reaches_unit(world.lan, "obligations.view", where, EVE)
        assert not reaches_unit(world.lan, "obligations.view", where, SINCE)
        assert not reaches_unit(world.hoa, "obligations.view", where, EVE)
        assert reaches_unit(world.hoa, "obligations.view", where, SINCE)
    assert {e.pk for e in unit_book(EVE).below(world.commune.pk)} >= {world.office.pk, team.pk}
    assert team.pk in {e.pk for e in unit_book(SINCE).below(world.neighbour.pk)}


def test_moving_twice_on_one_day_leaves_one_version(world: World, team: Unit, monday: date) -> None:
    giang = province_operator(world)
    for version, above in ((1, world.neighbour.pk), (2, world.economy.pk)):
        move_unit(
            world.office.pk, version=version, superior=above, since=SINCE, by=giang, on=monday
        )

    assert UnitVersion.objects.filter(unit=world.office).count() == 2
    assert UnitVersion.objects.filter(unit=team).count() == 2
    assert path_on(team, SINCE).startswith(f"{world.province.pk}/{world.commune.pk}/")


def test_what_is_below_cannot_be_above(world: World, team: Unit, monday: date) -> None:
    giang = province_operator(world)

    with pytest.raises(Ring):
        move_unit(world.office.pk, version=1, superior=team.pk, since=SINCE, by=giang, on=monday)
    with pytest.raises(Ring):
        move_unit(
            world.office.pk, version=1, superior=world.office.pk, since=SINCE, by=giang, on=monday
        )
    with pytest.raises(OtherSector):
        move_unit(
            world.office.pk, version=1, superior=world.party.pk, since=SINCE, by=giang, on=monday
        )


def test_who_may_not_move(world: World, monday: date) -> None:
    for person in (world.hoa, world.lan, world.minh):
        with pytest.raises(NotAllowed):
            move_unit(world.office.pk, version=1, superior=None, since=SINCE, by=person, on=monday)
    with pytest.raises(NotAllowed):
        move_unit(
            world.neighbour_office.pk,
            version=1,
            superior=world.commune.pk,
            since=SINCE,
            by=world.van,
            on=monday,
        )


@pytest.mark.parametrize(
    ("one", "above", "ring"),
    [(1, 3, True), (1, 1, True), (3, 1, False), (4, 3, False), (1, 4, False)],
)
def test_a_ring_is_seen(one: int, above: int, ring: bool) -> None:
    superiors = {1: None, 2: 1, 3: 2, 4: None}

    assert makes_ring(one, above, superiors) is ring


@pytest.mark.parametrize(
    ("spans", "broken"),
    [
        pytest.param([(1, 3), (4, None)], None, id="whole"),
        pytest.param([(4, None), (1, 3)], None, id="in-any-order"),
        pytest.param([(1, 4), (4, None)], 4, id="a-day-told-twice"),
        pytest.param([(1, None), (4, None)], 4, id="never-ended"),
        pytest.param([(1, 2), (4, None)], 3, id="a-day-untold"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_versions_follow_each_other(
    spans: list[tuple[int, int | None]], broken: int | None
) -> None:
    told = [
        Span(date(2026, 1, since), date(2026, 1, until) if until else None)
        for since, until in spans
    ]

    assert first_break(told) == (date(2026, 1, broken) if broken else None)
