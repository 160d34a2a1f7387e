"""Lan drafts next year's plan from this one, takes it in, and sees in it just what she changed."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.accounts.models import User
from danvan.desk.sample.organisation import text
from danvan.desk.sample.story import review_as_read
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.readers.files import open_source
from danvan.units.models import Unit
from tests.journeys import planning
from tests.journeys.conftest import PHONE, SignIn

pytestmark = pytest.mark.journey

# What it shows does not depend on the database: told on SQLite alone.
ON = date(2026, 3, 13)
ISSUED = date(2026, 3, 12)


def this_years_plan() -> Plan:
    """The sample commune's plan of 2026, reviewed and issued."""
    lan, commune = User.objects.get(username="lan"), Unit.objects.get(key="ubnd-xa-bach-khe")
    data, name = text("plan_commune_2026.txt").encode(), "ke-hoach-29.txt"
    draft = import_plan(
        data, name, unit=commune, confirmed=True, by=lan, on=ON, open_file=open_source
    )
    fill_draft(draft.pk, on=ON, open_file=open_source)
    draft.refresh_from_db()
    choice = IssuerChoice(issuer=commune, day=ISSUED)
    draft = choose_issuer(draft.pk, version=draft.version, choice=choice, by=lan, on=ON)
    review_as_read(draft, lan, ON)
    draft.refresh_from_db()
    return issue_plan(draft.pk, version=draft.version, by=lan, on=ON)


def test_next_year_begins_with_this_years_plan(
    sign_in: SignIn, tmp_path: Path, settings: Any
) -> None:
    settings.TODAY = ON
    plan = this_years_plan()
    lan = sign_in("lan")

    lan.open(f"/ke-hoach/{plan.public_id}/")
    lan.page.get_by_role("link", name="Soạn từ kế hoạch này").click()
    lan.sound()
    dropped = plan.duties.get(text__startswith="Lắp bảng mã QR")
    lan.page.locator(f"#kept-{dropped.pk}").uncheck()
    with lan.page.expect_download() as waiting:
        lan.page.get_by_role("button", name="Chỉ tải .docx").click()
    paper = tmp_path / "du-thao.docx"
    waiting.value.save_as(paper)

    lan.open("/ke-hoach/nhap/tai-len/")
    lan.page.locator("input[type=file]").set_input_files(paper)
    lan.page.get_by_label(re.compile("không có nội dung bí mật|bí mật nhà nước", re.I)).check()
    lan.page.get_by_role("button", name="Tải lên và đọc").click()
    expect(lan.page.get_by_role("link", name="Chọn cơ quan ban hành")).to_be_visible(timeout=20_000)
    planning.choose_issuer(lan.page, "Ủy ban nhân dân xã Bạch Khê", "10/03/2027")
    lan.page.get_by_role("link", name="So sánh với…").click()
    lan.sound()
    address = lan.page.url.removeprefix(lan.base)
    counts = lan.page.locator(".counts b").all_inner_texts()

    phone = sign_in("lan", PHONE)
    phone.open(address)
    phone.sound()

    hoa = sign_in("hoa")
    assert hoa.open(address) == 404
    # Nothing changed; one sentence waits to be reviewed again; what Lan left out is gone.
    assert counts[:3] == ["0", "1", "1"]
