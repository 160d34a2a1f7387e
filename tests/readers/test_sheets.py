"""Spreadsheets of strangers: rows of text with their numbers, or a refusal that says what to do."""

import subprocess
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter

from danvan.readers import sheets as reading
from danvan.readers.files import MAX_FILE_BYTES
from danvan.readers.guarded import open_sheets_guarded
from danvan.readers.refusals import Refused
from danvan.readers.sheet_rows import MAX_CELL, SheetRead, SheetRow, pack_sheets, unpack_sheets
from danvan.readers.sheets import open_sheets
from danvan.writers.sheets import Column, ColumnKind, Sheet, write_workbook

NAME, DAY = Column("Tên"), Column("Từ ngày", kind=ColumnKind.DAY)


def workbook(*cells: tuple[int, int, object], formula: str = "") -> bytes:
    """Return a workbook of one sheet with the cells given by row and column."""
    into = BytesIO()
    book = xlsxwriter.Workbook(into)
    page = book.add_worksheet("Đơn vị")
    for row, column, value in cells:
        if formula and isinstance(value, str):
            page.write_formula(row, column, formula, None, value)
        else:
            page.write(row, column, value)
    book.close()
    return bytes(into.getvalue())


def only_rows(data: bytes, name: str = "a.xlsx") -> list[tuple[int, tuple[str, ...]]]:
    """Return the rows of the one sheet."""
    (sheet,) = open_sheets(data, name)
    return [(row.number, row.cells) for row in sheet.rows]


def repacked(data: bytes, **parts: str) -> bytes:
    """Return a package with parts added or replaced."""
    into = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(into, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, text in parts.items():
            new.writestr(name, text, zipfile.ZIP_DEFLATED)
    return into.getvalue()


def refusal(data: bytes, name: str = "a.xlsx") -> str:
    """Return the code of the refusal."""
    with pytest.raises(Refused) as refused:
        open_sheets(data, name)
    assert "Hãy" in refused.value.message
    return refused.value.code


def test_what_we_write_we_read() -> None:
    data = write_workbook([Sheet("Địa bàn", (NAME, DAY), [("xã An Bình", date(2025, 7, 1))])])

    assert open_sheets(data, "a.xlsx") == (
        SheetRead(
            "Địa bàn",
            (SheetRow(1, ("Tên", "Từ ngày")), SheetRow(2, ("xã An Bình", "01/07/2025"))),
        ),
    )


def test_empty_rows_are_left_out_but_counted() -> None:
    assert only_rows(workbook((0, 0, "a"), (4, 1, "b"))) == [(1, ("a", "")), (5, ("", "b"))]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (120.0, "120"),
        (1.5, "1.5"),
        (True, "có"),
        (False, "không"),
        (" An\u00a0 Bình\u200b\n ", "An Bình"),
        ("i\u200b\u0301", "í"),
        ("Đo\u031b\u0323i", "Đợi"),
        ("007", "007"),
    ],
)
def test_a_cell_reads_as_somebody_would_have_typed_it(value: object, shown: str) -> None:
    assert only_rows(workbook((0, 0, "x"), (0, 1, value)))[0][1][1] == shown


def test_a_moment_is_its_day() -> None:
    data = write_workbook([Sheet("A", (NAME, DAY), [("x", datetime(2026, 3, 9, 8))])])  # noqa: DTZ001

    assert only_rows(data)[1] == (2, ("x", "09/03/2026"))


def test_a_formula_comes_as_its_value() -> None:
    data = workbook((0, 0, "xã An Bình"), formula='=HYPERLINK("http://x")')

    assert only_rows(data) == [(1, ("xã An Bình",))]


