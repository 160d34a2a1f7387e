"""The life of a request: sent, received, answered, or without answer; never late."""

from datetime import date

import pytest

from danvan.base.acts import NotAllowed
from danvan.obligations.actions.refusals import MoveRefused
from danvan.obligations.actions.requests import NumberMissing, move_request
from danvan.obligations.models import Nature, Obligation
from danvan.obligations.queries.shown import judged, standing_of
from tests.factories.obligations import owed
from tests.factories.people import World


@pytest.fixture
def request_sent(world: World, monday: date) -> Obligation:
    row = owed(world, nature=Nature.REQUEST, debtor=world.party.pk)
    move_request(row.pk, version=1, to="sent", number="20/UBND", note="", by=world.lan, on=monday)
    row.refresh_from_db()
    return row


def test_it_goes_from_sent_to_answered(
    world: World, request_sent: Obligation, monday: date
) -> None:
    move_request(
        request_sent.pk, version=2, to="received", number="", note="", by=world.dung, on=monday
    )
    move_request(
        request_sent.pk, version=3, to="answered", number="7-CV/BXDĐ", note="", by=world.dung,
        on=monday,
    )  # fmt: skip

    request_sent.refresh_from_db()
    assert (request_sent.state, request_sent.closed_on) == ("answered", monday)
    steps = request_sent.request_steps.values_list("state", "number")
    assert list(steps) == [("sent", "20/UBND"), ("received", ""), ("answered", "7-CV/BXDĐ")]


def test_without_answer_it_is_closed_by_its_sender_and_never_late(
    world: World, request_sent: Obligation
) -> None:
    years_after = date(2027, 3, 1)
    with pytest.raises(NotAllowed):
        move_request(
            request_sent.pk,
            version=2,
            to="unanswered",
            number="",
            note="",
            by=world.dung,
            on=years_after,
        )
    move_request(
        request_sent.pk,
        version=2,
        to="unanswered",
        number="",
        note="",
        by=world.lan,
        on=years_after,
    )

    row = judged(Obligation.objects.filter(pk=request_sent.pk)).get()
    assert standing_of(row, years_after).tone == "muted"
    move_request(
        row.pk, version=3, to="answered", number="", note="Trả lời tại họp", by=world.lan,
        on=years_after,
    )  # fmt: skip


def test_steps_are_not_skipped_and_letters_are_named(world: World, monday: date) -> None:
    row = owed(world, nature=Nature.REQUEST, debtor=world.party.pk)

    with pytest.raises(MoveRefused):
        move_request(row.pk, version=1, to="answered", number="1", note="", by=world.lan, on=monday)
    with pytest.raises(NumberMissing):
        move_request(row.pk, version=1, to="sent", number=" ", note="", by=world.lan, on=monday)
    with pytest.raises(NotAllowed):
        move_request(row.pk, version=1, to="sent", number="1", note="", by=world.hoa, on=monday)
