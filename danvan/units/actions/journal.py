"""What a merger made and what stood before: enough to undo it exactly, and to see it cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields.reverse_related import ForeignObjectRel

from danvan.base.acts import Versioned

# Derived, and written anew after every act.
DERIVED = frozenset({"path"})

Plain = str | int | bool | None
Values = dict[str, Plain]
Entry = dict[str, Any]


@dataclass
class Journal:
    """Rows made, changed and removed, in order «nhật ký»; acts that nobody undoes forget theirs."""

    entries: list[Entry] = field(default_factory=list)

    def make(self, row: models.Model) -> None:
        """Write a new row."""
        row.save(force_insert=True)
        self.entries.append({**_place(row), "made": True, "after": _values(row, _names(row))})

    def change(self, row: models.Model, **values: object) -> None:
        """Change fields of a row; a versioned one counts the change."""
        names = {row._meta.get_field(name).attname for name in values}  # type: ignore[union-attr]  # only columns are changed
        names |= {"version"} if isinstance(row, Versioned) else set()
        before = _values(row, names)
        for name, value in values.items():
            setattr(row, name, value)
        if isinstance(row, Versioned):
            row.version += 1
        row.save(update_fields=[row._meta.get_field(name).name for name in names])
        self.entries.append({**_place(row), "before": before, "after": _values(row, names)})

    def remove(self, row: models.Model) -> None:
        """Remove a row that never took effect."""
        gone = {**_place(row), "gone": True, "before": _values(row, _names(row))}
        row.delete()
        self.entries.append(gone)


def rows_of(entries: Iterable[Entry]) -> dict[type[models.Model], set[int]]:
    """Return the ids of the rows an undo touches, by model."""
    found: dict[type[models.Model], set[int]] = defaultdict(set)
    for entry in entries:
        found[_model(entry)].add(entry["id"])
    return found


def made_by(entries: Iterable[Entry]) -> dict[type[models.Model], set[int]]:
    """Return the ids of the rows that were made, by model."""
    return rows_of(entry for entry in entries if entry.get("made"))


def as_left(entries: list[Entry]) -> bool:
    """Say whether every row still is as its last entry left it."""
    last: dict[tuple[str, int], Values | None] = {}
    for entry in entries:
        place = entry["of"], entry["id"]
        before = last.get(place) or {}
        last[place] = None if entry.get("gone") else {**before, **entry["after"]}
    return all(_stands(apps.get_model(of), row_id, values) for (of, row_id), values in last.items())


def put_back(entries: list[Entry]) -> None:
    """Remove what was made, restore what was changed or removed, last first. The caller asked."""
    for entry in reversed(entries):
        rows = _model(entry)._base_manager.filter(pk=entry["id"])
        if entry.get("made"):
            rows.delete()
        elif entry.get("gone"):
            _model(entry)(pk=entry["id"], **entry["before"]).save(force_insert=True)
        else:
            rows.update(**entry["before"])


def relations(model: type[models.Model]) -> Iterator[tuple[type[models.Model], str]]:
    """Return every column of any table that may point to a model, hidden ones too."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many:
            related = relation.related_model
            if isinstance(related, type):
                yield related, relation.field.name


def _stands(model: type[models.Model], row_id: int, values: Values | None) -> bool:
    row = model._base_manager.filter(pk=row_id).first()
    if values is None or row is None:
        return values is None and row is None
    return _values(row, values) == values


def _place(row: models.Model) -> Entry:
    return {"of": row._meta.label, "id": row.pk}


def _model(entry: Entry) -> type[models.Model]:
    return apps.get_model(entry["of"])


def _names(row: models.Model) -> set[str]:
    names = {column.attname for column in row._meta.concrete_fields if not column.primary_key}
    return names - DERIVED


def _values(row: models.Model, names: Iterable[str]) -> Values:
    return {name: _plain(getattr(row, name)) for name in sorted(names)}


def _plain(value: Any) -> Plain:
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int):
        return value
    return str(value)
