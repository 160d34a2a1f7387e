"""The data file of the register: one row of JSON becomes one entry."""

from collections.abc import Mapping
from datetime import date

from danvan.rules.documents.validity import Proof, RegisterEntry


def entry_from_row(row: Mapping[str, object]) -> RegisterEntry:
    """Return a row of the data file as an entry; what the row does not say stays unknown."""
    return RegisterEntry(
        type=str(row["type"]),
        number=_text(row, "number"),
        issuer=_text(row, "issuer"),
        date=_day(row, "date"),
        title=_text(row, "title"),
        effective_from=_day(row, "effective_from"),
        effective_until=_day(row, "effective_until"),
        replaced_by=_names(row, "replaced_by"),
        amended_by=_names(row, "amended_by"),
        followed_by=_names(row, "followed_by"),
        followed_from=_day(row, "followed_from"),
        status=Proof(str(row["status"])),
        source=_text(row, "source"),
    )


def _text(row: Mapping[str, object], key: str) -> str:
    return str(row.get(key) or "")


def _day(row: Mapping[str, object], key: str) -> date | None:
    return date.fromisoformat(str(row[key])) if row.get(key) else None


def _names(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = row.get(key)
    return tuple(str(name) for name in value) if isinstance(value, list) else ()
