"""What the registers hold, as frozen values: areas, units, posts, people, households by key.

Their texts are as a sheet can say them (`plain_cell`, `plain_lines`): needless blanks and hidden
characters of the register are no difference.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from danvan.readers.sheet_rows import plain_cell

SPLIT: Final = re.compile("[\n;]")


@dataclass(frozen=True, slots=True)
class Stand:
    """A version of an area or unit: its name and the key of what is above it, during some days."""

    name: str
    above: str | None
    since: date
    until: date | None = None
    aliases: str = ""

    def holds_on(self, on: date) -> bool:
        """Say whether it holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area of the register; its stands by day, the oldest first."""

    pk: int
    key: str
    code: str
    level: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the register; `area` by key, its stands by day, the oldest first."""

    pk: int
    key: str
    sector: str
    kind: str
    level: str
    area: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class KnownPost:
    """A post of a unit kept by the person."""

    pk: int
    unit: str
    title: str
    role: str
    is_head: bool
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person: `kept` says whether whoever hands the sheet in keeps the account."""

    pk: int
    username: str
    name: str
    email: str
    active: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class KnownAppointment:
    """Who holds which post from when."""

    pk: int
    username: str
    post: int
    basis: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class KnownCount:
    """Households of a village on a day."""

    pk: int
    area: str
    on: date
    count: int
    source: str


@dataclass(frozen=True)
class Known:
    """The registers on a day, as far as a person's sheet can touch or name them.

    `labels` are the words of the coded columns; `kept_…` are the keys whose entries the person
    keeps; `usernames` are all that are taken.
    """

    on: date
    by: str
    labels: Mapping[str, Mapping[str, str]]
    areas: Mapping[str, KnownArea] = field(default_factory=dict)
    units: Mapping[str, KnownUnit] = field(default_factory=dict)
    posts: tuple[KnownPost, ...] = ()
    people: Mapping[str, KnownPerson] = field(default_factory=dict)
    appointments: tuple[KnownAppointment, ...] = ()
    counts: tuple[KnownCount, ...] = ()
    kept_areas: frozenset[str] = frozenset()
    kept_units: frozenset[str] = frozenset()
    usernames: frozenset[str] = frozenset()


def stand_on(stands: Iterable[Stand], on: date) -> Stand:
    """Return the stand of a day; before the first that one, after the end the last."""
    told = tuple(stands)
    for stand in told:
        if stand.holds_on(on):
            return stand
    begun = [stand for stand in told if stand.since <= on]
    return begun[-1] if begun else told[0]


def overlap(since: date, until: date | None, other_since: date, other_until: date | None) -> bool:
    """Say whether two spans share a day."""
    return (until is None or other_since <= until) and (other_until is None or since <= other_until)


def plain_lines(text: str) -> str:
    """Return other names one a line, as a sheet can say them: a semicolon parts them there."""
    parts = (plain_cell(part) for part in SPLIT.split(text))
    return "\n".join(dict.fromkeys(part for part in parts if part))
