"""The body of a paper: type and subject, grounds, headings, paragraphs, tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from danvan.writers.letters import OfficeDocument, Paragraph, ParagraphKind
from danvan.writers.word.footnotes import FootnoteCollector, runs_with_notes
from danvan.writers.word.letterhead import short_rule
from danvan.writers.word.numbering import BULLETS, HEADINGS, vietnamese_letter
from danvan.writers.word.styles import TEXT_WIDTH
from danvan.writers.word.tables import body_table
from danvan.writers.word.xml import Look, Setting, mm, paragraph, points, run

SUBJECT_RULE: Final = mm(58)  # a third to a half of the line

STYLES: Final = {
    ParagraphKind.HEADING1: "Heading1",
    ParagraphKind.HEADING2: "Heading2",
    ParagraphKind.HEADING3: "Heading3",
    ParagraphKind.BODY: "BodyText",
    ParagraphKind.BULLET: "ListBullet",
}
COUNTED: Final = {ParagraphKind.HEADING1: 0, ParagraphKind.HEADING2: 1}


def write_opening(document: OfficeDocument) -> str:
    """Write the type and subject, or whom the letter is for, then the grounds."""
    return "".join((*_title(document), *_addressees(document), *_grounds(document)))


def _title(document: OfficeDocument) -> Iterator[str]:
    if document.type_name is None:
        return
    name = Look(bold=True, size=15 if document.party_form else 14)
    above = Setting(align="center", before=points(14))
    yield paragraph(run(document.type_name.upper(), name), setting=above)
    subject = Look(bold=True, size=14)
    yield paragraph(run(document.subject, subject), setting=Setting(align="center"))
    yield short_rule(TEXT_WIDTH, SUBJECT_RULE)
    yield paragraph(setting=Setting(exact_line=points(8)))


def _addressees(document: OfficeDocument) -> Iterator[str]:
    names = document.addressed_to
    setting = Setting(align="center", before=points(14), after=points(8))
    if len(names) == 1:
        yield paragraph(run(f"Kính gửi: {names[0]}"), setting=setting)
    elif names:
        side = mm(35)
        yield paragraph(run("Kính gửi:"), setting=Setting(left=side, before=points(14)))
        for order, name in enumerate(names, start=1):
            end = "." if order == len(names) else ";"
            last = points(8) if order == len(names) else None
            line = run(f"- {_bare(name)}{end}")
            yield paragraph(line, setting=Setting(left=side + mm(8), after=last))


def _grounds(document: OfficeDocument) -> Iterator[str]:
    """Every ground ends with a semicolon, the last with a full stop."""
    for order, ground in enumerate(document.grounds, start=1):
        end = "." if order == len(document.grounds) else ";"
        text = run(f"{_bare(ground)}{end}", Look(italic=True))
        yield paragraph(text, setting=Setting(style="BodyText"))


def _bare(text: str) -> str:
    return text.strip().rstrip(";,.").rstrip()


@dataclass
class BodyWriter:
    """Writes the paragraphs in their order, counting letters and notes as it goes."""

    notes: FootnoteCollector = field(default_factory=FootnoteCollector)
    letters: int = 0

    def write(self, paragraphs: tuple[Paragraph, ...]) -> str:
        """Write the whole body."""
        return "".join(self._one(each) for each in paragraphs)

    def _one(self, each: Paragraph) -> str:
        if each.kind is ParagraphKind.TABLE:
            table = body_table(
                each.rows, head_rows=each.head_rows, shares=each.widths, width=TEXT_WIDTH
            )
            return table + paragraph(setting=Setting(exact_line=points(8)))
        look = Look(bold=each.bold, italic=each.italic)
        label = self._letter(each)
        runs = runs_with_notes(each.text, each.footnotes, look, self.notes)
        return paragraph(run(label, look), runs, setting=_setting(each))

    def _letter(self, each: Paragraph) -> str:
        """Return "a) " for a lettered heading: Word cannot count a, b, c, d, đ, e."""
        if each.kind in COUNTED:
            self.letters = 0
        if each.kind is not ParagraphKind.HEADING3 or not each.numbered:
            return ""
        self.letters += 1
        return f"{vietnamese_letter(self.letters)}) "


def _setting(each: Paragraph) -> Setting:
    list_id: int | None = None
    if each.kind is ParagraphKind.BULLET:
        list_id = BULLETS
    elif each.numbered and each.kind in COUNTED:
        list_id = HEADINGS
    return Setting(
        style=STYLES[each.kind],
        list_id=list_id,
        level=COUNTED.get(each.kind, 0),
        align="center" if each.centred else None,
        first_line=0 if each.centred else None,
        mark=Look(bold=each.bold, italic=each.italic),
    )
