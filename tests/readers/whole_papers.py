"""Prints a whole plan as offices make them: a Word file with lists and notes, a PDF of pages."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from danvan.readers.files import open_source
from danvan.rules.plans.layout import find_layout
from danvan.rules.text.flow import Flow, FlowParagraph, flow_of
from danvan.rules.text.labels import Label
from danvan.rules.text.normalise import Line, normalise
from danvan.rules.text.numerals import LATIN
from tests.readers.printed import print_page
from tests.readers.word_files import level, make_docx, numbering, p, r

MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
LEVELS = {"roman": (0, "."), "arabic1": (1, "."), "letter": (2, ")"), "bullet": (3, "")}
LISTS = numbering(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
PAGES = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context { if here().page() > 1 { align(center)[#counter(page).display()] } })
#set text(size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.5em, spacing: 1em)
#for row in json(bytes(sys.inputs.rows)) {
  if row.gap { v(8pt) }
  if row.columns.len() > 1 {
    let cells = row.columns.map(column => align(center, text(column)))
    grid(columns: (1fr,) * row.columns.len(), ..cells)
  } else {
    par({
      for part in row.parts {
        text(part.words)
        if part.note != none { footnote(text(part.note)) }
      }
    })
  }
}
"""


@dataclass(frozen=True)
class Part:
    """Words of a paragraph and the note whose mark stands behind them."""

    words: str
    note: str | None = None


@dataclass(frozen=True)
class Row:
    """A paragraph in its parts, or a line of several columns."""

    parts: tuple[Part, ...]
    columns: tuple[str, ...] = ()
    label: Label | None = None
    gap: bool = False
    in_table: bool = False


def rows_of(path: Path) -> list[Row]:
    """Return what a plan in .txt prints: lines of its head and foot, paragraphs of its body."""
    normal = normalise(open_source(path.read_bytes(), path.name))
    flow = flow_of(normal)
    layout = find_layout(flow)
    first = layout.title if layout.title is not None else layout.body
    starts = [paragraph.first_line for paragraph in flow.paragraphs]
    above = starts[first] if first < len(starts) else 0
    end = layout.body_end
    footed = end < len(starts) and not flow.paragraphs[end].is_note
    below = starts[end] if footed else len(normal.text) + 1
    notes, others = _notes(flow)
    head = [_line(line) for line in normal.lines if line.start < above]
    kept = flow.body_lines()
    foot = [_line(line) for line in normal.lines if line.start >= below and line.start in kept]
    printed = {line.start: line for line in normal.lines}
    body: list[Row] = []
    for _, row in groupby(
        (paragraph for paragraph in flow.paragraphs[first:end] if not paragraph.is_note),
        key=lambda each: (
            each.in_table,
            printed[each.first_line].block if each.in_table else each.start,
        ),
    ):
        cells = list(row)
        body.append(_row(flow, cells, notes, gap=printed[cells[0].first_line].gap))
    if others:
        body[-1] = replace(body[-1], parts=(*body[-1].parts, *(Part("", note) for note in others)))
    return [*head, *body, *_side_by_side(foot)]


def _row(flow: Flow, row: list[FlowParagraph], notes: dict[str, str], *, gap: bool) -> Row:
    """Return a paragraph, or the cells of one row of a table."""
    parts = tuple(_parts(flow, row[0], notes))
    if row[0].in_table:
        return Row(parts, tuple(_text(flow, cell) for cell in row), in_table=True)
    return Row(parts, label=row[0].label, gap=gap)


def _side_by_side(rows: list[Row]) -> list[Row]:
    """Put a lone line right below two columns into the left one, as a signature prints it."""
    made: list[Row] = []
    for row in rows:
        below = bool(made) and len(made[-1].columns) == 2 and not row.gap and not row.columns
        made.append(replace(row, columns=(row.parts[0].words, "")) if below else row)
    return made


