"""Questions about the law's numbers: the calendar and the table that rules are handed."""

from datetime import date

from danvan.law.models import Holiday, TimeLimit
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.limits import Lengthening, Limit, LimitTable, Unit, When


def work_calendar(since: date, until: date) -> WorkCalendar:
    """Return the days off and make-up days between two days, both included, in one query."""
    rows = Holiday.objects.filter(on__gte=since, on__lte=until).values_list("on", "kind")
    found = list(rows)
    return WorkCalendar(
        off=frozenset(on for on, kind in found if kind == Holiday.Kind.OFF),
        make_up=frozenset(on for on, kind in found if kind == Holiday.Kind.MAKE_UP),
    )


def whole_calendar() -> WorkCalendar:
    """Return every day off and make-up day there is, in one query: the clock of the law."""
    return work_calendar(date.min, date.max)


def limit_table() -> LimitTable:
    """Return every time limit of every time, in one query."""
    return LimitTable(limit_of(row) for row in TimeLimit.objects.all())


def limit_of(row: TimeLimit) -> Limit:
    """Return a row as the rule reads it."""
    return Limit(
        step=row.step,
        subject=row.subject,
        event=row.event,
        duration=row.duration,
        unit=Unit(row.unit),
        kind=row.kind,
        source=row.source,
        since=row.since,
        until=row.until,
        area=row.area or None,
        extended_to=row.extended_to,
        extended_when=When(row.extended_when) if row.extended_when else None,
        lengthenings=tuple(
            Lengthening(item["level"], item["times"], item["each"]) for item in row.lengthenings
        ),
        is_verified=row.is_verified,
        condition=row.condition,
        note=row.note,
        period=row.period,
    )
