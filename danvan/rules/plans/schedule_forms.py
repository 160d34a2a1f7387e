"""The forms in which a plan prints a day or a period, each with what is made of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from danvan.rules.plans.periods import list_values
from danvan.rules.plans.schedule_print import (
    AFTER,
    AT_ONCE,
    BARE_DAY,
    BARE_MONTH,
    BEFORE,
    BEFORE_EVENT,
    DATED,
    EVERY,
    EVERY_YEAR_BEFORE,
    EVERY_YEAR_BEHIND,
    LABELLED,
    LABELLED_YEAR,
    LISTED,
    MONTH,
    MONTH_DAY,
    MONTH_RANGE,
    MORE,
    ONCE_EACH,
    QUARTER,
    QUARTER_NUMERAL,
    QUARTERS,
    RANGE,
    REVIEW,
    TIMES,
    UNITS,
    WITHIN_YEAR,
    YEAR_END,
)
from danvan.rules.text.dates import iso_day


@dataclass(frozen=True)
class FoundDeadline:
    """A deadline found in a text: offsets are those of the text given."""

    kind: str
    value: str
    relation: str | None
    start: int
    end: int


def _relation(printed: str | None) -> str | None:
    words = (printed or "").lower()
    if "trước" in words or words == "xong":
        return "before"
    if words.startswith(("chậm", "muộn", "không", "đến", "hết", "tới", "hạn")):
        return "no later than"
    return "within" if words else None


def _made(match: re.Match[str], kind: str, value: str, relation: str | None) -> FoundDeadline:
    end = match.start() + len(match[0].rstrip(" ,"))
    return FoundDeadline(kind, value, relation, match.start(), end)


def _dated(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    day, month = match["d1"], match["m1"] or match["n1"]
    printed_year = match["y1"] or match["z1"]
    days = [(day, month, printed_year)] + [m.groups() for m in MORE.finditer(match["more"])]
    loose = match["rel"].lower() in ("trong", "vào", "hết", "đến", "tới")
    if loose and not match["word"]:
        return None
    yearless = not any(y for _, _, y in days)
    if match["every"] or (yearless and _each_year(match)):
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


def _each_year(match: re.Match[str]) -> bool:
    """Say whether the words around a day without a year make it every year's."""
    before = match.string[max(0, match.start() - 100) : match.start()]
    behind = EVERY_YEAR_BEHIND.match(match.string, match.end())
    return behind is not None or EVERY_YEAR_BEFORE.search(before) is not None


