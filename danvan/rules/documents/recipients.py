"""Whom a paper goes to, as its last part says «nơi nhận»."""

import re
from collections.abc import Iterable, Sequence

from danvan.rules.text.blocks import Source
from danvan.rules.text.letters import bare_words, is_upper
from danvan.rules.text.normalise import normalise

_HEADING = re.compile(r"N[ơƠ][iI]\s+nh[ậẬ]n\s*:?\s*", re.IGNORECASE)
_BULLET = re.compile(r"^[-–+•*]\s*")
# «- Như trên;», «- Như Điều 3;»: named elsewhere in the paper.
_AS_ABOVE = ("nhu tren", "nhu dieu", "nhu kinh gui")
# «- Lưu: VT, VHXH (05b).»
_KEPT = "luu"
MOST = 60
LONGEST = 200


def recipients_in(source: Source) -> tuple[str, ...]:
    """Return the recipients a paper names, in its order; those it keeps for itself left out."""
    lines = [line.text for line in normalise(source).lines]
    begins = [n for n, text in enumerate(lines) if _HEADING.match(text)]
    if not begins:
        return ()
    return named_in(_items(lines[begins[-1] :]))


def named_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names on lines, each once, without their bullets and stops."""
    found: dict[str, None] = {}
    for line in lines:
        name = _BULLET.sub("", line.strip()).rstrip(" ;.,/")
        if name and len(name) <= LONGEST:
            found.setdefault(name, None)
    return tuple(found)[:MOST]


def _items(lines: Sequence[str]) -> list[str]:
    """Return the items of the list: what stands behind a dash, until what is kept."""
    items = []
    for text in lines[1:]:
        if not _BULLET.match(text):
            if is_upper(text):
                continue  # the signature's column, read in between
            break
        words = bare_words(text)
        if words.startswith(_KEPT):
            break
        if not words.startswith(_AS_ABOVE):
            items.append(text)
    return items
