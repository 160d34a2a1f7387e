"""The keeper corrects a row, follows it by a new one, adds one; nothing is lost or done unseen."""

from datetime import date

import pytest
from django.core.management import call_command

from danvan.accounts.models import AuditEvent
from danvan.base.acts import ActRefused, NotAllowed, StaleRecord
from danvan.law.actions import load_limits
from danvan.law.actions.editing import (
    NoReason,
    NothingChanged,
    add_row,
    correct_row,
    follow_row,
)
from danvan.law.actions.facts import NotCountable, WrongDays
from danvan.law.models import Threshold, TimeLimit
from danvan.law.queries import limit_table, whole_calendar
from danvan.rules.deadlines.statutory import statutory_deadline
from tests.factories.people import World
from tests.law.keeping import ON, facts_of, keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def reply() -> TimeLimit:
    """The ten working days in which people are answered after reception."""
    load_limits()
    return TimeLimit.objects.get(code="tcd.thong_bao_ket_qua")


def test_a_correction_tells_before_and_after_and_why(world: World, reply: TimeLimit) -> None:
    oanh = keeper(world)

    correct_row(
        reply.pk,
        facts_of(reply, duration=8, note="Đối chiếu Công báo"),
        reason="Đối chiếu bản hợp nhất",
        version=reply.version,
        by=oanh,
        on=ON,
    )

    row = TimeLimit.objects.get(pk=reply.pk)
    assert (row.duration, row.edited, row.version) == (8, True, reply.version + 1)
    event = AuditEvent.objects.get(code="law.limit_corrected")
    assert event.facts["before"] == "ghi chú —; số 10"
    assert event.facts["after"] == "ghi chú Đối chiếu Công báo; số 8"
    assert event.facts["reason"] == "Đối chiếu bản hợp nhất"


def test_what_was_edited_stays_when_the_law_is_loaded_again(world: World, reply: TimeLimit) -> None:
    correct_row(
        reply.pk, facts_of(reply, duration=8), reason="Sửa", version=1, by=keeper(world), on=ON
    )

    again = load_limits()

    assert (again.added, again.changed) == (0, 0)
    assert TimeLimit.objects.get(pk=reply.pk).duration == 8


def test_loading_all_of_the_law_twice_changes_nothing() -> None:
    call_command("load_law")
    before = list(TimeLimit.objects.order_by("id").values())
    shares = list(Threshold.objects.order_by("id").values())

    call_command("load_law")

    assert list(TimeLimit.objects.order_by("id").values()) == before
    assert list(Threshold.objects.order_by("id").values()) == shares
    assert len(before) >= 80
    assert len(shares) >= 10


def test_a_new_row_follows_the_old_one_and_old_work_keeps_its_law(
    world: World, reply: TimeLimit
) -> None:
    begins = date(2026, 8, 1)

    new = follow_row(
        reply.pk,
        facts_of(reply, duration=7, since=begins, source="Nghị định mới, Điều 5"),
        reason="Nghị định mới",
        version=1,
        by=keeper(world),
        on=ON,
    )

    old = TimeLimit.objects.get(pk=reply.pk)
    assert (old.until, old.edited) == (date(2026, 7, 31), True)
    assert (new.step, new.since, new.code) == (reply.step, begins, "")
    table, calendar = limit_table(), whole_calendar()
    # Fri 31 July + 10 wd = Fri 14 Aug; Mon 3 August + 7 wd = Wed 12 Aug.
    assert statutory_deadline(table, calendar, reply.step, date(2026, 7, 31)).due == date(
        2026, 8, 14
    )
    assert statutory_deadline(table, calendar, reply.step, date(2026, 8, 3)).due == date(
        2026, 8, 12
    )
    assert set(AuditEvent.objects.values_list("code", flat=True)) >= {
        "law.limit_followed",
        "law.limit_added",
    }


def test_a_row_is_added_for_a_step_of_ones_own(world: World, reply: TimeLimit) -> None:
    facts = facts_of(reply, subject="Trả lời ý kiến hòm thư", source="Quy chế của xã, Điều 3")

    made = add_row("house.letter_box", facts, reason="Quy chế", by=keeper(world), on=ON)

    assert made.edited
    assert statutory_deadline(
        limit_table(), whole_calendar(), "house.letter_box", date(2026, 7, 6)
    ).due == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("changes", "reason", "refusal"),
    [
        pytest.param({"duration": 8}, "  ", NoReason, id="no-reason"),
        pytest.param({}, "Sửa", NothingChanged, id="nothing"),
        pytest.param({"until": date(2014, 6, 30)}, "Sửa", WrongDays, id="ends-before"),
        pytest.param({"duration": None}, "Sửa", NotCountable, id="no-number"),
        pytest.param({"kind": "min_frequency"}, "Sửa", NotCountable, id="no-period"),
        pytest.param({"extended_to": 15}, "Sửa", NotCountable, id="longer-when"),
        pytest.param({"duration": 1000, "unit": "year"}, "Sửa", NotCountable, id="too-long"),
        pytest.param(
            {"duration": -5, "extended_to": 7, "extended_when": "complex"},
            "Sửa",
            NotCountable,
            id="backward-and-longer",
        ),
        pytest.param(
            {"extended_to": 9, "extended_when": "complex"}, "Sửa", NotCountable, id="shorter"
        ),
        pytest.param(
            {"kind": "min_frequency", "period": "month", "duration": 0},
            "Sửa",
            NotCountable,
            id="never",
        ),
        pytest.param({"extended_when": "complex"}, "Sửa", NotCountable, id="how-much-longer"),
    ],
)
def test_refuses_what_makes_no_row(
    world: World,
    reply: TimeLimit,
    changes: dict[str, object],
    reason: str,
    refusal: type[ActRefused],
) -> None:
    with pytest.raises(refusal):
        correct_row(
            reply.pk, facts_of(reply, **changes), reason=reason, version=1, by=keeper(world), on=ON
        )

    assert TimeLimit.objects.get(pk=reply.pk).version == 1


def test_a_new_row_begins_after_the_old_one_and_leaves_no_gap(
    world: World, reply: TimeLimit
) -> None:
    oanh = keeper(world)
    ended = TimeLimit.objects.get(code="tcd.xa.dinh_ky.2014")  # until 30 June 2026
    days = [(reply, reply.since), (reply, date.min), (ended, date(2026, 7, 2))]

    for row, begins in days:
        with pytest.raises(WrongDays):
            follow_row(
                row.pk, facts_of(row, since=begins, until=None), reason="Sửa",
                version=row.version, by=oanh, on=ON,
            )  # fmt: skip


def test_an_operator_of_a_commune_and_a_leader_may_not(world: World, reply: TimeLimit) -> None:
    for one in (world.van, world.minh, world.kim):
        with pytest.raises(NotAllowed):
            correct_row(
                reply.pk, facts_of(reply, duration=8), reason="Sửa", version=1, by=one, on=ON
            )


def test_two_keepers_at_once(world: World, reply: TimeLimit) -> None:
    oanh = keeper(world)
    correct_row(reply.pk, facts_of(reply, duration=8), reason="a", version=1, by=oanh, on=ON)

    with pytest.raises(StaleRecord):
        correct_row(reply.pk, facts_of(reply, duration=9), reason="b", version=1, by=oanh, on=ON)
