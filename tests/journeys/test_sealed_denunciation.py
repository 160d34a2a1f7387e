"""A denunciation of the head of an office, from the counter of xã Bạch Khê to its conclusion.

Nam receives it and writes the summary; the chairman charges a deputy with the seal; whoever opens
it says why. The head of the office and his officers never learn that it is there.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.accounts.models import User
from danvan.law.actions import load_holidays, load_limits
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition, SealOpening
from danvan.units.models import Post
from tests.journeys.conftest import DESK, PHONE, Seat, SignIn

pytestmark = pytest.mark.journey
DAY = date(2026, 7, 15)
COUNTER = "/don-thu/to-cao/tiep-nhan/"
SUMMARY = "Tố cáo việc nhận tiền khi xét duyệt hồ sơ hỗ trợ nhà ở"
NAME, PHONE_NUMBER = "Quách Thị Mến", "0987 111 222"
STORY = "Hôm 02/7 tại phòng làm việc, người này nhận phong bì rồi mới ký danh sách."
REASON = "Lập kế hoạch xác minh nội dung tố cáo"


@pytest.fixture
def day(settings: Any, tmp_path: Path) -> None:
    """The day it comes, and a key file of this story alone."""
    settings.TODAY = DAY
    settings.SEAL_KEYS = tmp_path / "keys" / "seal-keys.json"


@pytest.fixture
def law(province: None) -> None:
    """The days off and the time limits."""
    load_holidays()
    load_limits()


def person(username: str) -> User:
    """Return somebody of the sample."""
    return User.objects.get(username=username)


def head_of(key: str) -> Post:
    """Return the post of the head of a unit of the sample."""
    return Post.objects.get(unit__key=key, is_head=True)


def type_in(seat: Seat, about: Post, paper: Path) -> None:
    """Type the denunciation at the counter."""
    page = seat.page
    page.get_by_label("Tóm tắt để vào sổ").fill(SUMMARY)
    page.get_by_label("Chức vụ của người bị tố cáo").select_option(value=str(about.pk))
    page.get_by_label("Họ và tên người tố cáo").fill(NAME)
    page.get_by_role("textbox", name="Địa chỉ").fill("Ngõ 3, thôn Khe Ngang")
    page.get_by_label("Điện thoại").fill(PHONE_NUMBER)
    page.get_by_label("Toàn văn nội dung tố cáo").fill(STORY)
    page.locator('input[type="file"]').set_input_files(paper)
    page.get_by_label("Tôi xác nhận tệp không có nội dung").check()


@pytest.mark.usefixtures("day")
@pytest.mark.parametrize("window", [DESK, PHONE], ids=["desk", "phone"])
def test_from_the_counter_to_the_conclusion(
    sign_in: SignIn, law: None, window: Any, tmp_path: Path
) -> None:
    paper = tmp_path / "don chi Men.txt"
    paper.write_text("Don to cao viet tay, chup lai", encoding="utf-8")
    about = head_of("phong-vhxh-xa-bach-khe")
    nam = sign_in("nam", window)
    assert nam.open(COUNTER) == 200
    nam.sound()
    type_in(nam, about, paper)
    nam.page.get_by_label("Tóm tắt để vào sổ").fill(f"Bà {NAME} tố cáo")
    nam.page.get_by_role("button", name="Niêm phong và vào sổ").click()
    expect(nam.page.get_by_text("còn lộ họ tên")).to_be_visible()
    nam.page.get_by_label("Tóm tắt để vào sổ").fill(SUMMARY)
    nam.page.locator('input[type="file"]').set_input_files(paper)
    nam.page.get_by_role("button", name="Niêm phong và vào sổ").click()
    expect(nam.page.get_by_role("heading", name="Phiếu xác nhận đã nhận đơn")).to_be_visible()
    expect(nam.page.get_by_text("1/2026")).to_be_visible()
    nam.sound()

    row = Petition.objects.get()
    assert row.subject == SUMMARY
    seal = f"/don-thu/{row.public_id}/niem-phong/"
    thang = sign_in("thang", window)
    assert thang.open(seal) == 200
    expect(thang.page.get_by_text(NAME)).to_have_count(0)
    thang.page.get_by_label("Giao giữ bí mật cho").select_option(value=str(person("van").pk))
    thang.page.get_by_role("button", name="Giao giữ bí mật").click()
    expect(thang.page.get_by_text("Đã cập nhật người giữ bí mật.")).to_be_visible()

    van = sign_in("van", window)
    assert van.open(seal) == 200
    van.sound()
    van.page.get_by_text("Mở thông tin người tố cáo").click()
    box = van.page.locator("#nguoi")
    box.get_by_label("Lý do mở").fill(REASON)
    box.get_by_role("button", name="Mở", exact=True).click()
    expect(van.page.get_by_text(NAME)).to_be_visible()
    expect(van.page.get_by_text(STORY)).to_have_count(0)
    van.sound()
    papers = van.page.locator("#tai-lieu")
    papers.get_by_text("Mở tài liệu này").click()
    papers.get_by_label("Lý do mở").fill(REASON)
    with van.page.expect_download() as coming:
        papers.get_by_role("button", name="Mở", exact=True).click()
    assert coming.value.suggested_filename == "tai-lieu-1.txt"

    conclude(row)
    row.refresh_from_db()
    assert (row.stage, row.settled_on) == ("concluded", DAY)
    assert thang.open(seal) == 200
    opened = thang.page.get_by_role("complementary")
    expect(opened.get_by_text(REASON)).to_have_count(2)
    assert {row.by.username for row in SealOpening.objects.all()} == {"van"}

    held = about.appointments.filter(until=None).get()
    denounced = sign_in(held.user.username, window)
    for address in (seal, f"/don-thu/{row.public_id}/"):
        assert denounced.open(address) == 404
    for address in ("/", "/lich/"):
        assert denounced.open(address) == 200
        expect(denounced.page.get_by_text("tố cáo")).to_have_count(0)


def conclude(row: Petition) -> None:
    """Bring the case to its conclusion, each step by who may."""
    nam, thang = person("nam"), person("thang")
    way = (
        ("classified", nam, ""),
        ("accepted", thang, "11/QĐ-UBND"),
        ("assigned", thang, "12/QĐ-UBND"),
        ("verifying", nam, ""),
        ("reported", nam, "13/BC-TXM"),
        ("concluded", thang, "14/KL-UBND"),
    )
    for to, by, number in way:
        paper = StepPaper(number, DAY) if number else StepPaper()
        enter_stage(row.pk, None, to, by=by, on=DAY, paper=paper)
