"""Saying how work goes, and attaching what proves it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, locked, require
from danvan.documents.actions import FileRefused, store_file
from danvan.documents.models import StoredFile
from danvan.obligations.access import (
    WORKING,
    Part,
    may_report,
    standpoint,
    visible_evidence,
)
from danvan.obligations.actions.refusals import reason_given, refuse_closed
from danvan.obligations.models import Evidence, EvidenceUse, Obligation, Progress
from danvan.readers.guarded import open_guarded
from danvan.readers.refusals import Refused
from danvan.units.models import Unit

READABLE = (".docx", ".pdf", ".txt", ".md")


class EvidenceUnclear(ActRefused):
    """What was handed in as evidence does not say where the proof is «minh chứng chưa rõ»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn tệp, hoặc ghi đường dẫn, số văn bản hay nơi để hồ sơ giấy."))


class EvidenceInUse(ActRefused):
    """Evidence under work that is handed in stays «minh chứng đã trình»."""

    def __init__(self) -> None:
        super().__init__(_("Việc đang trình hoặc đã xong nên không gỡ minh chứng được."))


@dataclass(frozen=True)
class NewEvidence:
    """What is handed in as proof «minh chứng mới»; which fields count depends on `kind`."""

    kind: str
    title: str = ""
    data: bytes = b""
    name: str = ""
    url: str = ""
    number: str = ""
    issued_on: date | None = None
    folder: str = ""

    @property
    def says_where(self) -> bool:
        """Say whether it holds what its kind promises."""
        held = {"file": self.data, "link": self.url, "document": self.number, "paper": self.folder}
        return bool(held.get(self.kind))


@transaction.atomic
def add_progress(obligation_id: int, *, text: str, by: User, on: date) -> Progress:
    """Write a line of progress «báo tiến độ». It changes nothing that others have seen."""
    obligation = locked(Obligation, obligation_id, None)
    require(may_report(standpoint(by, obligation, on=on)))
    refuse_closed(obligation)
    line = Progress.objects.create(obligation=obligation, text=reason_given(text), by=by, on=on)
    record_event("obligations.progressed", by=by, on=on, about=obligation)
    return line


def add_evidence(obligation_id: int, new: NewEvidence, *, by: User, on: date) -> Evidence:
    """Attach new evidence «thêm minh chứng» in the name of the person's unit.

    A file whose text bears a mark of secrecy is refused before anything is kept.
    """
    if not new.says_where:
        raise EvidenceUnclear
    if new.kind == Evidence.Kind.FILE:
        _refuse_secret(new)
    return _keep_evidence(obligation_id, new, by=by, on=on)


@transaction.atomic
def attach_evidence(obligation_id: int, evidence_id: int, *, by: User, on: date) -> Evidence:
    """Let evidence that is there already serve another obligation «dùng lại minh chứng»."""
    obligation = locked(Obligation, obligation_id, None)
    require(may_report(standpoint(by, obligation, on=on)))
    refuse_closed(obligation)
    evidence = visible_evidence(by, on=on).filter(pk=evidence_id).first()
    if evidence is None:
        raise RecordGone
    return _used(obligation, evidence, by, on)


@transaction.atomic
def detach_evidence(obligation_id: int, evidence_id: int, *, by: User, on: date) -> None:
    """Take evidence away from an open obligation «gỡ minh chứng»; the evidence itself stays."""
    obligation = locked(Obligation, obligation_id, None)
    require(may_report(standpoint(by, obligation, on=on)))
    if obligation.state != Obligation.State.OPEN:
        raise EvidenceInUse
    use = obligation.evidence_uses.filter(evidence=evidence_id).select_related("evidence").first()
    if use is not None:
        title = use.evidence.title
        use.delete()
        record_event("obligations.evidence_detached", by=by, on=on, about=obligation, title=title)


@transaction.atomic
def _keep_evidence(obligation_id: int, new: NewEvidence, *, by: User, on: date) -> Evidence:
    obligation = locked(Obligation, obligation_id, None)
    seen = standpoint(by, obligation, on=on)
    require(may_report(seen))
    refuse_closed(obligation)
    working = seen.at("obligations.report", WORKING) or seen.parties[Part.DEBTOR]
    unit = Unit.objects.get(pk=min(working))
    file = store_file(unit, new.data, new.name, by=by, on=on) if new.data else None
    evidence = Evidence.objects.create(
        unit=unit,
        kind=new.kind,
        title=_title(new, file),
        file=file,
        url=new.url,
        number=new.number,
        issued_on=new.issued_on,
        folder=new.folder,
        added_by=by,
        added_on=on,
    )
    return _used(obligation, evidence, by, on)


def _used(obligation: Obligation, evidence: Evidence, by: User, on: date) -> Evidence:
    _use, made = EvidenceUse.objects.get_or_create(obligation=obligation, evidence=evidence)
    if made:
        record_event(
            "obligations.evidence_added", by=by, on=on, about=obligation, title=evidence.title
        )
    return evidence


def _title(new: NewEvidence, file: StoredFile | None) -> str:
    if new.title.strip():
        return new.title.strip()
    return (file.name if file else "") or new.number or new.url or new.folder


def _refuse_secret(new: NewEvidence) -> None:
    """Refuse what is marked secret; what a reader cannot open may still prove something."""
    if not new.name.lower().endswith(READABLE):
        return
    try:
        open_guarded(new.data, new.name)
    except Refused as refused:
        if refused.code == "state_secret":
            raise FileRefused(refused.message) from refused
