"""«Có phải … ?»: the entry of the register that a citation may have meant; nothing is corrected."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan.rules.catalogue import rule
from danvan.rules.documents.resolve import CitedDocument
from danvan.rules.documents.validity import Register, RegisterEntry
from danvan.rules.text.letters import bare_words

# «59/2023/NĐ-CP», «23-QĐ/TW», «364a/QĐ-UBND»: serial, year of an act of law, sign.
_SHAPE = re.compile(r"(?P<serial>\d{1,5})(?P<letter>[a-zđ]?)(?P<year>/\d{4})?(?P<sign>[-/].+)")
# Every province and commune numbers its own: such a number says nothing without its issuer.
_EVERYBODYS = re.compile(r"(?:UBND|HĐND|(?<=/)[TQHĐ]U)(?:$|-)")
_KINDS_ALIKE = (
    ("luật", "bộ luật"),
    ("nghị quyết", "nghị quyết liên tịch"),
    ("quy chế", "quyết định"),
)
_DIGITS = "0123456789"
ENOUGH_WORDS = 0.6  # of the words of an entry's title, met in the citation's


class Differs(StrEnum):
    """In what a citation disagrees with the register «chỗ khác với sổ»."""

    DATE = "date"
    TYPE = "type"
    NUMBER = "number"


@dataclass(frozen=True)
class Likeness:
    """An entry that a citation may have meant «văn bản gần giống trong sổ».

    `sure` says that number and year allow no other document, so that one of the two is wrong.
    """

    entry: RegisterEntry
    differs: Differs
    sure: bool = False


@rule("DOC-04", basis="Sổ hiệu lực văn bản; số, ký hiệu, ngày, cơ quan phải cùng của một văn bản")
def likely_meant(document: CitedDocument, register: Register) -> tuple[Likeness, ...]:
    """Return the entries a citation may have meant where it agrees with none; most often none."""
    if document.number is None:
        return tuple(_law_of_another_day(document, register))
    shape = _SHAPE.fullmatch(document.number)
    if shape is None or _EVERYBODYS.search(shape["sign"]):
        return ()
    if document.entry is not None:
        return tuple(_of_another_type(document, document.entry, shape))
    found = [
        *_of_another_day(document, register, shape),
        *_of_near_number(document, register, shape),
    ]
    titled = [each for each in found if _same_subject(document, each.entry)]
    return tuple(titled or found)


def _of_another_type(
    document: CitedDocument, entry: RegisterEntry, shape: re.Match[str]
) -> Iterator[Likeness]:
    """«Quyết định số 124-QĐ/TW»: the register calls the paper of that number and day otherwise."""
    printed = next((m.type for m in document.mentions if m.type_printed), None)
    proven = document.date is not None or shape["year"] is not None
    if printed is None or not proven or _alike_kinds(printed, entry.type):
        return
    yield Likeness(entry, Differs.TYPE)


def _of_another_day(
    document: CitedDocument, register: Register, shape: re.Match[str]
) -> Iterator[Likeness]:
    """Numbers without a year begin anew: another day counts only where it looks like a slip."""
    issued = _day(document.date)
    if issued is None:
        return
    for entry in register.similar(document.number or ""):
        if entry.date is None or entry.date == issued:
            continue
        if shape["year"] is not None:
            yield Likeness(entry, Differs.DATE, sure=True)
        elif _slip(issued, entry.date) and _alike_kinds(document.type or entry.type, entry.type):
            yield Likeness(entry, Differs.DATE)


def _of_near_number(
    document: CitedDocument, register: Register, shape: re.Match[str]
) -> Iterator[Likeness]:
    """One digit or letter away: only where the subject, or day and the other parts, agree."""
    issued = _day(document.date)
    for number in _one_digit_off(shape) if document.title else ():
        for entry in register.similar(number):
            same_day = issued is not None and entry.date == issued
            if _same_subject(document, entry) and (same_day or issued is None):
                yield Likeness(entry, Differs.NUMBER)
    if issued is None or register.similar(document.number or ""):
        return
    for entry in register.of_day(issued):
        known = _SHAPE.fullmatch(entry.number)
        if known is not None and _other_part_off(shape, known):
            yield Likeness(entry, Differs.NUMBER, sure=shape["year"] is not None)


def _law_of_another_day(document: CitedDocument, register: Register) -> Iterator[Likeness]:
    issued = _day(document.date)
    if issued is None or document.entry is not None:
        return
    for entry in register.of_name(document.type or "", document.title or ""):
        if entry.date is not None and _slip(issued, entry.date):
            yield Likeness(entry, Differs.DATE, sure=entry.date.year == issued.year)


def _slip(printed: date, known: date) -> bool:
    """The same year, or the same day and month of another year."""
    same_day = (printed.month, printed.day) == (known.month, known.day)
    return printed.year == known.year or same_day


def _one_digit_off(shape: re.Match[str]) -> Iterator[str]:
    """Yield the numbers whose serial is one digit off, or two neighbours of it in wrong order."""
    serial, rest = shape["serial"], shape["letter"] + (shape["year"] or "") + shape["sign"]
    variants = set()
    for place in range(len(serial)):
        before, after = serial[:place], serial[place + 1 :]
        variants |= {before + digit + after for digit in _DIGITS} | {before + after}
        variants.add(before + after[:1] + serial[place] + after[1:])
    for place in range(len(serial) + 1):
        variants |= {serial[:place] + digit + serial[place:] for digit in _DIGITS}
    for variant in sorted(variants - {serial, ""}):
        yield variant + rest


def _other_part_off(shape: re.Match[str], known: re.Match[str]) -> bool:
    """Same serial: the year differs, or one letter of the sign."""
    if shape["serial"].lstrip("0") != known["serial"].lstrip("0"):
        return False
    if shape["sign"].casefold() == known["sign"].casefold():
        return shape["year"] is not None and shape["year"] != known["year"]
    return shape["year"] == known["year"] and _one_letter_off(shape["sign"], known["sign"])


def _one_letter_off(first: str, second: str) -> bool:
    first, second = first.casefold(), second.casefold()
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rests = {(first[start + 1 :], second[start + 1 :]), (first[start:], second[start + 1 :])}
    rests.add((first[start + 1 :], second[start:]))
    return first != second and any(one == other for one, other in rests)


def _same_subject(document: CitedDocument, entry: RegisterEntry) -> bool:
    printed = set(bare_words(document.title or "").split())
    words = set(bare_words(entry.title).split()) - {"luat", "phap", "lenh"}
    return len(words) > 2 and len(words & printed) >= ENOUGH_WORDS * len(words)


def _alike_kinds(printed: str, known: str) -> bool:
    pair = {printed.casefold(), known.casefold()}
    return len(pair) == 1 or any(pair <= set(kinds) for kinds in _KINDS_ALIKE)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None
