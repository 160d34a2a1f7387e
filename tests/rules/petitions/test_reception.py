"""Days of receiving: how they are typed, which days they mean, how many the head must hold."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.rules.deadlines.calendar import WorkCalendar
from danvan.rules.petitions.reception import (
    MONTHLY,
    WEEKLY,
    MeetingDay,
    MeetingDays,
    frequency_step,
    meeting_days,
    read_days,
    reply_step,
    say_days,
    say_moved,
)
from danvan.rules.petitions.reception_held import (
    MONTH,
    WEEK,
    LeastDays,
    held_periods,
    warning_of,
)

# 30/4 and 1/5/2026 are a Thursday and a Friday; 2/9/2026 a Wednesday, 1/9 off with it.
CALENDAR = WorkCalendar(
    off=frozenset(
        {date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 1), date(2026, 9, 2)}
        | {date(2026, 2, 16) + timedelta(days=n) for n in range(5)}
    ),
    make_up=frozenset({date(2026, 8, 22)}),
)
OLD = LeastDays(1, WEEK, "Luật cũ", date(2014, 7, 1), date(2026, 6, 30))
NEW = LeastDays(2, MONTH, "Luật mới", date(2026, 7, 1))


@pytest.mark.parametrize(
    ("typed", "rhythm", "tokens", "said"),
    [
        pytest.param("thứ Năm", WEEKLY, ("3",), "thứ Năm", id="weekly"),
        pytest.param("Thứ 3, thứ 5", WEEKLY, ("1", "3"), "thứ Ba, thứ Năm", id="numbered"),
        pytest.param("thứ Năm hằng tuần", WEEKLY, ("3",), "thứ Năm", id="every-week"),
        pytest.param(
            "các ngày thứ Hai và thứ Tư", WEEKLY, ("0", "2"), "thứ Hai, thứ Tư", id="both"
        ),
        pytest.param("ngày 15", MONTHLY, ("d15",), "ngày 15", id="day"),
        pytest.param("ngày 05 và 20 hằng tháng", MONTHLY, ("d5", "d20"), "ngày 5; ngày 20", id="2"),
        pytest.param("ngày 5, 20", MONTHLY, ("d5", "d20"), "ngày 5; ngày 20", id="comma"),
        pytest.param(
            "thứ Năm tuần 2 và 4",
            MONTHLY,
            ("w3.2", "w3.4"),
            "thứ Năm tuần 2; thứ Năm tuần 4",
            id="weeks",
        ),
        pytest.param(
            "thứ Ba tuần 1, 3",
            MONTHLY,
            ("w1.1", "w1.3"),
            "thứ Ba tuần 1; thứ Ba tuần 3",
            id="weeks-after-a-comma",
        ),
        pytest.param(
            "thứ Sáu tuần thứ hai; thứ Sáu tuần cuối của tháng",
            MONTHLY,
            ("w4.2", "w4.5"),
            "thứ Sáu tuần 2; thứ Sáu tuần cuối",
            id="last-week",
        ),
        pytest.param("THU NAM TUAN 2", MONTHLY, ("w3.2",), "thứ Năm tuần 2", id="without-marks"),
    ],
)
def test_reads_what_people_type(
    typed: str, rhythm: str, tokens: tuple[str, ...], said: str
) -> None:
    read = read_days(typed)

    assert read == MeetingDays(rhythm, tokens)
    assert say_days(MeetingDays(rhythm, tokens)) == said
    assert read_days(said) == read


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "khi cần", "ngày 32", "ngày 0", "thứ Bảy", "thứ 8", "thứ Năm tuần 6", "thứ",
     "thứ Năm; ngày 15", "ngày", "tuần 2", "15", "chủ nhật", "x" * 301],
)  # fmt: skip
def test_what_cannot_be_read_is_not_guessed(typed: str) -> None:
    assert read_days(typed) is None


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_days(text)

    assert read is None or read_days(say_days(read)) == read


TOKENS = st.one_of(
    st.lists(st.sampled_from("01234"), min_size=1, max_size=5, unique=True).map(
        lambda t: MeetingDays(WEEKLY, tuple(sorted(t)))
    ),
    st.lists(
        st.one_of(
            st.integers(1, 31).map(lambda n: f"d{n}"),
            st.tuples(st.integers(0, 4), st.integers(1, 5)).map(lambda p: f"w{p[0]}.{p[1]}"),
        ),
        min_size=1,
        max_size=6,
        unique=True,
    ).map(lambda t: MeetingDays(MONTHLY, tuple(t))),
)


@given(TOKENS)
def test_every_schedule_reads_back_as_it_is_said(days: MeetingDays) -> None:
    assert read_days(say_days(days)) == days


@given(TOKENS, st.dates(date(2025, 12, 1), date(2026, 12, 1)))
def test_nobody_receives_on_a_day_off_and_no_day_comes_twice(days: MeetingDays, on: date) -> None:
    found = meeting_days(days, on, on + timedelta(days=62), CALENDAR)

    assert all(CALENDAR.is_working(day.on) and day.on >= day.meant for day in found)
    assert len({day.on for day in found}) == len(found) > 0


def test_a_day_off_moves_to_the_next_working_day_and_says_so() -> None:
    # Thursdays of 20/4–10/5/2026: 23/4, 30/4 (off; Friday off too: Monday 4/5), 7/5.
    found = meeting_days(
        MeetingDays(WEEKLY, ("3",)), date(2026, 4, 20), date(2026, 5, 10), CALENDAR
    )

    assert [(day.on, day.meant) for day in found] == [
        (date(2026, 4, 23), date(2026, 4, 23)),
        (date(2026, 5, 4), date(2026, 4, 30)),
        (date(2026, 5, 7), date(2026, 5, 7)),
    ]
    assert say_moved(found[0]) == ""
    assert (
        say_moved(found[1]) == "Thứ Năm, 30/04/2026 là ngày nghỉ: chuyển sang thứ Hai, 04/05/2026."
    )


@pytest.mark.parametrize(
    ("token", "since", "until", "expected"),
    [
        # August 2026 begins on a Saturday: Thursdays 6, 13, 20, 27.
        pytest.param("w3.2", date(2026, 8, 1), date(2026, 8, 31), [date(2026, 8, 13)], id="second"),
        pytest.param("w3.5", date(2026, 8, 1), date(2026, 8, 31), [date(2026, 8, 27)], id="last"),
        # October has five Thursdays: the last is the 29th.
        pytest.param("w3.5", date(2026, 10, 1), date(2026, 10, 31), [date(2026, 10, 29)], id="5th"),
        # 31 April is 30 April, a day off: Monday 4 May.
        pytest.param("d31", date(2026, 4, 1), date(2026, 4, 30), [date(2026, 5, 4)], id="short"),
        # 15/8/2026 is a Saturday: Monday the 17th. The 22nd is a Saturday made up.
        pytest.param("d15", date(2026, 8, 1), date(2026, 8, 31), [date(2026, 8, 17)], id="weekend"),
        pytest.param("d22", date(2026, 8, 1), date(2026, 8, 31), [date(2026, 8, 22)], id="made-up"),
    ],
)
def test_which_day_of_the_month_is_meant(
    token: str, since: date, until: date, expected: list[date]
) -> None:
    found = meeting_days(MeetingDays(MONTHLY, (token,)), since, until, CALENDAR)

    assert [day.on for day in found] == expected


def test_two_days_that_fall_together_are_one_and_rather_the_unmoved() -> None:
    # Friday 1/5 is off and moves to Monday 4/5, which is meant itself.
    found = meeting_days(
        MeetingDays(WEEKLY, ("0", "4")), date(2026, 5, 1), date(2026, 5, 4), CALENDAR
    )

    assert found == (MeetingDay(date(2026, 5, 4), date(2026, 5, 4)),)


@pytest.mark.parametrize(
    ("sector", "kind", "level", "step"),
    [
        ("government", "ubnd", "commune", "reception.commune_frequency"),
        ("government", "ubnd", "province", "reception.province_frequency"),
        ("government", "ubnd", "district", "reception.district_frequency"),
        ("government", "department", "commune", "reception.head_frequency"),
        ("party", "party_committee", "commune", "reception.party_frequency"),
        ("party", "party_committee", "province", None),
        ("party", "party_body", "commune", None),
        ("front", "front", "commune", None),
    ],
)
def test_whose_minimum_is_whose(sector: str, kind: str, level: str, step: str | None) -> None:
    assert frequency_step(sector=sector, kind=kind, level=level) == step


def test_the_party_answers_by_its_own_rule() -> None:
    assert reply_step(sector="party") == "reception.party_reply"
    assert reply_step(sector="government") == "reception.reply"


def test_each_period_is_judged_by_the_law_of_its_days() -> None:
    # Weeks until 28/6, a torn one 29–30/6, then whole months.
    held = [date(2026, 6, 18), date(2026, 6, 29), date(2026, 7, 9), date(2026, 7, 23)]

    found = held_periods([OLD, NEW], held, date(2026, 6, 15), date(2026, 8, 5), CALENDAR)

    assert [(p.label, p.asked, len(p.held)) for p in found] == [
        ("tháng 8/2026", 2, 0),
        ("tháng 7/2026", 2, 2),
        ("tuần 29/06–30/06/2026", None, 1),
        ("tuần 22/06–28/06/2026", 1, 0),
        ("tuần 15/06–21/06/2026", 1, 1),
    ]
    assert found[0].missing() == 2
    assert found[2].reason.startswith("Kỳ không trọn")


def test_days_after_a_change_know_nothing_of_the_law_before() -> None:
    found = held_periods([OLD, NEW], [], date(2026, 7, 1), date(2026, 7, 31), CALENDAR)

    assert [p.label for p in found] == ["tháng 7/2026"]


def test_a_day_counts_once_and_a_week_of_rest_asks_nothing() -> None:
    twice = [date(2026, 2, 24), date(2026, 2, 24)]

    found = held_periods([OLD], twice, date(2026, 2, 16), date(2026, 3, 1), CALENDAR)

    # 16–20/2/2026 is all off, with its weekend.
    assert [(p.asked, p.held) for p in found] == [(1, (date(2026, 2, 24),)), (None, ())]


@pytest.mark.parametrize(
    ("held", "planned", "on", "expected"),
    [
        # July 2026, from Monday the 27th: five working days to Friday the 31st.
        pytest.param([date(2026, 7, 9)], [], date(2026, 7, 27), (5, 0, True), id="nothing-planned"),
        pytest.param(
            [date(2026, 7, 9)], [date(2026, 7, 30)], date(2026, 7, 27), (5, 1, False), id="planned"
        ),
        pytest.param(
            [date(2026, 7, 9), date(2026, 7, 23)], [], date(2026, 7, 27), None, id="all-held"
        ),
        pytest.param([], [], date(2026, 8, 1), None, id="over"),
    ],
)
def test_a_warning_comes_before_the_period_ends(
    held: list[date], planned: list[date], on: date, expected: tuple[int, int, bool] | None
) -> None:
    period = held_periods([NEW], held, date(2026, 7, 1), date(2026, 7, 31), CALENDAR)[0]

    said = warning_of(period, planned, on, CALENDAR)

    assert (said and (said.left, said.planned, said.urgent)) == expected


@given(
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(0, 120),
)
def test_periods_follow_each_other_and_hold_each_day_once(
    held: list[date], since: date, length: int
) -> None:
    until = since + timedelta(days=length)

    found = held_periods([OLD, NEW], held, since, until, CALENDAR)[::-1]

    days = [day for period in found for day in period.held]
    assert len(days) == len(set(days))
    assert set(days) <= set(held)
    assert all(a.until < b.since for a, b in pairwise(found))
    assert {day for day in held if since <= day <= until} <= set(days)
