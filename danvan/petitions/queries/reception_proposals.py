"""Days that the law gives to what a reception sets going, proposed to its conclusion."""

from dataclasses import dataclass
from datetime import date

from danvan.law.queries import limit_table, whole_calendar
from danvan.petitions.models import ReceptionSession
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import statutory_deadline
from danvan.rules.petitions.reception import steps_after_reception


@dataclass(frozen=True)
class ProposedDay:
    """A day counted by a rule of the law from the day of a reception «hạn đề xuất»."""

    step: str
    subject: str
    due: date
    basis: str
    explained: tuple[str, ...]


def proposed_days(session: ReceptionSession) -> tuple[ProposedDay, ...]:
    """Return the days the law of that day counts from a session; none for steps without a rule."""
    table, calendar = limit_table(), whole_calendar()
    found = []
    for step in steps_after_reception(sector=session.unit.sector):
        try:
            counted = statutory_deadline(table, calendar, step, session.on)
        except CannotCount:
            continue
        if counted.due is not None:
            subject = counted.limit.subject
            told = explain(counted)
            found.append(ProposedDay(step, subject, counted.due, counted.basis, told))
    return tuple(found)
