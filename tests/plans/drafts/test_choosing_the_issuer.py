"""Choosing who issued the plan and when: proposals follow, corrections stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.plans.actions.draft_items import accept_item, correct_item
from danvan.plans.actions.drafts_issuer import (
    IssuerChoice,
    IssuerNotYetThere,
    SameIssuerTwice,
    choose_issuer,
    correct_header,
)
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import header_item, header_of, value_of
from danvan.plans.values import DutyValue
from danvan.units.models import UnitVersion
from tests.factories.people import World
from tests.plans.drafts.conftest import ISSUED, ON

Find = Callable[[str], DraftItem]


def duty_of(item: DraftItem) -> DutyValue:
    """Return the duty an item holds now."""
    value = value_of(DraftItem.objects.get(pk=item.pk))
    assert isinstance(value, DutyValue)
    return value


def again(world: World, draft: PlanDraft, day: date = ISSUED) -> PlanDraft:
    """Choose the commune once more, for another day perhaps."""
    draft.refresh_from_db()
    choice = IssuerChoice(world.commune, day)
    return choose_issuer(draft.pk, version=draft.version, choice=choice, by=world.lan, on=ON)


def test_nothing_is_guessed_before_a_person_chooses(read_draft: PlanDraft) -> None:
    assert read_draft.issuer is None
    for item in read_draft.items.filter(kind="duty"):
        value = value_of(item)
        assert isinstance(value, DutyValue)
        assert not value.unit_ids


def test_names_are_looked_up_below_the_issuer(world: World, find: Find) -> None:
    own = duty_of(find("Tổng hợp, báo cáo"))
    both = duty_of(find("chi tiêu nội bộ"))
    unknown = duty_of(find("nộp hồ sơ trực tuyến"))

    assert own.unit_ids == (world.office.pk,)  # never the department next door
    assert both.unit_ids == (world.economy.pk,)
    assert both.partners[0].unit_ids == (world.office.pk,)
    assert [choice.printed for choice in unknown.unresolved] == ["Tổ Công nghệ số cộng đồng"]


def test_the_day_decides_which_units_there_were(world: World, find: Find) -> None:
    UnitVersion.objects.filter(unit=world.economy).update(until=date(2026, 3, 31))
    report = find("chi tiêu nội bộ")
    assert duty_of(report).unit_ids == (world.economy.pk,)

    again(world, report.draft, date(2026, 4, 6))

    assert duty_of(report).unit_ids == ()
    assert header_of(report.draft).date == "2026-04-06"


def test_corrections_are_never_overwritten(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    mine = replace(duty_of(item), text="Báo cáo kết quả năm.")
    correct_item(item.pk, version=item.version, value=mine, by=world.lan, on=ON)

    again(world, item.draft, date(2026, 4, 6))

    assert duty_of(item).text == "Báo cáo kết quả năm."
    assert duty_of(item).unit_ids == (world.office.pk,)


def test_a_row_accepted_with_another_proposal_waits_again(world: World, find: Find) -> None:
    kept, lost = find("Tổng hợp, báo cáo"), find("chi tiêu nội bộ")
    for item in (kept, lost):
        accept_item(item.pk, version=item.version, by=world.lan, on=ON)
    UnitVersion.objects.filter(unit=world.economy).update(until=date(2026, 3, 31))

    again(world, kept.draft, date(2026, 4, 6))

    kept.refresh_from_db()
    lost.refresh_from_db()
    assert kept.state == DraftItem.State.ACCEPTED
    assert lost.state == DraftItem.State.PENDING


def test_another_day_in_the_head_brings_other_proposals(world: World, draft: PlanDraft) -> None:
    head = header_item(draft)
    assert head is not None
    UnitVersion.objects.filter(unit=world.office).update(since=date(2026, 2, 1))
    before = replace(header_of(draft), date="2026-01-12")

    correct_header(head.pk, version=head.version, value=before, by=world.lan, on=ON)

    found = [duty_of(item).unit_ids for item in draft.items.filter(kind="duty")]
    assert not any(world.office.pk in ids for ids in found)


def test_a_unit_that_did_not_exist_cannot_have_issued(world: World, read_draft: PlanDraft) -> None:
    choice = IssuerChoice(world.commune, date(2024, 5, 6))

    with pytest.raises(IssuerNotYetThere, match="UBND xã An Bình không tồn tại ngày 06/05/2024"):
        choose_issuer(read_draft.pk, version=read_draft.version, choice=choice, by=world.lan, on=ON)


def test_two_issuers_are_two(world: World, read_draft: PlanDraft) -> None:
    choice = IssuerChoice(world.commune, ISSUED, co_issuer=world.commune)

    with pytest.raises(SameIssuerTwice):
        choose_issuer(read_draft.pk, version=read_draft.version, choice=choice, by=world.lan, on=ON)


def test_nobody_names_a_neighbour_as_issuer(world: World, read_draft: PlanDraft) -> None:
    choice = IssuerChoice(world.neighbour, ISSUED)

    with pytest.raises(NotAllowed):
        choose_issuer(read_draft.pk, version=read_draft.version, choice=choice, by=world.lan, on=ON)


def test_the_second_of_two_people_is_told(world: World, read_draft: PlanDraft) -> None:
    seen = read_draft.version
    again(world, read_draft)

    with pytest.raises(StaleRecord):
        choose_issuer(
            read_draft.pk,
            version=seen,
            choice=IssuerChoice(world.commune, ISSUED),
            by=world.lan,
            on=ON,
        )


def test_the_page_proposes_and_saves(world: World, read_draft: PlanDraft, lan: Client) -> None:
    url = reverse("plans:draft-issuer", args=[read_draft.public_id])
    page = lan.get(url).content.decode()
    assert "UBND xã An Bình" in page
    assert 'value="02/03/2026"' in page
    assert "UBND xã Phú Lâm" not in page

    answer = lan.post(
        url, {"version": read_draft.version, "issuer": world.commune.pk, "day": "02/03/2026"}
    )

    read_draft.refresh_from_db()
    assert answer.status_code == 302
    assert read_draft.issuer == world.commune


def test_the_page_keeps_what_was_typed_when_the_day_is_wrong(
    world: World, read_draft: PlanDraft, lan: Client
) -> None:
    url = reverse("plans:draft-issuer", args=[read_draft.public_id])

    answer = lan.post(
        url, {"version": read_draft.version, "issuer": world.commune.pk, "day": "31/02/2026"}
    )

    assert answer.status_code == 422
    assert 'value="31/02/2026"' in answer.content.decode()
