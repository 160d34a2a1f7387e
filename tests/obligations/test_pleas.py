"""Asking for more time or to be freed, and what the creditor decides."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.actions.pleas import (
    DayNotLater,
    NoDayToMove,
    NothingAsked,
    PleaWaiting,
    ask_extension,
    ask_waiver,
    decide_extension,
    decide_waiver,
)
from danvan.obligations.actions.refusals import WordMissing
from danvan.obligations.models import Obligation
from danvan.obligations.queries.shown import judged, work_items
from tests.factories.obligations import owed
from tests.factories.people import World

ASKED = date(2026, 7, 15)


@pytest.fixture
def work(world: World) -> Obligation:
    return owed(world, inner_due=date(2026, 6, 25))


def ask(world: World, work: Obligation, on: date) -> None:
    ask_extension(
        work.pk,
        version=work.version,
        asked_due=ASKED,
        reason="Mưa lũ, hoãn họp thôn",
        by=world.thu,
        on=on,
    )
    work.refresh_from_db()


def test_a_granted_extension_moves_the_day_and_keeps_the_old_one(
    world: World, work: Obligation, monday: date
) -> None:
    ask(world, work, monday)
    assert work.due == date(2026, 6, 30)

    decide_extension(
        work.pk, version=2, grant=True, new_due=None, answer="", by=world.lan, on=monday
    )

    work.refresh_from_db()
    assert (work.due, work.inner_due) == (ASKED, date(2026, 7, 10))
    assert work.due_steps[0] == "Văn bản ghi hạn 30/06/2026."
    assert work.due_steps[-1] == (
        "Gia hạn từ 30/06/2026 đến 15/07/2026, quyết định ngày 09/03/2026; "
        "lý do: Mưa lũ, hoãn họp thôn."
    )
    (item,) = work_items([judged(Obligation.objects.filter(pk=work.pk)).get()], on=monday)
    assert (item.due, item.before) == (ASKED, date(2026, 6, 30))


def test_the_creditor_may_grant_another_day(world: World, work: Obligation, monday: date) -> None:
    ask(world, work, monday)

    decide_extension(
        work.pk,
        version=2,
        grant=True,
        new_due=date(2026, 7, 3),
        answer="Chỉ ba ngày",
        by=world.minh,
        on=monday,
    )

    work.refresh_from_db()
    assert work.due == date(2026, 7, 3)


def test_a_refusal_needs_a_reason_and_leaves_the_day(
    world: World, work: Obligation, monday: date
) -> None:
    ask(world, work, monday)
    with pytest.raises(WordMissing):
        decide_extension(
            work.pk, version=2, grant=False, new_due=None, answer="", by=world.lan, on=monday
        )

    decide_extension(
        work.pk,
        version=2,
        grant=False,
        new_due=None,
        answer="Còn đủ thì giờ",
        by=world.lan,
        on=monday,
    )

    work.refresh_from_db()
    assert work.due == date(2026, 6, 30)
    ask(world, work, monday)  # one may ask again


def test_what_cannot_be_asked(world: World, work: Obligation, monday: date) -> None:
    with pytest.raises(DayNotLater):
        ask_extension(
            work.pk, version=1, asked_due=work.due or ASKED, reason="x", by=world.thu, on=monday
        )
    undated = owed(world, due=None, due_steps=())
    with pytest.raises(NoDayToMove):
        ask_extension(undated.pk, version=1, asked_due=ASKED, reason="x", by=world.thu, on=monday)
    ask(world, work, monday)
    with pytest.raises(PleaWaiting):
        ask_extension(work.pk, version=2, asked_due=ASKED, reason="x", by=world.hung, on=monday)


def test_nobody_decides_what_he_asked_or_what_is_not_his(world: World, monday: date) -> None:
    own = owed(world, debtor=world.commune.pk)
    ask_extension(own.pk, version=1, asked_due=ASKED, reason="x", by=world.lan, on=monday)

    for person in (world.lan, world.hoa, world.thu):
        with pytest.raises(NotAllowed):
            decide_extension(
                own.pk, version=2, grant=True, new_due=None, answer="", by=person, on=monday
            )
    with pytest.raises(NothingAsked):
        decide_waiver(own.pk, version=2, grant=True, answer="", by=world.minh, on=monday)


def test_a_leader_frees_the_debtor(world: World, work: Obligation, monday: date) -> None:
    ask_waiver(work.pk, version=1, reason="Xã không có chợ", by=world.hung, on=monday)
    with pytest.raises(NotAllowed):
        decide_waiver(work.pk, version=2, grant=True, answer="", by=world.lan, on=monday)

    decide_waiver(work.pk, version=2, grant=True, answer="Đồng ý", by=world.minh, on=monday)

    work.refresh_from_db()
    assert (work.state, work.closed_on) == ("waived", monday)
    waiver = work.waivers.get()
    assert (waiver.reason, waiver.decided_by) == ("Xã không có chợ", world.minh)


def test_a_decision_on_an_old_view_is_refused(world: World, work: Obligation, monday: date) -> None:
    ask(world, work, monday)

    with pytest.raises(StaleRecord):
        decide_extension(
            work.pk, version=1, grant=True, new_due=None, answer="", by=world.lan, on=monday
        )
