"""The gallery in a real browser: no barrier axe can see, nothing blocked, the script at work."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.contrib import messages
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path
from playwright.sync_api import Browser, Page, expect

from danvan.base.gallery import PAGES, gallery
from danvan.base.htmx import answer
from danvan.config.urls import urlpatterns as real_addresses
from tests.browser import CHROMIUM, MISSING, launched

PHONE, DESK = 360, 1280

pytestmark = [
    pytest.mark.urls(__name__),
    pytest.mark.skipif(CHROMIUM is None, reason=MISSING),
]


class NoteForm(forms.Form):
    """A note of at least three letters, and a file that may be there."""

    note = forms.CharField(label="Ghi chú", widget=forms.Textarea)
    file = forms.FileField(label="Tệp", required=False)

    def clean_note(self) -> str:
        """Refuse on the server alone, so that the browser sends it."""
        note: str = self.cleaned_data["note"]
        if len(note) < 3:
            raise forms.ValidationError("Ngắn quá.")
        return note


def write(request: HttpRequest) -> HttpResponse:
    """Take a note; the shape of every form view."""
    form = NoteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, "Đã lưu.")
        return answer(request, part="gallery/_note_done.html", then="written")
    return answer(request, part="gallery/_note_form.html", context={"form": form})


def written(request: HttpRequest) -> HttpResponse:
    """Show the page after the note."""
    return answer(request, part="gallery/_note_done.html")


urlpatterns = [
    path("_test/gallery/", gallery),
    path("_test/write/", write, name="write"),
    path("_test/written/", written, name="written"),
    *real_addresses,
]


class Silent(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the parent's own name
        """Say nothing."""


class Threads(ThreadingMixIn, WSGIServer):
    """Answers the page and its parts at once."""

    daemon_threads = True


@pytest.fixture
def address(settings: Any) -> Iterator[str]:
    """Serve the program without a database: nobody is signed in here."""
    settings.DEBUG = True
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Threads, Silent)
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/_test"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the file."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desk-wide page of a person called 7 that fails on any complaint of the browser."""
    tab = browser.new_page(viewport={"width": DESK, "height": 800}, locale="vi-VN")
    tab.set_default_timeout(5000)
    complaints: list[str] = []
    tab.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    yield tab
    tab.close()
    assert [line for line in complaints if "422" not in line] == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_layout_is_free_of_barriers(address: str, page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{address}/gallery/?page={name}")

    found = Axe().run(page).response["violations"]

    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keys_walk_the_rows_and_press_their_buttons(address: str, page: Page) -> None:
    page.goto(f"{address}/gallery/?page=review")
    page.evaluate(
        "document.addEventListener('click', event => {"
        " const key = event.target.dataset.key;"
        " if (key) document.title = key + event.target.closest('[data-row]').id })"
    )

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#row-2")).to_be_focused()
    expect(page.locator("#span-3")).to_have_class("on")
    expect(page.locator("#span-2")).not_to_have_class("on")
    page.keyboard.press("a")
    assert page.title() == "arow-2"
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert page.title() == "Enterrow-1"

    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.get_by_label("Bật phím tắt").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#row-2")).not_to_be_focused()


def test_on_a_phone_the_source_and_the_rows_take_turns(address: str, page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 740})
    page.goto(f"{address}/gallery/?page=review")

    expect(page.locator("#source")).to_be_hidden()
    page.locator("#row-2").get_by_text("Xem trong văn bản").click()
    expect(page.locator("#span-3")).to_be_in_viewport()
    expect(page.locator("#rows")).to_be_hidden()
    page.locator("#span-3 a").click()
    expect(page.locator("#row-2")).to_be_in_viewport()


def as_person(page: Page, person: str) -> None:
    """Tell the script who is signed in, before it runs."""
    page.add_init_script(
        "new MutationObserver(() => {"
        f" if (document.body) document.body.dataset.person = '{person}'"
        " }).observe(document, {childList: true, subtree: true})"
    )


def test_what_was_typed_is_offered_back_to_the_same_person(address: str, page: Page) -> None:
    as_person(page, "7")
    page.goto(f"{address}/write/")
    page.get_by_label("Ghi chú").fill("Đã gọi cho trưởng thôn")
    page.wait_for_timeout(800)
    page.reload()

    page.get_by_role("button", name="Lấy lại bản nháp").click()
    expect(page.get_by_label("Ghi chú")).to_have_value("Đã gọi cho trưởng thôn")

    page.evaluate("document.body.dataset.person = '8'")
    as_person(page, "8")
    page.reload()
    expect(page.get_by_text("bản nháp chưa gửi")).to_have_count(0)


def test_a_draft_goes_when_its_form_is_saved_and_stays_when_it_is_refused(
    address: str, page: Page
) -> None:
    as_person(page, "7")
    page.goto(f"{address}/write/")
    page.get_by_label("Ghi chú").fill("Ừ")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Ghi chú")).to_have_value("Ừ")

    page.get_by_label("Ghi chú").fill("Đã ghi đủ")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    page.wait_for_load_state()  # the script runs after the words are there
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


def test_htmx_swaps_the_refused_form_and_then_the_answer_with_its_flash(
    address: str, page: Page
) -> None:
    as_person(page, "7")
    page.goto(f"{address}/write/?htmx=1")
    page.get_by_label("Ghi chú").fill("Ừ")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("alert")).to_be_focused()

    page.get_by_label("Ghi chú").fill("Đã ghi đủ")
    page.get_by_role("button", name="Lưu").click()

    expect(page.get_by_text("Đã đến nơi.")).to_be_visible()
    expect(page.locator("#flash")).to_contain_text("Đã lưu.")
    assert "/write/" in page.url
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


def test_a_guarded_form_leaves_nothing_on_the_machine(address: str, page: Page) -> None:
    as_person(page, "7")
    page.goto(f"{address}/write/")
    page.evaluate("document.querySelector('form[method=post]').setAttribute('data-no-draft', '')")

    page.get_by_label("Ghi chú").fill("Không được giữ lại")
    page.wait_for_timeout(800)

    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_upload_arrives_with_and_without_script(
    address: str, browser: Browser, script: bool
) -> None:
    tab = browser.new_context(java_script_enabled=script).new_page()
    tab.set_default_timeout(5000)
    tab.goto(f"{address}/write/?upload=1")
    tab.set_input_files(
        "input[type=file]", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}
    )
    tab.get_by_label("Ghi chú").fill("Ừ")
    tab.get_by_role("button", name="Lưu").click()
    expect(tab.get_by_role("heading", name="Chưa lưu được")).to_be_visible()

    tab.get_by_label("Ghi chú").fill("Đã gửi tệp")
    tab.get_by_role("button", name="Lưu").click()

    expect(tab.get_by_text("Đã lưu.")).to_be_visible()
    assert tab.url.endswith("/written/")
    tab.context.close()


def test_a_file_too_large_is_refused_before_it_is_sent(address: str, page: Page) -> None:
    page.goto(f"{address}/gallery/")
    page.evaluate("document.querySelector('[data-max-bytes]').dataset.maxBytes = '3'")
    page.set_input_files(
        "#upload_file", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"abcd"}
    )

    expect(page.get_by_text("Tệp lớn hơn mức cho phép.")).to_be_visible()


def test_paper_shows_the_letterhead_and_no_controls(address: str, page: Page) -> None:
    page.goto(f"{address}/gallery/?page=work")
    page.emulate_media(media="print")

    expect(page.get_by_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).to_be_visible()
    expect(page.get_by_role("button", name="Trình hoàn thành")).to_be_hidden()
    expect(page.locator(".bar")).to_be_hidden()
