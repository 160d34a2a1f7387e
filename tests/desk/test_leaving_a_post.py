"""Whoever leaves a post hands over what is open: all or nothing, with minutes to print."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.desk.actions.leaving import Handing, hand_over_post
from danvan.desk.forms_leaving import read_seen
from danvan.desk.queries.leaving import leaving_of
from danvan.obligations.actions.assign import (
    NotALeader,
    NotOfTheUnit,
    assign_officer,
    set_leader,
)
from danvan.obligations.models import Obligation, PostHandOver
from danvan.units.access import roles_on
from danvan.units.access.people import may_hand_over_post
from danvan.units.actions.delegations import Lending, delegate
from danvan.units.models import Appointment, Body, BodySeat, Delegation
from tests.conftest import signed_in
from tests.factories.obligations import handed_in, owed
from tests.factories.papers import drafted
from tests.factories.people import World, appoint, person
from tests.factories.plans import reviewed_draft

LAST = date(2026, 3, 31)


def held_by(user: User) -> Appointment:
    return Appointment.objects.get(user=user)


def charged(world: World, who: User, title: str) -> Obligation:
    """Return open work of the office with which somebody is charged."""
    work = owed(world, title=title)
    assign_officer(work.pk, version=1, assignee=who, by=world.hung, on=date(2026, 3, 2))
    work.refresh_from_db()
    return work


@pytest.fixture
def colleague(world: World) -> User:
    """Another officer of the office."""
    made = person("khanh", "Lý Gia Khánh")
    appoint(made, world.office, Role.OFFICER, "Chuyên viên")
    return made


def to_all(held: Appointment, who: User | None, on: date) -> Handing:
    """Return everything that is open, all for one receiver."""
    things = [thing for thing in leaving_of(held, on).things if thing.kind not in ("lent", "seat")]
    return Handing(
        {thing.key: thing.version for thing in things}, {thing.key: who for thing in things}
    )


@pytest.mark.db
def test_all_goes_to_one_and_the_post_ends(world: World, colleague: User, monday: date) -> None:
    rows = [charged(world, world.thu, "một"), charged(world, world.thu, "hai")]
    done = handed_in(world, charged(world, world.thu, "đã trình"), on=monday)
    held = held_by(world.thu)

    minutes = hand_over_post(
        held.pk, to_all(held, colleague, monday), version=1, until=LAST, by=world.hung, on=monday
    )

    for row in (*rows, done):  # what is put forward is open until it is confirmed
        row.refresh_from_db()
        assert row.assignee == colleague
    assert roles_on(world.thu, LAST) == {Role.OFFICER}
    assert roles_on(world.thu, date(2026, 4, 1)) == frozenset()
    assert [(line.kind, line.title, line.receiver) for line in minutes.lines.all()] == [
        ("work", "một", colleague),
        ("work", "hai", colleague),
        ("work", "đã trình", colleague),
    ]


def test_each_piece_may_go_elsewhere_or_wait(world: World, colleague: User, monday: date) -> None:
    _one, two, three = (charged(world, world.thu, title) for title in ("một", "hai", "ba"))
    held = held_by(world.thu)
    handing = to_all(held, colleague, monday)
    receivers = {**handing.receivers, f"work-{two.pk}": world.hung, f"work-{three.pk}": None}

    hand_over_post(
        held.pk,
        Handing(handing.versions, receivers),
        version=1,
        until=LAST,
        by=world.hung,
        on=monday,
    )

    found = dict(Obligation.objects.values_list("title", "assignee"))
    assert found == {"một": colleague.pk, "hai": world.hung.pk, "ba": None}


def test_what_a_leader_leads_goes_to_a_leader(world: World, monday: date) -> None:
    deputy = person("phu", "Cao Văn Phú")
    appoint(deputy, world.commune, Role.LEADER, "Phó Chủ tịch")
    work = owed(world, assignee=None)
    set_leader(work.pk, version=1, leader=world.minh, by=world.hung, on=monday)
    held = held_by(world.minh)

    with pytest.raises(NotALeader, match="Nguyễn Thị Lan"):
        hand_over_post(
            held.pk,
            to_all(held, world.lan, monday),
            version=1,
            until=LAST,
            by=world.van,
            on=monday,
        )
    hand_over_post(
        held.pk, to_all(held, deputy, monday), version=1, until=LAST, by=world.van, on=monday
    )

    work.refresh_from_db()
    assert work.leader == deputy


@pytest.mark.db
def test_a_receiver_outside_the_unit_stops_all_of_it(
    world: World, colleague: User, monday: date
) -> None:
    one, two = charged(world, world.thu, "một"), charged(world, world.thu, "hai")
    held = held_by(world.thu)
    handing = to_all(held, colleague, monday)
    receivers = {**handing.receivers, f"work-{two.pk}": world.quang}

    with pytest.raises(NotOfTheUnit):
        hand_over_post(
            held.pk,
            Handing(handing.versions, receivers),
            version=1,
            until=LAST,
            by=world.hung,
            on=monday,
        )

    one.refresh_from_db()
    held.refresh_from_db()
    assert one.assignee == world.thu
    assert held.until is None
    assert not PostHandOver.objects.exists()


def test_work_given_meanwhile_or_changed_stops_it(
    world: World, colleague: User, monday: date
) -> None:
    work = charged(world, world.thu, "một")
    held = held_by(world.thu)
    seen = to_all(held, colleague, monday)
    changed = Handing({f"work-{work.pk}": work.version - 1}, seen.receivers)
    charged(world, world.thu, "mới giao thêm")

    for handing in (seen, changed):
        with pytest.raises(StaleRecord):
            hand_over_post(held.pk, handing, version=1, until=LAST, by=world.hung, on=monday)


def test_who_holds_another_post_there_may_keep_it(
    world: World, colleague: User, monday: date
) -> None:
    appoint(world.thu, world.office, Role.CLERK, "Văn thư")
    work = charged(world, world.thu, "một")
    held = Appointment.objects.get(user=world.thu, post__title="Chuyên viên")

    hand_over_post(
        held.pk, to_all(held, world.thu, monday), version=1, until=LAST, by=world.hung, on=monday
    )

    work.refresh_from_db()
    assert work.assignee == world.thu


def test_the_leaver_cannot_keep_what_he_leaves(world: World, monday: date) -> None:
    charged(world, world.thu, "một")
    held = held_by(world.thu)

    with pytest.raises(Exception, match="còn 1 việc"):
        hand_over_post(
            held.pk,
            to_all(held, world.thu, monday),
            version=1,
            until=LAST,
            by=world.hung,
            on=monday,
        )


@pytest.mark.parametrize("name", ["thu", "quang", "minh", "hoa", "son", "dung", "kim"])
def test_others_hand_nothing_over(world: World, monday: date, name: str) -> None:
    held = held_by(world.thu)

    with pytest.raises(NotAllowed):
        hand_over_post(
            held.pk,
            Handing({}, {}),
            version=1,
            until=LAST,
            by=world.people()[name],
            on=monday,
        )


@pytest.mark.parametrize(
    ("by", "whose", "may"),
    [
        pytest.param("lan", "minh", False, id="planner-ends-no-leader"),
        pytest.param("lan", "van", False, id="planner-ends-no-operator"),
        pytest.param("minh", "lan", True, id="leader-ends-planner"),
        pytest.param("minh", "van", True, id="leader-ends-operator"),
        pytest.param("hung", "hung", True, id="head-leaves-himself"),
        pytest.param("minh", "hung", False, id="leader-of-another-unit"),
        pytest.param("van", "minh", True, id="operator"),
        pytest.param("van", "son", False, id="operator-next-door"),
    ],
)
def test_who_ends_whose_post(world: World, monday: date, by: str, whose: str, may: bool) -> None:
    people = world.people()

    assert may_hand_over_post(people[by], held_by(people[whose]), on=monday) is may


def test_a_substitute_does_not_end_the_post_he_stands_in_for(world: World, monday: date) -> None:
    held = held_by(world.hung)
    Delegation.objects.create(
        appointment=held, to=world.thu, since=monday, until=LAST, by=world.hung
    )

    assert may_hand_over_post(world.thu, held_by(world.thu), on=monday)
    assert not may_hand_over_post(world.thu, held, on=monday)


def test_a_substitute_of_one_leader_does_not_end_the_posts_of_others(
    world: World, monday: date
) -> None:
    binh = person("binh", "Phan Văn Bình")
    deputy = appoint(binh, world.commune, Role.LEADER, "Phó Chủ tịch UBND xã")
    lending = Lending(world.lan, monday, date(2026, 3, 20))
    delegate(deputy.pk, lending, by=binh, on=monday)

    assert may_hand_over_post(binh, held_by(world.minh), on=monday)
    for led in (world.minh, world.van):
        assert not may_hand_over_post(world.lan, held_by(led), on=monday)


def test_what_goes_with_the_post_is_written_down(world: World, monday: date) -> None:
    held = held_by(world.hung)
    Delegation.objects.create(
        appointment=held, to=world.thu, since=monday, until=date(2026, 6, 30), by=world.hung
    )
    body = Body.objects.create(
        unit=world.commune,
        kind="group",
        name="Tổ công tác dân vận",
        decision="10/QĐ-UBND",
        decided_on=monday,
        since=monday,
    )
    BodySeat.objects.create(body=body, part="member", post=held.post, since=monday)

    minutes = hand_over_post(
        held.pk, Handing({}, {}), version=1, until=LAST, by=world.van, on=monday
    )

    assert [(line.kind, line.title) for line in minutes.lines.all()] == [
        ("lent", "ủy quyền cho Phạm Thị Thu"),
        ("seat", "Tổ công tác dân vận (thành viên)"),
    ]
    assert Delegation.objects.get().until == LAST


def test_drafts_and_documents_are_written_down_with_who_takes_them_on(
    world: World, colleague: User, monday: date
) -> None:
    draft = reviewed_draft(world, [])
    paper = drafted(world, on=monday)  # by Lan, as the draft above
    held = held_by(world.lan)

    minutes = hand_over_post(
        held.pk, to_all(held, world.minh, monday), version=1, until=LAST, by=world.van, on=monday
    )

    assert [(line.kind, line.title, line.receiver) for line in minutes.lines.all()] == [
        ("draft", draft.file.name, world.minh),
        ("document", f"{paper.kind} {paper.title}", world.minh),
    ]


@pytest.mark.usefixtures("today")
def test_in_the_browser_from_the_person_to_the_minutes(world: World, colleague: User) -> None:
    one, two = charged(world, world.thu, "Lập danh sách hộ"), charged(world, world.thu, "Họp dân")
    held = held_by(world.thu)
    client = signed_in(world.hung)
    page = reverse("desk:leaving", args=[held.pk])

    led_here = client.get(reverse("units:appointment-end", args=[held.pk]))
    html = client.get(page).content.decode()
    answer = client.post(
        page,
        {
            "version": 1,
            "until": "31/03/2026",
            "receiver": colleague.pk,
            f"work-{two.pk}": world.hung.pk,
            "seen": [f"work-{one.pk}:{one.version}", f"work-{two.pk}:{two.version}"],
        },
        follow=True,
    )

    assert led_here["Location"] == page
    assert "Lập danh sách hộ" in html
    text = answer.content.decode()
    assert "Biên bản bàn giao công việc" in text
    assert text.index("Lập danh sách hộ") < text.index("Lý Gia Khánh")
    two.refresh_from_db()
    assert two.assignee == world.hung


@pytest.mark.usefixtures("today")
def test_a_refusal_keeps_what_was_typed(world: World, colleague: User) -> None:
    one = charged(world, world.thu, "một")
    held = held_by(world.thu)
    typed = {"version": 1, "until": "01/01/2020", "receiver": colleague.pk}

    answer = signed_in(world.hung).post(
        reverse("desk:leaving", args=[held.pk]),
        {**typed, "seen": [f"work-{one.pk}:{one.version}"]},
    )

    assert answer.status_code == 422
    assert "Ngày kết thúc phải từ ngày bắt đầu" in answer.content.decode()
    assert f'<option value="{colleague.pk}" selected>' in answer.content.decode()


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("name", ["thu", "quang", "hoa", "son", "dung"])
def test_strangers_find_neither_page_nor_minutes(world: World, name: str, monday: date) -> None:
    quiet = appoint(world.hung, world.service, Role.HEAD, "Phụ trách")
    minutes = hand_over_post(
        quiet.pk, Handing({}, {}), version=1, until=LAST, by=world.van, on=monday
    )
    client = signed_in(world.people()[name])

    assert client.get(reverse("desk:leaving", args=[held_by(world.thu).pk])).status_code == 404
    assert client.get(reverse("desk:leaving-minutes", args=[minutes.pk])).status_code == 404


@pytest.mark.usefixtures("today")
def test_the_operator_hands_over_without_reading_the_work(
    world: World, colleague: User, monday: date
) -> None:
    charged(world, world.thu, "Việc của riêng phòng")
    held = held_by(world.thu)
    client = signed_in(world.van)

    page = client.get(reverse("desk:leaving", args=[held.pk])).content.decode()
    minutes = hand_over_post(
        held.pk, to_all(held, colleague, monday), version=1, until=LAST, by=world.van, on=monday
    )
    address = reverse("desk:leaving-minutes", args=[minutes.pk])
    operators = client.get(address).content.decode()

    assert "Việc của riêng phòng" not in page
    assert "nội dung không hiển thị với bạn" in page
    assert "Việc của riêng phòng" not in operators
    for reader in (world.hung, world.thu, colleague):
        assert "Việc của riêng phòng" in signed_in(reader).get(address).content.decode(), reader
        listed = signed_in(reader).get(reverse("desk:leaving-minutes-list")).content.decode()
        assert address in listed, reader
    for stranger in (world.quang, world.hoa, world.son):
        theirs = signed_in(stranger).get(reverse("desk:leaving-minutes-list"))
        assert address not in theirs.content.decode()


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("version", ["²", "9" * 5000, "-1", ""])
def test_a_version_that_is_none_is_left_out(world: World, version: str) -> None:
    sent = {"seen": f"work-1:{version}", "version": "1", "until": "09/03/2026", "receiver": "0"}
    page = reverse("desk:leaving", args=[held_by(world.lan).pk])

    assert read_seen([sent["seen"]]) == {}
    assert signed_in(world.minh).post(page, sent).status_code in (302, 422)
