"""A real browser: Chromium from the system, on the live server, with axe looking at each page."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from danvan.desk.sample.organisation import PASSWORD, build_organisation
from tests.browser import CHROMIUM, MISSING, launched

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=900)
# Playwright's loop runs in the test's own thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


class SignIn(Protocol):
    """Seats a person before a browser of the given window."""

    def __call__(self, username: str, window: ViewportSize = DESK) -> "Seat":
        """Sign the person in."""
        ...


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The installed Chromium, ended with the story: one Playwright may run at a time."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=10_000)
    with launched() as browser:
        yield browser


class Seat:
    """Somebody before a browser: opens pages by their address, lets axe look at them."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base

    def open(self, address: str) -> int:
        """Open an address; return the status of the answer."""
        answer = self.page.goto(f"{self.base}{address}")
        assert answer is not None
        return answer.status

    def sound(self) -> None:
        """Fail when axe finds a fault, or when the page is wider than the window."""
        # Right after a click the old page may be gone and the new one not yet there.
        self.page.wait_for_load_state()
        found = Axe().run(self.page).response["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]
        assert told == [], f"{self.page.url}: {told}"
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not wide, f"{self.page.url} is wider than the window"


@pytest.fixture
def province(audit_may_be_emptied: None) -> None:
    """The sample province, in a database that the server sees too."""
    build_organisation()


@pytest.fixture
def sign_in(
    chromium: Browser, live_server: LiveServer, province: None, tmp_path: Path
) -> Iterator[SignIn]:
    """Seats people before browsers of their own; fails the test on any error of a page's script."""
    contexts = []
    errors: list[str] = []

    def seat(username: str, window: ViewportSize = DESK) -> Seat:
        context = chromium.new_context(viewport=window, locale="vi-VN", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{live_server.url}/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(lambda url: "dang-nhap" not in url)
        return Seat(page, live_server.url)

    yield seat
    for context in contexts:
        context.close()
    assert errors == []
