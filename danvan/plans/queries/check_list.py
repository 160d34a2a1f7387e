"""What was found in a document, as a list to be taken along: a sheet, or a paper.

A list is made when the document is read and travels with the page, sealed: nothing of it is kept
here. Papers of an office are Vietnamese whatever the page speaks.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.core import signing
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.plans.queries.check_text import CheckedText
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

SALT = "danvan.plans.check-list"
HOURS = 12
LONGEST_QUOTE = 300

POINTS = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Mức độ", 12),
    Column("Vị trí", 16),
    Column("Điểm cần xem", 60),
    Column("Trích văn bản", 50),
    Column("Căn cứ", 40),
    Column("Mã quy tắc", 12),
)
CITED = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Văn bản viện dẫn", 44),
    Column("Cơ quan ban hành", 28),
    Column("Trích yếu", 50),
    Column("Hiệu lực", 20),
    Column("Cần làm", 50),
    Column("Số lần nhắc", 12, ColumnKind.NUMBER),
)


class ListUnreadable(ActRefused):
    """The list was sealed too long ago, for somebody else, or not by us «danh sách hết hạn»."""

    def __init__(self) -> None:
        super().__init__(_("Danh sách này không còn dùng được. Hãy kiểm tra lại văn bản."))


@dataclass(frozen=True)
class PointLine:
    """A point to mend in words."""

    weight: str
    place: str
    message: str
    quote: str
    basis: str
    rule: str


@dataclass(frozen=True)
class CitationLine:
    """A cited document in words."""

    name: str
    issuer: str
    title: str
    validity: str
    note: str
    mentions: int


@dataclass(frozen=True)
class CheckList:
    """A document's points and citations in words «danh sách kiểm tra»."""

    file: str
    title: str
    on: date
    points: tuple[PointLine, ...]
    citations: tuple[CitationLine, ...]

    def sealed(self, person: int) -> str:
        """Return the list as a page carries it, readable for one person alone."""
        told = asdict(self) | {"on": self.on.isoformat()}
        return signing.dumps(told, salt=f"{SALT}:{person}", compress=True)


def opened(sealed: str, person: int) -> CheckList:
    """Return a sealed list. Raises ListUnreadable."""
    try:
        told = signing.loads(sealed, salt=f"{SALT}:{person}", max_age=HOURS * 3600)
    except signing.BadSignature as problem:
        raise ListUnreadable from problem
    return CheckList(
        file=told["file"],
        title=told["title"],
        on=date.fromisoformat(told["on"]),
        points=tuple(PointLine(**line) for line in told["points"]),
        citations=tuple(CitationLine(**line) for line in told["citations"]),
    )


def check_list(checked: CheckedText, file: str) -> CheckList:
    """Return what was found in a document, in words."""
    with translation.override("vi"):
        return CheckList(
            file=file,
            title=checked.title,
            on=checked.on,
            points=tuple(_points(checked)),
            citations=tuple(_citations(checked)),
        )


def _points(checked: CheckedText) -> Iterable[PointLine]:
    for group in checked.groups:
        for point in group.points:
            quote = Truncator(point.value.text or "").chars(LONGEST_QUOTE)
            yield PointLine(
                weight=str(group.mark.label),
                place=point.place,
                message=point.value.message,
                quote=quote,
                basis=point.value.basis or "",
                rule=point.value.rule or "",
            )


def _citations(checked: CheckedText) -> Iterable[CitationLine]:
    for one in checked.citations:
        yield CitationLine(
            name=one.name,
            issuer=one.value.issuer or "",
            title=one.title,
            validity=str(one.mark.label),
            note=" ".join(dict.fromkeys(part for part in (one.note, *one.doubts) if part)),
            mentions=len(one.value.mentions),
        )


def list_sheet(found: CheckList) -> bytes:
    """Return the .xlsx of a list: the points, then the citations."""
    points = Sheet(
        "Điểm cần xem", POINTS, [_point_cells(*line) for line in enumerate(found.points, 1)]
    )
    cited = Sheet(
        "Văn bản viện dẫn", CITED, [_cited_cells(*line) for line in enumerate(found.citations, 1)]
    )
    return write_workbook([points, cited], on_disk=False)


def _point_cells(number: int, line: PointLine) -> tuple[Cell, ...]:
    return (number, line.weight, line.place, line.message, line.quote, line.basis, line.rule)


def _cited_cells(number: int, line: CitationLine) -> tuple[Cell, ...]:
    return (number, line.name, line.issuer, line.title, line.validity, line.note, line.mentions)


def list_paper(found: CheckList, unit: str, on: date) -> bytes:
    """Return the .docx of a list: a slip without number, to lie beside the draft."""
    called = f"{found.title} (tệp {found.file})" if found.title else f"tệp {found.file}"
    said = (
        f"Văn bản được kiểm tra: {called}.",
        f"Hiệu lực của văn bản viện dẫn được xét vào ngày {found.on:%d/%m/%Y} theo sổ văn bản của "
        "hệ thống.",
        _summary(found),
        "Danh sách do chương trình lập để người soạn thảo và người soát xem lại.",
    )
    return write_docx(
        OfficeDocument(
            issuers=(unit,) if unit else (),
            symbol="",
            place="",
            type_name="Phiếu kiểm tra văn bản",
            subject="Điểm cần xem và hiệu lực của văn bản viện dẫn",
            issued_on=on,
            paragraphs=(*map(Paragraph, said), *_point_table(found), *_cited_table(found)),
        )
    )


def _summary(found: CheckList) -> str:
    """Return how much was found: «Có 3 điểm cần xem (Lỗi 1, Lưu ý 2); 4 văn bản được viện dẫn.»."""
    weights = Counter(line.weight for line in found.points)
    told = ", ".join(f"{weight} {count}" for weight, count in weights.items())
    points = f"Có {len(found.points)} điểm cần xem ({told})" if told else "Không có điểm cần xem"
    return f"{points}; {len(found.citations)} văn bản được viện dẫn."


def _point_table(found: CheckList) -> Iterable[Paragraph]:
    yield Paragraph("ĐIỂM CẦN XEM", ParagraphKind.HEADING1, numbered=True)
    if not found.points:
        yield Paragraph("Chưa thấy điểm nào cần sửa.")
        return
    head = ("STT", "Mức độ", "Vị trí", "Điểm cần xem", "Căn cứ")
    rows = [
        (str(number), line.weight, line.place, _with_quote(line), line.basis)
        for number, line in enumerate(found.points, 1)
    ]
    yield Paragraph(
        kind=ParagraphKind.TABLE, rows=(head, *rows), widths=(0.07, 0.13, 0.13, 0.42, 0.25)
    )


def _with_quote(line: PointLine) -> str:
    return f"{line.message} Trích: “{line.quote}”" if line.quote else line.message


def _cited_table(found: CheckList) -> Iterable[Paragraph]:
    yield Paragraph("VĂN BẢN VIỆN DẪN", ParagraphKind.HEADING1, numbered=True)
    if not found.citations:
        yield Paragraph("Không thấy văn bản nào được viện dẫn.")
        return
    head = ("STT", "Văn bản", "Hiệu lực", "Cần làm")
    rows = [
        (
            str(number),
            " – ".join(part for part in (line.name, line.title) if part),
            line.validity,
            line.note,
        )
        for number, line in enumerate(found.citations, 1)
    ]
    yield Paragraph(kind=ParagraphKind.TABLE, rows=(head, *rows), widths=(0.07, 0.45, 0.18, 0.3))
