"""Triết keeps the law's table of the province: he looks it up, corrects it, tries the clock."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from danvan.law.actions import load_holidays, load_limits, load_thresholds
from danvan.law.models import TimeLimit
from tests.journeys.conftest import DESK, PHONE, SignIn

# What it shows does not depend on the database: told on SQLite alone.
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def law() -> None:
    """The law as danvan ships it."""
    load_holidays()
    load_limits()
    load_thresholds()


@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
def test_the_keeper_reads_and_corrects_the_law(sign_in: SignIn, law: None, window: object) -> None:
    triet = sign_in("triet", PHONE if window is PHONE else DESK)
    row = TimeLimit.objects.get(code="tcd.thong_bao_ket_qua")
    addresses = [
        reverse("law:limits"),
        reverse("law:limits") + "?q=khieu+nai&ngay=01/07/2026",
        reverse("law:limit", args=[row.pk]),
        reverse("law:correct", args=[row.pk]),
        reverse("law:days") + "?nam=2026",
        reverse("law:set-day") + "?ngay=2026-11-24",
        reverse("law:thresholds"),
        reverse("law:try") + "?buoc=complaint.accept&tu=06/07/2026",
        reverse("law:affected"),
    ]
    for address in addresses:
        assert triet.open(address) == 200
        triet.sound()

    triet.open(reverse("law:correct", args=[row.pk]))
    triet.page.get_by_label("Số", exact=False).first.fill("8")
    triet.page.get_by_label("Lý do").fill("Đối chiếu bản gốc")
    triet.page.get_by_role("button", name="Lưu").click()

    expect(triet.page.get_by_text("số 10 → số 8. Lý do: Đối chiếu bản gốc")).to_be_visible()
    triet.sound()
