"""A finding is passed over with a reason, stays to be seen with who and when, and comes back."""

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.plans.actions.draft_items import DecisionUnfit, ReasonMissing, drop_item
from danvan.plans.actions.findings import restore_finding, waive_finding
from danvan.plans.models import DraftItem, PlanDraft
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, browser

State = DraftItem.State
REASON = "Tổ đã nhận bản giấy"
PART = {"HX-Request": "true"}


@pytest.fixture
def finding(draft: PlanDraft) -> DraftItem:
    """The unit with work that is not told."""
    return next(
        item
        for item in draft.items.filter(kind="finding")
        if item.read["code"] == "recipient_missing"
    )


@pytest.fixture
def waived(world: World, finding: DraftItem) -> DraftItem:
    """The finding as Lan passed over it."""
    return waive_finding(
        finding.pk, version=finding.version, reason=f" {REASON} ", by=world.lan, on=ON
    )


def test_it_keeps_who_passed_over_it_when_and_why(world: World, waived: DraftItem) -> None:
    waived.refresh_from_db()

    assert (waived.state, waived.reason) == (State.DROPPED, REASON)
    assert (waived.changed_by, waived.decided_on) == (world.lan, ON)
    event = AuditEvent.objects.get(code="plans.finding_waived", by=world.lan)
    assert event.facts["reason"] == REASON
    assert event.facts["point"].startswith("“Tổ Công nghệ số cộng đồng”")


def test_it_comes_back_as_if_nothing_had_been(world: World, waived: DraftItem) -> None:
    back = restore_finding(waived.pk, version=waived.version, by=world.lan, on=ON)

    back.refresh_from_db()
    assert (back.state, back.reason, back.decided_on) == (State.PENDING, "", None)
    assert AuditEvent.objects.filter(code="plans.finding_restored", by=world.lan).count() == 1


def test_no_finding_is_passed_over_without_a_reason(world: World, finding: DraftItem) -> None:
    with pytest.raises(ReasonMissing):
        waive_finding(finding.pk, version=finding.version, reason="  ", by=world.lan, on=ON)

    finding.refresh_from_db()
    assert finding.state == State.PENDING


def test_only_what_is_open_is_passed_over_and_only_that_comes_back(
    world: World, draft: PlanDraft, finding: DraftItem
) -> None:
    duty = draft.items.filter(kind="duty")[0]
    seen = finding.version

    with pytest.raises(DecisionUnfit):
        restore_finding(finding.pk, version=seen, by=world.lan, on=ON)
    with pytest.raises(DecisionUnfit):
        drop_item(finding.pk, version=seen, reason="Thừa", by=world.lan, on=ON)
    with pytest.raises(DecisionUnfit):
        waive_finding(duty.pk, version=duty.version, reason="Thừa", by=world.lan, on=ON)
    waived = waive_finding(finding.pk, version=seen, reason=REASON, by=world.lan, on=ON)
    with pytest.raises(DecisionUnfit):
        waive_finding(waived.pk, version=waived.version, reason="Nữa", by=world.lan, on=ON)


def test_a_stranger_and_a_late_comer_change_nothing(world: World, finding: DraftItem) -> None:
    with pytest.raises(NotAllowed):
        waive_finding(finding.pk, version=finding.version, reason="Bỏ", by=world.hoa, on=ON)
    waive_finding(finding.pk, version=finding.version, reason=REASON, by=world.lan, on=ON)

    with pytest.raises(StaleRecord):
        waive_finding(finding.pk, version=finding.version, reason="Bỏ", by=world.lan, on=ON)


def test_the_page_asks_why_and_then_says_who_and_when(lan: Client, finding: DraftItem) -> None:
    where = [finding.draft.public_id, finding.pk]
    decide = reverse("plans:draft-decide", args=[*where, "bo"])
    asked = lan.get(decide, headers=PART).content.decode()

    refused = lan.post(decide, {"version": finding.version, "reason": ""}, headers=PART)
    done = lan.post(decide, {"version": finding.version, "reason": REASON}, headers=PART)

    assert "Lý do" in asked
    assert refused.status_code == 422
    shown = done.content.decode()
    assert REASON in shown
    assert "Lan" in shown
    assert "09/03/2026" in shown
    assert "Lấy lại" in shown


def test_what_was_passed_over_stands_apart_and_is_taken_back_there(
    lan: Client, waived: DraftItem
) -> None:
    page = reverse("plans:draft", args=[waived.draft.public_id])
    settle = reverse("plans:draft-settle", args=[waived.draft.public_id, waived.pk, "hoan-tac"])

    before = lan.get(page).content.decode()
    lan.post(settle, {"version": waived.version})
    after = lan.get(page).content.decode()

    assert f'id="row-{waived.pk}"' in before.split('class="waivers"')[1]
    assert 'class="waivers"' not in after
    assert f'id="row-{waived.pk}"' in after


def test_each_finding_says_what_it_rests_on(lan: Client, draft: PlanDraft) -> None:
    page = lan.get(reverse("plans:draft", args=[draft.public_id])).content.decode()

    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I" in page
    assert "TXT-05" in page


def test_other_decisions_on_a_finding_are_unknown_addresses(
    lan: Client, finding: DraftItem
) -> None:
    settle = reverse("plans:draft-settle", args=[finding.draft.public_id, finding.pk, "nhan"])

    assert lan.post(settle, {"version": finding.version}).status_code == 404


def test_who_only_reads_sees_no_button(world: World, waived: DraftItem) -> None:
    page = reverse("plans:draft", args=[waived.draft.public_id])

    shown = browser(world.minh).get(page).content.decode()

    assert REASON in shown
    assert f"{waived.pk}/quyet/hoan-tac" not in shown
