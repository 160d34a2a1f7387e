"""Validity «hiệu lực»: the register of documents and what it says for a day."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from danvan.rules.catalogue import rule
from danvan.rules.text.letters import bare_words

_YEAR = re.compile(r"(?<=/)(?:19|20)\d{2}(?=/)")


class Proof(StrEnum):
    """How well a fact of the register is proven «mức kiểm chứng»."""

    VERIFIED = "VERIFIED"
    SINGLE_SOURCE = "SINGLE_SOURCE"
    MEMORY = "MEMORY"


@dataclass(frozen=True)
class RegisterEntry:
    """What the register knows of a document «mục trong sổ hiệu lực văn bản».

    `effective_until` is the last day in force; `followed_by` names newer acts on the matter that
    are not known to repeal it, `followed_from` the day from which they count.
    """

    type: str
    number: str
    issuer: str
    date: dt.date | None
    title: str
    effective_from: dt.date | None = None
    effective_until: dt.date | None = None
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    followed_from: dt.date | None = None
    status: Proof = Proof.MEMORY
    source: str = ""

    @property
    def is_verified(self) -> bool:
        """Say whether the facts of this entry are verified."""
        return self.status is Proof.VERIFIED


class State(StrEnum):
    """What holds for a document on a day «tình trạng hiệu lực»."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    FOLLOWED = "followed"
    UNKNOWN = "unknown"


class Register:
    """The register of documents «sổ hiệu lực văn bản»: finds entries by number, date and type."""

    def __init__(self, entries: Iterable[RegisterEntry] = ()) -> None:
        self.entries = tuple(entries)
        self._by_number: dict[str, list[RegisterEntry]] = {}
        self._by_name: dict[str, list[RegisterEntry]] = {}
        self._by_day: dict[dt.date, list[RegisterEntry]] = {}
        for entry in self.entries:
            self._by_number.setdefault(entry.number.casefold(), []).append(entry)
            self._by_name.setdefault(bare_words(entry.title), []).append(entry)
            if entry.date is not None:
                self._by_day.setdefault(entry.date, []).append(entry)

    def __len__(self) -> int:
        return len(self.entries)

    def find(
        self, number: str, issued: dt.date | None = None, kind: str | None = None
    ) -> RegisterEntry | None:
        """Return the entry for a number; date and type decide where numbers repeat.

        An entry whose date is another one is a different document: numbers restart.
        """
        rivals = self._by_number.get(number.casefold(), [])
        if issued is not None:
            rivals = [entry for entry in rivals if entry.date in (issued, None)]
        elif len(rivals) > 1 and kind is not None:
            rivals = [entry for entry in rivals if entry.type.casefold() == kind.casefold()]
        return rivals[0] if len(rivals) == 1 else None

    def similar(self, number: str) -> tuple[RegisterEntry, ...]:
        """Return every entry with this number, whatever its date."""
        return tuple(self._by_number.get(number.casefold(), ()))

    def of_day(self, day: dt.date) -> tuple[RegisterEntry, ...]:
        """Return every entry issued on a day."""
        return tuple(self._by_day.get(day, ()))

    def of_name(self, kind: str, name: str) -> tuple[RegisterEntry, ...]:
        """Return every entry of that name, with or without its kind in front."""
        rivals = self._by_name.get(bare_words(f"{kind} {name}"), [])
        return tuple(rivals or self._by_name.get(bare_words(name), ()))

    def find_law(
        self, kind: str, name: str, *, issued: dt.date | None, year: str | None
    ) -> RegisterEntry | None:
        """Return the entry of a law cited by name; None when the date or year leaves a doubt."""
        rivals = self.of_name(kind, name)
        if issued is not None:
            rivals = tuple(entry for entry in rivals if entry.date == issued)
        elif year is not None:
            rivals = tuple(each for each in rivals if each.date and str(each.date.year) == year)
        return rivals[0] if len(rivals) == 1 else None


@rule("DOC-03", basis="Luật Ban hành văn bản quy phạm pháp luật (hiệu lực); từng mục trong sổ")
def state_on(entry: RegisterEntry, day: dt.date) -> State:
    """Return what holds for a document on `day`; replaced is not the same as followed."""
    if entry.effective_from is not None and day < entry.effective_from:
        return State.NOT_YET
    if entry.effective_until is not None and day > entry.effective_until:
        return State.EXPIRED
    if entry.followed_by and entry.followed_from is not None and day >= entry.followed_from:
        return State.FOLLOWED
    if entry.effective_from is None and entry.effective_until is None:
        return State.UNKNOWN
    return State.IN_FORCE


@rule(
    "DOC-05", basis="Văn bản sửa đổi, bổ sung có hiệu lực từ ngày của chính nó; từng mục trong sổ"
)
def amended_on(entry: RegisterEntry, day: dt.date, register: Register) -> tuple[str, ...]:
    """Return the numbers of the acts that have amended a document by `day`.

    Of one that the register only names, the year in its number decides; without a year it is not
    told.
    """
    return tuple(number for number in entry.amended_by if _begun(number, day, register))


def _begun(number: str, day: dt.date, register: Register) -> bool:
    known = register.similar(number)
    starts = [each.effective_from or each.date for each in known]
    if any(start is not None for start in starts):
        return any(start is not None and start <= day for start in starts)
    year = _YEAR.search(number)
    return year is not None and int(year[0]) < day.year


def lapses_within(entry: RegisterEntry, first: dt.date, last: dt.date) -> bool:
    """Say whether the last day in force falls on or after `first` and before `last`."""
    return entry.effective_until is not None and first <= entry.effective_until < last
