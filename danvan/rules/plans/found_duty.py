"""One duty as found in the flow, and what its words and the fields below it say of it."""

from dataclasses import dataclass, replace

from danvan.rules.plans.natures import (
    advised_by,
    channel_of,
    kind_meant,
    nature_of,
    output_of,
    partners_of,
    role_of,
)
from danvan.rules.plans.schedule_forms import FoundDeadline
from danvan.rules.plans.task_fields import TaskFields


@dataclass(frozen=True)
class FoundDuty:
    """A duty found in the flow; offsets are those of the flow."""

    part: str
    units: tuple[str, ...]
    role: str
    partners: tuple[str, ...]
    nature: str
    output: str | None
    advises: str | None
    channel: str | None
    deadlines: tuple[int, ...]
    start: int
    end: int
    inherited: bool


@dataclass(frozen=True)
class Ordered:
    """A clause that orders work: its place, who owes it and how they are told."""

    part: str
    units: tuple[str, ...]
    asked: bool
    start: int
    end: int
    inherited: bool


Due = dict[int, FoundDeadline]  # deadlines by their place in the list of all


def duty_of(order: Ordered, work: str, due: Due) -> FoundDuty:
    """Return the duty that the words behind the units order."""
    role = role_of(work, order.units, asked=order.asked)
    output = output_of(work)
    return FoundDuty(
        part="organisation" if order.part == "organisation" else "content",
        units=order.units,
        role=role,
        partners=partners_of(work),
        nature=nature_of(role, output, _kinds(due), work),
        output=output,
        advises=advised_by(work),
        channel=channel_of(work),
        deadlines=tuple(due),
        start=order.start,
        end=order.end,
        inherited=order.inherited,
    )


def with_fields(duty: FoundDuty, fields: TaskFields, work: str, due: Due) -> FoundDuty:
    """Return a duty with what fields below it say; `work` and `due` are of both."""
    units = fields.leads or duty.units
    role = role_of("", units, asked=False) if fields.leads else duty.role
    output = duty.output or fields.product
    return replace(
        duty,
        units=units,
        role=role,
        partners=tuple(dict.fromkeys((*duty.partners, *fields.partners))),
        nature=nature_of(role, output, _kinds(due), work),
        output=output,
        deadlines=tuple(due),
    )


def _kinds(due: Due) -> set[str]:
    return {kind_meant(deadline.kind, deadline.value) for deadline in due.values()}
