"""A recommendation is sent from a phone, followed by its code, answered, and judged by who sent it.

Nam receives for xã Bạch Khê. Somebody without an account sends what troubles him; Nam confirms it
and prints the receipt; the picture on it leads to the follow page without a code in any address.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition
from danvan.units.models import Post
from tests.factories.petitions import load_law
from tests.journeys.conftest import DESK, PHONE, Seat, SignIn

pytestmark = pytest.mark.journey
COMMUNE = "Ủy ban nhân dân xã Bạch Khê"
SENDER, MATTER = "Kiều Thị Ngần", "Cống chợ Đầm tắc"
SECOND = "Hoa mai"


@pytest.fixture
def citizen(
    chromium: Browser, live_server: LiveServer, province: None
) -> Iterator[tuple[Seat, list[str]]]:
    """Somebody with a phone and no account; beside it every address the phone asked for."""
    load_law()
    context = chromium.new_context(viewport=PHONE, locale="vi-VN")
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    yield Seat(page, live_server.url), asked
    context.close()


def send(seat: Seat) -> str:
    """Send a recommendation from the first page on; return the code it got."""
    page = seat.page
    seat.open("/cong-dan/")
    seat.sound()
    page.get_by_role("link", name="Gửi kiến nghị, phản ánh").click()
    seat.sound()
    page.get_by_label("Gửi đến").select_option(label=COMMUNE)
    page.get_by_label("Việc gì, một câu").fill(MATTER)
    page.get_by_label("Nội dung").fill("Mưa xuống là nước tràn vào nhà. Đề nghị nạo vét.")
    page.get_by_label("Họ và tên").fill(SENDER)
    page.get_by_label("Từ nhớ").fill(SECOND)
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("đồng ý")  # what was typed is still there
    page.get_by_label("Tôi đồng ý").check()
    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi. Hãy ghi lại mã này")
    seat.sound()
    return "-".join(page.locator("p.code span").all_inner_texts())


def follow(page: Page, code: str) -> None:
    """Type a code into the follow page."""
    page.get_by_label("Mã theo dõi đơn").fill(code.lower())
    page.get_by_role("button", name="Xem đơn").click()


def settle(petition: Petition, nam: User, on: date) -> None:
    """Let the commune answer: the steps themselves are another story's."""
    head = Post.objects.get(unit=petition.unit, is_head=True)
    chair = head.appointments.get(until__isnull=True).user
    Petition.objects.filter(pk=petition.pk).update(kind="recommendation", settler=head)
    enter_stage(petition.pk, None, "classified", by=nam, on=on, due_by_hand=on, hand_basis="hẹn")
    enter_stage(petition.pk, None, "accepted", by=chair, on=on)
    enter_stage(petition.pk, None, "answered", by=nam, on=on, paper=StepPaper("7/UBND", on))


def test_a_recommendation_is_sent_followed_answered_and_judged(
    citizen: tuple[Seat, list[str]], sign_in: SignIn
) -> None:
    (seat, asked), on = citizen, clock.today()
    code = send(seat)
    petition, nam = Petition.objects.get(), User.objects.get(username="nam")
    assert (petition.channel, petition.entered_by) == ("portal", None)

    receiver = sign_in("nam", DESK)
    receiver.open(f"/don-thu/{petition.public_id}/bien-nhan/")
    receiver.sound()
    receiver.page.get_by_role("button", name="Xác nhận đã nhận").click()
    expect(receiver.page.get_by_text("chưa ai xác nhận")).to_have_count(0)
    assert "-".join(receiver.page.locator("p.code span").all_inner_texts()) == code
    settle(petition, nam, on)

    seat.open(f"/cong-dan/theo-doi/#{petition.public_code}")  # as the picture is scanned
    expect(seat.page.get_by_role("heading", level=1)).to_have_text("Đã trả lời")
    seat.sound()
    for secret in (SENDER, MATTER, "chợ Đầm", nam.name):
        expect(seat.page.get_by_text(secret)).to_have_count(0)
    seat.page.get_by_label("Hài lòng", exact=True).check()
    seat.page.get_by_label("Từ nhớ").fill("hoa dao")
    seat.page.get_by_role("button", name="Gửi ý kiến").click()
    expect(seat.page.get_by_role("alert")).to_contain_text("Từ nhớ không đúng")
    seat.page.get_by_label("Từ nhớ").fill("hoa mai")
    seat.page.get_by_role("button", name="Gửi ý kiến").click()
    expect(seat.page.get_by_text("Đã ghi nhận đánh giá")).to_be_visible()

    assert [reply.word for reply in petition.replies.all()] == ["satisfied"]
    bare = petition.public_code or ""
    sent = [url for url in asked if bare in url.partition("#")[0] or code in url.partition("#")[0]]
    assert sent == []
    told = str(list(AuditEvent.objects.values_list("facts", flat=True)))
    assert SENDER not in told
    assert MATTER not in told


def test_it_works_without_a_script(
    chromium: Browser, live_server: LiveServer, province: None
) -> None:
    load_law()
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(f"{live_server.url}/cong-dan/theo-doi/")
        follow(page, "23AC-EFGH-KLMN-PRTU-VX45")
        expect(page.get_by_role("heading", name="Không tìm thấy đơn nào có mã này")).to_be_visible()
        page.get_by_role("button", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
    finally:
        context.close()
