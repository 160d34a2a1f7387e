"""Noting that somebody is away, with who stands in, in one step."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.units.access.people import (
    appointments_spoken_for,
    may_change_absence,
    may_note_absence,
)
from danvan.units.actions.appointments import PersonGone
from danvan.units.actions.delegations import (
    A_DAY,
    DaysGone,
    LentToHolder,
    TakenForOneself,
    stop_lending,
)
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Absence, Delegation


class AwayAlready(ActRefused):
    """Those days are noted already «đã ghi vắng»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s đã được ghi vắng trong những ngày này. Hãy sửa lần vắng đã ghi.")
            % {"name": person.name}
        )


class SubstituteAway(ActRefused):
    """Who stands in is there himself «người thay cũng vắng»."""

    def __init__(self, person: User) -> None:
        super().__init__(
            _("%(name)s cũng vắng trong những ngày này. Hãy chọn người thay khác.")
            % {"name": person.name}
        )


@transaction.atomic
def note_absence(
    person: User, *, since: date, until: date, substitute: User | None, by: User, on: date
) -> Absence:
    """Note that somebody is away «ghi vắng mặt»; the substitute may do what he may, those days.

    His own rights stay. Another than himself puts only the posts of units he speaks for into the
    hands of the substitute. Raises AwayAlready, SubstituteAway and what lending raises.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    require(may_note_absence(by, person, on=on))
    _refuse_days(since, until, on)
    if _away(person, since, until).exists():
        raise AwayAlready(person)
    _refuse_substitute(person, substitute, since, until, by)

    absence = Absence.objects.create(
        user=person, since=since, until=until, substitute=substitute, by=by
    )
    _lend(absence, by, on)
    _tell("units.absence_noted", absence, by, on)
    return absence


@transaction.atomic
def change_absence(
    absence_pk: int, *, version: int, until: date, substitute: User | None, by: User, on: date
) -> Absence:
    """Change how long somebody is away and who stands in «sửa lần vắng»; raises as noting does."""
    absence = locked(Absence, absence_pk, version)
    require(may_change_absence(by, absence, on=on))
    _refuse_days(absence.since, until, on)
    if _away(absence.user, absence.since, until).exclude(pk=absence.pk).exists():
        raise AwayAlready(absence.user)
    _refuse_substitute(absence.user, substitute, absence.since, until, by)

    for lent in absence.delegations.select_for_update():
        stop_lending(lent, on)
    absence.until, absence.substitute = until, substitute
    changed(absence, "until", "substitute")
    _lend(absence, by, on)
    _tell("units.absence_changed", absence, by, on)
    return absence


@transaction.atomic
def end_absence(absence_pk: int, *, version: int, by: User, on: date) -> None:
    """Note that somebody is back «đã có mặt»; an absence that had not begun never was."""
    absence = locked(Absence, absence_pk, version)
    require(may_change_absence(by, absence, on=on))
    record_event("units.absence_ended", by=by, on=on, about=absence.user)
    begun = absence.since < on
    for lent in absence.delegations.select_for_update():
        stop_lending(lent, on)
    if not begun:
        absence.delete()
    elif absence.until is None or absence.until >= on:
        absence.until = on - A_DAY
        changed(absence, "until")


def _refuse_days(since: date, until: date, on: date) -> None:
    if until < since:
        raise DayBeforeBeginning(since)
    if until < on:
        raise DaysGone(on)


def _refuse_substitute(
    person: User, substitute: User | None, since: date, until: date, by: User
) -> None:
    """Refuse who cannot stand in: the absent himself, who notes it, who is closed or away."""
    if substitute is None:
        return
    if substitute == person:
        raise LentToHolder
    if substitute == by:
        raise TakenForOneself
    if not substitute.is_active:
        raise PersonGone(substitute)
    if _away(substitute, since, until).exists():
        raise SubstituteAway(substitute)


def _away(person: User, since: date, until: date) -> QuerySet[Absence]:
    """Return the absences of a person that touch some days."""
    return Absence.objects.filter(user=person, since__lte=until, until__gte=since)


def _lend(absence: Absence, by: User, on: date) -> None:
    """Put the posts of the absent into the hands of the substitute, from today at the earliest."""
    if absence.substitute is None or absence.until is None:
        return
    since = max(absence.since, on)
    posts = appointments_spoken_for(by, absence.user, since=since, until=absence.until, on=on)
    Delegation.objects.bulk_create(
        Delegation(
            appointment=held,
            to=absence.substitute,
            since=max(since, held.since),
            until=absence.until,
            absence=absence,
            by=by,
        )
        for held in posts
    )


def _tell(code: str, absence: Absence, by: User, on: date) -> None:
    name = absence.substitute.name if absence.substitute else _("không có người thay")
    days = {"since": absence.since, "until": absence.until}
    record_event(code, by=by, on=on, about=absence.user, substitute=name, **days)
