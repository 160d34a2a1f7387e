"""A name changes from a day; what was mistyped is corrected as if it had never been."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.units.actions.areas import correct_area, rename_area
from danvan.units.actions.refusals import LaterChange, NameTaken, NotThere
from danvan.units.actions.units import correct_unit, move_unit, rename_unit
from danvan.units.actions.versions import whole
from danvan.units.models import UnitVersion
from danvan.units.queries import unit_book
from tests.factories.organisation import areas_on
from tests.factories.people import World

SINCE = date(2026, 4, 1)
EVE = date(2026, 3, 31)


def test_the_old_name_stands_until_the_day_before(world: World, monday: date) -> None:
    rename_unit(
        world.office.pk, version=1, name="Phòng Văn xã", since=SINCE, by=world.van, on=monday
    )

    assert unit_book(EVE).name(world.office.pk) == "Phòng Văn hóa - Xã hội"
    assert unit_book(SINCE).name(world.office.pk) == "Phòng Văn xã"
    assert whole(world.office)
    assert list(UnitVersion.objects.filter(unit=world.office).values_list("since", "until")) == [
        (date(2025, 7, 1), EVE),
        (SINCE, None),
    ]


def test_a_rename_on_the_day_a_name_began_leaves_one_version(world: World, monday: date) -> None:
    for version, name in ((1, "Phòng Văn xã"), (2, "Phòng Văn hóa")):
        rename_unit(
            world.office.pk, version=version, name=name, since=SINCE, by=world.van, on=monday
        )

    assert UnitVersion.objects.filter(unit=world.office).count() == 2
    assert unit_book(SINCE).name(world.office.pk) == "Phòng Văn hóa"


def test_changes_are_recorded_in_the_order_of_days(world: World, monday: date) -> None:
    rename_unit(world.office.pk, version=1, name="Phòng A", since=SINCE, by=world.van, on=monday)

    with pytest.raises(LaterChange):
        rename_unit(world.office.pk, version=2, name="Phòng B", since=EVE, by=world.van, on=monday)


def test_a_correction_changes_every_day_of_the_wrong_name(world: World, monday: date) -> None:
    move_unit(
        world.office.pk,
        version=1,
        superior=world.service.pk,
        since=SINCE,
        by=world.van,
        on=monday,
    )

    correct_unit(
        world.office.pk,
        version=2,
        name="Phòng Văn hóa – Xã hội",
        aliases=("Phòng VHXH",),
        at=SINCE,
        by=world.van,
        on=monday,
    )

    for day in (EVE, SINCE):
        entry = unit_book(day).entries[world.office.pk]
        assert (entry.name, entry.aliases) == ("Phòng Văn hóa – Xã hội", ("Phòng VHXH",))
    assert unit_book(SINCE).entries[world.office.pk].superior == world.service.pk


def test_who_may_not_and_what_is_refused(world: World, monday: date) -> None:
    for person in (world.hoa, world.lan, world.kim):
        with pytest.raises(NotAllowed):
            rename_unit(world.office.pk, version=1, name="X", since=SINCE, by=person, on=monday)
    with pytest.raises(NotAllowed):
        rename_unit(world.neighbour.pk, version=1, name="X", since=SINCE, by=world.van, on=monday)
    with pytest.raises(StaleRecord):
        rename_unit(world.office.pk, version=9, name="X", since=SINCE, by=world.van, on=monday)
    with pytest.raises(NameTaken):
        rename_unit(
            world.office.pk, version=1, name="Phòng Kinh tế", since=SINCE, by=world.van, on=monday
        )
    with pytest.raises(NotThere):
        rename_unit(
            world.office.pk, version=1, name="X", since=date(2020, 1, 1), by=world.van, on=monday
        )


def test_a_commune_can_be_renamed(world: World, monday: date) -> None:
    rename_area(
        world.commune.area_id, version=1, name="xã An Hòa", since=SINCE, by=world.van, on=monday
    )
    correct_area(
        world.commune.area_id,
        version=2,
        name="phường An Hòa",
        code="12345",
        at=SINCE,
        by=world.van,
        on=monday,
    )

    assert "xã An Bình" in areas_on(EVE)
    assert "phường An Hòa" in areas_on(SINCE)
    assert "xã An Bình" not in areas_on(SINCE)
    with pytest.raises(NotAllowed):
        rename_area(
            world.neighbour.area_id, version=1, name="X", since=SINCE, by=world.van, on=monday
        )
