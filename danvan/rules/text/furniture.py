"""What a page prints around its text: running heads and feet, and notes with a plain figure."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from danvan.rules.text.blocks import BlockKind
from danvan.rules.text.labels import read_label
from danvan.rules.text.letters import ends_sentence
from danvan.rules.text.normalise import Line

_PRINTED = (BlockKind.LINE, BlockKind.PARAGRAPH)
_LONGEST_HEAD = 110
FEWEST_PAGES = 3  # the same words at the edge of fewer pages may be part of the text
# «Trang 2/4», «Trang 2», «2/4» at an end of the line: two such lines are enough
_PAGE_AT_END = re.compile(
    r"(?:^|[\s|–—-])(?:[Tt]rang|TRANG|[Pp]age)\s?\d{1,3}(?:\s?(?:/|of|trên)\s?\d{1,3})?$"
    r"|^(?:[Tt]rang|TRANG|[Pp]age)\s?\d{1,3}(?:\s?(?:/|of|trên)\s?\d{1,3})?(?=\s?[|–—-])"
)
_NUMBER_AT_END = re.compile(r"^\d{1,3}\s?[|–—-]?\s(?=\D)|(?<=\D)\s[|–—-]?\s?\d{1,3}$")
_DIGITS = re.compile(r"\d+")
# A sign glued to a word: «cấp trên1», «dân chủ”2», «ở cơ sở(3)»; «m2», «H5» are none.
_SIGN = re.compile(
    r"(?<=[a-zà-ỹ])(?P<plain>\d{1,2})(?=[\s.,;:)”]|$)|(?<=[a-zà-ỹ”])\((?P<round>\d{1,2})\)"
)
_UNITS = re.compile(r"(?<![^\W\d_])(?:k?m|cm|dm|hm|co|mức độ|cấp độ)$", re.IGNORECASE)
_NOTE = re.compile(
    r"(?P<plain>\d{1,2})\s(?=[A-ZĐÀ-Ỹ“\"(])|\((?P<round>\d{1,2})\)\s?(?=[A-ZĐÀ-Ỹ“\"])"
)


def running_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of lines that each page prints again, with its number or at its edge."""
    by_words: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.kind in _PRINTED and len(line.text) <= _LONGEST_HEAD:
            numbered = bool(_PAGE_AT_END.search(line.text) or _NUMBER_AT_END.search(line.text))
            if numbered or _at_edge(lines, at):
                by_words.setdefault(_DIGITS.sub("0", line.text), []).append(at)
    return frozenset(at for places in by_words.values() if _runs(lines, places) for at in places)


def _at_edge(lines: Sequence[Line], at: int) -> bool:
    """Say whether a line is the first or the last of its page."""
    page = lines[at].page
    if page is None:
        return False
    before = lines[at - 1].page if at else None
    after = lines[at + 1].page if at + 1 < len(lines) else None
    return before != page or after != page


def _runs(lines: Sequence[Line], places: list[int]) -> bool:
    texts = [lines[at].text for at in places]
    counted = len(set(texts)) == len(texts) and len(texts) >= 2
    if counted and all(_PAGE_AT_END.search(text) for text in texts):
        return True
    if len(places) < FEWEST_PAGES or read_label(texts[0]) is not None:
        return False
    if all(_at_edge(lines, at) for at in places):
        return not ends_sentence(texts[0])
    return counted and _counts_up(texts)


def _counts_up(texts: list[str]) -> bool:
    """Say whether one number in the lines goes up by one from each to the next."""
    rows = [[int(digits) for digits in _DIGITS.findall(text)] for text in texts]
    return any(
        all(after == before + 1 for before, after in pairwise(column))
        for column in zip(*rows, strict=True)
    )


class NoteSigns:
    """The figures glued to words so far, each of which a note at the foot may open with."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def read(self, line: Line) -> None:
        """Keep the signs that stand in a line of the body."""
        for match in _SIGN.finditer(line.text):
            if match["round"]:
                self.seen[f"({match['round']})"] += 1
            elif not _UNITS.search(line.text[max(0, match.start() - 8) : match.start()]):
                self.seen[match["plain"]] += 1

    def opens_note(self, line: Line) -> bool:
        """Say whether a line begins with the figure of a note that the body has asked for."""
        if not self.seen:
            return False
        match = _NOTE.match(line.text)
        if match is None:
            return False
        sign = match["plain"] or f"({match['round']})"
        if not self.seen[sign]:
            return False
        self.seen[sign] -= 1
        return True
