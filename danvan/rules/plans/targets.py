"""Targets «chỉ tiêu»: a number to be reached, its operator, unit, subject and baseline."""

import re
from dataclasses import dataclass
from itertools import islice

from danvan.rules.catalogue import rule
from danvan.rules.plans.schedule import Mask, mask_of
from danvan.rules.plans.units import find_verb

_COUNTED = (
    "tin, bài", "tin bài", "bài viết", "bản tin", "phóng sự", "buổi tiếp", "xã, phường",
    "xã, thị trấn", "tổ dân phố", "điểm tập kết", "điểm cầu",
    "điểm tiếp nhận", "điểm vui chơi", "xã", "phường", "trường", "cơ quan", "đơn vị", "mô hình",
    "điển hình", "cuộc", "lớp", "buổi", "hội nghị", "đợt", "tin", "bài", "lượt", "hộ",
    "cử tri", "thành viên", "chi bộ", "chi hội", "chi đoàn", "km", "ha", "hộ gia đình", "hội viên",
    "đoàn viên", "đảng viên", "học sinh", "suất quà", "căn nhà", "phần việc", "tuyến đường",
    r"nhà(?!\s(?:văn|nước|trường|dân))",
    "triệu đồng", "tỷ đồng", "cây", "doanh nghiệp", "thủ tục", "lao động", "tập thể", "cá nhân",
    "sáng kiến", "chuyên mục", "hợp tác xã", "tổ", "ấp", "gia đình", "văn bản", "kiến nghị",
    "lần", "thôn", "công trình", "chuyên đề", "hoạt động", "vụ việc", "ý kiến", "người", "câu "
    "lạc bộ",
)  # fmt: skip
_SIGN = (
    r"(?P<sign>[≥≤<>]=?|(?:ít nhất|tối thiểu|tối đa)(?:\slà)?|không quá|không dưới|trên|dưới|hơn"
    r"|vượt|đạt từ|từ|đạt trên|đạt|khoảng|thêm|mỗi[^.;,\n]{3,60}?(?:có|xây dựng|đăng ký|tổ chức))"
)
_UP = r"(?P<up>\s(?:trở lên|trở xuống))?"
_VALUE = r"(?P<value>\d{1,3}(?:\.\d{3})+(?![.,\d])|\d{1,4}(?:[.,]\d{1,2})?)"
# «02 điểm tập kết» are places, «80 điểm» marks
_SPOTS = r"\s(?:tập kết|tiếp nhận|cầu|nóng|đen|trường|dân cư|du lịch|bỏ phiếu|vui chơi)"
# «100% cán bộ», «60 % trở lên», «từ 80 điểm trở lên»
_PERCENT = re.compile(
    rf"(?:(?<!\w){_SIGN}\s?)?(?<![\d.,/]){_VALUE}\s?(?P<unit>%){_UP}", re.IGNORECASE
)
_POINTS = re.compile(
    rf"(?<!\w){_SIGN}\s{_VALUE}\s(?P<unit>điểm)(?!\w)(?!{_SPOTS}){_UP}", re.IGNORECASE
)
# «ít nhất 02 mô hình», «mỗi thôn có 01 mô hình»
_COUNT = re.compile(
    rf"(?<!\w){_SIGN}\s(?:từ\s"
    rf"|ít nhất\s|tối thiểu\s)?{_VALUE}(?:\s?-\s?\d+)?\s(?P<unit>{'|'.join(_COUNTED)})(?!\w){_UP}",
    re.IGNORECASE,
)
# «Tổ chức 02 lớp tập huấn», «trong đó có 01 mô hình về nước sạch»
_PLANNED = re.compile(
    r"(?<!\w)(?P<sign>tổ chức(?:\sđược)?(?=\s\d+\s(?:lớp|cuộc|đợt|hội nghị))"
    rf"|trong đó(?:\scó)?)\s{_VALUE}\s(?P<unit>{'|'.join(_COUNTED)})(?!\w)(?P<up>)",
    re.IGNORECASE,
)
# «7/7 thôn tổ chức họp», «phấn đấu 9/11 xã»: not the fifth of July before «thôn»
_SHARE = re.compile(
    r"(?<![\d/.])(?<!ngày )(?<!trước )(?<!nhất )(?P<sign>)(?P<value>\d{1,3})"
    r"\s?/\s?(?P<whole>\d{1,3})"
    rf"(?![\d/])\s(?P<unit>{'|'.join(_COUNTED)})(?!\w)(?P<up>)",
    re.IGNORECASE,
)
# A cheap look at a paragraph: without this, the form cannot be there.
_A_PERCENT = re.compile(r"\d\s?%")
_A_MARK = re.compile(r"\d\sđiểm", re.IGNORECASE)
_A_COUNT = re.compile(rf"\d\s(?:{'|'.join(_COUNTED)})(?!\w)", re.IGNORECASE)
_FORMS = (
    (_PERCENT, _A_PERCENT),
    (_POINTS, _A_MARK),
    (_COUNT, _A_COUNT),
    (_PLANNED, _A_COUNT),
    (_SHARE, _A_COUNT),
)
# «Từ 70% cơ quan, địa phương trở lên»
_UP_BEHIND = re.compile(r"[^.;:()\d\n]{3,45}?\s(?P<up>trở lên|trở xuống)(?!\w)", re.IGNORECASE)
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
# «Đối với thôn có từ 100 hộ trở lên»: whom a rule is for, no number to be reached
_CONDITION = re.compile(r"(?:đối với|những nơi|trường hợp)[^,;:.\n]{0,45}$", re.IGNORECASE)
_REACH = 600
_MOST = 200  # of one form in one paragraph: beyond it, the line is no plan
_CLAUSE = re.compile(r"[.;\n](?=\s|$)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")  # «1.200 hộ»
_LEAST = ("ít nhất", "tối thiểu", "không dưới")
_COUNT_SIGNS = (*_LEAST, "mỗi", "thêm")


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
    forms = [pattern for pattern, hint in _FORMS if hint.search(text, start, end)]
    if not forms:
        return found
    past = mask_of([match.span() for match in _PAST.finditer(text, start, end)])
    for pattern in forms:
        for match in islice(pattern.finditer(text, start, end), _MOST):
            value = match.start("value")
            if _is_loose(match) or hidden.hides(value) or past.hides(value):
                continue
            found.append(_target(text, match, start, end))
    return sorted(found, key=lambda target: target.start)


