"""The second thing given at intake: a short word or the end of a phone number, typed by people."""

import hashlib
import re
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.spelling import search_words

DIGITS: Final = 4
SHORTEST_WORD: Final = 4
LONGEST: Final = 40
_NUMBER = re.compile(r"[\d\s.\-()+]+")
_NO_DIGIT = re.compile(r"\D+")


@rule("PT-80", basis="Quy ước của chương trình: từ nhớ hoặc bốn số cuối điện thoại, không lưu chữ")
def remembered(text: str) -> str | None:
    """Return the second thing as it is compared, or None when it is too short to tell anything.

    A telephone number counts by its last four digits; a word without marks, capitals and blanks.
    """
    given = text.strip()
    if _NUMBER.fullmatch(given):
        digits = _NO_DIGIT.sub("", given)
        return digits[-DIGITS:] if len(digits) >= DIGITS else None
    word = "".join(search_words(given[:LONGEST]))
    return word if len(word) >= SHORTEST_WORD else None


def bound_to(code: str, digest: str) -> str:
    """Return a digest of the second thing bound to one code, as long as it was; empty stays empty.

    `digest` is «name of a key:hex». Equal words of two petitions then have nothing in common.
    """
    name, colon, told = digest.partition(":")
    if not told:
        return ""
    return name + colon + hashlib.sha256(f"{code}\0{told}".encode()).hexdigest()[: len(told)]
