"""The spine: whatever an authority owes, with its owner, its basis, its day and its proof."""

from danvan.obligations.models.feeds import CalendarFeed
from danvan.obligations.models.leaving import PostHandOver, PostHandOverLine
from danvan.obligations.models.pleas import Extension, Plea, Waiver
from danvan.obligations.models.spine import Nature, Obligation, ObligationParty
from danvan.obligations.models.standing import ReportingDate, StandingAnswer
from danvan.obligations.models.work import (
    Evidence,
    EvidenceUse,
    HandOver,
    Progress,
    RequestStep,
    Submission,
)

__all__ = [
    "CalendarFeed",
    "Evidence",
    "EvidenceUse",
    "Extension",
    "HandOver",
    "Nature",
    "Obligation",
    "ObligationParty",
    "Plea",
    "PostHandOver",
    "PostHandOverLine",
    "Progress",
    "ReportingDate",
    "RequestStep",
    "StandingAnswer",
    "Submission",
    "Waiver",
]
