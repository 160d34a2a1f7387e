"""What makes a case complex: the closed lists of the decrees, by kind and day."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any


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
    """Return the list in force for a kind of petition on a day; None when the law has none."""
    for found in _sets():
        if found.kind == kind and found.since <= on and (found.until is None or on <= found.until):
            return found
    return None


@cache
def _sets() -> tuple[ComplexitySet, ...]:
    file = resources.files("danvan.law").joinpath("data/complexity.json")
    rows = json.loads(file.read_text(encoding="utf-8"))["sets"]
    return tuple(_set(row) for row in rows)


def _set(row: Mapping[str, Any]) -> ComplexitySet:
    return ComplexitySet(
        kind=row["kind"],
        source=row["source"],
        since=date.fromisoformat(row["since"]),
        until=date.fromisoformat(row["until"]) if row["until"] else None,
        is_verified=row["status"] == "VERIFIED",
        criteria=tuple(Criterion(one["code"], one["text"]) for one in row["criteria"]),
    )
