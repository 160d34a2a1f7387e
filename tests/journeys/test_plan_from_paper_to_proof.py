"""Our commune plan 2026, from a file to confirmed proof, and to a stranger's 404."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from danvan.desk.sample.organisation import text
from danvan.obligations.models import Obligation
from tests.journeys.conftest import PHONE, SignIn
from tests.journeys.planning import (
    accept_what_is_clear,
    choose_issuer,
    issue,
    settle_the_rest,
    take_in,
)

pytestmark = pytest.mark.journey
ISSUER = "Ủy ban nhân dân xã Bạch Khê"


def test_a_plan_becomes_owned_work_that_is_proven(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = date(2026, 3, 13)
    lan = sign_in("lan")
    take_in(lan, "ke-hoach-29.txt", text("plan_commune_2026.txt"), tmp_path)
    choose_issuer(lan.page, ISSUER, "12/03/2026")
    lan.sound()
    accept_what_is_clear(lan.page)
    settle_the_rest(lan.page)
    issue(lan.page)
    lan.sound()
    plan = lan.page.url.removeprefix(lan.base)

    mai = sign_in("mai", PHONE)
    mai.open("/?xem=don-vi")
    mai.sound()
    owed = Obligation.objects.filter(
        parties__unit__key="phong-kt-xa-bach-khe", parties__part="debtor", due="2026-06-30"
    ).get()
    work = f"/viec/{owed.public_id}/"
    mai.open(work)
    mai.sound()
    report(mai.page)

    lan.open(work)
    lan.page.get_by_role("button", name="Xác nhận hoàn thành").click()
    expect(lan.page.get_by_text("Hoàn thành đúng hạn").first).to_be_visible()

    hoa = sign_in("hoa")
    assert hoa.open(work) == 404
    assert hoa.open(plan) == 404


def report(page: Page) -> None:
    """Attach paper as proof, then hand the work in."""
    page.locator("#minh-chung summary").click()
    form = page.locator("#minh-chung form")
    form.get_by_label("Hồ sơ giấy").or_(form.get_by_label("hồ sơ giấy")).first.check()
    form.get_by_label(re.compile("Nơi để hồ sơ")).fill("Tủ 2, ngăn 3")
    form.get_by_label(re.compile("Tên|Nội dung|Tiêu đề")).last.fill("Biên bản niêm yết")
    form.get_by_role("button").last.click()
    expect(page.get_by_text("Biên bản niêm yết").first).to_be_visible()
    step = page.locator("details.step", has=page.locator("summary", has_text="Báo cáo hoàn thành"))
    if step.get_attribute("open") is None:
        step.locator("summary").click()
    step.get_by_role("button", name="Báo cáo hoàn thành").click()
    expect(page.get_by_text("Chờ bên giao việc xác nhận")).to_be_visible()
