"""The forms in which a plan prints a day or a period, each with what is made of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from danvan.rules.plans.periods import list_values
from danvan.rules.plans.schedule_print import (
    AFTER,
    BARE_MONTH,
    BEFORE,
    BEFORE_EVENT,
    DATED,
    EVERY,
    LISTED,
    MONTH,
    MONTH_DAY,
    MORE,
    ONCE_EACH,
    QUARTER,
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
    if words.startswith(("chậm", "muộn", "không", "đến", "hết", "tới")):
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
    quarter, printed_year = QUARTERS[match["q"].upper()], match["y"] or year
    relation = _relation(match["rel"]) if match["rel"] else "within"
    if match["every"]:
        return _made(match, "recurring", f"yearly Q{quarter}", relation)
    return _made(match, "period", f"{printed_year}-Q{quarter}", relation) if printed_year else None


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
    event = _event(match["event"])
    value = f"{int(match['n'])} {UNITS[match['unit'].lower()]} before {event}"
    return _made(match, "relative", value, "before")


# A cheap look at a paragraph in small letters: without this, the form cannot be there.
_A_DAY = re.compile(r"\d\s?[/.\-]\s?\d|tháng\s+\d")
_A_COUNT = re.compile(r"\d\s(?:ngày|giờ|tháng)")
_A_MONTH = re.compile(r"tháng\s\d")
_A_QUARTER = re.compile(r"quý\s[i\d]")
_EACH = re.compile(r"(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)|cuối\squý|đầu\squý")
_DONE = re.compile(r"hoàn thành|dứt điểm|làm xong|kết thúc")
_END = re.compile(r"cuối năm")
_REVIEWS = re.compile(r"(?:tổng|sơ) kết")
_REPORTS = re.compile(r"định kỳ|báo cáo|sơ kết|tổng kết|chế độ|đánh giá")
_ONCE = re.compile(r"\slần")
_TIMES_IN = re.compile(r"(?:lần|cuộc|kỳ)\s?/")

# A form, what is made of it, which mask hides it, and the cheap look.
Make = Callable[[re.Match[str], int | None], FoundDeadline | None]
Form = tuple[re.Pattern[str], Make, str, re.Pattern[str]]

# Earlier forms go first: what one has taken, a later one does not read again.
FORMS: tuple[Form, ...] = (
    (RANGE, _range, "cited", _A_DAY),
    (BEFORE, _before, "titles", _A_COUNT),
    (AFTER, _after, "titles", _A_COUNT),
    (DATED, _dated, "cited", _A_DAY),
    (MONTH_DAY, _month_day, "titles", _EACH),
    (MONTH, _month, "cited", _A_MONTH),
    (BARE_MONTH, _bare_month, "cited", _A_MONTH),
    (QUARTER, _quarter, "titles", _A_QUARTER),
    (WITHIN_YEAR, _within_year, "titles", _DONE),
    (YEAR_END, _year_end, "titles", _END),
    (REVIEW, _review, "titles", _REVIEWS),
    (ONCE_EACH, _once_each, "titles", _ONCE),
    (LISTED, _listed, "titles", _REPORTS),
    (EVERY, _every, "titles", _EACH),
    (TIMES, _every, "titles", _TIMES_IN),
)
