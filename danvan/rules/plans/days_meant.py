"""Which of a duty's written deadlines say when, and which only name what is reported."""

from collections.abc import Sequence

from danvan.rules.catalogue import rule
from danvan.rules.deadlines.written import Written, last_day, parts_of, rhythm

HALF_YEAR = 6  # «báo cáo 6 tháng», «báo cáo năm»: reports are named by such periods


@rule("OWE-03", basis="«báo cáo 6 tháng … trước ngày 20/6»: ngày ghi cụ thể là hạn, kỳ là tên gọi")
def days_meant(written: Sequence[Written]) -> tuple[Written, ...]:
    """Return the deadlines that say when work is due.

    Beside a day that is written out, a half year or year without a day of its own names the
    report; shorter rhythms stay, as they are work of their own.
    """
    if not any(last_day(part) for line in written for part in parts_of(line.value)):
        return tuple(written)
    return tuple(line for line in written if not _only_names(line))


def _only_names(line: Written) -> bool:
    """Say whether every value of a deadline is a long rhythm without a day."""
    parts = parts_of(line.value)
    found = [rhythm(part) for part in parts]
    return bool(parts) and all(
        every is not None and every.months >= HALF_YEAR and every.day is every.month is None
        for every in found
    )
