"""Schedules put sessions on the calendar; a day off moves and says so; nothing comes twice."""

from datetime import date, time, timedelta

import pytest

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.reception_bookings import Appointed, book_session
from danvan.petitions.actions.reception_schedules import (
    NewSchedule,
    ScheduleMisfit,
    end_schedule,
    generate_sessions,
    set_schedule,
)
from danvan.petitions.actions.reception_sessions import MovedTo, cancel_session, move_session
from danvan.petitions.models import ReceptionSchedule, ReceptionSession
from danvan.rules.petitions.reception import read_days
from tests.factories.people import World
from tests.factories.petitions import chair_post, load_law, receptionist

pytestmark = pytest.mark.django_db

TODAY = date(2026, 8, 17)  # a Monday; 31/8 to 2/9/2026 are off


@pytest.fixture
def nga(world: World) -> User:
    """Nga plans and receives for xã An Bình."""
    load_law()
    return receptionist(world)


def schedule(world: World, by: User, typed: str = "thứ Tư", **changes: object) -> ReceptionSchedule:
    """The chairman receives on Wednesday mornings, from today on."""
    days = read_days(typed)
    assert days is not None
    base: dict[str, object] = {
        "unit": world.commune.pk,
        "post": chair_post(world).pk,
        "days": days,
        "starts": time(8),
        "ends": time(11),
        "place": "Trụ sở UBND xã",
        "since": TODAY,
    }
    return set_schedule(NewSchedule(**(base | changes)), by=by, on=TODAY)  # type: ignore[arg-type]


def days() -> list[date]:
    """The days on the calendar."""
    return list(ReceptionSession.objects.order_by("on").values_list("on", flat=True))


def test_two_months_are_filled_and_the_holiday_moves(world: World, nga: User) -> None:
    schedule(world, nga)

    # Wednesdays: 19 and 26 August; 2 September is off, Thursday the 3rd is worked.
    assert days()[:4] == [
        date(2026, 8, 19),
        date(2026, 8, 26),
        date(2026, 9, 3),
        date(2026, 9, 9),
    ]
    assert days()[-1] == date(2026, 10, 14)
    moved = ReceptionSession.objects.get(on=date(2026, 9, 3))
    assert moved.note == "Thứ Tư, 02/09/2026 là ngày nghỉ: chuyển sang thứ Năm, 03/09/2026."


def test_the_job_adds_what_is_missing_and_nothing_twice(world: World, nga: User) -> None:
    schedule(world, nga)

    assert generate_sessions(TODAY) == 0
    assert generate_sessions(TODAY + timedelta(days=7)) == 1
    assert days()[-1] == date(2026, 10, 21)
    assert generate_sessions(TODAY + timedelta(days=7)) == 0


def test_what_was_cancelled_or_moved_by_hand_is_not_put_back(world: World, nga: User) -> None:
    schedule(world, nga)
    first, second = ReceptionSession.objects.order_by("on")[:2]
    cancel_session(first.pk, version=1, reason="Chủ tịch họp tỉnh", by=nga, on=TODAY)
    to = MovedTo(date(2026, 8, 28), time(8), time(11))

    moved = move_session(second.pk, to, version=1, reason="Chủ tịch đi công tác", by=nga, on=TODAY)

    assert generate_sessions(TODAY) == 0
    second.refresh_from_db()
    assert (second.state, second.note) == (
        "cancelled",
        "Chuyển sang ngày 28/08/2026. Chủ tịch đi công tác",
    )
    assert (moved.on, moved.state, moved.is_extraordinary) == (to.on, "planned", False)
    assert moved.schedule_id == second.schedule_id


def test_who_had_asked_goes_along_with_a_moved_session(world: World, nga: User) -> None:
    schedule(world, nga)
    session = ReceptionSession.objects.order_by("on")[0]
    early = Appointed("Cao Thị Lượm", "Cống ngõ 4", at_time=time(8, 30))
    booking = book_session(session.pk, early, by=nga, on=TODAY)
    to = MovedTo(date(2026, 8, 20), time(14), time(16))

    moved = move_session(session.pk, to, version=1, reason="Đổi giờ", by=nga, on=TODAY)

    booking.refresh_from_db()
    assert (booking.session_id, booking.at_time) == (moved.pk, None)


def test_ending_a_schedule_takes_later_sessions_away_and_cancels_booked_ones(
    world: World, nga: User
) -> None:
    row = schedule(world, nga)
    booked = ReceptionSession.objects.get(on=date(2026, 9, 9))
    book_session(booked.pk, Appointed("Cao Thị Lượm", "Cống ngõ 4"), by=nga, on=TODAY)

    end_schedule(row.pk, version=1, until=date(2026, 8, 31), by=nga, on=TODAY)

    left = ReceptionSession.objects.order_by("on").values_list("on", "state")
    assert list(left) == [
        (date(2026, 8, 19), "planned"),
        (date(2026, 8, 26), "planned"),
        (date(2026, 9, 9), "cancelled"),
    ]
    assert generate_sessions(TODAY) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"starts": time(11), "ends": time(8)},
        {"until": TODAY - timedelta(days=1)},
    ],
)
def test_a_schedule_that_contradicts_itself_is_refused(
    world: World, nga: User, changes: dict[str, object]
) -> None:
    with pytest.raises(ScheduleMisfit):
        schedule(world, nga, **changes)  # type: ignore[arg-type]  # fields by name


def test_a_post_of_another_unit_and_a_stranger_are_refused(world: World, nga: User) -> None:
    with pytest.raises(ScheduleMisfit):
        schedule(world, nga, post=world.hung.appointments.get().post_id)
    with pytest.raises(NotAllowed):
        schedule(world, world.hoa)
