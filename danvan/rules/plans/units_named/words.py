"""Names as words that compare: case, marks' places, y/i, dashes and short forms made alike."""

import re
import unicodedata
from functools import lru_cache

from danvan.rules.plans.units_named.vocabulary import COLLAPSED, SHORT_FORMS, STANDING_BODIES

Words = tuple[str, ...]

BREAK = ","  # stands between words wherever the print lists: a comma, a semicolon, «và»

_WORD = re.compile(r"[^\W_]+|[,;/]")
_ASIDE = re.compile(r"\([^()]*\)")
_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_VOWELS = set("aeiou")  # once decomposed; Y begins «Y tế» in a short form
_LISTING = {",", ";", "/", "và"}
_CENTRE_OR_STANDING = "tt"


@lru_cache(maxsize=20_000)
def syllable(word: str) -> str:
    """Return one word with its tone written last and y as i: «uỷ», «ủy», «Ủi» are one."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tone = "".join(_TONES[c] for c in decomposed if c in _TONES)
    letters = "".join(c for c in decomposed if c not in _TONES)
    return unicodedata.normalize("NFC", letters).replace("y", "i") + tone


@lru_cache(maxsize=2_000)
def plain(text: str) -> Words:
    """Return the words of a phrase of our own vocabulary, ready to compare."""
    return tuple(syllable(word) for word in text.split())


@lru_cache(maxsize=20_000)
def words_of(text: str) -> Words:
    """Return a printed name as comparable words, short forms written out, `BREAK` where it lists.

    A short form that is not known ("VHXH") stays in capitals: it is compared by initials.
    """
    printed = _ASIDE.sub(" ", unicodedata.normalize("NFC", text))
    raw = _WORD.findall(printed)
    words: list[str] = []
    for place, word in enumerate(raw):
        words.extend(_written_out(word, raw[place + 1 :]))
    return _collapsed(tuple(words))


def without_breaks(words: Words) -> Words:
    """Return the words alone."""
    return tuple(word for word in words if word != BREAK)


def starts_with(words: Words, phrase: Words) -> bool:
    """Say whether `words` begins with a phrase."""
    return words[: len(phrase)] == phrase


def find(words: Words, phrase: Words) -> int:
    """Return where a phrase first stands, or -1."""
    for place in range(len(words) - len(phrase) + 1):
        if words[place : place + len(phrase)] == phrase:
            return place
    return -1


def bare(words: Words) -> str:
    """Return the words without any mark, run together: «Phong Noi vu» and «Phòng Nội vụ» agree."""
    return "".join(word if word.isdigit() else _unmarked(word) for word in without_breaks(words))


def _unmarked(word: str) -> str:
    letters = unicodedata.normalize("NFD", word).replace("đ", "d")
    return "".join(c for c in letters if c.isalpha() and not unicodedata.combining(c))


def is_short(word: str) -> bool:
    """Say whether a word stayed a short form."""
    return len(word) > 1 and word.isupper()


def fits_short(printed: Words, name: Words) -> bool:
    """Say whether a printed name with short forms spells `name`: each letter begins one word."""
    if not printed:
        return not name
    first, rest = printed[0], printed[1:]
    if name and first == name[0] and fits_short(rest, name[1:]):
        return True
    if not is_short(first) or len(name) < len(first):
        return False
    initials = "".join(word[0] for word in name[: len(first)]).upper()
    return initials == first.replace("Y", "I") and fits_short(rest, name[len(first) :])


def _written_out(word: str, after: list[str]) -> Words:
    lower = word.lower()
    if lower in _LISTING:
        return (BREAK,)
    if lower == _CENTRE_OR_STANDING and not _is_centre(after):
        return ()
    if lower in SHORT_FORMS:
        return plain(SHORT_FORMS[lower])
    if len(word) > 1 and word.isalpha() and not _VOWELS & set(_letters(lower)):
        return (word.upper(),)
    return (syllable(word),)


def _is_centre(after: list[str]) -> bool:
    """Say whether «TT» before these words means a centre, not the standing members of a body."""
    return not after or after[0].lower() not in STANDING_BODIES


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _collapsed(words: Words) -> Words:
    for phrase, short in COLLAPSED:
        long, brief = plain(phrase), plain(short)
        place = find(words, long)
        if place >= 0:
            words = words[:place] + brief + words[place + len(long) :]
    return words
