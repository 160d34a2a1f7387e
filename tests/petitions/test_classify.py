"""Reading a petition: the law's questions, the proposal, the person's decision, the clock."""

import re
from datetime import date
from typing import Any

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.petitions.actions.classify import (
    DifferenceUnexplained,
    Judgement,
    NotForThisKind,
    QuestionsOpen,
    SettlerShutOut,
    classify_petition,
)
from danvan.petitions.actions.refusals import StepRefused
from danvan.petitions.actions.sealed_places import KeeperShutOut
from danvan.petitions.actions.sealed_words import SummaryMissing, SummaryTells, WordsTell
from danvan.petitions.models import Petition, Petitioner, SealedCase
from danvan.rules.petitions.triage_questions import questions_for
from danvan.units.models import Post
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, chair_post, load_law, petition, receptionist

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


def sound(kind: str, **other: bool) -> dict[str, bool]:
    """The answers of a petition that lacks nothing, except what is told otherwise."""
    return {question.code: question.wanted for question in questions_for(kind)} | other


def judged(kind: str, outcome: str = "handle", **other: Any) -> Judgement:
    """A petition of a kind that lacks nothing."""
    return Judgement(kind=kind, outcome=outcome, **({"answers": sound(kind)} | other))


def owed(case: Petition) -> dict[str, date | None]:
    """What the petition owes: step → due day."""
    return {row.step: row.obligation.due for row in case.owed.select_related("obligation")}


