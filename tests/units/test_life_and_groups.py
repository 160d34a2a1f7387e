"""Groups, places and lives as of a day: before a merger the old tree, after it the new one."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.units.actions.areas import rename_area
from danvan.units.actions.mergers import merge
from danvan.units.actions.units import move_unit
from danvan.units.models import Area, HouseholdCount, Unit
from danvan.units.queries import unit_book
from danvan.units.queries.areas import (
    find_places,
    households_on,
    inside_area,
    life_of_area,
    villages_on,
)
from danvan.units.queries.life import changes_of, head_of, life_of, people_count
from danvan.units.queries.tree import children_on, group_on, tree_on, units_at
from tests.factories.organisation import province_operator, village
from tests.factories.people import World
from tests.units.test_merge_by_hand import DAY, EVE, commune_merger


@pytest.fixture
def giang(world: World) -> User:
    """Who keeps the registers of the province."""
    return province_operator(world)


def test_groups_are_of_the_day(world: World, giang: User, monday: date) -> None:
    merge(commune_merger(world), by=giang, on=monday)

    def committees(on: date) -> list[str]:
        found = group_on(unit_book(on), sector="government", kind="ubnd", level="commune")
        return [entry.name for entry in found]

    assert committees(EVE) == ["UBND xã An Bình", "UBND xã Phú Lâm"]
    assert committees(DAY) == ["UBND xã Bình Lâm"]
    here = group_on(unit_book(EVE), kind="department", areas={world.commune.area_id})
    assert [e.name for e in here] == ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]


def test_lists_of_places_are_of_the_day(world: World, giang: User, monday: date) -> None:
    village("thôn Bãi Trên", world.commune.area)
    merge(commune_merger(world), by=giang, on=monday)
    every = Area.objects.all()

    assert [p.name for p in find_places(every, EVE, "xa")] == ["xã An Bình", "xã Phú Lâm"]
    assert [p.name for p in find_places(every, DAY, "xa")] == ["xã Bình Lâm"]
    assert [v.commune for v in villages_on(every, EVE)] == ["xã An Bình"]
    assert [v.commune for v in villages_on(every, DAY)] == ["xã Bình Lâm"]
    assert [p.name for p in inside_area(world.commune.area_id, EVE)] == ["thôn Bãi Trên"]
    assert inside_area(world.commune.area_id, DAY) == ()


def test_the_tree_of_the_eve_and_of_the_day(world: World, giang: User, monday: date) -> None:
    merge(commune_merger(world), by=giang, on=monday)

    def below_province(on: date) -> set[str]:
        government = tree_on(Unit.objects.all(), on)[0]
        assert government.sector == "government"
        return {node.entry.name for node in government.roots[0].children}

    assert below_province(EVE) == {"Sở Nội vụ", "UBND xã An Bình", "UBND xã Phú Lâm"}
    assert below_province(DAY) == {"Sở Nội vụ", "UBND xã Bình Lâm"}


def test_the_life_of_a_unit(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)
    new = made.new.get(kind="ubnd")

    old_life = life_of(world.commune, changes_of(world.commune))
    new_life = life_of(new, changes_of(new))

    assert [(e.at, e.icon) for e in old_life] == [
        (date(2025, 7, 1), "building-office"),
        (EVE, "archive-box"),
        (DAY, "arrows-pointing-in"),
    ]
    assert "UBND xã Bình Lâm" in old_life[-1].text
    assert old_life[-1].note == "99/NQ-HĐND (mẫu), khoản 1"
    assert [e.at for e in new_life] == [DAY, DAY]
    assert "UBND xã Phú Lâm" in new_life[1].text


def test_a_superiors_move_is_no_event_of_what_is_below(
    world: World, giang: User, monday: date
) -> None:
    move_unit(
        world.commune.pk,
        version=1,
        superior=None,
        since=date(2026, 2, 1),
        by=giang,
        on=monday,
    )

    assert world.office.versions.count() == 2
    assert len(life_of(world.office, ())) == 1
    assert [e.icon for e in life_of(world.commune, ())] == ["building-office", "arrows-right-left"]


def test_the_life_of_a_place(world: World, giang: User, monday: date) -> None:
    place = world.commune.area
    rename_area(place.pk, version=1, name="xã An Hòa", since=monday, by=giang, on=monday)
    merge(commune_merger(world), by=giang, on=monday)

    said = [event.text for event in life_of_area(place, DAY)]

    assert said == [
        "Có từ ngày này với tên xã An Bình",
        "Đổi tên thành xã An Hòa",
        "Kết thúc tồn tại",
        "Sắp xếp vào xã Bình Lâm",
    ]
    made = Area.objects.get(versions__name="xã Bình Lâm")
    assert "xã An Hòa, xã Phú Lâm" in life_of_area(made, DAY)[1].text


def test_who_heads_a_unit_and_how_many_are_there(world: World, monday: date) -> None:
    head = head_of(world.office.pk, monday)

    assert head is not None
    assert head.user == world.hung
    assert people_count(world.office.pk, monday) == 2
    assert head_of(world.front.pk, monday) is None
    assert [e.name for e in children_on(world.office.pk, monday)] == []
    assert "Ủy ban MTTQ Việt Nam xã" in {e.name for e in units_at(world.commune.area_id, monday)}


def test_the_denominator_is_the_newest_count_of_the_day(world: World) -> None:
    place = village("thôn Đông", world.commune.area)
    for day, count in ((date(2025, 7, 1), 211), (date(2026, 1, 1), 214)):
        HouseholdCount.objects.create(area=place, on=day, count=count, source="Công an xã")

    def count_on(on: date) -> int | None:
        found = households_on(place.pk, on)
        return found.count if found else None

    assert count_on(date(2025, 6, 30)) is None
    assert count_on(date(2025, 12, 31)) == 211
    assert count_on(date(2026, 1, 1)) == 214
