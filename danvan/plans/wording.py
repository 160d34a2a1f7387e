"""How the values of a draft are said to people: deadlines, units, roles, validity."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.plans.values import CitationValue, DeadlineValue

EVERY: Mapping[str, str | Promise] = {
    "monthly": gettext_lazy("hằng tháng"),
    "quarterly": gettext_lazy("hằng quý"),
    "every 6 months": gettext_lazy("6 tháng một lần"),
    "yearly": gettext_lazy("hằng năm"),
    "ad hoc": gettext_lazy("đột xuất"),
    "5-year review": gettext_lazy("sơ kết, tổng kết 5 năm"),
}
RELATIONS: Mapping[str | None, str | Promise] = {
    "before": gettext_lazy("trước"),
    "no later than": gettext_lazy("chậm nhất"),
    "within": gettext_lazy("trong"),
}
VALIDITY: Mapping[str, tuple[str | Promise, str, str]] = {
    "in_force": (gettext_lazy("Còn hiệu lực"), "good", "check-circle"),
    "not_yet": (gettext_lazy("Chưa có hiệu lực"), "soon", "clock"),
    "expired": (gettext_lazy("Hết hiệu lực"), "late", "x-circle"),
    "followed": (gettext_lazy("Có văn bản mới hơn"), "soon", "arrow-right-circle"),
    "unknown": (gettext_lazy("Chưa rõ hiệu lực"), "muted", "question-mark-circle"),
}
SEVERITY: Mapping[str, tuple[str | Promise, str, str]] = {
    "error": (gettext_lazy("Lỗi"), "late", "exclamation-triangle"),
    "warning": (gettext_lazy("Cần xem"), "soon", "exclamation-circle"),
    "note": (gettext_lazy("Lưu ý"), "muted", "information-circle"),
}
# Periods that are read but that nobody chooses from a list.
SELDOM: Mapping[str, str | Promise] = {
    "weekly": gettext_lazy("hằng tuần"),
    "every 9 months": gettext_lazy("9 tháng một lần"),
}
UNITS: Mapping[str, str | Promise] = {
    "working_day": gettext_lazy("ngày làm việc"),
    "day": gettext_lazy("ngày"),
    "hour": gettext_lazy("giờ"),
    "week": gettext_lazy("tuần"),
    "month": gettext_lazy("tháng"),
    "year": gettext_lazy("năm"),
}
ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_EVERY_DAY = re.compile(r"(yearly|quarterly|monthly) (?:(\d{2})-)?(\d{2})$")
_EVERY_QUARTER = re.compile(r"yearly Q([1-4])$")
_END_OF_YEAR = re.compile(r"end of year (\d{4})$")
_REVIEW = re.compile(r"(\d+)-year review$")
_RELATIVE = re.compile(r"(\d+) (\w+) (after|before) (.+)$")
# «trước khi khởi công 15 ngày»: the words that stand before the event
_JOINED = r"(?:{words})(?:\s(?:khi|ngày))?(?=\s{event})"
_JOINING = {"before": "trước", "after": "kể từ|tính từ|từ|sau"}


def deadline_words(deadline: DeadlineValue) -> str:
    """Return a deadline as people say it; its printed words when its value is not known."""
    if not deadline.value:
        return deadline.text
    if deadline.kind == "period" and _DAY.match(deadline.value):
        return _span(deadline)
    parts = [part.strip() for part in deadline.value.split(";")]
    said = "; ".join(_part(part, deadline.text) for part in parts)
    relation = RELATIONS.get(deadline.relation)
    if not relation or (deadline.kind not in ("date", "period") and " after " not in parts[0]):
        return said
    return f"{relation} {said}"


def citation_words(citation: CitationValue) -> str:
    """Return a citation as people call it: «Nghị định số 30/2020/NĐ-CP ngày 05/03/2020».

    A law without a number is called by its title.
    """
    number, day = citation.number, citation.day
    called = _("số %(number)s") % {"number": number} if number else citation.title or ""
    issued = _("ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"} if day else _rhythm(citation.date or "")
    return " ".join(part for part in (citation.type, called, issued) if part)


def _span(deadline: DeadlineValue) -> str:
    """Say from when to when, in the words printed; of the value only the last day is left."""
    if deadline.text.casefold().startswith("từ "):
        return deadline.text
    day = _part(deadline.value or "", deadline.text)
    return _("đến hết %(day)s") % {"day": day}


def _part(value: str, printed: str) -> str:
    if found := _DAY.match(value):
        return "/".join(reversed(found.groups()))
    if found := _QUARTER.match(value):
        return _("quý %(quarter)s/%(year)s") % {"quarter": ROMAN[found[2]], "year": found[1]}
    if found := _RELATIVE.match(value):
        return _relative(found, printed)
    return _rhythm(value)


def _rhythm(value: str) -> str:
    if found := _MONTH.match(value):
        return _("tháng %(month)s") % {"month": f"{found[2]}/{found[1]}"}
    if found := _EVERY_DAY.match(value):
        return _every_day(*found.groups())
    if found := _EVERY_QUARTER.match(value):
        return _("hằng năm, quý %(quarter)s") % {"quarter": ROMAN[found[1]]}
    if found := _END_OF_YEAR.match(value):
        return _("cuối năm %(year)s") % {"year": found[1]}
    if found := _REVIEW.match(value):
        return _("sơ kết, tổng kết %(years)s năm") % {"years": found[1]}
    if value.isdigit():
        return _("năm %(year)s") % {"year": value}
    return str(EVERY.get(value) or SELDOM.get(value, value))


def _every_day(every: str, month: str | None, day: str) -> str:
    """Say «hằng năm, ngày 30/11», «hằng quý, ngày 20», and «hằng năm, tháng 11»."""
    said = {"every": EVERY[every], "day": f"{day}/{month}" if month else day}
    if every == "yearly" and month is None:
        return _("%(every)s, tháng %(day)s") % said
    return _("%(every)s, ngày %(day)s") % said


def _relative(value: re.Match[str], printed: str) -> str:
    """Say «15 ngày trước khi khởi công», with the joining words that the text itself has."""
    count, unit, side, event = value.groups()
    pattern = _JOINED.format(words=_JOINING[side], event=re.escape(event))
    found = re.search(pattern, " ".join(printed.split()), re.IGNORECASE)
    usual = _("trước khi") if side == "before" else _("sau khi")
    joined = found[0].lower() if found else usual
    return f"{count} {UNITS.get(unit, unit)} {joined} {event}"
