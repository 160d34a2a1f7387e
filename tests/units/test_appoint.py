"""Posts are opened, given and left; rights begin and end on the day that was said."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.actions.assign import assign_officer
from danvan.units.access import roles_on
from danvan.units.actions.appointments import (
    AlreadyEnded,
    AlreadyHeld,
    HeadThere,
    NotToOneself,
    PersonGone,
    PostNotThere,
    WorkOpen,
    appoint,
    correct_appointment,
    end_appointment,
)
from danvan.units.actions.posts import (
    DayBeforeBeginning,
    NewPost,
    PostHeld,
    PostThere,
    UnitNotThere,
    end_post,
    open_post,
    rename_post,
)
from danvan.units.models import Appointment, Delegation, Post
from danvan.units.queries.posts import posts_of_unit
from tests.factories.obligations import owed
from tests.factories.people import World, person

MAY = date(2026, 5, 1)


def post_of(user: User) -> Post:
    return Post.objects.get(appointments__user=user)


def held_by(user: User) -> Appointment:
    return Appointment.objects.get(user=user)


def new(title: str = "Chuyên viên dân vận", since: date = MAY) -> NewPost:
    return NewPost(title=title, role=Role.OFFICER, is_head=False, since=since)


def test_rights_begin_on_the_first_day(world: World, monday: date) -> None:
    newcomer = person("khanh", "Lý Gia Khánh")

    appoint(newcomer, post_of(world.thu), since=MAY, basis="12/QĐ", by=world.van, on=monday)

    assert roles_on(newcomer, date(2026, 4, 30)) == frozenset()
    assert roles_on(newcomer, MAY) == {Role.OFFICER}
    told = AuditEvent.objects.get(code="units.given_post")
    assert (told.about_id, told.facts["post"]) == (newcomer.pk, "Chuyên viên")


def test_rights_end_after_the_last_day(world: World, monday: date) -> None:
    end_appointment(
        held_by(world.thu).pk, version=1, until=date(2026, 3, 31), by=world.van, on=monday
    )

    assert roles_on(world.thu, date(2026, 3, 31)) == {Role.OFFICER}
    assert roles_on(world.thu, date(2026, 4, 1)) == frozenset()


def test_leaving_cuts_what_was_lent(world: World, monday: date) -> None:
    held = held_by(world.hung)
    running = Delegation.objects.create(
        appointment=held, to=world.thu, since=monday, until=date(2026, 6, 30), by=world.hung
    )
    Delegation.objects.create(
        appointment=held, to=world.thu, since=date(2026, 5, 1), until=MAY, by=world.hung
    )

    end_appointment(held.pk, version=1, until=date(2026, 3, 31), by=world.van, on=monday)

    assert [(d.pk, d.until) for d in held.delegations.all()] == [(running.pk, date(2026, 3, 31))]


@pytest.mark.parametrize("name", ["lan", "minh", "hung", "thu", "hoa", "son", "kim", "dung"])
def test_only_the_operator_of_the_place_gives_posts(world: World, monday: date, name: str) -> None:
    newcomer = person("khanh", "Lý Gia Khánh")
    by = world.people()[name]

    with pytest.raises(NotAllowed):
        appoint(newcomer, post_of(world.thu), since=monday, basis="", by=by, on=monday)
    with pytest.raises(NotAllowed):
        open_post(world.office, new(), by=by, on=monday)
    with pytest.raises(NotAllowed):
        end_appointment(held_by(world.thu).pk, version=1, until=monday, by=by, on=monday)


def test_the_operator_keeps_no_unit_next_door(world: World, monday: date) -> None:
    with pytest.raises(NotAllowed):
        open_post(world.neighbour_office, new(), by=world.van, on=monday)
    with pytest.raises(NotAllowed):
        appoint(world.thu, post_of(world.hoa), since=monday, basis="", by=world.van, on=monday)


def test_nobody_gives_himself_a_post_nor_mends_his_own(world: World, monday: date) -> None:
    with pytest.raises(NotToOneself):
        appoint(world.van, post_of(world.minh), since=monday, basis="", by=world.van, on=monday)
    with pytest.raises(NotToOneself):
        correct_appointment(
            held_by(world.van).pk, version=1, since=monday, basis="", by=world.van, on=monday
        )


def test_what_cannot_be_is_refused(world: World, monday: date) -> None:
    gone, van = person("cu", "Người Cũ"), world.van
    gone.is_active = False
    gone.save()
    officer, head = post_of(world.thu), post_of(world.hung)

    with pytest.raises(AlreadyHeld):
        appoint(world.thu, officer, since=monday, basis="", by=van, on=monday)
    with pytest.raises(HeadThere):
        appoint(world.thu, head, since=monday, basis="", by=van, on=monday)
    with pytest.raises(PersonGone):
        appoint(gone, officer, since=monday, basis="", by=van, on=monday)
    with pytest.raises(PostNotThere):
        appoint(world.lan, officer, since=date(2025, 6, 30), basis="", by=van, on=monday)
    with pytest.raises(StaleRecord):
        end_appointment(held_by(world.thu).pk, version=7, until=monday, by=van, on=monday)
    with pytest.raises(DayBeforeBeginning):
        end_appointment(held_by(world.thu).pk, version=1, until=date(2025, 6, 1), by=van, on=monday)


def test_a_head_follows_the_one_before(world: World, monday: date) -> None:
    end_appointment(
        held_by(world.hung).pk, version=1, until=date(2026, 4, 30), by=world.van, on=monday
    )

    appoint(world.thu, post_of(world.hung), since=MAY, basis="", by=world.van, on=monday)

    assert roles_on(world.thu, MAY) == {Role.OFFICER, Role.HEAD}
    with pytest.raises(AlreadyEnded):
        end_appointment(
            held_by(world.hung).pk, version=2, until=date(2026, 5, 31), by=world.van, on=monday
        )


def test_nobody_leaves_work_behind(world: World, monday: date) -> None:
    work = owed(world)
    assign_officer(work.pk, version=1, assignee=world.thu, by=world.hung, on=monday)
    held = held_by(world.thu)

    with pytest.raises(WorkOpen, match="còn 1 việc"):
        end_appointment(held.pk, version=1, until=monday, by=world.van, on=monday)

    held.refresh_from_db()
    assert held.until is None


def test_work_stays_with_who_takes_another_post_of_the_unit(world: World, monday: date) -> None:
    work = owed(world)
    assign_officer(work.pk, version=1, assignee=world.thu, by=world.hung, on=monday)
    deputy = open_post(world.office, new("Phó Trưởng phòng", since=monday), by=world.van, on=monday)
    appoint(world.thu, deputy, since=monday, basis="", by=world.van, on=monday)
    first = Appointment.objects.get(user=world.thu, post__title="Chuyên viên")

    end_appointment(first.pk, version=1, until=monday, by=world.van, on=monday)

    first.refresh_from_db()
    assert first.until == monday


def test_a_correction_moves_the_first_day(world: World, monday: date) -> None:
    held = held_by(world.thu)

    correct_appointment(
        held.pk, version=1, since=date(2025, 9, 1), basis="7/QĐ", by=world.van, on=monday
    )

    assert roles_on(world.thu, date(2025, 8, 31)) == frozenset()
    assert roles_on(world.thu, date(2025, 9, 1)) == {Role.OFFICER}


def test_posts_begin_are_mended_and_end(world: World, monday: date) -> None:
    post = open_post(world.office, new(), by=world.van, on=monday)
    rename_post(post.pk, version=1, title="Chuyên viên tôn giáo", by=world.van, on=monday)
    end_post(post.pk, version=2, until=date(2026, 5, 31), by=world.van, on=monday)

    def titles(on: date) -> list[str]:
        return [line.post.title for line in posts_of_unit(world.office, on)]

    assert titles(date(2026, 4, 30)) == ["Trưởng phòng", "Chuyên viên"]
    assert titles(MAY) == ["Trưởng phòng", "Chuyên viên", "Chuyên viên tôn giáo"]
    assert titles(date(2026, 6, 1)) == ["Trưởng phòng", "Chuyên viên"]


def test_posts_that_cannot_be_are_refused(world: World, monday: date) -> None:
    with pytest.raises(PostThere):
        open_post(world.office, new("Chuyên viên"), by=world.van, on=monday)
    with pytest.raises(UnitNotThere):
        open_post(world.office, new(since=date(2025, 6, 30)), by=world.van, on=monday)
    with pytest.raises(PostHeld, match="Phạm Thị Thu"):
        end_post(post_of(world.thu).pk, version=1, until=monday, by=world.van, on=monday)


def test_a_vacant_post_has_no_holder(world: World, monday: date) -> None:
    open_post(world.office, new(since=monday), by=world.van, on=monday)

    lines = {
        line.post.title: [h.name for h in line.holders]
        for line in posts_of_unit(world.office, monday)
    }

    assert lines["Chuyên viên dân vận"] == []
    assert lines["Chuyên viên"] == ["Phạm Thị Thu"]
