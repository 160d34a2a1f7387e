"""What holds of every day due by law, whatever the step and the day."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from danvan.rules.deadlines.explained import explain
from danvan.rules.deadlines.limits import Limit, NoLimitInForce, Unit
from danvan.rules.deadlines.statutory import (
    PLAIN,
    Circumstances,
    StatutoryDeadline,
    Suspension,
    statutory_deadline,
)
from tests.rules.deadlines.statutory_cases import calendar, table

FIRST, LAST = date(2021, 12, 1), date(2026, 12, 1)
JULY = date(2026, 7, 1)


def held(step: str, on: date, case: Circumstances) -> tuple[Limit, ...]:
    """Return the rows of a step that count on a day; none where no law was there yet."""
    try:
        return table().in_force(step, on, remote=case.is_remote)
    except NoLimitInForce:
        return ()


STEPS = tuple(
    step for step in table().steps if any(row.gives_date for row in held(step, JULY, PLAIN))
)
days = st.dates(FIRST, LAST)
steps = st.sampled_from(STEPS)
cases = st.builds(
    Circumstances,
    is_complex=st.booleans(),
    is_specially_complex=st.booleans(),
    is_remote=st.booleans(),
    has_several_places=st.booleans(),
    has_third_parties=st.booleans(),
    is_dismissal=st.booleans(),
)


def rows(step: str, on: date, case: Circumstances) -> tuple[Limit, ...]:
    """Return the rows that count, or give the example up."""
    found = held(step, on, case)
    assume(found)
    return found


def count(step: str, on: date, case: Circumstances) -> StatutoryDeadline:
    """Count by the shipped tables."""
    return statutory_deadline(table(), calendar(), step, on, case)


def due(step: str, on: date, case: Circumstances) -> date:
    """Return the day due of a clock that runs."""
    found = count(step, on, case).due
    assert found is not None
    return found


@given(steps, days, cases)
def test_ends_on_a_worked_day_on_the_right_side(step: str, on: date, case: Circumstances) -> None:
    backward = rows(step, on, case)[0].is_backward
    found = due(step, on, case)

    assert calendar().is_working(found)
    assert found <= on if backward else found >= on


@given(steps, days, st.integers(0, 60), cases)
def test_later_starts_never_end_earlier_under_one_law(
    step: str, on: date, further: int, case: Circumstances
) -> None:
    later = on + timedelta(days=further)
    assume(rows(step, on, case) == rows(step, later, case))

    assert due(step, on, case) <= due(step, later, case)


@given(steps, days, st.booleans())
def test_complex_is_never_shorter(step: str, on: date, remote: bool) -> None:
    plain = Circumstances(is_remote=remote)
    assume(not rows(step, on, plain)[0].is_backward)

    assert due(step, on, replace(plain, is_complex=True)) >= due(step, on, plain)


@given(days, st.integers(0, 30), st.integers(1, 29))
def test_each_decision_to_lengthen_gives_more(on: date, first: int, second: int) -> None:
    decided = (on + timedelta(days=first), on + timedelta(days=first + second))
    ends = [
        due("denunciation.settle", on, Circumstances(extended_on=decided[:taken]))
        for taken in range(3)
    ]

    assert ends == sorted(set(ends))
    assert count("denunciation.settle", on, Circumstances(extended_on=decided)).counted[
        0
    ].raw == on + timedelta(days=90)


@given(
    st.sampled_from(["complaint.settle_first", "complaint.settle_second"]),
    st.dates(JULY, LAST),
    st.integers(0, 30),
    st.integers(0, 400),
    cases,
)
def test_a_stay_moves_the_last_day_by_its_length(
    step: str, on: date, after: int, length: int, case: Circumstances
) -> None:
    since = on + timedelta(days=after)
    stayed = replace(case, suspended=(Suspension(since, since + timedelta(days=length)),))

    before, moved = count(step, on, case).counted[0], count(step, on, stayed).counted[0]

    assert moved.raw == before.raw + timedelta(days=length)


@given(steps, days, st.integers(0, 40), st.integers(0, 60), cases)
def test_the_end_of_a_stayed_time_never_lies_before_it_resumed(
    step: str, on: date, after: int, length: int, case: Circumstances
) -> None:
    assume(not rows(step, on, case)[0].is_backward)
    since = on + timedelta(days=after)
    stay = Suspension(since, since + timedelta(days=length))

    found = count(step, on, replace(case, suspended=(stay,)))

    moved = found.counted[0]
    assert not moved.paused or (stay.until is not None and moved.raw >= stay.until)


NUMBER = re.compile(r": (?:chậm nhất |ít nhất )?(\d+) (ngày làm việc|ngày|tháng|năm|giờ) ")
DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


def told_day(sentence: str) -> date:
    """Read the first day written in a sentence."""
    found = DAY.search(sentence)
    assert found is not None
    day, month, year = map(int, found.groups())
    return date(year, month, day)


def walk(start: date, amount: int, unit: str, backward: bool) -> date:
    """Count day by day, as one would on a paper calendar."""
    step, day = timedelta(days=-1 if backward else 1), start
    if unit in ("tháng", "năm"):
        months = start.year * 12 + start.month - 1 + amount * (12 if unit == "năm" else 1)
        year, month = divmod(months, 12)
        last = date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)
        return last.replace(day=min(start.day, last.day))
    left = amount // 24 if unit == "giờ" else amount
    while left:
        day += step
        left -= 1 if unit != "ngày làm việc" or calendar().is_working(day) else 0
    return day


@given(steps, days, cases, st.integers(0, 29), st.integers(0, 30))
def test_the_explanation_adds_up(
    step: str, on: date, case: Circumstances, after: int, length: int
) -> None:
    binding = rows(step, on, case)[0]
    since = on + timedelta(days=after)
    stay = Suspension(since, since + timedelta(days=length))
    if not binding.is_backward:
        case = replace(case, suspended=(stay,))
    if binding.lengthenings:
        case = replace(case, extended_on=(since,))
    found = count(step, on, case)
    told = explain(found)

    amount, unit = NUMBER.findall(told[0])[0]
    total, start, end = int(amount), told_day(told[1]), None
    for sentence in told[2:]:
        if "thay cho" in sentence:
            total = int(re.findall(r"(\d+) (?:ngày|tháng|năm)", sentence)[0])
        elif "không tính vào thời hạn" in sentence or "Gia hạn theo văn bản" in sentence:
            total += int(re.findall(r"cộng (\d+)", sentence)[0])
        elif "Ngày cuối theo cách tính" in sentence:
            end = told_day(sentence)
            assert end == walk(start, total, unit, "Tính lùi" in told[1])
        elif "Đó là ngày nghỉ" in sentence:
            assert end is not None
            assert not calendar().is_working(end)
            end = told_day(sentence)

    assert start == on
    assert end == found.due
    assert found.limit.unit is not Unit.EVENT
