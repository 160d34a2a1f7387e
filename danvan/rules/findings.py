"""What a check hands back: a finding says what is wrong, where, and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs «mức độ»."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """One finding «điểm cần xem lại»: code, weight, a Vietnamese sentence, its span, its ground.

    `start` and `end` count characters of the normalised text; both are None when the finding is
    about something that is absent. `rule` is the code of the registered rule that it comes from,
    `basis` what that rests on: an article, a row of the register, or the craft.
    """

    code: str
    severity: Severity
    message: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    basis: str | None = None
