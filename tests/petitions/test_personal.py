"""What a person may ask about his data: clocks, the paper of all that is held, corrections."""

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.obligations.models import Obligation
from danvan.petitions.actions.personal import (
    answer_data_request,
    carry_out_request,
    take_data_request,
)
from danvan.petitions.models import (
    DataRequest,
    ErasureHold,
    PersonalAccess,
    Petition,
    RetentionRule,
)
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist
from tests.factories.sealed import DENOUNCER, denunciation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day_of_arrival(settings: Any) -> None:
    """The program believes that the petition comes today."""
    settings.TODAY = ARRIVED


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def url(case: Petition, name: str = "personal", *more: object) -> str:
    """The address of a page about a case's personal data."""
    return reverse(f"petitions:{name}", args=[case.public_id, *more])


# received Monday 06/7/2026: two working days end on Wednesday 08/7; fifteen days on Tuesday 21/7
def test_an_answer_is_owed_in_two_working_days_and_mending_in_fifteen(
    world: World, nga: User
) -> None:
    case = petition(world, nga)

    asked = take_data_request(case.pk, "correct", ARRIVED, by=nga, on=ARRIVED)

    assert asked.obligation is not None
    assert asked.carrying is not None
    assert asked.obligation.due == date(2026, 7, 8)
    assert asked.carrying.due == date(2026, 7, 21)
    answer_data_request(asked.pk, "Đã báo sẽ sửa", by=nga, on=ARRIVED)
    carry_out_request(asked.pk, by=nga, on=ARRIVED)
    states = Obligation.objects.filter(pk__in=[asked.obligation.pk, asked.carrying.pk])
    assert {one.state for one in states} == {"confirmed"}


def test_who_asks_only_to_know_is_owed_no_more_than_an_answer(world: World, nga: User) -> None:
    asked = take_data_request(petition(world, nga).pk, "know", ARRIVED, by=nga, on=ARRIVED)

    assert asked.carrying is None


def test_the_page_names_nobody_until_a_purpose_is_given(world: World, nga: User) -> None:
    case = petition(world, nga)
    browser = signed_in(nga)

    assert "Cao Thị Lượm" not in browser.get(url(case)).content.decode()
    assert browser.post(url(case, "personal-held"), {"purpose": "in"}).status_code == 422
    paper = browser.post(url(case, "personal-held"), {"purpose": "In cho người gửi đơn xem"})
    assert "Cao Thị Lượm" in paper.content.decode()
    assert paper["Cache-Control"] == "private, no-store"
    assert PersonalAccess.objects.get().purpose == "In cho người gửi đơn xem"
    assert "In cho người gửi đơn xem" in browser.get(url(case)).content.decode()


def test_what_is_held_is_mended_and_the_log_keeps_no_value(world: World, nga: User) -> None:
    case = petition(world, nga)
    person = case.petitioners.get()
    given = {"version": case.version, "name": "Cao Thị Lượm", "phone": "0905111222"}
    sent = {f"nguoi-{person.pk}-{name}": value for name, value in given.items()}

    answer = signed_in(nga).post(url(case, "personal-correct", person.pk), sent)

    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.phone, person.address) == ("0905111222", "")
    told = json.dumps(list(AuditEvent.objects.values("facts")))
    assert "0905111222" not in told
    stale = signed_in(nga).post(url(case, "personal-correct", person.pk), sent)
    assert stale.status_code == 422


def test_a_denouncer_is_neither_shown_nor_mended_here(world: World, nga: User) -> None:
    case = denunciation(world, nga)

    page = signed_in(nga).post(url(case, "personal-held"), {"purpose": "In cho người gửi đơn"})

    assert page.status_code == 422
    assert DENOUNCER.name not in page.content.decode()
    assert not PersonalAccess.objects.exists()


def test_asking_answering_and_holding_on_the_page(world: World, nga: User) -> None:
    case = petition(world, nga)
    browser = signed_in(nga)

    browser.post(url(case, "personal-ask"), {"wish": "erase", "received_on": "06/07/2026"})
    asked = DataRequest.objects.get()
    told = browser.post(
        url(case, "personal-answer", asked.pk), {f"tra-loi-{asked.pk}-answer": "Đơn còn giải quyết"}
    )
    assert told.status_code == 302
    browser.post(url(case, "personal-answer", asked.pk), {"carried": "1"})
    asked.refresh_from_db()
    assert asked.carried_out_on is None  # the case is open: its data is needed
    assert "chưa kết thúc" in browser.get(url(case)).content.decode()
    assert browser.post(url(case, "personal-hold"), {"reason": ""}).status_code == 422
    browser.post(url(case, "personal-hold"), {"reason": "Đang khởi kiện"})
    assert ErasureHold.objects.get().until is None
    browser.post(url(case, "personal-hold"), {"release": "1"})
    assert ErasureHold.objects.get().until == ARRIVED


def test_only_who_answers_for_the_register_opens_the_page(world: World, nga: User) -> None:
    case = petition(world, nga)

    assert signed_in(world.minh).get(url(case)).status_code == 200
    for user in (world.lan, world.thu, world.hoa, world.van):
        assert signed_in(user).get(url(case)).status_code == 404


def test_an_operator_enters_how_long_and_nobody_else(world: World, nga: User) -> None:
    address = reverse("petitions:retention")
    given = {"unit": world.commune.pk, "what": "petition", "months": 24, "source": "QĐ 12/QĐ-UBND"}

    assert signed_in(nga).get(address).status_code == 404
    browser = signed_in(world.van)
    browser.post(address, given | {"since": "06/07/2026"})
    rule = RetentionRule.objects.get()
    assert "QĐ 12/QĐ-UBND" in browser.get(address).content.decode()
    browser.post(reverse("petitions:retention-end", args=[rule.pk]))
    rule.refresh_from_db()
    assert rule.until == ARRIVED
    assert browser.post(address, given | {"since": "", "months": 0}).status_code == 422
    assert signed_in(nga).get(reverse("petitions:erasures")).status_code == 200
