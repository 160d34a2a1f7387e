"""Text as it was meant where a converter glued, tore or misread it, with the way back."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from danvan.rules.documents.vocabulary import TYPES
from danvan.rules.text.lost_vowels import LOST, with_vowels

# Signs that print nothing: soft hyphen, zero-width spaces and joiners, byte order mark.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ANY_UNSEEN = re.compile(f"[{_UNSEEN}]")
_MARKS = {
    "\u2215": "/", "\u2044": "/", "\uff0f": "/", "\u2012": "–", "\u2014": "–", "\u2015": "–",
    "\uff0d": "-", "\u00a0": " ", "\u2007": " ", "\u202f": " ",
}  # fmt: skip
_ANY_MARK = re.compile(f"[{''.join(map(re.escape, _MARKS))}]")
# «ngày l9/2/2025», «2O25», «số O145/UBND», «190/2025/QHI5»: letters read for figures. Each form
# begins with the letter itself, which is rare, so that a long text is passed over quickly.
_MISREAD = re.compile(
    r"[lIOo](?:(?<=ngày [lI])(?=\d\s?[/.-])|(?<=\d[Oo])(?=\d|\s?/\s?\d)"
    r"|(?<=[/.-][Oo])(?=\d\s?[/.-]\s?\d)"
    r"|(?<=[sS]ố [Oo])(?=\d{1,4}[a-z]?\s?[/-])|(?<=Q[HO][IlO])(?=\d(?!\w))|(?<=QH1[OIl])(?!\w))"
)
# «56/KH-ỤBND»: tones strewn over a text reach its signs.
_TONED_SIGN = re.compile(r"[ÀÁẢÃẠÈÉẺẼẸÌÍỈĨỊÒÓỎÕỌÙÚỦŨỤỲÝỶỸỴ](?<=[-/].)(?=[A-ZĐ]{2})")
_FIGURES = {"l": "1", "I": "1", "O": "0", "o": "0"}

# «ngảy 02/02/2024», «5 nãm 2024», «thảng 4»: tones misread before a figure.
_MISREAD_WORD = re.compile(
    r"n(?:g[aàáảãạ][yỳýỷỹỵ](?<!ngày)|[aàáãảạâăằắẳẵặ][mn](?<!năm))(?=\s?\d)"
    r"|th[aàảãạăâ]ng(?=\s?\d)"
)
_MEANT_WORD = {"g": "tháng", "m": "năm", "n": "năm"}  # by the last letter
_LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
)
_CAPITALS = _LETTERS.upper()
_GLUED_DAY = re.compile(r"ngày(?<=\w.{4})")
_DAY_GLUED = re.compile(r"ngày(?=\d)")
_DATED_SIGN = re.compile(r"/(?:19|20)\d{2}/[A-ZĐ]")
_SAYS = re.compile(r"ố(?<=[Ss].)(?=\d)")
# «củaChính phủ», «tạiTờ trình»: a capital in the middle of a word opens the next one.
# «- 1Luật Bình đẳng giới»: a list's figure stands right before the type.
_CAPITAL = re.compile(
    f"[{_CAPITALS}](?=[{_LETTERS}])(?:(?<=[{_LETTERS}].)|(?<=\\d.)(?=[{_LETTERS}]{{2}}))"
)
_AMENDS = re.compile(r"Luật(?=sửa đổi)")
# «12/TT-VPCPvề», «12/QĐ-UBNDcủa»
_BEHIND_SIGN = re.compile(r"[A-ZĐ](?=(?:về|của|ban hành|do)(?!\w))(?<=[A-ZĐ]{2})")
_GLUED = {
    name.replace(" ", ""): [at for at, letter in enumerate(name) if letter == " "]
    for name in TYPES
    if " " in name
}
_GLUED_FOLDED = {
    glued.casefold(): tuple(gap - n for n, gap in enumerate(gaps)) for glued, gaps in _GLUED.items()
}
# Two syllables are enough to see one: «Nghịđịnh», «Thôngtư».
_GLUED_PAIRS = {"".join(pair): len(pair[0]) for name in TYPES if len(pair := name.split()[:2]) == 2}
_GLUED_PAIR = re.compile(
    "|".join(
        f"{first}(?:{'|'.join(pair[1:] for pair in pairs)})"
        for first, pairs in groupby(sorted(_GLUED_PAIRS), key=lambda pair: pair[0])
    )
)
# «ng ày», «s ố», «Ngh ị quy ết»: words torn into letters.
_TORN_WORDS = ("số", "ngày", "tháng", "năm", "của", *TYPES)
_PARAGRAPH, _NUMBER = 1000, 100  # how far from a tear others are looked for
_TORN_SIGNS = (" ố ", "g ày", "gà y", "đ ịnh", "uy ết", "h ông t", "gh ị ", "ế ho ạ")
_WHOLE_WORDS = frozenset(word.lower() for word in _TORN_WORDS)
_TORN_LETTERS = sorted({word.replace(" ", "") for word in _WHOLE_WORDS}, key=len, reverse=True)
_TORN_FIRST = dict.fromkeys(word[0] for word in _TORN_LETTERS)


def _torn_from(first: str) -> str:
    """Return a form of all words that begin with a letter, spaces allowed between letters."""
    words = (r"\s?".join(word[1:]) for word in _TORN_LETTERS if word[0] == first)
    return rf"{first}(?<!\w.)\s?(?:{'|'.join(words)})"


# For a text in small letters: each word is tried only where its first letter stands.
_TORN = re.compile(rf"(?:{'|'.join(map(_torn_from, _TORN_FIRST))})(?!\w)")
# «số 1 3 5 / QĐ», «ngày 2 0 /01/2 020»: figures torn apart where a number or a day is printed.
_TORN_FIGURES = re.compile(
    r"(?:[sS][ốôồổỗộ]:?|ngày) (?P<figures>\d(?: ?\d)*(?: ?/ ?\d(?: ?\d){0,3}(?!\d))*)(?!\w)"
)
# «1 1 / K H - U B N D»: a sign torn into its letters, and its serial with it.
_TORN_SIGN = re.compile(
    r"\d(?:\s\d){0,4}\s?[-/]\s?[A-ZĐ](?:\s?[-/&]\s?[A-ZĐ](?!\w)|\s[A-ZĐ](?!\w)){2,14}"
)
_SPACED = re.compile(r"\d \d")
_BETWEEN_FIGURES = re.compile(r"\d\s(?=\d)")
_SPACED_LETTERS = re.compile(r"[A-ZĐ] [A-ZĐ] ")


@dataclass(frozen=True)
class Edit:
    """One change «chỗ sửa»: `gone` characters at `at` are left out, `put` stands there instead."""

    at: int
    gone: int
    put: str = ""


@dataclass(frozen=True)
class Mended:
    """A text as it was meant «văn bản đã chữa» and where each of its characters stood before."""

    text: str
    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """Return where the character at `offset` stands in the text as printed."""
        place = bisect_right(self.starts, offset) - 1
        return self.origins[place] + offset - self.starts[place]

    def end(self, offset: int) -> int:
        """Return where what ends at `offset` ends in the text as printed."""
        return self.origin(offset - 1) + 1 if offset else 0


def mend(text: str) -> Mended:
    """Return `text` with lost spaces put back and torn words and figures closed.

    What is printed well is returned as it stands.
    """
    marked = _ANY_MARK.sub(lambda match: _MARKS[match[0]], text)
    if LOST in marked:
        marked = with_vowels(marked)
    unseen = any(sign in marked for sign in _UNSEEN)
    first = _edited(
        marked, [Edit(m.start(), 1) for m in _ANY_UNSEEN.finditer(marked)] if unseen else []
    )
    apart = _edited(first.text, _apart(first.text))
    closed = _edited(apart.text, _closed(apart.text))
    figures = _MISREAD.sub(lambda match: _FIGURES[match[0]], closed.text)
    figures = _TONED_SIGN.sub(_bare_capital, figures)
    figures = _MISREAD_WORD.sub(lambda match: _MEANT_WORD.get(match[0][-1], "ngày"), figures)
    return _joined(Mended(figures, closed.starts, closed.origins), apart, first)


def _bare_capital(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", match[0])[0]


def _apart(text: str) -> list[Edit]:
    """Return the spaces that were lost."""
    places = {match.start() for match in _GLUED_DAY.finditer(text)}
    places.update(match.start() for match in _CAPITAL.finditer(text))
    for match in _DATED_SIGN.finditer(text):  # «các21/2003/TTLT-BTC»
        serial = text[max(0, match.start() - 8) : match.start()]
        word = serial.rstrip("0123456789")
        if word != serial and word[-1:].islower():
            places.add(match.start() - len(serial) + len(word))
    for pattern in (_DAY_GLUED, _SAYS, _AMENDS, _BEHIND_SIGN):
        places.update(match.end() for match in pattern.finditer(text))
    for match in _GLUED_PAIR.finditer(text):
        places.add(match.start() + _GLUED_PAIRS[match[0]])
    return [Edit(at, 0, " ") for at in sorted(places)]


def _closed(text: str) -> list[Edit]:
    """Return the spaces that tear words, figures and signs apart."""
    places: set[int] = set()
    signs = [at for sign in _TORN_SIGNS for at in _found(sign, text)]
    small = _small(text) if signs else ""
    for match in _near(_TORN, small, signs, _PARAGRAPH):
        if match[0] not in _WHOLE_WORDS:
            places |= _gaps(match)
    for match in _near(_TORN_FIGURES, text, _starts(_SPACED, text), _NUMBER):
        places |= {gap.end() - 1 for gap in _BETWEEN_FIGURES.finditer(text, *match.span(1))}
    for match in _near(_TORN_SIGN, text, _starts(_SPACED_LETTERS, text), _NUMBER):
        places |= {match.start() + at for at, mark in enumerate(match[0]) if mark.isspace()}
    return [Edit(at, 1) for at in sorted(places)]


def _found(words: str, text: str) -> Iterator[int]:
    """Yield where some words stand; quicker than a pattern for words that are seldom there."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _starts(pattern: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in pattern.finditer(text)]


