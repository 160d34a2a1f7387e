"""Deadlines as a plan prints them «thời hạn»: days, months, recurring and relative ones."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.plans.periods import LIST, list_values
from danvan.rules.text.dates import iso_day

_DAY = (
    r"(?P<d{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<m{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<y{0}>20\d{{2}})(?!\d))?(?![\d/])"
    r"|\s+tháng\s+(?P<n{0}>\d{{1,2}})(?:\s*,?\s*năm\s+(?P<z{0}>20\d{{2}}))?(?!\d))"
)
_EVERY_YEAR = r"(?P<every>\s*(?:của\s)?(?:(?:hàng|hằng|mỗi)\snăm))?"
_RELATION = (
    r"(?P<rel>(?:xong\s)?trước(?:\shết)?|(?:chậm|muộn)\snhất(?:\s(?:là|vào|đến|trong))?(?:\shết)?|không\s(?:quá|muộn\shơn)"
    r"|(?:đến|hết|tới)(?:\shết)?|(?:hoàn\sthành\s)?(?:trong|vào)|xong)"
)
# «trước ngày 20/10/2023», «chậm nhất là ngày 05 tháng 11 năm 2024», «trước 30/11 hàng năm»
_DATED = re.compile(
    rf"(?<!\w){_RELATION}\s*:?\s*(?P<word>ngày\s+)?{_DAY.format(1)}"
    rf"(?P<more>(?:\s*(?:,|và|;)\s*(?:trước\s"
    rf"|chậm nhất\s)?(?:ngày\s)?\d{{1,2}}/\d{{1,2}}(?:/20\d{{2}})?(?![\d/]))*){_EVERY_YEAR}",
    re.IGNORECASE,
)
_MORE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(20\d{2}))?")
# «từ ngày 01/3/2026 đến ngày 30/4/2026»
_RANGE = re.compile(
    rf"(?<!\w)từ\s(?:ngày\s)?{_DAY.format(1)}\s?(?:đến|-|–)\s?(?:hết\s)?(?:ngày\s)?{_DAY.format(2)}",
    re.IGNORECASE,
)
# «trước ngày 15 hàng tháng», «ngày 20 của tháng cuối quý»
_MONTH_DAY = re.compile(
    r"(?<!\w)(?P<rel>trước\s|chậm nhất\s(?:là\s"
    r"|vào\s)?)?ngày\s(?P<day>\d{1,2})\s(?:của\s)?(?:(?:hàng|hằng|mỗi)\stháng|tháng\s(?:đầu|cuối)\squý(?:\ssau)?)",
    re.IGNORECASE,
)
# «trong tháng 10/2023», «trước tháng 6 năm 2026», «Thời gian: tháng 4/2026»
_MONTH = re.compile(
    rf"(?<!\w)(?:{_RELATION}|(?P<label>thời gian[^.:;\n]{{0,40}}:))\s*(?:trong\s)?(?:đầu\s"
    rf"|giữa\s|cuối\s)?"
    rf"tháng\s(?P<m>\d{{1,2}})(?:\s?[/\-]\s?(?P<y>20\d{{2}})|\s+năm\s+(?P<z>20\d{{2}}))?(?!\d|/){_EVERY_YEAR}",
    re.IGNORECASE,
)
# «trong họp cơ quan tháng 4 năm 2026»: a month of the plan's year, printed with its year
_BARE_MONTH = re.compile(
    r"(?<!\w)(?<!\d )(?<!từ )(?<!kỷ niệm )(?<!số liệu )tháng\s(?P<m>\d{1,2})"
    r"(?:\s?[/\-]\s?(?P<y>20\d{2})|\s+năm\s+(?P<z>20\d{2}))(?![\d/])",
    re.IGNORECASE,
)
# «trong quý I/2026», «Quý III năm 2026», «quý IV hằng năm»
_QUARTER = re.compile(
    rf"(?<!\w)(?:{_RELATION}\s+)?(?:cuối\s|đầu\s)?quý\s(?P<q>IV|I{{1,3}}|[1-4])(?!\w)(?:\s?[,/\-]?\s?(?:năm\s)?(?P<y>20\d{{2}}))?{_EVERY_YEAR}",
    re.IGNORECASE,
)
_YEAR_END = re.compile(
    r"(?<!tháng )(?<!\w)(?:(?P<rel>đến|trước|vào|dịp)\s)?cuối năm(?:\s(?P<y>20\d{2}))?(?!\w)",
    re.IGNORECASE,
)
_WITHIN_YEAR = re.compile(
    r"(?<!\w)hoàn thành\s(?:xong\s)?(?P<rel>trong|trước|hết)\snăm\s(?P<y>20\d{2})", re.IGNORECASE
)
_REVIEW = re.compile(r"(?<!\w)(?:tổng kết|sơ kết)\s0?(?P<n>\d{1,2})\snăm(?!\s?học)", re.IGNORECASE)
_LISTED = re.compile(
    rf"(?<!\w)(?:định kỳ\s*:?\s*(?:\()?|(?:báo cáo|sơ kết|tổng kết|chế độ"
    rf"|đánh giá)[^.;:\n]{{0,45}}?\s)(?P<list>{LIST})(?!\w)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?<!\w)(?P<list>(?:(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)(?:\s?,\s?|\shoặc\s"
    r"|\svà\s)?)+(?:khi có yêu cầu\s)?(?:đột xuất)?)(?!\w)",
    re.IGNORECASE,
)
# «01 lần/quý», «ít nhất một lần trong năm», «06 tháng một lần»
_TIMES = re.compile(
    r"(?<!\w)\d{1,2}\s(?:lần|cuộc|kỳ)\s?/\s?(?:01\s|1\s)?(?P<list>tuần|tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)
_ONCE_EACH = re.compile(
    r"(?<!\w)(?P<list>(?:(?:0?[369]|ba|sáu|chín)\stháng|tuần|tháng|quý|năm)"
    r"\s(?:một|01|1|hai|02)\slần)(?!\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<!\w)(?:(?:chậm nhất|trong)\s(?:là\s|sau\s|vòng\s|thời hạn\s|thời gian\s"
    r"|trong\s)*)(?P<n>\d{1,3})\s(?P<unit>ngày làm việc|ngày|giờ|tháng)"
    r"\s?,?\s(?:kể\stừ|sau|tính từ|từ)\s(?P<event>[^.,;\n]{3,90})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\w)trước\s(?P<event>(?:ngày|khi|kỳ)\s[^\d.,;\n]{3,50}?)\s(?:ít nhất\s"
    r"|chậm nhất\s)?(?P<n>\d{1,3})\s(?P<unit>ngày làm việc|ngày|tháng)(?!\w)",
    re.IGNORECASE,
)
_UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tháng": "month"}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class FoundDeadline:
    """A deadline found in a text: offsets are those of the text given."""

    kind: str
    value: str
    relation: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Mask:
    """Stretches that hold no deadline: citations, subjects of cited acts, quotations."""

    spans: tuple[tuple[int, int], ...]

    def hides(self, offset: int) -> bool:
        """Say whether `offset` lies in a masked stretch."""
        place = bisect_right(self.spans, (offset, 1 << 62)) - 1
        return place >= 0 and self.spans[place][0] <= offset < self.spans[place][1]


def mask_of(spans: list[tuple[int, int]]) -> Mask:
    """Return a mask of spans, overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Mask(tuple(joined))


