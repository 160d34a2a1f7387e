"""What was handed in at a reception goes through the whole intake, and nobody types it twice.

Whom it is about is asked as at the counter; of a denunciation the book keeps neither name nor word.
"""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.petitions.access_reception import visible_visits
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.reception_conclusions import Ordered, conclude_session
from danvan.petitions.actions.reception_intake import tie_visit
from danvan.petitions.actions.reception_owed import number_refusal, reply_visit
from danvan.petitions.actions.reception_visits import (
    Came,
    VisitMisfit,
    VisitTyped,
    enter_denouncer,
    enter_visit,
)
from danvan.petitions.actions.seal import key_of, people_in, text_in
from danvan.petitions.actions.sealed_words import WordsTell
from danvan.petitions.models import Booking, Conclusion, Petition, ReceptionSession, Visit
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import chair_post, load_law, petition, receptionist
from tests.factories.sealed import CONTENT, DENOUNCER, denunciation, head_post, provincial_people
from tests.petitions.leaks import database, told

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 16)
LUOM = Came("Cao Thị Lượm", "Thôn Đông, xã An Bình", "001183004567", True)
SAID = "Cống thoát nước ngõ 4 tắc, trưởng phòng hứa mà không làm"


@pytest.fixture
def nga(world: World, settings: Any) -> User:
    """Nga receives for xã An Bình; today is the day of the session."""
    settings.TODAY = DAY
    load_law()
    return receptionist(world)


@pytest.fixture
def browser(nga: User) -> Client:
    """Nga's browser."""
    return signed_in(nga)


@pytest.fixture
def session(world: World, nga: User) -> ReceptionSession:
    """A session that is being held."""
    return ReceptionSession.objects.create(
        unit=world.commune, post=chair_post(world), on=DAY, starts=time(8), ends=time(11),
        place="Trụ sở UBND xã", state="held", receiver=nga,
    )  # fmt: skip


@pytest.fixture
def visit(session: ReceptionSession, nga: User) -> Visit:
    """Lượm came for seven people."""
    typed = VisitTyped(SAID, people=(LUOM,), people_count=7, note="Có ảnh kèm theo")
    return enter_visit(session.pk, typed, by=nga, on=DAY)


def shown(browser: Client, name: str, visit: Visit) -> dict[str, Any]:
    """What a form that takes something in shows first of a visit."""
    answer = browser.get(reverse(name), {"luot": visit.pk})
    assert answer.status_code == 200
    form = answer.context["form"]
    found = {field.name: field.value() for field in form}
    people = answer.context.get("people")
    return found | {"people": [one.initial for one in people] if people else []}


