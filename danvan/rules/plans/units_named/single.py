"""One name, one body: the same words, its initials, its beginning, or a slip of the pen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from danvan.rules.plans.units_named.directory import Directory, Known, Scope, rank
from danvan.rules.plans.units_named.misprints import slip_of
from danvan.rules.plans.units_named.names import Name
from danvan.rules.plans.units_named.words import bare, fits_short, is_short

NEAR = frozenset({Scope.SELF, Scope.OWN, Scope.BESIDE})
LOWER = frozenset({Scope.BELOW, Scope.WITHIN})
LEAST_BEGINNING = 2  # "Công" alone begins too many names
LEAST_WORDS_SLIP = 2


@dataclass(frozen=True)
class Match:
    """The units a name fits, and how: `doubt` is a Vietnamese sentence when it is not exact."""

    found: tuple[Known, ...] = ()
    doubt: str = ""


Ways = tuple[tuple[Callable[[Name, Directory], Iterable[Known]], str], ...]


def match(name: Name, directory: Directory, ways: Ways) -> Match:
    """Return the units a single name fits, by the first of the ways that fits any."""
    for way, doubt in ways:
        found = eligible(name, way(name, directory))
        if found:
            return Match(found, doubt)
    return Match()


def eligible(name: Name, candidates: Iterable[Known]) -> tuple[Known, ...]:
    """Keep the candidates whose tier and place agree: all of them for «các», else the nearest."""
    kept = [known for known in candidates if _agrees(name, known)]
    if name.many:
        printed = [known for known in kept if set(name.forms) & known.forms]
        return tuple(printed or kept)
    nearest = min((known.scope for known in kept), default=Scope.SELF)
    near = LOWER if nearest in LOWER else {nearest}
    return tuple(known for known in kept if known.scope in near)


def _agrees(name: Name, known: Known) -> bool:
    if name.place:
        return name.place in known.places and _same_tier(name, known)
    return known.scope is not Scope.ELSEWHERE and _same_tier(name, known)


def _same_tier(name: Name, known: Known) -> bool:
    return not name.levels or known.unit.level in name.levels


def _exact(name: Name, directory: Directory) -> Iterable[Known]:
    return directory.by_core.get(name.core, ())


def _initials(name: Name, directory: Directory) -> Iterable[Known]:
    if not any(is_short(word) for word in name.core):
        return ()
    return _where(directory, lambda core: fits_short(name.core, core))


def _unmarked(name: Name, directory: Directory) -> Iterable[Known]:
    printed = bare(name.core)
    return _where(directory, lambda core: bool(core) and bare(core) == printed)


def _beginning(name: Name, directory: Directory) -> Iterable[Known]:
    size = len(name.core)
    if size < LEAST_BEGINNING:
        return ()
    found = _where(directory, lambda core: len(core) > size and core[:size] == name.core)
    return (known for known in found if known.scope in NEAR)


def _slip(name: Name, directory: Directory) -> Iterable[Known]:
    if len(name.core) < LEAST_WORDS_SLIP:
        return ()
    return _where(directory, lambda core: slip_of(name.core, core))


def _where(directory: Directory, fits: Callable[[tuple[str, ...]], bool]) -> Iterable[Known]:
    found = {
        known.unit.pk: known
        for core, units in directory.by_core.items()
        if fits(core)
        for known in units
    }
    return sorted(found.values(), key=lambda known: (rank(known.unit.level), known.unit.pk))


SURE: Ways = ((_exact, ""), (_initials, ""))
DOUBTFUL: Ways = (
    (_beginning, "Văn bản in tên ngắn hơn tên đầy đủ"),
    (_unmarked, "Văn bản in thiếu hoặc sai dấu"),
    (_slip, "Văn bản có thể in sai chữ"),
)
