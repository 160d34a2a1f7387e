"""«Số liệu đơn thư»: what was received, carried over, settled, in time or late, and is pending.

Every number is one of `CONDITIONS`, so that the page of its cases asks the very same question.
Figures of several registers are added.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import Petition, PetitionObligation
from danvan.petitions.models.cases import Kind, Outcome
from danvan.rules.petitions.figures import DECIDING_STEPS, Timeliness, timeliness
from danvan.rules.petitions.report_periods import Period


class Figure(StrEnum):
    """A number about petitions «chỉ tiêu»; the value is the word in addresses."""

    CARRIED = "ky-truoc-chuyen-sang"
    RECEIVED = "tiep-nhan"
    TO_HANDLE = "phai-giai-quyet"
    SETTLED = "da-giai-quyet"
    IN_TIME = "dung-han"
    LATE = "qua-han"
    UNDATED = "khong-co-han"
    PENDING = "dang-giai-quyet"
    PENDING_LATE = "dang-qua-han"
    GROUPS = "don-nhieu-nguoi"


LABELS: Final[Mapping[Figure, str | Promise]] = {
    Figure.CARRIED: _("Kỳ trước chuyển sang"),
    Figure.RECEIVED: _("Tiếp nhận trong kỳ"),
    Figure.TO_HANDLE: _("Tổng số đơn phải giải quyết"),
    Figure.SETTLED: _("Đã giải quyết, xử lý xong"),
    Figure.IN_TIME: _("trong đó đúng hạn"),
    Figure.LATE: _("trong đó quá hạn"),
    Figure.UNDATED: _("trong đó không có hạn"),
    Figure.PENDING: _("Còn đang giải quyết cuối kỳ"),
    Figure.PENDING_LATE: _("trong đó đã quá hạn"),
    Figure.GROUPS: _("Đơn nhiều người, tiếp nhận trong kỳ"),
}
TIMED: Final = frozenset({Figure.IN_TIME, Figure.LATE, Figure.UNDATED, Figure.PENDING_LATE})
PARTS: Final = TIMED  # drawn as part of the line above
_PLAIN: Final = tuple(figure for figure in Figure if figure not in TIMED)
_SETTLED_AS: Final = {
    Timeliness.IN_TIME: Figure.IN_TIME,
    Timeliness.LATE: Figure.LATE,
    Timeliness.NO_DAY: Figure.UNDATED,
}
READ_AT_ONCE: Final = 5000
DONE: Final = Coalesce(F("settled_on"), F("closed_on"))  # the day a petition was settled or ended
# What a table by kind, channel … shows in its columns.
ACROSS: Final = (Figure.CARRIED, Figure.RECEIVED, Figure.SETTLED, Figure.PENDING)


class By(StrEnum):
    """What petitions are told apart by «phân theo»; the value is the word in addresses."""

    KIND = "loai"
    CHANNEL = "nguon"
    FIELD = "linh-vuc"
    OUTCOME = "huong-xu-ly"
    RESULT = "ket-qua"


BY_LABELS: Final[Mapping[By, str | Promise]] = {
    By.KIND: _("Theo loại đơn"),
    By.CHANNEL: _("Theo nguồn đơn"),
    By.FIELD: _("Theo lĩnh vực"),
    By.OUTCOME: _("Theo hướng xử lý"),
    By.RESULT: _("Theo kết quả giải quyết"),
}
COLUMN: Final[Mapping[By, str]] = {
    By.KIND: "kind",
    By.CHANNEL: "channel",
    By.FIELD: "field",
    By.OUTCOME: "outcome",
    By.RESULT: "result",
}
EMPTY: Final[Mapping[By, str | Promise]] = {
    By.KIND: _("chưa phân loại"),
    By.CHANNEL: _("chưa ghi nguồn"),
    By.FIELD: _("chưa ghi lĩnh vực"),
    By.OUTCOME: _("chưa có hướng xử lý"),
    By.RESULT: _("chưa có kết quả"),
}
CHOICES: Final[Mapping[By, type[Any]]] = {
    By.KIND: Kind,
    By.CHANNEL: Petition.Channel,
    By.FIELD: Petition.Field,
    By.OUTCOME: Outcome,
    By.RESULT: Petition.Result,
}


@dataclass(frozen=True)
class Counted:
    """The numbers of one period «số liệu một kỳ», and how many people stood behind what came."""

    numbers: Mapping[Figure, int]
    by: Mapping[By, Mapping[str, Mapping[Figure, int]]]
    people: int


def condition(figure: Figure, period: Period, as_of: date) -> Q:
    """Return the condition of a number among petitions `standing_in` the period.

    `as_of` is the day what is pending is judged on: the period's last, or today while it runs.
    Numbers of `TIMED` ask rows that bear their `deadline`.
    """
    return _CONDITIONS[figure](period, as_of)


def with_deadline(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """Return petitions each with the day of its last deciding step as `deadline`."""
    steps = PetitionObligation.objects.filter(petition=OuterRef("pk"), step__in=DECIDING_STEPS)
    return rows.annotate(
        deadline=Subquery(steps.order_by("-began_on", "-pk").values("obligation__due")[:1])
    )


def counted(rows: QuerySet[Petition], period: Period, as_of: date) -> Counted:
    """Return the numbers of a period: two queries, however many petitions."""
    asked = _counts(_PLAIN, period, as_of)
    asked["people"] = Sum("people_count", filter=condition(Figure.RECEIVED, period, as_of))
    numbers: Counter[Figure] = Counter()
    by: dict[By, dict[str, Counter[Figure]]] = {one: {} for one in By}
    people = 0
    for group in rows.order_by().values(*COLUMN.values()).annotate(**asked):
        found = {figure: group[figure.name] for figure in _PLAIN}
        people += group["people"] or 0
        numbers.update(found)
        for one in By:
            by[one].setdefault(group[COLUMN[one]], Counter()).update(found)
    timed = _timed(rows, period, as_of)
    return Counted({one: numbers[one] for one in _PLAIN} | timed, by, people)


def totals(rows: QuerySet[Petition], period: Period, as_of: date) -> dict[Figure, int]:
    """Return the numbers of a period alone, told apart by nothing."""
    found = rows.order_by().aggregate(**_counts(_PLAIN, period, as_of))
    return {one: int(found[one.name]) for one in _PLAIN} | _timed(rows, period, as_of)


def _counts(figures: Iterable[Figure], period: Period, as_of: date) -> dict[str, Any]:
    return {one.name: Count("pk", filter=condition(one, period, as_of)) for one in figures}


def _timed(rows: QuerySet[Petition], period: Period, as_of: date) -> dict[Figure, int]:
    """Return the numbers that ask for the day due: it is looked up once for each petition.

    Judged here: written into every condition, the look-up would be made again for each of them.
    """
    judged = with_deadline(rows).order_by().values_list(DONE, F("deadline"))
    found: Counter[Figure] = Counter()
    for done, deadline in judged.iterator(chunk_size=READ_AT_ONCE):
        if done is None or done > period.until:
            found[Figure.PENDING_LATE] += deadline is not None and deadline < as_of
            continue
        found[_SETTLED_AS[timeliness(deadline, done, as_of)]] += 1
    return {one: found[one] for one in TIMED}


def _settled(period: Period) -> Q:
    return Q(done__range=(period.since, period.until))


def _pending(period: Period) -> Q:
    return Q(done__isnull=True) | Q(done__gt=period.until)


def _received(period: Period) -> Q:
    return Q(received_on__gte=period.since)


_CONDITIONS: Final[Mapping[Figure, Callable[[Period, date], Q]]] = {
    Figure.CARRIED: lambda period, _day: Q(received_on__lt=period.since),
    Figure.RECEIVED: lambda period, _day: _received(period),
    Figure.TO_HANDLE: lambda _period, _day: Q(pk__isnull=False),
    Figure.SETTLED: lambda period, _day: _settled(period),
    Figure.IN_TIME: lambda period, _day: _settled(period) & Q(deadline__gte=F("done")),
    Figure.LATE: lambda period, _day: _settled(period) & Q(deadline__lt=F("done")),
    Figure.UNDATED: lambda period, _day: _settled(period) & Q(deadline__isnull=True),
    Figure.PENDING: lambda period, _day: _pending(period),
    Figure.PENDING_LATE: lambda period, day: _pending(period) & Q(deadline__lt=day),
    Figure.GROUPS: lambda period, _day: _received(period) & Q(people_count__gt=1),
}
