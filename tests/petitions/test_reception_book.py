"""The book of reception in the form of its day; what a session concluded becomes work of units."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document
from python_calamine import CalamineWorkbook

from danvan.accounts.models import User
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.petitions.access_reception import visible_visits
from danvan.petitions.actions.reception_conclusions import (
    ConclusionMisfit,
    Ordered,
    conclude_session,
    number_conclusion,
)
from danvan.petitions.actions.reception_looks import note_book_taken
from danvan.petitions.actions.reception_owed import reply_visit
from danvan.petitions.actions.reception_visits import enter_denouncer, enter_visit
from danvan.petitions.models import Conclusion, PersonalAccess
from danvan.petitions.queries.reception_book import book_paper, book_sheet, books_of, form_on
from danvan.petitions.queries.reception_papers import (
    conclusion_paper,
    receipt_paper,
    refusal_paper,
    spoken_week,
    week_paper,
)
from danvan.petitions.queries.reception_proposals import proposed_days
from danvan.petitions.queries.reception_public import reception_days
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist
from tests.factories.reception import LUOM, THURSDAY, held, told

pytestmark = pytest.mark.django_db

SAID = "Chỉ đạo của Chủ tịch tại buổi tiếp"

ELEVEN = [
    "STT", "Ngày tiếp", "Họ tên, địa chỉ", "CMND/CCCD, hộ chiếu", "Nội dung vụ việc",
    "Phân loại đơn, số người cùng nội dung", "Cơ quan đã giải quyết hết thẩm quyền",
    "Thuộc thẩm quyền", "Hướng dẫn đến cơ quan, số văn bản", "Cơ quan thụ lý, số văn bản chuyển",
    "Theo dõi kết quả giải quyết",
]  # fmt: skip
THIRTEEN = [
    "STT", "Ngày tiếp", "Họ tên, địa chỉ", "Giấy tờ, số định danh", "Nội dung vụ việc",
    "Loại đơn", "Số người cùng nội dung", "Cơ quan đã giải quyết", "Thuộc thẩm quyền",
    "Hướng dẫn đến cơ quan, số văn bản", "Cơ quan thụ lý, số văn bản chuyển",
    "Theo dõi kết quả giải quyết", "Ghi chú",
]  # fmt: skip


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.mark.parametrize(
    ("on", "columns"),
    [(date(2026, 6, 30), ELEVEN), (date(2026, 7, 1), THIRTEEN), (date(2015, 1, 5), ELEVEN)],
)
def test_each_day_has_the_form_in_force(on: date, columns: list[str]) -> None:
    assert [column.title for column in form_on(on).columns] == columns


def test_a_period_across_the_change_gives_both_forms(world: World, nga: User) -> None:
    before, after = date(2026, 6, 25), date(2026, 7, 2)
    for day in (before, after):
        visit = enter_visit(
            held(world, nga, day).pk,
            told(is_competent=True, guided_to="Phòng Kinh tế", guided_number="7/HD", note="=1+1"),
            by=nga,
            on=after,
        )
    reply_visit(
        visit.pk, "transferred", replied_on=after, number="9/CV", version=1, by=nga, on=after
    )
    enter_denouncer(visit.session_id, 1, by=nga, on=after)

    books = books_of(visible_visits(nga, on=after), date(2026, 6, 1), date(2026, 7, 31))
    sheets = CalamineWorkbook.from_filelike(BytesIO(book_sheet(books)))

    old, new = (sheets.get_sheet_by_index(at).to_python() for at in range(2))
    assert (old[0], new[0]) == (ELEVEN, THIRTEEN)
    assert new[1] == [
        1.0, after, "Cao Thị Lượm, Thôn Đông, xã An Bình", "001190000123",
        "Cống thoát nước ngõ 4 thôn Đông bị tắc từ tháng 5", "Kiến nghị", 1.0, "", "x",
        "Phòng Kinh tế; số 7/HD", "",
        "Đã chuyển đến nơi có thẩm quyền số 9/CV ngày 02/07/2026", "=1+1",
    ]  # fmt: skip
    assert (new[2][2], new[2][4]) == ("", "Tố cáo (nội dung niêm phong)")
    assert (len(old), len(new)) == (2, 3)


def test_the_paper_book_lies_and_holds_the_same_columns(world: World, nga: User) -> None:
    enter_visit(held(world, nga).pk, told(), by=nga, on=THURSDAY)

    books = books_of(visible_visits(nga, on=THURSDAY), date(2026, 6, 1), date(2026, 7, 31))
    paper = Document(BytesIO(book_paper(books, "UBND xã An Bình")))

    page = paper.sections[0]
    assert (page.page_width or 0) > (page.page_height or 0)
    heads = [[cell.text for cell in table.rows[0].cells] for table in paper.tables]
    assert heads == [ELEVEN, THIRTEEN]
    assert LUOM.name in paper.tables[1].rows[2].cells[2].text


def test_taking_the_book_along_is_written_down(world: World, nga: User) -> None:
    note_book_taken(
        world.commune, date(2026, 7, 1), date(2026, 7, 31), by=nga, on=date(2026, 7, 31)
    )

    row = PersonalAccess.objects.get()
    assert (row.by, row.what, row.purpose) == (nga, "reception.book", "01/07/2026 – 31/07/2026")


def test_what_is_concluded_is_work_of_the_unit_it_was_given_to(world: World, nga: User) -> None:
    session = held(world, nga)
    enter_visit(session.pk, told(), by=nga, on=THURSDAY)  # who lives in thôn Đông
    item = Ordered("Nạo vét cống ngõ 4 thôn Đông", world.economy.pk, date(2026, 7, 31), basis=SAID)

    conclusion = conclude_session(session.pk, "Cần làm ngay.", [item], by=nga, on=THURSDAY)

    work = Obligation.objects.get(origin_kind="reception")
    assert (work.title, work.due, work.leader) == (item.text, item.due, world.minh)
    assert work.origin_ref == f"petitions.conclusion:{conclusion.pk}"
    assert visible_obligations(world.quang, on=THURSDAY).filter(pk=work.pk).exists()
    assert not visible_obligations(world.hoa, on=THURSDAY).filter(pk=work.pk).exists()


def test_a_day_of_the_law_is_proposed_and_kept_with_its_article(world: World, nga: User) -> None:
    session = held(world, nga)
    proposed = {one.step: one.due for one in proposed_days(session)}
    # Thursday 16/7: ten working days are 17, 20..24, 27..30; ten days end on Sunday 26.
    assert proposed["reception.reply"] == date(2026, 7, 30)
    assert proposed["petition.triage"] == date(2026, 7, 27)

    item = Ordered("Trả lời về cống ngõ 4", world.economy.pk, step="reception.reply")
    conclude_session(session.pk, "Cần làm.", [item], by=nga, on=THURSDAY)

    work = Obligation.objects.get(origin_kind="reception")
    assert (work.due, "Điều 28" in work.basis_quote) == (date(2026, 7, 30), True)
    assert work.due_steps[-1] == "Ngày cuối theo cách tính: thứ Năm, 30/07/2026."


def test_the_page_offers_the_days_of_the_law_and_asks_for_the_basis_of_others(
    world: World, nga: User, settings: object
) -> None:
    settings.TODAY = THURSDAY  # type: ignore[attr-defined]
    session, minh = held(world, nga), Client()
    minh.force_login(world.minh)
    page = reverse("reception:conclude", args=[session.public_id])
    one = {"viec-0-text": "Nạo vét cống ngõ 4", "viec-0-unit": world.economy.pk}
    typed = {"text": "Cần làm ngay.", "viec-TOTAL_FORMS": 1, "viec-INITIAL_FORMS": 0} | one

    offered = minh.get(page).content.decode()
    refused = minh.post(page, typed | {"viec-0-due": "31/07/2026"})
    done = minh.post(page, typed | {"viec-0-step": "reception.reply"})

    assert "30/07/2026: Trả lời/thông báo kết quả xử lý" in offered
    assert refused.status_code == 422
    assert "Hãy ghi căn cứ của hạn này." in refused.content.decode()
    assert done.status_code == 302
    assert Obligation.objects.get(origin_kind="reception").due == date(2026, 7, 30)


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"due": date(2026, 7, 31)}, id="by-hand-without-basis"),
        pytest.param({"step": "complaint.accept"}, id="not-counted-from-a-reception"),
        pytest.param({"step": "reception.reply", "due": date(2026, 7, 29)}, id="two-days"),
        pytest.param({"due": date(2026, 7, 15), "basis": SAID}, id="before-the-session"),
    ],
)
def test_a_day_that_rests_on_nothing_is_refused(
    world: World, nga: User, wrong: dict[str, Any]
) -> None:
    session = held(world, nga)

    with pytest.raises(ConclusionMisfit):
        conclude_session(
            session.pk, "Cần làm.", [Ordered("Nạo vét", world.economy.pk, **wrong)], by=nga,
            on=THURSDAY,
        )  # fmt: skip

    assert not Conclusion.objects.exists()


@pytest.mark.parametrize(
    "text", ["Trả lời bà Lượm về cống ngõ 4", "Gọi cho Cao Thi Luom", "Xem giấy 001190000123"]
)
def test_an_item_that_tells_who_came_is_refused(world: World, nga: User, text: str) -> None:
    session = held(world, nga)
    enter_visit(session.pk, told(), by=nga, on=THURSDAY)

    with pytest.raises(ConclusionMisfit):
        conclude_session(
            session.pk, "Cần làm.", [Ordered(text, world.economy.pk)], by=nga, on=THURSDAY
        )

    assert not Obligation.objects.filter(origin_kind="reception").exists()


def test_the_notice_has_blanks_until_its_number_is_given(world: World, nga: User) -> None:
    session = held(world, nga)
    item = Ordered("Nạo vét cống ngõ 4", world.economy.pk, date(2026, 7, 31), basis=SAID)
    conclusion = conclude_session(session.pk, "Cần làm ngay.", [item], by=nga, on=THURSDAY)

    blank = words(conclusion_paper(conclusion, on=THURSDAY))
    assert "/TB-UBND" in blank
    assert "Nạo vét cống ngõ 4" in blank
    assert "Phòng Kinh tế" in blank

    numbered = number_conclusion(
        conclusion.pk, "45/TB-UBND", date(2026, 7, 17), version=1, by=nga, on=date(2026, 7, 17)
    )
    assert "Số: 45/TB-UBND" in words(conclusion_paper(numbered, on=THURSDAY))


def test_receipt_and_refusal_name_who_came_and_never_a_denouncer(world: World, nga: User) -> None:
    session = held(world, nga)
    visit = enter_visit(session.pk, told(note="Không tự chủ hành vi"), by=nga, on=THURSDAY)
    sealed = enter_denouncer(session.pk, 1, by=nga, on=THURSDAY)

    assert LUOM.name in words(receipt_paper(visit, on=THURSDAY))
    refusal = words(refusal_paper(visit, on=THURSDAY))
    assert "Không tự chủ hành vi" in refusal
    assert LUOM.name not in words(receipt_paper(sealed, on=THURSDAY))


def test_the_week_is_posted_and_read_aloud(world: World, nga: User) -> None:
    held(world, nga)
    monday, sunday = date(2026, 7, 13), date(2026, 7, 19)
    days = reception_days(world.commune.pk, monday, sunday, on=monday)

    spoken = spoken_week("UBND xã An Bình", monday, sunday, days)
    posted = words(week_paper(world.commune, monday, sunday, days, on=monday))

    assert (
        "Thứ Năm, ngày 16 tháng 7, từ 8 giờ đến 11 giờ 30, Chủ tịch UBND xã Trần Văn Minh tiếp "
        "công dân tại Phòng tiếp công dân, trụ sở UBND xã."
    ) in spoken
    assert "08:00 – 11:30" in posted


def words(paper: bytes) -> str:
    """Every word of a .docx, its tables too."""
    read = Document(BytesIO(paper))
    cells = [c.text for t in read.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in read.paragraphs), *cells])
