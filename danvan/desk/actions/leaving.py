"""Leaving a post: everything open passes on, the appointment ends, the minutes are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import RecordGone, StaleRecord, locked, require
from danvan.desk.queries.leaving import RECEIVED, Kind, Leaving, OpenThing, leaving_of
from danvan.obligations.actions.person_hand_over import Passing, pass_work
from danvan.obligations.models import PostHandOver, PostHandOverLine
from danvan.units.access.people import may_hand_over_post
from danvan.units.actions.appointments import finish_appointment
from danvan.units.models import Appointment


@dataclass(frozen=True)
class Handing:
    """What the page showed and what was chosen: versions and receivers by the key of a thing.

    A receiver of None leaves the work with nobody for now. The leaver himself is a receiver only
    while another post keeps him in the unit.
    """

    versions: Mapping[str, int]
    receivers: Mapping[str, User | None]


@transaction.atomic
def hand_over_post(
    appointment_pk: int, handing: Handing, *, version: int, until: date, by: User, on: date
) -> PostHandOver:
    """Hand over what a post leaves open «bàn giao» and end it after a day: all or nothing.

    Raises StaleRecord when more or other work is open than was seen; and what passing work and
    ending an appointment raise.
    """
    held = locked(Appointment, appointment_pk, version)
    require(may_hand_over_post(by, held, on=on))
    leaving = leaving_of(held, on)
    things = leaving.of(*RECEIVED)
    if {thing.key for thing in things} != set(handing.versions):
        raise StaleRecord
    pass_work(_passings(leaving, handing), old=held.user, by=by, on=on)
    finish_appointment(held, until=until, by=by, on=on)

    minutes = PostHandOver.objects.create(appointment=held, until=until, by=by, on=on)
    PostHandOverLine.objects.bulk_create(
        PostHandOverLine(
            hand_over=minutes,
            kind=thing.kind,
            title=thing.title,
            ref=thing.ref,
            due=thing.due,
            receiver=handing.receivers.get(thing.key) if thing.kind in RECEIVED else None,
        )
        for thing in leaving.things
    )
    record_event(
        "obligations.post_handed_over",
        by=by,
        on=on,
        about=held.user,
        post=held.post.title,
        count=len(leaving.things),
    )
    return minutes


def _passings(leaving: Leaving, handing: Handing) -> list[Passing]:
    """Return the work that changes hands; what the leaver keeps by another post does not."""
    person = leaving.held.user
    return [
        Passing(
            thing.pk,
            handing.versions[thing.key],
            _receiver(thing, handing),
            led=thing.kind == Kind.LED,
        )
        for thing in leaving.of(Kind.WORK, Kind.LED)
        if not (leaving.stays and _receiver(thing, handing) == person)
    ]


def _receiver(thing: OpenThing, handing: Handing) -> User | None:
    if thing.key not in handing.receivers:
        raise RecordGone
    return handing.receivers[thing.key]
