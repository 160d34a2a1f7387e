"""Citizen reception's part of the furnished commune: one session with all that belongs to it."""

from collections.abc import Mapping
from datetime import time

from danvan.petitions.models import (
    Booking,
    Conclusion,
    ReceptionSchedule,
    ReceptionSession,
    Visit,
    Visitor,
)
from tests.access.furniture import ON, Arguments
from tests.factories.people import World
from tests.factories.petitions import chair_post


def reception_arguments(world: World) -> Mapping[str, Arguments]:
    """Return what the addresses of sessions, visits and conclusions are opened with."""
    post, hours = chair_post(world), {"starts": time(8), "ends": time(11), "place": "Trụ sở"}
    schedule = ReceptionSchedule.objects.create(
        unit=world.commune, post=post, rhythm="weekly", days=["0"], since=ON, **hours
    )
    session = ReceptionSession.objects.create(
        unit=world.commune, post=post, on=ON, state="held", receiver=world.minh, **hours
    )
    visit = Visit.objects.create(
        session=session, year=2026, number=1, summary="Xin lối đi chung", by=world.minh
    )
    Visitor.objects.create(visit=visit, name="Tạ Thị Na")
    booking = Booking.objects.create(
        public_code="23ACEFGHKLMNPRTUVX23",
        session=session,
        name="Tạ Thị Na",
        matter="Lối đi chung",
        state="confirmed",
        asked_on=ON,
    )
    conclusion = Conclusion.objects.create(session=session, on=ON, text="Xem lối đi", by=world.minh)
    day, row, said = {"public_id": session.public_id}, {"pk": visit.pk}, {"pk": conclusion.pk}
    return {
        "reception:schedule-end": {"pk": schedule.pk},
        "reception:session": day,
        "reception:enter": day,
        "reception:denouncer": day,
        "reception:conclude": day,
        "reception:act": day | {"step": "tiep"},
        "reception:visit": row,
        "reception:visit-paper": row | {"which": "bien-nhan"},
        "reception:visit-act": row | {"step": "tra-loi"},
        "reception:booking": {"pk": booking.pk},
        "reception:conclusion": said,
        "reception:conclusion-number": said,
    }
