"""Footnotes of a document that is being written: collected while the body is, then a part."""

from dataclasses import dataclass, field

from danvan.writers.letters import Footnote
from danvan.writers.word.xml import Look, Setting, element, paragraph, run

SEPARATORS = 2  # Word keeps two notes of its own at the start: the rule and its continuation


@dataclass
class FootnoteCollector:
    """Gives each note its number and keeps its text «cước chú»."""

    texts: list[str] = field(default_factory=list)

    def refer(self, text: str) -> str:
        """Take a note in and return the run that shows its mark."""
        self.texts.append(text)
        note_id = len(self.texts) + SEPARATORS - 1
        return element(
            "r",
            element("rPr", element("rStyle", val="FootnoteReference")),
            element("footnoteReference", id=note_id),
        )


def runs_with_notes(
    text: str, notes: tuple[Footnote, ...], look: Look, collector: FootnoteCollector
) -> str:
    """Write a paragraph's text with the marks of its notes in their places."""
    placed = sorted(
        (len(text) if note.after is None else min(max(note.after, 0), len(text)), order, note)
        for order, note in enumerate(notes)
    )
    written, done = [], 0
    for after, _order, note in placed:
        written += [run(text[done:after], look), collector.refer(note.text)]
        done = after
    return "".join([*written, run(text[done:], look)])


def write_footnotes(texts: list[str]) -> str:
    """Write the content of the part `footnotes.xml`."""
    separators = (
        _separator("separator", "separator", 0),
        _separator("continuationSeparator", "continuationSeparator", 1),
    )
    notes = (_note(text, order + SEPARATORS) for order, text in enumerate(texts))
    return "".join((*separators, *notes))


def _separator(kind: str, sign: str, note_id: int) -> str:
    return element("footnote", paragraph(element("r", element(sign))), type=kind, id=note_id)


def _note(text: str, note_id: int) -> str:
    mark = element(
        "r",
        element("rPr", element("rStyle", val="FootnoteReference")),
        element("footnoteRef"),
    )
    content = paragraph(mark, run(f" {text}"), setting=Setting(style="FootnoteText"))
    return element("footnote", content, id=note_id)
