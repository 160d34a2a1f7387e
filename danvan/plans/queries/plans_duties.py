"""The duties of a plan as its page shows them: who, by when, and how they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
    """A duty beside its paragraph «nhiệm vụ»: `state` is None where nothing is owed."""

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


def duties_of(plan: Plan) -> list[Duty]:
    """Return a plan's duties in the order of the text, with their units, in two queries."""
    return list(plan.duties.select_related("section").prefetch_related("units"))


def units_of(duties: Iterable[Duty]) -> set[int]:
    """Return every unit that some duties name."""
    return {part.unit_id for duty in duties for part in duty.units.all()}


def duties_shown(
    duties: Sequence[Duty], book: UnitBook, progress: Mapping[str, Progress]
) -> tuple[DutyShown, ...]:
    """Return duties as their page shows them, with how far each has come."""
    return tuple(
        _shown(duty, book, progress.get(f"plans.duty:{duty.pk}", Progress())) for duty in duties
    )


def work_of(duty: Duty, user: User, on: date) -> tuple[WorkItem, ...]:
    """Return what a duty came to, unit by unit and time by time, as far as a person sees it."""
    rows = visible_obligations(user, on=on).filter(origin_ref=f"plans.duty:{duty.pk}")
    found = judged(rows).select_related("assignee").order_by("due", "pk")
    return work_items(list(found), on=on)


def _shown(duty: Duty, book: UnitBook, progress: Progress) -> DutyShown:
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
    )


def _names(duty: Duty, part: str, book: UnitBook) -> tuple[str, ...]:
    return tuple(book.name(p.unit_id) for p in duty.units.all() if p.part == part)
