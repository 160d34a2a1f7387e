"""What a cell says: a day, a number, yes, one of a list of words; and which word it nearly says."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Final

from danvan.rules.text.dates import iso_day
from danvan.rules.text.letters import bare_words, fold

# «20/10/2026», «20-10-2026», «20.10.2026»; «2026-10-20» as programs write it
_DAY: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# «1234», «1.234», «12 345»
_NUMBER: Final = re.compile(r"\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,2}")
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
# «lan.nguyen», «vp-ubnd_2», as accounts take them
_USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")
_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_TONE: Final = re.compile(f"[{_TONES}]")
YES: Final = frozenset({"co", "x", "1", "dung", "yes", "true"})
NO: Final = frozenset({"", "khong", "0", "sai", "no", "false"})
CLOSE: Final = 0.72
LONGEST_KEY: Final = 70
REMEMBERED: Final = 20_000  # a sheet says the same names and codes again and again


def read_day(text: str) -> date | None:
    """Return the day a cell says, day first; None when it says none."""
    if found := _DAY.fullmatch(text):
        iso = iso_day(found[3], found[2], found[1])
    elif found := _ISO.fullmatch(text):
        iso = iso_day(found[1], found[2], found[3])
    else:
        return None
    return date.fromisoformat(iso) if iso else None


def read_number(text: str) -> int | None:
    """Return the whole number a cell says, with or without marks of thousands."""
    return int(text.replace(".", "").replace(" ", "")) if _NUMBER.fullmatch(text) else None


def read_yes(text: str) -> bool | None:
    """Return whether a cell says yes; empty is no, None is neither."""
    plain = fold(text)
    if plain in YES:
        return True
    return False if plain in NO else None


@lru_cache(maxsize=REMEMBERED)
def same_words(text: str) -> str:
    """Return a text so that equal names are equal: case, blanks and place of the tone aside.

    «hoà» is «hòa», but «Thôn Đông» is not «thôn Dông» and «Kinh tê» is not «Kinh tế».
    """
    return " ".join(map(_toned_last, unicodedata.normalize("NFD", text.casefold()).split()))


def _toned_last(word: str) -> str:
    return _TONE.sub("", word) + "".join(_TONE.findall(word))


def choose(text: str, labels: Mapping[str, str]) -> str | None:
    """Return the code that a cell names by its label, without marks too, or by itself."""
    if text in labels:
        return text
    plain = _plain(text)
    found = [code for code, label in labels.items() if _plain(label) == plain]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=REMEMBERED)
def _plain(text: str) -> str:
    return bare_words(text)


def nearest(text: str, names: Iterable[str]) -> str | None:
    """Return the name that a text most likely means: the same without marks, or a slip away."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(bare_words(name), name)
    plain = bare_words(text)
    if plain in by_plain:
        return by_plain[plain]
    close = get_close_matches(plain, _alike(plain, by_plain), n=1, cutoff=CLOSE)
    return by_plain[close[0]] if close else None


def _alike(plain: str, names: Iterable[str]) -> list[str]:
    """Return the names that share a word with a text: the others are not worth comparing."""
    words = {word for word in plain.split() if len(word) > 1}
    return [
        name
        for name in names
        if words & set(name.split()) or SequenceMatcher(None, plain, name).real_quick_ratio() == 1
    ]


def is_key(text: str) -> bool:
    """Say whether a text can be the key of an area or unit."""
    return len(text) <= 80 and _SLUG.fullmatch(text) is not None


def is_username(text: str) -> bool:
    """Say whether a text can be a username."""
    return _USERNAME.fullmatch(text) is not None


def key_of(*words: str) -> str:
    """Return the key proposed for a name: plain letters, digits and hyphens."""
    plain = _NOT_SLUG.sub("-", fold(" ".join(words))).strip("-")
    return plain[:LONGEST_KEY].strip("-") or "moi"


def username_of(name: str) -> str:
    """Return the username proposed for a person: «lan.ly» for Lý Thị Lan."""
    words = [plain for word in name.split() if (plain := _NOT_SLUG.sub("", fold(word)))]
    if not words:
        return "nguoi-moi"
    plain = ".".join(dict.fromkeys((words[-1], words[0])))[:50]
    return plain if is_username(plain) else f"{plain}-nv"


def free(wanted: str, taken: Iterable[str]) -> str:
    """Return a word nobody bears yet, numbered when it is taken. `taken` is asked by membership."""
    known = taken if isinstance(taken, set | frozenset) else set(taken)
    if wanted not in known:
        return wanted
    number = 2
    while f"{wanted}-{number}" in known:
        number += 1
    return f"{wanted}-{number}"
