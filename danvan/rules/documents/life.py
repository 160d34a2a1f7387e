"""Which moves a document may make, and the numbers of a register within a year."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from danvan.rules.catalogue import rule
from danvan.rules.documents.numbers import numbers_in

Moves = Mapping[str, frozenset[str]]

OUTGOING, INCOMING = "outgoing", "incoming"
# Number, seal and signature are made elsewhere: between "approved" and "issued" stands the pen.
_OUTGOING: Moves = {
    "draft": frozenset({"submitted", "dropped"}),
    "submitted": frozenset({"draft", "returned", "approved"}),
    "returned": frozenset({"submitted", "dropped"}),
    # The one who signs may still send it back: then it is approved anew.
    "approved": frozenset({"returned", "issued"}),
    # What is only posted up or kept in the house is filed without having been sent.
    "issued": frozenset({"sent", "filed"}),
    "sent": frozenset({"filed"}),
}
_INCOMING: Moves = {
    "arrived": frozenset({"passed_on", "filed", "dropped"}),
    # To the next unit, when the first one answered that it is not its matter.
    "passed_on": frozenset({"passed_on", "filed"}),
}
_BY_SIDE: Mapping[str, Moves] = {OUTGOING: _OUTGOING, INCOMING: _INCOMING}

# The text may be changed only here: what was approved is what will be compared.
EDITABLE = frozenset({"draft", "returned"})
# Before these a document is the house's own affair, and no superior looks at it.
OUT = frozenset({"issued", "sent", "filed"})

_LEADING = re.compile(r"\s*(?P<serial>\d{1,5})")


@rule("LIFE-01", basis="Quy ước của chương trình: vòng đời văn bản đi, văn bản đến")
def may_move(side: str, state: str, to: str) -> bool:
    """Say whether a document of a register may go from one state to another."""
    return to in _BY_SIDE.get(side, {}).get(state, frozenset())


@rule("LIFE-02", basis="Nghị định 30/2020/NĐ-CP: số văn bản lấy theo năm, mỗi loại một dãy số")
def next_serial(taken: Iterable[int]) -> int:
    """Return the number that follows the highest one taken in a year; 1 where none is."""
    return max(taken, default=0) + 1


def missing_serials(taken: Collection[int]) -> tuple[int, ...]:
    """Return the numbers that a year's register skips below its highest one."""
    held = set(taken)
    return tuple(n for n in range(1, max(held, default=0)) if n not in held)


def serial_of(number: str) -> int | None:
    """Return the running number that a printed number begins with: 46 of «46/KH-UBND»."""
    found = _LEADING.match(number)
    return int(found["serial"]) if found else None


def series_of(number: str) -> str:
    """Return the series a number runs in: the code of its type, empty for an official letter."""
    found = numbers_in(number)
    return (found[0].code or "") if found else ""


def as_printed_next(number: str, serial: int) -> str:
    """Return how the next number would be printed after a former one: «46/KH-UBND»."""
    rest = _LEADING.sub("", number, count=1)
    return f"{serial:02d}{rest.lstrip('abcdeđ') if rest[:1].isalpha() else rest}"


@dataclass(frozen=True)
class ReadyToIssue:
    """What stands between an approved document and its issue «còn thiếu gì»."""

    number: bool
    day: bool
    paper: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what is missing by name: number, day, paper."""
        held = {"number": self.number, "day": self.day, "paper": self.paper}
        return tuple(name for name, there in held.items() if not there)


@rule("LIFE-03", basis="Quy ước của chương trình: ban hành khi đã có số, ngày và bản đã ký")
def ready_to_issue(number: str, issued_on: date | None, paper: bool) -> ReadyToIssue:
    """Say what an approved document still lacks: its number, its day, the signed paper."""
    return ReadyToIssue(bool(number), issued_on is not None, paper)
