"""The leader's page: late and whose, the table of units, what waits for a word."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.obligations.actions.submit import confirm_obligation
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_lists import Asker
from danvan.obligations.queries.desk_overseen import UnitLine, unit_lines
from tests.conftest import signed_in
from tests.desk.day import MONDAY, SUNDAY, a_day, groups, numbers, wants_longer
from tests.factories.obligations import handed_in, owed
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
PAGE = reverse("desk:leader")


def done(world: World, title: str, *, due: date, handed_on: date) -> Obligation:
    """Return work that the office handed in on a day and Lan confirmed."""
    row = handed_in(world, owed(world, title=title, due=due), on=handed_on)
    return confirm_obligation(row.pk, version=row.version, by=world.lan, on=MONDAY)


def test_a_leader_sees_what_is_late_and_whose(world: World) -> None:
    rows = a_day(world)
    wants_longer(world, rows["việc hôm nay"], SUNDAY)
    client = signed_in(world.minh)

    assert groups(client, PAGE) == {
        "Chờ bạn quyết định": ["việc hôm nay", "việc đã trình"],
        "Quá hạn": ["việc trễ"],
        "": [],
        "Đến hạn trong 14 ngày tới": ["việc hôm nay", "việc chủ nhật", "việc tuần sau"],
        "Đề nghị chờ trả lời": ["nhờ Ban"],
        "Kế hoạch đang thực hiện": [],
    }
    page = client.get(PAGE).content.decode()
    assert "Phòng Văn hóa - Xã hội" in page
    assert "Văn bản ghi hạn 30/06/2026." in page


@pytest.mark.parametrize("name", ["son", "quang"])
def test_a_leader_elsewhere_sees_nothing_of_it(world: World, name: str) -> None:
    a_day(world)

    page = signed_in(world.people()[name]).get(PAGE)

    assert page.status_code == 200
    assert not re.search(r"việc (trễ|hôm nay|đã trình)", page.content.decode())


@pytest.mark.parametrize("name", ["thu", "tam", "dung", "van"])
def test_others_have_no_such_page(world: World, name: str) -> None:
    assert signed_in(world.people()[name]).get(PAGE).status_code == 404


def test_each_unit_is_counted_once_and_judged_by_the_day_it_handed_in(world: World) -> None:
    a_day(world)
    done(world, "đúng hạn", due=date(2026, 3, 5), handed_on=date(2026, 3, 5))
    done(world, "muộn", due=date(2026, 3, 4), handed_on=date(2026, 3, 5))
    owed(world, title="việc phòng khác", debtor=world.economy.pk, due=SUNDAY)

    assert unit_lines(Asker(world.minh, MONDAY)) == (
        UnitLine(world.office.pk, late=1, week=2, later=2, submitted=1, judged=3, in_time=1),
        UnitLine(world.economy.pk, late=0, week=1, later=0, submitted=0, judged=0, in_time=0),
    )


@pytest.mark.parametrize(("in_time", "judged", "share"), [(2, 3, 67), (0, 0, None), (5, 5, 100)])
def test_the_share_in_time(in_time: int, judged: int, share: int | None) -> None:
    assert UnitLine(1, 0, 0, 0, 0, judged, in_time).share == share


def test_every_number_of_the_table_leads_to_as_many_rows(world: World) -> None:
    a_day(world)
    done(world, "đúng hạn", due=date(2026, 3, 5), handed_on=date(2026, 3, 5))
    owed(world, title="việc phòng khác", debtor=world.economy.pk, due=date(2026, 3, 1))
    client = signed_in(world.minh)
    page = client.get(PAGE).content.decode()
    cells = re.findall(r'<span><a href="([^"]*)"[^>]*>(?:\d+/)?(\d+)</a>', page)

    assert len(cells) == 7
    for way, number in cells:
        shown = [row for rows in groups(client, way.replace("&amp;", "&")).values() for row in rows]
        assert len(shown) == int(number), way


def test_every_tile_leads_to_as_many_rows(world: World) -> None:
    rows = a_day(world)
    wants_longer(world, rows["việc hôm nay"], SUNDAY)
    client = signed_in(world.minh)
    tiles = numbers(client, PAGE)

    assert {words: number for words, (number, _way) in tiles.items()} == {
        "Quá hạn": 1,
        "Đến hạn trong 14 ngày tới": 3,
        "Chờ bạn quyết định": 2,
        "Đề nghị chờ trả lời": 1,
    }
    for words, (number, way) in tiles.items():
        assert len(groups(client, way)[words]) == number


def test_a_bar_is_drawn_beside_its_numbers(world: World) -> None:
    owed(world, title="trễ", due=date(2026, 3, 1))
    owed(world, title="sau", due=date(2026, 5, 1))
    page = signed_in(world.minh).get(PAGE).content.decode()

    assert '<rect class="late" x="0" width="50" height="4"/>' in page
    assert '<rect class="calm" x="50" width="50" height="4"/>' in page


def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    client = signed_in(world.minh)

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert client.get(PAGE).status_code == 200
        return len(told)

    for number in range(5):
        owed(world, title=f"việc {number}", due=date(2026, 3, 6 + number))
    few = asked()
    for number in range(45):
        owed(world, title=f"thêm {number}", due=date(2026, 3, 6 + number % 5))

    assert asked() == few
    assert few <= 50
