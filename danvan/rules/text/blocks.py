"""Blocks: what a reader hands to the rules, each with its place in the source file."""

from dataclasses import dataclass, field
from enum import StrEnum

from danvan.rules.text.look import FileLook


class BlockKind(StrEnum):
    """What a block is in its file «loại khối»."""

    LINE = "line"  # a printed line of a .txt, .md or .pdf: a paragraph may run over several
    PARAGRAPH = "paragraph"  # a whole paragraph of a .docx
    CELL = "cell"  # a paragraph inside a table cell
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Place:
    """Where a block stands in its file «vị trí»: counted from 1; None where the form has none.

    `page` (.pdf), `paragraph` (running number of the block in the file), `table`, `row` and
    `column` (.docx tables), and `box` (left, bottom, right, top in points, .pdf only).
    """

    paragraph: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Block:
    """One piece of text as it stands in the file, automatic numbering written out in `text`.

    `gap_before` says that white space (an empty line) separates it from the block before.
    """

    text: str
    kind: BlockKind
    place: Place
    gap_before: bool = False
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Source:
    """A whole file as blocks «nguồn»: `form` is one of txt, md, docx, pdf.

    `pages` is the number of pages where the form has pages; `notes` are Vietnamese sentences about
    what the reader could not carry over (a picture, a text box), for the person who reviews.
    `look` is how the file is set, where its form can tell (.docx).
    """

    form: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    notes: tuple[str, ...] = field(default=())
    look: FileLook | None = None
