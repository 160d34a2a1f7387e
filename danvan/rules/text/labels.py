"""Labels that open a part of a text: «II.», «1.», «1.2», «a)», «Điều 5.», «-»."""

import re
from dataclasses import dataclass

from danvan.rules.text.letters import is_upper, repair_lookalikes
from danvan.rules.text.numerals import letter_value, roman_value

# Each pattern takes the label and leaves the words; samples: «Phần thứ hai.», «IV/», «5..», «đ)».
_PART = re.compile(
    r"(?P<label>(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+(?:thứ\s+|THỨ\s+)?"
    r"(?P<value>[IVXLC]+(?!\w)|\d{1,3}|[^\W\d_]{1,5})\s?(?P<close>[.:\-–]|$|(?=\s)))\s*"
)
_ROMAN = re.compile(
    r"(?P<label>(?P<value>[IVXL]{1,7})\s?(?:\.{1,2}|/(?=\s)|\)|[-–:](?=\s)))\s*(?=\S)"
)
_ARABIC = re.compile(
    r"(?P<label>(?P<value>\d{1,2}(?:\.\d{1,2}){0,3})(?:\s?(?:\.{1,3}|\)|/(?=\s)|:(?=\s)|\s?[-–](?=\s))|(?<=\.\d)(?=\s)|(?<=\.\d\d)(?=\s)))"
    r"\s*(?=[^\W\d_]|[“\"'(\[]|\d+(?:[.,]\d+)?\s?%|\d{1,3}\s[^\W\d])"
)
_LETTER = re.compile(r"(?P<label>(?P<value>[a-zđ])\s?(?:\)|\.|/))\s*(?=[^\W\d_]|[“\"(\d])")
_CAPITAL = re.compile(r"(?P<label>(?P<value>[A-H])\s?(?:\.|/|\)|[-–](?=\s)))\s*(?=[^\W\d_])")
# «(1)», «(b)»; «a.1)», «b2.»
_PAREN = re.compile(r"(?P<label>\((?P<value>\d{1,2}|[a-zđ])\))\s*(?=[^\W\d_]|[“\"(\d])")
_LETTER_NUMBER = re.compile(
    r"(?P<label>(?P<parent>[a-hđ])\.?(?P<value>\d{1,2})(?:\)|\.\)|\.(?=\s)|/(?=\s)))\s*(?=[^\W\d_])"
)
# «Il.», «lll.»: what a scanner makes of II and III, before words in capitals
_READ_AS_ROMAN = re.compile(r"(?P<value>[Il]{2,3})(?=\s?[./]\s)")
BULLET = re.compile(r"(?P<label>[-–—•+▪●○◦‣·*])\s*(?=[^\W_]|[“\"('\u2018])")
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
             "tám": 8, "chín": 9, "mười": 10}  # fmt: skip
# Letters that look like those that begin a label.
_LOOKALIKES = "\u00d0\u0406\u0410\u0412\u0421\u0425"
_PART_STYLES = {"phần": "part", "chương": "chapter", "mục": "division", "điều": "article"}


@dataclass(frozen=True)
class Label:
    """A label «số thứ tự mục»: its style, what it says as a number, and where the words begin."""

    style: str
    printed: str
    value: int
    numeral: str
    words_at: int
    parents: str = ""


def read_label(text: str) -> Label | None:
    """Return the label that `text` begins with, None when it begins with words.

    Styles: part, chapter, division, article, capital, roman, arabic1 … arabic4, letter, lettered,
    paren, bullet.
    """
    if not text:
        return None
    text = _as_meant(text)
    first = text[0]
    if first in "PpCcMmĐ" and (found := _PART.match(text)):
        return _part_label(found, text)
    if first.isdigit():
        return _arabic_label(text)
    if first == "(":
        return _paren_label(text)
    if first in "IVXL" and (found := _ROMAN.match(text)):
        value = roman_value(found["value"])
        if value is not None:
            return Label("roman", found["label"].strip(), value, found["value"], found.end())
    return _short_label(text)


def _as_meant(text: str) -> str:
    """Return the text with the look-alike letters at its beginning as they were meant."""
    if text[0] in _LOOKALIKES:
        return repair_lookalikes(text)
    if (
        text[0] in "Il"
        and (seen := _READ_AS_ROMAN.match(text))
        and is_upper(text[seen.end() + 1 :])
    ):
        return seen["value"].replace("l", "I") + text[seen.end() :]
    return text


def _part_label(found: re.Match[str], text: str) -> Label | None:
    word, said = found["word"].lower(), found["value"]
    value = int(said) if said.isdecimal() else roman_value(said) or _ORDINALS.get(said.lower())
    # «Chương I QUY ĐỊNH CHUNG» is a heading, «Chương I của Luật» is not.
    if value is None or not (
        found["close"] or found.end() == len(text) or is_upper(text[found.end() :])
    ):
        return None
    style = _PART_STYLES[word]
    return Label(style, found["label"].strip(), value, str(said), found.end())


def _arabic_label(text: str) -> Label | None:
    found = _ARABIC.match(text)
    if found is None:
        return None
    numbers = found["value"].split(".")
    parents = ".".join(numbers[:-1])
    style = f"arabic{len(numbers)}"
    return Label(style, found["label"].strip(), int(numbers[-1]), numbers[-1], found.end(), parents)


def _paren_label(text: str) -> Label | None:
    found = _PAREN.match(text)
    if found is None:
        return None
    said = found["value"]
    value = int(said) if said.isdecimal() else letter_value(said)
    return Label("paren", found["label"], value, said, found.end()) if value else None


def _short_label(text: str) -> Label | None:
    if found := _CAPITAL.match(text):
        value = ord(found["value"]) - 64
        return Label("capital", found["label"].strip(), value, found["value"], found.end())
    if found := _LETTER_NUMBER.match(text):
        value = int(found["value"])
        parent = found["parent"]
        return Label("lettered", found["label"], value, found["value"], found.end(), parent)
    if found := _LETTER.match(text):
        place = letter_value(found["value"])
        if place is not None:
            return Label("letter", found["label"].strip(), place, found["value"], found.end())
    if found := BULLET.match(text):
        return Label("bullet", found["label"], 0, "", found.end())
    return None