def _notes(flow: Flow) -> tuple[dict[str, str], list[str]]:
    """Return the words of each note by its raised figure, and those of notes with other signs."""
    found: dict[str, str] = {}
    others: list[str] = []
    for paragraph in flow.paragraphs:
        if not paragraph.is_note:
            continue
        text = _text(flow, paragraph)
        mark = MARK.match(text)
        if mark is not None:
            found[mark[0]] = text[mark.end() :].strip()
        else:
            others.append(re.sub(r"^\d+\s", "", text))
    return found, others


def _text(flow: Flow, paragraph: FlowParagraph) -> str:
    return flow.printed[paragraph.start : paragraph.end]


def _line(line: Line) -> Row:
    torn = any(column.startswith(("tháng", "năm")) for column in line.columns)
    columns = line.columns if len(line.columns) > 1 and not torn else ()
    return Row((Part(line.text),), columns, gap=line.gap)


def _parts(flow: Flow, paragraph: FlowParagraph, notes: dict[str, str]) -> Iterator[Part]:
    text = _text(flow, paragraph)
    done = 0
    for match in MARK.finditer(text):
        if match[0] in notes:
            yield Part(text[done : match.start()], notes[match[0]])
            done = match.end()
    yield Part(text[done:])


def as_pdf(rows: list[Row]) -> bytes:
    """Print rows on pages with page numbers and notes at their feet."""
    given = [
        {
            "columns": row.columns,
            "gap": row.gap,
            "parts": [{"words": part.words, "note": part.note} for part in row.parts],
        }
        for row in rows
    ]
    return print_page(PAGES, rows=json.dumps(given))


def as_word(rows: list[Row]) -> bytes:
    """Print rows into a Word file: automatic numbers, a table for columns, real footnotes."""
    notes: list[str] = []
    lists: list[str] = []
    body: list[str] = []
    for (columns, _), group in groupby(rows, key=lambda row: (bool(row.columns), row.in_table)):
        if columns:
            body.append(f"<w:tbl>{''.join(map(_table_row, group))}</w:tbl>")
        else:
            body += [_paragraph(row, notes, lists) for row in group]
    footnotes = "".join(
        f'<w:footnote w:id="{number}">{p(escape(note))}</w:footnote>'
        for number, note in enumerate(notes, start=2)
    )
    parts = {"numbering": f"{LISTS}{''.join(lists)}", "footnotes": footnotes}
    return make_docx("".join(body), parts)


def _table_row(row: Row) -> str:
    cells = "".join(f"<w:tc>{p(escape(column))}</w:tc>" for column in row.columns)
    return f"<w:tr>{cells}</w:tr>"


def _paragraph(row: Row, notes: list[str], lists: list[str]) -> str:
    cut, properties = _automatic(row, lists)
    runs: list[str] = []
    for part in row.parts:
        words, cut = part.words[cut:], 0
        runs.append(r(escape(words)))
        if part.note is not None:
            notes.append(part.note)
            runs.append(f'<w:r><w:footnoteReference w:id="{len(notes) + 1}"/></w:r>')
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def _automatic(row: Row, lists: list[str]) -> tuple[int, str]:
    """Return how many letters the list prints of itself, and the properties that say so."""
    label = row.label
    if label is None or label.style not in LEVELS:
        return 0, ""
    position, close = LEVELS[label.style]
    value = label.value if label.style != "letter" else LATIN.find(label.numeral) + 1
    expected = "-" if label.style == "bullet" else f"{label.numeral}{close}"
    if label.printed != expected or (value < 1 and label.style != "bullet"):
        return 0, ""
    number = len(lists) + 2
    override = (
        f'<w:lvlOverride w:ilvl="{position}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
    )
    lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{override}</w:num>')
    properties = f'<w:numPr><w:ilvl w:val="{position}"/><w:numId w:val="{number}"/></w:numPr>'
    return label.words_at, properties
