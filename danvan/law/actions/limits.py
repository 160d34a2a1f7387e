"""Loading the time limits that danvan ships."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

from django.db import transaction

from danvan.law.actions.shipped import Loaded, bring_up, in_days, proven
from danvan.law.models import TimeLimit
from danvan.rules.deadlines.limits import table_from


@transaction.atomic
def load_limits(rows: Sequence[Mapping[str, Any]] | None = None) -> Loaded:
    """Bring the time limits up to the shipped data file. Raises BadLimits for another form."""
    shipped = shipped_limits() if rows is None else rows
    table_from(list(shipped))  # says which row is wrong before anything is written
    return bring_up(TimeLimit, {row["id"]: _values(row) for row in shipped})


def shipped_limits() -> list[Mapping[str, Any]]:
    """Return the rows of the data file."""
    file = resources.files("danvan.law").joinpath("data/time_limits.json")
    rows: list[Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["limits"]
    return rows


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **proven(row),
        **in_days(row["effective_from"], row.get("effective_to")),
        "step": row["step"],
        "area": row.get("area") or "",
        "event": row.get("event_start") or "",
        "duration": row.get("duration"),
        "unit": row["unit"],
        "kind": row.get("kind") or TimeLimit.Kind.MAX,
        "condition": row.get("condition") or "",
        "extension": row.get("extension") or "",
        "extended_to": row.get("extended_to"),
        "extended_when": row.get("extended_when") or "",
        "lengthenings": list(row.get("extensions") or ()),
        "period": row.get("period") or "",
    }
