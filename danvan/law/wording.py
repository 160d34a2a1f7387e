"""Words for what the law's rows hold: units, cases, one row as a sentence of an event."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.law.models import LegalRow, TimeLimit
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.deadlines.limits import Unit, When

UNITS: dict[str, str | Promise] = {
    Unit.DAY: gettext_lazy("ngày"),
    Unit.WORKING_DAY: gettext_lazy("ngày làm việc"),
    Unit.MONTH: gettext_lazy("tháng"),
    Unit.YEAR: gettext_lazy("năm"),
    Unit.HOUR: gettext_lazy("giờ"),
    Unit.EVENT: gettext_lazy("lần"),
}
CASES: dict[str, str | Promise] = {
    When.COMPLEX: gettext_lazy("vụ việc phức tạp"),
    When.REMOTE: gettext_lazy("vùng sâu, vùng xa, đi lại khó khăn"),
    When.SEVERAL_PLACES: gettext_lazy("kiểm tra, xác minh nhiều địa điểm"),
    When.THIRD_PARTIES: gettext_lazy("liên quan bên thứ ba"),
    When.DISMISSAL: gettext_lazy("kỷ luật buộc thôi việc"),
}
PERIODS: dict[str, str | Promise] = {
    "week": gettext_lazy("tuần"),
    "month": gettext_lazy("tháng"),
    "quarter": gettext_lazy("quý"),
    "year": gettext_lazy("năm"),
}
# The part of a step's code before the dot, as the pages group it.
FAMILIES: dict[str, str | Promise] = {
    "complaint": gettext_lazy("Khiếu nại"),
    "denunciation": gettext_lazy("Tố cáo"),
    "petition": gettext_lazy("Đơn thư nói chung"),
    "reception": gettext_lazy("Tiếp công dân"),
    "feedback": gettext_lazy("Phản ánh, kiến nghị về quy định hành chính"),
    "dialogue": gettext_lazy("Đối thoại với Nhân dân"),
    "disclosure": gettext_lazy("Công khai"),
    "grassroots": gettext_lazy("Dân chủ ở cơ sở"),
    "land": gettext_lazy("Tranh chấp đất đai"),
    "privacy": gettext_lazy("Dữ liệu cá nhân"),
    "records": gettext_lazy("Văn thư"),
    "report": gettext_lazy("Báo cáo"),
}


def family_of(step: str) -> str:
    """Return the word for the group of a step; an operator's own group by its code."""
    family = step.partition(".")[0]
    return str(FAMILIES.get(family, family))


def length_of(row: TimeLimit) -> str:
    """Return a row's length as people say it: «7 ngày làm việc», «2 ngày làm việc mỗi tháng»."""
    if row.duration is None:
        return ""
    words = {"count": abs(row.duration), "unit": UNITS.get(row.unit, row.unit)}
    if row.kind == TimeLimit.Kind.MIN_FREQUENCY:
        period = PERIODS.get(row.period, row.period)
        return _("%(count)s %(unit)s mỗi %(period)s") % (words | {"period": period})
    if row.duration < 0:
        return _("chậm nhất %(count)s %(unit)s trước") % words
    return _("%(count)s %(unit)s") % words


def lengths_of(row: TimeLimit) -> tuple[str, ...]:
    """Return what makes a row longer, each as a sentence."""
    unit = UNITS.get(row.unit, row.unit)
    told = []
    if row.extended_to is not None and row.extended_when:
        case = CASES.get(row.extended_when, row.extended_when)
        words = {"case": case, "count": row.extended_to, "unit": unit}
        told.append(_("%(case)s: %(count)s %(unit)s") % words)
    for item in row.lengthenings:
        words = {"level": item["level"], "times": item["times"], "each": item["each"], "unit": unit}
        told.append(_("%(level)s: gia hạn %(times)s lần, mỗi lần thêm %(each)s %(unit)s") % words)
    return tuple(one[0].upper() + one[1:] for one in told)


def worded(row: LegalRow, fields: Iterable[str]) -> str:
    """Return some columns of a row as an event tells them: «số 10; đơn vị tính ngày»."""
    told = []
    for name in fields:
        column = row._meta.get_field(name)
        label = column.verbose_name if isinstance(column, models.Field) else name
        told.append(f"{label} {_plain(getattr(row, name))}")
    return "; ".join(told)


def criteria_lines(criteria: Iterable[Mapping[str, str]]) -> str:
    """Return what makes a case complex as lines that can be read again: «places: …»."""
    return "\n".join(f"{one['code']}: {one['text']}" for one in criteria)


def _plain(value: object) -> str:
    if value is None or value == "" or value == []:
        return "—"
    if isinstance(value, date):
        return say_day(value)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return ", ".join(_item(one) for one in value)
    return str(UNITS.get(str(value), value))


def _item(one: Mapping[str, object]) -> str:
    """Return one object of a list: a lengthening, or what makes a case complex."""
    if "each" in one:
        return f"{one['level']} {one['times']}x{one['each']}"
    return f"{one['code']} «{one['text']}»"
