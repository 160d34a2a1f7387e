"""A denunciation of the chairman of xã Bạch Khê, handed in at his own counter.

Nam receives it; in the same moment it stands in the register of the province, and at the commune
nobody, Nam included, ever sees more than the slip. The province reads, opens and concludes.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.law.actions import load_holidays, load_limits
from danvan.petitions.models import Petition
from danvan.units.models import Post
from tests.journeys.conftest import DESK, PHONE, SignIn

pytestmark = pytest.mark.journey
DAY = date(2026, 7, 15)
COUNTER = "/don-thu/to-cao/tiep-nhan/"
SUMMARY = "Tố cáo người đứng đầu dùng xe công vào việc riêng"
NAME = "Lò Văn Ún"
REASON = "Thẩm tra điều kiện thụ lý tố cáo"
AT_THE_COMMUNE = ("nam", "thang", "van", "lan", "diu")


@pytest.fixture
def day(settings: Any, tmp_path: Path) -> None:
    """The day it comes, and a key file of this story alone."""
    settings.TODAY = DAY
    settings.SEAL_KEYS = tmp_path / "keys" / "seal-keys.json"


@pytest.fixture
def law(province: None) -> None:
    """The sample province, where Sen receives in its name, and the law's own numbers."""
    load_holidays()
    load_limits()


@pytest.mark.usefixtures("day", "law")
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_it_goes_to_the_province_and_the_commune_never_sees_it(
    sign_in: SignIn, window: Any
) -> None:
    chair = Post.objects.get(unit__key="ubnd-xa-bach-khe", is_head=True)
    nam = sign_in("nam", window)
    assert nam.open(COUNTER) == 200
    page = nam.page
    page.get_by_label("Tóm tắt để vào sổ").fill(SUMMARY)
    page.get_by_label("Chức vụ của người bị tố cáo").select_option(value=str(chair.pk))
    page.get_by_label("Họ và tên người tố cáo").fill(NAME)
    page.get_by_role("textbox", name="Địa chỉ").fill("Bản Nà Lặc, xã Bạch Khê")
    page.get_by_label("Toàn văn nội dung tố cáo").fill("Chủ nhật 12/7 xe công đỗ ở đám cưới.")
    page.get_by_role("button", name="Niêm phong và vào sổ").click()

    expect(page.get_by_text("đã vào thẳng sổ của cấp trên")).to_be_visible()
    expect(page.locator("dl.facts").get_by_text("Ủy ban nhân dân tỉnh")).to_be_visible()
    nam.sound()
    nam.page.reload()
    expect(page.get_by_text("Phiếu chỉ hiện một lần")).to_be_visible()

    row = Petition.objects.get()
    assert row.unit.key == "ubnd-tinh"
    seal, case = f"/don-thu/{row.public_id}/niem-phong/", f"/don-thu/{row.public_id}/"
    for username in AT_THE_COMMUNE:
        seat = nam if username == "nam" else sign_in(username, window)
        assert seat.open(seal) == 404, username
        assert seat.open(case) == 404, username
        assert seat.open("/") == 200
        expect(seat.page.get_by_text(SUMMARY)).to_have_count(0)
        expect(seat.page.get_by_text("1/2026")).to_have_count(0)

    seat = sign_in("sen", window)
    assert seat.open(seal) == 200
    expect(seat.page.get_by_text(SUMMARY)).to_be_visible()
    seat.page.get_by_text("Mở thông tin người tố cáo").click()
    box = seat.page.locator("#nguoi")
    box.get_by_label("Lý do mở").fill(REASON)
    box.get_by_role("button", name="Mở", exact=True).click()
    expect(seat.page.get_by_text(NAME)).to_be_visible()
    khai = sign_in("khai", window)
    assert khai.open(seal) == 200
    expect(khai.page.get_by_role("complementary").get_by_text(REASON)).to_be_visible()
    khai.sound()
