"""Walks over the body of a .docx in the order of reading and lays down its blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from danvan.readers.word.element import Element
from danvan.readers.word.numbering import Numbering
from danvan.readers.word.parts import W, number, value
from danvan.readers.word.runs import Piece, RunReader
from danvan.readers.word.styles import NumberingReference, Styles, numbering_reference
from danvan.rules.text.blocks import Block, BlockKind, Place

# What may stand around paragraphs, rows and cells without being printed itself.
TRANSPARENT: Final = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


@dataclass(frozen=True)
class Cell:
    """Where a table cell stands «ô»."""

    table: int
    row: int
    column: int


@dataclass
class Walk:
    """Collects the blocks of one document while its lists are counted."""

    styles: Styles
    numbering: Numbering
    runs: RunReader
    blocks: list[Block] = field(default_factory=list)
    printed: dict[int, Element] = field(default_factory=dict)  # the paragraph of each block
    tables: int = 0
    gap: bool = False
    joined: tuple[Piece, ...] = ()  # of a paragraph whose end was deleted: goes to the next one

    def read(self, parent: Element, cell: Cell | None = None) -> None:
        """Lay down the blocks of a body or of a cell."""
        self._children(parent, cell)
        self._finish_joined(cell)

    def _children(self, parent: Element, cell: Cell | None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                self._finish_joined(cell)
                self._table(child)
            elif child.tag in TRANSPARENT:
                self._children(child, cell)

    def _finish_joined(self, cell: Cell | None) -> None:
        """Lay down what waits for a next paragraph that never comes."""
        pieces, self.joined = self.joined, ()
        text = "".join(piece.text for piece in pieces).strip()
        if text:
            self._lay(text, cell, _Look(_all_bold(pieces), centred=False))
            self._lay_notes()

    def _paragraph(self, paragraph: Element, cell: Cell | None) -> None:
        properties = paragraph.find(f"{W}pPr")
        style_id = value(properties, "pStyle") or self.styles.default_paragraph
        pieces = (*self.joined, *self.runs.pieces(paragraph, style_id))
        if _end_is_deleted(properties):
            self.joined = pieces
            return
        self.joined = ()
        label = self._label(properties, style_id)
        text = "".join(piece.text for piece in pieces).strip()
        if label and not (text or any(sign.isalnum() for sign in label)):
            label = ""  # an empty bullet is an empty line
        if text or label:
            look = _Look(_all_bold(pieces), self._is_centred(properties, style_id))
            self.printed[len(self.blocks)] = paragraph
            self._lay(f"{label} {text}".strip(), cell, look)
            self._lay_notes()
        else:
            self.gap = True

    def _label(self, properties: Element | None, style_id: str | None) -> str:
        said = numbering_reference(properties)
        tied_to: str | None = None
        if said.list_id is None:
            inherited, tied_to = self.styles.numbering(style_id)
            level = inherited.level if said.level is None else said.level
            tied_to = tied_to if said.level is None else None
            said = NumberingReference(inherited.list_id, level)
        if not said.list_id:
            return ""
        return self.numbering.next_label(said.list_id, self.numbering.level_of(said, tied_to))

    def _is_centred(self, properties: Element | None, style_id: str | None) -> bool:
        return (value(properties, "jc") or self.styles.alignment(style_id)) == "center"

    def _lay(self, text: str, cell: Cell | None, look: "_Look") -> None:
        place = Place(
            paragraph=len(self.blocks) + 1,
            table=cell.table if cell else None,
            row=cell.row if cell else None,
            column=cell.column if cell else None,
        )
        self.blocks.append(
            Block(
                text,
                BlockKind.CELL if cell else BlockKind.PARAGRAPH,
                place,
                gap_before=self.gap and bool(self.blocks),
                bold=look.bold,
                centred=look.centred,
            )
        )
        self.gap = False

    def _lay_notes(self) -> None:
        """Lay down the notes that the last paragraph refers to, each with its mark."""
        asides = self.runs.asides
        while asides.referred:
            book, note_id = asides.referred.pop(0)
            mark = book.mark(note_id)
            for paragraph in book.notes[note_id].iter(f"{W}p"):
                style_id = value(paragraph.find(f"{W}pPr"), "pStyle")
                pieces = self.runs.pieces(paragraph, style_id)
                text = "".join(piece.text for piece in pieces).strip()
                if text:
                    place = Place(paragraph=len(self.blocks) + 1)
                    block = Block(f"{mark} {text}".strip(), BlockKind.FOOTNOTE, place)
                    self.blocks.append(block)
                    mark = ""

    def _table(self, table: Element) -> None:
        self.tables += 1
        position = self.tables
        for row, element in enumerate(_parts(table, f"{W}tr"), start=1):
            column = 1 + (number(value(element.find(f"{W}trPr"), "gridBefore")) or 0)
            for cell in _parts(element, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                if not _is_continuation(properties):
                    self.gap = False
                    self.read(cell, Cell(position, row, column))
                column += max(number(value(properties, "gridSpan")) or 1, 1)
        self.gap = False


@dataclass(frozen=True)
class _Look:
    bold: bool
    centred: bool


def _parts(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows of a table or cells of a row, also wrapped ones; deleted rows are gone."""
    for child in parent:
        if child.tag == tag:
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in TRANSPARENT:
            yield from _parts(child, tag)


def _is_continuation(properties: Element | None) -> bool:
    """Tell whether a cell is the lower or right part of a merged one: its text is not printed."""
    return value(properties, "vMerge") in {"", "continue"} or value(properties, "hMerge") in {
        "",
        "continue",
    }


def _end_is_deleted(properties: Element | None) -> bool:
    mark = properties.find(f"{W}rPr") if properties is not None else None
    if mark is None:
        return False
    return mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None


def _all_bold(pieces: tuple[Piece, ...]) -> bool:
    shown = [piece.bold for piece in pieces if piece.text.strip()]
    return bool(shown) and all(shown)
