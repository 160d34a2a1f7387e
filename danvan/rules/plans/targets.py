"""Targets «chỉ tiêu»: a number to be reached, its operator, unit, subject and baseline."""

import re
from dataclasses import dataclass
from itertools import islice

from danvan.rules.catalogue import rule
from danvan.rules.plans.schedule import Mask, mask_of
from danvan.rules.plans.units import find_verb

_COUNTED = (
    "tin, bài", "tin bài", "bài viết", "bản tin", "phóng sự", "buổi tiếp", "xã, phường",
    "xã, thị trấn", "tổ dân phố", "xã", "phường", "trường", "cơ quan", "đơn vị", "mô hình",
    "điển hình", "cuộc", "lớp", "buổi", "hội nghị", "đợt", "tin", "bài", "lượt", "hộ",
    "lần", "thôn", "công trình", "chuyên đề", "hoạt động", "vụ việc", "ý kiến", "người", "câu "
    "lạc bộ",
)  # fmt: skip
_SIGN = (
    r"(?P<sign>ít nhất|tối thiểu|tối đa|không quá|không dưới|trên|dưới|hơn|vượt|đạt từ|từ"
    r"|đạt trên|đạt|khoảng|mỗi[^.;,\n]{3,60}?(?:có|xây dựng|đăng ký|tổ chức))"
)
_UP = r"(?P<up>\s(?:trở lên|trở xuống))?"
_VALUE = r"(?P<value>\d{1,3}(?:[.,]\d{1,2})?)"
# «100% cán bộ», «60 % trở lên», «từ 80 điểm trở lên»
_PERCENT = re.compile(
    rf"(?:(?<!\w){_SIGN}\s)?(?<![\d.,/]){_VALUE}\s?(?P<unit>%){_UP}", re.IGNORECASE
)
_POINTS = re.compile(rf"(?<!\w){_SIGN}\s{_VALUE}\s(?P<unit>điểm)(?!\w){_UP}", re.IGNORECASE)
# «ít nhất 02 mô hình», «mỗi thôn có 01 mô hình»
_COUNT = re.compile(
    rf"(?<!\w){_SIGN}\s(?:từ\s"
    rf"|ít nhất\s)?{_VALUE}(?:\s?-\s?\d+)?\s(?P<unit>{'|'.join(_COUNTED)})(?!\w){_UP}",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"so với\s(?P<baseline>(?:cùng kỳ\s)?(?:năm\s)?(?:20\d{2}|trước|cùng kỳ)[^.,;\n]{0,20})",
    re.IGNORECASE,
)
# «(năm 2025: 94,8%)», «(năm 2022 là 90,5%)»: where one stood, no second target
_PAST = re.compile(
    r"\(\s?(?:so với\s)?(?P<past>(?:kết quả\s|thực hiện\s)?(?:cùng kỳ\s)?năm\s(?:20\d{2}|trước)\s?"
    r"(?::|là|đạt|được|,)?\s?[^()\n]{0,40}?\d[^()\n]{0,20})\)",
    re.IGNORECASE,
)
_REACH = 600
_MOST = 200  # of one form in one paragraph: beyond it, the line is no plan
_CLAUSE = re.compile(r"[.;\n](?=\s|$)")
_COUNT_SIGNS = ("ít nhất", "tối thiểu", "không dưới", "mỗi")


@dataclass(frozen=True)
class FoundTarget:
    """A target found in a text: offsets are those of the text given."""

    operator: str
    value: int | float
    unit: str
    baseline: str | None
    subject: str | None
    start: int
    end: int


@rule("PLAN-05", basis="Chỉ tiêu như in trong kế hoạch")
def find_targets(text: str, start: int, end: int, hidden: Mask) -> list[FoundTarget]:
    """Return the targets in text[start:end]; numbers in names of cited acts are none."""
    found: list[FoundTarget] = []
    past = mask_of([match.span() for match in _PAST.finditer(text, start, end)])
    for pattern in (_PERCENT, _POINTS, _COUNT):
        for match in islice(pattern.finditer(text, start, end), _MOST):
            sign = (match["sign"] or "").lower()
            loose = pattern is _COUNT and not (match["up"] or sign.startswith(_COUNT_SIGNS))
            value = match.start("value")
            if loose or hidden.hides(value) or past.hides(value):
                continue
            found.append(_target(text, match, start, end))
    return sorted(found, key=lambda target: target.start)


def _target(text: str, match: re.Match[str], start: int, end: int) -> FoundTarget:
    number = float(match["value"].replace(",", "."))
    value: int | float = int(number) if number == int(number) else number
    # A clause is looked for within reach only: a line without a stop must not cost its square.
    first = max(start, match.start() - _REACH)
    for stop in _CLAUSE.finditer(text, first, match.start()):
        first = stop.end()
    last = min(end, match.end() + _REACH)
    following = _CLAUSE.search(text, match.end(), last)
    last = following.end() if following else last
    while first < match.start() and text[first].isspace():
        first += 1
    past = _PAST.search(text, match.end(), last)
    baseline = past["past"] if past else None
    if baseline is None and (compared := _BASELINE.search(text, match.end(), last)):
        baseline = compared["baseline"]
    return FoundTarget(
        operator=_operator((match["sign"] or "").lower(), (match["up"] or "").strip()),
        value=value,
        unit=match["unit"].lower(),
        baseline=baseline.strip() if baseline else None,
        subject=_subject(text, match, first, last),
        start=first,
        end=last,
    )


def _operator(sign: str, up: str) -> str:
    if up == "trở lên" or sign.startswith(("ít nhất", "tối thiểu", "không dưới")):
        return ">="
    if up == "trở xuống" or sign in ("tối đa", "không quá"):
        return "<="
    if sign in ("trên", "đạt trên", "hơn", "vượt"):
        return ">"
    return "<" if sign == "dưới" else "="


def _subject(text: str, match: re.Match[str], first: int, last: int) -> str | None:
    """Return who or what is counted: behind the number, else the words before it."""
    verb = find_verb(text, match.end(), last)
    behind = text[match.end() : verb if verb is not None else last].strip(" ,.;:")
    if 2 <= len(behind.split()) <= 40:
        return behind
    before = text[first : match.start()].strip(" ,:-")
    return before[-120:] or None