def _near(
    pattern: re.Pattern[str], text: str, places: list[int], reach: int
) -> Iterator[re.Match[str]]:
    """Yield what `pattern` finds within reach of a place; a text without places costs nothing."""
    windows: list[tuple[int, int]] = []
    for place in sorted(places):
        start, end = max(0, place - reach), place + reach
        if windows and start <= windows[-1][1]:
            start, _ = windows.pop()
        windows.append((start, end))
    for start, end in windows:
        for match in pattern.finditer(text, start, end):
            if match.end() < end:  # one that touches the end may go on behind it
                yield match


def _small(text: str) -> str:
    """Return `text` in small letters, as it stands where one of them would become two."""
    small = text.lower()
    return small if len(small) == len(text) else text


def _gaps(match: re.Match[str]) -> set[int]:
    """Return where a torn word has spaces that its name does not have."""
    printed = match[0]
    inside = _GLUED_FOLDED.get(re.sub(r"\s", "", printed).casefold(), ())
    places, seen = set(), 0
    for at, letter in enumerate(printed):
        if not letter.isspace():
            seen += 1
        elif seen not in inside:
            places.add(match.start() + at)
    return places


def _edited(text: str, edits: list[Edit]) -> Mended:
    """Return `text` after the edits, which are in order and do not overlap."""
    if not edits:
        return Mended(text)
    parts: list[str] = []
    starts, origins = [0], [0]
    at = length = 0
    for edit in edits:
        parts += [text[at : edit.at], edit.put]
        length += edit.at - at + len(edit.put)
        at = edit.at + edit.gone
        starts.append(length)
        origins.append(at)
    parts.append(text[at:])
    return Mended("".join(parts), tuple(starts), tuple(origins))


def _joined(last: Mended, *before: Mended) -> Mended:
    """Return the way from the last text to the first one, through those between."""
    for earlier in before:
        if len(earlier.starts) > 1:
            places = sorted({*last.starts, *(_forward(last, start) for start in earlier.starts)})
            origins = tuple(earlier.origin(last.origin(place)) for place in places)
            last = Mended(last.text, tuple(places), origins)
    return last


def _forward(mended: Mended, origin: int) -> int:
    """Return the first offset whose character stood at `origin` or behind it."""
    place = max(0, bisect_right(mended.origins, origin) - 1)
    offset = mended.starts[place] + origin - mended.origins[place]
    following = mended.starts[place + 1] if place + 1 < len(mended.starts) else len(mended.text)
    return min(offset, following)
