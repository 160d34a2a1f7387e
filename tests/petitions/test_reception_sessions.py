"""Sessions: held by the head or a deputy, online with what it owes, counted by law."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.obligations.models import Obligation
from danvan.petitions.actions.reception_sessions import (
    MovedTo,
    NewSession,
    SessionMisfit,
    cancel_session,
    finish_online_step,
    hold_session,
    move_session,
    plan_session,
)
from danvan.petitions.models import Booking, PublicDesk
from danvan.petitions.queries.reception_held import HeadHeld, heads_held
from danvan.petitions.queries.reception_public import reception_days
from tests.factories.people import World, appoint, person
from tests.factories.petitions import chair_post, load_law, receptionist
from tests.factories.reception import THURSDAY, held, planned

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 6)


@pytest.fixture
def nga(world: World) -> User:
    """Nga plans and receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def binh(world: World, nga: User) -> User:
    """Bình is the deputy chairman."""
    user = person("binh", "Lương Thế Bình")
    appoint(user, world.commune, Role.LEADER, "Phó Chủ tịch UBND xã")
    return user


def online(world: World, on: date = THURSDAY, *, official: bool = True) -> NewSession:
    """A session between the office of the commune and that of the province."""
    return NewSession(
        unit=world.commune.pk,
        post=chair_post(world).pk,
        on=on,
        starts=time(8),
        ends=time(10),
        place="Điểm cầu UBND xã; điểm cầu trụ sở tiếp công dân tỉnh",
        online=True,
        official_points=official,
        extraordinary=False,
    )


def minh_held(world: World, since: date, until: date, on: date) -> HeadHeld:
    """How the chairman received."""
    return heads_held([world.commune.pk], since, until, on=on)[0]


def test_the_head_himself_counts_and_a_deputy_stands_in(
    world: World, nga: User, binh: User
) -> None:
    own = held(world, nga, date(2026, 7, 2))
    deputy = held(world, nga, date(2026, 7, 9), receiver=binh)
    held(world, nga, date(2026, 7, 14), extraordinary=True)

    assert (own.stands_in, deputy.stands_in) == (False, True)
    found = minh_held(world, date(2026, 7, 1), date(2026, 7, 31), date(2026, 7, 20))
    (july,) = found.periods
    assert (july.label, july.asked, july.held) == ("tháng 7/2026", 2, (date(2026, 7, 2),))
    assert found.stood_in == {date(2026, 7, 9): "Lương Thế Bình"}
    assert found.extraordinary == (date(2026, 7, 14),)
    assert found.warning is not None
    # 20 to 31 July: ten working days; nothing more is planned.
    assert (found.warning.left, found.warning.urgent) == (10, True)


def test_an_extraordinary_day_still_planned_is_no_day_the_head_will_have_held(
    world: World, nga: User
) -> None:
    planned(world, nga, date(2026, 7, 22), today=TODAY)
    planned(world, nga, date(2026, 7, 23), today=TODAY, extraordinary=True)

    warning = minh_held(world, date(2026, 7, 1), date(2026, 7, 31), date(2026, 7, 20)).warning

    assert warning is not None
    assert (warning.planned, warning.urgent) == (1, True)


def test_before_july_a_week_asks_for_a_day_and_two_sessions_of_one_day_are_one(
    world: World, nga: User
) -> None:
    held(world, nga, date(2026, 6, 18))
    held(world, nga, date(2026, 6, 18), starts=time(7))

    found = minh_held(world, date(2026, 6, 15), date(2026, 6, 28), date(2026, 7, 20))

    assert [(p.label, p.asked, len(p.held)) for p in found.periods] == [
        ("tuần 22/06–28/06/2026", 1, 0),
        ("tuần 15/06–21/06/2026", 1, 1),
    ]
    assert found.warning is None


def test_somebody_lent_the_post_still_stands_in(world: World, nga: User, binh: User) -> None:
    session = planned(world, nga)

    done = hold_session(session.pk, binh.pk, version=1, by=nga, on=THURSDAY)

    assert done.stands_in


@pytest.mark.parametrize("who", ["hoa", "hung"])
def test_only_somebody_of_the_unit_received(world: World, nga: User, who: str) -> None:
    session = planned(world, nga)

    with pytest.raises(SessionMisfit):
        hold_session(session.pk, getattr(world, who).pk, version=1, by=nga, on=THURSDAY)


def test_nobody_receives_before_the_day_or_after_it_was_cancelled(world: World, nga: User) -> None:
    session = planned(world, nga, today=TODAY)
    with pytest.raises(SessionMisfit):
        hold_session(session.pk, world.minh.pk, version=1, by=nga, on=TODAY)

    cancel_session(session.pk, version=1, reason="Bão số 3", by=nga, on=TODAY)

    with pytest.raises(SessionMisfit):
        hold_session(session.pk, world.minh.pk, version=2, by=nga, on=THURSDAY)


