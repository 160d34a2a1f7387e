"""Whether a redacted summary still tells who wrote: asked before anything of it is kept openly."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from danvan.rules.catalogue import rule
from danvan.rules.documents.spelling import search_words

# So many words one after another are the writer's own: a shorter run may be the name of an office.
OWN_RUN: Final = 15
# A whole sentence of so many words is nobody else's.
OWN_SENTENCE: Final = 6
# Too short to tell anybody apart: «số 2» of an address, «An» of a name.
SHORTEST_NUMBER: Final = 6
# A part of an address that many share tells nobody apart: «xã An Bình», «tỉnh Minh Hải».
_SHARED: Final = frozenset({"xa", "phuong", "dac", "tinh", "thanh", "tp", "huyen", "quan", "thi"})
# What stands before the last word of a name when somebody is spoken of: «ông Tám», «bà Lượm».
_ADDRESSED: Final = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "em", "cu"})
_SENTENCE = re.compile(r"[.!?…;:\n]+")
_DIGIT = re.compile(r"\d+")
# Numbers that reach or name a person: telephones (9 to 11 digits, +84…), identity cards (9, 12).
_PERSONAL_NUMBER = re.compile(r"(?<![\d/])\+?\d{9,12}(?![\d/])")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+")
_GLUE = re.compile(r"(?<=\d)[\s.\-()]+(?=\d)")


@dataclass(frozen=True)
class Identifying:
    """What tells who a person is «thông tin nhận dạng», as it was typed."""

    name: str = ""
    address: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""


@rule("PT-40", basis="Luật Tố cáo 25/2018/QH14, quy định về bảo vệ bí mật thông tin người tố cáo")
def told_of(summary: str, people: Iterable[Identifying]) -> tuple[str, ...]:
    """Return what a summary tells of who wrote «lộ thông tin», as kinds of words; empty is well.

    The words found are never given back: the message about them would tell them again.
    """
    words = search_words(summary)
    digits = tuple(_DIGIT.findall(_GLUE.sub("", summary)))
    folded = summary.casefold()
    found: list[str] = []
    for person in people:
        found += ["họ tên"] if _names(words, person.name) else []
        found += ["địa chỉ"] if _places(words, person.address) else []
        found += ["số định danh"] if _numbers(digits, person.identity_number) else []
        found += ["điện thoại"] if _numbers(digits, person.phone) else []
        email = person.email.strip().casefold()
        found += ["thư điện tử"] if email and email in folded else []
    return tuple(dict.fromkeys(found))


@rule(
    "PT-42", basis="Quy ước của chương trình: lời đăng công khai không mang thông tin của người dân"
)
def numbers_told(words: str, *, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return which kinds of personal numbers some public words bear, as kinds of words.

    `known` are the telephones of the office itself, which anybody may read.
    """
    line = _GLUE.sub("", words)
    own = {"".join(_DIGIT.findall(number)).removeprefix("0") for number in known}
    found = (match[0].lstrip("+").removeprefix("84") for match in _PERSONAL_NUMBER.finditer(line))
    told = (
        ["số điện thoại, số định danh"]
        if any(n.removeprefix("0") not in own for n in found)
        else []
    )
    return (*told, "thư điện tử") if _EMAIL.search(words) else tuple(told)


@rule("PT-41", basis="Luật Tố cáo 25/2018/QH14, quy định về bảo vệ bí mật thông tin người tố cáo")
def repeats(written: str, content: str, *, public: str = "") -> bool:
    """Say whether what is written openly repeats a sealed text word for word «chép nguyên văn».

    A whole sentence of it, or a long run of its words, marks or none. What `public` says already,
    the summary that everybody reads, may be said again.
    """
    words, known = search_words(written), search_words(public)
    told = search_words(content)
    runs = (told[at : at + OWN_RUN] for at in range(len(told) - OWN_RUN + 1))
    sentences = (search_words(part) for part in _SENTENCE.split(content))
    own = [*(one for one in sentences if len(one) >= OWN_SENTENCE), *runs]
    return any(_within(one, words) and not _within(one, known) for one in own)


def _names(words: tuple[str, ...], name: str) -> bool:
    """Say whether the whole name stands in the words, or its last word after a form of address."""
    own = search_words(name)
    if not own:
        return False
    if len(own) > 1 and _within(own, words):
        return True
    pairs = pairwise(words)
    return any(second == own[-1] and first in _ADDRESSED for first, second in pairs)


def _places(words: tuple[str, ...], address: str) -> bool:
    parts = [search_words(part) for part in re.split(r"[,;\n]", address)]
    telling = [part for part in parts if len(part) > 1 and part[0] not in _SHARED]
    return any(_within(part, words) for part in telling)


def _numbers(digits: tuple[str, ...], number: str) -> bool:
    own = "".join(_DIGIT.findall(number))
    if len(own) < SHORTEST_NUMBER:
        return False
    # A telephone number is told with or without its zero or country code.
    core = own.removeprefix("84").removeprefix("0")
    return any(core in run for run in digits)


def _within(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(part)
    return any(words[at : at + size] == part for at in range(len(words) - size + 1))
