"""What makes a case complex: the closed lists of the decrees, by kind and day."""

from dataclasses import dataclass
from datetime import date

from danvan.base.dated import in_force
from danvan.law.models import ComplexityList


@dataclass(frozen=True)
class Criterion:
    """One thing that makes a case complex «tiêu chí vụ việc phức tạp»."""

    code: str
    text: str


@dataclass(frozen=True)
class ComplexitySet:
    """The list of one decree «danh mục tiêu chí phức tạp» with its days of force."""

    kind: str
    source: str
    since: date
    until: date | None
    is_verified: bool
    criteria: tuple[Criterion, ...]


def complexity_criteria(kind: str, on: date) -> ComplexitySet | None:
    """Return the list in force for a kind of petition on a day; None when the law has none.

    Of two in force at once the later one holds.
    """
    row = ComplexityList.objects.filter(in_force(on), kind=kind).order_by("-since", "-pk").first()
    if row is None:
        return None
    return ComplexitySet(
        kind=row.kind,
        source=row.source,
        since=row.since,
        until=row.until,
        is_verified=row.is_verified,
        criteria=tuple(Criterion(one["code"], one["text"]) for one in row.criteria),
    )
