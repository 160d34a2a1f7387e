"""A comparison of two plans to take along: as a sheet, and as a paper of the office.

Papers of an office: Vietnamese whatever the page speaks.
"""

import re
from collections.abc import Iterable, Sequence

from django.utils import translation

from danvan.plans.queries.compare_page import (
    ADDED,
    CHANGED,
    DROPPED,
    OTHERS,
    SAME,
    ComparedRow,
    Comparison,
    Half,
)
from danvan.plans.queries.compare_sides import ComparedSide
from danvan.rules.deadlines.calendar import say_day
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

COLUMNS = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Nhóm", 14),
    Column("Điểm thay đổi", 22),
    Column("Bản trước: nhiệm vụ", 60),
    Column("Bản trước: đơn vị, thời hạn, chỉ tiêu", 36),
    Column("Bản sau: nhiệm vụ", 60),
    Column("Bản sau: đơn vị, thời hạn, chỉ tiêu", 36),
)
_SYMBOL = re.compile(r"KH([-/][^\W\d_][\w/-]*)$")
CHANGED_HEAD = ("Bản trước", "Bản sau", "Điểm thay đổi")
ALONE_HEAD = ("Nhiệm vụ", "Đơn vị, thời hạn, chỉ tiêu")


def comparison_sheet(rows: Sequence[ComparedRow]) -> bytes:
    """Return the .xlsx of some rows of a comparison."""
    with translation.override("vi"):
        return write_workbook([Sheet("So sánh", COLUMNS, list(_cells(rows)))])


def comparison_paper(
    found: Comparison, rows: Sequence[ComparedRow], *, place: str, year: int
) -> bytes:
    """Return the .docx of a comparison in the form of an office; number and day stay blank."""
    with translation.override("vi"):
        return write_docx(
            OfficeDocument(
                issuers=(found.new.issuer or found.old.issuer or "…",),
                symbol=_symbol(found.new.number or found.old.number),
                place=place,
                year=year,
                type_name="BÁO CÁO",
                subject=f"So sánh {_called(found.old)} với {_called(found.new)}",
                paragraphs=tuple(_paragraphs(rows)),
            )
        )


def _cells(rows: Sequence[ComparedRow]) -> Iterable[tuple[Cell, ...]]:
    for number, row in enumerate(rows, start=1):
        yield (
            number,
            str(row.label),
            ", ".join(str(aspect) for aspect in row.aspects),
            _text(row.old),
            _facts(row.old),
            _text(row.new),
            _facts(row.new),
        )


def _paragraphs(rows: Sequence[ComparedRow]) -> Iterable[Paragraph]:
    """Yield one table for each group that has rows."""
    for group in (CHANGED, ADDED, DROPPED, OTHERS, SAME):
        found = [row for row in rows if row.group == group]
        if found:
            yield Paragraph(
                f"{found[0].label}: {len(found)} nhiệm vụ, chỉ tiêu",
                ParagraphKind.HEADING2,
                numbered=True,
            )
            yield _changed_table(found) if group in (CHANGED, SAME) else _alone_table(found)


def _changed_table(rows: Iterable[ComparedRow]) -> Paragraph:
    cells = tuple(
        (_whole(row.old), _whole(row.new), ", ".join(str(aspect) for aspect in row.aspects))
        for row in rows
    )
    return Paragraph(
        kind=ParagraphKind.TABLE, rows=(CHANGED_HEAD, *cells), widths=(0.41, 0.41, 0.18)
    )


def _alone_table(rows: Iterable[ComparedRow]) -> Paragraph:
    cells = tuple((_text(row.new or row.old), _facts(row.new or row.old)) for row in rows)
    return Paragraph(kind=ParagraphKind.TABLE, rows=(ALONE_HEAD, *cells), widths=(0.65, 0.35))


def _whole(half: Half | None) -> str:
    facts = _facts(half)
    return f"{_text(half)} ({facts})" if facts else _text(half)


def _text(half: Half | None) -> str:
    return half.work.text if half else ""


def _facts(half: Half | None) -> str:
    return "; ".join(f"{fact.label}: {fact.text}" for fact in half.facts) if half else ""


def _symbol(number: str) -> str:
    """Return the symbol of a report by who numbered the plan: «12/KH-UBND» makes «BC-UBND»."""
    issued = _SYMBOL.search(number)
    return f"BC{issued[1]}" if issued else "BC"


def _called(side: ComparedSide) -> str:
    """Return a plan as a paper names it: its title, number and day."""
    number = f" số {side.number}" if side.number else ""
    day = f" ngày {say_day(side.issued_on)}" if side.issued_on else ""
    return f"{side.title}{number}{day}"
