"""Stops content that carries a stamp of state secrecy, before anything else looks at it."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Final

from danvan.readers.refusals import Refused

# The stamp stands in the letterhead; forty lines cover one broken over many lines, or a table.
LINES_NEAR_THE_TOP: Final = 40

STAMPS: Final = frozenset({"MẬT", "TỐIMẬT", "TUYỆTMẬT"})

# "Độ mật: Tối mật" is the written-out form; the stamp itself is always in capitals.
DEGREE_PREFIX: Final = re.compile(r"^(?:dấu chỉ )?độ mật:", re.IGNORECASE)
NOT_LETTERS: Final = re.compile(r"[\W\d_]+")


def is_secrecy_stamp(line: str) -> bool:
    """Tell whether a line of its own is a stamp «dấu chỉ độ mật», also s p a c e d or boxed."""
    text = unicodedata.normalize("NFC", line[:80]).strip(" \t*#|[](){}")
    written_out = DEGREE_PREFIX.sub("", text)
    letters = NOT_LETTERS.sub("", written_out)
    if written_out != text:
        letters = letters.upper()
    return letters in STAMPS


def refuse_state_secret(lines: Iterable[str]) -> None:
    """Refuse a text that carries a stamp of secrecy on a line of its own near its top."""
    for line in islice(lines, LINES_NEAR_THE_TOP):
        if any(is_secrecy_stamp(part) for part in line.splitlines()):
            raise Refused("state_secret")
