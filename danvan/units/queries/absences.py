"""Who is away on a day, until when, and who stands in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.rules.deadlines.calendar import say_day
from danvan.units.access import held_on
from danvan.units.models import Absence, Appointment, Delegation, UnitVersion
from danvan.units.queries.book import unit_book


@dataclass(frozen=True)
class StandingIn:
    """A post somebody may act in because it was lent to him «thay»."""

    holder: str
    post: str
    unit: str
    until: date | None


def away_on(people: Collection[int], on: date) -> Mapping[int, Absence]:
    """Return the absence of each of some people who is away on a day; one query."""
    away = Absence.objects.filter(in_force(on), user__in=people).select_related("substitute")
    return {absence.user_id: absence for absence in away}


def away_words(absence: Absence) -> str:
    """Say of somebody until when he is away and who stands in, as lists carry it."""
    until = say_day(absence.until) if absence.until else ""
    if absence.substitute is None:
        return _("vắng đến %(until)s") % {"until": until}
    return _("vắng đến %(until)s, người thay: %(name)s") % {
        "until": until,
        "name": absence.substitute.name,
    }


def away_notes(people: Collection[int], on: date) -> Mapping[int, str]:
    """Return the words for each of some people who is away on a day; one query."""
    return {pk: away_words(absence) for pk, absence in away_on(people, on).items()}


def with_absences(labels: Mapping[int, str], on: date) -> dict[int, str]:
    """Return the words for people, by id, with who is away on a day said beside; one query."""
    away = away_notes(labels.keys(), on)
    return {pk: f"{words} ({away[pk]})" if pk in away else words for pk, words in labels.items()}


def absences_of(person: User, on: date) -> list[Absence]:
    """Return the absences of a person that are not over, the next first."""
    rows = Absence.objects.filter(user=person, until__gte=on).select_related("substitute")
    return list(rows.order_by("since"))


def lent_by(person: User, on: date) -> list[Delegation]:
    """Return what a person lent that is not over."""
    rows = Delegation.objects.filter(appointment__user=person, until__gte=on)
    return list(rows.select_related("to", "appointment__post").order_by("since", "pk"))


def standing_in(person: User, on: date) -> tuple[StandingIn, ...]:
    """Return the posts a person acts in for others on a day; two queries."""
    lent = Delegation.objects.filter(
        in_force(on), in_force(on, "appointment__"), to=person
    ).select_related("appointment__user", "appointment__post")
    rows = list(lent.order_by("until", "pk"))
    book = unit_book(on, {one.appointment.post.unit_id for one in rows})
    return tuple(
        StandingIn(
            one.appointment.user.name,
            one.appointment.post.title,
            book.name(one.appointment.post.unit_id),
            one.until,
        )
        for one in rows
    )


@dataclass(frozen=True)
class PostShown:
    """What stands beside a person's name in the bar: his post, and in whose place he acts."""

    title: str

    def __str__(self) -> str:
        """Return the words as the bar shows them."""
        return self.title


def post_shown(user: User, on: date) -> PostShown | None:
    """Return a person's main post, followed by those in whose place he acts; one query."""
    held = held_on(user, on).select_related("post", "user")
    rows = list(held.order_by("-post__is_head", "since", "pk"))
    own = [one.post.title for one in rows if one.user_id == user.pk]
    lent = dict.fromkeys(
        _("thay %(name)s (%(post)s)") % {"name": one.user.name, "post": one.post.title}
        for one in rows
        if one.user_id != user.pk
    )
    words = [*own[:1], *lent]
    return PostShown(" · ".join(words)) if words else None


def colleagues(person: User, on: date, *, but: Collection[int] = ()) -> list[tuple[int, str]]:
    """Return who may stand in for a person, as choices: the people of his units.

    Where there is nobody else, the people of the units above.
    """
    units = set(
        Appointment.objects.filter(in_force(on), user=person).values_list("post__unit", flat=True)
    )
    left_out = {person.pk, *but}
    found = _people_in(units, left_out, on)
    if not found:
        above = UnitVersion.objects.filter(in_force(on), unit__in=units)
        found = _people_in(set(above.values_list("superior", flat=True)), left_out, on)
    return found


def _people_in(
    units: Collection[int | None], left_out: set[int], on: date
) -> list[tuple[int, str]]:
    held = (
        Appointment.objects.filter(in_force(on), post__unit__in=set(units) - {None})
        .filter(user__is_active=True)
        .exclude(user__in=left_out)
        .select_related("user", "post")
        .order_by("user__name", "user_id", "-post__is_head")
    )
    found: dict[int, str] = {}
    for one in held:
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(found.items())
