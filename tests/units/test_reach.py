"""How far a person's rights go: own unit, below in one sector, never next door."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.units.access import main_post, reachable, reaches_unit, roles_on, units_within
from danvan.units.actions import rebuild_paths
from danvan.units.models import Succession, UnitVersion
from danvan.units.queries import unit_book
from tests.factories.mergers import ended_commune
from tests.factories.people import World, appoint, unit

ON = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("who", "where", "reached"),
    [
        pytest.param("lan", "commune", True, id="planner-own"),
        pytest.param("lan", "office", True, id="planner-below"),
        pytest.param("lan", "neighbour", False, id="planner-next-door"),
        pytest.param("lan", "party", False, id="planner-other-sector"),
        pytest.param("lan", "province", False, id="planner-above"),
        pytest.param("hoa", "office", False, id="hoa-next-door"),
        pytest.param("thu", "office", True, id="officer-own"),
        pytest.param("thu", "economy", False, id="officer-sister-office"),
        pytest.param("kim", "office", True, id="superior-far-below"),
        pytest.param("dung", "party", True, id="partner-own"),
        pytest.param("dung", "commune", False, id="partner-not-government"),
        pytest.param("van", "commune", False, id="operator-sees-no-work"),
    ],
)
@pytest.mark.db
def test_reach_follows_superiors(world: World, who: str, where: str, reached: bool) -> None:
    person: User = getattr(world, who)

    assert reaches_unit(person, "obligations.view", getattr(world, where).pk, ON) is reached


def test_rights_end_with_the_appointment(world: World) -> None:
    appoint(world.thu, world.economy, Role.HEAD, "Phụ trách", until=date(2026, 2, 28))

    assert roles_on(world.thu, date(2026, 2, 28)) == {Role.OFFICER, Role.HEAD}
    assert roles_on(world.thu, date(2026, 3, 1)) == {Role.OFFICER}


def test_someone_switched_off_reaches_nothing(world: World) -> None:
    world.lan.is_active = False
    world.lan.save()

    assert not roles_on(world.lan, ON)
    assert not reachable(world.lan, "obligations.view", ON)


@pytest.mark.db
def test_a_unit_that_moved_is_reached_by_its_new_superior_only(world: World) -> None:
    moved = date(2026, 2, 1)
    old = UnitVersion.objects.get(unit=world.service)
    old.until = date(2026, 1, 31)
    old.save()
    UnitVersion.objects.create(
        unit=world.service, name=old.name, superior=world.neighbour, since=moved
    )
    rebuild_paths()

    before = date(2026, 1, 15)
    assert reaches_unit(world.lan, "obligations.view", world.service.pk, before)
    assert not reaches_unit(world.lan, "obligations.view", world.service.pk, ON)
    assert reaches_unit(world.hoa, "obligations.view", world.service.pk, ON)


@pytest.mark.db
def test_what_ended_below_a_unit_before_it_moved_is_still_its(world: World) -> None:
    UnitVersion.objects.filter(unit=world.service).update(until=date(2025, 12, 31))
    for moved in (world.commune, world.office):
        old = UnitVersion.objects.get(unit=moved)
        above = world.interior if moved == world.commune else world.commune
        UnitVersion.objects.filter(pk=old.pk).update(until=date(2026, 1, 31))
        UnitVersion.objects.create(
            unit=moved, name=old.name, superior=above, since=date(2026, 2, 1)
        )
    rebuild_paths()

    assert reaches_unit(world.lan, "obligations.view", world.service.pk, ON)
    assert reaches_unit(world.lan, "obligations.view", world.office.pk, ON)
    assert not reaches_unit(world.hoa, "obligations.view", world.service.pk, ON)


@pytest.mark.db
def test_records_of_an_ended_unit_are_reached_by_their_holder(world: World) -> None:
    ended = unit(
        "ubnd-huyen-cu",
        "UBND huyện cũ",
        "ubnd",
        "district",
        world.province.area,
        since=date(2021, 1, 1),
    )
    UnitVersion.objects.filter(unit=ended).update(until=date(2025, 6, 30))
    rebuild_paths()
    merger = Succession.objects.create(
        resolution="01/NQ-MAU", clause="khoản 1", on=date(2025, 7, 1), records=world.commune
    )
    merger.old.add(ended)
    merger.new.add(world.commune, world.neighbour)

    assert reaches_unit(world.lan, "obligations.view", ended.pk, ON)
    assert not reaches_unit(world.hoa, "obligations.view", ended.pk, ON)
    assert unit_book(ON).name(ended.pk) == "UBND huyện cũ"
    assert not unit_book(ON).entries[ended.pk].live


def test_a_ring_of_superiors_cannot_hang_the_paths(world: World) -> None:
    UnitVersion.objects.filter(unit=world.province).update(superior=world.office)

    rebuild_paths()

    assert UnitVersion.objects.get(unit=world.office).path.endswith(f"{world.office.pk}/")


def test_the_post_beside_the_name_is_a_headship(world: World) -> None:
    post = main_post(world.minh, ON)

    assert post is not None
    assert post.title == "Chủ tịch UBND xã"


@pytest.mark.db
def test_ended_units_below_cost_no_queries_of_their_own(
    world: World, django_assert_num_queries: object
) -> None:
    for number in range(7):
        ended_commune(world, f"xa-cu-{number}", f"xã Cũ {number}")

    reach = reachable(world.kim, "obligations.view", ON)
    # The ended ones, what began elsewhere since, then the units themselves.
    with django_assert_num_queries(3):  # type: ignore[operator]  # pytest-django's fixture
        found = set(units_within(reach, ON).values_list("pk", flat=True))

    assert len(found) == 9 + 7  # the nine of the province in its sector, and those that ended


@pytest.mark.db
def test_an_ended_unit_that_moved_away_before_stays_with_its_last_superior(world: World) -> None:
    moved = ended_commune(world, "xa-cu", "xã Cũ")  # under the province until 28 February
    UnitVersion.objects.filter(unit=moved).update(until=date(2025, 12, 31))
    UnitVersion.objects.create(
        unit=moved,
        name="UBND xã Cũ",
        superior=None,
        since=date(2026, 1, 1),
        until=date(2026, 2, 28),
    )
    rebuild_paths()

    assert reaches_unit(world.kim, "obligations.view", moved.pk, date(2025, 12, 31))
    assert not reaches_unit(world.kim, "obligations.view", moved.pk, ON)
