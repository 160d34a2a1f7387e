"""Reading a petition: what it is, whether and by whom it is handled, and by when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.petitions.access import may_do
from danvan.petitions.actions.clock import fulfil_step
from danvan.petitions.actions.refusals import StepRefused
from danvan.petitions.actions.sealed import seal_open_petition
from danvan.petitions.actions.sealed_places import refuse_shut_out, shut_out
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper, go
from danvan.petitions.actions.taking_off import REASSIGN
from danvan.petitions.models import Classification, Petition
from danvan.petitions.models.cases import Kind, Outcome
from danvan.petitions.queries.sealed import settlers_of
from danvan.rules.petitions.stage_words import LABELS
from danvan.rules.petitions.stages import RECEIVED, the_move
from danvan.rules.petitions.triage import Proposal, outcomes_for, propose
from danvan.rules.petitions.triage_questions import questions_for
from danvan.units.models import Post, Unit


class DifferenceUnexplained(ActRefused):
    """Decided otherwise than proposed, without saying why «chưa ghi lý do xử lý khác đề xuất»."""

    def __init__(self, proposed: str) -> None:
        super().__init__(
            _("Hướng xử lý khác với đề xuất «%(proposed)s». Hãy ghi lý do.")
            % {"proposed": proposed}
        )


class QuestionsOpen(ActRefused):
    """The law asks more than was answered «chưa trả lời đủ»."""

    def __init__(self, count: int) -> None:
        super().__init__(
            _("Còn %(count)d câu hỏi chưa trả lời. Hãy trả lời đủ rồi lưu.") % {"count": count}
        )


class NotForThisKind(ActRefused):
    """What was decided is not done with this kind «không áp dụng cho loại đơn này»."""

    def __init__(self, outcome: str) -> None:
        super().__init__(
            _("Loại đơn này không xử lý bằng cách «%(outcome)s». Hãy chọn cách khác.")
            % {"outcome": outcome}
        )


class SettlerShutOut(ActRefused):
    """The post that is to settle is the one complained of, or below it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Người giữ chức vụ được chọn để giải quyết là người bị phản ánh hoặc dưới quyền "
                "người đó. Hãy chọn người có thẩm quyền của cấp trên."
            )
        )


@dataclass(frozen=True)
class Judgement:
    """How a petition was judged «kết quả phân loại», as the person decided it.

    `reason` says why it differs from what is proposed; `redacted` is the summary that everybody
    reads when an open petition turns out to be a denunciation. `due_by_hand` with its basis is
    for what no rule counts.
    """

    kind: str
    outcome: str
    answers: Mapping[str, bool] = field(default_factory=dict)
    topic: str = ""
    reason: str = ""
    handler: int | None = None
    assignee: int | None = None
    settler: int | None = None
    is_remote: bool = False
    has_several_places: bool = False
    due_by_hand: date | None = None
    hand_basis: str = ""
    redacted: str = field(default="", repr=False)


@transaction.atomic
def classify_petition(
    petition_id: int, version: int | None, judgement: Judgement, *, by: User, on: date
) -> Petition:
    """Classify a petition «phân loại, xử lý đơn»: the clock of its kind starts.

    An open petition that is a denunciation goes under the seal in the same act. Raises
    StepRefused, QuestionsOpen, NotForThisKind, DifferenceUnexplained, KeeperShutOut,
    SettlerShutOut, and what sealing raises.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.classify", petition, on=on))
    if petition.stage != RECEIVED:
        raise StepRefused(LABELS[petition.stage])
    if judgement.kind == Kind.DENUNCIATION and not petition.is_sealed:
        seal_open_petition(petition.pk, None, judgement.redacted, by=by, on=on)
        petition = locked(Petition, petition_id, None)
    proposal = _weighed(judgement)
    refuse_telling(petition, judgement.reason, judgement.hand_basis)
    _charge(petition, judgement, on=on)
    if petition.assignee is not None:
        fulfil_step(petition, REASSIGN, by=by, on=on)
    petition = _move(petition, judgement, by=by, on=on)
    Classification.objects.create(
        petition=petition,
        kind=judgement.kind,
        is_eligible=proposal.is_eligible,
        is_competent=proposal.is_competent,
        answers=dict(judgement.answers),
        reasons=[reason.text for reason in proposal.reasons],
        outcome=judgement.outcome,
        basis=proposal.basis[:300],
        by=by,
        on=on,
    )
    told = str(Outcome(judgement.outcome).label)
    record_event("petitions.classified", by=by, on=on, about=petition, outcome=told)
    return petition


def _weighed(judgement: Judgement) -> Proposal:
    """Return what is proposed; ask for a reason where the person decided otherwise."""
    asked = [question.code for question in questions_for(judgement.kind)]
    missing = [code for code in asked if code not in judgement.answers]
    if missing:
        raise QuestionsOpen(len(missing))
    if judgement.outcome not in outcomes_for(judgement.kind):
        raise NotForThisKind(str(Outcome(judgement.outcome).label))
    proposal = propose(judgement.kind, judgement.answers)
    if proposal.outcome != judgement.outcome and not judgement.reason.strip():
        raise DifferenceUnexplained(str(Outcome(proposal.outcome).label))
    return proposal


def _charge(petition: Petition, judgement: Judgement, *, on: date) -> None:
    """Set what is known of a petition now and who has it; nobody against himself."""
    petition.kind = judgement.kind
    petition.field = judgement.topic or petition.field
    petition.outcome = judgement.outcome
    petition.is_remote = judgement.is_remote
    petition.has_several_places = judgement.has_several_places
    petition.handler = Unit.objects.filter(pk=judgement.handler or 0).first()
    petition.assignee = User.objects.filter(pk=judgement.assignee or 0, is_active=True).first()
    petition.settler = Post.objects.filter(pk=judgement.settler or 0).first() or petition.settler
    if petition.assignee is not None:
        refuse_shut_out(petition.assignee, petition, on=on)
    holders = settlers_of(petition.settler, on=on) if petition.settler else []
    if any(shut_out(person, petition, on=on) for person in holders):
        raise SettlerShutOut
    fields = (
        "kind", "field", "outcome", "is_remote", "has_several_places", "handler", "assignee",
        "settler",
    )  # fmt: skip
    changed(petition, *fields)


def _move(petition: Petition, judgement: Judgement, *, by: User, on: date) -> Petition:
    move = the_move(petition.kind, RECEIVED, "classified", petition.round)
    return go(
        petition,
        move,
        on,
        by=by,
        on=on,
        paper=StepPaper(note=judgement.reason),
        due_by_hand=judgement.due_by_hand,
        hand_basis=judgement.hand_basis,
    )
