"""Giving a task: whom, by when, on what word; bodies outside the authority are asked."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed
from danvan.law.actions import load_holidays
from danvan.obligations.actions.give import DayGone, NobodyNamed, PersonElsewhere, Task, give_task
from danvan.obligations.models import Nature, Obligation
from tests.factories.people import World

FRIDAY = date(2026, 3, 20)


def test_one_task_for_several_units(world: World, monday: date) -> None:
    task = Task(
        "Chuẩn bị tài liệu họp thôn",
        world.commune.pk,
        units=(world.office.pk, world.economy.pk),
        due=FRIDAY,
        basis="Kết luận giao ban ngày 09/3",
    )

    made = give_task(task, by=world.minh, on=monday)

    assert len(made) == 2
    assert {row.parties.get(part="debtor").unit for row in made} == {world.office, world.economy}
    assert {row.parties.get(part="creditor").unit for row in made} == {world.commune}
    assert made[0].basis_quote == "Kết luận giao ban ngày 09/3"
    assert made[0].due_steps == ["Người giao đặt hạn 20/03/2026."]


def test_a_person_brings_his_unit_along(world: World, monday: date) -> None:
    (made,) = give_task(
        Task("Gọi lại cho ông Bảy", world.commune.pk, person=world.thu), by=world.lan, on=monday
    )

    assert made.assignee == world.thu
    assert made.parties.get(part="debtor").unit == world.office
    assert made.due_steps == ["Người giao không đặt hạn."]


def test_a_head_gives_work_to_his_own_people(world: World, monday: date) -> None:
    (made,) = give_task(
        Task("Soạn giấy mời", world.office.pk, person=world.thu, due=FRIDAY),
        by=world.hung,
        on=monday,
    )

    assert set(made.parties.values_list("unit", "part")) == {
        (world.office.pk, "debtor"),
        (world.office.pk, "creditor"),
    }


def test_a_body_outside_is_asked_not_ordered(world: World, monday: date) -> None:
    task = Task(
        "Cử người dự buổi đối thoại",
        world.commune.pk,
        units=(world.office.pk,),
        outside=(world.front.pk,),
        due=FRIDAY,
    )

    ordered, asked = give_task(task, by=world.lan, on=monday)

    assert (ordered.nature, ordered.due) == (Nature.DELIVERABLE, FRIDAY)
    assert (asked.nature, asked.due) == (Nature.REQUEST, None)
    assert "Mong có trả lời trước ngày 20/03/2026." in asked.due_steps


def test_a_day_off_is_told(world: World) -> None:
    load_holidays()

    (made,) = give_task(
        Task("Trực cơ quan", world.commune.pk, units=(world.office.pk,), due=date(2026, 4, 30)),
        by=world.lan,
        on=date(2026, 4, 20),
    )

    assert made.due == date(2026, 4, 30)
    assert made.due_steps[-1] == ("Ngày hạn là ngày nghỉ: nên gửi chậm nhất thứ Tư, 29/04/2026.")


def test_what_cannot_be_given(world: World, monday: date) -> None:
    with pytest.raises(NobodyNamed):
        give_task(Task("x", world.commune.pk), by=world.lan, on=monday)
    with pytest.raises(DayGone):
        give_task(
            Task("x", world.commune.pk, units=(world.office.pk,), due=date(2026, 3, 8)),
            by=world.lan,
            on=monday,
        )
    with pytest.raises(PersonElsewhere):
        give_task(
            Task("x", world.commune.pk, units=(world.economy.pk,), person=world.thu),
            by=world.lan,
            on=monday,
        )


def test_who_may_not_give(world: World, monday: date) -> None:
    for person, unit in ((world.hoa, world.office), (world.thu, world.office)):
        with pytest.raises(NotAllowed):
            give_task(Task("x", world.commune.pk, units=(unit.pk,)), by=person, on=monday)
    with pytest.raises(NotAllowed):
        give_task(Task("x", world.commune.pk, units=(world.neighbour.pk,)), by=world.lan, on=monday)
    with pytest.raises(NotAllowed):
        give_task(Task("x", world.office.pk, outside=(world.front.pk,)), by=world.hung, on=monday)
    assert not Obligation.objects.exists()
