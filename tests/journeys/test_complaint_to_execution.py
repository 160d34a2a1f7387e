"""A complaint goes from the counter to its decision, and to what that ordered."""

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from danvan.accounts.models import User
from danvan.petitions.actions.steps import enter_stage
from danvan.petitions.models import Petition
from danvan.units.models import Post
from tests.factories.petitions import classified, load_law
from tests.journeys.conftest import PHONE, Seat, SignIn

pytestmark = pytest.mark.journey

CAME, TAKEN_UP, DECIDED, DONE = (
    date(2026, 7, 6),
    date(2026, 7, 10),
    date(2026, 8, 6),
    date(2026, 8, 20),
)


def shown(day: date) -> str:
    """A day as it is typed."""
    return f"{day:%d/%m/%Y}"


def do(page: Page, step: str, save: str, **typed: str) -> None:
    """Unfold one act of the page, fill it in, and send it."""
    fold = page.locator(f"details#{step}")
    fold.locator("summary").click()
    for name, value in typed.items():
        field = fold.locator(f"[name={name}]")
        kinds = field.evaluate_all("found => found.map(one => one.type)")
        if kinds[0] in ("radio", "checkbox"):
            fold.locator(f"[name={name}][value='{value}']").check()
        elif kinds[0] == "select-one":
            field.select_option(value)
        else:
            field.fill(value)
    fold.get_by_role("button", name=save, exact=True).click()
    expect(page.locator(".flash")).to_be_visible()


def hand_in(nam: Seat) -> Petition:
    """Nam takes a complaint in at the counter; it is one that the chairman settles."""
    nam.open("/don-thu/tiep-nhan/")
    page = nam.page
    page.get_by_label("Tóm tắt nội dung").fill("Mức bồi thường cây trồng khi mở đường Khe Ngang")
    page.get_by_label("Họ và tên, hoặc tên cơ quan, tổ chức").fill("Cao Thị Lượm")
    page.get_by_label(re.compile("^Địa chỉ")).first.fill("Thôn Khe Ngang")
    page.get_by_role("button", name="Vào sổ, lập giấy biên nhận").click()
    page.wait_for_url("**/bien-nhan/**")
    case = Petition.objects.get()

    chair = Post.objects.get(unit=case.unit, is_head=True)
    row = classified(case, "complaint", settler=chair)
    by = User.objects.get(username="nam")
    enter_stage(row.pk, None, "classified", by=by, on=CAME)
    return case


def person_of(username: str) -> str:
    """The value by which a person is chosen in a form."""
    return str(User.objects.get(username=username).pk)


def test_a_complaint_from_the_counter_to_what_was_ordered(sign_in: SignIn, settings: Any) -> None:
    load_law()
    settings.TODAY = CAME
    nam = sign_in("nam")
    case = hand_in(nam)
    address = f"/don-thu/{case.public_id}/"

    settings.TODAY = TAKEN_UP
    thang = sign_in("thang", PHONE)
    thang.open(address)
    thang.sound()
    do(thang.page, "thu-ly", "Ghi thụ lý", number="14/TB-UBND", paper_on=shown(TAKEN_UP))
    # 10/7 and 30 days end on Sunday 9/8: Monday 10/8, told with its article.
    expect(thang.page.locator(".card").first).to_contain_text("10/08/2026")
    do(
        thang.page,
        "giao",
        "Giao",
        number="20/QĐ-UBND",
        paper_on=shown(TAKEN_UP),
        assignee=person_of("nam"),
    )

    nam.open(address)
    nam.sound()
    do(nam.page, "xac-minh", "Bắt đầu")
    settings.TODAY = DECIDED
    nam.open(address)
    do(nam.page, "bao-cao", "Ghi báo cáo", number="9/BC", paper_on=shown(DECIDED))

    thang.open(address)
    do(
        thang.page,
        "quyet-dinh",
        "Ghi văn bản",
        number="31/QĐ-UBND",
        paper_on=shown(DECIDED),
        result="partly",
        summary="Bồi thường thêm phần cây trồng chưa kiểm đếm.",
    )
    thang.sound()

    nam.open(address)
    nam.page.locator("#letter-code").select_option("quyet-dinh-giai-quyet")
    nam.page.get_by_role("button", name="Soạn", exact=True).click()
    expect(nam.page.locator("#van-ban + ul")).to_contain_text("Quyết định giải quyết khiếu nại")
    do(nam.page, "gui", "Ghi ngày gửi", day=shown(DECIDED))
    do(nam.page, "cong-khai", "Ghi công khai", how="Niêm yết tại trụ sở", day=shown(DECIDED))
    unit = nam.page.locator("details#giao-thi-hanh option", has_text="Phòng Kinh tế")
    do(
        nam.page,
        "giao-thi-hanh",
        "Giao thi hành",
        unit=unit.first.get_attribute("value") or "",
        text="Chi trả phần bồi thường tăng thêm",
        due=shown(DONE),
    )
    nam.sound()

    settings.TODAY = DONE
    nam.open(address)
    which = nam.page.locator("details#thi-hanh-xong option:not([value=''])").first
    do(
        nam.page,
        "thi-hanh-xong",
        "Ghi đã xong",
        which=which.get_attribute("value") or "",
        day=shown(DONE),
    )
    do(nam.page, "ket-thuc", "Kết thúc")
    expect(nam.page.get_by_text("Hồ sơ đã kết thúc")).to_be_visible()

    case.refresh_from_db()
    assert (case.stage, case.result, case.settled_on, case.closed_on) == (
        "closed",
        "partly",
        DECIDED,
        DONE,
    )
    assert {row.obligation.state for row in case.owed.all()} == {"confirmed"}
    assert sign_in("hoa").open(address) == 404
