"""Petitions, what is sealed of them, and citizen reception."""

from danvan.petitions.models.cases import Classification, Petition, PetitionObligation, Similar
from danvan.petitions.models.exchange import ExchangeDraft, ExternalRecord
from danvan.petitions.models.letters import Letter, LetterTemplate
from danvan.petitions.models.people import (
    CitizenReply,
    DataRequest,
    IntakeDraft,
    PersonalAccess,
    Petitioner,
)
from danvan.petitions.models.reception import (
    Booking,
    Conclusion,
    ConclusionItem,
    ReceptionSchedule,
    ReceptionSession,
    Visit,
    Visitor,
)
from danvan.petitions.models.retention import ErasureHold, ErasureRound, RetentionRule
from danvan.petitions.models.sealed import SealedCase, SealedPaper, SealKeeper, SealOpening
from danvan.petitions.models.stages import (
    ClockEvent,
    ComplaintHearing,
    Decision,
    Execution,
    PetitionPaper,
    Referral,
    StageRecord,
)
from danvan.petitions.models.window import CounterTry, PublicDesk

__all__ = [
    "Booking",
    "CitizenReply",
    "Classification",
    "ClockEvent",
    "ComplaintHearing",
    "Conclusion",
    "ConclusionItem",
    "CounterTry",
    "DataRequest",
    "Decision",
    "ErasureHold",
    "ErasureRound",
    "ExchangeDraft",
    "Execution",
    "ExternalRecord",
    "IntakeDraft",
    "Letter",
    "LetterTemplate",
    "PersonalAccess",
    "Petition",
    "PetitionObligation",
    "PetitionPaper",
    "Petitioner",
    "PublicDesk",
    "ReceptionSchedule",
    "ReceptionSession",
    "Referral",
    "RetentionRule",
    "SealKeeper",
    "SealOpening",
    "SealedCase",
    "SealedPaper",
    "Similar",
    "StageRecord",
    "Visit",
    "Visitor",
]
