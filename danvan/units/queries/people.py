"""The list of people a person sees, and names to sign in by that are still free."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.accounts.queries.invitations import invited_among
from danvan.base.dated import in_force
from danvan.base.states import StateShown
from danvan.rules.text.letters import bare_words, fold
from danvan.units.access.people import people_in
from danvan.units.models import Absence, Appointment, Unit
from danvan.units.queries.absences import away_notes
from danvan.units.queries.book import UnitBook, unit_book

ACTIVE = StateShown(_("Đang dùng"), "good", "check-circle")
INVITED = StateShown(_("Đã mời, chưa vào"), "waiting", "envelope")
NO_WAY_IN = StateShown(_("Chưa mời"), "muted", "user-circle")
CLOSED = StateShown(_("Đã ngừng dùng"), "muted", "no-symbol")
LONGEST = 50  # of a username that is proposed; a number may follow

# What the list may be narrowed to, by the value in its address.
STATES: Mapping[str, StateShown] = {
    "dang-dung": ACTIVE,
    "da-moi": INVITED,
    "chua-moi": NO_WAY_IN,
    "ngung": CLOSED,
}


@dataclass(frozen=True)
class Wanted:
    """What the list of people is narrowed to; empty fields ask for everything."""

    text: str = ""
    unit: int | None = None
    state: str = ""
    away: bool = False


@dataclass(frozen=True)
class PostHeld:
    """A post as a line says it: its title and its unit."""

    title: str
    unit: str


@dataclass(frozen=True)
class PersonLine:
    """One person of the list: what he holds today, whether he is away, how his account stands."""

    public_id: UUID
    name: str
    username: str
    posts: tuple[PostHeld, ...]
    away: str
    state: StateShown


def found_people(units: QuerySet[Unit], on: date, wanted: Wanted) -> list[User]:
    """Return the people of units shown that fit what is wanted, by given name as lists go here."""
    people = people_in(units)
    if wanted.unit is not None:
        held = Appointment.objects.filter(in_force(on), post__unit=wanted.unit)
        people = people.filter(pk__in=held.values("user"))
    if wanted.away:
        people = people.filter(pk__in=Absence.objects.filter(in_force(on)).values("user"))
    words = bare_words(wanted.text).split()
    found = [one for one in people if _named(one, words)] if words else list(people)
    if wanted.state:
        states = account_states(found)
        found = [one for one in found if states[one.pk] is STATES.get(wanted.state)]
    return sorted(found, key=by_given_name)


def person_lines(people: Sequence[User], units: QuerySet[Unit], on: date) -> tuple[PersonLine, ...]:
    """Return people as lines with their posts of today in units shown; four queries."""
    ids = [one.pk for one in people]
    shown = units.values("pk")
    held = Appointment.objects.filter(in_force(on), user__in=ids, post__unit__in=shown)
    rows = list(held.select_related("post").order_by("-post__is_head", "since", "pk"))
    book = unit_book(on, {one.post.unit_id for one in rows})
    posts = _by_person(rows, book)
    away = away_notes(ids, on)
    states = account_states(people)
    return tuple(
        PersonLine(
            one.public_id,
            one.name,
            one.username,
            tuple(posts.get(one.pk, ())),
            away.get(one.pk, ""),
            states[one.pk],
        )
        for one in people
    )


def account_states(people: Iterable[User]) -> dict[int, StateShown]:
    """Return how the account of each person stands; one query."""
    every = list(people)
    invited = invited_among([one.pk for one in every])
    return {one.pk: _state(one, one.pk in invited) for one in every}


def by_given_name(person: User) -> tuple[str, str]:
    """Return what people are sorted by here: the given name, which stands last, then the rest."""
    words = fold(person.name).split()
    return (words[-1] if words else "", " ".join(words[:-1]))


def free_username(name: str) -> str:
    """Return a name to sign in by that nobody has: «Nguyễn Thị Lan» gives «lan.nguyenthi»."""
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in fold(name)).split()
    if not words:
        return ""
    base = ".".join(part for part in (words[-1], "".join(words[:-1])) if part)[:LONGEST]
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    numbered = (f"{base}{number}" for number in range(2, len(taken) + 3))
    return next((one for one in (base, *numbered) if one not in taken), base)


def _named(person: User, words: Sequence[str]) -> bool:
    """Say whether each word typed begins a word of the name: «anh» finds Ánh, not Thành."""
    said = bare_words(f"{person.name} {person.username}").split()
    return all(any(one.startswith(word) for one in said) for word in words)


def _state(person: User, invited: bool) -> StateShown:
    if not person.is_active:
        return CLOSED
    if invited:
        return INVITED
    return ACTIVE if person.has_usable_password() else NO_WAY_IN


def _by_person(rows: Iterable[Appointment], book: UnitBook) -> dict[int, list[PostHeld]]:
    found: dict[int, list[PostHeld]] = {}
    for one in rows:
        line = PostHeld(one.post.title, book.name(one.post.unit_id))
        found.setdefault(one.user_id, []).append(line)
    return found
