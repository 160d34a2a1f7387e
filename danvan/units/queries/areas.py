"""Places on a day: what stands inside one, its life, and the villages of a commune."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from danvan.base.dated import in_force
from danvan.rules.text.letters import bare_words
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    HouseholdCount,
    Level,
    NoticePlace,
    UnitKind,
    UnitVersion,
)
from danvan.units.queries.life import LifeEvent
from danvan.units.queries.lineage import Kin, predecessors_of_area, successors_of_area
from danvan.units.queries.tree import place_names

LEVELS = [str(level) for level in Level]


@dataclass(frozen=True)
class Place:
    """An area as it stood on a day «địa bàn»: `live` says whether it still existed."""

    pk: int
    key: str
    name: str
    level: str
    code: str
    within: int | None
    live: bool
    inside: int = 0

    @property
    def level_label(self) -> str:
        """Return the word for its level."""
        return str(Level(self.level).label)


@dataclass(frozen=True)
class Village:
    """A village as of a day «thôn, tổ dân phố»: its newest count of households, and its head."""

    key: str
    name: str
    commune: str
    households: HouseholdCount | None
    head: str
    boards: int
    loudspeakers: int


def places_on(areas: QuerySet[Area], on: date) -> tuple[Place, ...]:
    """Return some areas that exist on a day, by name."""
    versions = AreaVersion.objects.filter(in_force(on), area__in=areas).select_related("area")
    return tuple(_place(row, on) for row in versions.order_by("name"))


def find_places(areas: QuerySet[Area], on: date, words: str) -> tuple[Place, ...]:
    """Return the places above villages that exist on a day, by words without marks."""
    wanted = bare_words(words)
    above = areas.exclude(level=Level.VILLAGE)
    found = [place for place in places_on(above, on) if wanted in bare_words(place.name)]
    inside = Counter(
        AreaVersion.objects.filter(
            in_force(on), within__in=[place.pk for place in found]
        ).values_list("within", flat=True)
    )
    return tuple(
        replace(place, inside=inside[place.pk])
        for place in sorted(found, key=lambda place: (LEVELS.index(place.level), place.name))
    )


def place_on(area: Area, on: date) -> Place | None:
    """Return an area as of a day, an ended one as it last stood; None before it began."""
    version = area.versions.filter(since__lte=on).order_by("-since").first()
    return _place(version, on) if version else None


def inside_area(area: int, on: date) -> tuple[Place, ...]:
    """Return the places that stand inside an area on a day, by name."""
    versions = AreaVersion.objects.filter(in_force(on), within=area).select_related("area")
    return tuple(_place(version, on) for version in versions.order_by("name"))


def life_of_area(area: Area, on: date) -> tuple[LifeEvent, ...]:
    """Return the life of a place: its names, what was around it, the mergers it took part in."""
    versions = list(area.versions.order_by("since"))
    around = place_names([v.within_id for v in versions if v.within_id], date.max)
    events = []
    if versions:
        text = _("Có từ ngày này với tên %(name)s") % {"name": versions[0].name}
        events.append(LifeEvent(versions[0].since, text, "", "map-pin"))
    for before, after in pairwise(versions):
        events += _changed(before, after, around)
    if versions and versions[-1].until is not None:
        text = _("Kết thúc tồn tại")
        events.append(LifeEvent(versions[-1].until, text, versions[-1].name, "archive-box"))
    events += _mergers(area, on)
    return tuple(sorted(events, key=lambda event: event.at))


def villages_on(areas: QuerySet[Area], on: date, words: str = "") -> tuple[Village, ...]:
    """Return the villages among some areas on a day; five queries however many there are."""
    wanted = bare_words(words)
    there = AreaVersion.objects.filter(in_force(on), area__in=areas, area__level=Level.VILLAGE)
    there = there.select_related("area").order_by("within_id", "name")
    rows = [row for row in there if wanted in bare_words(row.name)]
    pks = [row.area_id for row in rows]
    communes = place_names({row.within_id for row in rows if row.within_id}, on)
    counts, heads, places = _newest_counts(pks, on), _heads(pks, on), _notice_places(pks, on)
    return tuple(
        Village(
            key=row.area.key,
            name=row.name,
            commune=communes.get(row.within_id or 0, ""),
            households=counts.get(row.area_id),
            head=heads.get(row.area_id, ""),
            boards=places.count((row.area_id, NoticePlace.Kind.BOARD)),
            loudspeakers=places.count((row.area_id, NoticePlace.Kind.LOUDSPEAKER)),
        )
        for row in rows
    )


def households_on(area: int, on: date) -> HouseholdCount | None:
    """Return the newest count of a village's households by a day: the denominator of its votes."""
    return HouseholdCount.objects.filter(area=area, on__lte=on).order_by("-on").first()


def last_day_of(area: Area) -> date | None:
    """Return the last day of an area; None while no end is known."""
    last = area.versions.order_by("-since").first()
    return last.until if last else None


def _place(version: AreaVersion, on: date) -> Place:
    area = version.area
    return Place(
        pk=area.pk,
        key=area.key,
        name=version.name,
        level=area.level,
        code=area.code,
        within=version.within_id,
        live=version.holds_on(on),
    )


def _changed(
    before: AreaVersion, after: AreaVersion, around: Mapping[int, str]
) -> Iterable[LifeEvent]:
    if before.name != after.name:
        text = _("Đổi tên thành %(name)s") % {"name": after.name}
        note = _("Tên cũ: %(name)s") % {"name": before.name}
        yield LifeEvent(after.since, text, note, "pencil-square")
    if before.within_id != after.within_id:
        text = _("Chuyển về %(name)s") % {"name": around.get(after.within_id or 0, "—")}
        note = _("Trước đó: %(name)s") % {"name": around.get(before.within_id or 0, "—")}
        yield LifeEvent(after.since, text, note, "arrows-right-left")


def _mergers(area: Area, on: date) -> Iterable[LifeEvent]:
    """Return what the place was made of and what it became, one event a clause."""
    said = ((successors_of_area, _("Sắp xếp vào %(names)s")),
            (predecessors_of_area, _("Hình thành từ %(names)s")))  # fmt: skip
    for asked, sentence in said:
        by_clause: dict[int, list[Kin]] = {}
        for kin in asked(area.pk, on):
            by_clause.setdefault(kin.succession, []).append(kin)
        for clause, kin_of in by_clause.items():
            names = ", ".join(dict.fromkeys(kin.name for kin in kin_of))
            text = sentence % {"names": names}
            yield LifeEvent(kin_of[0].on, text, kin_of[0].cited, "arrows-pointing-in", clause)


def _newest_counts(villages: Collection[int], on: date) -> Mapping[int, HouseholdCount]:
    counts = HouseholdCount.objects.filter(area__in=villages, on__lte=on).order_by("on")
    return {count.area_id: count for count in counts}


def _heads(villages: Collection[int], on: date) -> Mapping[int, str]:
    """Return who heads each village: the holder of the head post of the village's unit."""
    units = UnitVersion.objects.filter(
        in_force(on), unit__kind=UnitKind.VILLAGE, unit__area__in=villages
    )
    held = Appointment.objects.filter(
        in_force(on),
        Q(user__is_active=True),
        post__is_head=True,
        post__unit__in=units.values("unit"),
    )
    return dict(held.order_by("-since").values_list("post__unit__area_id", "user__name"))


def _notice_places(villages: Collection[int], on: date) -> list[tuple[int, str]]:
    places = NoticePlace.objects.filter(in_force(on), area__in=villages)
    return list(places.values_list("area_id", "kind"))
