"""Loading the shares and numbers that decisions must reach, as danvan ships them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources
from typing import Any

from django.db import transaction

from danvan.law.actions.holidays import Loaded
from danvan.law.models import Threshold

SCHEMA = "danvan.thresholds/1"
FIELDS = (
    "topic",
    "subject",
    "numerator",
    "denominator",
    "is_strict",
    "of_what",
    "source",
    "url",
    "proof",
    "note",
    "since",
    "until",
)


class UnknownThresholdFile(ValueError):
    """The data file of thresholds is not in the form this program reads."""


@transaction.atomic
def load_thresholds(rows: Sequence[Mapping[str, Any]] | None = None) -> Loaded:
    """Bring the thresholds up to the shipped data file; doing it twice changes nothing.

    A row that an operator edited or added is never touched.
    """
    shipped = shipped_thresholds() if rows is None else rows
    known = {row.code: row for row in Threshold.objects.select_for_update().exclude(code="")}
    added, changed, kept = [], [], 0
    for row in shipped:
        values, before = _values(row), known.get(row["id"])
        if before is None:
            added.append(Threshold(code=row["id"], **values))
        elif before.edited or values == {name: getattr(before, name) for name in FIELDS}:
            kept += 1
        else:
            for name, value in values.items():
                setattr(before, name, value)
            before.version += 1
            changed.append(before)
    Threshold.objects.bulk_create(added)
    Threshold.objects.bulk_update(changed, [*FIELDS, "version"])
    return Loaded(len(added), len(changed), kept, ())


def shipped_thresholds() -> list[Mapping[str, Any]]:
    """Return the rows of the data file. Raises UnknownThresholdFile for another form."""
    file = resources.files("danvan.law").joinpath("data/thresholds.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    if content.get("schema") != SCHEMA:
        raise UnknownThresholdFile(content.get("schema"))
    rows: list[Mapping[str, Any]] = content["thresholds"]
    return rows


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    until = row.get("until")
    return {
        "topic": row["topic"],
        "subject": row["subject"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "is_strict": row["is_strict"],
        "of_what": row["of_what"],
        "source": row["source"],
        "url": row.get("url", ""),
        "proof": row["status"],
        "note": row.get("note", ""),
        "since": date.fromisoformat(row["since"]),
        "until": date.fromisoformat(until) if until else None,
    }
