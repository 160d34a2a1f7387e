"""What somebody who leaves a post leaves open: work, drafts, documents, what he lent, seats."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.models import AuditEvent, User
from danvan.base.dated import in_force
from danvan.documents.models import Document
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import PostHandOver, PostHandOverLine
from danvan.obligations.queries.person_work import LEADERS, LEADING, charged_with, led_by
from danvan.plans.access.drafts import visible_drafts
from danvan.plans.models import PlanDraft
from danvan.plans.queries.drafts import OPEN as OPEN_DRAFTS
from danvan.units.access import manageable_units, reachable, units_within
from danvan.units.models import Appointment, BodySeat, Delegation, Unit
from danvan.units.queries import people_of, unit_book
from danvan.units.queries.absences import with_absences
from danvan.units.queries.open_work import held_besides

Kind = PostHandOverLine.Kind
# Whoever drafted, replaced or put forward a document is working on it.
DRAFTING = ("documents.drafted", "documents.draft_replaced", "documents.submitted")
UNSIGNED = (
    Document.State.DRAFT,
    Document.State.SUBMITTED,
    Document.State.RETURNED,
    Document.State.APPROVED,
)
RECEIVED = (Kind.WORK, Kind.LED, Kind.DRAFT, Kind.DOCUMENT)  # somebody takes these on by name


@dataclass(frozen=True)
class OpenThing:
    """One thing left open «mục bàn giao»; `version` is that of work, 0 for anything else."""

    kind: str
    pk: int
    title: str
    due: date | None = None
    version: int = 0

    @property
    def key(self) -> str:
        """Return what the form calls it."""
        return f"{self.kind}-{self.pk}"

    @property
    def ref(self) -> str:
        """Return what the minutes point at."""
        return f"{REFS[self.kind]}:{self.pk}"


REFS: Mapping[str, str] = {
    Kind.WORK: "obligations.obligation",
    Kind.LED: "obligations.obligation",
    Kind.DRAFT: "plans.plandraft",
    Kind.DOCUMENT: "documents.document",
    Kind.LENT: "units.delegation",
    Kind.SEAT: "units.bodyseat",
}


@dataclass(frozen=True)
class Leaving:
    """All that somebody leaving a post leaves open; `stays` while another post keeps him there."""

    held: Appointment
    unit: str
    stays: bool
    things: tuple[OpenThing, ...]

    def of(self, *kinds: str) -> tuple[OpenThing, ...]:
        """Return the things of some kinds."""
        return tuple(thing for thing in self.things if thing.kind in kinds)


def leaving_of(held: Appointment, on: date) -> Leaving:
    """Return what the holder of a post would leave open; seven queries."""
    person, unit = held.user_id, held.post.unit_id
    work = charged_with(person, unit).only("title", "due", "version")
    led = led_by(person, unit).only("title", "due", "version")
    things = [
        *(OpenThing(Kind.WORK, row.pk, row.title, row.due, row.version) for row in work),
        *(OpenThing(Kind.LED, row.pk, row.title, row.due, row.version) for row in led),
        *(OpenThing(Kind.DRAFT, row.pk, row.file.name) for row in _drafts(person, unit)),
        *(OpenThing(Kind.DOCUMENT, row.pk, _named(row)) for row in _documents(person, unit)),
        *(OpenThing(Kind.LENT, row.pk, _lent(row), row.until) for row in _lendings(held, on)),
        *(OpenThing(Kind.SEAT, row.pk, _seat(row)) for row in _seats(held, on)),
    ]
    name = unit_book(on, [unit]).name(unit)
    return Leaving(held, name, held_besides(held, on), tuple(things))


def receivers_for(held: Appointment, on: date) -> list[tuple[int, str]]:
    """Return who may take work on: the other people of the unit, as choices."""
    found: dict[int, str] = {}
    for one in people_of(held.post.unit_id, on).exclude(user=held.user_id):
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(with_absences(found, on).items())


def leaders_for_led(leaving: Leaving, on: date) -> list[tuple[int, str]]:
    """Return who may lead what he led: leaders of the units with a part in it, as choices."""
    led = [thing.pk for thing in leaving.of(Kind.LED)]
    units = Unit.objects.filter(
        obligation_parts__obligation__in=led, obligation_parts__part__in=LEADING
    )
    held = (
        Appointment.objects.filter(
            in_force(on),
            post__unit__in=units,
            post__role__in=LEADERS,
            user__is_active=True,
        )
        .exclude(user=leaving.held.user_id)
        .select_related("user", "post")
        .order_by("user__name", "user_id", "-post__is_head")
    )
    found: dict[int, str] = {}
    for one in held:
        found.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    return list(with_absences(found, on).items())


def refs_seen(user: User, refs: Iterable[str], on: date) -> frozenset[str]:
    """Return which of some references a person may read the words of.

    Operators record a hand-over without reading the work; the words stay closed to them.
    """
    ids: dict[str, set[int]] = {}
    for ref in refs:
        name, _colon, pk = ref.partition(":")
        ids.setdefault(name, set()).add(int(pk))
    units = units_within(reachable(user, "documents.view", on), on).values("pk")
    asked = {
        "obligations.obligation": visible_obligations(user, on=on),
        "plans.plandraft": visible_drafts(user, on),
        "documents.document": Document.objects.filter(unit__in=units),
    }
    seen = {
        f"{name}:{pk}"
        for name, rows in asked.items()
        if name in ids
        for pk in rows.filter(pk__in=ids[name]).values_list("pk", flat=True)
    }
    open_to_all = {f"{name}:{pk}" for name in ids.keys() - asked.keys() for pk in ids[name]}
    return frozenset(seen | open_to_all)


def minutes_of(user: User, on: date) -> QuerySet[PostHandOver]:
    """Return the minutes a person may open: of units he hands over for, his own, those to him."""
    own = reachable(user, "people.hand_over", on).own
    received = PostHandOverLine.objects.filter(receiver=user).values("hand_over")
    return PostHandOver.objects.filter(
        Q(appointment__post__unit__in=own)
        | Q(appointment__post__unit__in=manageable_units(user, on).values("pk"))
        | Q(appointment__user=user)
        | Q(pk__in=received)
    )


def _drafts(person: int, unit: int) -> Iterable[PlanDraft]:
    rows = PlanDraft.objects.filter(made_by=person, unit=unit, state__in=OPEN_DRAFTS)
    return rows.select_related("file").only("file__name").order_by("pk")


def _documents(person: int, unit: int) -> Iterable[Document]:
    told = AuditEvent.objects.filter(
        code__in=DRAFTING, by=person, about_kind="documents.document"
    ).values("about_id")
    return Document.objects.filter(pk__in=told, unit=unit, state__in=UNSIGNED).order_by("pk")


def _lendings(held: Appointment, on: date) -> Iterable[Delegation]:
    return Delegation.objects.filter(appointment=held, until__gte=on).select_related("to")


def _seats(held: Appointment, on: date) -> Iterable[BodySeat]:
    lasting = Q(until__isnull=True) | Q(until__gte=on)
    return BodySeat.objects.filter(lasting, post=held.post_id).select_related("body")


def _named(row: Document) -> str:
    return " ".join(part for part in (row.kind, row.title) if part)


def _lent(row: Delegation) -> str:
    return _("ủy quyền cho %(name)s") % {"name": row.to.name}


def _seat(row: BodySeat) -> str:
    return f"{row.body.name} ({row.get_part_display()})"
