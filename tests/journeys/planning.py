"""What a planner does to a plan in the browser: drop the file, choose the issuer, review, issue."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Seat

REVIEW = re.compile(r"/ke-hoach/nhap/[0-9a-f-]+/$")


def take_in(seat: Seat, name: str, text: str, folder: Path) -> None:
    """Drop a file and wait until it has been read."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    seat.open("/ke-hoach/nhap/tai-len/")
    page = seat.page
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("không có nội dung bí mật|bí mật nhà nước", re.I)).check()
    page.get_by_role("button", name="Tải lên và đọc").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Tải kế hoạch", timeout=20_000)


def choose_issuer(page: Page, issuer: str, day: str) -> None:
    """Say whose plan it is and of which day."""
    if not page.url.endswith("co-quan/"):
        page.get_by_role("link", name=re.compile("đổi|Chọn cơ quan")).first.click()
    page.get_by_label("Cơ quan ban hành", exact=True).select_option(label=issuer)
    page.get_by_label(re.compile("Ngày")).first.fill(day)
    page.get_by_role("button", name="Lưu và đối chiếu đơn vị").click()
    page.wait_for_url(REVIEW)


def accept_what_is_clear(page: Page) -> None:
    """Take the head, the clear duties, the targets and the citations."""
    press(page, page.get_by_role("button", name="Nhận hết nhiệm vụ đã rõ đơn vị"))
    whole = page.get_by_role("button", name="Nhận hết mục này")
    left = whole.count() + 1
    while 0 < whole.count() < left:
        left = whole.count()
        press(page, whole.first)


def settle_the_rest(page: Page) -> None:
    """Mark what names nobody as general direction, and take every other waiting row."""
    folds = page.locator("details.fold", has_text="đánh dấu định hướng chung cùng lúc")
    for _ in range(folds.count()):
        folds.first.locator("summary").click()
        for box in folds.first.get_by_role("checkbox").all():
            box.check()
        press(page, folds.first.get_by_role("button"))
    expect(folds).to_have_count(0)
    buttons = page.get_by_role("button", name=re.compile("^(Nhận|Định hướng chung)$"))
    for _ in range(120):
        page.wait_for_timeout(60)  # the answer to the last click is being put in its place
        if not buttons.count():
            return
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            buttons.first.click()
    raise AssertionError("rows are left that cannot be settled")


def press(page: Page, button: Locator) -> None:
    """Press a button that leads to the page anew, and wait until it is there."""
    with page.expect_navigation():
        button.click()


def issue(page: Page) -> None:
    """Look at what will arise, then issue."""
    page.get_by_role("link", name="Xem trước khi ban hành").click()
    page.get_by_role("button", name="Ban hành và giao việc").click()
    page.wait_for_url(re.compile(r"/ke-hoach/[0-9a-f-]+/$"))
