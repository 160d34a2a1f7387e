"""Work from its officer to its confirmation: assign, report, prove, hand in, confirm, return."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.actions.assign import NotOfTheUnit, assign_many, assign_officer
from danvan.obligations.actions.refusals import (
    MoveRefused,
    ProofMissing,
    WordMissing,
    WorkClosed,
)
from danvan.obligations.actions.report import (
    EvidenceInUse,
    EvidenceUnclear,
    NewEvidence,
    add_evidence,
    add_progress,
    attach_evidence,
    detach_evidence,
)
from danvan.obligations.actions.submit import (
    confirm_obligation,
    reopen_obligation,
    return_obligation,
    submit_obligation,
)
from danvan.obligations.models import Evidence, Nature, Obligation, Submission
from danvan.obligations.queries.shown import judged, standing_of
from tests.factories.obligations import handed_in, owed, proof
from tests.factories.people import World

LATER = date(2026, 7, 6)


@pytest.fixture
def work(world: World) -> Obligation:
    return owed(world)


def label(row: Obligation, on: date) -> str:
    return standing_of(judged(Obligation.objects.filter(pk=row.pk)).get(), on).label


def codes(row: Obligation) -> list[str]:
    events = AuditEvent.objects.filter(about_id=row.pk, about_kind="obligations.obligation")
    return [code.removeprefix("obligations.") for code in events.values_list("code", flat=True)]


def test_a_head_charges_an_officer_in_one_move(
    world: World, work: Obligation, monday: date
) -> None:
    done = assign_officer(work.pk, version=1, assignee=world.thu, by=world.hung, on=monday)

    assert (done.assignee, done.version) == (world.thu, 2)
    assert codes(work) == ["opened", "assigned"]


def test_only_people_of_the_unit_are_charged(world: World, work: Obligation, monday: date) -> None:
    with pytest.raises(NotOfTheUnit):
        assign_officer(work.pk, version=1, assignee=world.quang, by=world.hung, on=monday)
    with pytest.raises(NotAllowed):
        assign_officer(work.pk, version=1, assignee=world.thu, by=world.thu, on=monday)


def test_many_are_assigned_together_or_not_at_all(world: World, monday: date) -> None:
    rows = [owed(world, title=f"Việc {n}") for n in range(3)]

    with pytest.raises(StaleRecord):
        assign_many(
            [(rows[0].pk, 1), (rows[1].pk, 1), (rows[2].pk, 7)],
            assignee=world.thu,
            by=world.hung,
            on=monday,
        )
    assert not Obligation.objects.filter(assignee=world.thu).exists()

    done = assign_many([(r.pk, 1) for r in rows], assignee=world.thu, by=world.hung, on=monday)

    assert done == Obligation.objects.filter(assignee=world.thu).count() == 3


def test_progress_is_written_without_touching_what_others_saw(
    world: World, work: Obligation, monday: date
) -> None:
    add_progress(work.pk, text="  Đã có 40 hộ  ", by=world.thu, on=monday)
    assign_officer(work.pk, version=1, assignee=world.thu, by=world.hung, on=monday)

    assert work.progress.get().text == "Đã có 40 hộ"


def test_a_partner_reports_its_part_but_does_not_hand_in(world: World, monday: date) -> None:
    work = owed(world, partners=(world.party.pk,))

    add_progress(work.pk, text="Đã góp ý dự thảo", by=world.dung, on=monday)
    add_evidence(work.pk, proof("Công văn góp ý"), by=world.dung, on=monday)

    assert Evidence.objects.get().unit == world.party
    with pytest.raises(NotAllowed):
        submit_obligation(
            work.pk, version=1, note="", nothing_arose=False, by=world.dung, on=monday
        )


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(NewEvidence("link", url="https://example.org/bao-cao"), id="link"),
        pytest.param(NewEvidence("document", number="12/BC-VHXH"), id="document"),
        pytest.param(NewEvidence("paper", folder="Tủ 2, cặp dân vận 2026"), id="paper"),
        pytest.param(NewEvidence("file", data=b"%PDF-1.4 x", name="bb.pdf"), id="file"),
    ],
)
def test_every_form_of_proof_counts(
    world: World, work: Obligation, monday: date, new: NewEvidence
) -> None:
    evidence = add_evidence(work.pk, new, by=world.thu, on=monday)
    done = submit_obligation(
        work.pk, version=1, note="", nothing_arose=False, by=world.thu, on=monday
    )

    assert evidence.title
    assert done.obligation.state == Obligation.State.SUBMITTED


@pytest.mark.parametrize("kind", ["file", "link", "document", "paper"])
def test_an_empty_proof_is_refused(world: World, work: Obligation, monday: date, kind: str) -> None:
    with pytest.raises(EvidenceUnclear):
        add_evidence(work.pk, NewEvidence(kind, title="Có"), by=world.thu, on=monday)


def test_a_file_marked_secret_is_refused_before_it_is_kept(
    world: World, work: Obligation, monday: date
) -> None:
    text = "UBND XÃ\nMẬT\nBÁO CÁO\nNội dung báo cáo".encode()

    with pytest.raises(Exception, match="độ mật"):
        add_evidence(
            work.pk, NewEvidence("file", data=text, name="bc.txt"), by=world.thu, on=monday
        )

    assert not Evidence.objects.exists()


def test_one_proof_serves_several_pieces_of_work(world: World, monday: date) -> None:
    first, second = owed(world), owed(world, title="Việc thứ hai")
    evidence = add_evidence(first.pk, proof(), by=world.thu, on=monday)

    attach_evidence(second.pk, evidence.pk, by=world.thu, on=monday)
    attach_evidence(second.pk, evidence.pk, by=world.thu, on=monday)

    assert evidence.uses.count() == 2
    detach_evidence(second.pk, evidence.pk, by=world.thu, on=monday)
    assert evidence.uses.count() == 1
    assert "evidence_detached" in codes(second)


def test_proof_stays_once_the_work_is_handed_in(
    world: World, work: Obligation, monday: date
) -> None:
    handed_in(world, work, on=monday)

    with pytest.raises(EvidenceInUse):
        detach_evidence(work.pk, Evidence.objects.get().pk, by=world.thu, on=monday)


def test_nothing_is_handed_in_without_proof(world: World, work: Obligation, monday: date) -> None:
    with pytest.raises(ProofMissing):
        submit_obligation(
            work.pk, version=1, note="Xong rồi", nothing_arose=False, by=world.thu, on=monday
        )


def test_nothing_arose_needs_no_paper(world: World, work: Obligation, monday: date) -> None:
    submit_obligation(work.pk, version=1, note="", nothing_arose=True, by=world.thu, on=monday)
    confirm_obligation(work.pk, version=2, by=world.lan, on=monday)

    assert label(work, LATER) == "Không phát sinh"


def test_confirmed_in_time_though_confirmed_late(world: World, work: Obligation) -> None:
    handed_in(world, work, on=date(2026, 6, 30))

    confirm_obligation(work.pk, version=2, by=world.lan, on=LATER)

    assert label(work, LATER) == "Hoàn thành đúng hạn"
    assert codes(work) == ["opened", "evidence_added", "submitted", "confirmed"]


def test_returned_work_counts_from_its_second_handing_in(world: World, work: Obligation) -> None:
    handed_in(world, work, on=date(2026, 6, 20))
    return_obligation(work.pk, version=2, reason="Thiếu danh sách ký nhận", by=world.lan, on=LATER)
    assert label(work, LATER) == "Quá hạn 6 ngày"

    submit_obligation(work.pk, version=3, note="", nothing_arose=False, by=world.thu, on=LATER)
    confirm_obligation(work.pk, version=4, by=world.lan, on=LATER)

    assert label(work, LATER) == "Hoàn thành quá hạn"
    outcomes = work.submissions.order_by("id").values_list("outcome", flat=True)
    assert list(outcomes) == [Submission.Outcome.RETURNED, Submission.Outcome.CONFIRMED]


def test_returning_needs_a_reason(world: World, work: Obligation, monday: date) -> None:
    handed_in(world, work, on=monday)

    with pytest.raises(WordMissing):
        return_obligation(work.pk, version=2, reason="  ", by=world.lan, on=monday)


def test_a_planner_does_not_confirm_her_own_work(world: World, monday: date) -> None:
    work = owed(world, debtor=world.commune.pk)
    handed_in(world, work, on=monday, by=world.lan)

    with pytest.raises(NotAllowed):
        confirm_obligation(work.pk, version=2, by=world.lan, on=monday)
    confirm_obligation(work.pk, version=2, by=world.minh, on=monday)


def test_confirmed_work_is_opened_again_with_a_reason(
    world: World, work: Obligation, monday: date
) -> None:
    handed_in(world, work, on=monday)
    confirm_obligation(work.pk, version=2, by=world.lan, on=monday)
    with pytest.raises(WorkClosed):
        add_progress(work.pk, text="Thêm", by=world.thu, on=monday)

    again = reopen_obligation(
        work.pk, version=3, reason="Xác nhận nhầm việc", by=world.lan, on=monday
    )

    assert (again.state, again.submitted_on, again.closed_on) == ("open", None, None)


def test_what_is_not_handed_in_is_not_confirmed(
    world: World, work: Obligation, monday: date
) -> None:
    with pytest.raises(MoveRefused):
        confirm_obligation(work.pk, version=1, by=world.lan, on=monday)


def test_standing_work_is_answered_not_handed_in(world: World, monday: date) -> None:
    work = owed(world, nature=Nature.STANDING)

    with pytest.raises(MoveRefused):
        submit_obligation(work.pk, version=1, note="", nothing_arose=True, by=world.thu, on=monday)
