"""Whether a signed paper says what was approved: the words, whatever the print made of them.

Number, day and signature are put in by pen or by the signing program, so their places do not
count. Head and foot stand in two columns, which a reader may take in either order: there the
words count, not their order. In the body every word, number and mark counts, in its order.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.edits import Edit, edits_between
from danvan.rules.documents.vocabulary import TYPES
from danvan.rules.text.blocks import Source
from danvan.rules.text.letters import bare_words, is_upper, repair_lookalikes
from danvan.rules.text.normalise import normalise
from danvan.rules.text.paragraphs import assemble

SAME, DIFFERS, UNREADABLE = "same", "differs", "unreadable"

AROUND: Final = 10  # words shown on either side of a difference
MOST_SHOWN: Final = 40
LONGEST: Final = 60  # words of one difference shown
NEAR: Final = 3  # differences with fewer words between them are shown as one
NAME_WORDS: Final = 8  # a signer's name: «Nguyễn Thị Hoàng Lan»
LEGIBLE: Final = 0.3  # of the approved words; a scan with a stamp drawn over it has fewer

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_MARKS = str.maketrans("\u2013\u2014\u2022\u201c\u201d\u2018\u2019", "---\"\"''")
_NOT_SHOWN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BLANKS = re.compile(r"[.…_]{2,}")

# «Số: 46/KH-UBND», «Số      -KH/ĐU»: the running number is the clerk's.
_NUMBER = re.compile(r"(\b[Ss](?:ố|Ố)\s?:?)[\s.…_]*(?:\d{1,5}[a-zđ]?)?[\s.…_]*(?=[/-]\s?[A-ZĐ])")
# «ngày 15 tháng 7 năm 2026», «ngày … tháng … năm 2026»
_DAY = re.compile(
    r"(\bngày)[\s\d.…_]*\btháng[\s\d.…_]*\bnăm[\s.…_]*(?:20\d\d|\d{0,2})(?!\d)", re.IGNORECASE
)
# «(Kèm theo Kế hoạch số 46/KH-UBND ngày 15 tháng 7 năm 2026 của UBND xã An Phú)»
_ANNEXED = re.compile(r"\(?\s*(?:Ban hành k|K)èm theo\b")
# What signing programs print over the page: «Ký bởi: …», «Ngày ký: 15-07-2026 08:30:12 +07:00».
_STAMP = re.compile(
    r"(?:Ký bởi|Người ký|Ngày ký|Thời gian ký|Giờ ký|Signed by|Digitally signed by)\s?:"
    r"|\(?[Đđ]ã ký(?: số)?\)?\.?$"
)
_IN_STAMP = re.compile(r"(?:Email|Cơ quan|Tổ chức|Đơn vị|Date)\s?:\s?\S")
_FOOT = re.compile(r"N[ơƠ][iI]\s+nh[ậẬ]n\s*:?", re.IGNORECASE)
_SIGNING = re.compile(r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?[./]?\s?[A-ZĐỦỞ]")
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b")
_TITLES = frozenset(bare_words(kind) for kind in TYPES)


@dataclass(frozen=True)
class Difference:
    """A place where the two papers differ «chỗ khác», with the words around it."""

    before: str
    approved: str
    signed: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """How a signed paper stands to what was approved «kết quả đối chiếu»."""

    outcome: str
    differences: tuple[Difference, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class _Zone:
    """A stretch of a paper: its text, its words, and where each word stands in the text."""

    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Zones:
    head: _Zone
    body: _Zone
    foot: _Zone
    foot_lines: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.head.words) + len(self.body.words) + len(self.foot.words)


@rule("LIFE-04", basis="Quy ước của chương trình: bản ký đúng bản duyệt khi từng chữ như nhau")
def compare_texts(approved: Source, signed: Source) -> Comparison:
    """Compare what a signed paper says with what was approved."""
    ours, theirs = _zones(_lines(approved)), _zones(_lines(signed))
    if not len(ours) or len(theirs) < LEGIBLE * len(ours):
        return Comparison(UNREADABLE)
    foot = _without_names(ours, theirs)
    differing = [
        *_unordered(ours.head.words, theirs.head.words),
        *_ordered(ours.body, theirs.body),
        *_unordered(ours.foot.words, foot),
    ]
    if not differing:
        return Comparison(SAME)
    return Comparison(
        DIFFERS, tuple(differing[:MOST_SHOWN]), more=max(len(differing) - MOST_SHOWN, 0)
    )


def _lines(source: Source) -> list[str]:
    """Return the lines of a paper without page numbers and stamps, footnotes at the end."""
    made = assemble(normalise(source).lines).paragraphs
    printed = (_plain(line.text) for paragraph in made for line in paragraph.lines)
    kept: list[str] = []
    stamped = False
    for text in printed:
        # «Cơ quan: …» is part of a stamp only behind «Ký bởi: …»; elsewhere it is the text's own.
        stamped = bool(_STAMP.match(text) or (stamped and _IN_STAMP.match(text)))
        if text and not stamped:
            kept.append(text)
    return kept


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFC", repair_lookalikes(text)).translate(_MARKS)
    return " ".join(_NOT_SHOWN.sub("", composed).split())


def _zones(lines: Sequence[str]) -> _Zones:
    """Cut a paper into its head, its body with the annexes, and its foot."""
    body = _body_begins(lines)
    foot, annex = _foot(lines, body)
    head = " ".join(lines[:body])
    head = _DAY.sub(r"\1", _NUMBER.sub(r"\1 ", head))
    text = [_without_clerk(line) for line in (*lines[body:foot], *lines[annex:])]
    ended = tuple(lines[foot:annex])
    return _Zones(_zone(head), _zone(" ".join(text)), _zone(" ".join(ended)), ended)


def _body_begins(lines: Sequence[str]) -> int:
    """Return where the title stands; an official letter begins with whom it is sent to."""
    for place, line in enumerate(lines[:60]):
        if bare_words(line).startswith("kinh gui"):
            return place
        if is_upper(line) and any(bare_words(line).startswith(kind) for kind in _TITLES):
            return place
    return 0


def _foot(lines: Sequence[str], body: int) -> tuple[int, int]:
    """Return where recipients and signature stand, and where what is annexed begins again."""
    begins = next((n for n in range(body, len(lines)) if _FOOT.match(lines[n])), None)
    if begins is None:
        return len(lines), len(lines)
    # Where the right column is printed a little higher, it is read first.
    while begins > body and (_SIGNING.match(lines[begins - 1]) or _is_post(lines[begins - 1])):
        begins -= 1
    after = range(begins, len(lines))
    return begins, next((n for n in after if _ANNEX.match(lines[n])), len(lines))


def _is_post(line: str) -> bool:
    return is_upper(line) and len(line.split()) <= 6 and not any(c.isdigit() for c in line)


def _without_clerk(line: str) -> str:
    """Leave out number and day where an annex names the paper it belongs to."""
    if not _ANNEXED.search(line):
        return line
    return _DAY.sub(r"\1", _NUMBER.sub(r"\1 ", line))


def _zone(text: str) -> _Zone:
    plain = _BLANKS.sub(" ", text)
    found = list(_TOKEN.finditer(plain))
    return _Zone(plain, tuple(m[0] for m in found), tuple(m.span() for m in found))


def _without_names(ours: _Zones, theirs: _Zones) -> tuple[str, ...]:
    """Leave out the names of who signed, where the draft left their places empty."""
    kept = [line for line in theirs.foot_lines if line in ours.foot_lines or not _is_name(line)]
    words = _zone(" ".join(kept)).words
    # Printed beside the last recipient: «- Lưu: VT, VHXH. Trần Văn Minh».
    extra = list((Counter(words) - Counter(ours.foot.words)).elements())
    if not _is_name(" ".join(extra)):
        return words
    left, rest = Counter(extra), []
    for word in reversed(words):
        if left[word]:
            left[word] -= 1
        else:
            rest.append(word)
    return tuple(reversed(rest))


def _is_name(line: str) -> bool:
    """«Nguyễn Thị Hoàng Lan»: a few words, each with one capital."""
    words = line.split()
    return 2 <= len(words) <= NAME_WORDS and all(w.isalpha() and w.istitle() for w in words)


def _unordered(approved: Sequence[str], signed: Sequence[str]) -> list[Difference]:
    """Compare words whose order two columns of print may change."""
    gone, come = Counter(approved) - Counter(signed), Counter(signed) - Counter(approved)
    if not gone and not come:
        return []
    # In reading order: words that only look alike because they stand elsewhere are not shown.
    return [Difference("", _picked(approved, gone), _picked(signed, come), "")]


def _picked(words: Sequence[str], wanted: Counter[str]) -> str:
    """Return the wanted words in runs as long as stand together, in reading order."""
    left, runs = Counter(wanted), []
    while left.total():
        found = (_run(words, at, left) for at in range(len(words)))
        # Of equally long runs the one that begins an item: «- Trạm Y tế;», not «Trạm Y tế; -».
        start, end = max(found, key=lambda run: (run[1] - run[0], words[run[0]] == "-"))
        left -= Counter(words[start:end])
        runs.append((start, end))
    return " … ".join(" ".join(words[start:end]) for start, end in sorted(runs))


def _run(words: Sequence[str], start: int, wanted: Counter[str]) -> tuple[int, int]:
    """Return the run of wanted words that begins at a place."""
    left, end = Counter(wanted), start
    while end < len(words) and left[words[end]]:
        left[words[end]] -= 1
        end += 1
    return start, end


def _ordered(approved: _Zone, signed: _Zone) -> list[Difference]:
    edits = edits_between(approved.words, signed.words, near=NEAR)
    return [_shown(edit, approved, signed) for edit in edits]


def _shown(edit: Edit, approved: _Zone, signed: _Zone) -> Difference:
    """Show a difference in whole printed words: «30/9/2026», not «9»."""
    ours = _place(approved, edit.start, edit.end)
    theirs = _place(signed, edit.other_start, edit.other_end)
    sides = ((approved.text, *ours), (signed.text, *theirs))
    left = any(start < end and not _ends_before(text, start) for text, start, end in sides)
    right = any(start < end and not _begins_after(text, end) for text, start, end in sides)
    start, end = _widened(approved.text, *ours, left, right)
    other_start, other_end = _widened(signed.text, *theirs, left, right)
    before, after = approved.text[:start].split(), approved.text[end:].split()
    return Difference(
        before=" ".join((["…"] if len(before) > AROUND else []) + before[-AROUND:]),
        approved=_clipped(approved.text[start:end]),
        signed=_clipped(signed.text[other_start:other_end]),
        after=" ".join(after[:AROUND] + (["…"] if len(after) > AROUND else [])),
    )


def _place(zone: _Zone, first: int, last: int) -> tuple[int, int]:
    """Return where words stand in the text; no words stand behind the one before them."""
    if first < last:
        return zone.spans[first][0], zone.spans[last - 1][1]
    at = zone.spans[first - 1][1] if first else 0
    return at, at


def _ends_before(text: str, start: int) -> bool:
    return start == 0 or text[start - 1].isspace()


def _begins_after(text: str, end: int) -> bool:
    return end == len(text) or text[end].isspace()


def _widened(text: str, start: int, end: int, left: bool, right: bool) -> tuple[int, int]:
    while left and not _ends_before(text, start):
        start -= 1
    while right and not _begins_after(text, end):
        end += 1
    return start, end


def _clipped(text: str) -> str:
    words = text.split()
    return " ".join(words[:LONGEST] + (["…"] if len(words) > LONGEST else []))
