"""The duties of a plan as its page shows them: who, by when, and how they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from danvan.accounts.models import User
from danvan.base.states import StateShown
from danvan.obligations.access import visible_obligations
from danvan.obligations.queries.shown import WorkItem, judged, work_items
from danvan.plans.models import Duty, DutyUnit, Plan
from danvan.plans.queries.plans_progress import Progress
from danvan.plans.values import DeadlineValue
from danvan.units.queries import UnitBook

MANY = 3  # units written out by name beside a duty; more are counted


@dataclass(frozen=True)
class DutyShown:
    """A duty beside its paragraph «nhiệm vụ»: `state` is None where nothing is owed.

    `onward` leads to the duty of a newer version that takes it on; `ended` says that one ended it.
    """

    pk: int
    text: str
    place: str
    nature: str
    role: str
    units: tuple[str, ...]
    many: bool
    partners: tuple[str, ...]
    deadlines: tuple[str, ...]
    output: str
    channel: str
    unassigned: str
    start: int | None
    progress: Progress
    state: StateShown | None
    onward: str = ""
    ended: bool = False


def duties_of(plan: Plan) -> list[Duty]:
    """Return a plan's duties in the order of the text, with their units, in two queries."""
    return list(plan.duties.select_related("section").prefetch_related("units"))


def units_of(duties: Iterable[Duty]) -> set[int]:
    """Return every unit that some duties name."""
    return {part.unit_id for duty in duties for part in duty.units.all()}


def duties_shown(
    duties: Sequence[Duty],
    book: UnitBook,
    progress: Mapping[str, Progress],
    onward: Mapping[int, str] | None = None,
) -> tuple[DutyShown, ...]:
    """Return duties as their page shows them, with how far each has come.

    `onward` are the addresses where newer versions of duties are looked at, by the older one.
    """
    return tuple(
        _shown(
            duty,
            book,
            progress.get(f"plans.duty:{duty.pk}", Progress()),
            (onward or {}).get(duty.pk, ""),
        )
        for duty in duties
    )


def onward_of(plan: Plan, seen: QuerySet[Plan]) -> Mapping[int, str]:
    """Return where each duty of a plan goes on: at a newer version that is seen."""
    rows = Duty.objects.filter(continues__plan=plan, plan__in=seen).values_list(
        "continues", "pk", "plan__public_id"
    )
    return {old: f"{reverse('plans:detail', args=[plan])}#nv-{pk}" for old, pk, plan in rows if old}


def work_of(duty: Duty, user: User, on: date) -> tuple[WorkItem, ...]:
    """Return what a duty came to, unit by unit and time by time, as far as a person sees it."""
    rows = visible_obligations(user, on=on).filter(duty_links__duty=duty)
    found = judged(rows).select_related("assignee").order_by("due", "pk")
    return work_items(list(found), on=on)


def _shown(duty: Duty, book: UnitBook, progress: Progress, onward: str) -> DutyShown:
    owing = _names(duty, DutyUnit.Part.OWES, book)
    deadlines = tuple(DeadlineValue.from_json(entry).text for entry in duty.when)
    return DutyShown(
        pk=duty.pk,
        text=duty.text,
        place=duty.section.path if duty.section else "",
        nature=duty.get_nature_display(),
        role=duty.get_role_display(),
        units=owing,
        many=len(owing) > MANY,
        partners=_names(duty, DutyUnit.Part.PARTNER, book),
        deadlines=tuple(text for text in deadlines if text),
        output=duty.output,
        channel=duty.channel,
        unassigned=duty.unassigned_reason,
        start=duty.start,
        progress=progress,
        state=progress.state,
        onward=onward,
        ended=duty.ended_by_id is not None,
    )


def _names(duty: Duty, part: str, book: UnitBook) -> tuple[str, ...]:
    return tuple(book.name(p.unit_id) for p in duty.units.all() if p.part == part)
