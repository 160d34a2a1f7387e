"""Who sees the people of units, who keeps their posts and accounts, who may lend and note."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.units.access.managing import manageable_units
from danvan.units.access.reach import held_on, reachable, visible_units
from danvan.units.models import Absence, Appointment, Delegation, Post, Unit

GUARDED = (Role.LEADER, Role.HEAD, Role.OPERATOR)  # posts that subordinates do not end
Kept = QuerySet[Unit] | None  # the units a person keeps, where they were looked up already


def units_shown(user: User, on: date, kept: Kept = None) -> QuerySet[Unit]:
    """Return the units whose posts and people a person sees: those reached, and those kept.

    Here and below a page that asks several questions hands in the units `kept`, looked up once.
    """
    reached = Q(pk__in=visible_units(user, on).values("pk"))
    return Unit.objects.filter(reached | Q(pk__in=_kept(user, on, kept).values("pk")))


def posts_shown(user: User, on: date) -> QuerySet[Post]:
    """Return the posts of every day of the units shown."""
    return Post.objects.filter(unit__in=units_shown(user, on).values("pk"))


def appointments_shown(user: User, on: date, kept: Kept = None) -> QuerySet[Appointment]:
    """Return the appointments of every day that a person sees: his own, and of units shown."""
    units = units_shown(user, on, kept).values("pk")
    return Appointment.objects.filter(Q(user=user) | Q(post__unit__in=units))


def visible_people(user: User, on: date) -> QuerySet[User]:
    """Return the people a person sees: who holds, held or will hold a post of a unit shown."""
    return people_in(units_shown(user, on))


def people_in(units: QuerySet[Unit]) -> QuerySet[User]:
    """Return who holds, held or will hold a post of some units shown."""
    held = Appointment.objects.filter(post__unit__in=units.values("pk"))
    return User.objects.filter(pk__in=held.values("user"))


def absences_shown(user: User, on: date) -> QuerySet[Absence]:
    """Return the absences a person sees: his own, and of the people he sees."""
    return Absence.objects.filter(Q(user=user) | Q(user__in=visible_people(user, on).values("pk")))


def delegations_shown(user: User, on: date) -> QuerySet[Delegation]:
    """Return what was lent of the appointments a person sees."""
    return Delegation.objects.filter(appointment__in=appointments_shown(user, on).values("pk"))


def may_manage_person(user: User, person: User, *, on: date, kept: Kept = None) -> bool:
    """Say whether a person keeps the account of another.

    Every unit in which that other holds a post, now or later, his own or lent to him, must be
    kept by the person: whoever opens an account must not reach further than before. Of somebody
    who holds nothing any more, keeping one of his former units is enough.
    """
    keeps = _kept(user, on, kept)
    units = _units_of(person, on)
    if units:
        return keeps.filter(pk__in=units).count() == len(units)
    former = Appointment.objects.filter(user=person).values("post__unit")
    return keeps.filter(pk__in=former).exists()


def may_delegate(user: User, appointment: Appointment, *, on: date) -> bool:
    """Say whether a person may lend what a post may do: the holder, or a leader of its unit.

    Of those who lead, head or administer only the head of the unit lends. What was lent to him
    nobody can lend on, not even as the leader he stands in for.
    """
    if appointment.user_id == user.pk:
        return user.is_active
    if Delegation.objects.filter(in_force(on), appointment=appointment, to=user).exists():
        return False
    unit = appointment.post.unit_id
    if unit not in reachable(user, "people.delegate", on).own:
        return False
    return appointment.post.role not in GUARDED or unit in _headed(user, on)


def may_note_absence(user: User, person: User, *, on: date, kept: Kept = None) -> bool:
    """Say whether a person may note that another is away: himself, or for a unit of his."""
    if user == person:
        return held_on(user, on).exists()
    days = {"since": on, "until": on, "on": on}
    return appointments_spoken_for(user, person, kept=kept, **days).exists()


def may_change_absence(user: User, absence: Absence, *, on: date) -> bool:
    """Say whether a person may change what was noted of an absence."""
    return may_note_absence(user, absence.user, on=on)


def appointments_spoken_for(
    user: User, person: User, *, since: date, until: date, on: date, kept: Kept = None
) -> QuerySet[Appointment]:
    """Return the posts somebody holds within days that a person may put into other hands.

    All of his own; of another those in the units he speaks for, and no post elsewhere. For those
    who lead, head or administer speak the head of the unit and the operator.
    """
    held = Appointment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=since), user=person, since__lte=until
    )
    if user == person:
        return held
    own = reachable(user, "people.note_absence", on).own
    keeps = _kept(user, on, kept).values("pk")
    theirs = ~Q(post__role__in=GUARDED) | Q(post__unit__in=_headed(user, on))
    return held.filter((Q(post__unit__in=own) & theirs) | Q(post__unit__in=keeps))


def may_hand_over_post(user: User, held: Appointment, *, on: date, kept: Kept = None) -> bool:
    """Say whether a person may hand on what a post leaves open, and end it with that.

    Those who lead, head or administer leave by themselves, by another leader of the unit or by the
    operator; a substitute ends neither the post he stands in for nor, by it, those of leaders.
    """
    if Delegation.objects.filter(in_force(on), appointment=held, to=user).exists():
        return False
    unit = held.post.unit_id
    if _kept(user, on, kept).filter(pk=unit).exists():
        return True
    if unit not in reachable(user, "people.hand_over", on).own:
        return False
    if held.user_id == user.pk or held.post.role not in GUARDED:
        return True
    leads = Appointment.objects.filter(in_force(on), user=user, post__role=Role.LEADER)
    return user.is_active and leads.filter(post__unit=unit).exists()


def _headed(user: User, on: date) -> frozenset[int]:
    """Return the units that a person heads himself, not in the place of another."""
    held = Appointment.objects.filter(in_force(on), user=user, post__is_head=True)
    return frozenset(held.values_list("post__unit", flat=True))


def _kept(user: User, on: date, kept: Kept) -> QuerySet[Unit]:
    return manageable_units(user, on) if kept is None else kept


def _units_of(person: User, on: date) -> Collection[int]:
    lasting = Q(until__isnull=True) | Q(until__gte=on)
    lent = Delegation.objects.filter(lasting, to=person).values("appointment")
    held = Appointment.objects.filter(lasting).filter(Q(user=person) | Q(pk__in=lent))
    return frozenset(held.values_list("post__unit", flat=True))
