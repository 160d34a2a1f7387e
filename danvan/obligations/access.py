"""Who sees an obligation, and who may do what about it: asked of its parties."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.documents.models import StoredFile
from danvan.obligations.models import Evidence, Obligation, ObligationParty
from danvan.units.access import reachable, units_within
from danvan.units.models import Unit
from danvan.units.queries import appointments_on, ended_units_held_by

Part = ObligationParty.Part
OWING = (Part.DEBTOR, Part.PREPARING)  # who hands the work in
WORKING = (*OWING, Part.PARTNER)  # who has a share of the work


def visible_obligations(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the obligations a person sees on a day.

    Those in which a unit he reaches has any part, and those he is personally charged with while he
    holds a post at all.
    """
    reach = reachable(user, "obligations.view", on)
    if not reach:
        return Obligation.objects.none()
    units = Q(unit__in=units_within(reach, on).values("pk")) | Q(unit__in=reach.party)
    parties = ObligationParty.objects.filter(units, obligation=OuterRef("pk"))
    # Asked row by row: whoever shows a list narrows it to few rows by something else first.
    return Obligation.objects.filter(Exists(parties) | Q(assignee=user) | Q(leader=user))


def shared_or_charged(parties: QuerySet[ObligationParty], user: User) -> QuerySet[Obligation]:
    """Return the obligations of some parties and those a person is himself charged with.

    A union of keys, each part found by its own index: a list begins here, and an "or" would read
    every row there is.
    """
    charged = Obligation.objects.filter(assignee=user).order_by().values("pk")
    led = Obligation.objects.filter(leader=user).order_by().values("pk")
    keys = parties.order_by().values("obligation").union(charged, led)
    return Obligation.objects.filter(pk__in=keys)


