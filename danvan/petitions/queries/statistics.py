"""«Số liệu đơn thư»: what was received, carried over, settled, in time or late, and is pending.

Every number is one of `CONDITIONS`, so that the page of its cases asks the very same question.
Figures of several registers are added.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.petitions.models import Petition
from danvan.petitions.models.cases import Kind, Outcome
from danvan.rules.petitions.report_periods import Period

# Whether numbers may hold sealed petitions, when there are so many of them.
Shows = Callable[[int], bool]
Mixed = tuple[tuple[str, ...], list[int]]


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
# Drawn as part of the line above.
PARTS: Final = frozenset({Figure.IN_TIME, Figure.LATE, Figure.UNDATED, Figure.PENDING_LATE})
# What a table by kind, channel … shows in its columns.
ACROSS: Final = (Figure.CARRIED, Figure.RECEIVED, Figure.SETTLED, Figure.PENDING)
_ALL: Final = list(Figure).index(Figure.TO_HANDLE)
_PLACES: Final = tuple(list(Figure).index(figure) for figure in ACROSS)


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
    """The numbers of one period «số liệu một kỳ», and how many people stood behind what came.

    `by` holds the numbers that a table shows in its columns; `left_out` says that there were
    sealed petitions which are in none of them.
    """

    numbers: Mapping[Figure, int]
    by: Mapping[By, Mapping[str, Mapping[Figure, int]]]
    people: int
    left_out: bool


@dataclass(frozen=True)
class Totals:
    """The numbers of one period alone, and whether sealed petitions are in none of them."""

    numbers: Mapping[Figure, int]
    left_out: bool


def condition(figure: Figure, period: Period, as_of: date) -> Q:
    """Return the condition of a number among petitions `standing_in` the period.

    `as_of` is the day what is pending is judged on: the period's last, or today while it runs.
    """
    return _CONDITIONS[figure](period, as_of)


def counted(rows: QuerySet[Petition], period: Period, as_of: date, shows: Shows) -> Counted:
    """Return the numbers of a period: one query, however many petitions.

    The database adds up each mix of kind, channel … once; the tables are sums over the mixes.
    """
    mixes, left_out = _grouped(rows, tuple(COLUMN.values()), period, as_of, shows)
    by: dict[By, dict[str, list[int]]] = {one: {} for one in By}
    for codes, numbers in mixes:
        for one, code in zip(COLUMN, codes, strict=True):
            known = by[one].setdefault(code, [0] * len(ACROSS))
            for at, place in enumerate(_PLACES):
                known[at] += numbers[place]
    tables = {
        one: {code: dict(zip(ACROSS, found, strict=True)) for code, found in codes.items()}
        for one, codes in by.items()
    }
    *sums, people = _sums(numbers for _codes, numbers in mixes)
    return Counted(dict(zip(Figure, sums, strict=True)), tables, people, left_out)


def totals(rows: QuerySet[Petition], period: Period, as_of: date, shows: Shows) -> Totals:
    """Return the numbers of a period alone, told apart by nothing."""
    found, left_out = _grouped(rows, (), period, as_of, shows)
    sums = _sums(numbers for _codes, numbers in found)
    return Totals(dict(zip(Figure, sums, strict=False)), left_out)


def counts(figures: Iterable[Figure], period: Period, as_of: date) -> dict[str, Any]:
    """Return the counts of some numbers, each under its figure's name."""
    return {one.name: Count("pk", filter=condition(one, period, as_of)) for one in figures}


def _grouped(
    rows: QuerySet[Petition], columns: tuple[str, ...], period: Period, as_of: date, shows: Shows
) -> tuple[list[Mixed], bool]:
    """Return each mix of codes with the numbers of every figure and of the people.

    Sealed petitions are left out where they may not be shown, which is told beside.
    """
    asked = counts(Figure, period, as_of)
    asked["people"] = Sum("people_count", filter=condition(Figure.RECEIVED, period, as_of))
    open_ones: list[Mixed] = []
    sealed: list[Mixed] = []
    for is_sealed, *found in rows.order_by().values_list("is_sealed", *columns).annotate(**asked):
        codes = tuple(found[: len(columns)])
        numbers = [int(number or 0) for number in found[len(columns) :]]
        (sealed if is_sealed else open_ones).append((codes, numbers))
    count = sum(numbers[_ALL] for _codes, numbers in sealed)
    return (open_ones + sealed, False) if shows(count) else (open_ones, bool(count))


def _sums(rows: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip([0] * (len(Figure) + 1), *rows, strict=True)]


def _settled(period: Period) -> Q:
    return Q(done__range=(period.since, period.until))


def _pending(period: Period) -> Q:
    return Q(done__gt=period.until)


def _received(period: Period) -> Q:
    return Q(received_on__gte=period.since)


_CONDITIONS: Final[Mapping[Figure, Callable[[Period, date], Q]]] = {
    Figure.CARRIED: lambda period, _day: Q(received_on__lt=period.since),
    Figure.RECEIVED: lambda period, _day: _received(period),
    Figure.TO_HANDLE: lambda _period, _day: Q(pk__isnull=False),
    Figure.SETTLED: lambda period, _day: _settled(period),
    Figure.IN_TIME: lambda period, _day: _settled(period) & Q(settle_due__gte=F("done")),
    Figure.LATE: lambda period, _day: _settled(period) & Q(settle_due__lt=F("done")),
    Figure.UNDATED: lambda period, _day: _settled(period) & Q(settle_due__isnull=True),
    Figure.PENDING: lambda period, _day: _pending(period),
    Figure.PENDING_LATE: lambda period, day: _pending(period) & Q(settle_due__lt=day),
    Figure.GROUPS: lambda period, _day: _received(period) & Q(people_count__gt=1),
}
