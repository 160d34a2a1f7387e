"""What travels to the acts on the organisation: units and areas to be made, mergers planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class NewArea:
    """An area to be opened «địa bàn mới»: its name bears its form ("xã An Bình")."""

    name: str
    level: str
    within: int | None
    since: date
    code: str = ""


@dataclass(frozen=True)
class NewUnit:
    """A unit to be opened «đơn vị mới», from the day `since`.

    `area` and `superior` are ids, or in a merger also what the same merger makes before it.
    """

    name: str
    sector: str
    kind: str
    level: str
    area: int | NewArea
    since: date
    superior: "int | NewUnit | None" = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class OldPlace:
    """An area that a merger takes, and how much of it: whole, part or remainder."""

    area: int
    share: str = "whole"


@dataclass(frozen=True)
class MergerPlan:
    """A merger, division or dissolution to be recorded «sắp xếp»: one clause of one resolution.

    `day` is the first day of the new. What is both old and new goes on. `homes` and `seats` say
    where places inside an ended area, and units under an ended unit, go; what is not named there
    goes to the only new one, if there is only one. `records` holds what the old units leave.
    """

    resolution: str
    clause: str
    day: date
    old_areas: tuple[OldPlace, ...] = ()
    new_areas: tuple[int | NewArea, ...] = ()
    old_units: tuple[int, ...] = ()
    new_units: tuple[int | NewUnit, ...] = ()
    records: int | NewUnit | None = None
    homes: Mapping[int, int | NewArea] = field(default_factory=dict)
    seats: Mapping[int, int | NewUnit] = field(default_factory=dict)


@dataclass(frozen=True)
class Moved:
    """A place or unit that a merger puts elsewhere «chuyển về»."""

    name: str
    to: str


@dataclass(frozen=True)
class MergerOutcome:
    """What a merger does «kết quả sắp xếp»: names that end, begin, move; people who lose a post.

    `stays` are units that go on in an ended place, `waiting` is the open work of ended units.
    """

    ends: tuple[str, ...]
    begins: tuple[str, ...]
    moves: tuple[Moved, ...]
    goes_on: tuple[str, ...]
    people: int
    stays: tuple[str, ...]
    waiting: int
