"""A complaint goes its way: each step opens what the law asks, and closes what it answered."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.obligations.access import visible_obligations
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing, StepRefused
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition
from tests.factories.people import World
from tests.factories.petitions import (
    ARRIVED,
    chair_post,
    classified,
    load_law,
    petition,
    receptionist,
)

pytestmark = pytest.mark.django_db

TAKEN_UP = date(2026, 7, 10)
DECIDED = date(2026, 8, 6)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A complaint, read and known for one, which the chairman settles."""
    row = classified(petition(world, nga), "complaint", settler=chair_post(world))
    return enter_stage(row.pk, None, "classified", by=nga, on=ARRIVED)


def owed(case: Petition) -> dict[str, tuple[str, date | None]]:
    """What the petition has opened: step → (state, due)."""
    rows = case.owed.select_related("obligation")
    return {row.step: (row.obligation.state, row.obligation.due) for row in rows}


def test_a_received_petition_is_to_be_classified_within_ten_days(world: World, nga: User) -> None:
    row = petition(world, nga)

    # 6/7 + 10 ngày = 16/7, a Thursday.
    assert owed(row) == {"petition.triage": ("open", date(2026, 7, 16))}


def test_knowing_it_for_a_complaint_starts_the_clock_on_the_day_it_came(case: Petition) -> None:
    # The decree's 7 working days (15/7) come before the law's 10 days (16/7).
    assert owed(case) == {
        "petition.triage": ("confirmed", date(2026, 7, 16)),
        "complaint.accept": ("open", date(2026, 7, 15)),
    }


def test_taking_it_up_starts_the_thirty_days(world: World, case: Petition) -> None:
    paper = StepPaper("14/TB-UBND", TAKEN_UP)

    enter_stage(case.pk, None, "accepted", by=world.minh, on=TAKEN_UP, paper=paper)

    case.refresh_from_db()
    assert case.accepted_on == TAKEN_UP
    # 10/7 + 30 ngày = 9/8, a Sunday: Monday 10/8.
    assert owed(case)["complaint.settle_first"] == ("open", date(2026, 8, 10))
    assert owed(case)["complaint.accept"][0] == "confirmed"


def test_it_goes_from_the_counter_to_the_decision_and_its_publication(
    world: World, nga: User, case: Petition
) -> None:
    way = [
        ("accepted", world.minh, StepPaper("14/TB-UBND", TAKEN_UP)),
        ("assigned", world.minh, StepPaper("20/QĐ-UBND", TAKEN_UP)),
        ("verifying", nga, StepPaper()),
        ("reported", nga, StepPaper("09/BC-TXM", DECIDED)),
        ("decided", world.minh, StepPaper("31/QĐ-UBND", DECIDED)),
        ("published", nga, StepPaper()),
        ("closed", nga, StepPaper()),
    ]
    for to, by, paper in way:
        enter_stage(case.pk, None, to, by=by, on=DECIDED, paper=paper)

    case.refresh_from_db()
    assert [row.stage for row in case.stages.all()][-1] == "closed"
    assert case.settled_on == DECIDED
    assert {step: state for step, (state, _due) in owed(case).items()} == {
        "petition.triage": "confirmed",
        "complaint.accept": "confirmed",
        "complaint.settle_first": "confirmed",
        "complaint.send_first": "confirmed",
        "complaint.publish": "confirmed",
    }


def test_who_may_not_decide_is_refused(nga: User, case: Petition) -> None:
    paper = StepPaper("14/TB-UBND", TAKEN_UP)

    with pytest.raises(Exception, match="không có quyền"):
        enter_stage(case.pk, None, "accepted", by=nga, on=TAKEN_UP, paper=paper)


def test_a_step_needs_its_paper(world: World, case: Petition) -> None:
    with pytest.raises(PaperMissing, match="thông báo thụ lý"):
        enter_stage(case.pk, None, "accepted", by=world.minh, on=TAKEN_UP)


def test_a_step_out_of_its_order_is_refused(world: World, case: Petition) -> None:
    with pytest.raises(StepRefused, match="Phân loại"):
        enter_stage(case.pk, None, "decided", by=world.minh, on=TAKEN_UP)


def test_a_paper_from_before_the_petition_is_refused(world: World, case: Petition) -> None:
    paper = StepPaper("14/TB-UBND", date(2026, 7, 1))

    with pytest.raises(DayMisfit, match="trước ngày nhận đơn"):
        enter_stage(case.pk, None, "accepted", by=world.minh, on=TAKEN_UP, paper=paper)


def test_the_log_knows_steps_and_no_words(case: Petition) -> None:
    events = AuditEvent.objects.filter(about_kind="petitions.petition", about_id=case.pk)

    assert [event.code for event in events.order_by("pk")] == [
        "petitions.received",
        "petitions.stage_entered",
    ]
    assert "Lượm" not in str(list(events.values_list("facts", flat=True)))


def test_next_door_sees_none_of_it(world: World, case: Petition) -> None:
    assert not visible_obligations(world.hoa, on=ARRIVED).exists()
    assert not visible_obligations(world.son, on=ARRIVED).exists()
