"""«Nhiệm vụ của tôi»: who sees what, in which groups, behind which numbers."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.accounts.roles import Role
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.actions.standing import add_reporting_date
from danvan.obligations.models import Nature
from danvan.rules.obligations.periods import Period
from tests.conftest import signed_in
from tests.desk.day import HOME, MONDAY, SUNDAY, a_day, groups, numbers, wants_longer
from tests.factories.obligations import owed
from tests.factories.people import World, appoint, person

pytestmark = pytest.mark.usefixtures("today")


def test_an_officer_sees_the_work_of_his_unit_by_day(world: World) -> None:
    a_day(world)

    assert groups(signed_in(world.thu), HOME) == {
        "Quá hạn": ["việc trễ"],
        "Tuần này": ["việc hôm nay", "việc chủ nhật"],
        "Sau đó": ["việc tuần sau", "việc chưa có hạn"],
        "Đã trình, chờ xác nhận": ["việc đã trình"],
    }


def test_an_officer_with_work_of_his_own_sees_that_first(world: World) -> None:
    row = a_day(world)["việc tuần sau"]
    assign_officer(row.pk, version=row.version, assignee=world.thu, by=world.hung, on=MONDAY)
    client = signed_in(world.thu)

    assert groups(client, HOME) == {"Sau đó": ["việc tuần sau"]}
    assert "việc trễ" in groups(client, f"{HOME}?xem=don-vi")["Quá hạn"]


def test_a_planner_sees_what_was_given_and_what_waits_for_a_word(world: World) -> None:
    row = a_day(world)["việc hôm nay"]
    wants_longer(world, row, SUNDAY)
    client = signed_in(world.lan)

    assert groups(client, HOME) == {
        "Chờ bạn quyết định": ["việc hôm nay", "việc đã trình"],
        "Quá hạn": ["việc trễ"],
        "Tuần này": ["việc hôm nay", "việc chủ nhật"],
        "Sau đó": ["việc tuần sau", "việc chưa có hạn"],
        "Đề nghị chưa gửi đi": ["nhờ Mặt trận"],
        "Đề nghị chờ trả lời": ["nhờ Ban"],
    }
    page = client.get(HOME).content.decode()
    assert "Xin gia hạn đến 15/03/2026: chờ số liệu" in page
    assert "Đã gửi ngày 09/03/2026" in page


def test_a_partner_sees_what_it_is_asked_for(world: World) -> None:
    a_day(world)

    assert groups(signed_in(world.dung), HOME) == {"Được đề nghị phối hợp": ["nhờ Ban"]}


@pytest.mark.parametrize("name", ["hoa", "son", "quang", "van", "tam"])
@pytest.mark.parametrize("scope", ["", "toi", "don-vi", "giao", "theo-doi"])
def test_strangers_see_nothing_of_it(world: World, name: str, scope: str) -> None:
    a_day(world)

    page = signed_in(world.people()[name]).get(
        HOME, {"xem": scope, "unit": str(world.office.pk), "nhom": "qua-han"}
    )

    assert page.status_code == 200
    assert "việc trễ" not in page.content.decode()


def test_a_leader_asked_for_one_unit_sees_what_that_unit_owes(world: World) -> None:
    a_day(world)
    owed(world, title="việc phòng khác", debtor=world.economy.pk, due=MONDAY)
    client = signed_in(world.minh)

    office = groups(client, f"{HOME}?xem=theo-doi&unit={world.office.pk}")
    economy = groups(client, f"{HOME}?xem=theo-doi&unit={world.economy.pk}")

    assert office["Tuần này"] == ["việc hôm nay", "việc chủ nhật"]
    assert economy == {"Tuần này": ["việc phòng khác"]}


def test_what_recurs_shows_from_the_day_its_period_begins(world: World) -> None:
    for title, opens in (("quý này", MONDAY), ("quý sau", MONDAY + timedelta(days=1))):
        owed(
            world,
            title=title,
            nature=Nature.RECURRING,
            opens_on=opens,
            due=opens + timedelta(days=60),
        )

    assert groups(signed_in(world.thu), HOME) == {"Sau đó": ["quý này"]}


def test_a_late_recurring_piece_stays_late(world: World) -> None:
    owed(world, title="tháng trước", nature=Nature.RECURRING, due=date(2026, 3, 6))

    assert groups(signed_in(world.thu), HOME) == {"Quá hạn": ["tháng trước"]}


@pytest.mark.parametrize("scope", ["don-vi", "giao", "theo-doi"])
def test_every_number_leads_to_as_many_rows(world: World, scope: str) -> None:
    a_day(world)
    owed(world, title="xã nợ tỉnh", debtor=world.commune.pk, creditor=world.province.pk)
    client = signed_in(world.lan)

    for words, (number, way) in numbers(client, f"{HOME}?xem={scope}").items():
        shown = [title for titles in groups(client, way).values() for title in titles]
        assert len(shown) == number, words


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        pytest.param({"plan": "plans.plan:7"}, {"của kế hoạch"}, id="plan"),
        pytest.param({"origin": "task"}, {"giao nhanh"}, id="origin"),
        pytest.param({"nature": "recurring"}, {"định kỳ"}, id="nature"),
        pytest.param({"person": "0"}, {"của kế hoạch", "giao nhanh"}, id="nobody-charged"),
        pytest.param({"nature": "standing"}, None, id="what-is-not-offered-asks-for-nothing"),
        pytest.param({"person": "x'); --"}, None, id="nonsense-asks-for-nothing"),
    ],
)
def test_filters_narrow_the_list(
    world: World, asked: dict[str, str], left: set[str] | None
) -> None:
    owed(world, title="của kế hoạch", origin_group="plans.plan:7")
    owed(world, title="giao nhanh", origin_kind="task")
    row = owed(world, title="định kỳ", nature=Nature.RECURRING, origin_group="plans.plan:8")
    assign_officer(row.pk, version=row.version, assignee=world.thu, by=world.hung, on=MONDAY)
    query = "&".join(f"{name}={value}" for name, value in {"xem": "don-vi", **asked}.items())

    found = groups(signed_in(world.hung), f"{HOME}?{query}")

    every = {"của kế hoạch", "giao nhanh", "định kỳ"}
    assert set(found.get("Sau đó", [])) == (every if left is None else left)


def test_a_long_group_is_leafed_through(world: World) -> None:
    for number in range(60):
        owed(world, title=f"việc {number:02}", due=date(2026, 3, 1))
    client = signed_in(world.thu)

    first = groups(client, f"{HOME}?xem=don-vi")["Quá hạn"]
    page = groups(client, f"{HOME}?xem=don-vi&nhom=qua-han&page=2")["Quá hạn"]

    assert len(first) == 15
    assert page == [f"việc {number:02}" for number in range(50, 60)]


def test_standing_work_is_one_line_a_plan_with_its_open_questions(world: World) -> None:
    for title in ("giữ nếp", "nêu gương"):
        owed(world, title=title, nature=Nature.STANDING, origin_group="plans.plan:7")
    client = signed_in(world.thu)
    before = client.get(HOME).content.decode()
    half = Period(
        "6 tháng", date(2026, 1, 1), date(2026, 6, 30), date(2026, 3, 1), date(2026, 3, 20)
    )
    add_reporting_date("plans.plan:7", half, creditor=world.commune, by=world.lan, on=MONDAY)
    after = client.get(HOME).content.decode()

    assert "giữ nếp" not in before
    assert "2 việc làm thường xuyên" in before
    assert "chưa đến kỳ báo kết quả" in before
    assert "6 tháng: còn 2 câu chưa trả lời" in after
    assert "còn 11 ngày" in after


def test_the_number_of_queries_does_not_grow_with_the_rows(world: World) -> None:
    client = signed_in(world.lan)

    def asked() -> int:
        with CaptureQueriesContext(connection) as told:
            assert client.get(f"{HOME}?xem=giao").status_code == 200
        return len(told)

    def fill(count: int) -> None:
        for number in range(count):
            row = owed(world, title=f"việc {number}", due=MONDAY + timedelta(days=number % 9 - 4))
            if number % 2:
                assign_officer(
                    row.pk, version=row.version, assignee=world.thu, by=world.hung, on=MONDAY
                )

    fill(9)
    few = asked()
    fill(45)

    assert asked() == few
    assert few <= 50


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("lan", "Nhập kế hoạch", id="a-planner-is-led-to-importing"),
        pytest.param("thu", "Không còn việc nào phải làm", id="an-officer-has-nothing-to-do"),
        pytest.param("minh", "Không còn việc nào phải làm", id="a-leader-has-nothing-to-do"),
    ],
)
def test_an_empty_day_says_what_to_do_first(world: World, name: str, words: str) -> None:
    page = signed_in(world.people()[name]).get(HOME).content.decode()

    assert words in page.split('<main id="main"')[1]


def test_somebody_without_a_post_is_told_so(world: World) -> None:
    page = signed_in(person("moi", "Người mới")).get(HOME).content.decode()

    assert "Tài khoản chưa gắn với chức vụ nào" in page


def test_a_person_of_two_units_sees_both(world: World) -> None:
    a_day(world)
    appoint(world.quang, world.office, Role.OFFICER, "Kiêm nhiệm")
    owed(world, title="việc kinh tế", debtor=world.economy.pk, due=MONDAY)

    found = groups(signed_in(world.quang), f"{HOME}?xem=don-vi")

    assert found["Tuần này"] == ["việc hôm nay", "việc kinh tế", "việc chủ nhật"]