def _range(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    last_year = match["y2"] or match["z2"] or match["y1"] or year
    month = match["m2"] or match["n2"]
    iso = iso_day(last_year, month, match["d2"]) if last_year else None
    return _made(match, "period", iso, "within") if iso else None


def _bare_day(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    printed_year = match["y1"] or match["z1"] or year
    iso = iso_day(printed_year, match["m1"] or match["n1"], match["d1"]) if printed_year else None
    return _made(match, "date", iso, None) if iso else None


def _labelled(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    """«Thời gian: dự kiến ngày 05/12/2025» is the day itself, neither before nor after it."""
    month, printed_year = match["m1"] or match["n1"], match["y1"] or match["z1"] or year
    if match["every"]:
        return _made(match, "recurring", f"yearly {int(month):02d}-{int(match['d1']):02d}", None)
    iso = iso_day(printed_year, month, match["d1"]) if printed_year else None
    return _made(match, "date", iso, None) if iso else None


def _labelled_year(match: re.Match[str], year: int | None) -> FoundDeadline:
    return _made(match, "period", match["y"], "within")


def _month_range(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    """«từ tháng 11/2025 đến quý I/2026» lasts to the end of the later one."""
    printed_year = match["y"] or year
    if printed_year is None:
        return None
    if match["q"]:
        value = f"{printed_year}-Q{QUARTERS[match['q'].upper()]}"
        return _made(match, "period", value, "within")
    month = int(match["m"])
    value = f"{printed_year}-{month:02d}"
    return _made(match, "period", value, "within") if 1 <= month <= 12 else None


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
    quarter, printed_year = QUARTERS[match["q"].upper()], match["y"] or year
    relation = _relation(match["rel"]) if match["rel"] else "within"
    earlier = [QUARTERS[q.upper()] for q in QUARTER_NUMERAL.findall(match["before"])]
    quarters = (
        [quarter] if "-" in match["before"] or "–" in match["before"] else [*earlier, quarter]
    )
    if match["every"]:
        value = "; ".join(f"yearly Q{each}" for each in quarters)
        return _made(match, "recurring", value, relation)
    value = "; ".join(f"{printed_year}-Q{each}" for each in quarters)
    return _made(match, "period", value, relation) if printed_year else None


def _year_end(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    printed_year = match["y"] or year
    value = f"end of year {printed_year}" if printed_year else "yearly"
    return _made(match, "relative" if printed_year else "recurring", value, None)


def _within_year(match: re.Match[str], year: int | None) -> FoundDeadline:
    relation = _relation(match["rel"])
    return FoundDeadline("period", match["y"], relation, match.start("rel"), match.end())


def _review(match: re.Match[str], year: int | None) -> FoundDeadline:
    return _made(match, "period", f"{int(match['n'])}-year review", None)


def _listed(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    """«định kỳ 6 tháng», «báo cáo quý, 6 tháng, năm»; one period alone only names a report."""
    values = list_values(match["list"])
    words = match[0].lower()
    regular = words.startswith(("định kỳ", "chế độ")) or len(values) > 1
    if not values or values == ["ad hoc"] or not regular:
        return None
    start = match.start() if words.startswith("định kỳ") else match.start("list")
    return FoundDeadline("recurring", "; ".join(values), None, start, match.end("list"))


def _every(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    values = list_values(match["list"])
    return _made(match, "recurring", "; ".join(values), None) if values else None


def _once_each(match: re.Match[str], year: int | None) -> FoundDeadline | None:
    values = list_values(match["list"] or match["within"])
    return _made(match, "recurring", "; ".join(values), None) if values else None


def _event(printed: str) -> str:
    """Return what must happen: «kể từ ngày nhận đơn» is about «nhận đơn»."""
    return BEFORE_EVENT.sub("", " ".join(printed.split()))


def _after(match: re.Match[str], year: int | None) -> FoundDeadline:
    event = _event(match["event"])
    value = f"{int(match['n'])} {UNITS[match['unit'].lower()]} after {event}"
    return _made(match, "relative", value, "within")


def _before(match: re.Match[str], year: int | None) -> FoundDeadline:
    event = _event(match["event"] or match["event2"])
    unit = UNITS[(match["unit"] or match["unit2"]).lower()]
    value = f"{int(match['n'] or match['n2'])} {unit} before {event}"
    return _made(match, "relative", value, "before")


def _at_once(match: re.Match[str], year: int | None) -> FoundDeadline:
    if match["event"]:
        value = f"immediately after {_event(match['event'])}"
        return _made(match, "relative", value, None)
    value = f"{int(match['n'])} {UNITS[match['unit'].lower()]} after {_event(match['later'])}"
    return _made(match, "relative", value, "within")


# Cheap looks at a paragraph in small letters: without its look, a form cannot be there. Blanks
# are single in a flow; a look that begins with a rare sign costs least.
_LOOKS = {
    "day": re.compile(r"[0-9] ?[/.\-] ?[0-9]"),
    "month": re.compile(r"tháng [0-9]"),
    "count": re.compile(r"[0-9] (?:ngày|giờ|tháng)"),
    "quarter": re.compile(r"quý [i0-9]"),
    "each": re.compile(r"(?:hàng|hằng|mỗi) (?:tuần|tháng|quý|năm)|tháng (?:cuối|đầu|sau|kế|tiếp)"),
    "done": re.compile(r"hoàn thành|dứt điểm|làm xong|kết thúc"),
    "end": re.compile(r"cuối năm"),
    "review": re.compile(r"kết(?:(?<=tổng kết)|(?<=sơ kết))"),
    "report": re.compile(r"định kỳ|báo cáo|sơ kết|tổng kết|chế độ|đánh giá"),
    "once": re.compile(r" lần"),
    "times": re.compile(
        r"/(?:(?<=lần/)|(?<=lần /)|(?<=cuộc/)|(?<=cuộc /)|(?<=kỳ/)|(?<=kỳ /)|(?<=buổi/)|(?<=ngày/)"
        r"| ?(?:01 |1 |một )?lần)"
    ),
    "span": re.compile(r"(?:đến|-|–) ?(?:hết )?(?:đầu |giữa |cuối )?(?:tháng|quý) [i0-9]"),
    "label": re.compile(r"(?:thời (?:gian|hạn|điểm)|tiến độ|lịch|đợt|buổi|ngày|lần)[^.\n]{0,45}:"),
    "soon": re.compile(r"sau (?:khi|ngày)"),
}


def seen_in(lowered: str) -> set[str]:
    """Return the looks that a paragraph in small letters bears out."""
    seen = {name for name, look in _LOOKS.items() if look.search(lowered)}
    return seen | {"day"} if "month" in seen else seen


# A form, what is made of it, which mask hides it, and its cheap look.
Make = Callable[[re.Match[str], int | None], FoundDeadline | None]
Form = tuple[re.Pattern[str], Make, str, str]

# Earlier forms go first: what one has taken, a later one does not read again.
FORMS: tuple[Form, ...] = (
    (RANGE, _range, "cited", "day"),
    (BEFORE, _before, "titles", "count"),
    (AFTER, _after, "titles", "count"),
    (AT_ONCE, _at_once, "titles", "soon"),
    (LABELLED, _labelled, "cited", "label"),
    (DATED, _dated, "cited", "day"),
    (BARE_DAY, _bare_day, "cited", "day"),
    (MONTH_DAY, _month_day, "titles", "each"),
    (MONTH_RANGE, _month_range, "cited", "span"),
    (MONTH, _month, "cited", "month"),
    (BARE_MONTH, _bare_month, "cited", "month"),
    (QUARTER, _quarter, "titles", "quarter"),
    (LABELLED_YEAR, _labelled_year, "titles", "label"),
    (WITHIN_YEAR, _within_year, "titles", "done"),
    (YEAR_END, _year_end, "titles", "end"),
    (REVIEW, _review, "titles", "review"),
    (ONCE_EACH, _once_each, "titles", "once"),
    (LISTED, _listed, "titles", "report"),
    (EVERY, _every, "titles", "each"),
    (TIMES, _once_each, "titles", "times"),
)
