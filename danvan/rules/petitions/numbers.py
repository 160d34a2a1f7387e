"""The number of a petition in its register, however somebody spells it."""

import re
from dataclasses import dataclass
from typing import Final

from danvan.rules.documents.spelling import plain

CENTURY: Final = 2000
LONGEST: Final = 60
# Samples: «12» · «012/2026» · «12 - 26» · «Số: 12/2026» · «đơn số 12 năm 2026» · «so den: 12.2026»
_NUMBER = re.compile(
    r"\W*(?:don\s+)?(?:so\b\s*)?(?:den\s*)?[:.\s]*([0-9]{1,6})"
    r"(?:\s*(?:/|-|\.|\s|nam)\s*(?:nam\s*)?([0-9]{4}|[0-9]{2}))?\W*"
)


@dataclass(frozen=True)
class PetitionNumber:
    """A number that was asked for «số đơn»; every year where none was given."""

    number: int
    year: int | None = None


def petition_number(text: str) -> PetitionNumber | None:
    """Return the number that `text` is in any spelling; None when it says anything else."""
    said = " ".join(text.split())
    found = _NUMBER.fullmatch(plain(said)) if len(said) <= LONGEST else None
    if found is None or not int(found[1]):
        return None
    year = int(found[2]) if found[2] else None
    if year is not None and len(found[2]) == 2:
        year += CENTURY
    return PetitionNumber(int(found[1]), year)
