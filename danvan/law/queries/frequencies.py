"""How often the law asks for something at least."""

from dataclasses import dataclass
from datetime import date

from danvan.base.dated import in_force
from danvan.law.models import TimeLimit


@dataclass(frozen=True)
class Frequency:
    """A least number of times in a period «tần suất tối thiểu»: `times` of `unit` each `period`."""

    times: int
    unit: str
    period: str
    source: str
    since: date
    until: date | None
    is_verified: bool
    condition: str


def frequency_of(step: str, on: date) -> Frequency | None:
    """Return the least frequency in force on a day; None when the law's table has none."""
    rows = TimeLimit.objects.filter(
        in_force(on), step=step, kind=TimeLimit.Kind.MIN_FREQUENCY, duration__isnull=False
    )
    row = rows.order_by("-since").first()
    if row is None or row.duration is None:
        return None
    return Frequency(
        row.duration,
        row.unit,
        row.period,
        row.source,
        row.since,
        row.until,
        row.is_verified,
        row.condition,
    )
