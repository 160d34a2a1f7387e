"""The two days a year on which standing work is asked about, as a proposal a person edits."""

from dataclasses import dataclass
from datetime import date, timedelta

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import WorkCalendar

ASKED_BEFORE = timedelta(days=15)


@dataclass(frozen=True)
class Period:
    """A reporting period «kỳ báo cáo»: what it covers, from when it is asked, by when answered."""

    label: str
    since: date
    until: date
    asked_from: date
    due: date


@rule("OB-05", basis="Quy ước của chương trình: kỳ 6 tháng và kỳ năm; người tổng hợp sửa được")
def proposed_periods(
    since: date, until: date | None, calendar: WorkCalendar, *, year: int
) -> tuple[Period, ...]:
    """Return the half year and the year of a plan as far as it runs in them.

    Answers are due on the tenth of June and December, or the working day before, so that the
    report can still be written within the month. A plan too short for both is asked once.
    """
    proposed = (
        ("6 tháng đầu năm %d", date(year, 1, 1), date(year, 6, 10)),
        ("Năm %d", date(year, 1, 1), date(year, 12, 10)),
    )
    found = [
        _period(label % year, max(first, since), _last(end, until), calendar)
        for label, first, end in proposed
        if since <= end and (until is None or until >= first)
    ]
    return tuple({(p.since, p.until): p for p in found}.values())


def _last(end: date, until: date | None) -> date:
    return end if until is None else min(end, until)


def _period(label: str, since: date, until: date, calendar: WorkCalendar) -> Period:
    due = calendar.previous_working(until)
    return Period(label, since, until, max(since, due - ASKED_BEFORE), max(since, due))
