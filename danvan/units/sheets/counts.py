"""Rows of households: «Số hộ»."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from danvan.units.sheets.directory import Directory, Place
from danvan.units.sheets.known import Known
from danvan.units.sheets.places import outside
from danvan.units.sheets.reading import RowReading, say
from danvan.units.sheets.values import CountChange, Line, NewCount, What, Writes

VILLAGE: Final = "village"
LONGEST: Final = 300


class CountRows:
    """Lays the rows of households beside the register; areas have been laid before."""

    def __init__(self, known: Known, areas: Directory, writes: Writes) -> None:
        self.known = known
        self.areas = areas
        self.writes = writes
        self.counted = {(one.area, one.on): one for one in known.counts}
        self.rows: dict[tuple[str, date], int] = {}

    def lay(self, reading: RowReading) -> Line:
        """Return what a row would do."""
        area = self.areas.find(reading, "area")
        on = reading.day("on")
        count = reading.number("count")
        source = reading.short("source", LONGEST)
        shown = area.names[0] if area and area.names else reading.row.get("area")
        if area is not None:
            self._check_area(reading, area)
        if on is not None and on > self.known.on:
            reading.wrong("on", _("ngày chốt chưa đến. Hãy sửa lại."))
        if area is None or on is None or count is None:
            return reading.line(What.NEW, shown)
        self._refuse_twice(reading, area.key, on)
        return self._count(
            reading, NewCount(reading.row.number, area.key, on, count, source), area, shown
        )

    def _check_area(self, reading: RowReading, area: Place) -> None:
        if area.level and area.level != VILLAGE:
            reading.wrong("area", _("chỉ ghi số hộ cho thôn, tổ dân phố. Hãy sửa lại."))

    def _refuse_twice(self, reading: RowReading, area: str, on: date) -> None:
        first = self.rows.setdefault((area, on), reading.row.number)
        if first != reading.row.number:
            text = _("trùng với dòng %(row)d: cùng nơi, cùng ngày chốt. Hãy bỏ một dòng.")
            reading.wrong("on", text % {"row": first})

    def _count(self, reading: RowReading, new: NewCount, area: Place, shown: str) -> Line:
        known = self.counted.get((new.area, new.on))
        if known is None:
            if not area.kept:
                reading.wrong("area", outside())
            self.writes.counts.append(new)
            return reading.as_new(shown, on=say(new.on))
        if (new.count, new.source) != (known.count, known.source):
            if not area.kept:
                reading.wrong("area", outside())
            self.writes.count_changes.append(CountChange(new.row, known.pk, new.count, new.source))
        return reading.as_changed(
            shown,
            ("count", str(known.count), str(new.count)),
            ("source", known.source, new.source),
        )
