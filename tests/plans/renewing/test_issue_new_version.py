"""Issuing a new version: work goes on, moves, ends or begins; nothing is owed twice."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.documents.models import Document, DocumentLink
from danvan.obligations.actions.hand_over import hand_over
from danvan.obligations.actions.pleas import ask_extension, decide_extension
from danvan.obligations.models import Evidence, Extension, Obligation, ReportingDate
from danvan.plans.actions.close import PlanNotRunning
from danvan.plans.actions.issue import NotReadyToIssue, issue_plan
from danvan.plans.actions.renewal import begin_renewal
from danvan.plans.actions.roll_on import roll_on
from danvan.plans.models import Plan, PlanDraft
from tests.factories.obligations import handed_in
from tests.factories.plans import HEADER, YEARLY, duty, reviewed_draft, stored_file
from tests.plans.renewing.conftest import (
    ASKED,
    LIST,
    MAY,
    MEETING,
    NEW_HEADER,
    PUBLIC,
    REPORT,
    RULES,
    TRAINING,
    Halfway,
    before,
    begun,
    confirmed,
    draft_of,
    issued,
    new_duties,
    signed,
)


def test_each_piece_of_work_has_its_fate(half: Halfway, draft: PlanDraft) -> None:
    world, known = half.world, set(Obligation.objects.values_list("pk", flat=True))
    assert len(known) == 10  # one, one, four quarters, two, one, one

    issued(draft, half)

    assert Obligation.objects.exclude(pk__in=known).get().title == TRAINING
    stands = {
        (LIST, world.office, ""): ("confirmed", date(2026, 3, 19)),
        (MEETING, world.office, ""): ("open", date(2026, 11, 19)),
        (REPORT, world.office, "2026-Q1"): ("confirmed", date(2026, 3, 31)),
        (REPORT, world.office, "2026-Q2"): ("open", date(2026, 6, 30)),
        (REPORT, world.office, "2026-Q3"): ("open", date(2026, 9, 30)),
        (REPORT, world.office, "2026-Q4"): ("open", date(2026, 12, 31)),
        (PUBLIC, world.office, ""): ("open", None),
        (PUBLIC, world.economy, ""): ("replaced", None),
        (RULES, world.economy, ""): ("open", date(2026, 6, 14)),
        (ASKED, world.front, ""): ("ended", None),
        (TRAINING, world.economy, ""): ("open", date(2026, 9, 30)),
    }
    found = {key: half.work(*key) for key in stands}
    assert {key: (work.state, work.due) for key, work in found.items()} == stands


def test_a_later_day_is_an_extension_on_the_new_plan(half: Halfway, draft: PlanDraft) -> None:
    plan = issued(draft, half)

    extension = Extension.objects.get()
    assert extension.obligation == half.work(MEETING)
    assert (extension.old_due, extension.new_due) == (date(2026, 9, 19), date(2026, 11, 19))
    assert (extension.outcome, extension.decided_by) == ("granted", half.world.lan)
    assert extension.reason == "Theo Kế hoạch 45/KH-UBND."
    assert half.work(MEETING).basis_document == plan.document


def test_an_earlier_day_says_why_among_its_steps(half: Halfway, draft: PlanDraft) -> None:
    issued(draft, half)

    work = half.work(RULES)
    assert work.due_steps[-1] == "Hạn trước là 31/07/2026; đổi theo Kế hoạch 45/KH-UBND."
    event = AuditEvent.objects.get(code="obligations.redated_by_document")
    assert event.facts == {
        "old": "2026-07-31", "new": "2026-06-14", "document": "Kế hoạch 45/KH-UBND",
    }  # fmt: skip


def test_history_and_proof_go_along(half: Halfway, draft: PlanDraft) -> None:
    work = half.work(LIST)

    plan = issued(draft, half)

    work.refresh_from_db()
    assert work.origin_group == f"plans.plan:{plan.pk}"
    assert work.origin_ref == f"plans.duty:{plan.duties.get(text=LIST).pk}"
    assert work.basis_document == half.plan.document  # done on what was ordered then
    assert Evidence.objects.filter(uses__obligation=work).count() == 1
    both = work.duty_links.order_by("pk").values_list("duty__plan", flat=True)
    assert list(both) == [half.plan.pk, plan.pk]


def test_the_duties_know_what_they_continue_and_what_ended_them(
    half: Halfway, draft: PlanDraft
) -> None:
    plan = issued(draft, half)

    continues = {d.text: d.continues and d.continues.text for d in plan.duties.all()}
    assert continues == {
        LIST: LIST, MEETING: MEETING, REPORT: REPORT, PUBLIC: PUBLIC, RULES: RULES, TRAINING: None,
    }  # fmt: skip
    assert [d.text for d in plan.ended_duties.all()] == [ASKED]


def test_the_older_plan_rests_and_the_register_says_by_what(
    half: Halfway, draft: PlanDraft
) -> None:
    plan = issued(draft, half)

    half.plan.refresh_from_db()
    assert half.plan.state == Plan.State.REPLACED
    assert half.plan.duties.count() == 6
    link = DocumentLink.objects.get(relation="replaces")
    assert (link.document, link.other) == (plan.document, half.plan.document)
    assert link.other.in_force_until == date(2026, 5, 19)
    facts = AuditEvent.objects.get(code="plans.renewed", about_id=plan.pk).facts
    # Three quarters and the standing work stay, two days move; the rest of the table above.
    assert facts == {"kept": 6, "moved": 2, "obligations": 1, "ended": 2}
    replaced = AuditEvent.objects.get(code="plans.replaced", about_id=half.plan.pk)
    assert replaced.facts == {"plan": "Kế hoạch số 45/KH-UBND"}


def test_a_second_time_changes_nothing(half: Halfway, draft: PlanDraft) -> None:
    plan = issued(draft, half)
    events = AuditEvent.objects.count()

    assert issue_plan(draft.pk, version=draft.version, by=half.world.minh, on=MAY) == plan

    assert (Obligation.objects.count(), AuditEvent.objects.count()) == (11, events)


def test_a_second_draft_of_the_same_plan_comes_too_late(half: Halfway, draft: PlanDraft) -> None:
    late = confirmed(
        draft_of(half, new_duties(half.world), header=replace(NEW_HEADER, number="46/KH-UBND")),
        half,
    )
    issued(draft, half)

    with pytest.raises(NotReadyToIssue, match="không còn đang thực hiện"):
        issued(late, half)


def test_questions_about_standing_work_go_on_with_what_was_answered(
    half: Halfway, draft: PlanDraft
) -> None:
    asked = set(ReportingDate.objects.values_list("pk", "since", "until"))
    assert asked

    plan = issued(draft, half)

    group = f"plans.plan:{plan.pk}"
    kept = set(ReportingDate.objects.filter(origin_group=group).values_list("pk", "since", "until"))
    assert kept == asked


def test_an_extension_granted_to_the_unit_outlives_a_version_that_keeps_the_day(
    half: Halfway,
) -> None:
    world, work = half.world, half.work(MEETING)
    asked = date(2026, 10, 5)
    ask_extension(
        work.pk, version=1, asked_due=asked, reason="Chờ hội trường", by=world.hung, on=MAY
    )
    decide_extension(work.pk, version=2, grant=True, new_due=None, answer="", by=world.minh, on=MAY)
    rows = [row for row in new_duties(world) if row.text != MEETING]
    same = duty(MEETING, world.office, nature="deliverable",
                deadlines=(before("20/9/2026", "2026-09-20"),))  # fmt: skip

    issued(confirmed(draft_of(half, [*rows, same]), half), half)

    assert half.work(MEETING).due == asked
    assert Extension.objects.count() == 1


def test_an_extension_that_waits_is_answered_by_the_new_day(
    half: Halfway, draft: PlanDraft
) -> None:
    work = half.work(MEETING)
    ask_extension(
        work.pk, version=1, asked_due=date(2026, 12, 1), reason="Chờ", by=half.world.hung, on=MAY
    )

    issued(draft, half)

    plea = Extension.objects.get(reason="Chờ")
    assert plea.outcome == "refused"
    assert "xin gia hạn lại" in plea.answer
    assert half.work(MEETING).due == date(2026, 11, 19)


def test_what_is_reported_of_a_dropped_duty_waits_for_its_word(half: Halfway) -> None:
    world = half.world
    handed_in(world, half.work(RULES), on=MAY, by=world.quang)
    rows = [row for row in new_duties(world) if row.text != RULES]

    plan = issued(confirmed(draft_of(half, rows), half), half)

    assert half.work(RULES).state == "submitted"
    assert half.duty(RULES).ended_by == plan


def test_the_name_of_the_duty_follows_the_new_words(half: Halfway) -> None:
    rows = [
        replace(row, text=f"{MEETING} năm 2026", partners=row.partners)
        if row.text == MEETING
        else row
        for row in new_duties(half.world)
    ]

    issued(confirmed(draft_of(half, rows), half), half)

    assert (
        half.work(f"{MEETING} năm 2026").pk
        == half.duty(MEETING).obligation_links.get().obligation_id
    )


def test_nobody_has_confirmed_the_pairs_yet(half: Halfway) -> None:
    unseen = draft_of(half, new_duties(half.world))

    with pytest.raises(NotReadyToIssue, match="Còn 6 nhiệm vụ của bản trước chưa xác nhận"):
        issued(unseen, half)

    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"date": "2026-03-04"}, "đứng trước ngày", id="older-than-the-plan"),
        pytest.param(
            {"year": None, "since": "2026-01-01", "until": "2026-05-01"},
            "đã hết",
            id="over-already",
        ),
    ],
)
def test_refuses_a_version_that_cannot_act(
    half: Halfway, fields: dict[str, object], said: str
) -> None:
    header = replace(NEW_HEADER, **fields)  # type: ignore[arg-type]
    made = confirmed(draft_of(half, new_duties(half.world), header=header), half)

    with pytest.raises(NotReadyToIssue) as refused:
        issued(made, half)

    shown = str(refused.value)
    assert said in shown


def test_an_amendment_leaves_what_it_does_not_speak_of(half: Halfway) -> None:
    world = half.world
    spoken = [row for row in new_duties(world) if row.text in (MEETING, TRAINING)]
    draft = confirmed(draft_of(half, spoken, renewal="amends"), half)

    plan = issued(draft, half)

    half.plan.refresh_from_db()
    assert half.plan.state == Plan.State.ISSUED
    assert half.work(MEETING).origin_group == f"plans.plan:{plan.pk}"
    assert half.work(RULES).origin_group == f"plans.plan:{half.plan.pk}"
    assert not Obligation.objects.filter(state__in=["ended", "replaced"]).exists()
    assert DocumentLink.objects.get(relation="amends").other == half.plan.document
    half.plan.document.refresh_from_db()
    assert half.plan.document.in_force_until is None


def test_a_whole_new_version_also_takes_the_place_of_what_amended_the_plan(half: Halfway) -> None:
    world = half.world
    spoken = [row for row in new_duties(world) if row.text == MEETING]
    amending = issued(confirmed(draft_of(half, spoken, renewal="amends"), half), half)
    header = replace(NEW_HEADER, number="60/KH-UBND", date="2026-06-01")
    whole = confirmed(draft_of(half, new_duties(world), header=header), half, on=date(2026, 6, 2))

    plan = issued(whole, half, on=date(2026, 6, 2))

    amending.refresh_from_db()
    assert amending.state == Plan.State.REPLACED
    assert half.work(MEETING).origin_group == f"plans.plan:{plan.pk}"
    assert plan.duties.get(text=MEETING).continues == amending.duties.get()
    assert Extension.objects.count() == 1  # the amendment moved the day, the version kept it


def test_an_amended_plan_does_not_open_the_same_work_again(half: Halfway) -> None:
    world = half.world
    yearly = duty("Gửi báo cáo năm", world.office, nature="recurring", deadlines=(YEARLY,))
    header = replace(HEADER, number="13/KH-UBND", year=None)
    open_ended = issue_plan(
        reviewed_draft(world, [yearly], header=header).pk, version=1, by=world.lan, on=MAY
    )
    other = Halfway(world, open_ended)
    draft = draft_of(other, [yearly], renewal="amends", header=replace(NEW_HEADER, year=None))
    amending = issued(confirmed(draft, other), other)

    assert roll_on(date(2026, 12, 1)) == 1

    opened = Obligation.objects.get(title=yearly.text, due=date(2027, 11, 29))
    assert opened.origin_group == f"plans.plan:{amending.pk}"


def test_a_plan_that_rests_is_not_renewed_again(half: Halfway, draft: PlanDraft) -> None:
    issued(draft, half)
    half.plan.refresh_from_db()

    with pytest.raises(PlanNotRunning):
        begin_renewal(
            half.plan.pk, version=half.plan.version, renewal="replaces", by=half.world.lan, on=MAY
        )


def test_work_handed_to_another_unit_goes_on_where_the_version_names_that_unit(
    half: Halfway,
) -> None:
    world, work = half.world, half.work(RULES)
    hand_over(
        [(work.pk, work.version)],
        old=world.economy,
        new=world.service,
        reason="Đổi chức năng",
        by=world.lan,
        on=MAY,
    )
    rows = [row for row in new_duties(world) if row.text != RULES]
    moved = duty(RULES, world.service, nature="deliverable",
                 deadlines=(before("01/8/2026", "2026-08-01"),))  # fmt: skip

    issued(confirmed(draft_of(half, [*rows, moved]), half), half)

    same = half.work(RULES)
    assert (same.pk, same.state, same.due) == (work.pk, "open", date(2026, 7, 31))


def test_a_document_known_in_the_register_keeps_its_signed_paper(half: Halfway) -> None:
    world = half.world
    paper = stored_file(world.commune, world.lan, "ban-ky.txt")
    known = Document.objects.create(
        kind="Kế hoạch",
        number="45/KH-UBND",
        issued_on=date(2026, 5, 20),
        issuer_unit=world.commune,
        unit=world.commune,
        file=paper,
    )

    plan = issued(signed(begun(half), half), half)

    assert plan.document == known
    assert plan.document.file == paper
