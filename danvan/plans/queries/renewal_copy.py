"""The rows of a plan in force as the rows with which its new version begins."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from danvan.plans.models import DraftItem, Duty, DutyUnit, Plan
from danvan.plans.queries.drafts import header_of, value_of
from danvan.plans.shapes import Json
from danvan.plans.values import DeadlineValue, DutyValue, HeaderValue, UnitChoice, to_json

Kind = DraftItem.Kind
AS_THEY_ARE = (Kind.SECTION, Kind.TARGET, Kind.CITATION)


@dataclass(frozen=True)
class CopiedRow:
    """One row of the new version before anybody changed it; `duty` is the one it comes from."""

    kind: str
    value: Json
    duty: int | None = None


def rows_of_plan(plan: Plan, duties: Iterable[Duty]) -> list[CopiedRow]:
    """Return what a plan orders now as rows: its head without number and day, then all the rest.

    What plans amending it ordered stands at the end, without a place in this text.
    """
    draft = plan.draft
    header = header_of(draft) if draft else HeaderValue()
    head = replace(header, number=None, date=None)
    rows = [CopiedRow(Kind.HEADER, to_json(head))]
    kept = draft.items.filter(kind__in=AS_THEY_ARE) if draft else DraftItem.objects.none()
    for item in kept.order_by("position", "pk"):
        if item.kind == Kind.SECTION or item.state == DraftItem.State.ACCEPTED:
            rows.append(CopiedRow(item.kind, to_json(value_of(item))))
    rows += [CopiedRow(Kind.DUTY, to_json(_value(duty, plan)), duty.pk) for duty in duties]
    return rows


def _value(duty: Duty, plan: Plan) -> DutyValue:
    here = duty.plan_id == plan.pk
    parts = list(duty.units.all())
    return DutyValue(
        text=duty.text,
        part="content" if duty.content_part else "organisation",
        role=duty.role,
        nature=duty.nature,
        units=_choices(parts, DutyUnit.Part.OWES),
        partners=_choices(parts, DutyUnit.Part.PARTNER),
        output=duty.output or None,
        advises=duty.advises or None,
        channel=duty.channel or None,
        deadlines=tuple(DeadlineValue.from_json(entry) for entry in duty.when),
        section=duty.section.path if duty.section and here else None,
        start=duty.start if here else None,
        end=duty.end if here else None,
        unassigned_reason=duty.unassigned_reason or None,
    )


def _choices(parts: Iterable[DutyUnit], which: str) -> tuple[UnitChoice, ...]:
    """Return the units of one part under the names they are printed by, settled as they were."""
    named: dict[tuple[str, bool], list[int]] = {}
    for part in parts:
        if part.part == which:
            named.setdefault((part.printed, part.head), []).append(part.unit_id)
    return tuple(
        UnitChoice(printed, tuple(units), head, "one" if len(units) == 1 else "group")
        for (printed, head), units in named.items()
    )
