"""Issuing: one transaction from the reviewed draft to what every unit owes."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.models import Citation
from danvan.obligations.models import Obligation, ObligationParty
from danvan.plans.actions.issue import NotReadyToIssue, issue_plan
from danvan.plans.models import Duty, DutyObligation, Plan, PlanDraft
from tests.factories.people import World
from tests.factories.plans import (
    BY_20_MARCH,
    CITATION,
    HEADER,
    PLAN_DAY,
    QUARTERLY,
    TARGET,
    YEARLY,
    add_row,
    duty,
    named,
    reviewed_draft,
)

Part = ObligationParty.Part
ON = date(2026, 3, 9)


def issued(world: World, draft: PlanDraft, on: date = ON) -> Plan:
    return issue_plan(draft.pk, version=draft.version, by=world.lan, on=on)


def units(obligation: Obligation, part: str) -> set[int]:
    return set(obligation.parties.filter(part=part).values_list("unit_id", flat=True))


def test_makes_document_sections_duties_targets_and_citations(world: World) -> None:
    row = duty("Lập kế hoạch chi tiết", world.office, section="II.1", deadlines=(BY_20_MARCH,))
    draft = reviewed_draft(world, [row], others=[TARGET, CITATION])

    plan = issued(world, draft)

    assert (plan.document.kind, plan.document.number) == ("Kế hoạch", "12/KH-UBND")
    assert plan.document.issuer == "UBND xã An Bình"
    assert plan.document.file == draft.file
    assert (plan.year, plan.until, plan.state) == (2026, date(2026, 12, 31), Plan.State.ISSUED)
    assert [s.path for s in plan.sections.all()] == ["II", "II.1"]
    assert plan.duties.get().section == plan.sections.get(path="II.1")
    assert plan.targets.get().value == 60
    assert Citation.objects.get(document=plan.document).number == "33/CT-TTg"
    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.ISSUED


def test_a_deliverable_is_owed_by_its_day_with_its_basis_and_its_reasons(world: World) -> None:
    row = duty(
        "Lập kế hoạch chi tiết", world.office, nature="deliverable", output="kế hoạch",
        deadlines=(BY_20_MARCH,), section="II.1", partners=(named(world.economy),),
        start=55, end=90,
    )  # fmt: skip

    plan = issued(world, reviewed_draft(world, [row]))

    work = Obligation.objects.get()
    assert (work.nature, work.due, work.output) == ("deliverable", date(2026, 3, 19), "kế hoạch")
    assert work.basis_document == plan.document
    assert work.basis_place == "mục II.1"
    assert work.basis_quote == plan.text[55:90]
    assert any("19/03/2026" in step for step in work.due_steps)
    assert work.origin_ref == f"plans.duty:{plan.duties.get().pk}"
    assert work.origin_group == f"plans.plan:{plan.pk}"
    assert units(work, Part.DEBTOR) == {world.office.pk}
    assert units(work, Part.CREDITOR) == {world.commune.pk}
    assert units(work, Part.PARTNER) == {world.economy.pk}


def test_the_day_itself_counts_where_the_issuer_says_so(world: World) -> None:
    row = duty("Lập kế hoạch", world.office, nature="deliverable", deadlines=(BY_20_MARCH,))

    issued(world, reviewed_draft(world, [row], inclusive_days=True))

    assert Obligation.objects.get().due == date(2026, 3, 20)


def test_a_group_owes_each_for_itself(world: World) -> None:
    row = duty("Công khai kết quả", world.office, world.economy, role="all", nature="standing")

    issued(world, reviewed_draft(world, [row]))

    debtors = [units(o, Part.DEBTOR) for o in Obligation.objects.all()]
    assert debtors == [{world.office.pk}, {world.economy.pk}]
    assert set(Obligation.objects.values_list("due", "occurrence")) == {(None, "")}


def test_recurring_work_opens_one_after_the_other(world: World) -> None:
    row = duty("Báo cáo kết quả", world.office, nature="recurring", deadlines=(QUARTERLY,))

    issued(world, reviewed_draft(world, [row]))

    rows = Obligation.objects.order_by("due").values_list("occurrence", "opens_on", "due")
    assert list(rows) == [
        ("2026-Q1", PLAN_DAY, date(2026, 3, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ]
    assert DutyObligation.objects.filter(debtor=world.office).count() == 4


def test_an_open_ended_plan_reaches_one_year_ahead(world: World) -> None:
    row = duty("Gửi báo cáo năm", world.office, nature="recurring", deadlines=(YEARLY,))
    draft = reviewed_draft(world, [row], header=replace(HEADER, year=None))

    plan = issued(world, draft)

    assert (plan.year, plan.until) == (None, None)
    assert [o.due for o in Obligation.objects.all()] == [date(2026, 11, 29)]


def test_what_stands_outside_the_issuers_authority_is_requested(world: World) -> None:
    row = duty("Phối hợp vận động", world.front, nature="deliverable", deadlines=(BY_20_MARCH,))

    issued(world, reviewed_draft(world, [row]))

    work = Obligation.objects.get()
    assert (work.nature, work.due, work.state) == ("request", None, Obligation.State.OPEN)
    assert units(work, Part.CREDITOR) == {world.commune.pk}


def test_advice_with_a_day_is_owed_by_the_authority_and_prepared_before(world: World) -> None:
    row = duty(
        "Tham mưu UBND xã gửi hồ sơ", world.office, nature="deliverable", advises="UBND xã",
        deadlines=(BY_20_MARCH,),
    )  # fmt: skip

    issued(world, reviewed_draft(world, [row]))

    work = Obligation.objects.get()
    assert units(work, Part.DEBTOR) == {world.commune.pk}
    assert units(work, Part.PREPARING) == {world.office.pk}
    # Thursday 19 March; Wednesday, Tuesday, Monday before it.
    assert (work.due, work.inner_due) == (date(2026, 3, 19), date(2026, 3, 16))


def test_the_head_of_a_unit_is_meant(world: World) -> None:
    value = replace(duty("Phân công người phụ trách"), units=(named(world.office, head=True),))

    issued(world, reviewed_draft(world, [value]))

    assert Obligation.objects.get().owed_by_head


def test_a_duty_kept_unassigned_owes_nothing(world: World) -> None:
    row = duty("Theo dõi chung", unassigned_reason="chờ phân công của Chủ tịch")

    plan = issued(world, reviewed_draft(world, [row]))

    assert plan.duties.get().unassigned_reason == "chờ phân công của Chủ tịch"
    assert not Obligation.objects.exists()


def test_in_a_joint_plan_each_side_owes_to_its_own_issuer(world: World) -> None:
    row = duty("Kiểm tra thực hiện quy chế", world.office, world.party, nature="deliverable")

    issued(world, reviewed_draft(world, [row], co_issuer=world.party))

    owed = {
        next(iter(units(o, Part.DEBTOR))): (o.nature, units(o, Part.CREDITOR))
        for o in Obligation.objects.all()
    }
    assert owed == {
        world.office.pk: ("deliverable", {world.commune.pk}),
        world.party.pk: ("deliverable", {world.party.pk}),
    }


def test_a_plan_whose_period_is_over_is_kept_for_the_record(world: World) -> None:
    row = duty("Công khai kết quả", world.office)

    plan = issued(world, reviewed_draft(world, [row]), on=date(2027, 1, 1))

    assert plan.state == Plan.State.RECORD
    assert Duty.objects.count() == 1
    assert not Obligation.objects.exists()
    assert AuditEvent.objects.filter(code="plans.kept_for_record", about_id=plan.pk).exists()


def test_only_accepted_rows_become_part_of_the_plan(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai kết quả", world.office)])
    for place, state in enumerate(("dropped", "merged", "general", "tied"), start=90):
        add_row(draft, place, duty("Không vào kế hoạch", world.economy), state=state)

    plan = issued(world, draft)

    assert [d.text for d in plan.duties.all()] == ["Công khai kết quả"]


def test_issuing_twice_returns_the_same_plan(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai kết quả", world.office)])
    first = issue_plan(draft.pk, version=1, by=world.lan, on=ON)

    again = issue_plan(draft.pk, version=1, by=world.minh, on=ON)

    assert again == first
    assert (Plan.objects.count(), Obligation.objects.count()) == (1, 1)


def test_refuses_while_a_row_is_not_reviewed(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai kết quả", world.office)])
    add_row(draft, 90, duty("Chưa ai xem", world.economy), state="pending")

    with pytest.raises(NotReadyToIssue, match="chưa soát"):
        issued(world, draft)

    assert not Plan.objects.exists()


def test_refuses_while_nobody_is_known_to_owe_a_duty(world: World) -> None:
    draft = reviewed_draft(world, [duty("Việc không rõ của ai")])

    with pytest.raises(NotReadyToIssue, match="Chưa rõ ai làm"):
        issued(world, draft)


def test_refuses_a_unit_that_did_not_exist_on_the_plans_day(world: World) -> None:
    early = replace(HEADER, date="2025-06-01", year=2026)
    draft = reviewed_draft(world, [duty("Công khai", world.office)], header=early)

    with pytest.raises(NotReadyToIssue, match="không tồn tại"):
        issued(world, draft)


def test_refuses_the_same_number_of_the_same_issuer_again(world: World) -> None:
    issued(world, reviewed_draft(world, [duty("Công khai", world.office)]))
    second = reviewed_draft(world, [duty("Công khai", world.office)])

    with pytest.raises(NotReadyToIssue, match="đã có"):
        issued(world, second)


@pytest.mark.parametrize("state", ["reading", "failed", "dropped"])
def test_refuses_a_draft_that_is_not_being_reviewed(world: World, state: str) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])
    PlanDraft.objects.filter(pk=draft.pk).update(state=state)

    with pytest.raises(NotReadyToIssue, match="đang soát"):
        issued(world, draft)


def test_refuses_what_was_not_seen(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])

    with pytest.raises(StaleRecord):
        issue_plan(draft.pk, version=draft.version + 1, by=world.lan, on=ON)


@pytest.mark.parametrize("who", ["hoa", "son", "hung", "thu", "kim", "van", "dung"])
def test_only_planner_and_leader_of_the_unit_issue(world: World, who: str) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])

    with pytest.raises(NotAllowed):
        issue_plan(draft.pk, version=1, by=getattr(world, who), on=ON)


def test_records_who_issued_what(world: World) -> None:
    plan = issued(world, reviewed_draft(world, [duty("Công khai", world.office)]))

    event = AuditEvent.objects.get(code="plans.issued")
    assert (event.by, event.about_id, event.on) == (world.lan, plan.pk, ON)
    assert event.facts == {"duties": 1, "obligations": 1}