def typed_from(found: dict[str, Any], **more: str) -> dict[str, str]:
    """What a browser sends of a form as it was shown, with what was typed besides."""
    rows = found.pop("people")
    sent = {name: "" if value is None else str(value) for name, value in found.items()}
    sent = {name: value for name, value in sent.items() if value not in ("", "False", "[]")}
    sent |= {"nguoi-TOTAL_FORMS": str(len(rows)), "nguoi-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        sent |= {f"nguoi-{number}-{name}": str(value) for name, value in row.items()}
    return sent | more


def test_the_intake_shows_all_that_the_visit_told(browser: Client, visit: Visit) -> None:
    found = shown(browser, "petitions:intake", visit)

    assert (found["subject"], found["channel"], found["people_count"]) == (SAID, "reception", "7")
    assert found["received_on"] == "16/07/2026"
    (row,) = found["people"]
    assert row == {
        "name": LUOM.name,
        "standing": "representative",
        "address": LUOM.address,
        "identity_number": LUOM.identity_number,
    }


def test_it_is_entered_tied_and_kept_from_whom_it_is_about(
    world: World, browser: Client, visit: Visit
) -> None:
    about = head_post(world.office)
    found = shown(browser, "petitions:intake", visit)
    sent = typed_from(found, **{"about_post": str(about.pk), "nguoi-0-authority": "Giấy cử 16/7"})

    answer = browser.post(reverse("petitions:intake"), sent)

    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    case = Petition.objects.get()
    assert (case.about_post, case.channel, case.people_count) == (about, "reception", 7)
    visit.refresh_from_db()
    assert visit.petition == case


def test_about_the_chairman_it_goes_up_and_the_visit_is_his_no_more(
    world: World, browser: Client, nga: User, visit: Visit
) -> None:
    provincial_people(world)
    sent = typed_from(
        shown(browser, "petitions:intake", visit),
        **{"about_post": str(chair_post(world).pk), "nguoi-0-authority": "Giấy cử 16/7"},
    )

    browser.post(reverse("petitions:intake"), sent)

    assert Petition.objects.get().unit == world.province
    for user in (nga, world.minh):
        assert not visible_visits(user, on=DAY).exists()
    visit.refresh_from_db()
    assert visit.obligation is not None
    assert visit.obligation.state == "ended"


def test_a_visit_enters_one_petition_only(
    world: World, session: ReceptionSession, nga: User, visit: Visit
) -> None:
    case = petition(world, nga, received_on=DAY)
    tie_visit(visit.pk, case, by=nga, on=DAY)

    with pytest.raises(VisitMisfit):
        tie_visit(visit.pk, petition(world, nga, received_on=DAY), by=nga, on=DAY)


def test_a_denouncers_visit_is_tied_to_no_open_petition(
    world: World, session: ReceptionSession, nga: User
) -> None:
    visit = enter_denouncer(session.pk, 1, by=nga, on=DAY)

    with pytest.raises(VisitMisfit):
        tie_visit(visit.pk, petition(world, nga, received_on=DAY), by=nga, on=DAY)


def sealed_from(browser: Client, visit: Visit, **more: str) -> Petition:
    """Send the form that seals, as the visit filled it."""
    found = shown(browser, "petitions:denounce", visit)
    sent = typed_from(found, summary="Tố cáo việc không thực hiện lời hứa", **more)
    answer = browser.post(f"{reverse('petitions:denounce')}?luot={visit.pk}", sent)
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    return Petition.objects.get()


def test_what_turns_out_to_denounce_leaves_the_book_and_loses_nothing(
    session: ReceptionSession, browser: Client, visit: Visit
) -> None:
    Booking.objects.create(
        public_code="x", session=session, name=LUOM.name, matter="Cống tắc", asked_on=DAY
    )
    Conclusion.objects.create(session=session, on=DAY, text=f"Trả lời bà {LUOM.name}", by=visit.by)

    case = sealed_from(browser, visit)

    visit.refresh_from_db()
    assert (visit.petition, visit.is_sealed, visit.summary) == (case, True, "")
    words: dict[str, str | bytes] = {"name": LUOM.name, "number": LUOM.identity_number}
    assert [table for table, row in database() if told(words, row)] == []
    key = key_of(case.sealed)
    assert [one.name for one in people_in(case.sealed, key)] == [LUOM.name]
    kept = text_in(case.sealed, key)
    assert all(part in kept for part in (SAID, "Có ảnh kèm theo", "Cống tắc", "Trả lời bà"))


def test_the_denouncers_visit_is_tied_to_its_case(
    session: ReceptionSession, browser: Client
) -> None:
    answer = browser.post(
        reverse("reception:denouncer", args=[session.public_id]), {"people_count": "1"}
    )
    visit = Visit.objects.get()
    assert answer["Location"] == f"{reverse('petitions:denounce')}?luot={visit.pk}"

    case = sealed_from(
        browser, visit, name="Hồ Văn Sang", address="Xóm Mới", content="Nói tại buổi"
    )

    visit.refresh_from_db()
    assert visit.petition == case
    assert case.channel == "reception"


def test_a_leader_writes_it_down_and_is_told_who_takes_it_in(
    world: World, session: ReceptionSession
) -> None:
    browser = signed_in(world.minh)
    address = reverse("reception:denouncer", args=[session.public_id])

    answer = browser.post(address, {"people_count": "1"}, follow=True)

    assert "người tiếp nhận đơn" in answer.content.decode()
    page = browser.get(reverse("reception:visit", args=[Visit.objects.get().pk]))
    assert reverse("petitions:denounce") not in page.content.decode()


def test_a_visit_of_elsewhere_fills_nothing(world: World, browser: Client, visit: Visit) -> None:
    strangers = signed_in(world.son)
    assert strangers.get(reverse("petitions:intake"), {"luot": visit.pk}).status_code == 404

    for asked in ("999999", "x", "9" * 30):
        page = browser.get(reverse("petitions:intake"), {"luot": asked})
        assert page.context["form"]["subject"].value() is None


def test_a_case_of_another_is_not_tied_to_a_visit_one_may_not_enter(
    world: World, nga: User, visit: Visit, browser: Client
) -> None:
    other = denunciation(world, nga, on=DAY)
    tie_visit(visit.pk, other, by=nga, on=DAY)
    sent = {"visit": str(visit.pk), "summary": "Tố cáo việc khác", "is_anonymous": "on",
            "content": "Nội dung", "channel": "counter", "received_on": "16/07/2026",
            "unit": str(world.commune.pk)}  # fmt: skip

    answer = browser.post(reverse("petitions:denounce"), sent)

    assert answer.status_code == 422
    assert Petition.objects.count() == 1


def test_a_conclusion_tells_nothing_of_a_denunciation_told_there(
    world: World, nga: User, session: ReceptionSession
) -> None:
    visit = enter_denouncer(session.pk, 1, by=nga, on=DAY)
    tie_visit(visit.pk, denunciation(world, nga, on=DAY), by=nga, on=DAY)

    for words in (f"Làm rõ việc {DENOUNCER.name} nêu", f"Làm rõ: {CONTENT}"):
        with pytest.raises(WordsTell):
            conclude_session(session.pk, words, (), by=nga, on=DAY)
        for order in (
            Ordered(words, world.office.pk),
            Ordered("Rà soát", world.office.pk, basis=words),
        ):
            with pytest.raises(WordsTell):
                conclude_session(session.pk, "Giao việc", (order,), by=nga, on=DAY)
    conclude_session(session.pk, "Làm rõ việc dùng vật tư", (), by=nga, on=DAY)


def test_who_may_not_know_of_it_learns_nothing_from_a_refusal(
    world: World, nga: User, session: ReceptionSession
) -> None:
    provincial_people(world)
    visit = enter_denouncer(session.pk, 1, by=nga, on=DAY)
    up = denunciation(world, nga, about_post=chair_post(world).pk, on=DAY)
    tie_visit(visit.pk, up, by=nga, on=DAY)

    # Minh guesses; whether he guessed right is not told.
    made = conclude_session(session.pk, f"Gặp {DENOUNCER.name}", (), by=world.minh, on=DAY)

    assert made.pk


def test_a_denouncers_row_takes_no_answer_and_no_words(
    session: ReceptionSession, nga: User
) -> None:
    visit = enter_denouncer(session.pk, 1, by=nga, on=DAY)

    with pytest.raises(NotHere):
        reply_visit(visit.pk, "verifying", replied_on=DAY, number="1", version=None, by=nga, on=DAY)
    with pytest.raises(NotHere):
        number_refusal(visit.pk, "1/TB", given_on=DAY, version=None, by=nga, on=DAY)
