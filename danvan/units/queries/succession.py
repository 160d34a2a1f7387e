"""Mergers as a list by resolution, and the page of one."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from danvan.accounts.queries import HistoryLine, history_of
from danvan.rules.text.letters import bare_words
from danvan.units.models import AreaShare, Succession
from danvan.units.queries.life import Change, changes
from danvan.units.queries.tree import place_names

Side = AreaShare.Side


@dataclass(frozen=True)
class SharedPlace:
    """A place of a merger «địa bàn trong sắp xếp»: how much of it went, what is unclear."""

    share: AreaShare
    key: str
    name: str


@dataclass(frozen=True)
class MergerLine:
    """One clause in the list of mergers «dòng sắp xếp»."""

    succession: Succession
    before: tuple[str, ...]
    after: tuple[str, ...]
    doubts: int


@dataclass(frozen=True)
class MergerPage:
    """Everything about one merger: places, units, and what people did about it."""

    succession: Succession
    change: Change
    old_places: tuple[SharedPlace, ...]
    new_places: tuple[SharedPlace, ...]
    history: tuple[HistoryLine, ...]


def found_successions(
    successions: QuerySet[Succession], *, year: int | None, doubtful: bool
) -> QuerySet[Succession]:
    """Return mergers, the newest first, of a year, or only those with something unclear."""
    found = successions.annotate(doubts=Count("shares", filter=~Q(shares__doubt=""), distinct=True))
    if year is not None:
        found = found.filter(on__year=year)
    if doubtful:
        found = found.filter(doubts__gt=0)
    return found.select_related("records").order_by("-on", "resolution", "pk")


def merger_lines(rows: Iterable[Succession]) -> tuple[MergerLine, ...]:
    """Return clauses with the names of what they took and made; six queries for a page."""
    page = list(rows)
    shares = list(AreaShare.objects.filter(succession__in=page).order_by("pk"))
    names = place_names({share.area_id for share in shares}, date.max)
    units = {change.pk: change for change in changes(page)}
    return tuple(_line(row, units[row.pk], shares, names) for row in page)


def merger_page(succession: Succession) -> MergerPage:
    """Return everything about one merger."""
    shares = list(succession.shares.select_related("area").order_by("pk"))
    names = place_names({share.area_id for share in shares}, date.max)
    return MergerPage(
        succession=succession,
        change=changes([succession])[0],
        old_places=_places(shares, Side.OLD, names),
        new_places=_places(shares, Side.NEW, names),
        history=history_of(succession),
    )


def years_of(successions: QuerySet[Succession]) -> list[int]:
    """Return the years that have mergers, the newest first."""
    return [day.year for day in successions.order_by().dates("on", "year", order="DESC")]


def resolutions_like(successions: QuerySet[Succession], words: str) -> QuerySet[Succession]:
    """Return the mergers whose resolution, places or units bear some words, without marks."""
    wanted = bare_words(words)
    if not wanted:
        return successions
    lines = merger_lines(successions.select_related("records"))
    said = {
        line.succession.pk: bare_words(" ".join([str(line.succession), *line.before, *line.after]))
        for line in lines
    }
    return successions.filter(pk__in=[pk for pk, text in said.items() if wanted in text])


def _line(
    row: Succession, change: Change, shares: Collection[AreaShare], names: Mapping[int, str]
) -> MergerLine:
    mine = [share for share in shares if share.succession_id == row.pk]
    old = [names.get(share.area_id, "") for share in mine if share.side == Side.OLD]
    new = [names.get(share.area_id, "") for share in mine if share.side == Side.NEW]
    return MergerLine(
        succession=row,
        before=tuple(old + [kin.name for kin in change.old]),
        after=tuple(new + [kin.name for kin in change.new]),
        doubts=sum(bool(share.doubt) for share in mine),
    )


def _places(
    shares: Iterable[AreaShare], side: str, names: Mapping[int, str]
) -> tuple[SharedPlace, ...]:
    return tuple(
        SharedPlace(share, share.area.key, names.get(share.area_id, ""))
        for share in shares
        if share.side == side
    )
