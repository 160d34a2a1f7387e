"""A merger on 1 July with open work, and the plan of a district that ended a year before.

Xã Vân Trạch becomes part of xã Bạch Khê. Lan plans there and takes over what is open; Hoa, next
door in phường Mộc Lương, finds nothing of it. The district's records are held by Hoa's ward: its
plan opens for her, and for nobody else.
"""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import expect

from danvan.accounts.models import User
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Obligation
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.units.models import Succession, Unit
from tests.factories.plans import HEADER, duty, reviewed_draft
from tests.journeys.conftest import PHONE, Seat, SignIn

pytestmark = pytest.mark.journey
DAY = date(2026, 7, 1)
EQUAL = "Báo cáo kết quả đối thoại với Nhân dân 6 tháng đầu năm"
COMMUNE, BODY = "xã Bạch Khê", "Ủy ban nhân dân xã Bạch Khê"
OWN = "Niêm yết danh sách hộ được hỗ trợ sửa nhà"


def unit(key: str) -> Unit:
    """Return a unit of the sample."""
    return Unit.objects.get(key=key)


def ordered(title: str, debtor: str) -> Obligation:
    """Return what the province ordered of a commune in spring."""
    opening = Opening(
        title=title,
        nature="deliverable",
        origin_kind="task",
        debtor=unit(debtor).pk,
        creditor=unit("ubnd-tinh").pk,
        opens_on=date(2026, 4, 1),
        due=date(2026, 7, 10),
        due_steps=("Văn bản ghi hạn 10/07/2026.",),
    )
    by = User.objects.get(username="nguyet")
    return open_obligation(opening, by=by, on=date(2026, 4, 1))


def districts_plan() -> Plan:
    """Return the plan that the former district issued in 2023."""
    district, nha = unit("ubnd-huyen"), User.objects.get(username="nha")
    office: Any = SimpleNamespace(commune=district, lan=nha)
    header = replace(
        HEADER, date="2023-03-10", year=2023, number="21/KH-UBND",
        title="Công tác dân vận năm 2023 của huyện Mộc Lương",
    )  # fmt: skip
    work = duty("Kiện toàn tổ hòa giải", unit("ubnd-xa-lam-khe-cu"))
    draft = reviewed_draft(office, [work], header=header, issuer=district)
    return issue_plan(draft.pk, version=1, by=nha, on=date(2023, 3, 10))


def tick(seat: Seat, words: str, *labels: str) -> None:
    """Look for places and units by words, and tick some of what is found."""
    page = seat.page
    page.get_by_label("Tìm địa bàn, đơn vị").fill(words)
    page.get_by_role("button", name="Tìm", exact=True).click()
    for label in labels:
        page.get_by_label(label, exact=True).check()


def record_merger(seat: Seat) -> Succession:
    """Record on 1 July that xã Vân Trạch becomes part of xã Bạch Khê: look first, then record."""
    page = seat.page
    seat.open("/to-chuc/sap-xep/moi/")
    tick(seat, "van trach", "xã Vân Trạch: có trước", "Ủy ban nhân dân xã Vân Trạch: có trước")
    both = [f"{name}: có {when}" for name in (COMMUNE, BODY) for when in ("trước", "sau")]
    tick(seat, "bach khe", *both)
    seat.sound()
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Nghị quyết, quyết định").fill("9801/NQ-UBTVQH (mẫu)")
    page.get_by_label("Điều, khoản").fill("khoản 1")
    page.get_by_label("Có hiệu lực từ ngày").fill("01/07/2026")
    holder = page.get_by_label("Đơn vị giữ hồ sơ của các đơn vị kết thúc")
    holder.select_option(label=BODY)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_text("Ủy ban nhân dân xã Vân Trạch").first).to_be_visible()
    expect(page.get_by_text("2 việc chờ bàn giao")).to_be_visible()
    assert not Succession.objects.filter(on=DAY).exists()
    seat.sound()
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("Đã ghi nhận sắp xếp.")).to_be_visible()
    return Succession.objects.get(on=DAY)


def test_open_work_of_a_merged_commune_is_taken_over(sign_in: SignIn, settings: Any) -> None:
    settings.TODAY = DAY
    ours = ordered(EQUAL, "ubnd-xa-bach-khe")
    theirs = ordered(EQUAL, "ubnd-xa-van-trach")
    own = ordered(OWN, "ubnd-xa-van-trach")
    row = record_merger(sign_in("triet"))
    sheet = f"/sap-xep-viec/{row.pk}/"

    lan = sign_in("lan", PHONE)
    lan.open("/sap-xep-viec/")
    lan.sound()
    lan.page.get_by_role("link", name="9801/NQ-UBTVQH (mẫu), khoản 1").click()
    expect(lan.page.get_by_text("sẽ gộp làm một")).to_have_count(1)
    lan.sound()
    lan.page.get_by_label("Lý do bàn giao").fill("Nhập xã Vân Trạch vào xã Bạch Khê")
    lan.page.get_by_role("button", name="Bàn giao các việc đã chọn").click()
    said = "Đã bàn giao 2 việc, trong đó gộp 1 việc trùng; còn lại 0 việc."
    expect(lan.page.get_by_text(said)).to_be_visible()

    theirs.refresh_from_db()
    assert (theirs.state, theirs.joined_into) == ("joined", ours)
    assert own.parties.get(part="debtor").unit == unit("ubnd-xa-bach-khe")
    lan.open(f"/viec/{own.public_id}/")
    expect(lan.page.get_by_role("heading", level=1)).to_contain_text(OWN)

    hoa = sign_in("hoa")
    assert hoa.open(sheet) == 404
    assert hoa.open(f"/viec/{own.public_id}/") == 404
    assert hoa.open(f"/viec/{theirs.public_id}/") == 404


def test_the_former_districts_plan_opens_for_its_archive_holder_alone(
    sign_in: SignIn, settings: Any
) -> None:
    settings.TODAY = DAY
    plan = districts_plan()
    assert plan.document.file is not None
    addresses = [f"/ke-hoach/{plan.public_id}/", f"/ke-hoach/{plan.public_id}/do-phu/"]

    hoa = sign_in("hoa", PHONE)
    for address in addresses:
        assert hoa.open(address) == 200, address
        hoa.sound()

    for who in ("lan", "bich", "triet"):
        stranger = sign_in(who)
        for address in addresses:
            assert stranger.open(address) == 404, f"{who} {address}"
        stranger.open("/ke-hoach/")
        expect(stranger.page.get_by_text("của huyện Mộc Lương")).to_have_count(0)
