"""Undoing a merger on the day it was recorded."""

from datetime import date

from django.db import models, transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import RecordGone, require
from danvan.units.access.mergers import may_keep_merger
from danvan.units.actions.journal import as_left, made_by, put_back, relations, rows_of
from danvan.units.actions.paths import rebuild_paths
from danvan.units.actions.refusals import MergerInUse, UndoneTooLate
from danvan.units.models import AreaShare, Succession
from danvan.units.queries.mergers import work_moved

OWN = frozenset({AreaShare, Succession.old.through, Succession.new.through})


@transaction.atomic
def undo_merger(succession_id: int, *, by: User, on: date) -> None:
    """Undo a merger «hoàn tác» on the day it was recorded: everything is as it was before.

    Refused once anything was done with what it made, or work of the old units was handed over.
    """
    succession = Succession.objects.select_for_update().filter(pk=succession_id).first()
    if succession is None:
        raise RecordGone
    require(may_keep_merger(by, succession, on=on))
    if succession.recorded_on != on or not succession.journal:
        raise UndoneTooLate
    old = set(succession.old.values_list("pk", flat=True))
    if not as_left(succession.journal) or _used(succession) or work_moved(old, on):
        raise MergerInUse
    facts = {"resolution": succession.resolution, "clause": succession.clause}
    record_event("units.merger_undone", by=by, on=on, about=succession, **facts)
    entries = succession.journal
    succession.delete()
    put_back(entries)
    rebuild_paths()


def _used(succession: Succession) -> bool:
    """Say whether any other row points to what the merger made."""
    known = rows_of(succession.journal)
    for model, made in made_by(succession.journal).items():
        for related, column in relations(model):
            rows = related._base_manager.filter(**{f"{column}__in": made})
            if _others(rows, related, succession, known).exists():
                return True
    return False


def _others(
    rows: models.QuerySet[models.Model],
    related: type[models.Model],
    succession: Succession,
    known: dict[type[models.Model], set[int]],
) -> models.QuerySet[models.Model]:
    if related in OWN:
        return rows.exclude(succession=succession)
    if related is Succession:
        return rows.exclude(pk=succession.pk)
    return rows.exclude(pk__in=known.get(related, ()))
