"""Days off: shipped, loaded once, never over an operator's head."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from danvan.law.actions import load_holidays, shipped_days
from danvan.law.models import Holiday
from danvan.law.queries import work_calendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    load_holidays()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("day", "worked"),
    [
        pytest.param(date(2026, 1, 2), False, id="friday-swapped-off"),
        pytest.param(date(2026, 1, 10), True, id="saturday-worked-for-it"),
        pytest.param(date(2026, 2, 16), False, id="tet-begins"),
        pytest.param(date(2026, 2, 23), True, id="after-tet"),
        pytest.param(date(2026, 4, 27), False, id="hung-kings-compensated"),
        pytest.param(date(2026, 8, 22), True, id="make-up-saturday"),
        pytest.param(date(2026, 8, 31), False, id="monday-before-national-day"),
        pytest.param(date(2026, 11, 24), True, id="not-enacted-so-worked"),
        pytest.param(date(2025, 4, 26), True, id="saturday-2025"),
    ],
)
def test_the_shipped_days(day: date, worked: bool) -> None:
    calendar = work_calendar(date(2025, 1, 1), date(2026, 12, 31))

    assert calendar.is_working(day) is worked


@pytest.mark.usefixtures("loaded")
def test_loading_twice_changes_nothing() -> None:
    before = list(Holiday.objects.values_list("on", "kind", "name", "source", "verified"))

    again = load_holidays()

    assert (again.added, again.changed) == (0, 0)
    assert list(Holiday.objects.values_list("on", "kind", "name", "source", "verified")) == before


@pytest.mark.usefixtures("loaded")
def test_an_operators_edit_is_kept_and_a_stale_row_is_not() -> None:
    Holiday.objects.filter(on=date(2026, 8, 22)).update(kind="off", name="Bão", edited=True)
    Holiday.objects.filter(on=date(2026, 8, 31)).update(name="tên cũ")

    loaded = load_holidays()

    assert loaded.changed == 1
    assert Holiday.objects.get(on=date(2026, 8, 22)).name == "Bão"
    assert Holiday.objects.get(on=date(2026, 8, 31)).name != "tên cũ"


def test_what_the_law_has_not_settled_is_listed_and_left_out() -> None:
    loaded = load_holidays()

    assert loaded.unsettled == (date(2026, 11, 24), date(2027, 11, 24))
    assert not Holiday.objects.filter(on__in=loaded.unsettled).exists()


def test_every_shipped_row_says_where_it_comes_from() -> None:
    rows = shipped_days()

    assert len({row["on"] for row in rows}) == len(rows) > 100
    assert all(row["source"] and row["kind"] in {"off", "make_up"} for row in rows)
    estimated = [r for r in rows if str(r["on"]) >= "2027-02-01" and str(r["on"]) < "2027-04-30"]
    assert estimated
    assert not any(row["verified"] for row in estimated)


def test_the_command_says_what_it_did() -> None:
    said = StringIO()

    call_command("load_law", stdout=said)

    assert "thêm 105" in said.getvalue()
    assert "24/11/2026" in said.getvalue()


@pytest.mark.usefixtures("loaded")
def test_the_calendar_holds_only_the_days_asked_for() -> None:
    calendar = work_calendar(date(2026, 1, 1), date(2026, 1, 31))

    assert calendar.off == {date(2026, 1, 1), date(2026, 1, 2)}
    assert calendar.make_up == {date(2026, 1, 10)}
