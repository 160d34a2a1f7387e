"""The list of plans: found without marks, by issuer, year and state."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.plans.models import Plan
from danvan.plans.queries.plans_list import Wanted, found_plans, plan_lines
from tests.conftest import signed_in
from tests.factories.people import World

ON = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        pytest.param(Wanted(), 1, id="everything"),
        pytest.param(Wanted(text="dan van chinh quyen"), 1, id="without-marks"),
        pytest.param(Wanted(text="12/kh"), 1, id="number"),
        pytest.param(Wanted(text="đối thoại"), 0, id="other-words"),
        pytest.param(Wanted(year=2026, state="issued"), 1, id="year-and-state"),
        pytest.param(Wanted(year=2025), 0, id="another-year"),
        pytest.param(Wanted(state="closed"), 0, id="another-state"),
    ],
)
@pytest.mark.usefixtures("plan")
def test_finds_what_fits(world: World, wanted: Wanted, count: int) -> None:
    assert len(found_plans(world.lan, ON, wanted)) == count


def test_a_line_says_whose_it_is_and_how_far(world: World, plan: Plan) -> None:
    (line,) = plan_lines([plan], world.lan, ON)

    assert (line.issuer, line.number) == ("UBND xã An Bình", "12/KH-UBND")
    assert line.progress is not None
    assert str(line.progress.state and line.progress.state.label) == "Quá hạn 2, xong 0/5"


def test_a_unit_sees_the_progress_of_its_own_part(world: World, plan: Plan) -> None:
    (line,) = plan_lines([plan], world.quang, ON)

    assert line.progress is not None
    assert (line.progress.total, line.progress.standing) == (0, 1)


@pytest.mark.usefixtures("today")
def test_says_what_to_do_first(world: World) -> None:
    html = signed_in(world.lan).get(reverse("plans:list")).content.decode()

    assert "Chưa có kế hoạch nào" in html
    assert reverse("plans:drafts") in html


@pytest.mark.usefixtures("today", "plan")
def test_a_filter_that_fits_nothing_can_be_taken_off(world: World) -> None:
    html = signed_in(world.lan).get(reverse("plans:list"), {"q": "khong co"}).content.decode()

    assert "Không có kế hoạch nào khớp" in html


@pytest.mark.usefixtures("plan")
def test_asks_no_more_for_many(world: World, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(11):  # type: ignore[operator]  # pytest-django's fixture
        plan_lines(found_plans(world.lan, ON), world.lan, ON)
