"""A name taken apart: what the body is called, on which tier, and of which place."""

from dataclasses import dataclass
from functools import lru_cache

from danvan.rules.plans.units_named.vocabulary import (
    EVERY,
    FORMS,
    LED_IN,
    NOT_FORMS_BEFORE,
    PARTY_COMMITTEES,
    PLACED,
)
from danvan.rules.plans.units_named.words import (
    BREAK,
    Words,
    find,
    plain,
    starts_with,
    without_breaks,
    words_of,
)

AUTHORITY = plain("ủy ban nhân dân")


@dataclass(frozen=True)
class Name:
    """A name in its parts «tên gọi»: «Công an» + «xã» + «An Bình».

    `forms` are the printed words for tiers, `levels` what they mean; `many` says that the print
    speaks of several bodies, `count` how many where it says so.
    """

    core: Words
    forms: tuple[Words, ...] = ()
    levels: frozenset[str] = frozenset()
    place: Words = ()
    many: bool = False
    count: int | None = None


@lru_cache(maxsize=20_000)
def name_of(text: str) -> Name:
    """Take a printed name apart."""
    return name_from(words_of(text))


def name_from(words: Words) -> Name:
    """Take a name given as words apart."""
    words, many = _without_every(without_lead(without_breaks(words)))
    words, whole_tier = _without_tier(words)
    begins = _tier(words)
    if begins is None:
        core, place = _party_place(_without_placed(words))
        return Name(core, place=place, many=many)
    forms, levels, place = _forms(words[begins:])
    before, count = _counted(words[:begins]) if not place else (words[:begins], None)
    core = _without_placed(before) or AUTHORITY
    many = many or whole_tier or len(forms) > 1 or count is not None
    return Name(core, () if whole_tier else forms, levels, place, many, count)


def _counted(words: Words) -> tuple[Words, int | None]:
    """Part «UBND 11» (before «phường») into the body and how many there are."""
    if words and words[-1].isdigit():
        return words[:-1], int(words[-1])
    return words, None


def without_lead(words: Words) -> Words:
    """Drop the words that lead a name in: «Đề nghị», «Giao», «đồng chí»."""
    for phrase in LED_IN:
        if starts_with(words, plain(phrase)):
            return without_lead(words[len(plain(phrase)) :])
    return words


def _without_every(words: Words) -> tuple[Words, bool]:
    """Drop the words for «every», wherever they stand, and say whether there were any."""
    many = False
    for phrase in EVERY:
        every = plain(phrase)
        while (place := find(words, every)) >= 0:
            words = words[:place] + words[place + len(every) :]
            many = True
    return words, many


def _without_tier(words: Words) -> tuple[Words, bool]:
    """Drop «cấp» before a tier: «cấp xã» means all of the tier, wards too."""
    place = find(words, plain("cấp"))
    if place >= 0 and form_at(words, place + 1):
        return words[:place] + words[place + 1 :], True
    return words, False


def _tier(words: Words) -> int | None:
    """Return where the first word for a tier stands; a village's own name has none."""
    return next((place for place in range(len(words)) if form_at(words, place)), None)


def form_at(words: Words, place: int) -> int:
    """Return how many words form a word for a tier here; zero when it is none."""
    for phrase, _levels in FORMS:
        form = plain(phrase)
        if words[place : place + len(form)] != form:
            continue
        after = words[place + len(form) : place + len(form) + 1]
        if after and after[0] in {plain(word)[0] for word in NOT_FORMS_BEFORE}:
            return 0
        return len(form)
    return 0


def _forms(words: Words) -> tuple[tuple[Words, ...], frozenset[str], Words]:
    """Read the words for tiers, and the place that follows up to the next such word."""
    forms: list[Words] = []
    place = 0
    while size := form_at(words, place):
        forms.append(words[place : place + size])
        place += size
    rest = words[place:]
    stop = next((i for i in range(len(rest)) if form_at(rest, i)), len(rest))
    meant = {plain(phrase): levels for phrase, levels in FORMS}
    levels = frozenset(level for form in forms for level in meant[form])
    return tuple(forms), levels, _without_placed(rest[:stop])


def _without_placed(words: Words) -> Words:
    """Drop what says where ("thuộc Ủy ban nhân dân", "trên địa bàn") from the end of a name."""
    for phrase in PLACED:
        place = find(words, plain(phrase))
        if place >= 0 and (place > 0 or len(words) == len(plain(phrase))):
            return _without_placed(words[:place])
    return words


def _party_place(words: Words) -> tuple[Words, Words]:
    """Part «Huyện ủy Mai Sơn» into the committee and its place; others have no place."""
    for phrase in PARTY_COMMITTEES:
        committee = plain(phrase)
        place = find(words, committee)
        if place >= 0:
            end = place + len(committee)
            return words[:end], words[end:]
    return words, ()


def breaks(words: Words) -> tuple[Words, ...]:
    """Return the parts of a list, in order."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == BREAK:
            parts.append([])
        else:
            parts[-1].append(word)
    return tuple(tuple(part) for part in parts if part)
