"""Pages of what is sealed: the form at the counter, the slip, the case, and nobody else's eyes."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.petitions.models import IntakeDraft, Petition, SealedCase, SealOpening
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import (
    CONTENT,
    DENOUNCER,
    MARKED_SCAN,
    SUMMARY,
    denunciation,
    head_post,
    provincial_people,
)

pytestmark = pytest.mark.django_db

REASON = "Làm việc với người tố cáo để xác minh"


@pytest.fixture(autouse=True)
def day_of_arrival(settings: Any) -> None:
    """The program believes that the denunciation comes today."""
    settings.TODAY = ARRIVED


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def typed(world: World, **changes: object) -> dict[str, object]:
    """What Nga types of a denunciation, changed where a test says so."""
    return {
        "summary": SUMMARY,
        "channel": "counter",
        "received_on": "06/07/2026",
        "unit": world.commune.pk,
        "name": DENOUNCER.name,
        "address": DENOUNCER.address,
        "phone": DENOUNCER.phone,
        "content": CONTENT,
        "papers": SimpleUploadedFile("don cua ong Sang.pdf", MARKED_SCAN),
        "confirmed": "on",
        **changes,
    }


def case_url(case: SealedCase, name: str = "sealed") -> str:
    """The address of a sealed case."""
    return reverse(f"petitions:{name}", args=[case.petition.public_id])


def test_taken_in_at_the_counter_it_is_sealed_and_the_slip_shows_once(
    world: World, nga: User
) -> None:
    browser = signed_in(nga)

    answer = browser.post(reverse("petitions:denounce"), typed(world))

    assert answer.status_code == 302
    row = Petition.objects.get()
    assert (row.subject, row.is_sealed) == (SUMMARY, True)
    slip = browser.get(reverse("petitions:denounced"))
    assert slip.status_code == 200
    assert "1/2026" in slip.content.decode()
    assert slip["Cache-Control"] == "private, no-store"
    again = browser.get(reverse("petitions:denounced")).content.decode()
    assert "1/2026" not in again
    assert "UBND xã An Bình" not in again[again.index("<main") :]


def test_a_summary_that_tells_is_refused_and_what_was_typed_stays(world: World, nga: User) -> None:
    answer = signed_in(nga).post(
        reverse("petitions:denounce"), typed(world, summary="Ông Hồ Văn Sang tố cáo")
    )

    assert answer.status_code == 422
    assert "còn lộ họ tên" in answer.content.decode()
    assert CONTENT in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"
    assert not Petition.objects.exists()
    assert not IntakeDraft.objects.exists()


def test_the_form_leaves_nothing_in_the_browser(world: World, nga: User) -> None:
    page = signed_in(nga).get(reverse("petitions:denounce")).content.decode()

    form = page[page.index('<form method="post" enctype') : page.rindex("</form>")]
    assert "data-draft" not in form
    assert form.count('autocomplete="off"') > 10


def test_neither_named_nor_anonymous_is_asked(world: World, nga: User) -> None:
    answer = signed_in(nga).post(reverse("petitions:denounce"), typed(world, name="", address=""))

    assert answer.status_code == 422
    assert "đánh dấu đơn nặc danh" in answer.content.decode()


def test_papers_need_the_word_that_none_is_a_state_secret(world: World, nga: User) -> None:
    answer = signed_in(nga).post(reverse("petitions:denounce"), typed(world, confirmed=""))

    assert answer.status_code == 422
    assert not Petition.objects.exists()


def test_against_the_chairman_the_slip_is_all_the_receiver_ever_sees(
    world: World, nga: User
) -> None:
    hai, _long = provincial_people(world)
    browser = signed_in(nga)

    browser.post(
        reverse("petitions:denounce"), typed(world, about_post=head_post(world.commune).pk)
    )

    slip = browser.get(reverse("petitions:denounced")).content.decode()
    assert "UBND tỉnh" in slip
    case = SealedCase.objects.get()
    for user in (nga, world.minh, world.lan, world.van):
        assert signed_in(user).get(case_url(case)).status_code == 404
    assert signed_in(hai).get(case_url(case)).status_code == 200


def test_the_page_of_a_case_is_closed_until_a_part_is_opened(world: World, nga: User) -> None:
    case = denunciation(world, nga).sealed
    browser = signed_in(nga)

    page = browser.get(case_url(case))

    assert page["Cache-Control"] == "private, no-store"
    closed = page.content.decode()
    assert DENOUNCER.name not in closed
    assert CONTENT not in closed
    assert "don to cao" not in closed  # the file's own name
    opened = browser.post(case_url(case, "sealed-person"), {"nguoi-reason": REASON})
    assert DENOUNCER.name in opened.content.decode()
    assert CONTENT not in opened.content.decode()
    assert opened["Cache-Control"] == "private, no-store"
    text = browser.post(case_url(case, "sealed-text"), {"noi-dung-reason": REASON})
    assert CONTENT in text.content.decode()
    assert DENOUNCER.name not in text.content.decode()
    assert SealOpening.objects.count() == 2


def test_without_a_reason_nothing_opens(world: World, nga: User) -> None:
    case = denunciation(world, nga).sealed

    answer = signed_in(nga).post(case_url(case, "sealed-person"), {"nguoi-reason": "xem"})

    assert answer.status_code == 422
    assert DENOUNCER.name not in answer.content.decode()
    assert not SealOpening.objects.exists()


def test_a_paper_is_handed_over_under_a_number(world: World, nga: User) -> None:
    paper = denunciation(world, nga).sealed.papers.get()
    address = reverse("petitions:sealed-paper", args=[paper.public_id])

    answer = signed_in(nga).post(address, {f"tep-{paper.pk}-reason": REASON})

    assert b"".join(answer.streaming_content) == MARKED_SCAN  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="tai-lieu-1.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert signed_in(nga).get(address).status_code == 405
    assert signed_in(world.thu).post(address, {"reason": REASON}).status_code == 404


def test_the_chairman_charges_somebody_on_the_page(world: World, nga: User) -> None:
    case = denunciation(world, nga, about_post=head_post(world.office).pk).sealed
    browser = signed_in(world.minh)
    page = browser.get(case_url(case)).content.decode()
    assert world.quang.name in page
    assert world.thu.name not in page  # under whom it is about

    browser.post(case_url(case, "sealed-charge"), {"person": world.quang.pk})

    assert case.keepers.filter(user=world.quang, until=None).exists()
    assert signed_in(world.quang).get(case_url(case)).status_code == 200
    assert signed_in(nga).post(case_url(case, "sealed-charge"), {}).status_code == 404
    browser.post(case_url(case, "sealed-charge"), {"release": world.quang.pk})
    assert signed_in(world.quang).get(case_url(case)).status_code == 404


def test_papers_are_laid_under_the_seal_later(world: World, nga: User) -> None:
    case = denunciation(world, nga).sealed
    file = SimpleUploadedFile("bien ban.txt", b"Bien ban lam viec ngay 7/7")
    given = {"role": "minutes", "papers": file, "confirmed": "on"}

    answer = signed_in(nga).post(case_url(case, "sealed-lay"), given)

    assert answer.status_code == 302
    assert case.papers.count() == 2
    empty = signed_in(nga).post(case_url(case, "sealed-lay"), {"role": "minutes"})
    assert empty.status_code == 422


def test_a_forged_form_is_refused_although_files_are_read_in_memory(
    world: World, nga: User
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(nga)

    answer = browser.post(reverse("petitions:denounce"), typed(world))

    assert answer.status_code == 403
    assert not Petition.objects.exists()


def test_the_session_keeps_no_word_of_it(world: World, nga: User) -> None:
    browser = signed_in(nga)
    browser.post(reverse("petitions:denounce"), typed(world))

    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert "Sang" not in kept
    assert SUMMARY not in kept


def test_cases_kept_are_listed_to_their_keeper_alone(world: World, nga: User) -> None:
    denunciation(world, nga)
    address = reverse("petitions:seals-kept")

    assert SUMMARY in signed_in(nga).get(address).content.decode()
    assert SUMMARY not in signed_in(world.quang).get(address).content.decode()


def test_found_out_later_that_it_is_about_the_chairman_it_goes_up(world: World, nga: User) -> None:
    hai, _long = provincial_people(world)
    case = denunciation(world, nga).sealed
    browser = signed_in(nga)
    address = reverse("petitions:about", args=[case.petition.public_id])
    assert browser.get(address).status_code == 200

    answer = browser.post(
        address,
        {"version": case.petition.version, "about_post": head_post(world.commune).pk},
    )

    assert answer.status_code == 302
    assert browser.get(address).status_code == 404
    assert signed_in(world.minh).get(case_url(case)).status_code == 404
    assert signed_in(hai).get(case_url(case)).status_code == 200


def test_where_the_superior_has_nobody_receiving_it_says_what_to_do_and_keeps_what_was_typed(
    world: World, nga: User
) -> None:
    browser, url = signed_in(nga), reverse("petitions:denounce")
    sent = typed(world, about_post=head_post(world.commune).pk)

    answer = browser.post(url, sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "UBND tỉnh, nhưng ở đó chưa ai được giao" in page
    assert "chuyển cấp trên theo đường văn thư" in page
    assert CONTENT in page  # on the page alone: nothing is stored of it
    assert (Petition.objects.count(), IntakeDraft.objects.count()) == (0, 0)

    provincial_people(world)
    again = browser.post(url, typed(world, about_post=head_post(world.commune).pk))
    assert again.status_code == 302


def test_only_whoever_opens_the_seal_is_shown_the_way_to_it(world: World, nga: User) -> None:
    row = denunciation(world, nga)
    row.handler, row.assignee = world.economy, world.quang  # works on it, was given no seal
    row.save()

    for user, seen in ((nga, True), (world.minh, True), (world.quang, False)):
        browser, seal = signed_in(user), case_url(row.sealed)
        page = browser.get(case_url(row.sealed, "case"))
        assert page.status_code == 200, user.username
        assert (seal in page.content.decode()) is seen, user.username
        assert (browser.get(seal).status_code == 200) is seen, user.username


def test_the_menu_leads_keepers_alone_to_what_they_keep(world: World, nga: User) -> None:
    row = denunciation(world, nga)
    line, home = reverse("petitions:seals-kept"), reverse("desk:home")

    for user, seen in ((nga, True), (world.minh, True), (world.lan, False), (world.van, False)):
        assert (line in signed_in(user).get(home).content.decode()) is seen, user.username

    Petition.objects.filter(pk=row.pk).update(about_post=head_post(world.commune))
    assert line not in signed_in(world.minh).get(home).content.decode()
