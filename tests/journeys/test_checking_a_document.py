"""A document is looked over without being kept, its list taken along, then handed in as a plan."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from danvan.plans.models import PlanDraft
from danvan.readers.files import open_source
from tests.factories.letters import Letter, as_docx
from tests.journeys.conftest import DESK, PHONE, SignIn

pytestmark = pytest.mark.journey

# What it shows does not depend on the database: told on SQLite alone.
TODAY = date(2026, 7, 15)
CHECK = "/ke-hoach/kiem-tra/"
PLAN = Letter(
    issuer="ỦY BAN NHÂN DÂN XÃ BẠCH KHÊ",
    place="Bạch Khê",
    body=(
        "Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ;",
        "I. NỘI DUNG",
        "1. Phòng Kinh tế sửa nhà chờ, hoàn thành trước ngày 30/9/2026.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Văn hóa - Xã hội theo dõi, báo cáo hằng quý.",
    ),
).signed("46", TODAY)


@pytest.fixture
def paper(tmp_path: Path, settings: Any) -> Path:
    """The plan as a file."""
    settings.TODAY = TODAY
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(as_docx(PLAN))
    return path


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_a_planner_looks_a_plan_over_and_then_hands_it_in(
    sign_in: SignIn, paper: Path, window: Any, tmp_path: Path
) -> None:
    lan = sign_in("lan", window)
    before = PlanDraft.objects.count()
    assert lan.open(CHECK) == 200
    lan.sound()
    lan.page.get_by_label("Kéo tệp văn bản vào đây").set_input_files(paper)
    lan.page.get_by_role("button", name="Kiểm tra", exact=True).click()

    found = lan.page.get_by_role("region", name="Kết quả kiểm tra")
    expect(found.get_by_text("Hết hiệu lực").first).to_be_visible()
    lan.sound()
    if window is PHONE:
        lan.page.get_by_role("link", name="Văn bản gốc").click()
    expect(lan.page.get_by_role("region", name="Văn bản gốc")).to_contain_text("sửa nhà chờ")

    with lan.page.expect_download() as coming:
        lan.page.get_by_role("button", name="Tải danh sách .docx").click()
    coming.value.save_as(tmp_path / "phieu.docx")
    taken = open_source((tmp_path / "phieu.docx").read_bytes(), "phieu.docx")
    assert any("356/2025/NĐ-CP" in block.text for block in taken.blocks)
    assert PlanDraft.objects.count() == before

    lan.page.get_by_text("Nhập làm kế hoạch").first.click()
    lan.page.get_by_label("Tôi xác nhận tệp không có nội dung").check()
    lan.page.get_by_role("button", name="Nhập làm kế hoạch").click()
    lan.page.wait_for_url(re.compile(r"/ke-hoach/nhap/[0-9a-f-]{36}/$"))
    assert PlanDraft.objects.count() == before + 1


def test_the_keys_walk_the_rows_and_light_their_places(sign_in: SignIn, paper: Path) -> None:
    lan = sign_in("lan")
    lan.open(CHECK)
    lan.page.get_by_label("Kéo tệp văn bản vào đây").set_input_files(paper)
    lan.page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(lan.page.locator("[data-row]").first).to_be_visible()

    lan.page.locator("body").press("j")
    expect(lan.page.locator("[data-row]").first).to_be_focused()
    lan.page.locator("[data-row]").first.press("j")
    expect(lan.page.locator("[data-row]").nth(1)).to_be_focused()

    expired = lan.page.locator("mark", has_text="13/2023/NĐ-CP").first
    expired.click()
    row = lan.page.locator("[data-row].on")
    expect(row).to_contain_text("13/2023/NĐ-CP")
    expect(row).to_be_focused()


def test_it_works_without_script(
    chromium: Browser, sign_in: SignIn, live_server: LiveServer, paper: Path
) -> None:
    lan = sign_in("lan")
    seat = lan.page.context.storage_state()
    bare = chromium.new_context(java_script_enabled=False, viewport=PHONE, storage_state=seat)
    page = bare.new_page()
    page.goto(f"{live_server.url}{CHECK}")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    assert page.url.endswith(CHECK)  # the browser asks for the file itself

    page.get_by_label("Kéo tệp văn bản vào đây").set_input_files(paper)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_text("Hết hiệu lực").first).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Tải danh sách .xlsx").click()
    assert coming.value.suggested_filename == "kiem-tra-van-ban-20260715.xlsx"
    bare.close()
