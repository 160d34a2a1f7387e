"""A unit opens from a day, in a place the operator keeps, under a superior of its own sector."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import ActRefused, NotAllowed
from danvan.units.actions.refusals import (
    NameMissing,
    NameTaken,
    NotThere,
    OtherSector,
    StillBelow,
)
from danvan.units.actions.units import end_unit, open_unit
from danvan.units.models import Appointment, Post, UnitVersion
from danvan.units.queries import unit_book
from danvan.units.values import NewUnit
from tests.factories.organisation import names_on, path_on
from tests.factories.people import World

MID_YEAR = date(2026, 5, 15)


def department(world: World, **other: object) -> NewUnit:
    """Return a department of the commune to be opened in the middle of the year."""
    given: dict[str, object] = {
        "name": "Phòng Nội vụ",
        "sector": "government",
        "kind": "department",
        "level": "commune",
        "area": world.commune.area_id,
        "superior": world.commune.pk,
        "since": MID_YEAR,
    }
    return NewUnit(**{**given, **other})  # type: ignore[arg-type]  # what a test changes


def test_a_name_that_says_its_place_says_it_once_in_the_address(world: World, monday: date) -> None:
    made = open_unit(department(world, name="Phòng Nội vụ xã An Bình"), by=world.van, on=monday)

    assert made.key == "phong-noi-vu-xa-an-binh"


def test_a_department_created_in_mid_year_exists_from_that_day(world: World, monday: date) -> None:
    made = open_unit(department(world, aliases=("Phòng NV", "Phòng NV ")), by=world.van, on=monday)

    assert made.key == "phong-noi-vu-xa-an-binh"
    assert "Phòng Nội vụ" not in names_on(date(2026, 5, 14))
    assert "Phòng Nội vụ" in names_on(MID_YEAR)
    assert path_on(made, MID_YEAR) == f"{world.province.pk}/{world.commune.pk}/{made.pk}/"
    assert unit_book(MID_YEAR).entries[made.pk].aliases == ("Phòng NV",)
    assert made.pk not in unit_book(monday).entries
    assert AuditEvent.objects.get(code="units.opened").facts == {"name": "Phòng Nội vụ"}


def test_the_same_words_make_a_second_key(world: World, monday: date) -> None:
    first = open_unit(department(world), by=world.van, on=monday)
    second = open_unit(department(world, superior=world.office.pk), by=world.van, on=monday)

    assert (first.key, second.key) == ("phong-noi-vu-xa-an-binh", "phong-noi-vu-xa-an-binh-2")


@pytest.mark.parametrize("who", ["hoa", "lan", "minh", "kim"])
def test_only_the_operator_of_the_place_opens(world: World, monday: date, who: str) -> None:
    with pytest.raises(NotAllowed):
        open_unit(department(world), by=getattr(world, who), on=monday)


def test_the_operator_next_door_opens_nothing_here(world: World, monday: date) -> None:
    there = department(world, area=world.neighbour.area_id, superior=world.neighbour.pk)

    with pytest.raises(NotAllowed):
        open_unit(there, by=world.van, on=monday)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param({"name": "  "}, NameMissing, id="no-name"),
        pytest.param({"name": "phòng kinh tế"}, NameTaken, id="taken"),
        pytest.param({"sector": "party"}, OtherSector, id="other-sector"),
        pytest.param({"since": date(2020, 1, 1)}, NotThere, id="before-the-place"),
    ],
)
def test_what_makes_no_sense_is_refused(
    world: World, monday: date, change: dict[str, object], refusal: type[ActRefused]
) -> None:
    with pytest.raises(refusal):
        open_unit(department(world, **change), by=world.van, on=monday)


def test_an_ended_unit_takes_its_posts_with_it(world: World, monday: date) -> None:
    last = date(2026, 3, 31)

    end_unit(world.office.pk, version=1, until=last, by=world.van, on=monday)

    assert "Phòng Văn hóa - Xã hội" in names_on(last)
    assert set(Post.objects.filter(unit=world.office).values_list("until", flat=True)) == {last}
    assert list(
        Appointment.objects.filter(post__unit=world.office).values_list("until", flat=True)
    ) == [last, last]
    assert not unit_book(date(2026, 4, 1)).entries[world.office.pk].live
    assert unit_book(date(2026, 4, 1)).name(world.office.pk) == "Phòng Văn hóa - Xã hội"


def test_what_has_units_below_does_not_end(world: World, monday: date) -> None:
    with pytest.raises(StillBelow) as refused:
        end_unit(world.commune.pk, version=1, until=monday, by=world.van, on=monday)

    assert "Phòng Kinh tế" in refused.value.message
    assert UnitVersion.objects.get(unit=world.commune).until is None
