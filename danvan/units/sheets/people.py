"""Rows of people and the posts they hold: «Người»."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from danvan.rules.sheets.cells import free, is_username, same_words, username_of
from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known, KnownAppointment, KnownPerson, overlap
from danvan.units.sheets.places import days_stay, last_day, outside
from danvan.units.sheets.posts import Seat, Seats, find_seat
from danvan.units.sheets.reading import RowReading, say
from danvan.units.sheets.values import (
    AppointmentChange,
    Line,
    NewAppointment,
    NewPerson,
    PersonChange,
    Row,
    Writes,
)

LONGEST_NAME: Final = 120
LONGEST_BASIS: Final = 120


@dataclass(frozen=True)
class Holding:
    """Somebody holds a post during some days, known or new in the file."""

    username: str
    since: date
    until: date | None


class PersonRows:
    """Lays the rows of people beside the register; posts have been laid before."""

    def __init__(
        self,
        rows: tuple[Row, ...],
        known: Known,
        units: Directory,
        seats: Seats,
        writes: Writes,
    ) -> None:
        self.known = known
        self.units = units
        self.seats = seats
        self.writes = writes
        self.taken = set(known.usernames)
        self.new: dict[str, str] = {}
        self.told: dict[str, tuple[str, str, int]] = {}
        self.names = Counter(same_words(row.get("name")) for row in rows)
        self.rows: dict[int, int] = {}
        self.held: dict[int | str, list[KnownAppointment]] = defaultdict(list)
        self.holders: dict[int | str, list[Holding]] = defaultdict(list)
        self.seats_of: dict[str, set[int | str]] = defaultdict(set)
        for one in known.appointments:
            self.held[one.post].append(one)
            self.holders[one.post].append(Holding(one.username, one.since, one.until))
            self.seats_of[one.username].add(one.post)

    def lay(self, reading: RowReading) -> Line:
        """Return what a row would do."""
        name = reading.short("name", LONGEST_NAME)
        email = self._email(reading)
        unit = self.units.find(reading, "unit")
        role = reading.choice("role", self.known.labels["role"])
        seat = self._seat(reading, unit, role)
        username = self._username(reading, name, email, seat)
        before = self._person(reading, username, name, email)
        if seat is None or not username or not name:
            # The days are read all the same: every fault of a row is told at once.
            reading.day("since")
            reading.day("until")
            return reading.as_new(name)
        return self._appointment(reading, username, seat, name, before)

    def _email(self, reading: RowReading) -> str:
        given = reading.short("email", 254)
        try:
            if given:
                validate_email(given)
        except ValidationError:
            text = _("«%(text)s» không phải địa chỉ thư điện tử. Hãy sửa hoặc để trống.")
            reading.wrong("email", text % {"text": given})
        return given

    def _seat(self, reading: RowReading, unit: Place | None, role: str) -> Seat | None:
        title = reading.text("title")
        if unit is None or not title:
            return None
        if not unit.kept:
            reading.wrong("unit", outside())
            return None
        preferred = self.seats_of.get(reading.row.get("username").lower(), set())
        return find_seat(reading, self.seats, unit, role, frozenset(preferred))

    def _username(self, reading: RowReading, name: str, email: str, seat: Seat | None) -> str:
        """Return whom a row is about: as it says, as the register knows, or a new username."""
        said = reading.text("username").lower()
        if said:
            if said not in self.taken and not is_username(said):
                text = _(
                    "tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch nối, từ 3 ký tự."
                )
                reading.wrong("username", text, username_of(name))
                return ""
            return said
        if not name:
            return ""
        if self.names[same_words(name)] > 1:
            text = _(
                "có dòng khác cùng họ tên. Hãy điền tên đăng nhập ở các dòng này để biết là một "
                "hay nhiều người."
            )
            reading.wrong("username", text)
            return ""
        return self._meant(name, email, seat) or free(username_of(name), self.taken)

    def _meant(self, name: str, email: str, seat: Seat | None) -> str:
        """Return the known person a row without username is about: by post and name, or e-mail."""
        words = same_words(name)
        holders = [h.username for h in self.holders.get(seat.ref, ())] if seat else []
        for username in holders:
            person = self.known.people.get(username)
            if person is not None and same_words(person.name) == words:
                return username
        if not email:
            return ""
        alike = [
            person.username
            for person in self.known.people.values()
            if person.email.lower() == email.lower() and same_words(person.name) == words
        ]
        return alike[0] if len(alike) == 1 else ""

    def _person(
        self, reading: RowReading, username: str, name: str, email: str
    ) -> KnownPerson | None:
        """Note a new person, or what changes of a known one."""
        if not username or not name:
            return None
        self._refuse_two_names(reading, username, name, email)
        person = self.known.people.get(username)
        if person is None:
            self._new_person(reading, username, name, email)
        elif username not in self.new:
            self._changed_person(reading, person, name, email)
        return person

    def _refuse_two_names(self, reading: RowReading, username: str, name: str, email: str) -> None:
        first_name, first_email, row = self.told.setdefault(
            username, (name, email, reading.row.number)
        )
        if same_words(first_name) != same_words(name):
            text = _("tên đăng nhập này ở dòng %(row)d là của %(name)s. Hãy sửa một trong hai.")
            reading.wrong("username", text % {"row": row, "name": first_name})
        elif email and first_email and email.lower() != first_email.lower():
            text = _("khác với dòng %(row)d của cùng người này. Hãy ghi giống nhau.")
            reading.wrong("email", text % {"row": row}, first_email)

    def _new_person(self, reading: RowReading, username: str, name: str, email: str) -> None:
        if username in self.new:
            return
        self.taken.add(username)
        self.new[username] = name
        self.writes.people.append(NewPerson(reading.row.number, username, name, email))

    def _changed_person(
        self, reading: RowReading, person: KnownPerson, name: str, email: str
    ) -> None:
        if name == person.name and email in ("", person.email):
            return
        if any(change.pk == person.pk for change in self.writes.person_changes):
            return  # told by an earlier row
        self._refuse_self(reading, person.username)
        if not person.kept:
            _refuse_username(reading)
            return
        self.writes.person_changes.append(
            PersonChange(reading.row.number, person.pk, name, email or person.email)
        )

    def _appointment(
        self,
        reading: RowReading,
        username: str,
        seat: Seat,
        name: str,
        person: KnownPerson | None,
    ) -> Line:
        basis = reading.short("basis", LONGEST_BASIS)
        held = self._held(reading, username, seat)
        shown = f"{name} – {seat.title}"
        about = _about_person(reading, person, name)
        if held is None:
            settled = self._new_appointment(reading, username, seat, basis)
            return reading.as_new(shown, username=username, since=say(settled))
        self._refuse_twice(reading, held)
        days_stay(reading, {held.since}, {held.until})
        if basis and basis != held.basis:
            self._refuse_self(reading, username)
            self.writes.appointment_changes.append(
                AppointmentChange(reading.row.number, held.pk, basis)
            )
        return reading.as_changed(shown, *about, ("basis", held.basis, basis or held.basis))

    def _refuse_twice(self, reading: RowReading, held: KnownAppointment) -> None:
        first = self.rows.setdefault(held.pk, reading.row.number)
        if first != reading.row.number:
            text = _("trùng với dòng %(row)d: cùng người, cùng chức vụ. Hãy bỏ một dòng.")
            reading.wrong("title", text % {"row": first})

    def _held(self, reading: RowReading, username: str, seat: Seat) -> KnownAppointment | None:
        """Return the appointment a row is about: of its first day, else the one that lasts."""
        found = [one for one in self.held.get(seat.ref, ()) if one.username == username]
        since = reading.day("since")
        exact = [one for one in found if one.since == since]
        lasting = [
            one for one in found if one.until is None or one.until >= (since or self.known.on)
        ]
        return next(iter(exact or lasting), None)

    def _new_appointment(self, reading: RowReading, username: str, seat: Seat, basis: str) -> date:
        fresh = isinstance(seat.ref, str)
        since = reading.day("since") or (seat.since if fresh else max(self.known.on, seat.since))
        until = last_day(reading, since)
        self._refuse_self(reading, username)
        self._refuse_stranger(reading, username)
        self._refuse_gone(reading, username)
        self._check_days(reading, seat, since, until)
        self._check_holders(reading, seat, Holding(username, since, until))
        self.holders[seat.ref].append(Holding(username, since, until))
        self.writes.appointments.append(
            NewAppointment(reading.row.number, username, seat.ref, seat.title, basis, since, until)
        )
        return since

    def _refuse_self(self, reading: RowReading, username: str) -> None:
        if username == self.known.by:
            text = _("bạn không tự làm việc này cho mình được. Hãy nhờ người quản trị khác.")
            reading.wrong("username", text)

    def _refuse_stranger(self, reading: RowReading, username: str) -> None:
        """Refuse who never held a post kept here: the pages do not show that person either.

        Whoever keeps both places gives him the post; his account stays in the hands it is in.
        """
        person = self.known.people.get(username)
        if person is not None and not person.kept and not self.seats_of.get(username):
            _refuse_username(reading)

    def _refuse_gone(self, reading: RowReading, username: str) -> None:
        person = self.known.people.get(username)
        if person is not None and not person.active:
            text = _("tài khoản đã ngừng dùng. Hãy mở lại tài khoản trước.")
            reading.wrong("username", text)

    def _check_days(self, reading: RowReading, seat: Seat, since: date, until: date | None) -> None:
        ends = seat.until is not None and (until is None or until > seat.until)
        if since < seat.since or (seat.until is not None and since > seat.until):
            text = _("chức vụ này không có vào ngày %(day)s. Hãy sửa ngày.")
            reading.wrong("since", text % {"day": say(since)})
        elif ends:
            text = _("chức vụ này kết thúc ngày %(day)s. Hãy ghi ngày kết thúc không muộn hơn.")
            reading.wrong("until", text % {"day": say(seat.until)}, say(seat.until))

    def _check_holders(self, reading: RowReading, seat: Seat, new: Holding) -> None:
        """Refuse that one person holds a post twice, or a unit has two heads at one time."""
        for other in self.holders[seat.ref]:
            if not overlap(new.since, new.until, other.since, other.until):
                continue
            if other.username == new.username:
                text = _("người này đã giữ chức vụ đó trong thời gian này. Hãy bỏ một dòng.")
                reading.wrong("title", text)
            elif seat.is_head:
                text = _("%(name)s đang giữ chức vụ đứng đầu này. Hãy sửa ngày hoặc người.")
                reading.wrong("title", text % {"name": self._name(other.username)})

    def _name(self, username: str) -> str:
        if username in self.new:
            return self.new[username]
        person = self.known.people.get(username)
        return person.name if person else username


def _refuse_username(reading: RowReading) -> None:
    text = _("tên đăng nhập này đã có người khác dùng. Hãy kiểm tra lại họ tên và thư.")
    reading.wrong("username", text)


def _about_person(
    reading: RowReading, person: KnownPerson | None, name: str
) -> tuple[tuple[str, str, str], ...]:
    if person is None:
        return ()
    email = reading.row.get("email") or person.email
    return ("name", person.name, name), ("email", person.email, email)
