"""Importing a list of mergers: one transaction, and the same list twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_events
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, require
from danvan.rules.lineage.clauses import MergerFile
from danvan.units.access.merger_lists import may_take_in
from danvan.units.actions.merger_rows import BATCH, Keys, Made, Writing, create_all
from danvan.units.actions.paths import rebuild_paths
from danvan.units.models import AreaShare, Succession
from danvan.units.queries.merger_import import Prospect, prospect


class KnownTooLate(ActRefused):
    """Old communes are known from a day before they ended «ngày biết từ không hợp lệ»."""

    def __init__(self, eve: date) -> None:
        super().__init__(
            _("Ngày biết đơn vị cũ tồn tại phải không sau ngày %(eve)s. Hãy chọn ngày sớm hơn.")
            % {"eve": f"{eve:%d/%m/%Y}"}
        )


@transaction.atomic
def import_successions(
    file: MergerFile, *, known_from: date | None, by: User | None, on: date
) -> Prospect:
    """Write what a list of mergers tells and return what was made. The caller has asked.

    Only who may start the program's commands imports a list. A clause already recorded is left as
    it is, so that the same list twice changes nothing. `known_from` is the first day the old
    communes are taken to have stood; the list itself vouches only for the day before the mergers,
    and that is taken when None is given.
    """
    given = prospect(file)
    if known_from is not None and known_from > given.eve:
        raise KnownTooLate(given.eve)
    if not given.clauses:
        return given
    writing = Writing(given, known_from or given.eve, Keys())
    writing.provinces()
    writing.districts()
    old = writing.old_communes()
    new = writing.new_communes()
    made = _successions(given, old, new)
    rebuild_paths()
    facts = [{"resolution": one.resolution, "clause": one.clause} for one in made]
    record_events("units.succeeded", by=by, on=on, abouts=zip(made, facts, strict=True))
    return given


@transaction.atomic
def take_in_list(file: MergerFile, *, known_from: date | None, by: User, on: date) -> Prospect:
    """Write a list of mergers for an operator who keeps every province it names."""
    require(may_take_in(by, file, on=on))
    return import_successions(file, known_from=known_from, by=by, on=on)


def _successions(given: Prospect, old: Sequence[Made], new: Sequence[Made]) -> list[Succession]:
    """Write the clauses with their shares.

    Old bodies, and with them the records, go to the new one only where all of the place does.
    """
    gone: dict[str, list[int]] = {}
    for number, (place, _area) in enumerate(given.places):
        if place.whole_to is not None:
            gone.setdefault(place.whole_to.cited, []).append(old[number].unit)
    rows = {
        clause.cited: Succession(
            resolution=clause.resolution,
            clause=clause.clause,
            on=given.file.effective_on,
            records_id=new[number].unit if clause.cited in gone else None,
        )
        for number, (clause, _area) in enumerate(given.clauses)
    }
    Succession.objects.bulk_create(rows.values(), batch_size=BATCH)
    create_all(_shares(given, rows, old, new))
    create_all(
        Succession.old.through(succession=rows[cited], unit_id=unit)
        for cited, units in gone.items()
        if cited in rows
        for unit in units
    )
    create_all(
        Succession.new.through(succession=rows[clause.cited], unit_id=new[number].unit)
        for number, (clause, _area) in enumerate(given.clauses)
    )
    return list(rows.values())


def _shares(
    given: Prospect,
    rows: Mapping[str, Succession],
    old: Sequence[Made],
    new: Sequence[Made],
) -> Iterable[AreaShare]:
    for number, (place, _area) in enumerate(given.places):
        for taken in place.taken:
            if taken.clause.cited in rows:
                yield AreaShare(
                    succession=rows[taken.clause.cited],
                    area_id=old[number].area,
                    side=AreaShare.Side.OLD,
                    share=taken.mention.share,
                    doubt=AreaShare.Doubt.AMBIGUOUS if place in given.unsure else place.doubt,
                )
    for number, (clause, _area) in enumerate(given.clauses):
        yield AreaShare(
            succession=rows[clause.cited], area_id=new[number].area, side=AreaShare.Side.NEW
        )
