"""What ends a case: decided, sent, public; each fulfils what the law asked for by then."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.case_refusals import NotSentYet, SealedNotHere
from danvan.petitions.actions.decide import (
    NewDecision,
    issue_decision,
    publish_decision,
    send_decision,
)
from danvan.petitions.actions.refusals import DayMisfit, StepRefused
from danvan.petitions.models import Petition
from danvan.petitions.queries.appeal import appeal_of, posting_of
from tests.factories.cases import (
    DECIDED,
    brought_to,
    decided,
    denunciation_taken_up,
    owed,
    paper,
    taken_up,
)
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, classified, load_law, petition, receptionist

pytestmark = pytest.mark.django_db

SENT = date(2026, 8, 10)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def test_a_decision_settles_the_complaint_and_owes_sending_and_publishing(
    world: World, nga: User
) -> None:
    decision = decided(world, nga)

    case = decision.petition
    case.refresh_from_db()
    assert (case.stage, case.result, case.settled_on) == ("decided", "partly", DECIDED)
    assert owed(case)["complaint.settle_first"][0] == "confirmed"
    # 6/8 + 3 ngày làm việc = 11/8; 6/8 + 15 ngày = 21/8, a Friday.
    assert owed(case)["complaint.send_first"] == ("open", date(2026, 8, 11))
    assert owed(case)["complaint.publish"] == ("open", date(2026, 8, 21))


def test_it_is_sent_before_it_is_public(world: World, nga: User) -> None:
    decision = decided(world, nga)

    with pytest.raises(NotSentYet):
        publish_decision(decision.pk, None, "Niêm yết", SENT, by=nga, on=SENT)
    with pytest.raises(DayMisfit):
        send_decision(decision.pk, None, date(2026, 8, 5), by=nga, on=SENT)
    send_decision(decision.pk, None, SENT, by=nga, on=SENT)
    assert owed(decision.petition)["complaint.send_first"][0] == "confirmed"

    publish_decision(decision.pk, None, "Niêm yết tại trụ sở", SENT, by=nga, on=SENT)

    decision.petition.refresh_from_db()
    assert decision.petition.stage == "published"
    assert owed(decision.petition)["complaint.publish"][0] == "confirmed"


def test_the_day_it_was_sent_begins_the_time_to_complain_again(world: World, nga: User) -> None:
    decision = decided(world, nga)
    send_decision(decision.pk, None, SENT, by=nga, on=SENT)

    found = appeal_of(decision.petition, on=SENT)

    # 10/8 + 30 ngày = 9/9, a Wednesday.
    assert found is not None
    assert found.due == date(2026, 9, 9)
    assert found.is_in_time(date(2026, 9, 9))
    assert not found.is_in_time(date(2026, 9, 10))


def test_only_who_settles_decides(world: World, nga: User) -> None:
    case = brought_to(
        taken_up(world, nga), world, nga, ("assigned", "verifying", "reported"), on=DECIDED
    )
    new = NewDecision("decided", "1/QĐ", DECIDED, Petition.Result.RIGHT)

    for somebody in (nga, world.hung, world.son):
        with pytest.raises(NotAllowed):
            issue_decision(case.pk, None, new, by=somebody, on=DECIDED)


def test_nothing_is_decided_before_it_was_verified(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    new = NewDecision("decided", "1/QĐ", DECIDED, Petition.Result.RIGHT)

    with pytest.raises(StepRefused, match="Thụ lý"):
        issue_decision(case.pk, None, new, by=world.minh, on=DECIDED)


def test_a_conclusion_of_a_denunciation_takes_no_open_file(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)
    for stage, by in (("assigned", world.minh), ("verifying", nga), ("reported", nga)):
        case.refresh_from_db()
        step = paper("7/QĐ", DECIDED)
        brought_to(case, world, by, (stage,), on=step.on or DECIDED)
    new = NewDecision("concluded", "2/KL", DECIDED, Petition.Result.WRONG)
    with_file = NewDecision(
        "concluded", "2/KL", DECIDED, Petition.Result.WRONG, "", b"%PDF-1.7", "kl.pdf"
    )

    with pytest.raises(SealedNotHere):
        issue_decision(case.pk, None, with_file, by=world.minh, on=DECIDED)
    decision = issue_decision(case.pk, None, new, by=world.minh, on=DECIDED)

    # 6/8 + 5 ngày làm việc = 13/8; + 7 ngày làm việc = 17/8, a Monday.
    assert owed(case)["denunciation.conclude_notice"] == ("open", date(2026, 8, 13))
    assert owed(case)["denunciation.handle_conclusion"] == ("open", date(2026, 8, 17))

    send_decision(decision.pk, None, SENT, by=nga, on=SENT)
    brought_to(case, world, nga, ("handled",), on=SENT)
    publish_decision(decision.pk, None, "Niêm yết", SENT, by=nga, on=SENT)
    posting = posting_of(case)
    # 10/8 + 15 ngày = 25/8.
    assert posting is not None
    assert posting.due == date(2026, 8, 25)


def test_a_recommendation_is_answered_by_who_works_on_it(world: World, nga: User) -> None:
    row = classified(petition(world, nga), "recommendation")
    case = brought_to(row, world, nga, ("classified", "accepted"), on=ARRIVED)
    assert owed(case)["house.answer"] == ("open", None)  # no rule counts it
    new = NewDecision("answered", "8/UBND", ARRIVED, Petition.Result.ANSWERED, "Sẽ sửa trong quý.")

    issue_decision(case.pk, None, new, by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert (case.stage, case.result) == ("answered", "answered")
    assert owed(case)["house.answer"][0] == "confirmed"
