"""A plan, or a draft of one, read for a comparison before anybody is called by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from danvan.plans.models import Duty, DutyUnit, Plan, PlanDraft, Target
from danvan.plans.queries.drafts import Kind, State, header_of, title_of, value_of
from danvan.plans.queries.plans_duties import duties_of
from danvan.plans.queries.plans_list import title_of as plan_title
from danvan.plans.values import DeadlineValue, DutyValue, TargetValue, UnitChoice

LEFT_OUT = (State.DROPPED, State.MERGED, State.GENERAL, State.TIED)


@dataclass(frozen=True)
class Named:
    """A unit as a duty names it: by its key, or in print only while nobody knows whom it means."""

    printed: str
    unit: int | None = None


@dataclass(frozen=True)
class SourceRow:
    """A duty before its units are called by name."""

    text: str
    place: str
    nature: str
    units: tuple[Named, ...]
    partners: tuple[Named, ...]
    deadlines: tuple[DeadlineValue, ...]
    url: str
    span: tuple[int, int]


@dataclass(frozen=True)
class ComparedSource:
    """A plan or draft read whole, before names and lineage are asked for."""

    rows: tuple[SourceRow, ...]
    targets: tuple[TargetValue, ...]
    title: str
    number: str
    issued_on: date | None
    issuers: frozenset[int]
    begins: date
    year: int | None
    url: str


def source_of(record: Plan | PlanDraft) -> ComparedSource:
    """Return a plan or draft as it is compared."""
    return _of_plan(record) if isinstance(record, Plan) else _of_draft(record)


def _of_plan(plan: Plan) -> ComparedSource:
    url = reverse("plans:detail", args=[plan.public_id])
    issuers = frozenset(pk for pk in (plan.issuer_id, plan.co_issuer_id) if pk is not None)
    return ComparedSource(
        rows=tuple(row_of_duty(duty, url) for duty in duties_of(plan)),
        targets=tuple(_of_target(target) for target in plan.targets.select_related("section")),
        title=plan_title(plan),
        number=plan.document.number,
        issued_on=plan.document.issued_on,
        issuers=issuers,
        begins=plan.since,
        year=plan.year,
        url=url,
    )


def row_of_duty(duty: Duty, url: str) -> SourceRow:
    """Return a duty of an issued plan as it is compared."""
    parts = list(duty.units.all())
    return SourceRow(
        text=duty.text,
        place=duty.section.path if duty.section else "",
        nature=duty.nature,
        units=_parts(parts, DutyUnit.Part.OWES),
        partners=_parts(parts, DutyUnit.Part.PARTNER),
        deadlines=tuple(DeadlineValue.from_json(entry) for entry in duty.when),
        url=f"{url}#nv-{duty.pk}",
        span=(duty.start or 0, duty.end or 0),
    )


def _parts(parts: Iterable[DutyUnit], which: str) -> tuple[Named, ...]:
    return tuple(Named(part.printed, part.unit_id) for part in parts if part.part == which)


def _of_target(target: Target) -> TargetValue:
    return TargetValue(
        text=target.text,
        operator=target.operator or None,
        value=None if target.value is None else float(target.value),
        unit=target.unit or None,
        subject=target.subject or None,
        section=target.section.path if target.section else None,
        start=target.start,
        end=target.end,
    )


def _of_draft(draft: PlanDraft) -> ComparedSource:
    header = header_of(draft)
    url = reverse("plans:draft", args=[draft.public_id])
    items = draft.items.filter(kind__in=(Kind.DUTY, Kind.TARGET)).exclude(state__in=LEFT_OUT)
    values = [(item, value_of(item)) for item in items.order_by("position", "pk")]
    duties = [(item, value) for item, value in values if isinstance(value, DutyValue)]
    # A paragraph that became no duty is nobody's work until a person says so.
    kept = [
        (i, v) for i, v in duties if i.state == State.ACCEPTED or not i.proposed.get("leftover")
    ]
    issuers = frozenset(pk for pk in (draft.issuer_id, draft.co_issuer_id) if pk is not None)
    return ComparedSource(
        rows=tuple(row_of_value(value, f"{url}#row-{item.pk}") for item, value in kept),
        targets=tuple(value for _item, value in values if isinstance(value, TargetValue)),
        title=title_of(header, draft),
        number=header.number or "",
        issued_on=header.day,
        issuers=issuers,
        begins=header.day or draft.made_on,
        year=header.year,
        url=url,
    )


def row_of_value(value: DutyValue, url: str) -> SourceRow:
    """Return a duty of a draft as it is compared."""
    return SourceRow(
        text=value.text,
        place=value.section or "",
        nature=value.nature,
        units=_choices(value.units),
        partners=_choices(value.partners),
        deadlines=value.deadlines,
        url=url,
        span=(value.start or 0, value.end or 0),
    )


def _choices(choices: Iterable[UnitChoice]) -> tuple[Named, ...]:
    found = []
    for choice in choices:
        if choice.settled:
            found += [Named(choice.printed, pk) for pk in choice.unit_ids]
        else:
            found.append(Named(choice.printed))
    return tuple(found)
