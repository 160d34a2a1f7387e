"""Which duty of one plan is which duty of another, whatever was reworded, moved or renumbered."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, log
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.citations import find_mentions
from danvan.rules.text.letters import bare_words

# What a pair is judged by: words first, then who does it, then where it stands.
WORDS, UNITS, SECTION = 0.8, 0.15, 0.05
ENOUGH: Final = 0.5
# Below this the words say something else, whoever does it and wherever it stands.
LEAST_ALIKE: Final = 0.35
RAREST: Final = 8  # words of a duty by which others like it are looked for

CITING: Final = ("số ", "/", "-", "Luật", "Pháp lệnh", "ngày")  # no act is cited without
_NOTE = re.compile(r"[⁰¹²³⁴-⁹]+")  # «31/3/2026¹»: the note is no part of the words
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")  # «năm 2026», «quý I/2026»
_VALUE_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True)
class Due:
    """A deadline as it is compared «thời hạn»: as printed, and what was read from it."""

    text: str
    value: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Work:
    """A duty, or a target that stands alone, as it is compared «việc đem so».

    `units` and `partners` are keys that both plans share: whoever succeeded a unit bears its key.
    `kind` parts what never pairs: a duty is no target.
    """

    text: str
    units: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    nature: str = ""
    deadlines: tuple[Due, ...] = ()
    targets: frozenset[str] = frozenset()
    section: str = ""
    kind: str = "duty"


@dataclass(frozen=True)
class Side:
    """One of two plans «một bên so sánh»; years are told from its `year` where it has one."""

    works: tuple[Work, ...]
    year: int | None = None


@dataclass(frozen=True)
class Likeness:
    """Two works that may be one: their places, how alike they are «cặp giống nhau»."""

    old: int
    new: int
    score: float


@dataclass(frozen=True)
class _Features:
    """What a work is looked up by: single words and neighbours, with what each is worth."""

    worth: Mapping[str, float]
    total: float
    rarest: tuple[str, ...]


@rule("CMP-01", basis="Quy ước của chương trình: cùng một việc khi lời, đơn vị, mục giống nhau")
def pair_works(old: Side, new: Side) -> tuple[tuple[int, int], ...]:
    """Return which works of two plans are one «ghép nhiệm vụ», by place, in the order of the new.

    What is wholly the same is paired first, so that moving a paragraph changes nothing; of the
    rest the most alike first. The same pairs come out whichever plan is named first.
    """
    pairs = _same(old, new)
    taken_old, taken_new = {i for i, _j in pairs}, {j for _i, j in pairs}
    for likeness in sorted(_alike(old, new, taken_old, taken_new), key=_best_first):
        if likeness.old not in taken_old and likeness.new not in taken_new:
            taken_old.add(likeness.old)
            taken_new.add(likeness.new)
            pairs.append((likeness.old, likeness.new))
    return tuple(sorted(pairs, key=lambda pair: pair[1]))


def most_alike(work: Work, others: Sequence[Work]) -> tuple[int, ...]:
    """Return the places of other works, those first that share most words with one."""
    before, after = _features([work], others)
    shared = {place: _shared(before[0], features) for place, features in after.items()}
    return tuple(sorted(shared, key=lambda place: (-shared[place], place)))


def plain_words(work: Work, year: int | None) -> tuple[str, ...]:
    """Return the words of a work, its days left out and the plan's year said as «this year»."""
    text = _NOTE.sub("", work.text)
    for due in sorted(work.deadlines, key=lambda due: -len(due.text)):
        if printed := _NOTE.sub("", due.text):
            text = text.replace(printed, " ")
    return tuple(_WORD.findall(_told_from(text, year).casefold()))


def days_of(work: Work, year: int | None) -> frozenset[tuple[str, str]]:
    """Return the days a work is due, told from the plan's year: «20/3» of each is the same day."""
    told = ((_years_of_value(due.value, year) or due.text, due.relation) for due in work.deadlines)
    return frozenset(told)


def _best_first(likeness: Likeness) -> tuple[float, int, int]:
    # Two that share a place never have all three alike, so the order is the same from both sides.
    return -likeness.score, abs(likeness.old - likeness.new), likeness.old + likeness.new


