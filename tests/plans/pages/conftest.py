"""An issued plan of xã An Bình, seen on a day after some of it was due."""

from datetime import date

import pytest

from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.plans.values import DutyValue
from tests.factories.people import World
from tests.factories.plans import (
    BY_20_MARCH,
    CITATION,
    QUARTERLY,
    TARGET,
    TEXT,
    duty,
    named,
    reviewed_draft,
)

ORDER = "Phòng Văn hóa - Xã hội tham mưu"
FIRST = TEXT.index(ORDER)
SECOND = TEXT.index("Phòng Kinh tế")


def duties(world: World) -> list[DutyValue]:
    """One duty of each nature."""
    return [
        duty(
            "Lập danh mục chi tiết", world.office, nature="deliverable", section="II.1",
            deadlines=(BY_20_MARCH,), partners=(named(world.party),),
            start=FIRST, end=FIRST + len(ORDER),
        ),
        duty("Báo cáo quý", world.office, nature="recurring", deadlines=(QUARTERLY,)),
        duty(
            "Công khai kết quả", world.office, world.economy, role="all", nature="standing",
            start=SECOND, end=len(TEXT),
        ),
        duty("Phối hợp vận động", world.front, nature="request", role="request"),
    ]  # fmt: skip


@pytest.fixture
def plan(world: World) -> Plan:
    """The plan, issued on 9 March 2026."""
    draft = reviewed_draft(world, duties(world), others=[TARGET, CITATION])
    return issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))


@pytest.fixture
def in_april(settings: object) -> date:
    """Make the program believe that it is 1 April 2026."""
    settings.TODAY = date(2026, 4, 1)  # type: ignore[attr-defined]  # pytest-django's settings
    return date(2026, 4, 1)