def _is_loose(match: re.Match[str]) -> bool:
    """Say whether a count only tells of something: «từ 02 xã», «15/7 thôn»."""
    if match.re is _SHARE:
        return int(match["value"]) > int(match["whole"])
    sign = (match["sign"] or "").lower()
    if _CONDITION.search(match.string, max(0, match.start() - 60), match.start()):
        return True
    return match.re is _COUNT and not (match["up"] or sign.startswith(_COUNT_SIGNS))


def _target(text: str, match: re.Match[str], start: int, end: int) -> FoundTarget:
    printed = match["value"]
    number = float(
        printed.replace(".", "") if _GROUPED.fullmatch(printed) else printed.replace(",", ".")
    )
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
        operator=_operator(_sign(match), _up(text, match, last)),
        value=value,
        unit=match["unit"].lower(),
        baseline=baseline.strip() if baseline else None,
        subject=_subject(text, match, first, last),
        start=first,
        end=last,
    )


def _sign(match: re.Match[str]) -> str:
    """Return the words before the number; «mỗi thôn có ít nhất» is «ít nhất»."""
    before = match[0][: match.start("value") - match.start()].lower().rstrip()
    before = before.removesuffix(" là")
    least = next((sign for sign in _LEAST if before.endswith(sign)), None)
    return least or (match["sign"] or "").lower().removesuffix(" là")


def _up(text: str, match: re.Match[str], last: int) -> str:
    if match["up"] or (match["sign"] or "").lower() not in ("từ", "đạt từ"):
        return (match["up"] or "").strip().lower()
    behind = _UP_BEHIND.match(text, match.end(), last)
    return behind["up"].lower() if behind else ""


def _operator(sign: str, up: str) -> str:
    if up == "trở lên" or sign in (*_LEAST, "≥", ">="):
        return ">="
    if up == "trở xuống" or sign in ("tối đa", "không quá", "≤", "<="):
        return "<="
    if sign in ("trên", "đạt trên", "hơn", "vượt", ">"):
        return ">"
    return "<" if sign in ("dưới", "<") else "="


def _subject(text: str, match: re.Match[str], first: int, last: int) -> str | None:
    """Return who or what is counted: behind the number, else the words before it."""
    verb = find_verb(text, match.end(), last)
    up = _UP_BEHIND.match(text, match.end(), last)
    stop = up.start("up") if up else verb if verb is not None else last
    behind = text[match.end() : stop].strip(" ,.;:")
    if 2 <= len(behind.split()) <= 40:
        return behind
    before = text[first : match.start()].strip(" ,:-")
    return before[-120:] or None
