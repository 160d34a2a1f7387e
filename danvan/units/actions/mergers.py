"""Recording a merger, division or dissolution by hand: previewed first, then done in one act."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import locked, require
from danvan.rules.organisation import day_before, ends_place
from danvan.units.access import may_manage_area, may_manage_unit
from danvan.units.actions.areas import make_area
from danvan.units.actions.journal import Journal
from danvan.units.actions.paths import rebuild_paths
from danvan.units.actions.refusals import (
    ClauseTaken,
    HolderMissing,
    NothingToMerge,
    StillBelow,
)
from danvan.units.actions.units import make_unit, put_under
from danvan.units.actions.versions import (
    begin_version,
    drop_versions,
    end_posts,
    end_versions,
    standing,
)
from danvan.units.models import Appointment, Area, AreaShare, Succession, Unit
from danvan.units.queries.mergers import (
    inside_on,
    staying_in,
    subordinates_on,
    waiting_work,
)
from danvan.units.values import MergerOutcome, MergerPlan, Moved, NewArea, NewUnit

Made = TypeVar("Made", Area, Unit)


@transaction.atomic
def merge(plan: MergerPlan, *, by: User, on: date) -> Succession:
    """Record a merger «ghi nhận sắp xếp»: the old end the day before, the new begin on its day."""
    succession, _outcome = _merge(plan, by, on)
    return succession


def preview_merger(plan: MergerPlan, *, by: User, on: date) -> MergerOutcome:
    """Say what a merger would do, by doing it and taking it back; refuses as `merge` does."""
    with transaction.atomic():
        _succession, outcome = _merge(plan, by, on)
        transaction.set_rollback(True)
    return outcome


def _merge(plan: MergerPlan, by: User, on: date) -> tuple[Succession, MergerOutcome]:
    require(_may_merge(plan, by, on))
    if not plan.old_areas and not plan.old_units:
        raise NothingToMerge
    clause = {"resolution": plan.resolution.strip(), "clause": plan.clause.strip()}
    if Succession.objects.filter(**clause).exists():
        raise ClauseTaken(**clause)
    merging = _Merging(plan)
    merging.run()
    succession = merging.recorded(clause, by, on)
    rebuild_paths()
    record_event("units.succeeded", by=by, on=on, about=succession, **clause)
    return succession, merging.outcome(on)


def _may_merge(plan: MergerPlan, by: User, on: date) -> bool:
    """Say whether the person keeps the registers of everything old and everything new."""
    around: set[object] = {new.within for new in plan.new_areas if isinstance(new, NewArea)}
    around |= {new.area for new in plan.new_units if isinstance(new, NewUnit)}
    areas = {old.area for old in plan.old_areas} | set(_ids([*plan.new_areas, *around]))
    units = set(plan.old_units) | set(_ids(plan.new_units))
    if None in around:
        return False
    return all(may_manage_area(by, area, on=on) for area in areas) and all(
        may_manage_unit(by, unit, on=on) for unit in units
    )


class _Merging:
    """One merger under way: what it made, by what the plan calls it."""

    def __init__(self, plan: MergerPlan) -> None:
        self.plan = plan
        self.eve = day_before(plan.day)
        self.journal = Journal()
        self.areas: dict[NewArea, Area] = {}
        self.units: dict[NewUnit, Unit] = {}
        self.old_areas = _locked(Area, [old.area for old in plan.old_areas])
        self.old_units = _locked(Unit, plan.old_units)
        self.ends: list[str] = []
        self.begins: list[str] = []
        self.moves: list[Moved] = []
        self.goes_on: list[str] = []

    def run(self) -> None:
        """End the old, begin the new, and put what stood inside or below in its new place."""
        homeless, subordinate = inside_on(self.plan), subordinates_on(self.plan)
        self._open_new_areas()
        self._open_new_units()
        self._rehome(homeless)
        self._reseat(subordinate)
        self._end_units()
        self._end_areas()

    def recorded(self, clause: Mapping[str, str], by: User, on: date) -> Succession:
        """Write the succession with its shares and the journal of what was done."""
        holder = self._holder()
        made = Succession.objects.create(
            **clause,
            on=self.plan.day,
            records=holder,
            recorded_on=on,
            recorded_by=by,
            journal=self.journal.entries,
        )
        made.old.set(self.old_units.values())
        made.new.set(self._unit(new) for new in self.plan.new_units)
        AreaShare.objects.bulk_create(
            AreaShare(succession=made, area_id=old.area, side=AreaShare.Side.OLD, share=old.share)
            for old in self.plan.old_areas
        )
        AreaShare.objects.bulk_create(
            AreaShare(succession=made, area=self._area(new), side=AreaShare.Side.NEW)
            for new in self.plan.new_areas
        )
        return made

    def outcome(self, on: date) -> MergerOutcome:
        """Say what was done, in names."""
        ended = self._ending_units()
        lost = Appointment.objects.filter(post__unit__in=ended, until=self.eve)
        return MergerOutcome(
            ends=tuple(self.ends),
            begins=tuple(self.begins),
            moves=tuple(self.moves),
            goes_on=tuple(self.goes_on),
            people=lost.values("user").distinct().count(),
            stays=staying_in([one.pk for one in self._ending_areas()], self.plan.day),
            waiting=waiting_work({one.pk for one in ended}, on),
        )

    def _open_new_areas(self) -> None:
        for new in self.plan.new_areas:
            if isinstance(new, NewArea):
                self.areas[new] = make_area(replace(new, since=self.plan.day), self.journal)
                self.begins.append(new.name)
            else:
                self.goes_on.append(standing(self._area(new), self.plan.day).name)

    def _open_new_units(self) -> None:
        for new in self.plan.new_units:
            if not isinstance(new, NewUnit):
                self.goes_on.append(standing(self._unit(new), self.plan.day).name)
                continue
            superior = None if new.superior is None else self._unit(new.superior).pk
            placed = replace(
                new, since=self.plan.day, area=self._area(new.area).pk, superior=superior
            )
            self.units[new] = make_unit(placed, self.journal)
            self.begins.append(new.name)

    def _rehome(self, inside: Iterable[Area]) -> None:
        """Put places inside ended areas into new ones."""
        only = self.plan.new_areas[0] if len(self.plan.new_areas) == 1 else None
        for area in inside:
            home = self.plan.homes.get(area.pk, only)
            name = standing(area, self.plan.day).name
            if home is None:
                raise StillBelow([name])
            place = self._area(home)
            begin_version(area, self.plan.day, self.journal, within_id=place.pk)
            self.journal.change(area)
            self.moves.append(Moved(name, standing(place, self.plan.day).name))

    def _reseat(self, below: Iterable[Unit]) -> None:
        """Put units under ended ones below a new one of their own sector."""
        for unit in below:
            seat = self.plan.seats.get(unit.pk) or self._only_of(unit.sector)
            name = standing(unit, self.plan.day).name
            if seat is None:
                raise StillBelow([name])
            above = self._unit(seat)
            put_under(unit, above.pk, self.plan.day, self.journal)
            self.journal.change(unit)
            self.moves.append(Moved(name, standing(above, self.plan.day).name))

    def _only_of(self, sector: str) -> int | NewUnit | None:
        fitting = [new for new in self.plan.new_units if self._unit(new).sector == sector]
        return fitting[0] if len(fitting) == 1 else None

    def _end_units(self) -> None:
        ending = self._ending_units()
        if ending:
            self._holder()
        end_posts(ending, self.eve, self.journal)
        for unit in ending:
            self._end(unit)

    def _end_areas(self) -> None:
        for area in self._ending_areas():
            self._end(area)

    def _end(self, owner: Unit | Area) -> None:
        self.ends.append(standing(owner, self.eve).name)
        drop_versions(owner, self.plan.day, self.journal)
        end_versions(owner, self.eve, self.journal)
        self.journal.change(owner)

    def _ending_units(self) -> list[Unit]:
        kept = set(_ids(self.plan.new_units))
        return [unit for pk, unit in self.old_units.items() if pk not in kept]

    def _ending_areas(self) -> list[Area]:
        kept = set(_ids(self.plan.new_areas))
        return [
            self.old_areas[old.area]
            for old in self.plan.old_areas
            if ends_place(old.share, goes_on=old.area in kept)
        ]

    def _holder(self) -> Unit | None:
        """Return who holds the records; needed as soon as a unit ends."""
        if self.plan.records is None:
            if self._ending_units():
                raise HolderMissing
            return None
        holder = self._unit(self.plan.records)
        if holder in self._ending_units():
            raise HolderMissing
        standing(holder, self.plan.day)
        return holder

    def _area(self, named: int | NewArea) -> Area:
        return self.areas[named] if isinstance(named, NewArea) else Area.objects.get(pk=named)

    def _unit(self, named: int | NewUnit) -> Unit:
        return self.units[named] if isinstance(named, NewUnit) else Unit.objects.get(pk=named)


def _locked(model: type[Made], pks: Iterable[int]) -> dict[int, Made]:
    return {pk: locked(model, pk, None) for pk in sorted(set(pks))}


def _ids(named: Iterable[object]) -> list[int]:
    return [one for one in named if isinstance(one, int)]
