"""The keeper says which days are off: added, changed, taken off the list for good."""

from datetime import date
from typing import Any

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import ActRefused, NotAllowed, StaleRecord
from danvan.law.actions import load_holidays
from danvan.law.actions.days import NoSource, set_day
from danvan.law.actions.editing import NoReason
from danvan.law.models import Holiday
from danvan.law.queries import whole_calendar
from tests.factories.people import World
from tests.law.keeping import ON, keeper

pytestmark = pytest.mark.django_db

CULTURE = date(2026, 11, 24)
SWAPPED = date(2026, 8, 31)
GIVEN: dict[str, Any] = {
    "name": "Ngày Văn hóa",
    "source": "Nghị quyết của Quốc hội",
    "verified": True,
}


def test_a_day_announced_becomes_off_when_the_paper_is_there(world: World) -> None:
    load_holidays()
    assert whole_calendar().is_working(CULTURE)

    set_day(CULTURE, "off", **GIVEN, reason="Đã ban hành", version=None, by=keeper(world), on=ON)

    assert not whole_calendar().is_working(CULTURE)
    event = AuditEvent.objects.get(code="law.day_set")
    assert event.facts["before"] == "như ngày thường"
    assert event.facts["after"] == "nghỉ (Ngày Văn hóa)"


def test_a_day_taken_off_the_list_does_not_come_back_with_a_loading(world: World) -> None:
    load_holidays()
    row = Holiday.objects.get(on=SWAPPED)

    set_day(
        SWAPPED, "none", name=row.name, source="Công văn thu hồi", verified=True,
        reason="Không hoán đổi nữa", version=row.version, by=keeper(world), on=ON,
    )  # fmt: skip
    load_holidays()

    assert whole_calendar().is_working(SWAPPED)
    assert Holiday.objects.get(on=SWAPPED).kind == "none"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        pytest.param({"reason": " "}, NoReason, id="no-reason"),
        pytest.param({"source": ""}, NoSource, id="no-source"),
        pytest.param({"version": 3}, StaleRecord, id="seen-otherwise"),
    ],
)
def test_refuses(world: World, changes: dict[str, Any], refusal: type[ActRefused]) -> None:
    given = {**GIVEN, "reason": "Đã ban hành", "version": None, **changes}

    with pytest.raises(refusal):
        set_day(CULTURE, "off", **given, by=keeper(world), on=ON)

    assert not Holiday.objects.filter(on=CULTURE).exists()


def test_an_operator_of_a_commune_may_not(world: World) -> None:
    with pytest.raises(NotAllowed):
        set_day(CULTURE, "off", **GIVEN, reason="Nghỉ", version=None, by=world.van, on=ON)
