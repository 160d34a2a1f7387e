"""Opening obligations: rows, parties and the record, one or many at once."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent
from danvan.obligations.actions.open import (
    OpeningMisfit,
    open_obligation,
    open_obligations,
)
from danvan.obligations.models import Nature, Obligation, ObligationParty
from tests.factories.obligations import opening
from tests.factories.people import World


def test_opens_with_its_parties_and_its_record(world: World, monday: date) -> None:
    made = open_obligation(
        opening(world, partners=(world.front.pk,), preparing=(world.economy.pk,)),
        by=world.lan,
        on=monday,
    )

    parts = set(ObligationParty.objects.filter(obligation=made).values_list("unit", "part"))
    assert parts == {
        (world.office.pk, "debtor"),
        (world.commune.pk, "creditor"),
        (world.front.pk, "partner"),
        (world.economy.pk, "preparing"),
    }
    event = AuditEvent.objects.get(about_id=made.pk, code="obligations.opened")
    assert (event.by, event.facts) == (world.lan, {"due": "2026-06-30"})
    assert made.state == Obligation.State.OPEN
    assert Obligation.objects.get(pk=made.pk).due_steps == ["Văn bản ghi hạn 30/06/2026."]


def test_a_debtor_is_not_its_own_partner(world: World, monday: date) -> None:
    made = open_obligation(
        opening(world, partners=(world.office.pk, world.front.pk, world.front.pk)),
        by=world.lan,
        on=monday,
    )

    partners = made.parties.filter(part=ObligationParty.Part.PARTNER)
    assert [party.unit_id for party in partners] == [world.front.pk]


@pytest.mark.parametrize("nature", [Nature.STANDING, Nature.REQUEST])
def test_refuses_a_day_where_none_may_be(world: World, monday: date, nature: str) -> None:
    with pytest.raises(OpeningMisfit):
        open_obligation(opening(world, nature=nature), by=world.lan, on=monday)

    assert not Obligation.objects.exists()


def test_many_keep_their_order(world: World, monday: date) -> None:
    titles = [f"Việc số {n}" for n in range(7)]

    made = open_obligations([opening(world, title=t) for t in titles], by=None, on=monday)

    assert [row.title for row in made] == titles
    assert AuditEvent.objects.filter(code="obligations.opened", by=None).count() == 7