def _same(old: Side, new: Side) -> list[tuple[int, int]]:
    waiting: defaultdict[object, list[int]] = defaultdict(list)
    for place, work in enumerate(old.works):
        waiting[_identity(work, old.year)].append(place)
    pairs = []
    for place, work in enumerate(new.works):
        twins = waiting[_identity(work, new.year)]
        if twins:
            pairs.append((twins.pop(0), place))
    return pairs


def _identity(work: Work, year: int | None) -> object:
    said = plain_words(work, year), days_of(work, year), work.kind, work.nature
    return *said, work.units, work.partners, work.targets


def _alike(
    old: Side, new: Side, taken_old: Iterable[int], taken_new: Iterable[int]
) -> Iterable[Likeness]:
    """Yield the works that are alike enough to be one."""
    gone, come = set(taken_old), set(taken_new)
    before, after = _features(old.works, new.works)
    ours = {i: features for i, features in before.items() if i not in gone}
    theirs = {j: features for j, features in after.items() if j not in come}
    for i, j in _candidates(ours, theirs):
        words = _shared(ours[i], theirs[j])
        score = _score(old.works[i], new.works[j], words)
        if words >= LEAST_ALIKE and score >= ENOUGH and old.works[i].kind == new.works[j].kind:
            yield Likeness(i, j, score)


def _features(
    old: Sequence[Work], new: Sequence[Work]
) -> tuple[dict[int, _Features], dict[int, _Features]]:
    """Return what each work is looked up by: a word that few works hold is worth more."""
    sides = [[_words_and_neighbours(work.text) for work in works] for works in (old, new)]
    ours, theirs = (Counter(word for words in side for word in words) for side in sides)
    most = max(len(old), len(new)) + 1
    worth = {word: log(most / count) for word, count in (ours | theirs).items()}
    before, after = ([_weighed({w: worth[w] for w in words}) for words in side] for side in sides)
    return dict(enumerate(before)), dict(enumerate(after))


def _weighed(worth: dict[str, float]) -> _Features:
    rarest = sorted(worth, key=lambda word: (-worth[word], word))[:RAREST]
    return _Features(worth, fsum(worth.values()), tuple(rarest))


def _words_and_neighbours(text: str) -> frozenset[str]:
    bare = bare_words(_NOTE.sub("", text))
    words = [word for word in bare.split() if not any(c.isdigit() for c in word)]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


def _candidates(
    ours: Mapping[int, _Features], theirs: Mapping[int, _Features]
) -> set[tuple[int, int]]:
    """Return the pairs of which one's rare words stand in the other: few of n times m."""
    found = {(i, j) for i, j in _rare_in(ours, theirs)}
    return found | {(i, j) for j, i in _rare_in(theirs, ours)}


def _rare_in(
    askers: Mapping[int, _Features], holders: Mapping[int, _Features]
) -> Iterable[tuple[int, int]]:
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for place, features in holders.items():
        for word in features.worth:
            standing[word].append(place)
    for asker, features in askers.items():
        for word in features.rarest:
            for place in standing.get(word, ()):
                yield asker, place


def _shared(one: _Features, other: _Features) -> float:
    """Return which part of the worth of two works' words they share, from 0 to 1."""
    whole = one.total + other.total
    if not whole:
        return 0.0
    return 2 * fsum(one.worth[word] for word in one.worth.keys() & other.worth.keys()) / whole


def _score(old: Work, new: Work, words: float) -> float:
    either = old.units | new.units
    units = len(old.units & new.units) / len(either) if either else 1.0
    section = float(old.section == new.section)
    return WORDS * words + UNITS * units + SECTION * section


def _told_from(text: str, year: int | None) -> str:
    """Say years by how far they are from the plan's; those of cited acts are the acts' own."""
    if year is None or not _YEAR.search(text):
        return text
    mentions = find_mentions(text) if any(sign in text for sign in CITING) else ()
    cited = [(mention.start, max(mention.end, mention.tail)) for mention in mentions]

    def told(match: re.Match[str]) -> str:
        own = any(start <= match.start() < end for start, end in cited)
        return match[0] if own else _distance(match[0], year)

    return _YEAR.sub(told, text)


def _years_of_value(value: str, year: int | None) -> str:
    if year is None:
        return value
    return _VALUE_YEAR.sub(lambda m: _distance(m[0], year), value)


def _distance(printed: str, year: int) -> str:
    """Say the plan's own year, the one before and the one after by how far they are."""
    far = int(printed) - year
    return f"NĂM{far:+d}" if abs(far) <= 1 else printed
