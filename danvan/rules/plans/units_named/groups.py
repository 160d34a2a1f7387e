"""Words for many bodies at once: «các phòng chuyên môn», «các trường học trên địa bàn»."""

from dataclasses import dataclass
from functools import cache

from danvan.rules.plans.units_named.directory import Directory, Known, Scope, rank
from danvan.rules.plans.units_named.names import form_at, name_from
from danvan.rules.plans.units_named.vocabulary import (
    ANY,
    AUTHORITIES,
    BOTH_SIDES,
    DEPARTMENTS,
    GROUPS,
    LEVELS,
    LOWER,
    PLACED,
    GroupWord,
)
from danvan.rules.plans.units_named.words import Words, plain, starts_with

BELOW = frozenset({Scope.OWN, Scope.BELOW})
BESIDE = frozenset({Scope.BESIDE, Scope.WITHIN})
BESIDE_SECTORS = frozenset({"front", "armed", "vertical"})


@dataclass(frozen=True)
class Group:
    """The members of a group «thành viên của nhóm», with what a person should know about it."""

    members: tuple[Known, ...]
    note: str = ""


def group_of(words: Words, directory: Directory) -> Group | None:
    """Return the group that words (without «các») name; None when they name none."""
    if words in {plain(phrase) for phrase in AUTHORITIES}:
        return Group(_authorities(directory))
    issuers = directory.of_scopes(Scope.SELF)
    if len(issuers) > 1 and words in {plain(phrase) for phrase in BOTH_SIDES}:
        return Group(issuers)
    for phrase, group in _phrases():
        if starts_with(words, phrase) and _only_says_where(words[len(phrase) :]):
            levels = _levels(group, name_from(words).levels, directory)
            return _settled(group, _members(group, levels, directory), directory)
    return None


def _settled(group: GroupWord, members: tuple[Known, ...], directory: Directory) -> Group:
    """Return the group; an old commune without departments answers for its «ban, ngành» itself."""
    if members:
        return Group(members, group.note)
    if group.kinds == DEPARTMENTS and directory.level == "commune":
        authority = directory.of_scopes(Scope.SELF)
        return Group(authority, _NO_DEPARTMENTS)
    return Group((), _NO_MEMBERS)


@cache
def _phrases() -> tuple[tuple[Words, GroupWord], ...]:
    """Return every phrase for a group, the longest first."""
    every = ((plain(phrase), group) for group in GROUPS for phrase in group.phrases)
    return tuple(sorted(every, key=lambda entry: -len(entry[0])))


def _only_says_where(rest: Words) -> bool:
    """Say whether the words after a group only place it: «huyện», «thuộc UBND xã An Bình»."""
    if not rest or form_at(rest, 0):
        return True
    return any(starts_with(rest, plain(phrase)) for phrase in PLACED)


def _levels(group: GroupWord, printed: frozenset[str], directory: Directory) -> frozenset[str]:
    """Return the tiers a group is looked for on."""
    own = rank(directory.level)
    lower = frozenset(level for level in printed if rank(level) > own)
    if lower and group.tiers != LOWER:
        return lower | (frozenset({"village"}) if "village" in group.kinds else frozenset())
    if group.tiers == ANY:
        return frozenset(level for level in LEVELS if rank(level) >= own)
    if group.tiers == LOWER:
        return frozenset(level for level in LEVELS if rank(level) > own)
    return frozenset({directory.level})


def _members(group: GroupWord, levels: frozenset[str], directory: Directory) -> tuple[Known, ...]:
    scopes = BESIDE | BELOW if group.beside else BELOW
    found = [
        known
        for known in directory.known
        if known.scope in scopes
        and known.unit.kind in group.kinds
        and known.unit.level in levels
        and (not group.beside or known.unit.sector in BESIDE_SECTORS)
    ]
    return _nearest_tier(found) if group.tiers == LOWER else tuple(found)


def _nearest_tier(found: list[Known]) -> tuple[Known, ...]:
    """Keep the highest of the lower tiers: a province's «địa phương» are its communes."""
    if not found:
        return ()
    top = min(rank(known.unit.level) for known in found)
    return tuple(known for known in found if rank(known.unit.level) == top)


def _authorities(directory: Directory) -> tuple[Known, ...]:
    """Return the issuer's authority and every one below it."""
    scopes = (Scope.SELF, Scope.OWN, Scope.BELOW, Scope.BESIDE)
    return tuple(known for known in directory.of_scopes(*scopes) if known.unit.kind == "ubnd")


_NO_DEPARTMENTS = "Danh mục chưa có phòng, ban của xã: ghi cho cơ quan ban hành."
_NO_MEMBERS = "Danh mục ngày ban hành chưa có đơn vị nào thuộc nhóm này: chọn thêm nếu có."
