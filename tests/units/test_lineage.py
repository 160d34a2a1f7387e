"""What became of places and bodies, and who holds what ended ones left, over several mergers."""

from datetime import date

import pytest

from danvan.units.access import reachable, reaches_unit
from danvan.units.actions import rebuild_paths
from danvan.units.models import Area, AreaShare, Succession, Unit, UnitVersion
from danvan.units.queries import ended_units_held_by
from danvan.units.queries.lineage import (
    ancestors_of_area,
    descendants_of_area,
    holder_of_records,
    predecessors_of_area,
    successors_of_area,
    successors_through,
)
from tests.factories.people import World, area, unit

FIRST, SECOND = date(2025, 7, 1), date(2026, 2, 1)
BETWEEN, AFTER = date(2026, 1, 5), date(2026, 3, 9)


def merged(number: int, on: date, old: Unit, *new: Unit, records: Unit | None) -> Succession:
    """Return one body succeeded by others."""
    made = Succession.objects.create(
        resolution="9/NQ-MAU", clause=f"khoản {number}", on=on, records=records
    )
    made.old.add(old)
    made.new.add(*new)
    return made


@pytest.fixture
def district(world: World) -> Unit:
    """A district that ended; xã Phú Lâm held its records until that ended too."""
    ended = unit(
        "ubnd-huyen-cu", "UBND huyện cũ", "ubnd", "district", world.province.area,
        since=date(2021, 1, 1),
    )  # fmt: skip
    UnitVersion.objects.filter(unit=ended).update(until=date(2025, 6, 30))
    rebuild_paths()
    merged(1, FIRST, ended, world.neighbour, world.commune, records=world.neighbour)
    merged(2, SECOND, world.neighbour, world.commune, records=world.commune)
    return ended


@pytest.mark.db
def test_records_pass_on_when_their_holder_ends(world: World, district: Unit) -> None:
    assert holder_of_records(district.pk, BETWEEN) == world.neighbour.pk
    assert holder_of_records(district.pk, AFTER) == world.commune.pk
    assert holder_of_records(district.pk, date(2025, 6, 30)) is None
    assert holder_of_records(world.commune.pk, AFTER) is None


@pytest.mark.db
def test_reach_follows_the_chain_of_holders(world: World, district: Unit) -> None:
    assert not reaches_unit(world.lan, "obligations.view", district.pk, BETWEEN)
    assert reaches_unit(world.lan, "obligations.view", district.pk, AFTER)
    assert reaches_unit(world.lan, "obligations.view", world.neighbour.pk, AFTER)
    held = ended_units_held_by([world.commune.pk], AFTER)
    assert set(held) == {district, world.neighbour}


@pytest.mark.db
def test_whoever_holds_nothing_asks_once(
    world: World, district: Unit, django_assert_num_queries: object
) -> None:
    # Posts, prefixes, and one look for records.
    with django_assert_num_queries(3):  # type: ignore[operator]  # pytest-django's fixture
        reachable(world.kim, "obligations.view", AFTER)
    # Two steps of the chain, and the look that ends it.
    with django_assert_num_queries(5):  # type: ignore[operator]  # pytest-django's fixture
        reachable(world.lan, "obligations.view", AFTER)


def test_holders_in_a_ring_hang_nothing(world: World) -> None:
    merged(1, FIRST, world.neighbour, world.commune, records=world.commune)
    merged(2, SECOND, world.commune, world.neighbour, records=world.neighbour)

    assert holder_of_records(world.neighbour.pk, AFTER) is not None
    assert reachable(world.hoa, "obligations.view", AFTER).received == {world.commune.pk}


@pytest.mark.db
def test_the_living_ends_of_what_became_of_a_body(world: World, district: Unit) -> None:
    assert set(successors_through([district.pk], BETWEEN)) == {world.neighbour, world.commune}
    assert set(successors_through([district.pk], AFTER)) == {world.commune}
    assert set(successors_through([world.office.pk], AFTER)) == {world.office}


@pytest.fixture
def places(world: World) -> dict[str, Area]:
    """Bến Đá is divided in 2025; in 2026 xã An Bình becomes phường An Bình with all it has."""
    old = area("ben-da", "xã Bến Đá", "commune", world.province.area)
    ward = area("phuong-an-binh", "phường An Bình", "commune", world.province.area)
    found = {
        "bến đá": old,
        "an bình": world.commune.area,
        "phú lâm": world.neighbour.area,
        "phường": ward,
    }
    _clause(3, FIRST, {"bến đá": "part"}, "an bình", found)
    _clause(4, FIRST, {"bến đá": "remainder"}, "phú lâm", found)
    _clause(5, SECOND, {"an bình": "whole"}, "phường", found)
    return found


def _clause(number: int, on: date, old: dict[str, str], new: str, places: dict[str, Area]) -> None:
    made = Succession.objects.create(resolution="9/NQ-MAU", clause=f"khoản {number}", on=on)
    for name, share in old.items():
        AreaShare.objects.create(succession=made, area=places[name], side="old", share=share)
    AreaShare.objects.create(succession=made, area=places[new], side="new")


@pytest.mark.db
def test_what_a_divided_place_became(world: World, places: dict[str, Area]) -> None:
    one_step = successors_of_area(places["bến đá"].pk, AFTER)
    every_step = descendants_of_area(places["bến đá"].pk, AFTER)

    assert [(kin.name, kin.share) for kin in one_step] == [
        ("xã An Bình", "part"),
        ("xã Phú Lâm", "remainder"),
    ]
    assert [(kin.name, kin.steps) for kin in every_step] == [
        ("xã An Bình", 1),
        ("xã Phú Lâm", 1),
        ("phường An Bình", 2),
    ]
    assert len(descendants_of_area(places["bến đá"].pk, BETWEEN)) == 2


@pytest.mark.db
def test_where_a_place_came_from(world: World, places: dict[str, Area]) -> None:
    before = predecessors_of_area(places["phường"].pk, AFTER)
    every = ancestors_of_area(places["phường"].pk, AFTER)

    assert [(kin.name, kin.cited) for kin in before] == [("xã An Bình", "9/NQ-MAU, khoản 5")]
    assert [(kin.name, kin.steps) for kin in every] == [("xã An Bình", 1), ("xã Bến Đá", 2)]


@pytest.mark.db
def test_a_lineage_costs_the_same_however_many_places(
    world: World, places: dict[str, Area], django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(9):  # type: ignore[operator]  # three a step, and the end
        descendants_of_area(places["bến đá"].pk, AFTER)