def test_a_complaint_that_lacks_nothing_starts_its_clock(world: World, nga: User) -> None:
    case = petition(world, nga)
    decided = judged(
        "complaint", handler=world.office.pk, assignee=world.thu.pk, settler=chair_post(world).pk
    )

    classify_petition(case.pk, 1, decided, by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert (case.kind, case.outcome, case.stage) == ("complaint", "handle", "classified")
    assert (case.handler, case.assignee, case.settler) == (
        world.office,
        world.thu,
        chair_post(world),
    )
    # The decree's 7 working days from 6/7 (15/7) before the law's 10 days (16/7).
    assert owed(case)["complaint.accept"] == date(2026, 7, 15)
    judgement = case.classifications.get()
    assert judgement.is_eligible
    assert judgement.answers["is_signed"] is True


def test_every_question_of_the_law_is_answered_first(world: World, nga: User) -> None:
    case = petition(world, nga)
    answers = {"is_signed": True}

    with pytest.raises(QuestionsOpen, match="12 câu hỏi"):
        classify_petition(case.pk, 1, judged("complaint", answers=answers), by=nga, on=ARRIVED)


def test_deciding_otherwise_than_proposed_needs_a_reason(world: World, nga: User) -> None:
    case = petition(world, nga)
    answers = sound("complaint", is_signed=False)

    with pytest.raises(DifferenceUnexplained, match="lưu đơn"):
        classify_petition(case.pk, 1, judged("complaint", answers=answers), by=nga, on=ARRIVED)

    reason = "Người gửi đã ký bổ sung tại quầy ngày 06/7."
    decided = judged("complaint", answers=answers, reason=reason)
    classify_petition(case.pk, 1, decided, by=nga, on=ARRIVED)
    case.refresh_from_db()
    assert case.outcome == "handle"
    assert case.stages.last().note == reason  # type: ignore[union-attr]


def test_a_kind_is_handled_by_its_own_ways_alone(world: World, nga: User) -> None:
    case = petition(world, nga)
    decided = judged("complaint", "transfer", reason="Chuyển cho nhanh.")

    with pytest.raises(NotForThisKind, match="chuyển cơ quan"):
        classify_petition(case.pk, 1, decided, by=nga, on=ARRIVED)


def test_it_is_judged_once(world: World, nga: User) -> None:
    case = petition(world, nga)
    classify_petition(case.pk, 1, judged("feedback"), by=nga, on=ARRIVED)

    with pytest.raises(StepRefused):
        classify_petition(case.pk, None, judged("feedback"), by=nga, on=ARRIVED)


def test_what_changed_meanwhile_is_not_written_over(world: World, nga: User) -> None:
    case = petition(world, nga)

    with pytest.raises(StaleRecord):
        classify_petition(case.pk, 7, judged("feedback"), by=nga, on=ARRIVED)


@pytest.mark.parametrize("who", ["lan", "minh", "hung", "hoa"])
def test_only_who_keeps_the_register_classifies(world: World, nga: User, who: str) -> None:
    case = petition(world, nga)

    with pytest.raises(NotAllowed):
        classify_petition(case.pk, None, judged("feedback"), by=getattr(world, who), on=ARRIVED)


def test_a_day_by_hand_stands_where_no_rule_counts_one(world: World, nga: User) -> None:
    case = petition(world, nga)
    decided = judged("feedback", due_by_hand=date(2026, 7, 20), hand_basis="Quy chế của UBND xã")

    classify_petition(case.pk, 1, decided, by=nga, on=ARRIVED)

    assert owed(case)["house.answer"] == date(2026, 7, 20)


def test_an_open_petition_that_denounces_goes_under_the_seal(world: World, nga: User) -> None:
    case = petition(world, nga, subject="Cán bộ thôn thu tiền không ghi phiếu")
    redacted = "Tố cáo việc thu tiền không ghi phiếu tại một thôn"

    with pytest.raises(SummaryMissing):
        classify_petition(case.pk, None, judged("denunciation"), by=nga, on=ARRIVED)
    told = judged("denunciation", redacted="Bà Cao Thị Lượm tố cáo thu tiền")
    with pytest.raises(SummaryTells):
        classify_petition(case.pk, None, told, by=nga, on=ARRIVED)
    classify_petition(case.pk, None, judged("denunciation", redacted=redacted), by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert (case.is_sealed, case.public_code, case.subject) == (True, None, redacted)
    assert not Petitioner.objects.exists()
    assert SealedCase.objects.get().petition == case
    # 7 working days from Monday 6/7: 7, 8, 9, 10, 13, 14, 15/7.
    assert owed(case)["denunciation.accept"] == date(2026, 7, 15)


def test_a_reason_beside_a_sealed_case_may_not_tell_who_wrote(world: World, nga: User) -> None:
    case = petition(world, nga, subject="Cán bộ thôn thu tiền không ghi phiếu")
    answers = sound("denunciation", has_proof=False)
    redacted = "Tố cáo việc thu tiền tại một thôn"
    decided = judged(
        "denunciation", answers=answers, redacted=redacted, reason="Bà Lượm sẽ nộp thêm chứng cứ."
    )

    with pytest.raises(WordsTell):
        classify_petition(case.pk, None, decided, by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert (case.is_sealed, case.stage) == (False, "received")


def test_nobody_is_charged_with_a_case_against_himself(world: World, nga: User) -> None:
    head = Post.objects.get(unit=world.office, is_head=True)
    case = petition(world, nga, about_post=head)

    decided = judged("feedback", assignee=world.thu.pk)
    with pytest.raises(KeeperShutOut, match="Phạm Thị Thu"):
        classify_petition(case.pk, None, decided, by=nga, on=ARRIVED)
    with pytest.raises(SettlerShutOut):
        classify_petition(case.pk, None, judged("feedback", settler=head.pk), by=nga, on=ARRIVED)


def test_the_log_knows_what_was_decided_and_no_word_of_it(world: World, nga: User) -> None:
    case = petition(world, nga)
    classify_petition(case.pk, 1, judged("feedback"), by=nga, on=ARRIVED)

    event = AuditEvent.objects.get(code="petitions.classified")
    assert event.facts == {"outcome": "thụ lý, giải quyết"}


def page_of(case: Petition) -> str:
    """The address at which a petition is classified."""
    return f"/don-thu/{case.public_id}/phan-loai/"


def answered(kind: str, case: Petition, **other: str) -> dict[str, str]:
    """What the page posts for a petition that lacks nothing."""
    told = {f"q_{code}": "yes" if yes else "no" for code, yes in sound(kind).items()}
    return {"version": str(case.version), "kind": kind, "outcome": "handle", **told, **other}


def test_choosing_a_kind_asks_its_own_questions(world: World, nga: User) -> None:
    case = petition(world, nga)
    client = signed_in(nga)
    htmx = {"HX-Request": "true"}

    first = client.get(page_of(case)).content.decode()
    complaint = client.post(
        page_of(case), {"do": "propose", "kind": "complaint"}, headers=htmx
    ).content.decode()
    mixed = client.post(
        page_of(case), {"do": "propose", "kind": "mixed"}, headers=htmx
    ).content.decode()

    assert "q_is_signed" not in first
    assert "thời hiệu khiếu nại" in complaint
    assert "<html" not in complaint
    assert "câu hỏi chưa trả lời" in complaint
    assert "viết tách từng đơn" in mixed


def test_the_page_proposes_and_the_chosen_outcome_follows(world: World, nga: User) -> None:
    case = petition(world, nga)
    client = signed_in(nga)
    given = answered("recommendation", case, q_is_competent="no", do="propose", outcome="")

    page = client.post(page_of(case), given).content.decode()

    assert "Chuyển cơ quan có thẩm quyền" in page
    assert "Điều 20 khoản 2" in page
    assert re.search(r'<input type="radio" name="outcome" value="transfer"[^>]* checked', page)


def test_saving_leads_on_to_what_was_decided(world: World, nga: User) -> None:
    client = signed_in(nga)
    here, elsewhere = petition(world, nga), petition(world, nga, subject="Việc của nơi khác")

    kept = client.post(page_of(here), answered("recommendation", here))
    away = answered("recommendation", elsewhere, q_is_competent="no", outcome="transfer")
    sent = client.post(page_of(elsewhere), away)

    assert kept["Location"] == f"/don-thu/{here.public_id}/"
    assert sent["Location"] == f"/don-thu/{elsewhere.public_id}/xu-ly/"


def test_the_page_keeps_what_was_typed_when_it_refuses(world: World, nga: User) -> None:
    case = petition(world, nga)
    given = answered("complaint", case, q_is_signed="no", due_by_hand="", hand_basis="")

    answer = signed_in(nga).post(page_of(case), given)

    assert answer.status_code == 422
    assert "Hãy ghi lý do." in answer.content.decode()


def test_a_stale_page_is_told_so(world: World, nga: User) -> None:
    case = petition(world, nga)

    answer = signed_in(nga).post(page_of(case), answered("feedback", case) | {"version": "9"})

    assert answer.status_code == 422
    assert "vừa được người khác cập nhật" in answer.content.decode()


def test_strangers_find_no_such_page(world: World, nga: User) -> None:
    case = petition(world, nga)
    vi = person("vi", "Lý Tường Vi")
    appoint(vi, world.neighbour, Role.RECEPTIONIST, "Công chức tiếp dân")

    for who in (world.lan, world.minh, world.hoa, vi):
        assert signed_in(who).get(page_of(case)).status_code == 404