def units_overseen(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units whose dated work a person oversees; whoever oversees also sees it."""
    return units_within(reachable(user, "obligations.oversee", on), on)


def owed_by(units: QuerySet[Unit]) -> QuerySet[Obligation]:
    """Return what some units owe. The caller has asked: they are units he oversees or holds."""
    owed = ObligationParty.objects.filter(part=Part.DEBTOR, unit__in=units.values("pk"))
    return Obligation.objects.filter(pk__in=owed.values("obligation"))


def visible_evidence(user: User, *, on: date) -> QuerySet[Evidence]:
    """Return the evidence a person sees: that of the obligations he sees, and of his own units."""
    own = reachable(user, "obligations.view", on).own
    seen = visible_obligations(user, on=on).values("pk")
    return Evidence.objects.filter(Q(unit__in=own) | Q(uses__obligation__in=seen)).distinct()


def shows_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether some obligation shows a person a file: as evidence, or as its basis."""
    if visible_evidence(user, on=on).filter(file=file).exists():
        return True
    return visible_obligations(user, on=on).filter(basis_document__file=file).exists()


# Origins whose own acts charge people with what they opened, fulfil it and move its day: the inbox
# shows it and leads there.
FULFILLED_BY_ORIGIN = frozenset({"petition", "reception_step"})


@dataclass(frozen=True)
class Posts:
    """The posts a person holds on a day «chức vụ»: read once, asked for many acts."""

    user: int
    held: frozenset[tuple[int, Role]]

    def own(self, act: str) -> frozenset[int]:
        """Return the units of the person's posts that carry an act."""
        return frozenset(u for u, role in self.held if Reach.OWN in reach_of(act, role))


@dataclass(frozen=True)
class Standpoint(Posts):
    """Where a person stands towards one obligation «quyền»: asked once, answers every act."""

    received: frozenset[int]
    parties: Mapping[str, frozenset[int]]
    assignee: int | None
    by_origin: bool = False

    def at(self, act: str, parts: Collection[str]) -> frozenset[int]:
        """Return the person's units that carry an act and play one of the parts.

        None where the origin's own act does it all: only handing over ended units' work is left.
        """
        if self.by_origin and act != "obligations.hand_over":
            return frozenset()
        playing = frozenset().union(*(self.parties.get(part, frozenset()) for part in parts))
        return self.own(act) & playing

    @property
    def charged(self) -> bool:
        """Say whether the person is charged with the work and still holds a post."""
        return bool(self.held) and self.assignee == self.user and not self.by_origin


def posts_of(user: User, *, on: date) -> Posts:
    """Return the posts a person holds on a day; one query, none for who may not sign in."""
    held = appointments_on(user, on).values_list("post__unit_id", "post__role")
    return Posts(user.pk, frozenset((unit, Role(role)) for unit, role in held))


def standpoint(user: User, obligation: Obligation, *, on: date) -> Standpoint:
    """Return where a person stands towards an obligation on a day; two or three queries."""
    posts = posts_of(user, on=on)
    holders = {u for u, r in posts.held if Reach.RECEIVED in reach_of("obligations.hand_over", r)}
    received = ended_units_held_by(holders, on).values_list("pk", flat=True) if holders else ()
    parties: dict[str, set[int]] = {}
    for unit, part in obligation.parties.values_list("unit_id", "part"):
        parties.setdefault(part, set()).add(unit)
    return Standpoint(
        posts.user,
        posts.held,
        frozenset(received),
        {part: frozenset(units) for part, units in parties.items()},
        obligation.assignee_id,
        obligation.origin_kind in FULFILLED_BY_ORIGIN,
    )


def may_assign(seen: Standpoint) -> bool:
    """Say whether the person may charge somebody of the owing units with the work."""
    return bool(seen.at("obligations.assign", OWING))


def may_report(seen: Standpoint) -> bool:
    """Say whether the person may write progress and attach evidence; a partner for its own part."""
    return seen.charged or bool(seen.at("obligations.report", WORKING))


def may_submit(seen: Standpoint) -> bool:
    """Say whether the person may report the work done."""
    return seen.charged or bool(seen.at("obligations.submit", OWING))


def may_ask_extension(seen: Standpoint) -> bool:
    """Say whether the person may ask for a later day."""
    return seen.charged or bool(seen.at("obligations.ask_extension", OWING))


def may_ask_waiver(seen: Standpoint) -> bool:
    """Say whether the person may ask to be freed of the work."""
    return bool(seen.at("obligations.ask_waiver", OWING))


def may_answer_standing(seen: Standpoint) -> bool:
    """Say whether the person may answer for standing work."""
    return seen.charged or bool(seen.at("obligations.answer_standing", OWING))


def may_confirm(seen: Standpoint, submitted_by: int | None) -> bool:
    """Say whether the person may confirm or return; nobody judges what he himself handed in."""
    return submitted_by != seen.user and bool(seen.at("obligations.confirm", (Part.CREDITOR,)))


def may_decide_extension(seen: Standpoint, asked_by: int | None) -> bool:
    """Say whether the person may move the day; nobody decides what he himself asked."""
    return asked_by != seen.user and bool(seen.at("obligations.decide_extension", (Part.CREDITOR,)))


def may_decide_waiver(seen: Standpoint, asked_by: int | None) -> bool:
    """Say whether the person, a leader of the creditor, may free the debtor."""
    return asked_by != seen.user and bool(seen.at("obligations.decide_waiver", (Part.CREDITOR,)))


def may_follow_request(seen: Standpoint) -> bool:
    """Say whether the person may follow a request: for the sender, or for the one it is sent to."""
    sender = seen.at("obligations.follow_request", (Part.CREDITOR,))
    return bool(sender or seen.at("obligations.report", (Part.DEBTOR,)))


def may_send_request(seen: Standpoint) -> bool:
    """Say whether the person may send a request or call it unanswered: the sender alone."""
    return bool(seen.at("obligations.follow_request", (Part.CREDITOR,)))


def may_hand_over(seen: Standpoint) -> bool:
    """Say whether the person may pass the work on: the creditor, or who holds the ended unit."""
    every = frozenset().union(*seen.parties.values())
    return bool(seen.at("obligations.hand_over", (Part.CREDITOR,)) or seen.received & every)


def units_to_give(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units a person may give work to: his own and those below in their sector."""
    return units_within(reachable(user, "obligations.give", on), on)


def units_handing(user: User, *, on: date) -> QuerySet[Unit]:
    """Return the units whose work a person may hand on: parties to his, and ended ones he holds."""
    reach = reachable(user, "obligations.hand_over", on)
    owed = ObligationParty.objects.filter(unit__in=reach.own, part=Part.CREDITOR)
    parties = ObligationParty.objects.filter(obligation__in=owed.values("obligation"))
    return Unit.objects.filter(
        Q(pk__in=parties.values("unit")) | Q(pk__in=reach.received | reach.own)
    )


def handable_obligations(user: User, *, on: date) -> QuerySet[Obligation]:
    """Return the obligations a person may hand on: owed to his units, or of units he holds."""
    reach = reachable(user, "obligations.hand_over", on)
    parties = ObligationParty.objects.filter(
        Q(unit__in=reach.own, part=Part.CREDITOR) | Q(unit__in=reach.received)
    )
    return Obligation.objects.filter(pk__in=parties.values("obligation"))


def units_giving(user: User, *, on: date) -> frozenset[int]:
    """Return the units in whose name a person gives work."""
    return reachable(user, "obligations.give", on).own


def may_give(user: User, giving: int, units: Collection[int], *, on: date) -> bool:
    """Say whether a person may give work to all the units in the name of `giving`."""
    reached = units_to_give(user, on=on).filter(pk__in=units).count()
    return giving in units_giving(user, on=on) and reached == len(set(units))


def may_ask_outside(user: User, giving: int, *, on: date) -> bool:
    """Say whether a person may ask bodies outside his authority in the name of a unit."""
    return giving in reachable(user, "obligations.follow_request", on).own


def may_set_reporting(user: User, creditor: int, *, on: date) -> bool:
    """Say whether a person may set when standing work of a creditor is asked about."""
    return creditor in reachable(user, "obligations.confirm", on).own


def may_have_feed(user: User, *, on: date) -> bool:
    """Say whether a person has a calendar at all."""
    return bool(reachable(user, "obligations.view", on))
