"""Working days: weekends, days off and the Saturdays worked in their place."""

from dataclasses import dataclass
from datetime import date, timedelta

from danvan.rules.catalogue import rule

ONE_DAY = timedelta(days=1)
SATURDAY = 5
LONGEST_REST = 60  # no run of days off is that long: a table that says so is broken

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


class NoWorkingDay(ValueError):
    """The table of days off leaves no working day within two months."""


@dataclass(frozen=True)
class WorkCalendar:
    """Days off and make-up days «lịch làm việc»: an argument of every rule that counts days."""

    off: frozenset[date] = frozenset()
    make_up: frozenset[date] = frozenset()

    @rule("DL-01", basis="Bộ luật Lao động 2019, Điều 111, 112; thông báo hoán đổi ngày làm việc")
    def is_working(self, day: date) -> bool:
        """Say whether a day is worked: a make-up day always, weekends and days off never."""
        if day in self.make_up:
            return True
        return day.weekday() < SATURDAY and day not in self.off

    def next_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the first working day after it."""
        return self._nearest(day, ONE_DAY)

    def previous_working(self, day: date) -> date:
        """Return the day itself when it is worked, else the last working day before it."""
        return self._nearest(day, -ONE_DAY)

    def add_working(self, day: date, count: int) -> date:
        """Return the day `count` working days on (negative: back), itself not counted."""
        step = ONE_DAY if count >= 0 else -ONE_DAY
        for _ in range(abs(count)):
            day = self._nearest(day + step, step)
        return day

    def _nearest(self, day: date, step: timedelta) -> date:
        for _ in range(LONGEST_REST):
            if self.is_working(day):
                return day
            day += step
        raise NoWorkingDay(day.isoformat())


def say_day(day: date) -> str:
    """Return a day as sentences carry it: «20/10/2026»."""
    return f"{day:%d/%m/%Y}"


def say_weekday(day: date) -> str:
    """Return a day with its weekday: «thứ Ba, 20/10/2026»."""
    return f"{WEEKDAYS[day.weekday()]}, {say_day(day)}"
