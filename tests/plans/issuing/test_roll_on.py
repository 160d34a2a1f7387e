"""Rolling open-ended plans on: a year ahead, once, to who owes the work now."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.obligations.models import Obligation, ObligationParty, ReportingDate
from danvan.plans.actions.close import close_plan
from danvan.plans.actions.issue import issue_plan
from danvan.plans.actions.roll_on import roll_on
from danvan.plans.models import DutyObligation, Plan
from danvan.units.models import UnitVersion
from tests.factories.people import World
from tests.factories.plans import BY_20_MARCH, HEADER, YEARLY, duty, reviewed_draft

OPEN_ENDED = replace(HEADER, year=None)
ON = date(2026, 3, 9)


@pytest.fixture
def plan(world: World) -> Plan:
    """An open-ended plan: one yearly report, one thing once, one standing duty."""
    rows = [
        duty("Gửi báo cáo năm", world.office, nature="recurring", deadlines=(YEARLY,)),
        duty("Lập danh mục", world.office, nature="deliverable", deadlines=(BY_20_MARCH,)),
        duty("Công khai kết quả", world.office, nature="standing"),
    ]
    draft = reviewed_draft(world, rows, header=OPEN_ENDED)
    return issue_plan(draft.pk, version=1, by=world.lan, on=ON)


def due_days() -> list[date]:
    rows = Obligation.objects.filter(nature="recurring").order_by("due")
    return [day for day in rows.values_list("due", flat=True) if day]


def test_opens_the_time_that_has_come_within_a_year(plan: Plan) -> None:
    assert due_days() == [date(2026, 11, 29)]

    assert roll_on(date(2026, 12, 1)) == 1

    assert due_days() == [date(2026, 11, 29), date(2027, 11, 29)]
    newest = Obligation.objects.get(due=date(2027, 11, 29))
    assert newest.opens_on == date(2026, 11, 30)
    assert newest.origin_group == f"plans.plan:{plan.pk}"


@pytest.mark.usefixtures("plan")
def test_a_second_run_opens_nothing() -> None:
    roll_on(date(2026, 12, 1))
    events = AuditEvent.objects.count()

    assert roll_on(date(2026, 12, 1)) == 0

    assert AuditEvent.objects.count() == events
    assert Obligation.objects.count() == 4


@pytest.mark.usefixtures("plan")
def test_what_is_done_once_and_standing_work_are_not_opened_again() -> None:
    roll_on(date(2027, 12, 1))

    assert Obligation.objects.filter(nature="deliverable").count() == 1
    assert Obligation.objects.filter(nature="standing").count() == 1


def test_asks_about_standing_work_in_the_new_year_too(plan: Plan) -> None:
    roll_on(date(2027, 1, 4))

    asked = ReportingDate.objects.filter(origin_group=f"plans.plan:{plan.pk}")
    assert {row.due.year for row in asked} == {2026, 2027}


@pytest.mark.usefixtures("plan")
def test_who_took_the_work_over_owes_what_comes_after(world: World) -> None:
    party = ObligationParty.objects.get(
        obligation__due=date(2026, 11, 29), part=ObligationParty.Part.DEBTOR
    )
    ObligationParty.objects.filter(pk=party.pk).update(unit=world.economy)

    roll_on(date(2026, 12, 1))

    newest = Obligation.objects.get(due=date(2027, 11, 29))
    assert newest.parties.get(part=ObligationParty.Part.DEBTOR).unit == world.economy
    link = DutyObligation.objects.get(obligation=newest)
    assert link.debtor == world.office


def test_a_closed_plan_is_not_rolled_on(plan: Plan, world: World) -> None:
    close_plan(plan.pk, version=1, reason="đã có kế hoạch mới", by=world.minh, on=ON)

    assert roll_on(date(2026, 12, 1)) == 0


@pytest.mark.usefixtures("plan")
def test_a_plan_of_an_abolished_body_orders_nothing_more(world: World) -> None:
    UnitVersion.objects.filter(unit=world.commune).update(until=date(2026, 6, 30))

    assert roll_on(date(2026, 12, 1)) == 0


def test_a_plan_for_a_year_is_left_alone(world: World) -> None:
    row = duty("Gửi báo cáo năm", world.office, nature="recurring", deadlines=(YEARLY,))
    issue_plan(reviewed_draft(world, [row]).pk, version=1, by=world.lan, on=ON)

    assert roll_on(date(2026, 12, 1)) == 0
