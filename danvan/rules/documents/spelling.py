"""Words as they are kept for searching: no marks, no leading zeros, joined codes apart."""

import re
import unicodedata

from danvan.rules.documents.vocabulary import CODES, ISSUER_CODES, JOINED
from danvan.rules.text.letters import fold, repair_lookalikes

# Samples: «364a» is 364 and a · «QH14» is one word · «k2026» is k and 2026
_WORD = re.compile(r"[0-9]+|[a-z]+(?:[0-9]{1,2}(?![0-9]))?")
_CODES_FOLDED = frozenset(fold(code) for code in (*CODES, *ISSUER_CODES))
# «ndcp» → nd, cp: for a code that was printed together by mistake, not for one that is a code.
_APART = {
    folded: tuple(fold(part) for part in apart.split("-"))
    for joined, apart in JOINED.items()
    if (folded := fold(joined)) not in _CODES_FOLDED
}
_PARLIAMENT = re.compile(r"oh(?=[0-9]{1,2}$)")  # «88/2014/OH13», as scanners read QH13


def plain(text: str) -> str:
    """Return `text` in small letters without marks, decomposed and look-alike letters mended."""
    return fold(repair_lookalikes(unicodedata.normalize("NFC", text)))


def search_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` as they are kept and looked for: ASCII letters and digits only."""
    words: list[str] = []
    for match in _WORD.finditer(plain(text)):
        word = match[0]
        words += _APART.get(word, (_mended(word),))
    return tuple(words)


def _mended(word: str) -> str:
    return (word.lstrip("0") or "0") if word.isdigit() else _PARLIAMENT.sub("qh", word)
