"""Records of other systems: reading a row, telling what it brings, keeping denunciations out.

What a row says is compared with what is kept here; nothing is decided for anybody: a changed row is
told, and taken over only where a person says so.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from danvan.rules.catalogue import rule
from danvan.rules.sheets.cells import choose, read_day, read_number
from danvan.rules.text.letters import bare_words

LONGEST: Final[Mapping[str, int]] = {
    "code": 80,
    "subject": 2000,
    "name": 160,
    "address": 300,
    "identity_number": 20,
    "phone": 20,
    "passed_by": 200,
}
NEEDED: Final = ("code", "received_on", "subject")
DENUNCIATION: Final = "denunciation"
# The days and the kind drive the clock: what another system says of them is told, never written.
BY_OUR_OWN_ACT: Final = frozenset({"received_on", "kind", "settled_on"})
Value = TypeVar("Value")
_TELLING: Final = bare_words("tố cáo")


@dataclass(frozen=True)
class Record:
    """A petition as systems exchange it «bản ghi trao đổi»; texts empty where nothing is said."""

    code: str = ""
    received_on: date | None = None
    written_on: date | None = None
    kind: str = ""
    field: str = ""
    subject: str = ""
    name: str = ""
    address: str = ""
    identity_number: str = ""
    phone: str = ""
    people_count: int = 1
    passed_by: str = ""
    settled_on: date | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell «lỗi»: `what` is missing, day, number, long, unknown or order."""

    column: str
    what: str
    text: str = ""


@dataclass(frozen=True)
class Words:
    """The words by which kinds and fields are called «cách gọi», by their codes."""

    kinds: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, str]


class What(StrEnum):
    """What a row brings «kết quả đối chiếu»."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"
    BY_HAND = "by_hand"  # a denunciation: entered by a person, under the seal
    ERASED = "erased"  # was here, its personal data erased in due time


@dataclass(frozen=True)
class Change:
    """One thing that differs «thay đổi»: what is kept here, what the row says."""

    column: str
    ours: str
    theirs: str
    is_told_only: bool


@rule("PT-95", basis="Luật Tố cáo 25/2018/QH14: tố cáo chỉ nhận bằng đơn hoặc trình bày trực tiếp")
def tells_denunciation(kind: str, subject: str) -> bool:
    """Say whether a row speaks of a denunciation: it is never taken over openly.

    The word in either cell is enough; a row sorted out by mistake costs a minute at the counter.
    """
    return any(_TELLING in bare_words(text) for text in (kind, subject)) or bare_words(kind) == "tc"


def read_record(cells: Mapping[str, str], words: Words) -> tuple[Record, tuple[Fault, ...]]:
    """Return what a row says and what is wrong with it; a faulty cell counts as empty."""
    faults = [Fault(code, "missing") for code in NEEDED if not cells.get(code, "").strip()]
    said: dict[str, object] = {}
    for code in LONGEST:
        text = cells.get(code, "").strip()
        if len(text) > LONGEST[code]:
            faults.append(Fault(code, "long", str(LONGEST[code])))
            text = text[: LONGEST[code]]
        said[code] = text
    for code in ("received_on", "written_on", "settled_on"):
        said[code] = _read(cells, code, "day", read_day, faults)
    said["people_count"] = _read(cells, "people_count", "number", read_number, faults) or 1
    said["kind"] = _named(cells.get("kind", ""), "kind", _kind_labels(words), faults)
    # A field nobody here knows is no reason to refuse a row: it stays empty.
    said["field"] = choose(cells.get("field", "").strip(), words.fields) or ""
    record = Record(**said)  # type: ignore[arg-type]  # each by its own reader above
    return record, (*faults, *_disorder(record))


def compare(record: Record, ours: Record) -> tuple[Change, ...]:
    """Return what a row says otherwise than we do; what it leaves empty changes nothing."""
    changes = []
    for one in fields(Record):
        theirs, own = getattr(record, one.name), getattr(ours, one.name)
        if one.name == "code" or theirs in ("", None) or _same(theirs, own):
            continue
        changes.append(Change(one.name, shown(own), shown(theirs), one.name in BY_OUR_OWN_ACT))
    return tuple(changes)


def taken_over(record: Record, ours: Record) -> Record:
    """Return what we keep once a changed row was taken over."""
    values = asdict(ours)
    for change in compare(record, ours):
        if not change.is_told_only:
            values[change.column] = getattr(record, change.column)
    return Record(**values)


def digest_of(record: Record) -> str:
    """Return the mark of a row: the same row has the same mark, whichever file it came in."""
    said = {name: shown(value) for name, value in asdict(record).items()}
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def shown(value: object) -> str:
    """Return a value as people read it: days as 20/10/2026."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _read(
    cells: Mapping[str, str],
    code: str,
    what: str,
    reader: Callable[[str], Value | None],
    faults: list[Fault],
) -> Value | None:
    text = cells.get(code, "").strip()
    # Programs write a day with its hour: the day is what counts.
    found = reader(text) if what != "day" else reader(text[:10].strip())
    if text and found is None:
        faults.append(Fault(code, what, text))
    return found


def _named(text: str, code: str, labels: Mapping[str, str], faults: list[Fault]) -> str:
    wanted = bare_words(text)
    if not wanted:
        return ""
    if wanted not in labels:
        faults.append(Fault(code, "unknown", text.strip()))
    return labels.get(wanted, "")


def _kind_labels(words: Words) -> Mapping[str, str]:
    return {bare_words(said): kind for kind, spoken in words.kinds.items() for said in spoken}


def _disorder(record: Record) -> tuple[Fault, ...]:
    if record.received_on and record.settled_on and record.settled_on < record.received_on:
        return (Fault("settled_on", "order", shown(record.settled_on)),)
    return ()


def _same(theirs: object, own: object) -> bool:
    if isinstance(theirs, str) and isinstance(own, str):
        return " ".join(theirs.split()) == " ".join(own.split())
    return theirs == own
