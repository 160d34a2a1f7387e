"""A plan is drafted, approved, signed on paper elsewhere, and taken back in by the clerk."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.factories.letters import Letter, as_docx, as_pdf
from tests.journeys.conftest import PHONE, Seat, SignIn

pytestmark = pytest.mark.journey
TODAY = date(2026, 7, 15)
UNIT = "Ủy ban nhân dân xã Bạch Khê"
PLAN = Letter(issuer="ỦY BAN NHÂN DÂN XÃ BẠCH KHÊ", place="Bạch Khê")
SIGNED = PLAN.signed("46", TODAY)
DOCUMENT = re.compile(r"/van-ban/[0-9a-f-]{36}/$")


def test_a_clerk_takes_a_signed_plan_back_in(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = TODAY
    lan, thang, diu = sign_in("lan"), sign_in("thang"), sign_in("diu", PHONE)
    plan = draft(lan, PLAN, tmp_path)
    approve(thang, plan)
    take_number(diu, plan, "46/KH-UBND")

    hand_in(diu, SIGNED, tmp_path)
    diu.page.wait_for_url(DOCUMENT)
    expect(diu.page.get_by_text("Bản ký đúng bản đã duyệt")).to_be_visible()
    diu.sound()

    step(diu.page, "Ban hành")
    diu.page.get_by_role("link", name="Ghi đã gửi").click()
    diu.sound()
    diu.page.get_by_label("Trục liên thông văn bản").check()
    diu.page.get_by_role("button", name="Ghi đã gửi").click()
    diu.page.wait_for_url(DOCUMENT)
    sent = diu.page.get_by_role("table", name="Nơi nhận")
    expect(sent.get_by_text("trục liên thông văn bản")).to_have_count(3)
    expect(sent.get_by_text("15/07/2026")).to_have_count(3)
    diu.sound()
    step(diu.page, "Lưu hồ sơ")
    expect(diu.page.get_by_text("Đã lưu hồ sơ").first).to_be_visible()

    diu.open("/van-ban/?q=46+kh+ubnd")
    row = diu.page.get_by_role("row").filter(has_text="46/KH-UBND")
    expect(row.get_by_role("link", name=PLAN.subject)).to_be_visible()
    assert sign_in("hoa").open(plan) == 404


def test_a_deadline_changed_after_the_approval_is_danger(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = TODAY
    lan, thang, diu = sign_in("lan"), sign_in("thang"), sign_in("diu", PHONE)
    plan = draft(lan, PLAN, tmp_path)
    approve(thang, plan)
    take_number(diu, plan, "46/KH-UBND")

    hand_in(diu, SIGNED.saying("30/9/2026", "30/11/2026"), tmp_path)
    page = diu.page
    page.wait_for_url(re.compile("nhan-ban-ky"))
    expect(page.get_by_text("Nguy hiểm: bản ký khác bản đã duyệt ở 1 chỗ.")).to_be_visible()
    told = page.get_by_role("table", name="Những chỗ khác nhau")
    expect(told.locator("mark")).to_have_text(["30/9/2026.", "30/11/2026."])
    diu.sound()

    diu.open(plan)
    expect(page.get_by_role("link", name="Ban hành", exact=True)).to_have_count(0)
    page.get_by_role("link", name="Xem chỗ khác và quyết định").click()
    page.get_by_label("Lý do nhận bản này").fill("Chủ tịch sửa hạn bằng bút khi ký")
    page.get_by_role("button", name="Nhận bản này").click()
    page.wait_for_url(DOCUMENT)
    expect(page.get_by_text("Chủ tịch sửa hạn bằng bút khi ký").first).to_be_visible()
    step(page, "Ban hành")
    expect(page.get_by_text("Đã ban hành. Hãy gửi")).to_be_visible()


def test_what_comes_from_above_is_entered_and_passed_on(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = TODAY
    diu = sign_in("diu", PHONE)
    page = diu.page
    letter = replace(
        Letter(kind="Thông báo", subject="Kết luận phiên họp tháng 7", parent="").signed("18"),
        issuer="ỦY BAN NHÂN DÂN TỈNH",
        symbol="TB-UBND",
    )
    diu.open("/van-ban/den/them/")
    diu.sound()
    file(page, as_pdf(letter), tmp_path / "thong-bao.pdf")
    page.get_by_label("Văn bản đến của").select_option(label=UNIT)
    page.get_by_role("button", name="Nhận tệp").click()

    page.wait_for_url(re.compile("vao-so"))
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("18/TB-UBND")
    expect(page.get_by_label("Ngày văn bản")).to_have_value("09/03/2026")
    diu.sound()
    page.get_by_role("button", name="Vào sổ").click()
    page.wait_for_url(DOCUMENT)
    expect(page.get_by_text("Số đến 1, ngày đến 15/07/2026")).to_be_visible()

    page.get_by_role("link", name="Chuyển xử lý").click()
    page.get_by_label("Chuyển cho").select_option(label="Phòng Kinh tế xã Bạch Khê")
    page.get_by_role("button", name="Chuyển", exact=True).click()
    page.wait_for_url(DOCUMENT)
    diu.sound()

    mai = sign_in("mai")
    assert mai.open(page.url.removeprefix(diu.base)) == 200
    mai.sound()


def draft(seat: Seat, letter: Letter, folder: Path) -> str:
    """Begin a draft and put it forward; return the address of its page."""
    page = seat.page
    seat.open("/van-ban/soan/")
    seat.sound()
    page.get_by_label("Loại văn bản").select_option(label=letter.kind)
    page.get_by_label("Trích yếu").fill(letter.subject)
    page.get_by_label("Văn bản của").select_option(label=UNIT)
    file(page, as_docx(letter), folder / "du-thao.docx")
    page.get_by_role("button", name="Lập dự thảo").click()
    page.wait_for_url(DOCUMENT)
    seat.sound()
    step(page, "Trình lãnh đạo", "Trình")
    return page.url.removeprefix(seat.base)


def approve(seat: Seat, plan: str) -> None:
    """Read the draft and approve it."""
    seat.open(plan)
    seat.page.get_by_role("link", name="Xem và cho ý kiến").click()
    seat.sound()
    seat.page.get_by_label("Duyệt", exact=True).check()
    seat.page.get_by_role("button", name="Ghi ý kiến").click()
    seat.page.wait_for_url(DOCUMENT)


def take_number(seat: Seat, plan: str, number: str) -> None:
    """Write number and day as they stand in the book."""
    seat.open(plan)
    seat.page.get_by_role("link", name="Ghi số, ngày").click()
    seat.sound()
    seat.page.get_by_label("Số, ký hiệu").fill(number)
    seat.page.get_by_role("button", name="Ghi số, ngày").click()
    seat.page.wait_for_url(DOCUMENT)


def hand_in(seat: Seat, letter: Letter, folder: Path) -> None:
    """Hand in the paper as it came back signed."""
    seat.page.get_by_role("link", name="Nhận bản đã ký").click()
    seat.sound()
    file(seat.page, as_pdf(letter), folder / "ban-ky.pdf")
    seat.page.get_by_role("button", name="Tải lên và đối chiếu").click()


def file(page: Page, data: bytes, path: Path) -> None:
    """Choose a file and say that it holds no secret."""
    path.write_bytes(data)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_label(re.compile("bí mật nhà nước")).check()


def step(page: Page, name: str, button: str = "") -> None:
    """Take a step that asks for nothing but the click."""
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("button", name=button or name, exact=True).click()
    page.wait_for_url(DOCUMENT)
