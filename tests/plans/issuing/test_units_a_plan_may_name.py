"""The units a plan may name: of its area, inside and around it, as of its day."""

from datetime import date

from danvan.plans.queries.plans import named_units
from danvan.rules.plans.units_named import resolve_units
from danvan.units.models import UnitVersion
from tests.factories.people import World


def test_a_commune_names_its_own_bodies_its_superiors_and_its_peers(world: World) -> None:
    units = {unit.pk for unit in named_units(date(2026, 3, 9), world.commune.pk)}

    assert {world.office.pk, world.village.pk, world.party.pk, world.interior.pk} <= units
    assert world.neighbour.pk in units
    assert world.neighbour_office.pk not in units


def test_a_province_does_not_name_villages(world: World) -> None:
    units = {unit.pk for unit in named_units(date(2026, 3, 9), world.province.pk)}

    assert {world.commune.pk, world.neighbour_office.pk, world.front.pk} <= units
    assert world.village.pk not in units


def test_names_are_those_of_the_day(world: World) -> None:
    UnitVersion.objects.filter(unit=world.economy).update(until=date(2026, 3, 31))
    UnitVersion.objects.create(
        unit=world.economy,
        name="Phòng Kinh tế, Hạ tầng và Đô thị",
        superior=world.commune,
        since=date(2026, 4, 1),
        path=f"{world.province.pk}/{world.commune.pk}/{world.economy.pk}/",
    )

    march = named_units(date(2026, 3, 9), world.commune.pk)
    april = named_units(date(2026, 4, 1), world.commune.pk)

    new = "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert resolve_units(new, april, world.commune.pk).unit_ids == (world.economy.pk,)
    assert resolve_units(new, march, world.commune.pk).how == "unresolved"


def test_before_the_issuer_existed_nothing_is_named(world: World) -> None:
    assert named_units(date(2025, 6, 30), world.commune.pk) == ()


def test_asks_two_questions_whatever_the_size(
    world: World, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]  # pytest-django's fixture
        named_units(date(2026, 3, 9), world.province.pk)
