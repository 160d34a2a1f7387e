"""What counts as settled, and whether that was in time: the words of the figures on petitions."""

from datetime import date
from enum import StrEnum
from typing import Final

from danvan.rules.catalogue import rule

# Stages by which a petition leaves what is still to be settled.
SETTLING_STAGES: Final = frozenset(
    {
        "decided",
        "concluded",
        "answered",
        "refused",
        "guided",
        "transferred",
        "passed_on",
        "separated",
        "returned",
        "kept",
        "withdrawn",
        "stopped",
        "closed",
    }
)
# Steps whose day says whether a petition was settled in time: the last one begun holds.
DECIDING_STEPS: Final = (
    "petition.triage",
    "complaint.accept",
    "complaint.accept_second",
    "complaint.settle_first",
    "complaint.settle_second",
    "denunciation.accept",
    "denunciation.settle",
    "feedback.administrative_rule",
    "land.mediation",
    "house.answer",
)
# Below this many sealed cases a number would point at one of them.
FEWEST_SEALED: Final = 3


class Timeliness(StrEnum):
    """How a petition stands to its day «đúng hạn, quá hạn»."""

    IN_TIME = "in_time"
    LATE = "late"
    NO_DAY = "no_day"


@rule("PT-71", basis="Quy ước của chương trình: đúng hạn khi xong chậm nhất vào ngày hạn (24 giờ)")
def timeliness(due: date | None, settled_on: date | None, as_of: date) -> Timeliness:
    """Say whether a petition was settled by its day, or is not yet late on another."""
    if due is None:
        return Timeliness.NO_DAY
    return Timeliness.LATE if (settled_on or as_of) > due else Timeliness.IN_TIME


@rule("PT-72", basis="Luật Tố cáo 25/2018/QH14, quy định về bảo vệ bí mật thông tin người tố cáo")
def may_show_sealed(count: int, *, sees_register: bool, named_period: bool) -> bool:
    """Say whether a number may hold sealed cases for a person.

    Who sees the register sees them anyway. Others are shown enough of them together, in periods
    that everybody has alike: with days of his own choice one could find the day a case came.
    """
    return sees_register or (named_period and count >= FEWEST_SEALED)
