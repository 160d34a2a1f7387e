"""How long a hundred thousand days due take, with a floor counted in the same run.

Prints seconds of one core: the plain ones, those of every step and circumstance, and the floor:
as many dates added and looked up among the days off.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import cycle, islice

from danvan.cli_due import load_calendar, load_limits
from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import CannotCount, LimitTable
from danvan.rules.deadlines.statutory import Circumstances, Suspension, statutory_deadline

COUNT = 100_000
FIRST = date(2026, 1, 5)


def timed(name: str, work: Callable[[], object]) -> None:
    """Print how long a piece of work took."""
    begun = time.process_time()
    work()
    print(f"{name:44} {time.process_time() - begun:6.2f} s")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    count = parser.parse_args().count
    table, calendar = load_limits(), load_calendar()
    days = list(islice(cycle(FIRST + timedelta(days=n) for n in range(700)), count))
    stay = Suspension(date(2026, 7, 10), date(2026, 7, 20))
    told = cycle(
        [
            Circumstances(),
            Circumstances(is_complex=True),
            Circumstances(is_remote=True),
            Circumstances(is_complex=True, is_remote=True, has_several_places=True),
        ]
    )
    steps = cycle([step for step in table.steps if _counts(table, step)])
    mixed = list(zip(steps, days, told, strict=False))
    july = date(2026, 7, 6)
    stayed = Circumstances(suspended=(stay,))
    weekend = timedelta(days=10)

    timed("sàn: cộng ngày, tra ngày nghỉ", lambda: [day + weekend in calendar.off for day in days])
    timed(
        "giải quyết khiếu nại lần đầu",
        lambda: [statutory_deadline(table, calendar, "complaint.settle_first", d) for d in days],
    )
    timed(
        "mọi bước, mọi tình tiết",
        lambda: [statutory_deadline(table, calendar, s, d, c) for s, d, c in mixed],
    )
    timed(
        "có tạm đình chỉ",
        lambda: [
            statutory_deadline(table, calendar, "complaint.settle_first", july, stayed)
            for _ in days
        ],
    )
    one = statutory_deadline(table, calendar, "complaint.accept", july)
    timed("lời giải thích", lambda: [explain(one) for _ in days])


def _counts(table: LimitTable, step: str) -> bool:
    """Say whether a step has a row on every day measured that gives a date."""
    try:
        rows = (*table.in_force(step, FIRST), *table.in_force(step, date(2027, 12, 31)))
    except CannotCount:
        return False
    return all(row.gives_date for row in rows)


if __name__ == "__main__":
    main()
