"""A petition nobody read in time stands on the chairman's page, with why the day was that one.

Nam takes it in; days pass; the chairman finds it, opens it, sees it in the figures of the year.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.accounts.models import User
from danvan.law.actions import load_holidays, load_limits
from danvan.petitions.actions.register import Intake, Person, register_petition
from danvan.petitions.models import Petition
from danvan.units.models import Unit
from tests.journeys.conftest import PHONE, SignIn

pytestmark = pytest.mark.journey
CAME, LATE = date(2026, 7, 6), date(2026, 7, 24)
SUBJECT = "Cống thoát nước đầu thôn Khe Ngang bị lấp, nước tràn vào nhà dân"
SENDER = "Chu Thị Mận"


@pytest.fixture
def case(province: None, settings: Any, tmp_path: Path) -> Petition:
    """A petition that came on Monday 6/7 and should have been read by 16/7."""
    settings.TODAY, settings.SEAL_KEYS = LATE, tmp_path / "keys" / "seal-keys.json"
    load_holidays()
    load_limits()
    nam, commune = User.objects.get(username="nam"), Unit.objects.get(key="ubnd-xa-bach-khe")
    intake = Intake(
        unit=commune.pk,
        received_on=CAME,
        channel=Petition.Channel.COUNTER,
        subject=SUBJECT,
        people=(Person(name=SENDER),),
    )
    return register_petition(intake, by=nam, on=CAME)


def test_a_late_case_is_on_the_leaders_list(case: Petition, sign_in: SignIn) -> None:
    chairman = sign_in("thang")

    chairman.open("/lanh-dao/")
    chairman.sound()
    late = chairman.page.get_by_role("region", name=re.compile("Đơn thư theo hạn luật định"))
    expect(late).to_contain_text("1 quá hạn")
    expect(late).to_contain_text("16/07/2026")
    expect(late).to_contain_text("quá hạn 8 ngày")
    assert SENDER not in chairman.page.content()
    late.get_by_text("Vì sao?").click()
    expect(late.get_by_role("listitem").filter(has_text="10 ngày").first).to_be_visible()

    late.get_by_role("link", name=f"đơn số {case.label}").click()
    chairman.page.wait_for_url(f"**/{case.public_id}/")
    expect(chairman.page.locator("body")).to_contain_text(SUBJECT)

    chairman.open("/don-thu/so-lieu/")
    chairman.sound()
    row = chairman.page.get_by_role("row").filter(has_text="trong đó đã quá hạn")
    row.get_by_role("link").click()
    expect(chairman.page.get_by_role("link", name=SUBJECT)).to_be_visible()
    chairman.sound()

    phone = sign_in("thang", PHONE)
    for address in (
        "/lanh-dao/",
        "/don-thu/so-lieu/",
        "/don-thu/tim/?q=cong+thoat",
        "/don-thu/tai-so/",
    ):
        phone.open(address)
        phone.sound()

    stranger = sign_in("hoa")
    assert stranger.open(f"/don-thu/{case.public_id}/") == 404
    stranger.open("/don-thu/so-lieu/")
    assert SUBJECT not in stranger.page.content()
