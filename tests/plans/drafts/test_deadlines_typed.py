"""Deadlines as they are typed: days, months, periods, and what stays untouched."""

import json
from dataclasses import asdict

import pytest
from django.http import QueryDict

from danvan.plans.forms.deadlines import DeadlinesInput
from danvan.plans.values import DeadlineValue
from danvan.plans.wording import deadline_words


def typed(**fields: str) -> QueryDict:
    """Return a form in which the given controls of line 0 were filled."""
    data = QueryDict(mutable=True)
    data["when-0"] = fields.pop("kept", "")
    for name, value in fields.items():
        data[f"when-0-{name}"] = value
    return data


@pytest.mark.parametrize(
    ("fields", "kind", "value", "relation"),
    [
        pytest.param({"day": "5/9/2026"}, "date", "2026-09-05", "no later than", id="a-day"),
        pytest.param(
            {"day": "05.09.2026", "counts": "before"}, "date", "2026-09-05", "before", id="before"
        ),
        pytest.param({"day": "9/2026"}, "date", "2026-09", "within", id="a-month"),
        pytest.param({"day": "2027"}, "date", "2027", "within", id="a-year"),
        pytest.param({"every": "monthly"}, "recurring", "monthly", None, id="each-month"),
        pytest.param(
            {"every": "yearly", "day": "29/2"}, "recurring", "yearly 02-29", None, id="leap-day"
        ),
    ],
)
def test_what_is_typed_becomes_a_deadline(
    fields: dict[str, str], kind: str, value: str, relation: str | None
) -> None:
    form = DeadlinesInput()

    (found,) = form.read(typed(**fields))

    assert (found.kind, found.value, found.relation) == (kind, value, relation)
    assert not form.has_errors


@pytest.mark.parametrize(
    "fields",
    [
        {"day": "31/4/2026"},
        {"day": "mai"},
        {"day": "5/13/2026"},
        {"every": "monthly", "day": "5/9"},
    ],
)
def test_what_is_no_day_is_said(fields: dict[str, str]) -> None:
    form = DeadlinesInput()

    assert form.read(typed(**fields)) == ()
    assert form.has_errors


def test_an_odd_deadline_stays_as_it_was_read() -> None:
    odd = DeadlineValue("sau 5 ngày làm việc", "relative", "5 working_day after hội nghị", "within")
    form = DeadlinesInput()
    shown = DeadlinesInput().show([odd]).entries[0]

    found = form.read(typed(kept=json.dumps(asdict(odd)), counts=shown.counts))

    assert found == (odd,)


def test_a_dropped_line_is_gone() -> None:
    kept = json.dumps(asdict(DeadlineValue("tháng 9", "date", "2026-09")))

    assert DeadlinesInput().read(typed(kept=kept, drop="1")) == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (DeadlineValue("x", "date", "2026-10-20", "before"), "trước 20/10/2026"),
        (DeadlineValue("x", "recurring", "yearly 11-30"), "hằng năm, ngày 30/11"),
        (DeadlineValue("x", "recurring", "every 6 months; ad hoc"), "6 tháng một lần; đột xuất"),
        (DeadlineValue("x", "date", "end of year 2026"), "cuối năm 2026"),
        (DeadlineValue("khi có yêu cầu", "relative", None), "khi có yêu cầu"),
        (DeadlineValue("x", "period", "2026-10", "within"), "trong tháng 10/2026"),
        (DeadlineValue("x", "period", "2026-Q2", "before"), "trước quý II/2026"),
        (DeadlineValue("x", "period", "2026-03-20", "within"), "đến hết 20/03/2026"),
        (
            DeadlineValue("từ ngày 02/3/2026 đến ngày 20/3/2026", "period", "2026-03-20", "within"),
            "từ ngày 02/3/2026 đến ngày 20/3/2026",
        ),
        (DeadlineValue("x", "recurring", "quarterly 20", "before"), "hằng quý, ngày 20"),
        (DeadlineValue("x", "recurring", "yearly 11"), "hằng năm, tháng 11"),
        (DeadlineValue("x", "recurring", "yearly Q4"), "hằng năm, quý IV"),
        (DeadlineValue("x", "recurring", "weekly; every 9 months"), "hằng tuần; 9 tháng một lần"),
        (DeadlineValue("x", "period", "3-year review"), "sơ kết, tổng kết 3 năm"),
        (
            DeadlineValue("trước khi khởi công 15 ngày", "relative", "15 day before khởi công"),
            "15 ngày trước khi khởi công",
        ),
        (
            DeadlineValue("trước ngày bầu cử 10 ngày", "relative", "10 day before bầu cử"),
            "10 ngày trước ngày bầu cử",
        ),
        (DeadlineValue("x", "relative", "2 hour before khai mạc"), "2 giờ trước khi khai mạc"),
        (
            DeadlineValue(
                "trong 5 ngày làm việc kể từ ngày nhận đơn",
                "relative",
                "5 working_day after nhận đơn",
                "within",
            ),
            "trong 5 ngày làm việc kể từ ngày nhận đơn",
        ),
    ],
)
def test_deadlines_are_said_as_people_say_them(value: DeadlineValue, words: str) -> None:
    assert deadline_words(value) == words
