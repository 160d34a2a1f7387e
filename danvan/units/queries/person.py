"""Everything the page of one person shows to another, on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.queries.history import HistoryLine, history_line
from danvan.base.dated import in_force
from danvan.base.states import StateShown
from danvan.units.access import manageable_units
from danvan.units.access.people import (
    appointments_shown,
    may_delegate,
    may_hand_over_post,
    may_manage_person,
    may_note_absence,
)
from danvan.units.models import Absence, Appointment, Delegation, Unit
from danvan.units.queries.absences import (
    StandingIn,
    absences_of,
    lent_by,
    standing_in,
)
from danvan.units.queries.book import unit_book
from danvan.units.queries.people import account_states

# Coming and going is nobody's history but the person's own; it is in the log of acts.
NOT_SHOWN = ("accounts.signed_in", "accounts.signed_out", "accounts.session_ended")
HISTORY = 40  # lines


@dataclass(frozen=True)
class HeldLine:
    """An appointment in the life of a person «quá trình giữ chức vụ»."""

    held: Appointment
    unit: str
    unit_key: str
    now: bool
    lasting: bool
    may_keep: bool
    may_leave: bool


@dataclass(frozen=True)
class PersonPage:
    """A person as another sees him: posts by day, absences, what is lent, the account."""

    person: User
    itself: bool
    state: StateShown
    posts: tuple[HeldLine, ...]
    absences: tuple[Absence, ...]
    lent: tuple[Delegation, ...]
    acts_for: tuple[StandingIn, ...]
    history: tuple[HistoryLine, ...]
    may_keep: bool
    may_note: bool
    lendable: tuple[tuple[int, str], ...]
    may_appoint: bool


def person_page(person: User, user: User, on: date) -> PersonPage:
    """Return the page of a person for somebody who sees him."""
    kept = manageable_units(user, on)
    keeps = may_manage_person(user, person, on=on, kept=kept)
    itself = user == person
    rows = appointments_shown(user, on, kept).filter(user=person).select_related("post__unit")
    return PersonPage(
        person=person,
        itself=itself,
        state=account_states([person])[person.pk],
        posts=_posts(list(rows.order_by("-since", "-pk")), kept, user, on),
        absences=tuple(absences_of(person, on)),
        lent=tuple(lent_by(person, on)),
        acts_for=standing_in(person, on),
        history=_history(person) if keeps or itself else (),
        may_keep=keeps and not itself,
        may_note=may_note_absence(user, person, on=on, kept=kept),
        lendable=tuple(_lendable(person, user, on)),
        may_appoint=person.is_active and not itself and kept.exists(),
    )


def _lendable(person: User, user: User, on: date) -> list[tuple[int, str]]:
    """Return the posts of a person that somebody may lend, as choices: he himself every one."""
    held = Appointment.objects.filter(in_force(on), user=person).select_related("post")
    rows = list(held.order_by("-post__is_head", "since"))
    if user != person:
        rows = [one for one in rows if may_delegate(user, one, on=on)]
    book = unit_book(on, {one.post.unit_id for one in rows})
    return [(one.pk, f"{one.post.title}, {book.name(one.post.unit_id)}") for one in rows]


def _posts(
    rows: Sequence[Appointment], kept: QuerySet[Unit], user: User, on: date
) -> tuple[HeldLine, ...]:
    units = {row.post.unit_id for row in rows}
    book = unit_book(on, units)
    theirs = set(kept.filter(pk__in=units).values_list("pk", flat=True))

    def lasting(row: Appointment) -> bool:
        return row.until is None or row.until >= on

    return tuple(
        HeldLine(
            row,
            book.name(row.post.unit_id),
            row.post.unit.key,
            row.holds_on(on),
            lasting(row),
            row.post.unit_id in theirs and row.user_id != user.pk,
            lasting(row) and may_hand_over_post(user, row, on=on, kept=kept),
        )
        for row in rows
    )


def _history(person: User) -> tuple[HistoryLine, ...]:
    events = AuditEvent.objects.filter(about_kind="accounts.user", about_id=person.pk)
    newest = events.exclude(code__in=NOT_SHOWN).select_related("by").order_by("-id")
    return tuple(history_line(event) for event in newest[:HISTORY])
