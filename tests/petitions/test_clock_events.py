"""Papers that change how time runs: what the law of the day allows, and the day counted anew."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.case_refusals import (
    AlreadySuspended,
    ClockRefused,
    CriteriaMissing,
    NotHere,
    NotSuspended,
    ReasonMissing,
)
from danvan.petitions.actions.clock_events import (
    ClockPaper,
    determine_complexity,
    extend_time,
    resume_case,
    set_day_by_hand,
    suspend_case,
)
from danvan.petitions.actions.hearing import announce_hearing, hold_hearing, plan_hearing
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing
from danvan.petitions.actions.second import note_sent
from tests.factories.cases import (
    TAKEN_UP,
    brought_to,
    complaint,
    denunciation_taken_up,
    owed,
    paper,
    taken_up,
)
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist

pytestmark = pytest.mark.django_db

MIDWAY = date(2026, 7, 20)
LATER = date(2026, 8, 3)
SETTLE = "complaint.settle_first"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def test_complex_replaces_thirty_days_by_forty_five(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    given = ClockPaper("8/BB", MIDWAY, criteria=("places", "people"))

    determine_complexity(case.pk, None, "complex", given, by=world.minh, on=MIDWAY)

    # 10/7 + 45 ngày = 24/8, a Monday.
    assert owed(case)[SETTLE] == ("open", date(2026, 8, 24))
    assert list(case.clock_events.values_list("what", "criteria")) == [
        ("complex", ["places", "people"])
    ]


def test_complex_asks_for_something_of_the_decrees_list(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    for codes in ((), ("weather",)):
        with pytest.raises(CriteriaMissing, match="NĐ 155/2026"):
            determine_complexity(
                case.pk,
                None,
                "complex",
                ClockPaper("8/BB", MIDWAY, criteria=codes),
                by=world.minh,
                on=MIDWAY,
            )
    assert owed(case)[SETTLE] == ("open", date(2026, 8, 10))


def test_before_the_decree_complex_rests_on_a_written_reason(world: World, nga: User) -> None:
    on = date(2026, 6, 10)
    case = taken_up(world, nga, on=on)

    with pytest.raises(ReasonMissing):
        determine_complexity(case.pk, None, "complex", ClockPaper("2/BB", on), by=world.minh, on=on)
    given = ClockPaper("2/BB", on, "Nhiều thửa đất, hồ sơ cũ thất lạc")
    determine_complexity(case.pk, None, "complex", given, by=world.minh, on=on)

    # 10/6 + 45 ngày = 25/7, a Saturday: Monday 27/7.
    assert owed(case)[SETTLE] == ("open", date(2026, 7, 27))


def test_a_complaint_is_not_lengthened_by_a_decision(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    with pytest.raises(ClockRefused, match="không có gia hạn cộng thêm"):
        extend_time(case.pk, None, ClockPaper("9/QĐ", MIDWAY), by=world.minh, on=MIDWAY)

    assert not case.clock_events.exists()


def test_each_decision_adds_thirty_days_to_a_denunciation(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)
    assert owed(case)["denunciation.settle"][1] == date(2026, 8, 10)

    given = ClockPaper("9/QĐ", LATER, criteria=("foreign",))
    determine_complexity(case.pk, None, "complex", given, by=world.minh, on=LATER)
    assert owed(case)["denunciation.settle"][1] == date(2026, 8, 10)  # nothing added by itself
    extend_time(case.pk, None, ClockPaper("9/QĐ", LATER), by=world.minh, on=LATER)

    # 10/7 + 60 ngày = 8/9, a Tuesday.
    assert owed(case)["denunciation.settle"][1] == date(2026, 9, 8)
    with pytest.raises(ClockRefused, match="chỉ cho gia hạn 1 lần"):
        extend_time(case.pk, None, ClockPaper("12/QĐ", LATER), by=world.minh, on=LATER)


def test_suspension_stops_the_clock_and_owes_a_notice(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    stop = ClockPaper("21/QĐ", MIDWAY, "Chờ kết quả đo đạc lại ranh giới")

    suspend_case(case.pk, None, stop, by=world.minh, on=MIDWAY)

    assert owed(case)[SETTLE] == ("open", None)
    # 20/7 + 3 ngày làm việc = 23/7.
    assert owed(case)["complaint.suspension_notice"] == ("open", date(2026, 7, 23))
    with pytest.raises(AlreadySuspended):
        suspend_case(case.pk, None, stop, by=world.minh, on=MIDWAY)

    resume_case(case.pk, None, ClockPaper("25/QĐ", LATER), by=world.minh, on=LATER)

    # 9/8 + 14 days of standing still = 23/8, a Sunday. 24/8 is a Monday.
    assert owed(case)[SETTLE] == ("open", date(2026, 8, 24))
    assert case.owed.filter(step="complaint.suspension_notice").count() == 2
    with pytest.raises(NotSuspended):
        resume_case(case.pk, None, ClockPaper("26/QĐ", LATER), by=world.minh, on=LATER)


def test_before_july_2026_no_law_stops_the_clock(world: World, nga: User) -> None:
    on = date(2026, 6, 10)
    case = taken_up(world, nga, on=on)

    with pytest.raises(ClockRefused, match="thời hạn vẫn chạy"):
        suspend_case(case.pk, None, ClockPaper("3/QĐ", on, "Ốm nặng"), by=world.minh, on=on)


def test_no_row_stops_the_clock_of_a_denunciation(world: World, nga: User) -> None:
    case = denunciation_taken_up(world, nga)

    with pytest.raises(ClockRefused):
        suspend_case(
            case.pk, None, ClockPaper("3/QĐ", MIDWAY, "Chờ giám định"), by=world.minh, on=MIDWAY
        )


def test_the_notice_that_went_out_is_no_longer_owed(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    stop = ClockPaper("21/QĐ", MIDWAY, "Chờ kết quả đo đạc lại ranh giới")
    suspend_case(case.pk, None, stop, by=world.minh, on=MIDWAY)
    notice = case.owed.get(step="complaint.suspension_notice")

    with pytest.raises(PaperMissing):
        note_sent(notice.pk, paper("", MIDWAY), by=nga, on=MIDWAY)
    note_sent(notice.pk, paper("40/UBND", MIDWAY), by=nga, on=MIDWAY)

    assert owed(case)["complaint.suspension_notice"][0] == "confirmed"
    with pytest.raises(NotHere):
        note_sent(notice.pk, paper("40/UBND", MIDWAY), by=nga, on=MIDWAY)


def test_only_who_settles_writes_what_changes_time(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    given = ClockPaper("8/BB", MIDWAY, "Lý do", ("places",))

    for somebody in (nga, world.son, world.lan):
        with pytest.raises(NotAllowed):
            determine_complexity(case.pk, None, "complex", given, by=somebody, on=MIDWAY)
        with pytest.raises(NotAllowed):
            suspend_case(case.pk, None, given, by=somebody, on=MIDWAY)


def test_a_paper_from_before_the_case_was_taken_up_or_of_tomorrow_is_refused(
    world: World, nga: User
) -> None:
    case = taken_up(world, nga)

    for day in (date(2026, 7, 9), date(2026, 7, 21)):
        with pytest.raises(DayMisfit):
            suspend_case(case.pk, None, ClockPaper("1/QĐ", day, "Ốm"), by=world.minh, on=MIDWAY)


def test_nothing_is_counted_before_a_case_is_taken_up(world: World, nga: User) -> None:
    case = complaint(world, nga)

    with pytest.raises(NotHere):
        suspend_case(case.pk, None, ClockPaper("1/QĐ", MIDWAY, "Ốm"), by=world.minh, on=MIDWAY)


def test_a_hearing_owes_its_notice_five_days_before(world: World, nga: User) -> None:
    case = brought_to(taken_up(world, nga), world, nga, ("assigned", "verifying"), on=TAKEN_UP)

    plan_hearing(case.pk, None, date(2026, 7, 30), "8 giờ, hội trường xã", by=nga, on=MIDWAY)

    # 30/7 trừ 5 ngày = 25/7, a Saturday: the working day before is Friday 24/7.
    assert owed(case)["complaint.dialogue_notice"] == ("open", date(2026, 7, 24))

    announce_hearing(case.pk, None, paper("50/TB", MIDWAY), by=nga, on=MIDWAY)
    case.refresh_from_db()
    assert case.stage == "hearing"
    assert owed(case)["complaint.dialogue_notice"][0] == "confirmed"


def test_a_hearing_moved_takes_its_notice_along(world: World, nga: User) -> None:
    case = brought_to(taken_up(world, nga), world, nga, ("assigned", "verifying"), on=TAKEN_UP)
    plan_hearing(case.pk, None, date(2026, 7, 30), "Hội trường xã", by=nga, on=MIDWAY)

    plan_hearing(case.pk, None, date(2026, 8, 7), "Hội trường xã", by=nga, on=MIDWAY)

    states = case.owed.filter(step="complaint.dialogue_notice").order_by("pk")
    # 7/8 trừ 5 ngày = 2/8, a Sunday: Friday 31/7.
    assert [(row.obligation.state, row.obligation.due) for row in states] == [
        ("ended", date(2026, 7, 24)),
        ("open", date(2026, 7, 31)),
    ]
    assert list(case.hearings.values_list("outcome", flat=True)) == ["moved", "planned"]


def test_a_hearing_is_told_after_its_day_and_with_minutes(world: World, nga: User) -> None:
    case = brought_to(taken_up(world, nga), world, nga, ("assigned", "verifying"), on=TAKEN_UP)
    plan_hearing(case.pk, None, LATER, "Hội trường xã", by=nga, on=MIDWAY)

    with pytest.raises(DayMisfit, match="chưa đến ngày"):
        hold_hearing(case.pk, None, "held", "3/BB", by=nga, on=MIDWAY)
    with pytest.raises(PaperMissing):
        hold_hearing(case.pk, None, "held", " ", by=nga, on=LATER)
    hold_hearing(case.pk, None, "absent", "3/BB", by=nga, on=LATER)

    hearing = case.hearings.get()
    assert (hearing.outcome, hearing.minutes_number) == ("absent", "3/BB")


def test_before_the_decree_no_rule_counts_the_notice_and_a_person_sets_its_day(
    world: World, nga: User
) -> None:
    on = date(2026, 6, 10)
    case = brought_to(taken_up(world, nga, on=on), world, nga, ("assigned", "verifying"), on=on)
    plan_hearing(case.pk, None, date(2026, 6, 25), "Hội trường xã", by=nga, on=on)
    row = case.owed.get(step="complaint.dialogue_notice")
    assert row.obligation.due is None

    with pytest.raises(DayMisfit, match="sau ngày của sự kiện"):
        set_day_by_hand(row.pk, date(2026, 6, 26), "Quy chế của xã", by=nga, on=on)
    set_day_by_hand(row.pk, date(2026, 6, 22), "Quy chế tiếp dân của xã", by=nga, on=on)

    assert owed(case)["complaint.dialogue_notice"] == ("open", date(2026, 6, 22))
    settling = case.owed.get(step=SETTLE)
    with pytest.raises(NotHere):
        set_day_by_hand(settling.pk, date(2026, 9, 1), "Muốn thế", by=nga, on=on)
