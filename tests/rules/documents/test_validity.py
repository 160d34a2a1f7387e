"""The register says what holds on a day: replaced is one thing, followed another."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.rules.documents.validity import (
    Proof,
    Register,
    RegisterEntry,
    State,
    amended_on,
    lapses_within,
    state_on,
)

OLD = RegisterEntry(
    type="Nghị định",
    number="11/2010/NĐ-CP",
    issuer="Chính phủ",
    date=date(2010, 2, 1),
    title="Về bến đò",
    effective_from=date(2010, 4, 1),
    effective_until=date(2023, 6, 30),
    replaced_by=("22/2023/NĐ-CP",),
    status=Proof.VERIFIED,
)
FOLLOWED = RegisterEntry(
    type="Chỉ thị",
    number="7/CT-TTg",
    issuer="Thủ tướng Chính phủ",
    date=date(2016, 5, 1),
    title="Về cầu treo",
    effective_from=date(2016, 5, 1),
    followed_by=("9/CT-TTg",),
    followed_from=date(2021, 11, 26),
)
LAW = RegisterEntry(
    type="Luật",
    number="5/2020/QH14",
    issuer="Quốc hội",
    date=date(2020, 6, 1),
    title="Luật Bến đò",
    effective_from=date(2021, 1, 1),
)
LATER_LAW = RegisterEntry(
    type="Luật",
    number="6/2025/QH15",
    issuer="Quốc hội",
    date=date(2025, 6, 1),
    title="Luật Bến đò",
    effective_from=date(2026, 1, 1),
)


@pytest.mark.parametrize(
    ("entry", "day", "state"),
    [
        pytest.param(OLD, date(2010, 3, 31), State.NOT_YET, id="day-before"),
        pytest.param(OLD, date(2010, 4, 1), State.IN_FORCE, id="first-day"),
        pytest.param(OLD, date(2023, 6, 30), State.IN_FORCE, id="last-day"),
        pytest.param(OLD, date(2023, 7, 1), State.EXPIRED, id="day-after"),
        pytest.param(FOLLOWED, date(2021, 11, 25), State.IN_FORCE, id="not-followed-yet"),
        pytest.param(FOLLOWED, date(2026, 1, 1), State.FOLLOWED, id="followed-not-expired"),
    ],
)
def test_says_what_holds_on_a_day(entry: RegisterEntry, day: date, state: State) -> None:
    assert state_on(entry, day) is state


def test_says_whether_an_act_lapses_within_the_plan() -> None:
    assert lapses_within(OLD, date(2023, 3, 20), date(2023, 12, 31))
    assert not lapses_within(OLD, date(2022, 3, 20), date(2022, 12, 31))
    assert not lapses_within(LAW, date(2023, 3, 20), date(2023, 12, 31))


def test_finds_by_number_and_refuses_another_date() -> None:
    register = Register([OLD, FOLLOWED, LAW, LATER_LAW])

    assert register.find("11/2010/nđ-cp") is OLD
    assert register.find("11/2010/NĐ-CP", date(2010, 2, 1)) is OLD
    assert register.find("11/2010/NĐ-CP", date(2011, 2, 1)) is None
    assert register.similar("11/2010/NĐ-CP") == (OLD,)


def test_a_law_by_name_needs_a_date_or_year_where_two_bear_it() -> None:
    register = Register([LAW, LATER_LAW])

    assert register.find_law("Luật", "bến đò", issued=None, year=None) is None
    assert register.find_law("Luật", "bến đò", issued=None, year="2020") is LAW
    assert register.find_law("Luật", "Bến đò", issued=date(2025, 6, 1), year=None) is LATER_LAW


AMENDED = replace(
    LAW,
    amended_by=("6/2025/QH15", "59/2020/QH14", "77/2026/QH16", "131/NQ-CP"),
    number="7/2019/QH14",
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param(date(2020, 12, 31), (), id="the-year-of-a-named-act-is-not-over"),
        pytest.param(date(2021, 1, 1), ("59/2020/QH14",), id="a-named-act-of-an-earlier-year"),
        pytest.param(date(2025, 12, 31), ("59/2020/QH14",), id="a-known-act-not-yet-in-force"),
        pytest.param(date(2026, 1, 1), ("6/2025/QH15", "59/2020/QH14"), id="a-known-act-in-force"),
    ],
)
def test_tells_the_amendments_that_have_begun(day: date, told: tuple[str, ...]) -> None:
    register = Register([AMENDED, LATER_LAW])

    assert amended_on(AMENDED, day, register) == told
