"""The right to complain a second time: whether it is open, and until when."""

from dataclasses import dataclass
from datetime import date

from danvan.law.queries import limit_table, whole_calendar
from danvan.petitions.models import Petition
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import Circumstances, statutory_deadline

COMPLAINTS = ("complaint", "staff_discipline")
DECIDED = frozenset({"decided", "published", "executing", "closed"})
POSTING = "denunciation.posting"
_STEPS = {"complaint": "complaint.appeal", "staff_discipline": "complaint.appeal_discipline"}


@dataclass(frozen=True)
class Appeal:
    """Until when a second complaint comes in time «thời hiệu khiếu nại lần hai»."""

    due: date | None
    steps: tuple[str, ...]
    basis: str
    is_verified: bool

    def is_in_time(self, day: date) -> bool | None:
        """Say whether it comes in time on a day; None where nothing counts it."""
        return None if self.due is None else day <= self.due


@dataclass(frozen=True)
class Posting:
    """Until when what is posted must hang at least «thời gian niêm yết tối thiểu»."""

    due: date | None
    steps: tuple[str, ...]
    basis: str
    is_verified: bool


def posting_of(petition: Petition) -> Posting | None:
    """Return until when a published conclusion must hang; None where the law has no such row."""
    decision = petition.decisions.filter(published_on__isnull=False).last()
    if decision is None or decision.published_on is None or petition.kind != "denunciation":
        return None
    counted = _counted(POSTING, decision.published_on, Circumstances())
    return Posting(counted.due, counted.steps, counted.basis, counted.is_verified)


def may_come_second(petition: Petition, *, on: date) -> bool:
    """Say whether a second complaint may follow now: decided, or not decided in time."""
    if petition.kind not in COMPLAINTS or petition.round > 1 or petition.is_sealed:
        return False
    if petition.followed_by.filter(round__gt=1).exists():
        return False
    return _decided(petition) or _overdue(petition, on)


def appeal_of(petition: Petition, *, on: date) -> Appeal | None:
    """Return until when a first complaint may be followed by a second; None where it may not.

    Counted from the day the decision was sent (or bears), else from the day it was due.
    """
    if petition.kind not in COMPLAINTS or petition.round > 1:
        return None
    began = _began(petition, on)
    if began is None:
        return None
    case = Circumstances(is_remote=petition.is_remote)
    return _counted(_STEPS[petition.kind], began, case)


def _counted(step: str, began: date, case: Circumstances) -> Appeal:
    try:
        found = statutory_deadline(limit_table(), whole_calendar(), step, began, case)
    except CannotCount as refused:
        return Appeal(None, (refused.message,), "", False)
    return Appeal(found.due, explain(found), found.basis, found.is_verified)


def _began(petition: Petition, on: date) -> date | None:
    decision = petition.decisions.last()
    if decision is not None:
        return decision.sent_on or decision.on
    return _settling(petition, on)


def _decided(petition: Petition) -> bool:
    return petition.stage in DECIDED and petition.decisions.exists()


def _overdue(petition: Petition, on: date) -> bool:
    return _settling(petition, on) is not None


def _settling(petition: Petition, on: date) -> date | None:
    """Return the day by which it was to be settled, where that has gone by and nothing came."""
    late = petition.owed.filter(
        step="complaint.settle_first", obligation__due__lt=on, obligation__closed_on__isnull=True
    )
    return late.values_list("obligation__due", flat=True).first()
