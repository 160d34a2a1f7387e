"""The text of one paragraph as it is printed: tracked changes accepted, hidden text left out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from danvan.readers.word.element import Element
from danvan.readers.word.notes import SUPERSCRIPT, NoteBook
from danvan.readers.word.parts import MC, W, is_on, value
from danvan.readers.word.styles import Styles

MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# What wraps runs without changing that they are printed (accepted insertions among them).
WRAPPERS: Final = frozenset(
    f"{W}{name}"
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
)
PLAIN_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
DRAWINGS: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
PICTURE_TAGS: Final = frozenset({"blip", "imagedata", "chart", "OLEObject"})
PICTURE_SIGN: Final = "•"  # a sign of a picture font: arrows, ticks and bullets


@dataclass(frozen=True)
class Piece:
    """Text with one look."""

    text: str
    bold: bool


@dataclass
class Asides:
    """What stands beside the text while it is read: pictures, text boxes, notes referred to."""

    footnotes: NoteBook
    endnotes: NoteBook
    pictures: int = 0
    text_boxes: list[str] = field(default_factory=list)
    referred: list[tuple[NoteBook, str]] = field(default_factory=list)

    def refer(self, book: NoteBook, note_id: str) -> str:
        """Note that the paragraph refers to a note and return its mark, "" for a lost note."""
        if note_id not in book.notes:
            return ""
        if note_id not in book.marks:
            self.referred.append((book, note_id))
        return book.mark(note_id)


@dataclass(frozen=True)
class RunReader:
    """Reads the runs of paragraphs against the styles of their file."""

    styles: Styles
    asides: Asides

    def pieces(self, parent: Element, style_id: str | None) -> Iterator[Piece]:
        """Yield the printed text of a paragraph, run by run."""
        for child in parent:
            if child.tag == f"{W}r":
                yield from self._run(child, style_id)
            elif child.tag in WRAPPERS:
                yield from self.pieces(child, style_id)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.pieces(_alternative(child), style_id)
            elif child.tag in {f"{MATH}oMath", f"{MATH}oMathPara"}:
                yield Piece("".join(each.text or "" for each in child.iter(f"{MATH}t")), False)

    def _run(self, run: Element, style_id: str | None) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        looks = (value(properties, "rStyle"), style_id)
        if self._has(properties, "vanish", looks):
            return
        text = "".join(self._signs(run))
        if self._has(properties, "caps", looks):
            text = text.upper()
        if value(properties, "vertAlign") == "superscript" and text.strip().isdigit():
            text = text.translate(SUPERSCRIPT)
        if text:
            yield Piece(text, self._has(properties, "b", looks))

    def _has(self, properties: Element | None, name: str, looks: tuple[str | None, ...]) -> bool:
        direct = is_on(properties, name)
        return self.styles.switch(name, looks) if direct is None else direct

    def _signs(self, run: Element) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in PLAIN_SIGNS:
                yield PLAIN_SIGNS[child.tag]
            elif child.tag == f"{MC}AlternateContent":
                yield from self._signs(_alternative(child))
            elif child.tag == f"{W}ruby":
                yield from self._ruby(child)
            else:
                yield self._aside(child)

    def _ruby(self, ruby: Element) -> Iterator[str]:
        for run in ruby.iterfind(f"{W}rubyBase/{W}r"):
            yield from self._signs(run)

    def _aside(self, child: Element) -> str:
        note_id = child.get(f"{W}id") or ""
        if child.tag == f"{W}footnoteReference":
            return self.asides.refer(self.asides.footnotes, note_id)
        if child.tag == f"{W}endnoteReference":
            return self.asides.refer(self.asides.endnotes, note_id)
        if child.tag == f"{W}sym":
            return _symbol(child)
        if child.tag in DRAWINGS:
            self._note_drawing(child)
        return ""

    def _note_drawing(self, drawing: Element) -> None:
        boxes = list(drawing.iter(f"{W}txbxContent"))
        for box in boxes:
            lines = ("".join(p.itertext(f"{W}t")).strip() for p in box.iter(f"{W}p"))
            text = "\n".join(line for line in lines if line)
            if text and text not in self.asides.text_boxes:  # new and old drawing hold it twice
                self.asides.text_boxes.append(text)
        if not boxes and any(_local(each) in PICTURE_TAGS for each in drawing.iter()):
            self.asides.pictures += 1


def _alternative(content: Element) -> Element:
    """Return the version of an alternative to look into: the newest, for it is what is printed."""
    for each in content:
        if each.tag == f"{MC}Choice":
            return each
    fallback = content.find(f"{MC}Fallback")
    return content if fallback is None else fallback


def _symbol(child: Element) -> str:
    """Return a `w:sym` as text: the code where it is a letter, else the sign of a picture."""
    code = child.get(f"{W}char") or ""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return PICTURE_SIGN if "\ue000" <= sign <= "\uf8ff" else sign


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
