"""What an office writes, as plain values: the writers turn them into files.

The form is that of Nghị định 30/2020/NĐ-CP, or of Hướng dẫn 36-HD/VPTW for the Party's papers.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is in the body «loại đoạn»."""

    HEADING1 = "heading1"  # I. MỤC ĐÍCH, YÊU CẦU
    HEADING2 = "heading2"  # 1. Mục đích
    HEADING3 = "heading3"  # a) Đối với các thôn
    BODY = "body"
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True)
class Footnote:
    """A note below the page «cước chú», `after` so many letters; None is the paragraph's end."""

    text: str
    after: int | None = None


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the body, or a table «đoạn».

    With `numbered` the label of a heading is counted (I., 1., a); without, it stands in `text`.
    `bold` None leaves it to the kind. A table has `rows`, of which the first `head_rows` are its
    head, and may have `widths` (shares of the page's width).
    """

    text: str = ""
    kind: ParagraphKind = ParagraphKind.BODY
    numbered: bool = False
    bold: bool | None = None
    italic: bool = False
    centred: bool = False
    footnotes: tuple[Footnote, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    head_rows: int = 1
    widths: tuple[float, ...] = ()


@dataclass(frozen=True)
class Signature:
    """One block to sign «chữ ký»: "TM." + "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", the name or nothing.

    `position` may have several lines ("KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH").
    """

    authority: str = ""
    on_behalf_of: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True)
class OfficeDocument:
    """A paper of an office, before it is signed «văn bản hành chính».

    Number and day belong to the clerk: None leaves the room that the pen fills; `year` is then
    the year printed. A `type_name` of None makes an official letter «công văn», whose subject
    stands below its number.
    """

    issuers: tuple[str, ...]
    symbol: str
    place: str
    type_name: str | None
    subject: str
    parent: str | None = None
    number: str | None = None
    issued_on: date | None = None
    year: int | None = None
    addressed_to: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    party_form: bool = False
