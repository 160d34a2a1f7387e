"""An invited person chooses a password, adds a passkey, and signs in by both the next time."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from danvan.accounts.actions import invite
from danvan.accounts.models import AuditEvent, User
from tests.journeys.conftest import PHONE, Seat

pytestmark = pytest.mark.journey
GOOD = "một câu dễ nhớ 7"
# What a telephone with a fingerprint reader is to the browser.
TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, province: None) -> Iterator[Seat]:
    """A telephone's browser that can keep passkeys; fails on any error of a page's script."""
    cache.clear()
    context = chromium.new_context(viewport=PHONE, locale="vi-VN")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    yield Seat(page, live_server.url)
    context.close()
    assert errors == []


def test_an_invited_person_comes_in_by_password_and_passkey(phone: Seat, settings: Any) -> None:
    settings.TODAY, settings.SECOND_FACTOR = date(2026, 3, 13), True
    lan = User.objects.get(username="lan")
    secret = invite(lan.pk, mail=False, by=None, on=settings.TODAY).secret
    page = phone.page

    phone.open(reverse("accounts:invited", args=[secret]))
    expect(page.get_by_role("heading", name=f"Chào {lan.name}")).to_be_visible()
    phone.sound()
    page.get_by_label("Mật khẩu mới", exact=True).fill(GOOD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(GOOD)
    page.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()

    expect(page.get_by_text("chức vụ của bạn cần thêm một bước xác nhận")).to_be_visible()
    phone.sound()
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    phone.sound()
    page.get_by_label("Tên gọi").fill("Điện thoại của tôi")
    page.get_by_role("button", name="Thêm khóa truy cập").click()

    expect(page.get_by_text("Các mã này chỉ hiện một lần")).to_be_visible()
    expect(page.locator("#codes code")).to_have_count(10)
    phone.sound()
    page.get_by_role("link", name="Đã cất mã, vào trang việc").click()
    assert phone.open("/") == 200
    assert page.url == f"{phone.base}/"

    sign_out(page)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill(GOOD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", name="Thêm một bước xác nhận")).to_be_visible()
    phone.sound()
    page.get_by_role("button", name="Dùng vân tay, khuôn mặt hoặc khóa bảo mật").click()
    page.wait_for_url(f"{phone.base}/")

    phone.open(reverse("mfa_index"))
    expect(page.get_by_text("Điện thoại của tôi")).to_be_visible()
    phone.sound()
    phone.open(reverse("accounts:sessions"))
    phone.sound()
    phone.open(f"{reverse('mfa_reauthenticate_webauthn')}?next={reverse('accounts:password')}")
    phone.sound()
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url(f"**{reverse('accounts:password')}")
    told = AuditEvent.objects.filter(about_id=lan.pk, about_kind="accounts.user").order_by("pk")
    assert list(told.values_list("code", flat=True)) == [
        "accounts.invited",
        "accounts.invitation_accepted",
        "accounts.signed_in",
        "accounts.second_factor_added",
        "accounts.signed_out",
        "accounts.signed_in",
    ]


def test_a_key_that_does_not_answer_is_said_kindly(phone: Seat, settings: Any) -> None:
    settings.TODAY, settings.SECOND_FACTOR = date(2026, 3, 13), True
    lan = User.objects.get(username="lan")
    secret = invite(lan.pk, mail=False, by=None, on=settings.TODAY).secret
    page = phone.page
    phone.open(reverse("accounts:invited", args=[secret]))
    page.get_by_label("Mật khẩu mới", exact=True).fill(GOOD)
    page.get_by_label("Gõ lại mật khẩu mới").fill(GOOD)
    page.get_by_role("button", name="Đặt mật khẩu và đăng nhập").click()
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    refusing = "() => Promise.reject(new DOMException('x', 'AbortError'))"
    page.evaluate(f"() => {{ navigator.credentials.create = {refusing}; }}")

    page.get_by_role("button", name="Thêm khóa truy cập").click()

    expect(page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa truy cập")
    phone.sound()


def sign_out(page: Page) -> None:
    """Sign out by the menu of the person."""
    page.locator(".bar-who > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")
