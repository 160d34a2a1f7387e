"""Loading the time limits that danvan ships."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any

from django.db import transaction

from danvan.law.actions.holidays import Loaded
from danvan.law.models import TimeLimit
from danvan.rules.deadlines.limits import table_from

FIELDS = (
    "step",
    "area",
    "subject",
    "event",
    "duration",
    "unit",
    "kind",
    "condition",
    "extension",
    "extended_to",
    "extended_when",
    "lengthenings",
    "period",
    "source",
    "url",
    "proof",
    "note",
    "since",
    "until",
)


@transaction.atomic
def load_limits(rows: Sequence[Mapping[str, Any]] | None = None) -> Loaded:
    """Bring the time limits up to the shipped data file; doing it twice changes nothing.

    A row that an operator edited or added is never touched. Raises BadLimits for another form.
    """
    shipped = shipped_limits() if rows is None else rows
    table_from(list(shipped))  # says which row is wrong before anything is written
    known = {row.code: row for row in TimeLimit.objects.select_for_update().exclude(code="")}
    added, changed, kept = [], [], 0
    for row in shipped:
        values, before = _values(row), known.get(row["id"])
        if before is None:
            added.append(TimeLimit(code=row["id"], **values))
        elif before.edited or values == {name: getattr(before, name) for name in FIELDS}:
            kept += 1
        else:
            for name, value in values.items():
                setattr(before, name, value)
            before.version += 1
            changed.append(before)
    TimeLimit.objects.bulk_create(added)
    TimeLimit.objects.bulk_update(changed, [*FIELDS, "version"])
    return Loaded(len(added), len(changed), kept, ())


def shipped_limits() -> list[Mapping[str, Any]]:
    """Return the rows of the data file."""
    file = resources.files("danvan.law").joinpath("data/time_limits.json")
    rows: list[Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["limits"]
    return rows


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    until = row.get("effective_to")
    return {
        "step": row["step"],
        "area": row.get("area") or "",
        "subject": row["subject"],
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
        "source": row["source"],
        "url": row.get("url") or "",
        "proof": row["status"],
        "note": row.get("note") or "",
        "since": date.fromisoformat(row["effective_from"]),
        "until": date.fromisoformat(until) if until else None,
    }
