"""Footnotes and endnotes: their text by id, and the marks they get in the order of mention."""

from dataclasses import dataclass, field
from typing import Final

from danvan.readers.word.element import Element
from danvan.readers.word.numerals import write_numeral
from danvan.readers.word.parts import W

SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass
class NoteBook:
    """The notes of one kind «cước chú»; `mark` numbers them as they are first mentioned."""

    notes: dict[str, Element]
    numeral: str = "decimal"
    marks: dict[str, str] = field(default_factory=dict)

    def mark(self, note_id: str) -> str:
        """Return the mark of a note: superscript digits, or "[i]" where it counts in Roman."""
        if note_id not in self.marks:
            written = write_numeral(len(self.marks) + 1, self.numeral)
            raised = written.translate(SUPERSCRIPT) if written.isdigit() else f"[{written}]"
            self.marks[note_id] = raised
        return self.marks[note_id]


def read_notes(root: Element | None, tag: str, numeral: str = "decimal") -> NoteBook:
    """Read `footnotes.xml` or `endnotes.xml`, leaving out the separators Word keeps there."""
    if root is None:
        return NoteBook({}, numeral)
    return NoteBook(
        {
            each.get(f"{W}id") or "": each
            for each in root.findall(f"{W}{tag}")
            if each.get(f"{W}type", "normal") == "normal"
        },
        numeral,
    )