@rule(
    "PLAN-04", basis="Nội dung thời hạn như in trong kế hoạch; ngày trong viện dẫn không phải hạn"
)
def find_deadlines(
    text: str, start: int, end: int, *, year: int | None, cited: Mask, titles: Mask
) -> list[FoundDeadline]:
    """Return the deadlines in text[start:end]; days without a year are of the plan's `year`.

    `cited` hides dates of citations; `titles` also hides recurring words in names and quotations.
    """
    found: list[FoundDeadline] = []
    taken = _Taken()
    lowered = text[start:end].lower()
    for pattern, make, mask, hint in _FORMS:
        if not hint.search(lowered):
            continue
        hidden = cited if mask == "cited" else titles
        for match in pattern.finditer(text, start, end):
            key = match.end() - 1 if mask == "cited" else match.start()
            if hidden.hides(key) or taken.meets(match.start(), match.end()):
                continue
            deadline = make(match, year)
            if deadline is not None:
                found.append(deadline)
                taken.add(deadline.start, deadline.end)
    return sorted(found, key=lambda deadline: deadline.start)


class _Taken:
    """Stretches already read, none meeting another."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def meets(self, start: int, end: int) -> bool:
        place = bisect_left(self.starts, end)
        return place > 0 and self.ends[place - 1] > start

    def add(self, start: int, end: int) -> None:
        place = bisect_left(self.starts, start)
        self.starts.insert(place, start)
        self.ends.insert(place, end)


def _relation(printed: str | None) -> str | None:
    words = (printed or "").lower()
    if "trước" in words or words == "xong":
        return "before"
    if words.startswith(("chậm", "muộn", "không", "đến", "hết", "tới")):
        return "no later than"
    return "within" if words else None


def _made(match: re.Match[str], kind: str, value: str, relation: str | None) -> FoundDeadline:
    end = match.start() + len(match[0].rstrip(" ,"))
    return FoundDeadline(kind, value, relation, match.start(), end)


def _dated(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    day, month = match["d1"], match["m1"] or match["n1"]
    printed_year = match["y1"] or match["z1"]
    days = [(day, month, printed_year)] + [m.groups() for m in _MORE.finditer(match["more"])]
    loose = match["rel"].lower() in ("trong", "vào", "hết", "đến", "tới")
    if loose and not match["word"]:
        return None
    if match["every"]:
        values = [f"yearly {int(m):02d}-{int(d):02d}" for d, m, _ in days if iso_day(2024, m, d)]
        return (
            _made(match, "recurring", "; ".join(values), _relation(match["rel"]))
            if values
            else None
        )
    last_year = next((y for _, _, y in reversed(days) if y), None) or year
    isos = [iso_day(y or last_year, m, d) for d, m, y in days] if last_year else []
    known = [iso for iso in isos if iso]
    return _made(match, "date", "; ".join(known), _relation(match["rel"])) if known else None


def _range(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    last_year = match["y2"] or match["z2"] or match["y1"] or year
    month = match["m2"] or match["n2"]
    iso = iso_day(last_year, month, match["d2"]) if last_year else None
    return _made(match, "period", iso, "within") if iso else None


def _month_day(match: re.Match[str], year: int | None) -> FoundDeadline:
    period = "quarterly" if "quý" in match[0].lower() else "monthly"
    return _made(
        match,
        "recurring",
        f"{period} {int(match['day']):02d}",
        _relation((match["rel"] or "").strip()),
    )


def _month(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    month, printed_year = int(match["m"]), match["y"] or match["z"] or year
    relation = _relation(match["rel"]) if match["rel"] else "within"
    if not 1 <= month <= 12:
        return None
    if match["every"]:
        return _made(match, "recurring", f"yearly {month:02d}", relation)
    return _made(match, "period", f"{printed_year}-{month:02d}", relation) if printed_year else None


def _bare_month(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    month, printed_year = int(match["m"]), int(match["y"] or match["z"])
    if not 1 <= month <= 12 or (year is not None and printed_year < year):
        return None
    return _made(match, "period", f"{printed_year}-{month:02d}", "within")


def _quarter(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    quarter, printed_year = _QUARTERS[match["q"].upper()], match["y"] or year
    relation = _relation(match["rel"]) if match["rel"] else "within"
    if match["every"]:
        return _made(match, "recurring", f"yearly Q{quarter}", relation)
    return _made(match, "period", f"{printed_year}-Q{quarter}", relation) if printed_year else None


def _year_end(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    printed_year = match["y"] or year
    value = f"end of year {printed_year}" if printed_year else "yearly"
    return _made(match, "relative" if printed_year else "recurring", value, None)


def _within_year(match: re.Match[str], year: int | None) -> FoundDeadline:
    return _made(match, "period", match["y"], _relation(match["rel"]))


def _review(match: re.Match[str], year: int | None) -> FoundDeadline:
    return _made(match, "period", f"{int(match['n'])}-year review", None)


def _listed(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    values = list_values(match["list"])
    regular = (
        match[0].lower().startswith("định kỳ") or len(values) > 1 or "6 tháng" in match["list"]
    )
    if not values or values == ["ad hoc"] or not regular:
        return None
    start = match.start() if match[0].lower().startswith("định kỳ") else match.start("list")
    return FoundDeadline("recurring", "; ".join(values), None, start, match.end("list"))


def _every(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    values = list_values(match["list"])
    return _made(match, "recurring", "; ".join(values), None) if values else None


def _after(match: re.Match[str], year: int | None) -> FoundDeadline:
    event = " ".join(match["event"].split())
    value = f"{int(match['n'])} {_UNITS[match['unit'].lower()]} after {event}"
    return _made(match, "relative", value, "within")


def _before(match: re.Match[str], year: int | None) -> FoundDeadline:
    event = " ".join(match["event"].split())
    value = f"{int(match['n'])} {_UNITS[match['unit'].lower()]} before {event}"
    return _made(match, "relative", value, "before")


# A cheap look at a paragraph in small letters: without this, the form cannot be there.
_A_DAY = re.compile(r"\d\s?[/.\-]\s?\d|tháng\s+\d")
_A_COUNT = re.compile(r"\d\s(?:ngày|giờ|tháng)")
_A_MONTH = re.compile(r"tháng\s\d")
_A_QUARTER = re.compile(r"quý\s[i\d]")
_EACH = re.compile(r"(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)|cuối\squý|đầu\squý")
_DONE = re.compile(r"hoàn thành")
_END = re.compile(r"cuối năm")
_REVIEWS = re.compile(r"(?:tổng|sơ) kết")
_REPORTS = re.compile(r"định kỳ|báo cáo|sơ kết|tổng kết|chế độ|đánh giá")
_ONCE = re.compile(r"\slần")
_TIMES_IN = re.compile(r"(?:lần|cuộc|kỳ)\s?/")

# Earlier forms go first: what one has taken, a later one does not read again.
_FORMS = (
    (_RANGE, _range, "cited", _A_DAY),
    (_BEFORE, _before, "titles", _A_COUNT),
    (_AFTER, _after, "titles", _A_COUNT),
    (_DATED, _dated, "cited", _A_DAY),
    (_MONTH_DAY, _month_day, "titles", _EACH),
    (_MONTH, _month, "cited", _A_MONTH),
    (_BARE_MONTH, _bare_month, "cited", _A_MONTH),
    (_QUARTER, _quarter, "titles", _A_QUARTER),
    (_WITHIN_YEAR, _within_year, "titles", _DONE),
    (_YEAR_END, _year_end, "titles", _END),
    (_REVIEW, _review, "titles", _REVIEWS),
    (_LISTED, _listed, "titles", _REPORTS),
    (_ONCE_EACH, _every, "titles", _ONCE),
    (_EVERY, _every, "titles", _EACH),
    (_TIMES, _every, "titles", _TIMES_IN),
)
