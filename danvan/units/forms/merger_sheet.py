"""The whole sheet of a merger: its clause, shares, what is made, where what is left goes."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.access import manageable_units
from danvan.units.access.places import kept_areas, listed_units
from danvan.units.forms.mergers import (
    NEW_AREAS,
    NEW_UNITS,
    ClauseForm,
    NewAreas,
    NewUnits,
    ShareForm,
    WhereForm,
    areas_made,
    meant,
    new_label,
    units_made,
)
from danvan.units.models import Area, Level, Unit
from danvan.units.queries.book import UnitBook, unit_book
from danvan.units.queries.merger_choice import Chosen
from danvan.units.queries.mergers import inside_on, subordinates_on
from danvan.units.queries.offered import area_choices_on, unit_choices_on
from danvan.units.queries.tree import place_names
from danvan.units.values import MergerPlan, NewArea, NewUnit, OldPlace

AROUND = [str(level) for level in Level][:-1]  # whatever may hold a place or a body
Labels = list[tuple[object, object]]
AREA_ROW = _("Địa bàn mới lập ở dòng")
UNIT_ROW = _("Đơn vị mới lập ở dòng")
ROW_WITHOUT_NAME = _("Bạn đã chọn một dòng mới lập chưa có tên. Hãy ghi tên hoặc chọn dòng khác.")


class MergerSheet:
    """All the forms of a merger «phiếu sắp xếp», bound to what was posted, or fresh."""

    def __init__(self, posted: QueryDict | None, chosen: Chosen, *, by: User, on: date) -> None:
        self.chosen, self.by, self.on = _kept(chosen, by, on), by, on
        self.book = unit_book(on, self.chosen.old_units | self.chosen.new_units)
        self.places = place_names(self.chosen.old_areas | self.chosen.new_areas, on)
        old = sorted((self.places[pk], pk) for pk in self.chosen.old_areas if pk in self.places)
        self.clause = ClauseForm(posted, holders=self._holders(), initial={"day": on})
        self.shares = ShareForm(posted, places=[(pk, name) for name, pk in old])
        self.areas = NewAreas(
            posted,
            prefix="areas",
            form_kwargs={"areas": area_choices_on(kept_areas(by, on), on, levels=AROUND)},
            initial=[self._like_old_area()] * NEW_AREAS,
        )
        self.units = NewUnits(
            posted,
            prefix="units",
            form_kwargs={"areas": self._unit_areas(), "superiors": self._superiors()},
            initial=[self._like_old_unit()] * NEW_UNITS,
        )
        self.where: WhereForm | None = None
        self._posted = posted

    def is_valid(self) -> bool:
        """Say whether all that was typed can be read; then the forms of what is left stand too."""
        readable = [form.is_valid() for form in (self.clause, self.shares, self.areas, self.units)]
        if not all(readable) or not self._rows_exist():
            return False
        plan = self._plan({}, {})
        self.where = self._where(plan)
        return self.where.is_valid()

    def plan(self) -> MergerPlan:
        """Return the merger that was typed. Asked after `is_valid` said yes."""
        where = self.where
        if where is None:
            return self._plan({}, {})
        areas, units = self._made()
        homes = {pk: meant(label, areas) for pk, label in where.chosen("home").items()}
        seats = {pk: meant(label, units) for pk, label in where.chosen("seat").items()}
        return self._plan(homes, seats)

    def _made(self) -> tuple[dict[str, NewArea], dict[str, NewUnit]]:
        day = self.clause.cleaned_data["day"]
        areas = areas_made(self.areas, day)
        return areas, units_made(self.units, day, areas)

    def _plan(self, homes: dict[int, int | NewArea], seats: dict[int, int | NewUnit]) -> MergerPlan:
        given = self.clause.cleaned_data
        areas, units = self._made()
        old = (OldPlace(pk, self.shares.share(pk)) for pk in sorted(self.chosen.old_areas))
        return MergerPlan(
            resolution=given["resolution"].strip(),
            clause=given["clause"].strip(),
            day=given["day"],
            old_areas=tuple(old),
            new_areas=(*sorted(self.chosen.new_areas), *areas.values()),
            old_units=tuple(sorted(self.chosen.old_units)),
            new_units=(*sorted(self.chosen.new_units), *units.values()),
            records=meant(given["records"], units) if given["records"] else None,
            homes=homes,
            seats=seats,
        )

    def _rows_exist(self) -> bool:
        """Say whether every choice of something to be made points to a row with a name."""
        try:
            _areas, units = self._made()
            records = self.clause.cleaned_data["records"]
            if records:
                meant(records, units)
        except KeyError:
            self.clause.add_error(None, ROW_WITHOUT_NAME)
            return False
        return True

    def _where(self, plan: MergerPlan) -> WhereForm:
        inside, below = inside_on(plan), subordinates_on(plan)
        names = place_names([area.pk for area in inside], plan.day)
        book = unit_book(plan.day, [unit.pk for unit in below])
        areas, units = self._made()
        into = [(pk, self.places.get(pk, "")) for pk in sorted(self.chosen.new_areas)]
        under = [(pk, self.book.name(pk)) for pk in sorted(self.chosen.new_units)]
        return WhereForm(
            self._posted,
            inside=[(area.pk, names.get(area.pk, "")) for area in inside],
            below=[(unit.pk, book.name(unit.pk)) for unit in below],
            areas=[*_texts(into), *((label, new.name) for label, new in areas.items())],
            units=[*_texts(under), *((label, new.name) for label, new in units.items())],
        )

    def _holders(self) -> Labels:
        """Offer who may hold records: what goes on or is made here, then everybody kept."""
        kept = unit_choices_on(manageable_units(self.by, self.on), self.on)
        ending = self.chosen.old_units - self.chosen.new_units
        first = [one for one in kept if one[0] in self.chosen.new_units]
        rest = [one for one in kept if one[0] not in self.chosen.new_units | ending]
        return [*_texts(first), *_rows(UNIT_ROW, NEW_UNITS), *_texts(rest)]

    def _unit_areas(self) -> Labels:
        kept = area_choices_on(kept_areas(self.by, self.on), self.on, levels=AROUND)
        return [*_rows(AREA_ROW, NEW_AREAS), *_texts(kept)]

    def _superiors(self) -> Labels:
        sectors = Unit.objects.filter(pk__in=self.chosen.old_units).values("sector")
        above = listed_units(self.by, self.on).exclude(level=Level.VILLAGE)
        if self.chosen.old_units:
            above = above.filter(sector__in=sectors)
        seen = unit_choices_on(above, self.on)
        ending = self.chosen.old_units - self.chosen.new_units
        return [*_rows(UNIT_ROW, NEW_UNITS), *_texts(o for o in seen if o[0] not in ending)]

    def _like_old_area(self) -> dict[str, object]:
        """Return what a new place most likely shares with the first old one."""
        first = Area.objects.filter(pk__in=self.chosen.old_areas).order_by("pk").first()
        if first is None:
            return {}
        version = first.versions.order_by("-since").first()
        return {"level": first.level, "within": version.within_id if version else None}

    def _like_old_unit(self) -> dict[str, object]:
        """Return what a new unit most likely shares with the first old one."""
        first = Unit.objects.filter(pk__in=self.chosen.old_units).order_by("pk").first()
        if first is None:
            return {}
        like: dict[str, object] = {
            "sector": first.sector,
            "kind": first.kind,
            "level": first.level,
            "superior": _superior(self.book, first.pk),
        }
        made_anew = self.chosen.old_areas and not self.chosen.new_areas
        return like | {"area": new_label(0) if made_anew else first.area_id}


def _superior(book: UnitBook, unit: int) -> int | None:
    entry = book.entries.get(unit)
    return entry.superior if entry else None


def _kept(chosen: Chosen, by: User, on: date) -> Chosen:
    """Return what was chosen without what the person does not keep."""
    areas = _among(kept_areas(by, on), chosen.old_areas | chosen.new_areas)
    units = _among(manageable_units(by, on), chosen.old_units | chosen.new_units)
    return Chosen(
        old_areas=chosen.old_areas & areas,
        new_areas=chosen.new_areas & areas,
        old_units=chosen.old_units & units,
        new_units=chosen.new_units & units,
    )


def _among(rows: QuerySet[Area] | QuerySet[Unit], pks: frozenset[int]) -> frozenset[int]:
    return frozenset(rows.filter(pk__in=pks).values_list("pk", flat=True))


def _texts(choices: Iterable[tuple[int, str]]) -> Labels:
    return [(str(pk), name) for pk, name in choices]


def _rows(word: object, count: int) -> Labels:
    """Name the rows of a form set as choices."""
    return [(new_label(number), f"{word} {number + 1}") for number in range(count)]
