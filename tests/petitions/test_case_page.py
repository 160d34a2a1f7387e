"""The page of one petition: what it shows to whom, and the acts it offers."""

from datetime import date

import pytest
from django.test import Client

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.actions.window import say_of_answer
from danvan.petitions.models import PersonalAccess, Petition
from tests.factories.people import World
from tests.factories.petitions import (
    ARRIVED,
    chair_post,
    classified,
    load_law,
    petition,
    receptionist,
)
from tests.factories.sealed import CONTENT, DENOUNCER, denunciation

pytestmark = pytest.mark.django_db

TAKEN_UP = date(2026, 7, 10)


@pytest.fixture(autouse=True)
def _today(settings: object) -> None:
    settings.TODAY = TAKEN_UP  # type: ignore[attr-defined]


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A complaint, read and known for one, which the chairman settles."""
    row = classified(petition(world, nga), "complaint", settler=chair_post(world))
    return enter_stage(row.pk, None, "classified", by=nga, on=ARRIVED)


def page(user: User, case: Petition) -> str:
    """What a person reads on the page of a petition."""
    return str(open_page(user, case).content.decode())


def open_page(user: User, case: Petition):  # type: ignore[no-untyped-def]
    """The answer a person gets."""
    client = Client()
    client.force_login(user)
    return client.get(f"/don-thu/{case.public_id}/")


def post(user: User, case: Petition, where: str, **typed: object):  # type: ignore[no-untyped-def]
    """What comes back when a person sends a form of the page."""
    client = Client()
    client.force_login(user)
    case.refresh_from_db()
    return client.post(
        f"/don-thu/{case.public_id}/{where}/", {"version": case.version, **typed}, follow=True
    )


def test_it_shows_where_the_case_stands_and_why_its_day_is_what_it_is(
    nga: User, case: Petition
) -> None:
    told = page(nga, case)

    assert "15/07/2026" in told or "15/7/2026" in told
    # The decree and the law disagree since July: both are told, and that one is not verified.
    assert "Có 2 quy định cùng hiệu lực" in told
    assert "chưa kiểm chứng" in told
    assert "đã qua 4/9 ngày" in told


def test_the_name_waits_behind_a_purpose_that_is_kept(nga: User, case: Petition) -> None:
    assert "Cao Thị Lượm" not in page(nga, case)

    refused = post(nga, case, "nguoi-gui", purpose="xem")
    shown = post(nga, case, "nguoi-gui", purpose="Gọi điện mời bổ sung giấy tờ")

    assert refused.status_code == 422
    assert "Cao Thị Lượm" not in refused.content.decode()
    assert "Cao Thị Lượm" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    looks = PersonalAccess.objects.values_list("by", "what", "purpose")
    assert list(looks) == [(nga.pk, "people", "Gọi điện mời bổ sung giấy tờ")]


def test_the_next_moves_are_offered_to_who_may_make_them(
    world: World, nga: User, case: Petition
) -> None:
    assert 'id="thu-ly"' in page(world.minh, case)
    assert 'id="thu-ly"' not in page(nga, case)
    assert 'id="quyet-dinh"' not in page(world.minh, case)


def test_taking_it_up_from_the_page_moves_it(world: World, case: Petition) -> None:
    answer = post(world.minh, case, "viec/thu-ly", number="14/TB-UBND", paper_on="10/7/2026")

    case.refresh_from_db()
    assert answer.status_code == 200
    assert case.stage == "accepted"
    assert "14/TB-UBND" in page(world.minh, case)


def test_a_missing_paper_keeps_what_was_typed(world: World, case: Petition) -> None:
    answer = post(world.minh, case, "viec/thu-ly", number="14/TB-UBND", paper_on="")

    assert answer.status_code == 422
    assert "14/TB-UBND" in answer.content.decode()
    case.refresh_from_db()
    assert case.stage == "classified"


def test_a_page_seen_before_somebody_changed_it_may_be_sent_again(
    world: World, case: Petition
) -> None:
    typed = {"number": "14/TB-UBND", "paper_on": "10/7/2026"}

    stale = post(world.minh, case, "viec/thu-ly", **typed, version=0)

    assert stale.status_code == 422
    assert "vừa được người khác cập nhật" in stale.content.decode()
    assert f'name="version" value="{case.version}"' in stale.content.decode()


def test_an_act_that_is_not_offered_any_more_is_told(world: World, case: Petition) -> None:
    answer = post(world.minh, case, "viec/quyet-dinh", number="1/QĐ", paper_on="10/7/2026")

    assert answer.status_code == 422
    assert "Không còn làm được việc" in answer.content.decode()


def test_what_the_sender_says_of_the_answer_is_told_with_his_words(
    world: World, nga: User, case: Petition
) -> None:
    Petition.objects.filter(pk=case.pk).update(stage="published")
    say_of_answer(case.pk, "unsatisfied", "Bồi thường quá chậm", at=clock.now(), on=TAKEN_UP)
    say_of_answer(case.pk, "reopen", "Thiếu ba cây bưởi", at=clock.now(), on=TAKEN_UP)

    told = page(nga, case)

    assert "Người gửi: không hài lòng" in told
    assert "Bồi thường quá chậm" in told
    assert "đề nghị xem lại.</b> Thiếu ba cây bưởi" in told  # above all else, until it is answered


def test_strangers_find_nothing(world: World, case: Petition) -> None:
    for stranger in (world.hoa, world.son, world.lan, world.thu):
        assert open_page(stranger, case).status_code == 404
        assert post(stranger, case, "nguoi-gui", purpose="Xem cho biết mà thôi").status_code == 404
        assert post(stranger, case, "viec/thu-ly").status_code == 404
        assert post(stranger, case, "soan", code="thu-ly").status_code == 404


def test_who_was_handed_the_case_works_on_it(world: World, case: Petition) -> None:
    enter_stage(
        case.pk, None, "accepted", by=world.minh, on=TAKEN_UP, paper=StepPaper("1/TB", TAKEN_UP)
    )

    post(
        world.minh,
        case,
        "viec/giao",
        handler=world.office.pk,
        assignee=world.thu.pk,
        number="20/QĐ-UBND",
        paper_on="10/7/2026",
    )

    case.refresh_from_db()
    assert (case.stage, case.handler_id, case.assignee) == (
        "assigned",
        world.office.pk,
        world.thu,
    )
    assert 'id="xac-minh"' in page(world.thu, case)
    owed = case.owed.get(step="complaint.settle_first").obligation
    debtors = owed.parties.filter(part="debtor").values_list("unit", flat=True)
    assert (owed.assignee, list(debtors)) == (world.thu, [world.office.pk])


def test_the_page_of_a_denunciation_tells_nothing_of_who_wrote(world: World, nga: User) -> None:
    case = denunciation(world, nga)

    told = page(nga, case)

    assert "Phần niêm phong" in told
    for planted in (DENOUNCER.name, DENOUNCER.phone, CONTENT[:30], "sang"):
        assert planted not in told
    assert 'id="tai-lieu"' not in told
    assert post(nga, case, "viec/tai-lieu", role="other", title="x").status_code == 422


def test_the_log_of_all_this_holds_no_name(world: World, nga: User, case: Petition) -> None:
    post(nga, case, "nguoi-gui", purpose="Gọi điện mời bổ sung giấy tờ")
    post(world.minh, case, "soan", code="thu-ly")

    facts = str(list(AuditEvent.objects.values_list("facts", flat=True)))
    assert "Lượm" not in facts
    assert "Bồi thường" not in facts
