"""Loading the shares that decisions must reach, and the lists of what is complex."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from django.db import transaction

from danvan.law.actions.shipped import Loaded, bring_up, in_days, proven
from danvan.law.models import ComplexityList, Threshold

THRESHOLDS = "danvan.thresholds/1"
COMPLEXITY = "danvan.complexity/1"


class UnknownThresholdFile(ValueError):
    """A data file of thresholds or of complexity is not in the form this program reads."""


@transaction.atomic
def load_thresholds(rows: Sequence[Mapping[str, Any]] | None = None) -> Loaded:
    """Bring the thresholds up to the shipped data file. Raises UnknownThresholdFile."""
    shipped = _shipped("thresholds", THRESHOLDS) if rows is None else rows
    return bring_up(Threshold, {row["id"]: _threshold(row) for row in shipped})


@transaction.atomic
def load_complexity() -> Loaded:
    """Bring the lists of what makes a case complex up to the shipped data file.

    Raises UnknownThresholdFile.
    """
    shipped = _shipped("complexity", COMPLEXITY)
    return bring_up(ComplexityList, {row["id"]: _complexity(row) for row in shipped})


def _shipped(name: str, schema: str) -> list[Mapping[str, Any]]:
    file = resources.files("danvan.law").joinpath(f"data/{name}.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("schema") != schema:
        raise UnknownThresholdFile(content.get("schema"))
    rows: list[Mapping[str, Any]] = content[name]
    return rows


def _threshold(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **proven(row),
        **in_days(row["since"], row.get("until")),
        "topic": row["topic"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "is_strict": row["is_strict"],
        "of_what": row["of_what"],
    }


def _complexity(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **proven(row),
        **in_days(row["since"], row.get("until")),
        "kind": row["kind"],
        "criteria": row["criteria"],
    }
