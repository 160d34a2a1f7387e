"""What a person looks for among documents, and whether a document speaks of it."""

import re
import unicodedata
from dataclasses import dataclass

from danvan.rules.documents.numbers import number_key
from danvan.rules.documents.spelling import plain, search_words

MOST_WORDS = 12  # what a person types; the rest of a pasted page narrows nothing
LONGEST_ASKED = 300
_STARTS_AS_NUMBER = re.compile(r"\W*(?:so\b[\s.:]*)?[0-9]")


@dataclass(frozen=True)
class Asked:
    """What is looked for «điều cần tìm»: its words, its number if it is one, and as typed."""

    words: tuple[str, ...] = ()
    number: str = ""
    typed: str = ""

    def __bool__(self) -> bool:
        """Say whether anything that can be looked for was typed."""
        return bool(self.words)


def asked(text: str) -> Asked:
    """Return what a person looks for; nothing for text without a letter or digit.

    «số» before a number only says that one follows, and is not looked for.
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in text[:LONGEST_ASKED])
    typed = unicodedata.normalize("NFC", shown).strip()
    if _STARTS_AS_NUMBER.match(plain(typed)):
        key = number_key(typed)
        return Asked(tuple(key.split()[:MOST_WORDS]), key, typed)
    words = search_words(typed)
    kept = tuple(
        word for at, word in enumerate(words) if word != "so" or not _is_number(words, at + 1)
    )
    return Asked(kept[:MOST_WORDS], "", typed)


def speaks_of(kept: str, wanted: Asked) -> bool:
    """Say whether kept words hold all that is wanted: numbers whole, words by their beginning.

    The databases answer with indexes of their own; a test holds them to this.
    """
    words = kept.split()
    return all(
        word in words if word.isdigit() else any(known.startswith(word) for known in words)
        for word in wanted.words
    )


def _is_number(words: tuple[str, ...], at: int) -> bool:
    return at < len(words) and words[at].isdigit()
