"""Bringing a table of the law up to the data file that danvan ships."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from danvan.law.models import LegalRow

Row = TypeVar("Row", bound=LegalRow)


@dataclass(frozen=True)
class Loaded:
    """What a loading did «kết quả nạp»: `unsettled` days are listed but not in force."""

    added: int
    changed: int
    kept: int
    unsettled: tuple[date, ...] = ()


def bring_up(model: type[Row], shipped: Mapping[str, Mapping[str, Any]]) -> Loaded:
    """Bring a table up to the rows shipped, each by its code; doing it twice changes nothing.

    A row that an operator edited or added is never touched. The caller holds a transaction.
    """
    rows = model._default_manager
    known = {row.code: row for row in rows.select_for_update().exclude(code="")}
    added, changed, kept = [], [], 0
    for code, values in shipped.items():
        before = known.get(code)
        if before is None:
            added.append(model(code=code, **values))
        elif before.edited or all(getattr(before, name) == values[name] for name in values):
            kept += 1
        else:
            for name, value in values.items():
                setattr(before, name, value)
            before.version += 1
            changed.append(before)
    rows.bulk_create(added)
    if changed:
        rows.bulk_update(changed, [*next(iter(shipped.values())), "version"])
    return Loaded(len(added), len(changed), kept)


def proven(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns by which every shipped row says where it was read."""
    return {
        "subject": row["subject"],
        "source": row["source"],
        "url": row.get("url") or "",
        "proof": row["status"],
        "note": row.get("note") or "",
    }


def in_days(since: str, until: str | None) -> dict[str, date | None]:
    """Return the days of force as a shipped row writes them."""
    return {
        "since": date.fromisoformat(since),
        "until": date.fromisoformat(until) if until else None,
    }
