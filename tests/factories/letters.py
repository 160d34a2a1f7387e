"""A paper of our own making: as an office drafts it (.docx), and as it comes back signed (.pdf)."""

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from danvan.rules.deadlines.calendar import say_day
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind, Signature
from tests.readers.printed import print_page

# Two columns above and below, as Nghị định 30 lays a paper out.
PAPER = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.5em, spacing: 1em)
#let said = json(bytes(sys.inputs.said))
#grid(columns: (1fr, 1.4fr), row-gutter: 8pt, align: center,
  text(12pt, said.parent), text(12pt, weight: "bold")[CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM],
  text(12pt, weight: "bold", said.issuer), text(weight: "bold")[Độc lập - Tự do - Hạnh phúc],
  text(said.number), text(style: "italic", said.day))
#align(center, text(weight: "bold", said.kind))
#align(center, text(weight: "bold", said.subject))
#for line in said.body [#par(text(line))]
#grid(columns: (1fr, 1fr),
  [#for line in said.recipients [#text(11pt, line) #linebreak()]],
  align(center)[#for line in said.signature [#text(weight: "bold", line) #linebreak()]])
#for line in said.stamp [#text(8pt, line) #linebreak()]
"""

BODY = (
    "Thực hiện Chương trình công tác năm, Ủy ban nhân dân xã ban hành Kế hoạch kiểm tra công tác "
    "tiếp công dân trên địa bàn xã, cụ thể như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Nắm tình hình tiếp công dân tại các thôn; kịp thời chấn chỉnh những nơi còn để người dân "
    "phải đi lại nhiều lần, chưa có nơi chờ, chưa niêm yết lịch tiếp công dân.",
    "II. NỘI DUNG",
    "1. Phòng Văn hóa - Xã hội chủ trì, phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam xã kiểm tra "
    "tại 05 thôn, hoàn thành trước ngày 30/9/2026.",
    "2. Phòng Kinh tế rà soát việc công khai thủ tục, báo cáo kết quả về Ủy ban nhân dân xã chậm "
    "nhất ngày 15/10/2026 để tổng hợp, trình kỳ họp cuối năm 2025-2026.",
)
RECIPIENTS = ("Đảng ủy xã", "Phòng Văn hóa - Xã hội", "Phòng Kinh tế")


@dataclass(frozen=True)
class Letter:
    """A paper as it is told to both writers «văn bản mẫu»."""

    kind: str = "Kế hoạch"
    subject: str = "Kiểm tra công tác tiếp công dân năm 2026"
    parent: str = "UBND TỈNH MINH HẢI"
    issuer: str = "ỦY BAN NHÂN DÂN XÃ AN BÌNH"
    place: str = "An Bình"
    symbol: str = "KH-UBND"
    body: tuple[str, ...] = BODY
    recipients: tuple[str, ...] = RECIPIENTS
    number: str = ""
    day: date | None = None
    signer: str = ""
    stamp: tuple[str, ...] = ()

    def signed(self, number: str = "46", day: date = date(2026, 3, 9)) -> "Letter":
        """Return the paper as the pen left it: number, day, name."""
        return replace(self, number=number, day=day, signer="Trần Văn Minh")

    def saying(self, old: str, new: str) -> "Letter":
        """Return the paper with other words in its body."""
        assert any(old in line for line in self.body)
        return replace(self, body=tuple(line.replace(old, new) for line in self.body))


def as_docx(letter: Letter) -> bytes:
    """Return the draft as danvan writes it: number and day blank unless they are given."""
    return write_docx(
        OfficeDocument(
            parent=letter.parent,
            issuers=(letter.issuer,),
            symbol=letter.symbol,
            place=letter.place,
            type_name=letter.kind,
            subject=letter.subject,
            number=letter.number or None,
            issued_on=letter.day,
            year=2026,
            paragraphs=tuple(Paragraph(line, _kind(line)) for line in letter.body),
            recipients=letter.recipients,
            archive=("VT", "VHXH"),
            signatures=(Signature("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", letter.signer),),
        )
    )


@cache  # a print bears the second it was made: the same paper must be the same file
def as_pdf(letter: Letter) -> bytes:
    """Return the paper as it is printed and comes back."""
    said = {
        "parent": letter.parent,
        "issuer": letter.issuer,
        "number": f"Số: {letter.number or '     '}/{letter.symbol}",
        "day": f"{letter.place}, {_day(letter.day)}",
        "kind": letter.kind.upper(),
        "subject": letter.subject,
        "body": letter.body,
        "recipients": [
            "Nơi nhận:",
            *(f"- {name};" for name in letter.recipients),
            "- Lưu: VT, VHXH.",
        ],
        "signature": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", letter.signer],
        "stamp": letter.stamp,
    }
    return print_page(PAPER, said=json.dumps(said))


def _kind(line: str) -> ParagraphKind:
    return ParagraphKind.HEADING1 if line.isupper() else ParagraphKind.BODY


def _day(day: date | None) -> str:
    if day is None:
        return "ngày      tháng      năm 2026"
    number, month, year = say_day(day).split("/")
    return f"ngày {number} tháng {month} năm {year}"