def test_hidden_sheets_are_not_read() -> None:
    into = BytesIO()
    book = xlsxwriter.Workbook(into)
    book.add_worksheet("Thấy").write(0, 0, "a")
    hidden = book.add_worksheet("Ẩn")
    hidden.write(0, 0, "b")
    hidden.hide()
    book.close()

    assert [sheet.name for sheet in open_sheets(into.getvalue(), "a.xlsx")] == ["Thấy"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_with_any_separator(mark: bytes, separator: str) -> None:
    text = f'Tên{separator}Nguồn\r\n"xã {separator} An Bình"{separator}=1+1\r\n'

    assert only_rows(mark + text.encode(), "dia-ban.csv") == [
        (1, ("Tên", "Nguồn")),
        (2, (f"xã {separator} An Bình".replace("\t", "").replace("  ", " "), "=1+1")),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param("Kế hoạch".encode(), "no_sheet", id="one-column"),
        pytest.param(b"a;\xff\xfe;b", "no_sheet", id="bytes"),
        pytest.param(b"%PDF-1.7 a;b", "no_sheet", id="pdf"),
        pytest.param(b"PK\x03\x04 half", "sheet_damaged", id="half-a-package"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "no_sheet", id="old-excel"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            id="password",
        ),
        pytest.param(workbook(), "empty", id="no-cells"),
        pytest.param(bytes(MAX_FILE_BYTES + 1), "sheet_too_large", id="too-large"),
    ],
)
def test_what_is_no_sheet_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_macros_are_refused() -> None:
    data = repacked(workbook((0, 0, "a")), **{"xl/vbaProject.bin": "x"})

    assert refusal(data) == "sheet_macro"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = repacked(workbook((0, 0, "a")), **{"xl/big.xml": "0" * 45_000_000})

    assert refusal(data) == "sheet_too_large"


def test_a_broken_sheet_is_damaged() -> None:
    data = repacked(workbook((0, 0, "a")), **{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>"})

    assert refusal(data) in {"sheet_damaged", "empty"}


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 3)

    assert len(only_rows(b"a;b\n" * 3, "a.csv")) == 3
    assert refusal(b"a;b\n" * 4, "a.csv") == "sheet_too_large"


def test_an_endless_cell_is_cut() -> None:
    (row,) = only_rows(b"a;" + b"x" * 5_000, "a.csv")

    assert len(row[1][1]) == MAX_CELL


def test_sheets_survive_the_way_from_the_child() -> None:
    sheets = (SheetRead("Đơn vị", (SheetRow(3, ("a", "")),)),)

    assert unpack_sheets(pack_sheets(sheets)) == sheets
    with pytest.raises(ValueError, match="packed"):
        unpack_sheets('{"sheets": [[1]], "x": 1}'.replace("[[1]]", "null"))


def test_the_child_gives_the_same_rows_and_refusals() -> None:
    data = workbook((0, 0, "Tên"), (1, 0, "xã An Bình"))

    assert open_sheets_guarded(data, "-rf.xlsx") == open_sheets(data, "a.xlsx")
    with pytest.raises(Refused) as refused:
        open_sheets_guarded(repacked(data, **{"xl/vbaProject.bin": "x"}), "a.xlsx")
    assert refused.value.code == "sheet_macro"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bounds of memory")
def test_a_cell_at_the_end_of_the_world_takes_the_child_only() -> None:
    far = workbook((0, 0, "a"), (1_048_575, 16_000, "b"))

    with pytest.raises(Refused) as refused:
        open_sheets_guarded(far, "a.xlsx")

    assert refused.value.code == "sheet_too_large"


def test_the_parent_never_loads_the_reader_of_workbooks() -> None:
    program = "import danvan.readers.guarded, sys; print('python_calamine' in sys.modules)"

    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert shown.stdout.strip() == "False"


def test_a_row_far_below_the_others_is_no_row_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_HEIGHT", 9)

    assert only_rows(workbook((0, 0, "a"), (8, 0, "b"))) == [(1, ("a",)), (9, ("b",))]
    assert refusal(workbook((0, 0, "a"), (9, 0, "b"))) == "sheet_too_large"
    assert refusal(b"a;b\n" + b"\n" * 9 + b"c;d\n", "a.csv") == "sheet_too_large"
