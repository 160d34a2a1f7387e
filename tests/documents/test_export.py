"""A register as a spreadsheet: what is narrowed, in the columns of an office's book."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from danvan.documents.models import Arrival, Certainty, Dispatch
from danvan.documents.views import register
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.registers import law, paper

pytestmark = pytest.mark.usefixtures("today")


def rows(world: World, user: Any, **query: str) -> list[list[Any]]:
    """Return the sheet somebody gets."""
    answer = signed_in(user).get(reverse("documents:export"), query)
    assert answer.status_code == 200
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert "attachment" in answer["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return book.get_sheet_by_index(0).to_python()


def test_what_goes_out_with_whom_it_went_to(world: World, monday: date) -> None:
    sent = paper(world.commune, state="sent")
    for name in ("Phòng Kinh tế", "Lưu: VT"):
        Dispatch.objects.create(document=sent, recipient=name, sent_on=monday, how="hand")
    paper(world.commune, "9/BC-UBND", "=cmd()", kind="Báo cáo")

    sheet = rows(world, world.lan, kind="Kế hoạch")

    assert sheet[0][:4] == ["Số, ký hiệu", "Ngày văn bản", "Loại văn bản", "Trích yếu"]
    assert sheet[1:] == [
        [
            "45/KH-UBND",
            date(2026, 3, 2),
            "Kế hoạch",
            "Công tác dân vận chính quyền năm 2026",
            "UBND xã An Bình",
            "Phòng Kinh tế; Lưu: VT",
            monday,
            "UBND xã An Bình",
            "Đã gửi",
        ]
    ]
    assert rows(world, world.lan, kind="Báo cáo")[1][3] == "=cmd()"


def test_what_comes_in_with_its_number_of_coming(world: World, monday: date) -> None:
    row = paper(world.commune, "8/CV-SNV", side="incoming", state="passed_on", kind="Công văn")
    Arrival.objects.create(
        document=row, unit=world.commune, year=2026, number=12, on=monday,
        passed_to=world.economy, passed_on=monday,
    )  # fmt: skip

    found = rows(world, world.lan, side="incoming")[1]

    assert found[:4] == ["12/2026", monday, "UBND xã An Bình", "8/CV-SNV"]
    assert found[7:9] == ["Phòng Kinh tế", monday]


def test_the_law_with_what_holds_on_the_day_asked_for(world: World) -> None:
    law(in_force_until=date(2024, 12, 31), certainty=Certainty.MEMORY, source="")
    law("902/2015/NĐ-CP", in_force_until=date(2016, 12, 31))

    sheet = rows(world, world.lan, side="law", in_force="31/12/2024")

    assert sheet[0][7] == "Hiệu lực ngày 31/12/2024"
    assert [row[1] for row in sheet[1:]] == ["901/2023/NĐ-CP"]
    assert sheet[1][6:9] == [date(2024, 12, 31), "Còn hiệu lực", "chưa kiểm chứng"]


def test_nobody_gets_more_than_he_sees(world: World) -> None:
    paper(world.commune)
    paper(world.commune, "", state="draft")

    assert len(rows(world, world.hoa)) == 1
    assert len(rows(world, world.kim)) == 2
    assert len(rows(world, world.lan)) == 3
    assert signed_in(world.van).get(reverse("documents:export")).status_code == 404


def test_too_many_are_refused_with_what_to_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "MOST_EXPORTED", 1)
    paper(world.commune)
    paper(world.commune, "46/KH-UBND")

    answer = signed_in(world.lan).get(reverse("documents:export"), {"year": "2026"}, follow=True)

    assert answer.redirect_chain[0][0].endswith("?year=2026")
    assert "Hãy lọc theo năm" in answer.content.decode()


def test_the_number_of_queries_does_not_grow(
    world: World, django_assert_max_num_queries: Any
) -> None:
    for at in range(40):
        sent = paper(world.commune, f"{at}/KH-UBND")
        Dispatch.objects.create(document=sent, recipient="Phòng")
    lan = signed_in(world.lan)

    with django_assert_max_num_queries(25):
        assert lan.get(reverse("documents:export")).status_code == 200
