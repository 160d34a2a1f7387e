"""How the shipped letters are made: declared words, written as .docx when somebody asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from danvan.petitions.letters.answers import ANSWERS
from danvan.petitions.letters.complaints import COMPLAINTS
from danvan.petitions.letters.denunciations import DENUNCIATIONS
from danvan.petitions.letters.fields import FIELDS, PERSONAL
from danvan.petitions.letters.intake import INTAKE
from danvan.petitions.letters.texts import LetterText
from danvan.writers.docx import write_docx
from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind, Signature

_FIELD: Final = re.compile(r"\{\{ (\w+) \}\}")
_MARKS: Final = {"# ": ParagraphKind.HEADING1, "- ": ParagraphKind.BULLET}


@dataclass(frozen=True)
class LetterShape:
    """A shipped letter «mẫu có sẵn»: its words, which fields they hold, which a template may."""

    text: LetterText
    document: OfficeDocument
    fields: frozenset[str]

    @property
    def code(self) -> str:
        """Return the code it is known by."""
        return self.text.code

    @property
    def title(self) -> str:
        """Return what it is called in lists."""
        return self.text.title

    @property
    def may_hold(self) -> frozenset[str]:
        """Return the fields a template of it may hold: of a denunciation none that identifies."""
        return frozenset(FIELDS) - PERSONAL if self.text.guarded else frozenset(FIELDS)

    def fits(self, kind: str, channel: str) -> bool:
        """Say whether it is a letter for a petition of a kind that came in some way."""
        came = not self.text.channels or channel in self.text.channels
        return came and (not self.text.kinds or kind in self.text.kinds)


def shape_of(code: str) -> LetterShape | None:
    """Return a shipped letter by its code; None for an unknown one."""
    return SHAPES.get(code)


@cache
def shipped_docx(code: str) -> bytes:
    """Return the shipped template as .docx: the same bytes on every machine."""
    return write_docx(SHAPES[code].document)


def _shape(text: LetterText) -> LetterShape:
    document = _document(text)
    words = " ".join(_words(document))
    return LetterShape(text, document, frozenset(_FIELD.findall(words)))


def _document(text: LetterText) -> OfficeDocument:
    return OfficeDocument(
        issuers=("{{ CO_QUAN }}",),
        symbol=_symbol(text),
        place="{{ dia_danh }}",
        type_name=text.type_name,
        subject=text.subject,
        addressed_to=text.addressed_to,
        grounds=text.grounds,
        paragraphs=tuple(_paragraph(line) for line in text.body),
        recipients=text.recipients,
        archive=("VT", "hồ sơ đơn số {{ so_don }}") if text.recipients else (),
        signatures=text.signatures or (Signature("", "", "{{ CHUC_VU_KY }}", "{{ nguoi_ky }}"),),
    )


def _symbol(text: LetterText) -> str:
    """Return the symbol after the number: an official letter bears that of who issues it alone."""
    if text.symbol:
        return f"{text.symbol}-{{{{ viet_tat }}}}"
    return "{{ viet_tat }}" if text.type_name is None else ""


def _paragraph(line: str) -> Paragraph:
    kind = _MARKS.get(line[:2])
    if kind is None:
        return Paragraph(line)
    return Paragraph(line[2:], kind, bold=True if kind is ParagraphKind.HEADING1 else None)


def _words(document: OfficeDocument) -> tuple[str, ...]:
    signed = [f"{one.authority} {one.position} {one.name}" for one in document.signatures]
    return (
        *document.issuers,
        document.symbol,
        document.place,
        document.subject,
        *document.addressed_to,
        *document.grounds,
        *(one.text for one in document.paragraphs),
        *document.recipients,
        *document.archive,
        *signed,
    )


SHAPES: Final[Mapping[str, LetterShape]] = {
    text.code: _shape(text) for text in (*INTAKE, *COMPLAINTS, *DENUNCIATIONS, *ANSWERS)
}
