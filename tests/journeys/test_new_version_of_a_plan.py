"""Lan adjusts the plan in force: a duty goes, the rest goes on under the new number."""

from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.obligations.models import Obligation
from danvan.plans.models import Plan
from tests.journeys.conftest import SignIn
from tests.journeys.test_next_years_plan import this_years_plan

pytestmark = pytest.mark.journey


def test_the_plan_in_force_is_replaced(sign_in: SignIn, settings: Any) -> None:
    settings.TODAY = date(2026, 7, 15)
    plan = this_years_plan()
    dropped = plan.duties.get(text__startswith="Lắp bảng mã QR")
    owed = Obligation.objects.filter(duty_links__duty=dropped)
    known = Obligation.objects.count()
    lan = sign_in("lan")
    page = lan.page

    lan.open(f"/ke-hoach/{plan.public_id}/")
    page.get_by_role("link", name="Điều chỉnh, ban hành bản mới").click()
    page.get_by_role("button", name="Lập bản mới từ bản này").click()
    head = page.locator("article", has_text="Thông tin chung").first
    head.get_by_role("link", name="Sửa").click()
    page.get_by_label("Số, ký hiệu").first.fill("88/KH-UBND")
    page.get_by_label("Ngày ban hành").first.fill("14/07/2026")
    page.get_by_role("button", name="Lưu", exact=False).first.click()
    expect(head).to_contain_text("88/KH-UBND")
    row = page.locator("article", has_text=dropped.text).first
    row.get_by_role("link", name="Bỏ", exact=True).click()
    page.get_by_label("Lý do").first.fill("Đã lắp đủ")
    page.get_by_role("button", name="Bỏ", exact=False).first.click()
    page.get_by_role("link", name="xem bảng ghép").or_(
        page.get_by_role("link", name="chờ xác nhận")
    ).first.click()
    lan.sound()
    page.get_by_role("button", name="Xác nhận 1 dòng").click()
    page.get_by_role("link", name="Xem trước khi ban hành").click()
    lan.sound()
    page.get_by_role("button", name="Ban hành bản mới").click()
    expect(page.get_by_text("Thay thế: Kế hoạch 29/KH-UBND")).to_be_visible()

    assert Obligation.objects.count() == known
    assert set(owed.values_list("state", flat=True)) == {"ended"}
    plan.refresh_from_db()
    assert plan.state == Plan.State.REPLACED
    lan.open(f"/ke-hoach/{plan.public_id}/")
    expect(page.get_by_text("Đã được thay bằng: Kế hoạch 88/KH-UBND")).to_be_visible()
