"""The clauses of merger resolutions as a file lists them, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

WHOLE, PART, REMAINDER = "whole", "part", "remainder"
SHARES = (WHOLE, PART, REMAINDER)


class Unreadable(ValueError):
    """A file lists no mergers «tệp không đúng»: `place` says where, `message` what is wrong."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


@dataclass(frozen=True)
class Mention:
    """An old place as a clause names it «đơn vị cũ»; `district` is "" where none is named."""

    kind: str
    name: str
    share: str
    district: str = ""

    @property
    def printed(self) -> str:
        """The place's name with its kind: «xã Tân Minh»."""
        return printed_name(self.kind, self.name)


@dataclass(frozen=True)
class Clause:
    """One clause «khoản»: a new place and what it is made of. Known by resolution and number.

    A special zone «đặc khu» made of a whole district names no commune: `mentions` is empty then.
    """

    province: str
    resolution: str
    number: int
    kind: str
    name: str
    mentions: tuple[Mention, ...]

    @property
    def printed(self) -> str:
        """The new place's name with its kind."""
        return printed_name(self.kind, self.name)

    @property
    def clause(self) -> str:
        """The clause as it is cited."""
        return f"khoản {self.number}"

    @property
    def cited(self) -> str:
        """The clause with its resolution."""
        return f"{self.resolution}, {self.clause}"


@dataclass(frozen=True)
class MergerFile:
    """A whole list: the day of effect, the clauses, and how many communes each province has."""

    effective_on: date
    clauses: tuple[Clause, ...]
    communes_after: Mapping[str, int]


def printed_name(kind: str, name: str) -> str:
    """Return a name with its kind, which is not said twice: «Phường 1», not «phường Phường 1»."""
    return name if name.casefold().startswith(f"{kind} ") else f"{kind} {name}"


def read_file(value: object) -> MergerFile:
    """Return a list of mergers from the values of its file; raises Unreadable at the first fault.

    A province may not get more new communes than `communes_after` says it has: those that were not
    rearranged are not listed, so that fewer are no fault.
    """
    if not isinstance(value, dict):
        raise Unreadable("đầu tệp", "không phải danh sách sắp xếp đơn vị hành chính.")
    on = _day(value.get("effective_from"))
    rows = value.get("successions")
    if not isinstance(rows, list) or not rows:
        raise Unreadable("successions", "không có khoản nào.")
    clauses = tuple(_clause(row, number) for number, row in enumerate(rows, start=1))
    _refuse_repeated(clauses)
    after = _totals(value.get("communes_after"))
    _refuse_too_many(clauses, after)
    return MergerFile(on, clauses, after)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise Unreadable("effective_from", "không có ngày hiệu lực dạng 2025-07-01.") from None


def _totals(value: object) -> Mapping[str, int]:
    if not isinstance(value, dict) or not all(isinstance(n, int) for n in value.values()):
        raise Unreadable("communes_after", "phải ghi số xã, phường, đặc khu của từng tỉnh.")
    return {str(province): int(total) for province, total in value.items()}


def _clause(row: object, number: int) -> Clause:
    place = f"khoản thứ {number} trong tệp"
    if not isinstance(row, dict):
        raise Unreadable(place, "không đọc được.")
    words = {key: _words(row, key, place) for key in ("province", "resolution", "kind", "name")}
    clause, old = row.get("clause"), row.get("from")
    place = f"{place} ({words['resolution']}, khoản {clause})"
    if not isinstance(clause, int) or clause < 1:
        raise Unreadable(place, "số khoản phải là số nguyên dương.")
    if not isinstance(old, list):
        raise Unreadable(place, "thiếu danh sách đơn vị cũ «from».")
    return Clause(number=clause, mentions=tuple(_mention(one, place) for one in old), **words)


def _mention(row: object, place: str) -> Mention:
    if not isinstance(row, dict):
        raise Unreadable(place, "có đơn vị cũ không đọc được.")
    kind, name = _words(row, "kind", place), _words(row, "name", place)
    if row.get("share") not in SHARES:
        told = f"phần của {kind} {name} phải là một trong: {', '.join(SHARES)}."
        raise Unreadable(place, told)
    return Mention(kind, name, str(row["share"]), _words(row, "district", place, empty=True))


def _words(row: Mapping[str, object], key: str, place: str, *, empty: bool = False) -> str:
    value = row.get(key, "" if empty else None)
    if not isinstance(value, str) or not (empty or value.strip()):
        raise Unreadable(place, f"thiếu «{key}» hoặc không phải chữ.")
    return " ".join(value.split())


def _refuse_repeated(clauses: tuple[Clause, ...]) -> None:
    seen: set[tuple[str, int]] = set()
    for one in clauses:
        if (one.resolution, one.number) in seen:
            raise Unreadable(one.cited, "khoản này ghi hai lần.")
        seen.add((one.resolution, one.number))


def _refuse_too_many(clauses: tuple[Clause, ...], after: Mapping[str, int]) -> None:
    made: dict[str, int] = {}
    for one in clauses:
        made[one.province] = made.get(one.province, 0) + 1
    for province, count in made.items():
        if province not in after:
            raise Unreadable(province, "không có trong «communes_after».")
        if count > after[province]:
            told = f"lập mới {count} đơn vị, nhiều hơn tổng số {after[province]} của cả tỉnh."
            raise Unreadable(province, told)
