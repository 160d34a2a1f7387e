"""A finding is passed over in the review page, seen with who and why, and taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESK, PHONE, SignIn
from tests.journeys.planning import take_in

pytestmark = pytest.mark.journey

# What it shows does not depend on the database: told on SQLite alone.
REASON = "Bản in đã có dấu và chữ ký"
PLAN = """ỦY BAN NHÂN DÂN
XÃ BẠCH KHÊ

Số 7/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bạch Khê, ngày 03 tháng 7 năm 2026

KẾ HOẠCH
Dân vận sáu tháng cuối năm 2026

Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 9 năm 2023 của Chính phủ.

I. NỘI DUNG

1. Phòng Kinh tế sửa nhà chờ, hoàn thành trước ngày 30/9/2026.

Nơi nhận:
- Phòng Kinh tế;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_what_is_passed_over_can_be_taken_back(
    sign_in: SignIn, settings: Any, tmp_path: Path, window: Any
) -> None:
    settings.TODAY = date(2026, 7, 15)
    lan = sign_in("lan", window)
    take_in(lan, "ke-hoach.txt", PLAN, tmp_path)
    points = lan.page.locator("#diem-can-xem")
    row = points.locator("[data-row]", has_text="Khối chữ ký chưa có họ tên")
    expect(row).to_be_visible()
    row.get_by_text("Căn cứ").click()
    expect(row).to_contain_text("Nghị định 30/2020/NĐ-CP")

    row.get_by_role("link", name="Bỏ qua").click()
    lan.page.get_by_label("Lý do").fill(REASON)
    lan.page.get_by_role("button", name="Bỏ qua").click()
    expect(points.get_by_text(REASON)).to_be_visible()
    lan.sound()

    lan.page.reload()
    waived = points.locator("details.waivers")
    expect(waived.get_by_text(REASON)).to_be_hidden()
    waived.locator("summary").first.click()
    expect(waived).to_contain_text("15/07/2026")
    lan.sound()
    waived.get_by_role("button", name="Lấy lại").click()
    expect(points.get_by_text(REASON)).to_have_count(0)
    lan.page.reload()
    expect(points.locator("details.waivers")).to_have_count(0)
