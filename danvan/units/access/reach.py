"""How far a person's rights go on a day: the answer every app's access is built on."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.base.dated import in_force
from danvan.units.models import Appointment, Delegation, Post, Succession, Unit, UnitVersion

# "1/5/" < every path below < "1/50": "0" follows "/" in both databases' byte order.
AFTER_SLASH = "0"


@dataclass(frozen=True)
class Reachable:
    """The units a person reaches with an act «phạm vi»: `own` and `party` by id, `prefixes` below.

    `own` are the units of the appointments; `party` are those whose being named on a record opens
    it; `received` are ended units whose records the person's unit holds.
    """

    own: frozenset[int]
    prefixes: frozenset[str]
    party: frozenset[int]
    received: frozenset[int]

    def __bool__(self) -> bool:
        """Say whether anything is reached at all."""
        return bool(self.own or self.prefixes or self.party or self.received)


def held_on(user: User, on: date) -> QuerySet[Appointment]:
    """Return the appointments whose rights a person has on a day: his own, and those lent to him.

    The one place rights come from. Nobody holds anything once his account is closed.
    """
    if not user.is_active:
        return Appointment.objects.none()
    own = Appointment.objects.filter(user=user).order_by().values("pk")
    lent = Delegation.objects.filter(in_force(on), to=user).order_by().values("appointment")
    # A union of keys, each found by its index: an "or" would read everybody's.
    return Appointment.objects.filter(in_force(on), pk__in=own.union(lent))


def roles_on(user: User, on: date) -> frozenset[Role]:
    """Return the roles a person holds anywhere on a day."""
    return frozenset(Role(r) for r in held_on(user, on).values_list("post__role", flat=True))


def main_post(user: User, on: date) -> Post | None:
    """Return the post shown beside a person's name: a headship first, then the oldest."""
    held = Appointment.objects.filter(in_force(on), user=user).select_related("post")
    first = held.order_by("-post__is_head", "since", "pk").first()
    return first.post if first else None


def reachable(user: User, act: str, on: date) -> Reachable:
    """Return how far a person carries an act on a day. Raises KeyError for an unknown act."""
    own: set[int] = set()
    heads: set[int] = set()
    party: set[int] = set()
    holders: set[int] = set()
    for unit, role in held_on(user, on).values_list("post__unit_id", "post__role"):
        reach = reach_of(act, Role(role))
        own.update({unit} if Reach.OWN in reach else ())
        heads.update({unit} if Reach.BELOW in reach else ())
        party.update({unit} if Reach.PARTY in reach else ())
        holders.update({unit} if Reach.RECEIVED in reach else ())
    received = records_held(holders, on)
    return Reachable(frozenset(own), _prefixes(heads, on), frozenset(party), received)


def units_within(reach: Reachable, on: date) -> QuerySet[Unit]:
    """Return the units reached as own, below or received, as a queryset to ask inside a query.

    An ended unit stays where it last stood: its superior still reaches what it left.
    """
    own = Unit.objects.filter(pk__in=reach.own | reach.received).order_by().values("pk")
    below = (_below(prefix, on).order_by().values("unit") for prefix in sorted(reach.prefixes))
    # A union of keys, each part found by its index: an "or" makes the planner guess half of all.
    return Unit.objects.filter(pk__in=own.union(*below))


def reaches_unit(user: User, act: str, unit: int, on: date) -> bool:
    """Say whether a person carries an act to a unit (own, below or received) on a day."""
    reach = reachable(user, act, on)
    return bool(reach) and units_within(reach, on).filter(pk=unit).exists()


def visible_units(user: User, on: date) -> QuerySet[Unit]:
    """Return the units a person may look at on a day."""
    return units_within(reachable(user, "units.view", on), on)


def _below(prefix: str, on: date) -> QuerySet[UnitVersion]:
    """Return the newest versions, begun by a day, whose path begins with `prefix`.

    A version followed by another one begun by then no longer says where the unit stands. Two
    queries however many units ended: a province has hundreds since 2025.
    """
    end = prefix[:-1] + AFTER_SLASH
    stands = UnitVersion.objects.filter(since__lte=on, path__gte=prefix, path__lt=end)
    ended = list(stands.filter(until__isnull=False).values_list("pk", "unit_id", "since"))
    if not ended:
        return stands
    elsewhere = UnitVersion.objects.filter(since__lte=on).exclude(path__gte=prefix, path__lt=end)
    units = {unit for _pk, unit, _since in ended}
    later = elsewhere.filter(unit__in=units).order_by("since").values_list("unit_id", "since")
    newest = dict(later)
    moved = [pk for pk, unit, since in ended if since < newest.get(unit, since)]
    return stands.exclude(pk__in=moved)


def _prefixes(units: set[int], on: date) -> frozenset[str]:
    """Return the paths living units have had until a day.

    The older ones too: what ended below a unit before it moved still lies where it then stood.
    """
    if not units:
        return frozenset()
    living = UnitVersion.objects.filter(in_force(on), unit__in=units).values("unit")
    paths = UnitVersion.objects.filter(since__lte=on, unit__in=living)
    return frozenset(paths.values_list("path", flat=True)) - {""}


def records_held(units: Collection[int], on: date) -> frozenset[int]:
    """Return the ended units whose records the given units hold on a day, through every chain.

    A holder that ended later left what it held to its own holder. One query while nothing is held,
    and one more for each step of the longest chain.
    """
    found: set[int] = set()
    holders = set(units)
    while holders:
        held = Succession.objects.filter(records__in=holders, on__lte=on, old__isnull=False)
        holders = set(held.values_list("old", flat=True)) - found - set(units)
        found |= holders
    return frozenset(found)
