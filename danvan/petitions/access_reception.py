"""Who sees and who holds citizen reception: sessions, and the guarded rows of those who came."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.petitions.access import not_shut_out, visible_petitions
from danvan.petitions.models import Booking, Petition, ReceptionSchedule, ReceptionSession, Visit
from danvan.units.access import reachable
from danvan.units.models import Unit

VIEW, PLAN, HOLD, CONCLUDE = (
    "reception.view",
    "reception.plan",
    "reception.hold",
    "reception.conclude",
)


def visible_sessions(user: User, *, on: date) -> QuerySet[ReceptionSession]:
    """Return the sessions a person sees: those of his units, and of ended units he holds."""
    reach = reachable(user, VIEW, on)
    return ReceptionSession.objects.filter(unit__in=reach.own | reach.received)


def visible_schedules(user: User, *, on: date) -> QuerySet[ReceptionSchedule]:
    """Return the schedules a person sees."""
    reach = reachable(user, VIEW, on)
    return ReceptionSchedule.objects.filter(unit__in=reach.own | reach.received)


def visible_visits(user: User, *, on: date) -> QuerySet[Visit]:
    """Return the visits whose rows, names and words a person sees.

    Those who hold receptions see those of their units; nobody sees one whose petition shuts him
    out. A denunciation told at a session is seen by who wrote it down, and by who sees the case.
    """
    rows = Visit.objects.filter(session__unit__in=units_of_books(user, on=on))
    handed_in = Petition.objects.filter(visits__in=rows.order_by().values("pk"))
    mine = not_shut_out(handed_in, user, on=on).order_by().values("pk")
    plain = Q(is_sealed=False) & (Q(petition__isnull=True) | Q(petition__in=mine))
    seen = visible_petitions(user, on=on).filter(is_sealed=True).order_by().values("pk")
    sealed = Q(is_sealed=True) & (Q(by=user, petition__isnull=True) | Q(petition__in=seen))
    return rows.filter(plain | sealed)


def visible_bookings(user: User, *, on: date) -> QuerySet[Booking]:
    """Return the appointments, with who asked, that a person sees."""
    return Booking.objects.filter(session__unit__in=units_of_books(user, on=on))


def units_of_books(user: User, *, on: date) -> frozenset[int]:
    """Return the units whose book of reception a person keeps, ended ones he holds included."""
    own = reachable(user, HOLD, on).own
    return own | reachable(user, VIEW, on).received if own else frozenset()


def units_planning(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units whose receptions a person plans."""
    return Unit.objects.filter(pk__in=reachable(user, PLAN, on).own)


def may_plan(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person plans the receptions of a unit."""
    return unit in reachable(user, PLAN, on).own


def may_hold(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person holds the receptions of a unit and writes down who came."""
    return unit in reachable(user, HOLD, on).own


def may_conclude(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person writes what a session of a unit concluded."""
    return unit in reachable(user, CONCLUDE, on).own


def may_enter_visit(user: User, visit: Visit, *, on: date) -> bool:
    """Say whether a person works on the row of a visit: he sees it, and holds its receptions."""
    held = may_hold(user, visit.session.unit_id, on=on)
    return held and visible_visits(user, on=on).filter(pk=visit.pk).exists()
