"""The life of a unit: its names and superiors by day, what it came from, what it became."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.base.dated import in_force
from danvan.units.models import Appointment, Area, Succession, Unit, UnitVersion
from danvan.units.queries.book import UnitBook, unit_book


@dataclass(frozen=True)
class LifeEvent:
    """Something that happened to a unit or place on a day «mốc»; drawn by ui/timeline.html."""

    at: date
    text: str
    note: str
    icon: str
    succession: int | None = None


@dataclass(frozen=True)
class Kinsman:
    """A unit before or after another «đơn vị trước, sau sắp xếp», by its name of that day."""

    pk: int
    key: str
    name: str
    holds_records: bool


@dataclass(frozen=True)
class Change:
    """A merger in which a unit took part «lần sắp xếp»: what it took and what it made."""

    pk: int
    cited: str
    on: date
    old: tuple[Kinsman, ...]
    new: tuple[Kinsman, ...]


def life_of(unit: Unit, mergers: Iterable[Change]) -> tuple[LifeEvent, ...]:
    """Return a unit's life from its first day to its last known one; `mergers` are its own."""
    versions = list(unit.versions.order_by("since"))
    names = _names_of([v.superior_id for v in versions if v.superior_id])
    events = [_began(versions[0], names)] if versions else []
    for before, after in pairwise(versions):
        events += _changed(before, after, names)
    last = versions[-1] if versions else None
    if last is not None and last.until is not None:
        events.append(LifeEvent(last.until, _("Kết thúc hoạt động"), last.name, "archive-box"))
    events += [_merged(change, unit) for change in mergers]
    return tuple(sorted(events, key=lambda event: event.at))


def changes_of(unit: Unit) -> tuple[Change, ...]:
    """Return the mergers in which a unit took part, the oldest first; at most four queries."""
    taken = Succession.objects.filter(old=unit).values("pk")
    made = Succession.objects.filter(new=unit).values("pk")
    part = Succession.objects.filter(Q(pk__in=taken) | Q(pk__in=made))
    return changes(part.order_by("on", "resolution", "clause"))


def changes(successions: Iterable[Succession]) -> tuple[Change, ...]:
    """Return mergers with their units, each by its last known name; three queries."""
    rows = list(successions)
    old = _links(Succession.old.through, [row.pk for row in rows])
    new = _links(Succession.new.through, [row.pk for row in rows])
    units = {unit for _row, unit in [*old, *new]} | {row.records_id for row in rows}
    names = _names_of([pk for pk in units if pk])
    return tuple(
        Change(
            pk=row.pk,
            cited=str(row),
            on=row.on,
            old=_kin([u for r, u in old if r == row.pk], names, row.records_id),
            new=_kin([u for r, u in new if r == row.pk], names, row.records_id),
        )
        for row in rows
    )


def head_of(unit: int, on: date) -> Appointment | None:
    """Return who heads a unit on a day, with the person and the post."""
    heads = Appointment.objects.filter(
        in_force(on), post__unit=unit, post__is_head=True, user__is_active=True
    )
    return heads.select_related("user", "post").order_by("since", "pk").first()


def day_shown(owner: Unit | Area, today: date) -> date:
    """Return the day a unit or area is shown for: today, or its first day when it begins later."""
    first = owner.versions.order_by("since").first()
    return max(today, first.since) if first else today


def last_day(unit: Unit) -> date | None:
    """Return the last day of a unit; None while no end is known."""
    last = unit.versions.order_by("-since").first()
    return last.until if last else None


def _names_of(units: Iterable[int]) -> UnitBook:
    """Return the last known names of units, whatever the day."""
    return unit_book(date.max, units)


def _links(through: type, successions: list[int]) -> list[tuple[int, int]]:
    rows = through._default_manager.filter(succession__in=successions)  # type: ignore[attr-defined]  # the table between
    return list(rows.order_by("pk").values_list("succession_id", "unit_id"))


def _kin(units: list[int], names: UnitBook, holder: int | None) -> tuple[Kinsman, ...]:
    return tuple(
        Kinsman(pk, names.entries[pk].key, names.name(pk), pk == holder)
        for pk in units
        if pk in names.entries
    )


def _began(first: UnitVersion, names: UnitBook) -> LifeEvent:
    note = _("Trực thuộc %(name)s") % {"name": names.name(first.superior_id)}
    text = _("Có từ ngày này với tên %(name)s") % {"name": first.name}
    return LifeEvent(first.since, text, note if first.superior_id else "", "building-office")


def _changed(before: UnitVersion, after: UnitVersion, names: UnitBook) -> list[LifeEvent]:
    """Say what changed from one version to the next; nothing when only a superior's own moved."""
    events = []
    if before.name != after.name:
        text = _("Đổi tên thành %(name)s") % {"name": after.name}
        note = _("Tên cũ: %(name)s") % {"name": before.name}
        events.append(LifeEvent(after.since, text, note, "pencil-square"))
    if before.superior_id != after.superior_id:
        text = _("Chuyển về trực thuộc %(name)s") % {"name": names.name(after.superior_id)}
        if after.superior_id is None:
            text = _("Không còn trực thuộc đơn vị nào")
        note = _("Trước đó: %(name)s") % {"name": names.name(before.superior_id)}
        events.append(LifeEvent(after.since, text, note, "arrows-right-left"))
    return events


def _merged(change: Change, unit: Unit) -> LifeEvent:
    """Say what a merger did to the unit: it took it, made it, or let it take others in."""
    old, new = {kin.pk for kin in change.old}, {kin.pk for kin in change.new}
    others = change.new if unit.pk in old and unit.pk not in new else change.old
    named = ", ".join(kin.name for kin in others if kin.pk != unit.pk)
    if unit.pk in old and unit.pk not in new:
        text = _("Sắp xếp vào %(names)s") % {"names": named}
        if not named:
            text = _("Giải thể, không có đơn vị kế tục")
    elif unit.pk in old:
        text = _("Nhận thêm %(names)s") % {"names": named}
    else:
        text = _("Hình thành từ %(names)s") % {"names": named}
    return LifeEvent(change.on, text, change.cited, "arrows-pointing-in", change.pk)


def people_count(unit: int, on: date) -> int:
    """Return how many people hold a post of a unit on a day."""
    held = Appointment.objects.filter(in_force(on), post__unit=unit, user__is_active=True)
    return held.values("user").distinct().count()
