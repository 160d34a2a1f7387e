"""How the values of a draft are said to people: deadlines, units, roles, validity."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.plans.values import DeadlineValue

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
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?$")
_YEARLY = re.compile(r"yearly (\d{2})-(\d{2})$")
_END_OF_YEAR = re.compile(r"end of year (\d{4})$")


def deadline_words(deadline: DeadlineValue) -> str:
    """Return a deadline as people say it; its printed words when its value is not known."""
    if not deadline.value:
        return deadline.text
    said = "; ".join(_part(part.strip()) for part in deadline.value.split(";"))
    relation = RELATIONS.get(deadline.relation)
    return f"{relation} {said}" if relation and deadline.kind == "date" else said


def _part(value: str) -> str:
    if found := _DAY.match(value):
        return "/".join(part for part in reversed(found.groups()) if part)
    if found := _YEARLY.match(value):
        return _("hằng năm, ngày %(day)s") % {"day": f"{found[2]}/{found[1]}"}
    if found := _END_OF_YEAR.match(value):
        return _("cuối năm %(year)s") % {"year": found[1]}
    if value.isdigit():
        return _("năm %(year)s") % {"year": value}
    return str(EVERY.get(value, value))
