"""Rows of posts: «Chức vụ»."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import nearest, same_words
from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known, KnownPost, overlap
from danvan.units.sheets.places import days_stay, last_day, outside, stands_then
from danvan.units.sheets.reading import RowReading, meant, say
from danvan.units.sheets.values import Line, NewPost, What, Writes

LONGEST: Final = 160


@dataclass(frozen=True)
class Seat:
    """A post that a row of people may name: known by id, or new by its reference."""

    ref: int | str
    unit: str
    title: str
    role: str
    is_head: bool
    since: date
    until: date | None = None


class Seats:
    """The posts a sheet may name, by unit and title."""

    def __init__(self, known: Known) -> None:
        self.on = known.on
        self._of: dict[str, list[Seat]] = defaultdict(list)
        for post in known.posts:
            self.add(_seat(post))

    def add(self, seat: Seat) -> None:
        """Enter a post."""
        self._of[seat.unit].append(seat)

    def called(self, unit: str, title: str, role: str = "") -> list[Seat]:
        """Return the posts of a unit that bear a title, of a role when one is given."""
        words = same_words(title)
        return [
            seat
            for seat in self._of.get(unit, ())
            if same_words(seat.title) == words and (not role or seat.role == role)
        ]

    def of(self, unit: str) -> list[Seat]:
        """Return the posts of a unit."""
        return self._of.get(unit, [])


class PostRows:
    """Lays the rows of posts beside the register; units have been laid before."""

    def __init__(self, known: Known, units: Directory, seats: Seats, writes: Writes) -> None:
        self.known = known
        self.units = units
        self.seats = seats
        self.writes = writes
        self.rows: dict[tuple[str, str, str], int] = {}

    def lay(self, reading: RowReading) -> Line:
        """Return what a row would do."""
        unit = self.units.find(reading, "unit")
        title = reading.short("title", LONGEST)
        role = reading.choice("role", self.known.labels["role"])
        head = reading.yes("head")
        shown = _shown(title, unit)
        if unit is None or not unit.kept:
            if unit is not None:
                reading.wrong("unit", outside())
            return reading.line(What.NEW, shown)
        if not title or not role:
            self._hold_place(reading, unit, title)
            return reading.line(What.NEW, shown)
        self._refuse_twice(reading, unit, title, role)
        known = self._meant(reading, unit, title, role)
        if known is not None:
            return self._same(reading, known, head, shown)
        given = reading.day("since")
        since = given or (unit.stands[0].since if unit.new else self.known.on)
        return self._new(reading, unit, Seat(_ref(reading), unit.key, title, role, head, since))

    def _hold_place(self, reading: RowReading, unit: Place, title: str) -> None:
        """Let people be given a post whose row has a fault: one fault is told once."""
        if title:
            self.seats.add(Seat(_ref(reading), unit.key, title, "", False, unit.stands[0].since))

    def _refuse_twice(self, reading: RowReading, unit: Place, title: str, role: str) -> None:
        mark = (unit.key, same_words(title), role)
        first = self.rows.setdefault(mark, reading.row.number)
        if first != reading.row.number:
            text = _("trùng với dòng %(row)d: cùng một chức vụ. Hãy bỏ một dòng.")
            reading.wrong("title", text % {"row": first})

    def _meant(self, reading: RowReading, unit: Place, title: str, role: str) -> Seat | None:
        """Return the known post a row is about: the one of its first day, else one that lasts."""
        found = [s for s in self.seats.called(unit.key, title, role) if isinstance(s.ref, int)]
        since = reading.day("since")
        exact = [seat for seat in found if seat.since == since]
        lasting = [s for s in found if s.until is None or s.until >= (since or self.known.on)]
        return next(iter(exact or lasting), None)

    def _same(self, reading: RowReading, seat: Seat, head: bool, shown: str) -> Line:
        days_stay(reading, {seat.since}, {seat.until})
        if seat.is_head != head and reading.row.get("head"):
            reading.wrong("head", _("không đổi được ở chức vụ đã có. Hãy để trống."))
        return reading.as_changed(shown)

    def _new(self, reading: RowReading, unit: Place, seat: Seat) -> Line:
        stands_then(reading, "since", unit, seat.since)
        until = last_day(reading, seat.since)
        self.seats.add(replace(seat, until=until))
        self.writes.posts.append(
            NewPost(
                reading.row.number,
                str(seat.ref),
                seat.unit,
                seat.title,
                seat.role,
                seat.is_head,
                seat.since,
                until,
            )
        )
        return reading.as_new(_shown(seat.title, unit), since=say(seat.since))


def find_seat(
    reading: RowReading, seats: Seats, unit: Place, role: str, preferred: frozenset[int | str]
) -> Seat | None:
    """Return the post that a row of people names; none, or several roles, is a fault."""
    title = reading.row.get("title")
    found = seats.called(unit.key, title, role)
    if not found:
        near = nearest(title, [seat.title for seat in seats.of(unit.key)]) or ""
        said = _("«%(unit)s» không có chức vụ «%(title)s».") % {
            "unit": unit.names[0] if unit.names else unit.key,
            "title": title,
        }
        if near:
            reading.wrong("title", meant(said, near), near)
        else:
            to_do = _("Hãy sửa lại, hoặc thêm chức vụ này vào trang «Chức vụ» của tệp.")
            reading.wrong("title", f"{said} {to_do}")
        return None
    since = reading.day("since") or seats.on
    lasting = [seat for seat in found if overlap(since, None, seat.since, seat.until)] or found
    held = [seat for seat in lasting if seat.ref in preferred] or lasting
    if len({seat.role for seat in held}) > 1:
        text = _("có hai chức vụ cùng tên ở đơn vị này. Hãy điền cột «Vai trò» để phân biệt.")
        reading.wrong("title", text)
        return None
    return held[0]


def _seat(post: KnownPost) -> Seat:
    return Seat(post.pk, post.unit, post.title, post.role, post.is_head, post.since, post.until)


def _ref(reading: RowReading) -> str:
    return f"posts:{reading.row.number}"


def _shown(title: str, unit: Place | None) -> str:
    return f"{title}, {unit.names[0]}" if unit and unit.names else title
