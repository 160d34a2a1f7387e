"""The clerk writes number and day; the register proposes, and no number is given twice a year."""

from datetime import date, timedelta

import pytest

from danvan.base.acts import NotAllowed
from danvan.documents.actions.refusals import DayAhead, MoveRefused, NumberTaken, NumberUnreadable
from danvan.documents.actions.signed import take_number
from danvan.documents.models import Document
from danvan.documents.queries.life import life_of
from danvan.documents.queries.numbers import numbers_of
from tests.factories.papers import approved, clerk_of, issued, numbered, submitted
from tests.factories.people import World, make_world
from tests.obligations.test_two_at_once import Act, at_once


def entered(world: World, number: str, day: date, kind: str = "Kế hoạch") -> Document:
    """Return a document that stands in the commune's register with its number."""
    return Document.objects.create(
        kind=kind, number=number, issued_on=day, unit=world.commune, title=f"Văn bản {number}"
    )


def test_the_clerk_writes_what_stands_in_the_book(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = approved(world, on=monday)

    row = take_number(
        row.pk, version=row.version, number=" 46 / KH- UBND ", day=monday, by=nga, on=monday
    )

    assert (row.number, row.issued_on, row.state) == ("46/KH-UBND", monday, "approved")


def test_the_next_number_is_proposed_and_gaps_are_told(world: World, monday: date) -> None:
    entered(world, "01/KH-UBND", date(2026, 1, 5))
    entered(world, "02/KH-UBND", date(2026, 1, 9))
    entered(world, "45/KH-UBND", date(2026, 3, 2))
    entered(world, "112/QĐ-UBND", date(2026, 3, 2), "Quyết định")
    entered(world, "88/KH-UBND", date(2025, 12, 30))  # numbers restart every year
    Document.objects.create(  # the neighbour's book is another one
        kind="Kế hoạch", number="90/KH-UBND", issued_on=monday, unit=world.neighbour
    )

    found = numbers_of(world.commune.pk, "Kế hoạch", 2026)

    assert (found.following, found.example) == (46, "46/KH-UBND")
    assert found.missing == tuple(range(33, 45))  # the twelve nearest of 3…44
    assert numbers_of(world.commune.pk, "Quyết định", 2026).following == 113
    assert numbers_of(world.commune.pk, "Công văn", 2026).following == 1
    assert numbers_of(world.commune.pk, "Kế hoạch", 2027).following == 1


def test_the_page_proposes_to_the_clerk_alone(world: World, monday: date) -> None:
    nga = clerk_of(world)
    entered(world, "45/KH-UBND", date(2026, 3, 2))
    row = approved(world, on=monday)

    shown = life_of(row, nga, on=monday).numbers
    assert shown is not None
    assert shown.following == 46
    assert row.number == ""  # proposing writes nothing
    assert life_of(row, world.lan, on=monday).numbers is None


def test_a_number_is_given_once_a_year(world: World, monday: date) -> None:
    nga = clerk_of(world)
    first = issued(world, nga, on=monday)
    row = approved(world, on=monday)

    for again in ("46/KH-UBND", "046/KH-UBND"):
        with pytest.raises(NumberTaken, match="46/KH-UBND") as refused:
            take_number(row.pk, version=row.version, number=again, day=monday, by=nga, on=monday)
        assert refused.value.existing == first
    with_letter = take_number(
        row.pk, version=row.version, number="46a/KH-UBND", day=monday, by=nga, on=monday
    )
    assert with_letter.number == "46a/KH-UBND"


@pytest.mark.parametrize(
    ("number", "day"),
    [
        pytest.param("46/QĐ-UBND", date(2026, 3, 9), id="another-series"),
        pytest.param("46/KH-UBND", date(2025, 12, 31), id="another-year"),
        pytest.param("47/KH-UBND", date(2026, 3, 9), id="the-next"),
    ],
)
def test_another_book_has_numbers_of_its_own(
    world: World, monday: date, number: str, day: date
) -> None:
    nga = clerk_of(world)
    numbered(world, nga, on=monday)
    row = approved(world, on=monday)

    row = take_number(row.pk, version=row.version, number=number, day=day, by=nga, on=monday)

    assert row.number == number


def test_a_slip_is_mended_until_the_issue(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = numbered(world, nga, on=monday)
    row = take_number(
        row.pk, version=row.version, number="47/KH-UBND", day=monday, by=nga, on=monday
    )
    assert row.number == "47/KH-UBND"
    done = issued(world, nga, on=monday)  # 46 is free again

    with pytest.raises(MoveRefused):
        take_number(
            done.pk, version=done.version, number="48/KH-UBND", day=monday, by=nga, on=monday
        )


@pytest.mark.parametrize("number", ["", "KH-UBND", "46", "số bốn sáu"])
def test_what_is_no_number_is_refused(world: World, monday: date, number: str) -> None:
    nga = clerk_of(world)
    row = approved(world, on=monday)

    with pytest.raises(NumberUnreadable, match="ví dụ"):
        take_number(row.pk, version=row.version, number=number, day=monday, by=nga, on=monday)


def test_a_day_to_come_is_refused(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = approved(world, on=monday)
    tomorrow = monday + timedelta(days=1)

    with pytest.raises(DayAhead):
        take_number(
            row.pk, version=row.version, number="46/KH-UBND", day=tomorrow, by=nga, on=monday
        )


def test_who_may_not_and_when(world: World, monday: date) -> None:
    nga = clerk_of(world)
    waiting = submitted(world, on=monday)
    with pytest.raises(MoveRefused):
        take_number(
            waiting.pk, version=waiting.version, number="46/KH-UBND", day=monday, by=nga, on=monday
        )
    row = approved(world, on=monday)
    for stranger in (world.lan, world.minh, world.hoa, world.kim):
        with pytest.raises(NotAllowed):
            take_number(
                row.pk,
                version=row.version,
                number="46/KH-UBND",
                day=monday,
                by=stranger,
                on=monday,
            )


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_two_clerks_do_not_give_one_number_twice(monday: date) -> None:
    world = make_world()
    nga = clerk_of(world)
    rows = [approved(world, on=monday) for _ in range(2)]

    def take(row: Document) -> Act:
        return lambda: take_number(
            row.pk, version=row.version, number="46/KH-UBND", day=monday, by=nga, on=monday
        )

    went = at_once(*(take(row) for row in rows))

    assert sorted(type(each).__name__ for each in went) == ["Document", "NumberTaken"]
    assert Document.objects.filter(number="46/KH-UBND").count() == 1
