"""From a paragraph to the clauses that each order one piece of work."""

import re
from dataclasses import dataclass
from itertools import pairwise

from danvan.rules.plans.units import (
    HEAD,
    find_verb,
    read_subject,
    starts_with_unit,
    starts_with_verb,
)
from danvan.rules.plans.vocabulary import ADVERBS, OWN_WORK

_SENTENCE = re.compile(r"(?<=[.!?…])[”\"')\]]*\s+(?=[“\"(]?[^\W\d_])|\n")
_ABBREVIATION = re.compile(r"(?:^|\s)(?:TT|TP|Tp|TM|KT|Đ/c|đ/c|v|Tr|ThS|TS|UB|P|Q|H|X)\.$")
# A sentence that only says when, how or what about the one before it.
_DEPENDENT = re.compile(
    r"(?:Thời gian|Thời hạn|Hạn|Hoàn thành|Trong đó|Nhất là|Đặc biệt|Theo đó|Qua đó|Nội dung"
    r"|Kết quả (?:thực hiện )?(?:gửi|báo cáo)|Báo cáo gửi|Gửi|Kế hoạch gửi)"
    r"(?=[\s,:])"
)
_WORK = "|".join(OWN_WORK)
_ADVERB = "|".join(ADVERBS)
_OWN_CLAUSE = re.compile(rf"(?:(?:{_ADVERB})\s)*(?:{_WORK})(?!\w)", re.IGNORECASE)
# «; hằng quý thông báo …», «; cuối mỗi quý hai bên đối chiếu …»: its own time, so its own work
_OWN_TIME = re.compile(
    r"(?:(?:định kỳ|đầu|cuối)\s)?(?:(?:hằng|hàng|mỗi)\s(?:tuần|tháng|quý|năm)"
    r"|(?<=định kỳ )(?:0?\d|ba|sáu|chín)\stháng)(?!\w)(?!\s(?:một|01|1)\slần)\s?,?\s(?=\w+\s\w)",
    re.IGNORECASE,
)
# «; báo cáo UBND xã trước ngày 05/9»: how the work before it is handed in
_HANDED_IN = re.compile(rf"báo cáo\s(?:kết quả\s)?(?:về\s|cho\s)?(?={HEAD})[^;.]*\d", re.IGNORECASE)
_MARKS = re.compile(r"[;“”()]|\svà\s(?=[ts])|,\s(?=báo cáo\s)")
# «báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/11»: two papers, each with its day
_OWN_DAY = re.compile(r"[^,;.]{0,160}?(?:\d{1,2}\s?[/-]\s?\d{1,2}|ngày\s\d{1,2}\stháng)")
_DAY = re.compile(r"\d{1,2}\s?[/-]\s?\d{1,2}|ngày\s\d{1,2}\stháng")
_LOOK_AHEAD = 400  # longer than any list of names
_PERIOD_REVIEW = re.compile(r"\svà\s(?=(?:tổng kết|sơ kết)\s\d{1,2}\snăm)")


@dataclass(frozen=True)
class Clause:
    """A stretch that orders one piece of work; `fresh` says that a sentence begins here."""

    start: int
    end: int
    fresh: bool


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of text[start:end]; one that depends on the last is joined to it."""
    cuts = [start]
    for match in _SENTENCE.finditer(text, start, end):
        following = text[match.end() : match.end() + 2].lstrip('“"(')
        before = text[max(start, match.start() - 6) : match.start()]
        if not following[:1].isupper() or _ABBREVIATION.search(before):
            continue
        if _DEPENDENT.match(text, match.end()):
            continue
        cuts.append(match.end())
    cuts.append(end)
    spans = pairwise(cuts)
    return [(a, b) for a, b in spans if re.search(r"\w", text[a:b])]


def clauses(text: str, start: int, end: int, *, every: bool = False) -> list[Clause]:
    """Return the clauses of text[start:end]: sentences, cut where work of its own begins.

    With `every`, each semicolon cuts (closing words).
    """
    found: list[Clause] = []
    for first, last in sentences(text, start, end):
        cuts = [first, *_cuts(text, first, last, every), last]
        for place, (a, b) in enumerate(pairwise(cuts)):
            a, b = _trimmed(text, a, b)
            if b > a:
                found.append(Clause(a, b, place == 0))
    return found


def _cuts(text: str, first: int, last: int, every: bool) -> list[int]:
    cuts: list[int] = []
    depth = 0
    for match in _MARKS.finditer(text, first, last):
        mark, at = match[0], match.start()
        if mark in "“(":
            depth += 1
        elif mark in "”)":
            depth = max(0, depth - 1)
        elif mark != ";":
            if _PERIOD_REVIEW.match(text, at) or _next_paper(text, match, cuts or [first], last):
                cuts.append(match.end())
        elif depth == 0 and (every or _is_own(text, cuts[-1] if cuts else first, at, last)):
            cuts.append(at + 1)
    return cuts


def _next_paper(text: str, mark: re.Match[str], cuts: list[int], last: int) -> bool:
    """Say whether «, báo cáo …» is another paper: it has a day, and so has what stands before."""
    if mark[0][0] != ",":
        return False
    own = _OWN_DAY.match(text, mark.end(), last)
    return own is not None and _DAY.search(text, cuts[-1], mark.start()) is not None


def _is_own(text: str, begun: int, at: int, last: int) -> bool:
    """Say whether the clause behind a semicolon at `at` is ordered for itself.

    «Trưởng các phòng, ban; Thủ trưởng các đơn vị xây dựng …»: the left side has no verb yet, so
    the semicolon only parts two names.
    """
    words = text[at + 1 : min(last, at + _LOOK_AHEAD)].lstrip()
    if _HANDED_IN.match(words):
        return False
    if _OWN_CLAUSE.match(words) or _OWN_TIME.match(words):
        return True
    named = starts_with_unit(words) and read_subject(words) is not None
    if not named:
        return False
    before = text[begun : min(at, begun + _LOOK_AHEAD)].lstrip(" \n-–•+;,")
    return starts_with_verb(before) or find_verb(text, max(begun, at - _LOOK_AHEAD), at) is not None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n-–•+;,":
        start += 1
    while end > start and text[end - 1] in " \n;,":
        end -= 1
    return start, end
