"""The head of a paper: who issues it, the national title, number, place and date."""

from datetime import date
from typing import Final

from danvan.writers.letters import OfficeDocument
from danvan.writers.word.tables import Grid, write_grid
from danvan.writers.word.xml import Look, Setting, mm, paragraph, points, run

LEFT_COLUMN: Final = mm(62)
RIGHT_COLUMN: Final = mm(103)

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"

ISSUER_RULE: Final = mm(22)  # a third to a half of the line
MOTTO_RULE: Final = mm(60)  # as long as the words
PARTY_RULE: Final = mm(68)
BLANK_NUMBER: Final = " " * 6
CENTRED: Final = Setting(align="center")


def write_letterhead(document: OfficeDocument) -> str:
    """Write the table of two columns that heads every paper."""
    rows = [
        (_issuing_bodies(document), _title(document)),
        (_centred(_number(document), 13), _centred(_place_and_date(document), 14, italic=True)),
    ]
    if document.type_name is None:
        rows.append((_centred(f"V/v {document.subject}", 12), ""))
    return write_grid(Grid((LEFT_COLUMN, RIGHT_COLUMN), tuple(rows)))


def short_rule(column: int, length: int) -> str:
    """Write a line of its own length in the middle of a column."""
    side = max((column - length) // 2, 0)
    setting = Setting(top_rule=True, left=side, right=side, before=points(2), exact_line=points(8))
    return paragraph(setting=setting)


def _issuing_bodies(document: OfficeDocument) -> str:
    size = 14 if document.party_form else 13
    lines = [_centred(document.parent.upper(), size)] if document.parent else []
    lines += [_centred(issuer.upper(), size, bold=True) for issuer in document.issuers]
    if document.party_form:
        lines.append(_centred("*", size, bold=True))
    else:
        lines.append(short_rule(LEFT_COLUMN, ISSUER_RULE))
    return "".join(lines)


def _title(document: OfficeDocument) -> str:
    if document.party_form:
        return _centred(PARTY, 15, bold=True) + short_rule(RIGHT_COLUMN, PARTY_RULE)
    return (
        _centred(NATION, 13, bold=True)
        + _centred(MOTTO, 14, bold=True)
        + short_rule(RIGHT_COLUMN, MOTTO_RULE)
    )


def _number(document: OfficeDocument) -> str:
    """State papers: "Số: 05/KH-UBND"; Party papers: "Số 05-KH/ĐU"; blank before the clerk's act.

    A slip that no register counts has neither number nor symbol.
    """
    if not (document.number or document.symbol):
        return ""
    number = document.number.strip() if document.number else BLANK_NUMBER
    if number.isdigit():
        number = number.zfill(2)
    if document.party_form:
        return f"Số {number}-{document.symbol}"
    return f"Số: {number}/{document.symbol}"


def _place_and_date(document: OfficeDocument) -> str:
    if document.issued_on is None:
        year = document.year if document.year is not None else BLANK_NUMBER
        written = f"ngày {BLANK_NUMBER} tháng {BLANK_NUMBER} năm {year}"
    else:
        written = _written(document.issued_on)
    return (
        f"{document.place}, {written}" if document.place else f"{written[:1].upper()}{written[1:]}"
    )


def _written(day: date) -> str:
    """Days below ten and the months January and February get a zero, so that none can be added."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _centred(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    return paragraph(run(text, Look(bold=bold, italic=italic, size=size)), setting=CENTRED)
