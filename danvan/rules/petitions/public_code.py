"""The public code of a receipt: long enough not to be guessed, short enough to be read aloud."""

import re
from collections.abc import Mapping
from typing import Final

from danvan.rules.catalogue import rule

# No letters that look alike (0 O, 1 I) and none that sound alike in Vietnamese (B, D, S, Y, Q).
ALPHABET: Final = "23456789ACEFGHKLMNPRTUVX"
LENGTH: Final = 20  # 24^20 > 2^91
GROUP: Final = 4
_OTHER: Final = re.compile(r"[\s.\-–_/]+")


@rule("PT-02", basis="Quy ước của chương trình: mã từ 80 bit trở lên, đọc theo nhóm bốn ký tự")
def code_from(numbers: bytes) -> str:
    """Return the code that random bytes give; the caller brings at least 16 fresh ones.

    Raises ValueError for fewer.
    """
    if len(numbers) < 16:
        raise ValueError(len(numbers))
    value, letters = int.from_bytes(numbers, "big"), []
    for _place in range(LENGTH):
        value, letter = divmod(value, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def grouped(code: str) -> str:
    """Return a code as it is printed and spoken: «23AC-EFGH-…»."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def typed(text: str) -> str:
    """Return what somebody typed as the code is kept: no blanks or strokes, capitals."""
    return _OTHER.sub("", text).upper()


def is_code(text: str) -> bool:
    """Say whether a text has the form of a code."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)


_SAID: Final[Mapping[str, str]] = {
    **{"2": "hai", "3": "ba", "4": "bốn", "5": "năm", "6": "sáu", "7": "bảy", "8": "tám"},
    **{"9": "chín", "A": "a", "C": "xê", "E": "e", "F": "ép", "G": "giê", "H": "hát", "K": "ca"},
    **{"L": "lờ", "M": "mờ", "N": "nờ", "P": "pê", "R": "rờ", "T": "tê", "U": "u", "V": "vê"},
    "X": "ích",
}


def spoken(code: str) -> tuple[str, ...]:
    """Return a code as it is read aloud, group by group: «hai ba a xê»."""
    return tuple(
        " ".join(_SAID.get(letter, letter) for letter in group)
        for group in grouped(code).split("-")
    )
