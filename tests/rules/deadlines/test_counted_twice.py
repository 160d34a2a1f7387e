"""Every step, day and circumstance, counted by the rule and day by day on a paper calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import Circumstances, Suspension, statutory_deadline
from tests.rules.deadlines.plain_clock import REFUSED, plain_due
from tests.rules.deadlines.statutory_cases import calendar, table

FIRST, LAST = date(2016, 1, 1), date(2030, 12, 31)


LENGTHENED = ("denunciation.settle", "privacy.carry_out")
# Steps in which something can happen are tried more often than those that only run.
STOPPED = ("complaint.settle_first", "complaint.settle_second", "complaint.file_first")
EVENTFUL = (*LENGTHENED, *STOPPED, "complaint.appeal_discipline", "denunciation.accept")


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, date, Circumstances]:
    """Return a step, its day and what happened after it: decisions and stays in any order."""
    step = draw(st.sampled_from(EVENTFUL) | st.sampled_from(table().steps))
    on = draw(st.dates(date(2026, 7, 1), LAST) | st.dates(FIRST, LAST))
    flags = {name: draw(st.booleans()) for name in ("is_complex", "is_remote", "is_dismissal")}
    flags |= {name: draw(st.booleans()) for name in ("has_several_places", "has_third_parties")}
    special = draw(st.booleans())
    after = st.integers(-1, 130)
    # Where the law knows no decision that lengthens, one is refused: tried now and then.
    most = 3 if step in LENGTHENED else draw(st.sampled_from((0, 0, 0, 1)))
    decided = draw(st.lists(after, max_size=most))
    marks = sorted(draw(st.lists(st.integers(0, 130), max_size=4)))
    stays = [
        Suspension(on + timedelta(days=since), on + timedelta(days=until))
        for since, until in zip(marks[::2], marks[1::2], strict=False)
    ]
    if len(marks) % 2:
        stays.append(Suspension(on + timedelta(days=marks[-1])))
    return (
        step,
        on,
        Circumstances(
            **flags,
            is_specially_complex=special,
            extended_on=tuple(on + timedelta(days=count) for count in decided),
            suspended=tuple(stays),
        ),
    )


def counted(step: str, on: date, case: Circumstances) -> date | str | None:
    """Return what the rule says, REFUSED where it says that it cannot."""
    try:
        return statutory_deadline(table(), calendar(), step, on, case).due
    except CannotCount:
        return REFUSED


@settings(max_examples=400)
@given(cases())
def test_whatever_happened(told: tuple[str, date, Circumstances]) -> None:
    step, on, case = told

    assert counted(step, on, case) == plain_due(step, on, case)


@pytest.mark.parametrize("step", table().steps)
def test_the_turn_of_every_year_and_of_the_laws(step: str) -> None:
    turns = [date(year, 1, 1) for year in range(2016, 2032)]
    turns += [date(2026, 7, 1), date(2025, 3, 1), date(2025, 6, 16), date(2026, 2, 14)]
    for turn in turns:
        for count in range(-4, 5):
            on = turn + timedelta(days=count)
            for case in (Circumstances(), Circumstances(is_remote=True, is_complex=True)):
                assert counted(step, on, case) == plain_due(step, on, case), on
