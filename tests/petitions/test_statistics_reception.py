"""The figures on reception and of the year before: each number opens what was counted for it."""

import re
from datetime import date

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.petitions.actions.reception_visits import enter_denouncer, enter_visit
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import load_law, petition, receptionist
from tests.factories.reception import held, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_august")]

JULY = "?span=tu-chon&since=01/07/2026&until=31/07/2026"
FIGURES, BEHIND = "/don-thu/so-lieu/", "/don-thu/so-lieu/tiep-dan/"


@pytest.fixture
def in_august(settings: object) -> None:
    """It is the twentieth of August 2026."""
    settings.TODAY = date(2026, 8, 20)  # type: ignore[attr-defined]


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def summer(world: World, nga: User) -> None:
    """July: the chairman twice, his deputy once, once extraordinary; last July: once."""
    binh = person("binh", "Lương Thế Bình")
    appoint(binh, world.commune, Role.LEADER, "Phó Chủ tịch UBND xã")
    first = held(world, nga, date(2026, 7, 2))
    held(world, nga, date(2026, 7, 16))
    held(world, nga, date(2026, 7, 9), receiver=binh)
    held(world, nga, date(2026, 7, 14), extraordinary=True)
    old = held(world, nga, date(2025, 7, 10))
    held(world, nga, date(2026, 8, 6))
    enter_visit(first.pk, told(), by=nga, on=date(2026, 7, 2))
    enter_visit(first.pk, told(people_count=5), by=nga, on=date(2026, 7, 2))
    enter_visit(old.pk, told(), by=nga, on=date(2025, 7, 10))


def links(client: Client, address: str) -> list[tuple[str, int]]:
    """Return the ways to what stands behind numbers on reception, each with its number."""
    page = client.get(f"{FIGURES}{JULY}").content.decode()
    found = re.findall(rf'href="({address}[^"]+)">([\d.]+)</a>', page)
    return [(way.replace("&amp;", "&"), int(number)) for way, number in found]


def test_july_counted_by_hand_with_its_extraordinary_day_apart(
    world: World, nga: User, summer: None
) -> None:
    page = signed_in(nga).get(f"{FIGURES}{JULY}").context["page"]

    assert [(line.now, line.before) for line in page.reception] == [
        (4, 1),  # sessions
        (2, 1),  # the chairman himself, on his regular days: 2/7 and 16/7
        (1, 0),  # his deputy
        (1, 0),  # extraordinary
        (0, 0),  # online
        (2, 1),  # visits
        (6, 1),  # people: one and five
        (1, 0),  # of several people
    ]


def test_each_number_opens_exactly_what_was_counted(world: World, nga: User, summer: None) -> None:
    client = signed_in(nga)
    found = links(client, BEHIND)

    # Seven numbers of now that are not nought, four of the year before.
    assert [number for _way, number in found] == [4, 1, 2, 1, 1, 1, 2, 1, 6, 1, 1]
    for way, number in found:
        page = client.get(way)
        rows = page.context["page"].object_list
        people = sum(row.people_count for row in rows) if "so=people" in way else len(rows)
        assert people == number, way
        assert {row.session.on.year if page.context["visits"] else row.on.year for row in rows} == {
            2025 if "ky=truoc" in way else 2026
        }


def test_numbers_of_the_year_before_open_their_cases(world: World, nga: User) -> None:
    for day in (date(2025, 7, 8), date(2025, 7, 9), date(2026, 7, 6)):
        petition(world, nga, subject="Lối đi", received_on=day)
    client = signed_in(nga)

    before = [one for one in links(client, "/don-thu/so-lieu/don/") if "ky=truoc" in one[0]]

    assert (f"/don-thu/so-lieu/don/{JULY.replace('/', '%2F')}&so=tiep-nhan&ky=truoc", 2) in before
    for way, number in before:
        assert client.get(way).context["page"].paginator.count == number, way


def test_a_visit_that_the_person_does_not_read_is_only_counted(
    world: World, nga: User, summer: None
) -> None:
    session = held(world, nga, date(2026, 7, 23))
    enter_denouncer(session.pk, 1, by=nga, on=date(2026, 7, 23))
    asked = f"{BEHIND}{JULY}&so=visits"

    own = signed_in(nga).get(asked).content.decode()
    chair = signed_in(world.minh).get(asked)

    assert "Tố cáo, niêm phong" in own
    assert "TC-1/2026" in own
    assert "TC-" not in chair.content.decode()
    assert "Tố cáo" not in chair.content.decode()
    assert chair.context["page"].paginator.count == 2


def test_who_only_counts_opens_nothing(world: World, nga: User, summer: None) -> None:
    lan = signed_in(world.lan)

    assert links(lan, BEHIND) == []
    assert lan.get(f"{BEHIND}{JULY}&so=sessions&unit={world.commune.pk}").status_code == 404
    assert lan.get(f"{BEHIND}{JULY}&so=sessions&unit=tat-ca").status_code == 404


def test_an_address_that_makes_no_sense(world: World, nga: User, summer: None) -> None:
    client = signed_in(nga)

    assert client.get(f"{BEHIND}{JULY}&so=khac").status_code == 404
    assert client.get(BEHIND).status_code == 302
    assert client.get(f"{BEHIND}?span=tu-chon&so=sessions").status_code == 404
    nought = client.get(f"{BEHIND}{JULY}&so=online").content.decode()
    assert "Không có buổi, lượt tiếp nào" in nought
