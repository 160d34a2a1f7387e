"""Pages of spreadsheets: faults first, mended in place, written once; strangers find nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.accounts.roles import Role
from danvan.readers.sheets import open_sheets
from danvan.units.models import SheetImport, UnitVersion
from danvan.writers.sheets import Column, Sheet, write_workbook
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.units.sheet_files import workbook
from tests.units.test_sheet_take_over import STATION, WHOLE

pytestmark = pytest.mark.usefixtures("today")
WRONG = {**STATION, "superior": "Phòng Kinh tê"}
State = SheetImport.State


@pytest.fixture
def today(settings: Any) -> None:
    """Make the program believe it is a Monday in March."""
    settings.TODAY = date(2026, 3, 9)


def upload(client: Client, query: str = "", **sheets: Any) -> SheetImport:
    """Hand a workbook in; return what it became."""
    file = SimpleUploadedFile("to-chuc.xlsx", workbook(**sheets))
    unit = client.get(reverse("units:sheets")).context["form"].fields["unit"].initial
    answer = client.post(reverse("units:sheets") + query, {"file": file, "unit": unit})
    row = SheetImport.objects.latest("pk")
    assert answer["Location"] == reverse("units:sheet", args=[row.public_id])
    return row


def page_of(client: Client, row: SheetImport, query: str = "") -> str:
    """Return the page of a spreadsheet."""
    answer = client.get(reverse("units:sheet", args=[row.public_id]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, row: SheetImport, step: str, **fields: str) -> SheetImport:
    """Press a button of the preview; return what it became."""
    row.refresh_from_db()
    address = reverse("units:sheet-act", args=[row.public_id, step])
    answer = client.post(address, {"version": str(row.version), **fields})
    assert answer.status_code == 302
    row.refresh_from_db()
    return row


def seen(client: Client, row: SheetImport) -> str:
    """Return the mark that the preview carries."""
    mark: str = client.get(reverse("units:sheet", args=[row.public_id])).context["preview"].seen
    return mark


def test_from_the_file_to_the_tree(world: World, django_capture_on_commit_callbacks: Any) -> None:
    van = signed_in(world.van)
    row = upload(van, **WHOLE)
    page = page_of(van, row)
    assert "Trạm Y tế xã An Bình" in page
    assert "Ghi vào hệ thống" in page

    with django_capture_on_commit_callbacks(execute=True):
        send(van, row, "ghi", seen=seen(van, row))

    row.refresh_from_db()
    assert row.state == State.DONE
    page = page_of(van, row)
    assert "Đã ghi xong tất cả" in page
    assert reverse("units:tree") in page
    assert UnitVersion.objects.filter(name=STATION["name"]).exists()


def test_a_fault_is_shown_with_its_cell_and_no_button_to_write(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[WRONG])

    page = page_of(van, row)

    assert "Dòng 2, cột «Cấp trên»" in page
    assert "Không có «Phòng Kinh tê». Có phải «Phòng Kinh tế»?" in page
    assert 'name="o:units:2:superior" value="Phòng Kinh tê"' in page
    assert "Ghi vào hệ thống" not in page


def test_what_is_typed_in_the_preview_mends_the_cell(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[WRONG])

    send(van, row, "sua", **{"o:units:2:superior": "Phòng Kinh tế"})

    assert "Không có lỗi" in page_of(van, row)


def test_a_proposal_is_taken_by_its_button(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[WRONG])
    button = 'name="lay" value="o:units:2:superior|Phòng Kinh tế"'
    assert button in page_of(van, row)

    send(
        van,
        row,
        "sua",
        **{"o:units:2:superior": "Phòng Kinh tê", "lay": "o:units:2:superior|Phòng Kinh tế"},
    )

    assert "Không có lỗi" in page_of(van, row)


def test_fields_that_are_no_cells_are_ignored(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[WRONG])
    before = row.rows

    row = send(van, row, "sua", **{"o:units:2:path": "x", "o:units:hai:name": "x", "o:a": "x"})

    assert row.rows == before


def test_an_old_page_overwrites_nothing(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[WRONG])
    old = row.version
    send(van, row, "sua", **{"o:units:2:superior": "Phòng Kinh tế"})

    address = reverse("units:sheet-act", args=[row.public_id, "sua"])
    answer = van.post(address, {"version": old, "o:units:2:superior": "x"}, follow=True)

    assert "vừa được người khác cập nhật" in answer.content.decode()
    row.refresh_from_db()
    assert "x" not in row.rows["sheets"][0]["rows"][0][1]


def test_a_sheet_without_a_needed_column_says_so(world: World) -> None:
    van = signed_in(world.van)
    columns = (Column("Địa bàn"), Column("Ngày chốt"), Column("Số hộ"))
    data = write_workbook([Sheet("Số hộ", columns, [["Thôn Đông", "01/01/2026", 5]])])
    file = SimpleUploadedFile("a.xlsx", data)

    van.post(reverse("units:sheets"), {"file": file, "unit": world.commune.pk})

    page = page_of(van, SheetImport.objects.get())
    assert "Trang «Số hộ» thiếu cột «Nguồn»" in page
    assert "Ghi vào hệ thống" not in page


def test_a_csv_that_lacks_a_needed_heading_is_not_guessed(world: World) -> None:
    van = signed_in(world.van)
    file = SimpleUploadedFile("a.csv", "Địa bàn;Ngày chốt;Số hộ\nx;1/1/2026;5\n".encode())

    answer = van.post(reverse("units:sheets"), {"file": file, "unit": world.commune.pk})

    assert answer.status_code == 422
    assert "Không thấy trang nào theo mẫu" in answer.content.decode()


def test_an_unreadable_file_is_refused_on_the_form(world: World) -> None:
    van = signed_in(world.van)
    file = SimpleUploadedFile("a.xlsx", b"PK\x03\x04 half")

    answer = van.post(reverse("units:sheets"), {"file": file, "unit": world.commune.pk})

    assert answer.status_code == 422
    assert "Bảng tính bị hỏng" in answer.content.decode()


def test_a_corrected_file_replaces_the_first(world: World) -> None:
    van = signed_in(world.van)
    first = upload(van, units=[WRONG])

    upload(van, f"?thay={first.public_id}", units=[STATION])

    first.refresh_from_db()
    assert first.state == State.DROPPED


def test_waiting_pages_tell_how_far_it_is_and_can_be_left(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[STATION])
    SheetImport.objects.filter(pk=row.pk).update(state=State.RUNNING, done=300, total=1200)
    address = reverse("units:sheet-progress", args=[row.public_id])

    page = page_of(van, row)
    part = van.get(address, headers={"HX-Request": "true"}).content.decode()
    SheetImport.objects.filter(pk=row.pk).update(state=State.DONE, rows={}, counts={})
    done = van.get(address, headers={"HX-Request": "true"})

    assert "300 trong 1.200 dòng" in page
    assert 'http-equiv="refresh"' in page
    assert part.lstrip().startswith('<div id="tien-do"')
    assert done["HX-Redirect"] == reverse("units:sheet", args=[row.public_id])


def test_many_rows_are_shown_page_by_page(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[{**STATION, "name": f"Trường {n}"} for n in range(120)])

    first, last = page_of(van, row), page_of(van, row, "?page=5")

    assert "Trường 24" in first
    assert "Trường 119" not in first
    assert "Trường 119" in last
    assert "120" in first


def test_the_list_asks_no_more_for_more(world: World, django_assert_max_num_queries: Any) -> None:
    van = signed_in(world.van)
    for number in range(12):
        upload(van, units=[{**STATION, "name": f"Trường {number}"}])

    with django_assert_max_num_queries(30):
        assert van.get(reverse("units:sheets")).status_code == 200


def test_the_form_and_the_export_are_workbooks(world: World) -> None:
    van = signed_in(world.van)

    empty = van.get(reverse("units:sheet-form"))
    export = van.get(reverse("units:sheet-export"))

    assert "mau-to-chuc.xlsx" in empty["Content-Disposition"]
    assert export["Cache-Control"] == "no-store"
    told = {
        cell
        for sheet in open_sheets(export.content, "a.xlsx")
        for row in sheet.rows
        for cell in row.cells
    }
    assert "UBND xã An Bình" in told
    assert "Bùi Thị Hoa" not in told


def test_a_neighbour_finds_nothing(world: World) -> None:
    row = upload(signed_in(world.van), units=[STATION])
    phu = person("phu", "Đinh Văn Phú")
    appoint(phu, world.neighbour, Role.OPERATOR, "Quản trị hệ thống")
    stranger = signed_in(phu)

    for name in ("units:sheet", "units:sheet-progress"):
        assert stranger.get(reverse(name, args=[row.public_id])).status_code == 404
    for step in ("sua", "ghi", "bo", "chay-lai"):
        address = reverse("units:sheet-act", args=[row.public_id, step])
        assert stranger.post(address, {"version": row.version}).status_code == 404
    assert "to-chuc.xlsx" not in stranger.get(reverse("units:sheets")).content.decode()
    for somebody in (world.lan, world.hoa):
        assert signed_in(somebody).get(reverse("units:sheets")).status_code == 404


def test_an_unknown_step_is_no_page(world: World) -> None:
    van = signed_in(world.van)
    row = upload(van, units=[STATION])

    address = reverse("units:sheet-act", args=[row.public_id, "la"])

    assert van.post(address, {"version": row.version}).status_code == 404


def test_nothing_is_handed_in_for_a_unit_of_others(world: World) -> None:
    file = SimpleUploadedFile("a.xlsx", workbook(units=[STATION]))

    answer = signed_in(world.van).post(
        reverse("units:sheets"), {"file": file, "unit": world.neighbour.pk}
    )

    assert answer.status_code == 422
    assert not SheetImport.objects.exists()
