"""Bodies that are no units: founded by decision, members by post, meetings and what follows."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.units.access.bodies import visible_bodies
from danvan.units.actions.bodies import (
    BodyOver,
    Founding,
    Meeting,
    MeetingAhead,
    NewSeat,
    SeatFor,
    SeatTaken,
    change_body,
    correct_meeting,
    end_body,
    end_seat,
    found_body,
    hold_meeting,
    seat_member,
)
from danvan.units.actions.posts import DayBeforeBeginning
from danvan.units.models import Appointment, Body, BodySeat, Post
from danvan.units.queries.bodies import body_page
from tests.conftest import signed_in
from tests.factories.people import World

JANUARY = date(2026, 1, 5)
FOUNDING = Founding(
    kind="committee",
    name="Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở xã",
    decision="02/QĐ-UBND",
    decided_on=JANUARY,
    since=JANUARY,
)


def post_of(user: User) -> Post:
    return Post.objects.get(appointments__user=user)


@pytest.fixture
def body(world: World, monday: date) -> Body:
    """The steering committee of the commune, with the chairman at its head."""
    made = found_body(world.commune, FOUNDING, by=world.lan, on=monday)
    seat = NewSeat("chair", JANUARY, post_of(world.minh))
    seat_member(made.pk, seat, version=1, by=world.lan, on=monday)
    made.refresh_from_db()
    return made


def sitting(body: Body, world: World, on: date) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.post, line.holders) for line in body_page(body, world.lan, on).seats]


def test_whoever_holds_the_post_sits(world: World, body: Body, monday: date) -> None:
    held = Appointment.objects.get(user=world.minh)
    held.until = date(2026, 5, 31)
    held.save()
    Appointment.objects.create(user=world.quang, post=held.post, since=date(2026, 7, 1))

    assert sitting(body, world, date(2026, 5, 31)) == [("Chủ tịch UBND xã", ("Trần Văn Minh",))]
    assert sitting(body, world, date(2026, 6, 15)) == [("Chủ tịch UBND xã", ())]
    assert sitting(body, world, date(2026, 7, 1)) == [("Chủ tịch UBND xã", ("Vũ Đình Quang",))]


def test_members_of_other_sectors_and_from_outside(world: World, body: Body, monday: date) -> None:
    front = NewSeat("member", monday, post_of(world.dung))
    outside = NewSeat("member", monday, outside="Bí thư Chi bộ thôn Đông")

    seat_member(body.pk, front, version=2, by=world.lan, on=monday)
    seat_member(body.pk, outside, version=3, by=world.lan, on=monday)

    assert sitting(body, world, monday)[1:] == [
        ("Phó Trưởng ban", ("Đỗ Thị Dung",)),
        ("Bí thư Chi bộ thôn Đông", ()),
    ]


def test_a_seat_ends_and_the_history_stays(world: World, body: Body, monday: date) -> None:
    chair = body.seats.get()

    end_seat(chair.pk, version=2, until=date(2026, 3, 8), by=world.lan, on=monday)

    page = body_page(body, world.lan, monday)
    assert page.seats == ()
    assert [line.post for line in page.former] == ["Chủ tịch UBND xã"]


def test_seats_that_cannot_be_are_refused(world: World, body: Body, monday: date) -> None:
    def seat(new: NewSeat, version: int = 2) -> None:
        seat_member(body.pk, new, version=version, by=world.lan, on=monday)

    with pytest.raises(SeatTaken, match="Chủ tịch UBND xã"):
        seat(NewSeat("chair", monday, post_of(world.hung)))
    with pytest.raises(SeatTaken):
        seat(NewSeat("member", monday, post_of(world.minh)))
    with pytest.raises(SeatFor):
        seat(NewSeat("member", monday))
    with pytest.raises(SeatFor):
        seat(NewSeat("member", monday, post_of(world.hung), "Trưởng thôn"))
    with pytest.raises(BodyOver):
        seat(NewSeat("member", date(2026, 1, 4), post_of(world.hung)))
    with pytest.raises(StaleRecord):
        seat(NewSeat("member", monday, post_of(world.hung)), version=1)


def test_a_new_term_and_the_end(world: World, body: Body, monday: date) -> None:
    anew = Founding(**{**vars(FOUNDING), "decision": "9/QĐ-UBND", "until": date(2030, 12, 31)})
    change_body(body.pk, anew, version=2, by=world.lan, on=monday)
    with pytest.raises(DayBeforeBeginning):
        end_body(body.pk, version=3, until=date(2025, 12, 31), by=world.lan, on=monday)

    end_body(body.pk, version=3, until=date(2026, 6, 30), by=world.lan, on=monday)

    body.refresh_from_db()
    assert (body.decision, body.until) == ("9/QĐ-UBND", date(2026, 6, 30))
    assert BodySeat.objects.get().until == date(2026, 6, 30)


def test_meetings_and_their_conclusion(world: World, body: Body, monday: date) -> None:
    met = hold_meeting(
        body.pk, Meeting(date(2026, 3, 6), "Triển khai kế hoạch năm"), by=world.lan, on=monday
    )

    correct_meeting(
        met.pk,
        Meeting(date(2026, 3, 6), "Triển khai kế hoạch năm", conclusion="15/TB-UBND"),
        version=1,
        by=world.lan,
        on=monday,
    )

    [line] = body_page(body, world.lan, monday).meetings
    assert line.basis == (
        "Thông báo kết luận số 15/TB-UBND, phiên họp ngày 06/03/2026 của "
        "Ban Chỉ đạo thực hiện quy chế dân chủ ở cơ sở xã"
    )
    with pytest.raises(MeetingAhead):
        hold_meeting(body.pk, Meeting(date(2026, 3, 10), "x"), by=world.lan, on=monday)
    with pytest.raises(BodyOver):
        hold_meeting(body.pk, Meeting(date(2026, 1, 4), "x"), by=world.lan, on=monday)


@pytest.mark.parametrize("name", ["hung", "thu", "quang", "hoa", "son", "kim", "van", "dung"])
def test_only_leaders_and_planners_of_the_unit_keep_it(
    world: World, body: Body, monday: date, name: str
) -> None:
    by = world.people()[name]

    with pytest.raises(NotAllowed):
        found_body(world.commune, FOUNDING, by=by, on=monday)
    with pytest.raises(NotAllowed):
        end_body(body.pk, version=2, until=monday, by=by, on=monday)
    with pytest.raises(NotAllowed):
        hold_meeting(body.pk, Meeting(monday, "x"), by=by, on=monday)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        pytest.param("lan", True, id="planner"),
        pytest.param("kim", True, id="superior-below"),
        pytest.param("minh", True, id="leader"),
        pytest.param("hung", False, id="sits-nowhere"),
        pytest.param("dung", False, id="other-sector"),
        pytest.param("hoa", False, id="next-door"),
        pytest.param("son", False, id="leader-next-door"),
        pytest.param("van", False, id="operator-sees-no-work"),
    ],
)
def test_who_sees_it(world: World, body: Body, monday: date, name: str, seen: bool) -> None:
    assert visible_bodies(world.people()[name], monday).filter(pk=body.pk).exists() is seen


def test_who_sits_in_it_or_serves_it_sees_it(world: World, body: Body, monday: date) -> None:
    seat = NewSeat("member", monday, post_of(world.dung))
    seat_member(body.pk, seat, version=2, by=world.lan, on=monday)
    Body.objects.filter(pk=body.pk).update(office=world.office)

    for person in (world.dung, world.hung, world.thu):
        assert visible_bodies(person, monday).filter(pk=body.pk).exists(), person
    assert not visible_bodies(world.quang, monday).filter(pk=body.pk).exists()


@pytest.mark.usefixtures("today")
class TestPages:
    """The pages of bodies in the browser."""

    def test_found_seat_meet_and_give_work(self, world: World) -> None:
        client = signed_in(world.lan)

        client.post(
            reverse("units:body-new"),
            {
                "unit": world.commune.pk,
                "kind": "group",
                "name": "Tổ công tác dân vận",
                "decision": "11/QĐ-UBND",
                "decided_on": "02/03/2026",
                "since": "02/03/2026",
            },
        )
        made = Body.objects.get()
        act = ("units:body-act", made.pk)
        seat = {"version": 1, "part": "chair", "post": post_of(world.minh).pk}
        client.post(reverse(act[0], args=[act[1], "thanh-vien"]), {**seat, "since": "02/03/2026"})
        client.post(
            reverse(act[0], args=[act[1], "phien-hop"]),
            {"on": "06/03/2026", "subject": "Giao ban", "conclusion": "3/TB-TCT"},
        )
        page = client.get(reverse("units:body", args=[made.pk])).content.decode()
        work = client.get(reverse("obligations:give"), {"basis": "Thông báo kết luận số 3/TB-TCT"})

        for words in ("11/QĐ-UBND", "Trần Văn Minh", "Giao ban", "Giao việc từ kết luận"):
            assert words in page
        assert "basis=Th%C3%B4ng%20b%C3%A1o%20k%E1%BA%BFt%20lu%E1%BA%ADn" in page
        assert 'value="Thông báo kết luận số 3/TB-TCT"' in work.content.decode()

    def test_a_refusal_keeps_what_was_typed(self, world: World, body: Body) -> None:
        answer = signed_in(world.lan).post(
            reverse("units:body-act", args=[body.pk, "phien-hop"]),
            {"on": "10/03/2026", "subject": "Họp ngày mai"},
        )

        assert answer.status_code == 422
        assert "Ngày họp chưa đến" in answer.content.decode()
        assert "Họp ngày mai" in answer.content.decode()

    @pytest.mark.parametrize("name", ["hoa", "son", "van", "quang", "tam"])
    def test_strangers_get_nothing(self, world: World, body: Body, name: str) -> None:
        client = signed_in(world.people()[name])
        address = reverse("units:body", args=[body.pk])

        assert client.get(address).status_code == 404
        for step in ("thanh-vien", "phien-hop", "kien-toan", "ket-thuc"):
            post = reverse("units:body-act", args=[body.pk, step])
            assert client.post(post, {"version": 2}).status_code == 404

    def test_who_only_sees_finds_no_form(self, world: World, body: Body) -> None:
        client = signed_in(world.kim)

        page = client.get(reverse("units:body", args=[body.pk])).content.decode()

        assert "Chủ tịch UBND xã" in page
        assert "Thêm thành viên" not in page
        assert (
            client.post(reverse("units:body-act", args=[body.pk, "phien-hop"])).status_code == 404
        )