def test_an_online_session_is_announced_and_tried_in_time(world: World, nga: User) -> None:
    session = plan_session(online(world), by=nga, on=TODAY)

    owed = Obligation.objects.filter(origin_kind="reception_step").order_by("due")
    # Thursday 16/7 back five working days: Thursday 9/7; back one: Wednesday 15/7.
    assert [(row.due, row.state) for row in owed] == [
        (date(2026, 7, 9), "open"),
        (date(2026, 7, 15), "open"),
    ]
    assert "154/2026/NĐ-CP" in owed[0].basis_quote

    finish_online_step(
        session.pk, "reception.online_notice", done_on=date(2026, 7, 8), by=nga,
        on=date(2026, 7, 8),
    )  # fmt: skip

    assert [row.state for row in owed.all()] == ["confirmed", "open"]


def test_a_cancelled_online_session_owes_nothing_more(world: World, nga: User) -> None:
    session = plan_session(online(world), by=nga, on=TODAY)

    cancel_session(session.pk, version=1, reason="Mất điện diện rộng", by=nga, on=TODAY)

    states = Obligation.objects.filter(origin_kind="reception_step").values_list("state", flat=True)
    assert set(states) == {"ended"}


def test_online_is_refused_too_late_before_the_decree_and_from_other_places(
    world: World, nga: User
) -> None:
    with pytest.raises(SessionMisfit, match="Không còn kịp"):
        plan_session(online(world), by=nga, on=date(2026, 7, 10))
    with pytest.raises(SessionMisfit, match="Chưa có quy định"):
        plan_session(online(world, date(2026, 6, 25)), by=nga, on=date(2026, 6, 1))
    with pytest.raises(SessionMisfit, match="điểm cầu"):
        plan_session(online(world, official=False), by=nga, on=TODAY)


def test_the_public_sees_days_and_what_changed_and_nobody_who_came(world: World, nga: User) -> None:
    planned(world, nga, today=TODAY)
    gone = planned(world, nga, THURSDAY + timedelta(days=1), today=TODAY)
    cancel_session(gone.pk, version=1, reason="Chủ tịch họp tỉnh", by=nga, on=TODAY)

    first, second = reception_days(world.commune.pk, TODAY, date(2026, 7, 31), on=TODAY)

    assert (first.post, first.receiver, first.weekday, first.bookable, first.told) == (
        "Chủ tịch UBND xã",
        "Trần Văn Minh",
        "thứ Năm, 16/07/2026",
        True,
        "",
    )
    assert (second.cancelled, second.bookable, second.told) == (True, False, "Chủ tịch họp tỉnh")


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        pytest.param("Chủ tịch đi họp tỉnh, mời bà con đến buổi sau", "", id="plain"),
        pytest.param("Liên hệ 0268 381 2345 để đổi lịch", "", id="the-telephone-of-the-office"),
        pytest.param("Chị Lượm không đến được", "họ tên", id="who-asked-to-come"),
        pytest.param("Người đăng ký báo bận qua 0978 000 111", "số điện thoại", id="a-telephone"),
        pytest.param("Số định danh 001190000123 sai", "số định danh", id="an-identity-number"),
        pytest.param("Trả lời qua luom@thu.example", "thư điện tử", id="a-mail-address"),
    ],
)
def test_what_everybody_reads_of_a_session_names_nobody_who_comes(
    world: World, nga: User, reason: str, told: str
) -> None:
    session = planned(world, nga)
    PublicDesk.objects.create(unit=world.commune, place="Trụ sở", phone="0268.3812345")
    Booking.objects.create(
        public_code="x", session=session, name="Cao Thị Lượm", matter="Cống", asked_on=TODAY
    )

    try:
        cancel_session(session.pk, version=None, reason=reason, by=nga, on=TODAY)
        said = ""
    except SessionMisfit as refused:
        said = refused.message

    assert bool(said) == bool(told)
    assert told in said
    (day,) = reception_days(world.commune.pk, THURSDAY, THURSDAY)
    assert (day.told == reason) == (not told)


def test_a_session_that_moves_or_is_put_in_names_nobody_either(world: World, nga: User) -> None:
    session = planned(world, nga)
    to = MovedTo(THURSDAY + timedelta(days=1), time(8), time(11))
    with pytest.raises(SessionMisfit):
        move_session(session.pk, to, version=None, reason="Theo số 0978000111", by=nga, on=TODAY)
    wanted = replace(online(world), online=False, note="Tiếp ông Tư, 036185001234")
    with pytest.raises(SessionMisfit):
        plan_session(wanted, by=nga, on=TODAY)
