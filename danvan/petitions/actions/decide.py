"""What ends a petition: the decision, conclusion or reply, its sending and its publication."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.documents.actions.files import store_file
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import NotSentYet, SealedNotHere
from danvan.petitions.actions.clock import fulfil_step
from danvan.petitions.actions.papers import NewPaper, keep_paper
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Decision, Petition, PetitionPaper

WHAT = {
    "decided": Decision.What.DECISION,
    "concluded": Decision.What.CONCLUSION,
    "answered": Decision.What.REPLY,
}
SENDING = ("complaint.send", "denunciation.conclude_notice")


@dataclass(frozen=True)
class NewDecision:
    """A decision as its clerk gives it «văn bản kết thúc»: its number, day, result, words, file."""

    to: str
    number: str
    on: date
    result: str
    summary: str = ""
    data: bytes = b""
    name: str = ""


@transaction.atomic
def issue_decision(
    petition_id: int, version: int | None, new: NewDecision, *, by: User, on: date
) -> Decision:
    """Record what ends a petition «ban hành quyết định, kết luận, văn bản trả lời».

    It is a step of the way: what is to be settled is fulfilled on the paper's day. Raises
    StepRefused, PaperMissing, DayMisfit, SealedNotHere for a file of a sealed case.
    """
    petition = enter_stage(
        petition_id, version, new.to, by=by, on=on, paper=StepPaper(new.number, new.on)
    )
    if new.data and petition.is_sealed:
        raise SealedNotHere
    refuse_telling(petition, new.summary)
    file = store_file(petition.unit, new.data, new.name, by=by, on=on) if new.data else None
    decision = Decision.objects.create(
        petition=petition,
        what=WHAT[new.to],
        number=new.number.strip(),
        on=new.on,
        result=new.result,
        summary=new.summary.strip(),
        file=file,
        by=by,
    )
    petition.result = new.result
    changed(petition, "result")
    label = decision.get_what_display()
    record_event("petitions.decided", by=by, on=on, about=petition, what=label)
    return decision


@transaction.atomic
def send_decision(
    decision_id: int, version: int | None, sent_on: date, *, by: User, on: date
) -> Decision:
    """Record that a decision was sent to the parties «gửi quyết định». Raises DayMisfit."""
    decision = locked(Decision, decision_id, version)
    petition = locked(Petition, decision.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    _refuse_day(sent_on, decision.on, on)
    decision.sent_on = sent_on
    changed(decision, "sent_on")
    for step in SENDING:
        fulfil_step(petition, step, by=by, on=on, done_on=sent_on)
    record_event("petitions.decision_sent", by=by, on=on, about=petition)
    return decision


@transaction.atomic
def publish_decision(
    decision_id: int, version: int | None, how: str, since: date, *, by: User, on: date
) -> Decision:
    """Record how and since when a decision is public «công khai quyết định»; a step of the way.

    Raises NotSentYet, DayMisfit, StepRefused.
    """
    decision = locked(Decision, decision_id, version)
    petition = locked(Petition, decision.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    if decision.sent_on is None:
        raise NotSentYet
    _refuse_day(since, decision.on, on)
    refuse_telling(petition, how)
    decision.published_on, decision.published_how = since, how.strip()
    changed(decision, "published_on", "published_how")
    paper = StepPaper(decision.number, since)
    enter_stage(petition.pk, None, "published", by=by, on=on, paper=paper)
    return decision


@transaction.atomic
def enter_with_paper(
    petition_id: int,
    version: int | None,
    to: str,
    paper: StepPaper,
    file: NewPaper | None,
    *,
    by: User,
    on: date,
) -> Petition:
    """Take a step and keep the paper it rests on «chuyển bước kèm văn bản».

    Raises as `enter_stage` does, and SealedNotHere, FileRefused.
    """
    petition = enter_stage(petition_id, version, to, by=by, on=on, paper=paper)
    if file is not None:
        keep_paper(petition, file, by=by, on=on)
    return petition


def letter_paper(title: str, data: bytes, name: str) -> NewPaper:
    """Return a signed paper of a step as it is kept «văn bản đã ký»."""
    return NewPaper(PetitionPaper.Role.LETTER, title, data, name)


def _refuse_day(day: date, first: date, on: date) -> None:
    if day > on:
        raise DayMisfit(_("Ngày này không thể sau hôm nay. Hãy kiểm tra lại ngày."))
    if day < first:
        raise DayMisfit(_("Ngày này không thể trước ngày ban hành văn bản."))
