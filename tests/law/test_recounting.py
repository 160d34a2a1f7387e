"""When the table changes, running work is listed to who may recount it, and never moves itself."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed
from danvan.law.actions.editing import NoReason, correct_row
from danvan.law.actions.recount import recount_work
from danvan.law.affected import affected_work
from danvan.law.models import TimeLimit
from danvan.petitions.models import PetitionObligation
from tests.factories.people import World
from tests.factories.petitions import load_law, petition, receptionist
from tests.law.keeping import facts_of, keeper

pytestmark = pytest.mark.django_db

ON = date(2026, 7, 7)


@pytest.fixture
def owed(world: World) -> PetitionObligation:
    """What xã An Bình owes for a petition that came on 6 July 2026: triage by the 16th."""
    load_law()
    nga = receptionist(world)
    return petition(world, nga).owed.get(step="petition.triage")


def shorten(world: World) -> None:
    """Make the ten days of triage eight."""
    row = TimeLimit.objects.get(code="don.phan_loai.trinh")
    correct_row(
        row.pk, facts_of(row, duration=8), reason="Quyết định mới", version=1, by=keeper(world),
        on=ON,
    )  # fmt: skip


def due(owed: PetitionObligation) -> date | None:
    """Return the day the work is due now."""
    return PetitionObligation.objects.select_related("obligation").get(pk=owed.pk).obligation.due


def test_nothing_is_listed_while_the_table_agrees(world: World, owed: PetitionObligation) -> None:
    assert affected_work(owed.petition.entered_by or world.lan, ON) == ()


def test_a_changed_row_is_listed_and_recounted_by_choice(
    world: World, owed: PetitionObligation
) -> None:
    nga = owed.petition.entered_by
    assert nga is not None
    shorten(world)

    listed = affected_work(nga, ON)
    assert [(one.before, one.after) for one in listed] == [(date(2026, 7, 16), date(2026, 7, 14))]
    assert due(owed) == date(2026, 7, 16)

    assert recount_work([listed[0].key], reason="Theo quyết định mới", by=nga, on=ON) == 1
    assert due(owed) == date(2026, 7, 14)
    assert affected_work(nga, ON) == ()
    assert AuditEvent.objects.get(code="law.recounted").facts["count"] == 1
    assert AuditEvent.objects.filter(code="obligations.redated").exists()


def test_nobody_else_sees_or_moves_it(world: World, owed: PetitionObligation) -> None:
    shorten(world)
    key = f"petition:{owed.pk}"

    for one in (world.van, world.hoa, world.thu, world.kim):
        assert affected_work(one, ON) == ()
        with pytest.raises(NotAllowed):
            recount_work([key], reason="Thử", by=one, on=ON)
    assert due(owed) == date(2026, 7, 16)


def test_a_reason_is_asked(world: World, owed: PetitionObligation) -> None:
    nga = owed.petition.entered_by
    assert nga is not None
    shorten(world)

    with pytest.raises(NoReason):
        recount_work([f"petition:{owed.pk}"], reason=" ", by=nga, on=ON)


def test_the_page_asks_for_a_choice_and_a_reason(world: World, owed: PetitionObligation) -> None:
    nga, client = owed.petition.entered_by, Client()
    assert nga is not None
    shorten(world)
    client.force_login(nga)
    page = reverse("law:affected")

    refused = client.post(page, {"reason": "Theo quyết định mới"})
    done = client.post(
        page, {"viec": [f"petition:{owed.pk}"], "reason": "Theo quyết định mới"}, follow=True
    )

    assert refused.status_code == 422
    assert 'href="#id_viec_0"' in refused.content.decode()
    assert 'id="id_viec_0"' in refused.content.decode()
    assert "Đã tính lại hạn 1 việc" in done.content.decode()
    assert due(owed) == date(2026, 7, 14)
