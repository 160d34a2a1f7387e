"""Coverage: who has made its own plan, as far as the person reaches."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.roles import Role
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.plans_coverage import coverage_of
from tests.conftest import signed_in
from tests.factories.people import World, appoint
from tests.factories.plans import BY_20_MARCH, HEADER, duty, named, reviewed_draft

ON = date(2026, 3, 25)


@pytest.fixture
def above(world: World) -> Plan:
    """A plan of the province that orders both communes to make theirs."""
    row = replace(
        duty("Xây dựng kế hoạch thực hiện", nature="deliverable", output="kế hoạch"),
        units=(named(world.commune, world.neighbour, printed="UBND các xã"),),
        deadlines=(BY_20_MARCH,),
    )
    appoint(world.kim, world.province, Role.PLANNER, "Chuyên viên")
    header = replace(HEADER, number="3/KH-UBND")
    draft = reviewed_draft(world, [row], issuer=world.province, header=header)
    PlanDraft.objects.filter(pk=draft.pk).update(unit=world.province)
    return issue_plan(draft.pk, version=1, by=world.kim, on=date(2026, 3, 9))


def test_who_has_no_plan_stands_first_with_its_day(world: World, above: Plan) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)], implements=above)
    issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 15))

    coverage = coverage_of(above, world.kim, ON)

    assert [(row.name, row.covered) for row in coverage.rows] == [
        ("UBND xã Phú Lâm", False),
        ("UBND xã An Bình", True),
    ]
    missing, made = coverage.rows
    assert str(missing.state.label) == "Quá hạn 6 ngày"
    assert missing.due == date(2026, 3, 19)
    assert (made.number, made.issued_on) == ("12/KH-UBND", date(2026, 3, 5))
    assert coverage.covered == 1


def test_a_commune_sees_itself_and_not_the_commune_next_door(world: World, above: Plan) -> None:
    coverage = coverage_of(above, world.lan, ON)

    assert [row.name for row in coverage.rows] == ["UBND xã An Bình"]


def test_where_no_plan_is_ordered_all_units_with_work_are_listed(world: World, plan: Plan) -> None:
    coverage = coverage_of(plan, world.lan, ON)

    assert not coverage.ordered
    assert {row.name for row in coverage.rows} == {"Phòng Văn hóa - Xã hội", "Phòng Kinh tế"}


@pytest.mark.usefixtures("today")
def test_the_page_counts_them(world: World, above: Plan) -> None:
    html = signed_in(world.kim).get(reverse("plans:coverage", args=[above.public_id]))

    assert "0/2 đơn vị" in html.content.decode()
