"""The plan of 5 March 2026 of xã An Bình, half carried out, and its new version of 20 May."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from danvan.obligations.models import Obligation
from danvan.plans.actions.drafts_issuer import correct_header
from danvan.plans.actions.issue import issue_plan
from danvan.plans.actions.renewal import Decision, begin_renewal, decide_pairs
from danvan.plans.models import Duty, Plan, PlanDraft
from danvan.plans.queries.drafts import header_item, header_of
from danvan.plans.queries.renewal_pairs import pairing_of
from danvan.plans.values import DeadlineValue, DutyValue, HeaderValue
from danvan.units.models import Unit
from tests.factories.obligations import handed_in
from tests.factories.people import World
from tests.factories.plans import BY_20_MARCH, HEADER, QUARTERLY, duty, reviewed_draft

MARCH, MAY = date(2026, 3, 9), date(2026, 5, 21)
NEW_HEADER = replace(HEADER, number="45/KH-UBND", date="2026-05-20")
LIST, MEETING, REPORT, PUBLIC, RULES, ASKED = (
    "Lập danh mục chi tiết các thủ tục hành chính",
    "Tổ chức hội nghị đối thoại với Nhân dân",
    "Báo cáo kết quả tiếp công dân hằng quý",
    "Công khai kết quả giải quyết phản ánh, kiến nghị",
    "Rà soát quy chế chi tiêu nội bộ",
    "Phối hợp vận động hội viên tham gia giám sát",
)
TRAINING = "Tập huấn kỹ năng hòa giải cho tổ trưởng"


def before(day: str, value: str) -> DeadlineValue:
    return DeadlineValue(f"trước ngày {day}", "date", value, "before")


def old_duties(world: World) -> list[DutyValue]:
    return [
        duty(LIST, world.office, nature="deliverable", deadlines=(BY_20_MARCH,)),
        duty(MEETING, world.office, nature="deliverable",
             deadlines=(before("20/9/2026", "2026-09-20"),)),
        duty(REPORT, world.office, nature="recurring", deadlines=(QUARTERLY,)),
        duty(PUBLIC, world.office, world.economy, role="all", nature="standing"),
        duty(RULES, world.economy, nature="deliverable",
             deadlines=(before("01/8/2026", "2026-08-01"),)),
        duty(ASKED, world.front, nature="request", role="request"),
    ]  # fmt: skip


def new_duties(world: World) -> list[DutyValue]:
    """Two days moved, one unit let go, one duty dropped, one added."""
    return [
        duty(LIST, world.office, nature="deliverable", deadlines=(BY_20_MARCH,)),
        duty(MEETING, world.office, nature="deliverable",
             deadlines=(before("20/11/2026", "2026-11-20"),)),
        duty(REPORT, world.office, nature="recurring", deadlines=(QUARTERLY,)),
        duty(PUBLIC, world.office, nature="standing"),
        duty(RULES, world.economy, nature="deliverable",
             deadlines=(before("15/6/2026", "2026-06-15"),)),
        duty(TRAINING, world.economy, nature="deliverable",
             deadlines=(before("01/10/2026", "2026-10-01"),)),
    ]  # fmt: skip


@dataclass(frozen=True)
class Halfway:
    """The older plan with the list and the report of the first quarter done and confirmed."""

    world: World
    plan: Plan

    def work(self, title: str, unit: Unit | None = None, occurrence: str = "") -> Obligation:
        """Return the piece of work of a title that a unit owes."""
        rows = Obligation.objects.filter(title=title, occurrence=occurrence)
        if unit is not None:
            rows = rows.filter(parties__unit=unit, parties__part="debtor")
        return rows.get()

    def duty(self, text: str) -> Duty:
        """Return a duty of the older plan."""
        return self.plan.duties.get(text=text)


def draft_of(
    half: Halfway,
    rows: list[DutyValue],
    *,
    renewal: str = "replaces",
    header: HeaderValue = NEW_HEADER,
) -> PlanDraft:
    """Return a reviewed draft of the new version, its pairs not yet confirmed."""
    return reviewed_draft(
        half.world,
        rows,
        header=header,
        renews=half.plan,
        renewal=renewal,
    )


def confirmed(draft: PlanDraft, half: Halfway, on: date = MAY) -> PlanDraft:
    """Confirm, as Lan, every pair that is proposed."""
    decisions = [
        Decision(pair.old.pk, pair.fate, pair.new.item.pk if pair.new else None)
        for pair in pairing_of(draft, on).waiting
    ]
    return decide_pairs(
        draft.pk, version=draft.version, decisions=decisions, by=half.world.lan, on=on
    )


def issued(draft: PlanDraft, half: Halfway, on: date = MAY) -> Plan:
    return issue_plan(draft.pk, version=draft.version, by=half.world.lan, on=on)


def begun(half: Halfway) -> PlanDraft:
    half.plan.refresh_from_db()
    return begin_renewal(
        half.plan.pk, version=half.plan.version, renewal="replaces", by=half.world.lan, on=MAY
    )


def signed(draft: PlanDraft, half: Halfway) -> PlanDraft:
    """Write number and day of the new version into its head."""
    item = header_item(draft)
    assert item is not None
    value = replace(header_of(draft), number="45/KH-UBND", date="2026-05-20")
    correct_header(item.pk, version=item.version, value=value, by=half.world.lan, on=MAY)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def half(world: World) -> Halfway:
    plan = issue_plan(
        reviewed_draft(world, old_duties(world)).pk, version=1, by=world.lan, on=MARCH
    )
    found = Halfway(world, plan)
    for work in (found.work(LIST), found.work(REPORT, occurrence="2026-Q1")):
        done = handed_in(world, work, on=date(2026, 3, 18))
        Obligation.objects.filter(pk=done.pk).update(state="confirmed", closed_on=date(2026, 3, 19))
    return found


@pytest.fixture
def draft(half: Halfway) -> PlanDraft:
    return confirmed(draft_of(half, new_duties(half.world)), half)
