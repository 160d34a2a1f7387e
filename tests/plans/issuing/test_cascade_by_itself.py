"""A unit's own plan, registered as implementing the one above, fulfils the duty to make it."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.accounts.roles import Role
from danvan.documents.models import DocumentLink
from danvan.obligations.models import EvidenceUse, Obligation, ReportingDate
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan, PlanDraft
from tests.factories.people import World, appoint
from tests.factories.plans import BY_20_MARCH, HEADER, duty, named, reviewed_draft

ON = date(2026, 3, 9)


@pytest.fixture
def above(world: World) -> Plan:
    """A plan of the province that orders both communes to make theirs, and one more thing."""
    rows = [
        replace(
            duty("Xây dựng kế hoạch thực hiện", nature="deliverable", output="kế hoạch"),
            units=(named(world.commune, world.neighbour, printed="UBND các xã"),),
            deadlines=(BY_20_MARCH,),
        ),
        duty("Báo cáo kết quả", world.commune, nature="deliverable", deadlines=(BY_20_MARCH,)),
    ]
    appoint(world.kim, world.province, Role.PLANNER, "Chuyên viên")
    draft = reviewed_draft(
        world, rows, issuer=world.province, header=replace(HEADER, number="3/KH-UBND")
    )
    PlanDraft.objects.filter(pk=draft.pk).update(unit=world.province)
    return issue_plan(draft.pk, version=1, by=world.kim, on=ON)


def test_the_units_own_plan_is_the_proof(world: World, above: Plan) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)], implements=above)

    plan = issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 15))

    done = Obligation.objects.get(state=Obligation.State.CONFIRMED)
    assert done.title == "Xây dựng kế hoạch thực hiện"
    assert done.parties.get(part="debtor").unit == world.commune
    assert done.submitted_on == date(2026, 3, 15)
    assert EvidenceUse.objects.get(obligation=done).evidence.number == plan.document.number
    link = DocumentLink.objects.get(document=plan.document)
    assert (link.relation, link.other) == (DocumentLink.Relation.CARRIES_OUT, above.document)


@pytest.mark.usefixtures("above")
def test_without_being_registered_so_it_fulfils_nothing(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])

    issue_plan(draft.pk, version=1, by=world.lan, on=ON)

    assert not Obligation.objects.filter(state=Obligation.State.CONFIRMED).exists()


def test_standing_work_is_asked_about_twice_a_year(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])

    plan = issue_plan(draft.pk, version=1, by=world.lan, on=ON)

    rows = ReportingDate.objects.filter(origin_group=f"plans.plan:{plan.pk}")
    assert [row.due for row in rows] == [date(2026, 6, 10), date(2026, 12, 10)]
    assert {row.creditor for row in rows} == {world.commune}


def test_nothing_is_asked_where_nothing_stands(world: World) -> None:
    row = duty("Lập danh mục", world.office, nature="deliverable", deadlines=(BY_20_MARCH,))

    issue_plan(reviewed_draft(world, [row]).pk, version=1, by=world.lan, on=ON)

    assert not ReportingDate.objects.exists()
