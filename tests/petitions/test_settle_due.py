"""The day kept on a petition is that of its last deciding step, whatever happened to it."""

from collections.abc import Callable
from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.law.actions.editing import correct_row
from danvan.law.models import TimeLimit
from danvan.petitions.actions.clock import recount_step
from danvan.petitions.actions.clock_events import (
    ClockPaper,
    determine_complexity,
    extend_time,
    resume_case,
    set_day_by_hand,
    suspend_case,
)
from danvan.petitions.actions.decide import NewDecision, issue_decision
from danvan.petitions.actions.settle_due import rebuild_settle_due
from danvan.petitions.actions.steps import enter_stage
from danvan.petitions.models import Petition
from tests.factories.cases import (
    DECIDED,
    brought_to,
    complaint,
    denunciation_taken_up,
    taken_up,
)
from tests.factories.people import World
from tests.factories.petitions import chair_post, classified, load_law, petition, receptionist
from tests.law.keeping import facts_of, keeper

pytestmark = pytest.mark.django_db

MIDWAY, LATER = date(2026, 7, 20), date(2026, 8, 3)
Story = Callable[[World, User], Petition]


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def made_complex(world: World, nga: User) -> Petition:
    """A complaint taken up on 10/7 and found complex."""
    case = taken_up(world, nga)
    given = ClockPaper("8/BB", MIDWAY, criteria=("places", "people"))
    return determine_complexity(case.pk, None, "complex", given, by=world.minh, on=MIDWAY)


def lengthened(world: World, nga: User) -> Petition:
    """A denunciation taken up on 10/7 whose time was lengthened."""
    case = denunciation_taken_up(world, nga)
    given = ClockPaper("9/QĐ", LATER, criteria=("foreign",))
    determine_complexity(case.pk, None, "complex", given, by=world.minh, on=LATER)
    return extend_time(case.pk, None, ClockPaper("9/QĐ", LATER), by=world.minh, on=LATER)


def suspended(world: World, nga: User) -> Petition:
    """A complaint taken up on 10/7 that stands still since 20/7."""
    case = taken_up(world, nga)
    stop = ClockPaper("21/QĐ", MIDWAY, "Chờ kết quả đo đạc lại ranh giới")
    return suspend_case(case.pk, None, stop, by=world.minh, on=MIDWAY)


def resumed(world: World, nga: User) -> Petition:
    """The same, going on since 3/8."""
    case = suspended(world, nga)
    return resume_case(case.pk, None, ClockPaper("25/QĐ", LATER), by=world.minh, on=LATER)


def decided(world: World, nga: User) -> Petition:
    """A complaint decided on 6/8: sending and publishing are owed, and decide nothing."""
    case = taken_up(world, nga)
    case = brought_to(case, world, nga, ("assigned", "verifying", "reported"), on=DECIDED)
    new = NewDecision("decided", "31/QĐ", DECIDED, Petition.Result.PARTLY, "Bồi thường thêm.")
    return issue_decision(case.pk, None, new, by=world.minh, on=DECIDED).petition


def recommended(world: World, nga: User) -> Petition:
    """A recommendation that no rule gives a day to answer."""
    row = classified(petition(world, nga), "recommendation", settler=chair_post(world))
    return enter_stage(row.pk, None, "classified", by=nga, on=row.received_on)


def set_by_hand(world: World, nga: User) -> Petition:
    """The same, with a day a person gave afterwards."""
    row = recommended(world, nga)
    answer = row.owed.get(step="house.answer")
    set_day_by_hand(answer.pk, date(2026, 7, 31), "Quy chế tiếp dân", by=nga, on=MIDWAY)
    return row


def recounted(world: World, nga: User) -> Petition:
    """A petition not read yet, when the ten days of triage became eight."""
    case = petition(world, nga)
    row = TimeLimit.objects.get(code="don.phan_loai.trinh")
    shorter = facts_of(row, duration=8)
    correct_row(row.pk, shorter, reason="Quyết định mới", version=1, by=keeper(world), on=MIDWAY)
    recount_step(case.owed.get(step="petition.triage").pk, by=nga, on=MIDWAY)
    return case


@pytest.mark.parametrize(
    ("story", "due"),
    [
        # Received on Monday 6/7; what each step is given is worked out in test_clock_events.
        pytest.param(petition, date(2026, 7, 16), id="received"),
        # 6/7 + 7 ngày làm việc = 15/7.
        pytest.param(complaint, date(2026, 7, 15), id="classified"),
        pytest.param(taken_up, date(2026, 8, 10), id="taken-up"),
        pytest.param(made_complex, date(2026, 8, 24), id="complex"),
        pytest.param(lengthened, date(2026, 9, 8), id="lengthened"),
        pytest.param(suspended, None, id="standing-still"),
        pytest.param(resumed, date(2026, 8, 24), id="going-on"),
        pytest.param(decided, date(2026, 8, 10), id="decided"),
        pytest.param(recommended, None, id="without-a-day"),
        pytest.param(set_by_hand, date(2026, 7, 31), id="day-by-hand"),
        pytest.param(recounted, date(2026, 7, 14), id="recounted"),
    ],
)
def test_the_day_follows_the_last_deciding_step(
    world: World, nga: User, story: Story, due: date | None
) -> None:
    case = Petition.objects.get(pk=story(world, nga).pk)
    assert case.settle_due == due

    Petition.objects.update(settle_due=date(1999, 1, 1))
    rebuild_settle_due(Petition.objects.all())

    case.refresh_from_db()
    assert case.settle_due == due


def test_another_petitions_day_stays(world: World, nga: User) -> None:
    first = petition(world, nga)
    petition(world, nga, received_on=date(2026, 7, 20))

    assert Petition.objects.get(pk=first.pk).settle_due == date(2026, 7, 16)
