"""Who leads a piece of work is named by whoever assigns it, among the leaders of the units."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.actions.assign import NotALeader, set_leader
from danvan.obligations.actions.refusals import WorkClosed
from danvan.obligations.models import Obligation
from danvan.obligations.queries.person_work import leaders_for
from tests.conftest import signed_in
from tests.factories.obligations import owed
from tests.factories.people import World


def test_leaders_of_every_unit_with_a_part_are_offered(world: World, monday: date) -> None:
    assert leaders_for(owed(world), on=monday) == [
        (world.hung.pk, "Lê Quốc Hùng – Trưởng phòng"),
        (world.minh.pk, "Trần Văn Minh – Chủ tịch UBND xã"),
    ]


def test_named_and_taken_back(world: World, monday: date) -> None:
    work = owed(world)

    set_leader(work.pk, version=1, leader=world.minh, by=world.hung, on=monday)
    work.refresh_from_db()
    assert work.leader == world.minh
    set_leader(work.pk, version=2, leader=None, by=world.hung, on=monday)

    work.refresh_from_db()
    assert work.leader is None


@pytest.mark.parametrize("name", ["thu", "quang", "lan", "hoa", "son", "kim", "dung"])
def test_who_may_not(world: World, monday: date, name: str) -> None:
    work = owed(world)

    with pytest.raises(NotAllowed):
        set_leader(work.pk, version=1, leader=world.minh, by=world.people()[name], on=monday)


def test_what_cannot_be_is_refused(world: World, monday: date) -> None:
    work = owed(world)

    for person in (world.thu, world.son, world.quang):  # no leader, or of another unit
        with pytest.raises(NotALeader):
            set_leader(work.pk, version=1, leader=person, by=world.hung, on=monday)
    with pytest.raises(StaleRecord):
        set_leader(work.pk, version=4, leader=world.minh, by=world.hung, on=monday)
    Obligation.objects.filter(pk=work.pk).update(state="confirmed")
    with pytest.raises(WorkClosed):
        set_leader(work.pk, version=1, leader=world.minh, by=world.hung, on=monday)


@pytest.mark.usefixtures("today")
def test_on_the_page(world: World) -> None:
    work = owed(world)
    client = signed_in(world.hung)

    client.post(
        reverse("obligations:act", args=[work.public_id, "phu-trach"]),
        {"version": 1, "leader": world.minh.pk},
    )

    page = client.get(reverse("obligations:detail", args=[work.public_id])).content.decode()
    assert "<dt>Lãnh đạo phụ trách</dt><dd>Trần Văn Minh</dd>" in page
