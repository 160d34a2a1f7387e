"""Letters as they come out of scanners and converters: look-alikes, marks, cases."""

import re
import unicodedata

# One letter for one letter, so that offsets stay true: «Ð» (U+00D0) for «Đ», Cyrillic capitals.
_LOOKALIKES = str.maketrans(
    "\u00d0\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406"
    "\u2011\u2010\u2212",
    "\u0110ABEKMHOPCTXI---",
)
_LOOKALIKE = re.compile(f"[{''.join(map(chr, _LOOKALIKES))}]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_D = str.maketrans("đĐ", "dD")
# Words behind which something must follow: «trước ngày», «Quyết định số», «của», «118/2025/NĐ-».
_DANGLING = re.compile(
    r"(?:^|\s)(?:ngày|số|của|và|về|các|những|cho|theo|tại|với|do|hoặc|trước|từ|đến|tháng|thứ|Phòng)$"
    r"|[A-ZĐ\d][-/]$"
)
_NOT_WORD = re.compile(r"[^\w%]+")
_HEAD = 160  # so much of a line tells whether it is in capitals
_CAPITALS = 0.85
_GLANCE = 48  # small letters enough stand in so few: an ordinary line is not counted whole
_MOST_SMALL = int((1 - _CAPITALS) * _HEAD)


def repair_lookalikes(text: str) -> str:
    """Return `text` with look-alike letters mapped to the ones meant, of the same length."""
    return _LOOKALIKE.sub(lambda found: found[0].translate(_LOOKALIKES), text)


def fold(text: str) -> str:
    """Return `text` in lower case without tone and vowel marks, đ as d."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_D))).lower()


def bare_words(text: str) -> str:
    """Return the folded words of `text` joined by single spaces, punctuation dropped."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def is_upper(text: str) -> bool:
    """Say whether `text` has at least two letters and nearly all of them are capitals."""
    if sum(map(str.islower, text[:_GLANCE])) > _MOST_SMALL:
        return False
    head = text[:_HEAD]
    letters = sum(map(str.isalpha, head))
    return letters >= 2 and sum(map(str.isupper, head)) >= _CAPITALS * letters


def starts_lower(text: str) -> bool:
    """Say whether `text` begins as the middle of a sentence does."""
    return bool(text) and (text[0].islower() or text[0] in ",.;:)%”!?/")


def dangles(text: str) -> bool:
    """Say whether `text` ends in a word that cannot be a sentence's or a heading's last."""
    return bool(_DANGLING.search(text[-12:]))


def ends_sentence(text: str) -> bool:
    """Say whether `text` ends where a sentence, a list item or an announcement may end."""
    return text.rstrip("”\"' )]⁰¹²³⁴⁵⁶⁷⁸⁹").endswith((".", ";", ":", "!", "?", "…", "./"))
