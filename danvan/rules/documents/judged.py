"""What the register of documents says of each act that a text cites, on the day it is judged by."""

from dataclasses import dataclass
from datetime import date

from danvan.rules.documents.likeness import Likeness, likely_meant
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import (
    Register,
    RegisterEntry,
    State,
    amended_on,
    lapses_within,
    state_on,
)


@dataclass(frozen=True)
class Judged:
    """What holds for a cited document «kết quả xét hiệu lực».

    `lapses` says that it ends within the plan's period; `alike` are entries that may have been
    meant where number, day or type agree with none. A document of which the register says nothing
    is UNKNOWN, whoever issued it: that a body is gone ends no document of its.
    """

    state: State
    entry: RegisterEntry | None = None
    lapses: bool = False
    amended_by: tuple[str, ...] = ()
    alike: tuple[Likeness, ...] = ()


def judge(
    document: CitedDocument, register: Register, day: date | None, period_end: date | None
) -> Judged:
    """Return what the register says of a cited document; without a day nothing is said of force."""
    entry, alike = document.entry, likely_meant(document, register)
    if entry is None or day is None:
        return Judged(State.UNKNOWN, entry, alike=alike)
    state = state_on(entry, day)
    standing = state in (State.IN_FORCE, State.FOLLOWED)
    lapses = standing and period_end is not None and lapses_within(entry, day, period_end)
    amended = amended_on(entry, day, register) if standing else ()
    return Judged(state, entry, lapses, amended, alike)
