"""The operator of a province takes a commune in from a spreadsheet with three faults in it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from danvan.accounts.models import User
from danvan.units.models import Appointment, SheetImport, Unit
from tests.journeys.commune_sheet import commune_sheet
from tests.journeys.conftest import PHONE, SignIn

pytestmark = pytest.mark.journey
OFFICE = "Ủy ban nhân dân xã Suối Hoa"


def test_a_commune_comes_in_from_a_sheet(sign_in: SignIn, tmp_path: Path, settings: Any) -> None:
    settings.TODAY = date(2026, 7, 15)
    triet = sign_in("triet")
    triet.open("/to-chuc/bang-tinh/")
    triet.sound()
    hand_in(triet.page, tmp_path)

    expect(triet.page.get_by_role("heading", name="Có 3 chỗ cần sửa")).to_be_visible()
    told = triet.page.locator("#loi")
    expect(told).to_contain_text("Dòng 5, cột «Cấp trên»")
    expect(told).to_contain_text(f"Có phải «{OFFICE}»?")
    expect(told).to_contain_text("Dòng 4, cột «Vai trò»")
    expect(told).to_contain_text("Dòng 6, cột «Thư điện tử»")
    expect(triet.page.get_by_role("button", name="Ghi vào hệ thống")).to_have_count(0)
    triet.sound()
    assert not Unit.objects.filter(versions__name=OFFICE).exists()

    preview = triet.page.url.removeprefix(triet.base)
    pocket = sign_in("triet", PHONE)
    pocket.open(preview)
    pocket.sound()

    mend(triet.page)
    expect(triet.page.get_by_text("Không có lỗi.")).to_be_visible()
    triet.sound()
    pocket.open(preview)
    pocket.sound()

    triet.page.get_by_role("button", name="Ghi vào hệ thống").click()
    expect(triet.page.get_by_text("Đã ghi xong tất cả")).to_be_visible()
    triet.sound()
    assert SheetImport.objects.get().rows == {}

    triet.page.get_by_role("link", name="Xem cây tổ chức").click()
    expect(triet.page.get_by_role("heading", level=1)).to_be_visible()
    office = Unit.objects.get(versions__name=OFFICE)
    triet.open(f"/to-chuc/don-vi/{office.key}/")
    expect(triet.page.get_by_role("heading", name=OFFICE).first).to_be_visible()
    chair = Appointment.objects.get(post__unit=office, post__is_head=True)
    expect(triet.page.get_by_text(chair.user.name).first).to_be_visible()
    assert not User.objects.get(pk=chair.user_id).has_usable_password()

    hand_in(go_back(triet.page, triet.base), tmp_path)
    hoa = sign_in("hoa")
    assert hoa.open(preview) == 404


def hand_in(page: Page, folder: Path) -> None:
    """Choose the file and send it."""
    file = folder / "xa-suoi-hoa.xlsx"
    file.write_bytes(commune_sheet())
    page.get_by_label("Kéo bảng tính vào đây").set_input_files(file)
    page.get_by_role("button", name="Tải lên và xem trước").click()
    expect(page.get_by_role("heading", name="Xem trước")).to_be_visible()


def mend(page: Page) -> None:
    """Take what is proposed, choose a role, type an address: three ways to mend a cell."""
    page.get_by_role("button", name=f"Dùng «{OFFICE}»").click()
    expect(page.get_by_role("heading", name="Có 2 chỗ cần sửa")).to_be_visible()
    page.get_by_label("Vai trò").select_option("Thủ trưởng đơn vị")
    page.get_by_label("Thư điện tử").fill("so.6@example.org")
    page.get_by_role("button", name="Lưu các ô đã sửa").first.click()


def go_back(page: Page, base: str) -> Page:
    """Return to the page where files are handed in."""
    page.goto(f"{base}/to-chuc/bang-tinh/")
    return page
