"""One printed part resolved: a body, a group, a post of the commune, or nothing."""

from dataclasses import dataclass, replace

from danvan.rules.plans.units_named.directory import Directory, Known, rank
from danvan.rules.plans.units_named.groups import group_of
from danvan.rules.plans.units_named.misprints import slip_of
from danvan.rules.plans.units_named.names import Name, name_from, without_lead
from danvan.rules.plans.units_named.officials import official_of
from danvan.rules.plans.units_named.single import DOUBTFUL, SURE, Match, Ways, eligible, match
from danvan.rules.plans.units_named.vocabulary import BOTH_SIDES, EVERY, HEADS
from danvan.rules.plans.units_named.words import (
    BREAK,
    Words,
    plain,
    starts_with,
    without_breaks,
)

LEAST_GROUP_WORDS = 3  # «ban», «hội», «phòng» alone are no groups before «các» was said


@dataclass(frozen=True)
class Part:
    """What one part of the print means «phần đã đối chiếu»; `several`: a person must choose."""

    found: tuple[Known, ...]
    several: bool = False
    head: bool = False
    notes: tuple[str, ...] = ()


def surely(words: Words, directory: Directory, *, many: bool) -> Part | None:
    """Return what a part means when its words leave no doubt; `many`: «các» was said before."""
    every = begins_every(words)
    words, head = without_head(words)
    bare = without_every(words)
    if every or many:
        return _group(bare, directory, head) or _single(words, directory, head, SURE)
    found = _single(words, directory, head, SURE)
    if found is None and (len(bare) >= LEAST_GROUP_WORDS or is_both_sides(bare)):
        found = _group(bare, directory, head)
    return found or _official(words, directory, head)


def doubtfully(words: Words, directory: Directory) -> Part | None:
    """Return what a part may mean when its words are shortened, unmarked or misprinted."""
    words, head = without_head(words)
    found = _single(words, directory, head, DOUBTFUL)
    if found is None and BREAK not in words:
        # «xã hôi» looks like a commune called Hôi: try the words as they stand.
        found = _matched(Name(words), directory, head, DOUBTFUL)
    return found


def without_head(words: Words) -> tuple[Words, bool]:
    """Drop «Thủ trưởng», «Chủ tịch» … and say whether the head of the unit is meant."""
    words = without_lead(words)
    for phrase, left in HEADS:
        if starts_with(words, plain(phrase)):
            return plain(left) + words[len(plain(phrase)) :], True
    return words, False


def begins_every(words: Words) -> bool:
    """Say whether a part speaks of «các», «mỗi» … at its beginning, whoever heads them."""
    begin, _head = without_head(words)
    return any(starts_with(begin, plain(phrase)) for phrase in EVERY)


def without_every(words: Words) -> Words:
    """Drop «các», «mỗi» … from the beginning of a part, and its breaks."""
    words = without_breaks(words)
    for phrase in EVERY:
        if starts_with(words, plain(phrase)):
            return words[len(plain(phrase)) :]
    return words


def is_both_sides(words: Words) -> bool:
    """Say whether a part means the two issuers of a joint plan."""
    return words in {plain(phrase) for phrase in BOTH_SIDES}


def _group(words: Words, directory: Directory, head: bool) -> Part | None:
    group = group_of(words, directory)
    if group is None:
        return None
    return Part(group.members, head=head, notes=(group.note,) if group.note else ())


def _official(words: Words, directory: Directory, head: bool) -> Part | None:
    known = official_of(name_from(words).core, directory)
    if known is None:
        return None
    return Part((known,), head=head, notes=(_OFFICIAL.format(unit=known.unit.names[0]),))


def _single(words: Words, directory: Directory, head: bool, ways: Ways) -> Part | None:
    name = name_from(words)
    return _matched(name, directory, head, ways) if name.core else None


def _matched(name: Name, directory: Directory, head: bool, ways: Ways) -> Part | None:
    fitted = match(name, directory, ways)
    doubt = fitted.doubt
    if not fitted.found and name.place:
        name, fitted = _place_mended(name, directory, ways)
        doubt = fitted.doubt or _SLIP
    if not fitted.found:
        return None
    several = len(fitted.found) > 1 and not _speaks_of_many(name, directory)
    return Part(fitted.found, several, head, _notes(name, fitted, doubt, directory))


def _place_mended(name: Name, directory: Directory, ways: Ways) -> tuple[Name, Match]:
    """Try again with the one known place of which the printed place is a slip."""
    places = {place for known in directory.known for place in known.places}
    near = [place for place in places if slip_of(name.place, place)]
    if len(near) != 1:
        return name, Match()
    mended = replace(name, place=near[0])
    return mended, match(mended, directory, ways)


def _speaks_of_many(name: Name, directory: Directory) -> bool:
    """Say whether the print means all of a tier: «các», or a lower tier without its place."""
    lower = any(rank(level) > rank(directory.level) for level in name.levels)
    return name.many or (lower and not name.place)


def _notes(name: Name, fitted: Match, doubt: str, directory: Directory) -> tuple[str, ...]:
    notes: list[str] = []
    if doubt:
        notes.append(_DOUBT.format(doubt=doubt, unit=fitted.found[0].unit.names[0]))
    if name.count is not None and name.count != len(fitted.found):
        notes.append(_COUNT.format(printed=name.count, known=len(fitted.found)))
    if name.many and name.forms:
        whole = eligible(replace(name, forms=()), _cores(name, directory))
        left = len(whole) - len(fitted.found)
        if left > 0:
            notes.append(_LEFT_OUT.format(count=left))
    return tuple(notes)


def _cores(name: Name, directory: Directory) -> tuple[Known, ...]:
    return directory.by_core.get(name.core, ())


_SLIP = "Văn bản có thể in sai chữ"
_DOUBT = "{doubt}: hiểu là «{unit}», hãy xem lại."
_OFFICIAL = "Văn bản giao cho công chức: ghi cho «{unit}», thủ trưởng phân công người làm."
_COUNT = "Văn bản ghi {printed} đơn vị, danh mục ngày ban hành có {known}: hãy xem lại."
_LEFT_OUT = "Chưa gồm {count} đơn vị cùng cấp có tên gọi khác: thêm nếu kế hoạch giao cả."
