"""Files whose printed lines became paragraphs of their own: they are lines again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from danvan.rules.text.blocks import BlockKind
from danvan.rules.text.furniture import running_heads
from danvan.rules.text.labels import read_label
from danvan.rules.text.letters import dangles, ends_sentence, starts_lower
from danvan.rules.text.measure import parts_at_gaps_alone
from danvan.rules.text.normalise import Line

LEAST_TORN = 4  # fewer may be a slip of the writer
TORN_SHARE = 0.08  # of the paragraphs that stand next to each other
_PAGE_NUMBER = re.compile(
    r"(?:[-–—\[(|]\s?){0,2}(?:(?:[Tt]rang|TRANG|[Pp]age)\s*(?:số\s)?:?\s*)?\d{1,3}"
    r"(?:\s?(?:/|of|trên)\s?\d{1,3})?(?:\s?[-–—\])|]){0,2}(?:\s?(?:[Tt]rang|[Pp]age))?$"
)
_LONGEST_PAGE_NUMBER = 16
_NOTE_START = re.compile(r"(?:[¹²³⁴-⁹⁰]{1,3}|\[\^?\d{1,2}\]:?)\s*(?=[^\W\d_]|[“\"(])")
FULL_LINE = 40  # letters: a shorter one is an item of a list or part of the letterhead


def as_printed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines; where paragraphs hold single printed lines, they are told as lines.

    A converter ended a paragraph at each line's end when many paragraphs stop in the middle of a
    sentence. One torn alone is taken up again by itself, the others stay whole.
    """
    if all(line.kind is not BlockKind.PARAGRAPH for line in lines):
        return tuple(lines)
    marks = {at for at, line in enumerate(lines) if _is_mark(line.text)} | running_heads(lines)
    words = [at for at in range(len(lines)) if at not in marks]
    torn = [pair for pair in pairwise(words) if _is_torn(lines[pair[0]], lines[pair[1]])]
    paragraphs = sum(lines[at].kind is BlockKind.PARAGRAPH for at in words)
    if len(torn) >= max(LEAST_TORN, TORN_SHARE * paragraphs) or parts_at_gaps_alone(lines):
        return tuple(_as_line(line) for line in lines)
    loose = marks.union(*torn)
    return tuple(_as_line(line) if at in loose else line for at, line in enumerate(lines))


def reads_as_page_number(text: str) -> bool:
    """Say whether words are a page's number «- 2 -», «Trang 3/5»."""
    return len(text) <= _LONGEST_PAGE_NUMBER and bool(_PAGE_NUMBER.match(text))


def opens_note(text: str) -> bool:
    """Say whether words begin a printed footnote: a raised number before them."""
    return bool(_NOTE_START.match(text))


def _is_mark(text: str) -> bool:
    """Say whether a paragraph is put into the text by its page: a number or a note."""
    return reads_as_page_number(text) or opens_note(text)


def _is_torn(before: Line, after: Line) -> bool:
    """Say whether a paragraph stops in the middle of a sentence that the next goes on with."""
    kinds = (before.kind, after.kind)
    if kinds != (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH) or ends_sentence(before.text):
        return False
    if read_label(after.text) is not None:
        return False
    if dangles(before.text) or before.text.count("(") > before.text.count(")"):
        return True
    return len(before.text) >= FULL_LINE and starts_lower(after.text)


def _as_line(line: Line) -> Line:
    return replace(line, kind=BlockKind.LINE) if line.kind is BlockKind.PARAGRAPH else line
