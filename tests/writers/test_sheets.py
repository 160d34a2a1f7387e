"""Spreadsheets come out as typed: days as days, texts as texts, nothing that acts."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

NAME = Column("Tên", 30)
DAY = Column("Từ ngày", 14, ColumnKind.DAY)
COUNT = Column("Số hộ", 10, ColumnKind.NUMBER)


def opened(data: bytes) -> CalamineWorkbook:
    """Open what was written with another library."""
    return CalamineWorkbook.from_filelike(BytesIO(data))


def written(*rows: tuple[Cell, ...], columns: tuple[Column, ...]) -> list[list[object]]:
    """Return the rows of one sheet as another library sees them, its heading first."""
    data = write_workbook([Sheet("Số hộ", columns, rows)])
    return [list(row) for row in opened(data).get_sheet_by_name("Số hộ").to_python()]


def member(data: bytes, name: str) -> str:
    """Return a part of the package."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def test_a_day_is_a_day_and_a_number_a_number() -> None:
    rows = written(("Thôn Đông", date(2026, 3, 9), 120), columns=(NAME, DAY, COUNT))

    assert rows == [["Tên", "Từ ngày", "Số hộ"], ["Thôn Đông", date(2026, 3, 9), 120.0]]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 24", "-2", "@SUM(A1)", '=HYPERLINK("http://x","y")', "https://x.vn", "007"],
)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    data = write_workbook([Sheet("A", (NAME,), [(text,)])])

    assert opened(data).get_sheet_by_index(0).to_python()[1] == [text]
    page = member(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in page
    assert "hyperlink" not in page


def test_an_acting_text_is_quoted_for_whoever_edits_it() -> None:
    quoted = write_workbook([Sheet("A", (NAME,), [("=1+1",)])])
    plain = write_workbook([Sheet("A", (NAME,), [("Thôn Đông",)])])

    assert 'quotePrefix="1"' in member(quoted, "xl/styles.xml")
    assert 'quotePrefix="1"' not in member(plain, "xl/styles.xml")


def test_the_heading_stays_and_choices_stand_on_a_sheet_of_their_own() -> None:
    kinds = tuple(f"loại đơn vị thứ {number}" for number in range(40))
    column = Column("Loại", choices=kinds, note="Chọn một loại.")

    data = write_workbook([Sheet("Đơn vị", (column, Column("Khối", choices=kinds)), [])])

    page = member(data, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in page
    assert page.count("<formula1>'Danh mục'!$A$2:$A$41</formula1>") == 2
    assert "Chọn một loại." in page
    assert [row[0] for row in opened(data).get_sheet_by_name("Danh mục").to_python()] == [
        "Loại",
        *kinds,
    ]


def test_empty_cells_control_characters_and_odd_titles_are_harmless() -> None:
    data = write_workbook([Sheet("Đơn vị: [1/2]", (NAME, COUNT), [("a\x00b\x0bc", None)])])

    book = opened(data)
    assert book.sheet_names == ["Đơn vị  (1 2)"]
    assert book.get_sheet_by_index(0).to_python()[1] == ["abc", ""]


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    rows = written(("x" * 40_000,), columns=(NAME,))

    assert rows[1] == ["x" * 32_767]


def test_the_same_rows_give_the_same_bytes() -> None:
    first, second = (
        write_workbook([Sheet("A", (NAME, DAY), [("x", date(2026, 1, 2))])]) for _ in range(2)
    )

    assert first == second


def test_no_sheets_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="no sheets"):
        write_workbook([])


def test_a_row_of_another_width_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="argument"):
        write_workbook([Sheet("A", (NAME,), [("x", "y")])])


def test_a_moment_keeps_its_day() -> None:
    rows = written(("x", datetime(2026, 3, 9, 8, 30)), columns=(NAME, DAY))  # noqa: DTZ001 - a cell

    assert str(rows[1][1])[:10] == "2026-03-09"
