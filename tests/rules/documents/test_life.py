"""Which moves a document makes, and how the numbers of a year run."""

from datetime import date

import pytest

from danvan.rules.documents.life import (
    EDITABLE,
    as_printed_next,
    may_move,
    missing_serials,
    next_serial,
    ready_to_issue,
    serial_of,
    series_of,
)

OUTGOING = {
    "draft": {"submitted", "dropped"},
    "submitted": {"draft", "returned", "approved"},
    "returned": {"submitted", "dropped"},
    "approved": {"returned", "issued"},
    "issued": {"sent", "filed"},
    "sent": {"filed"},
    "arrived": set(),
    "passed_on": set(),
    "filed": set(),
    "dropped": set(),
}
INCOMING = {
    "arrived": {"passed_on", "filed", "dropped"},
    "passed_on": {"passed_on", "filed"},
}


@pytest.mark.parametrize("state", list(OUTGOING))
def test_a_document_goes_only_where_its_life_leads(state: str) -> None:
    reached = {to for to in OUTGOING if may_move("outgoing", state, to)}
    coming_in = {to for to in OUTGOING if may_move("incoming", state, to)}

    assert reached == OUTGOING[state]
    assert coming_in == INCOMING.get(state, set())
    assert not any(may_move("law", state, to) for to in OUTGOING)


def test_the_text_changes_only_before_it_is_put_forward() -> None:
    assert {"draft", "returned"} == EDITABLE


@pytest.mark.parametrize(
    ("taken", "following", "skipped"),
    [
        pytest.param([], 1, (), id="a-new-year"),
        pytest.param([1, 2, 3], 4, (), id="no-gap"),
        pytest.param([1, 2, 5, 7], 8, (3, 4, 6), id="gaps"),
        pytest.param([3, 3, 1], 4, (2,), id="a-letter-behind-a-number"),
    ],
)
def test_numbers_follow_the_highest(
    taken: list[int], following: int, skipped: tuple[int, ...]
) -> None:
    assert next_serial(taken) == following
    assert missing_serials(taken) == skipped


@pytest.mark.parametrize(
    ("number", "serial", "series", "following"),
    [
        pytest.param("46/KH-UBND", 46, "KH", "47/KH-UBND", id="plan"),
        pytest.param("05/QĐ-UBND", 5, "QĐ", "06/QĐ-UBND", id="zero"),
        pytest.param("364a/QĐ-UBND", 364, "QĐ", "365/QĐ-UBND", id="letter-behind"),
        pytest.param("127-QĐ/TW", 127, "QĐ", "128-QĐ/TW", id="party"),
        pytest.param("634/UBND-VP", 634, "", "635/UBND-VP", id="official-letter"),
        pytest.param("chưa có", None, "", "01chưa có", id="no-number"),
    ],
)
def test_reads_a_number(number: str, serial: int | None, series: str, following: str) -> None:
    assert serial_of(number) == serial
    assert series_of(number) == series
    if serial is not None:
        assert as_printed_next(number, serial + 1) == following


@pytest.mark.parametrize(
    ("number", "day", "paper", "missing"),
    [
        pytest.param("46/KH-UBND", date(2026, 3, 9), True, (), id="ready"),
        pytest.param("", None, False, ("number", "day", "paper"), id="nothing"),
        pytest.param("46/KH-UBND", date(2026, 3, 9), False, ("paper",), id="not-signed"),
    ],
)
def test_says_what_is_missing_before_issuing(
    number: str, day: date | None, paper: bool, missing: tuple[str, ...]
) -> None:
    assert ready_to_issue(number, day, paper).missing == missing
