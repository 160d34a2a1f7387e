"""When personal data has been kept long enough: days counted from the end of a matter."""

from datetime import date, timedelta
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.deadlines.limits import Unit
from danvan.rules.deadlines.spans import raw_end

# So many days before it happens, people are told what will be erased: the program's own number.
NOTICE_DAYS: Final = 14


@rule("PT-91", basis="Luật 91/2025/QH15 (lưu dữ liệu không quá thời gian cần cho mục đích)")
def kept_until(ended_on: date, months: int) -> date:
    """Return the last day on which data of a matter is kept, some months after it ended.

    A month without that day ends with its last one; days off change nothing.
    """
    return raw_end(Unit.MONTH, ended_on, months, WorkCalendar(frozenset(), frozenset()))


@rule("PT-92", basis="Quy ước của chương trình: báo trước khi xóa dữ liệu cá nhân")
def erase_day(until: date, told_on: date) -> date:
    """Return the day on which data may be erased: after it was kept, and after people were told."""
    return max(until + timedelta(days=1), told_on + timedelta(days=NOTICE_DAYS))


@rule("PT-93", basis="Luật 91/2025/QH15; số ngày là quy ước của chương trình, kèm lý do")
def draft_erased_on(saved_on: date, days: int) -> date:
    """Return the day on which something typed and never entered is erased: kept `days` whole."""
    return saved_on + timedelta(days=days + 1)
