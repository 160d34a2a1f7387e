"""The figures on petitions as files: a workbook, and a paper to be signed.

Papers of an office: Vietnamese whatever the page speaks; number and day are left to the clerk.
"""

from collections.abc import Iterable

from danvan.petitions.queries.statistics_page import StatisticsPage, Table
from danvan.rules.petitions.report_periods import Period
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

HEAD = ("Chỉ tiêu", "Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm")
LEFT_OUT = "Không gồm đơn niêm phong (số ít, không tách ra để giữ bí mật)."


def statistics_workbook(page: StatisticsPage) -> bytes:
    """Return the .xlsx of the figures: a sheet of the numbers, one for each table."""
    sheets = [_numbers_sheet(page), *(_table_sheet(table) for table in _tables(page))]
    return write_workbook(sheets)


def statistics_paper(page: StatisticsPage, issuer: str, place: str) -> bytes:
    """Return the .docx of the figures, in the form of an office."""
    return write_docx(
        OfficeDocument(
            issuers=(issuer,) if issuer else (),
            symbol="BC-UBND" if issuer.startswith("UBND") else "BC",
            place=place,
            year=page.as_of.year,
            type_name="BÁO CÁO",
            subject=f"Số liệu tiếp công dân, xử lý đơn {days_in_words(page.asked.period)}",
            paragraphs=tuple(_paragraphs(page)),
        )
    )


def days_in_words(period: Period) -> str:
    """Return a period as it is read: «từ ngày 15/12/2025 đến ngày 14/12/2026»."""
    return f"từ ngày {period.since:%d/%m/%Y} đến ngày {period.until:%d/%m/%Y}"


def _numbers_sheet(page: StatisticsPage) -> Sheet:
    columns = (
        Column("Chỉ tiêu", 48),
        Column("Kỳ này", 12, ColumnKind.NUMBER),
        Column("Cùng kỳ năm trước", 12, ColumnKind.NUMBER),
        Column("Tăng, giảm", 26),
    )
    rows: list[tuple[Cell, ...]] = list(_lines(page))
    rows.append(("", None, None, ""))
    rows.append((f"Kỳ số liệu: {days_in_words(page.asked.period)}", None, None, ""))
    rows.append((f"Đơn còn lại tính đến ngày {page.as_of:%d/%m/%Y}", None, None, ""))
    if page.sealed_left_out:
        rows.append((LEFT_OUT, None, None, ""))
    return Sheet("Số liệu", columns, rows)


def _lines(page: StatisticsPage) -> Iterable[tuple[str, int, int | None, str]]:
    for line in page.lines:
        label = f"   {line.label}" if line.is_part else str(line.label)
        yield label, line.now.number, line.before, line.difference
    yield "Số người đứng đơn, tiếp nhận trong kỳ", page.people, None, ""
    for each in page.reception:
        label = f"   {each.label}" if each.is_part else str(each.label)
        yield label, each.now, each.before, each.difference


def _tables(page: StatisticsPage) -> tuple[Table, ...]:
    return (*page.tables, page.units) if page.units else page.tables


def _table_sheet(table: Table) -> Sheet:
    numbers = (Column(str(title), 14, ColumnKind.NUMBER) for title in table.columns)
    rows: list[tuple[Cell, ...]] = [
        (row.label, *(one.number for one in row.numbers)) for row in table.rows
    ]
    return Sheet(str(table.title), (Column("", 44), *numbers), rows)


def _paragraphs(page: StatisticsPage) -> Iterable[Paragraph]:
    until = f"{page.as_of:%d/%m/%Y}"
    basis = f" Cách chốt số liệu: {page.asked.period.basis}." if page.asked.period.basis else ""
    yield Paragraph(f"Đơn còn lại tính đến ngày {until}.{basis}")
    if page.sealed_left_out:
        yield Paragraph(LEFT_OUT)
    yield Paragraph("TỔNG HỢP", ParagraphKind.HEADING1, numbered=True)
    rows = (
        (label, str(now), "" if before is None else str(before), difference)
        for label, now, before, difference in _lines(page)
    )
    yield Paragraph(kind=ParagraphKind.TABLE, rows=(HEAD, *rows), widths=(0.46, 0.14, 0.18, 0.22))
    for table in _tables(page):
        if table.rows:
            yield Paragraph(str(table.title).upper(), ParagraphKind.HEADING1, numbered=True)
            yield _table_paragraph(table)


def _table_paragraph(table: Table) -> Paragraph:
    head = ("", *(str(title) for title in table.columns))
    rows = ((row.label, *(str(one.number) for one in row.numbers)) for row in table.rows)
    share = 0.64 / len(table.columns)
    return Paragraph(
        kind=ParagraphKind.TABLE, rows=(head, *rows), widths=(0.36, *[share] * len(table.columns))
    )
