"""Households with day and source; where a village is told things."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import ActRefused, NotAllowed
from danvan.units.actions.areas import end_area, move_area, open_area
from danvan.units.actions.refusals import (
    AlreadyEnded,
    BoardWithoutPlace,
    CountTaken,
    NameTaken,
    NotThere,
    NoVillage,
    Ring,
    StillBelow,
)
from danvan.units.actions.villages import (
    correct_households,
    count_households,
    end_notice_place,
    open_notice_place,
)
from danvan.units.models import Area
from danvan.units.values import NewArea
from tests.factories.organisation import areas_on, province_operator, village
from tests.factories.people import World

SINCE = date(2026, 1, 1)


@pytest.fixture
def dong(world: World) -> Area:
    """A village of An Bình."""
    return village("thôn Đông", world.commune.area)


def test_a_count_has_its_day_and_source_and_is_corrected_with_a_trace(
    world: World, dong: Area, monday: date
) -> None:
    made = count_households(
        dong.pk, version=1, at=SINCE, count=214, source="Công an xã", by=world.van, on=monday
    )
    correct_households(
        dong.pk,
        made.pk,
        version=2,
        at=SINCE,
        count=241,
        source="Công an xã",
        by=world.van,
        on=monday,
    )

    assert list(dong.household_counts.values_list("on", "count", "source")) == [
        (SINCE, 241, "Công an xã")
    ]
    event = AuditEvent.objects.get(code="units.households_corrected")
    assert event.facts == {"old": 214, "new": 241, "at": "2026-01-01"}


@pytest.mark.parametrize(
    ("at", "refusal"),
    [
        pytest.param(SINCE, CountTaken, id="same-day"),
        pytest.param(date(2020, 1, 1), NotThere, id="before-the-village"),
    ],
)
def test_counts_that_make_no_sense(
    world: World, dong: Area, monday: date, at: date, refusal: type[ActRefused]
) -> None:
    count_households(dong.pk, version=1, at=SINCE, count=1, source="x", by=world.van, on=monday)

    with pytest.raises(refusal):
        count_households(dong.pk, version=2, at=at, count=2, source="x", by=world.van, on=monday)


def test_only_villages_are_counted_and_only_by_their_operator(
    world: World, dong: Area, monday: date
) -> None:
    commune = world.commune.area_id
    with pytest.raises(NoVillage):
        count_households(commune, version=1, at=SINCE, count=1, source="x", by=world.van, on=monday)
    for person in (world.hoa, world.tam, world.lan):
        with pytest.raises(NotAllowed):
            count_households(
                dong.pk, version=1, at=SINCE, count=1, source="x", by=person, on=monday
            )


def test_boards_and_loudspeakers_begin_and_end(world: World, dong: Area, monday: date) -> None:
    board = open_notice_place(
        dong.pk, version=1, kind="board", place="Nhà văn hóa", since=SINCE, by=world.van, on=monday
    )
    open_notice_place(
        dong.pk, version=2, kind="loudspeaker", place="", since=SINCE, by=world.van, on=monday
    )
    end_notice_place(dong.pk, board.pk, version=3, until=monday, by=world.van, on=monday)

    assert list(dong.notice_places.values_list("kind", "until")) == [
        ("board", monday),
        ("loudspeaker", None),
    ]
    with pytest.raises(AlreadyEnded):
        end_notice_place(dong.pk, board.pk, version=4, until=monday, by=world.van, on=monday)
    with pytest.raises(BoardWithoutPlace):
        open_notice_place(
            dong.pk, version=4, kind="board", place=" ", since=SINCE, by=world.van, on=monday
        )


def test_a_village_is_opened_moved_and_ended(world: World, monday: date) -> None:
    new = NewArea("thôn Tây", "village", world.commune.area_id, SINCE, "001")
    made = open_area(new, by=world.van, on=monday)
    with pytest.raises(NameTaken):
        open_area(new, by=world.van, on=monday)
    with pytest.raises(NotAllowed):
        move_area(
            made.pk,
            version=1,
            within=world.neighbour.area_id,
            since=monday,
            by=world.van,
            on=monday,
        )
    with pytest.raises(Ring):
        move_area(
            world.commune.area_id, version=1, within=made.pk, since=monday, by=world.van, on=monday
        )

    giang = province_operator(world)
    move_area(made.pk, version=1, within=world.neighbour.area_id, since=monday, by=giang, on=monday)
    end_area(made.pk, version=2, until=date(2026, 12, 31), by=giang, on=monday)

    assert "thôn Tây" in areas_on(date(2026, 12, 31))
    assert "thôn Tây" not in areas_on(date(2027, 1, 1))


def test_a_commune_with_villages_or_bodies_does_not_end(
    world: World, dong: Area, monday: date
) -> None:
    with pytest.raises(StillBelow) as refused:
        end_area(world.commune.area_id, version=1, until=monday, by=world.van, on=monday)

    assert "thôn Đông" in refused.value.message
    assert "UBND xã An Bình" in refused.value.message


def test_nobody_next_door_opens_a_village_here(world: World, monday: date) -> None:
    new = NewArea("thôn Tây", "village", world.neighbour.area_id, SINCE)

    for person in (world.van, world.hoa, world.tam):
        with pytest.raises(NotAllowed):
            open_area(new, by=person, on=monday)
