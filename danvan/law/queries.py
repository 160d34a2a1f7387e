"""Questions about days off: the calendar that every rule about days is handed."""

from datetime import date

from danvan.law.models import Holiday
from danvan.rules.deadlines.calendar import WorkCalendar


def work_calendar(since: date, until: date) -> WorkCalendar:
    """Return the days off and make-up days between two days, both included, in one query."""
    rows = Holiday.objects.filter(on__gte=since, on__lte=until).values_list("on", "kind")
    found = list(rows)
    return WorkCalendar(
        off=frozenset(on for on, kind in found if kind == Holiday.Kind.OFF),
        make_up=frozenset(on for on, kind in found if kind == Holiday.Kind.MAKE_UP),
    )
