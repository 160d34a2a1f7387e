"""Loading the days off and make-up days that danvan ships."""

import json
from collections.abc import Mapping
from datetime import date
from importlib import resources

from django.db import transaction

from danvan.law.actions.shipped import Loaded
from danvan.law.models import Holiday

SCHEMA = "danvan.holidays/1"
SHIPPED = ("kind", "name", "source", "verified")


class UnknownDayFile(ValueError):
    """The data file of days off is not in the form this program reads."""


@transaction.atomic
def load_holidays(rows: list[Mapping[str, object]] | None = None) -> Loaded:
    """Bring the days off up to the shipped data file; doing it twice changes nothing.

    A row that an operator edited is never overwritten. Days that are not settled (announced, but
    no law found) are left out: an operator adds them when the law is there.
    """
    shipped = shipped_days() if rows is None else rows
    known = {row.on: row for row in Holiday.objects.select_for_update()}
    added, changed, kept, unsettled = [], [], 0, []
    for row in shipped:
        day = date.fromisoformat(str(row["on"]))
        before = known.get(day)
        if not row.get("settled", True):
            unsettled.append(day)
        elif before is None:
            added.append(Holiday(on=day, **_shipped(row)))
        elif before.edited or _shipped(row) == {name: getattr(before, name) for name in SHIPPED}:
            kept += 1
        else:
            changed.append(_updated(before, row))
    Holiday.objects.bulk_create(added)
    Holiday.objects.bulk_update(changed, [*SHIPPED, "version"])
    return Loaded(len(added), len(changed), kept, tuple(unsettled))


def shipped_days() -> list[Mapping[str, object]]:
    """Return the rows of the data file. Raises UnknownDayFile for another form."""
    text = resources.files("danvan.law").joinpath("data/holidays.json").read_text(encoding="utf-8")
    content = json.loads(text)
    if content.get("schema") != SCHEMA:
        raise UnknownDayFile(content.get("schema"))
    days: list[Mapping[str, object]] = content["days"]
    return days


def _shipped(row: Mapping[str, object]) -> dict[str, object]:
    return {name: row[name] for name in SHIPPED}


def _updated(before: Holiday, row: Mapping[str, object]) -> Holiday:
    for name, value in _shipped(row).items():
        setattr(before, name, value)
    before.version += 1
    return before
