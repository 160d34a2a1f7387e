"""The words before a number: the type, «số», the law's name, and who issued it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan.rules.documents import citation_forms as forms
from danvan.rules.documents.laws import LawName
from danvan.rules.documents.numbers import DocumentNumber
from danvan.rules.documents.vocabulary import CODES
from danvan.rules.text.dates import whole_date
from danvan.rules.text.letters import fold

REACH = 110
_WORDS = re.compile(r"\w+")
_FIGURE = re.compile(r"\d")
_BETWEEN = ' \n,:(|“"-–'
_FOLDED = {fold(name): name for name in forms.TYPE_NAMES.values()}
# «CV số 900/UBND», «NQ 18-NQ/TW»: the type as a code.
_ABBREVIATED = {code: name for code, name in CODES.items() if len(code) > 1 and code != "TC"}
# What a phrase must begin with to be a type: asked first, for it turns most words away.
_FIRST_WORDS = frozenset(name.split()[0].casefold() for name in (*forms.TYPE_NAMES, *_ABBREVIATED))
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
# What the word may say besides the type its code stands for.
_ALSO = {
    "QĐ": ("Quy định",), "TTr": ("Thông tri",), "TT": ("Thông tri",),
    "KL": ("Thông báo",), "TB": ("Kết luận",), "CĐ": ("Công điện",), "HD": ("Công văn",),
}  # fmt: skip
_SURE_CODES = frozenset({"QĐ", "NQ", "CT", "KH", "KL", "HD"})
_WHOLE_WORDS = {"thư": ("bí",), "luật": ("pháp", "kỷ"), "lệnh": ("mệnh", "hiệu")}
_LETTERS = ("Công văn", "Văn bản", "Công điện")


@dataclass(frozen=True)
class NumberHead:
    """The words before a number «phần trước số»: type if printed, where they start, «số»."""

    type: str | None
    start: int
    so_at: int
    says: bool
    issuer: str | None = None
    law: LawName | None = None
    date: str | None = None


def head_of(
    text: str, number: DocumentNumber, after: int, laws: Mapping[int, LawName]
) -> NumberHead:
    """Return what stands before `number` and behind `after`, where the last citation ended."""
    floor = max(0, number.start - REACH, after)
    so_at = _said_at(text, floor, number.start)
    says = so_at < number.start
    law = _law_before(text, so_at, laws)
    if law is not None:
        return NumberHead(law.type, law.start, so_at, says, law=law)
    found = _type_before(text, floor, so_at, number)
    if found is not None and not says and _is_subject(text, found, number):
        found = None
    if found is not None:
        kind, start = found
        law = _law_before(text, start, laws) if kind in _LAWS else None
        return NumberHead(kind, law.start if law else start, so_at, says, law=law)
    far = forms.FAR_HEAD.search(text[floor:so_at]) if says else None
    if far is not None:
        name = forms.TYPE_NAMES[" ".join(far["type"].split()).casefold()]
        issuer = " ".join(far["issuer"].split()[1:])
        day = whole_date(far) if far["day"] else None
        return NumberHead(name, floor + far.start(), so_at, says, issuer, date=day)
    return NumberHead(None, so_at, so_at, says)


def kind_near(text: str, number: DocumentNumber, floor: int, at: int) -> str | None:
    """Return the last type named in the sentence that the code of `number` may stand for."""
    sentence = re.split(r"[.;\n]", text[max(floor, at - REACH) : at])[-1]
    for match in reversed(list(forms.ANY_TYPE.finditer(sentence))):
        name = forms.TYPE_NAMES[" ".join(match[0].split()).casefold()]
        if _may_carry(name, number):
            return name
    if number.is_of_parliament:
        row = forms.TYPE_IN_ROW.match(text, number.end)
        return row["type"] if row else None
    return None


def _may_carry(kind: str, number: DocumentNumber) -> bool:
    """Say whether a document of this type may have such a number."""
    if number.code is None:
        return kind in _LETTERS or (number.is_of_parliament and kind in (*_LAWS, "Nghị quyết"))
    return kind.startswith((CODES[number.code], *_ALSO.get(number.code, ())))


def _said_at(text: str, floor: int, at: int) -> int:
    """Return where «số», or the serials that share the sign, begin; `at` where neither stands."""
    serials = serials_before(text, floor, at)
    if serials:
        return serials.start()
    so = forms.SO.search(text, max(floor, at - 8), at)
    return so.start() if so else at


def serials_before(text: str, floor: int, at: int) -> re.Match[str] | None:
    """Return the serials of «Quyết định số 217 và 218-QĐ/TW» that stand before the last one."""
    if not _FIGURE.search(text, max(floor, at - 12), at):
        return None
    match = forms.SERIALS.search(text, max(floor, at - 60), at)
    if match is None or match.start("serials") > match.start():
        return match
    beside = forms.TYPE_RIGHT_BEFORE.search(text, max(floor, match.start() - 40), match.start())
    return match if beside else None


def _type_before(text: str, floor: int, at: int, number: DocumentNumber) -> tuple[str, int] | None:
    """Return the longest type that ends right before `at`, and where it starts."""
    end = at
    while end > floor and text[end - 1] in _BETWEEN:
        end -= 1
    beside = text[end:at].strip(" ") in ("", "(", ":", ",")
    words = list(_WORDS.finditer(text, max(floor, end - 36), end))[-forms.LONGEST_TYPE :]
    for word in words:
        if word[0].casefold() not in _FIRST_WORDS:
            continue
        phrase = " ".join(text[word.start() : end].split()).casefold()
        name = forms.TYPE_NAMES.get(phrase) or _ABBREVIATED.get(text[word.start() : end])
        if name is not None and not _is_part(text, word.start(), phrase):
            fits = beside or number.code is None or _may_carry(name, number)
            return (name, word.start()) if fits else None
    return _misread_type(text, words, end, number)


def _misread_type(
    text: str, words: list[re.Match[str]], end: int, number: DocumentNumber
) -> tuple[str, int] | None:
    """«Quyét định», «quyet dinh»: a type with other tones, where the code proves it."""
    if number.code is None:
        return None
    folded = fold(text[words[0].start() : end]) if words else ""
    for word in words:
        name = _FOLDED.get(" ".join(folded[word.start() - words[0].start() :].split()))
        if name is not None and _may_carry(name, number):
            return name, word.start()
    return None


def _is_subject(text: str, found: tuple[str, int], number: DocumentNumber) -> bool:
    """«Công văn hướng dẫn 415/SNV», «Quyết định ban hành Quy chế 26-QĐ/TU»: no type of its own.

    In a row of a list the subject stands before the number, and «số» is not said.
    """
    kind, start = found
    if number.code in _SURE_CODES:
        return not _may_carry(kind, number)
    return number.code is None and text[start].islower() and kind not in _LETTERS


def _is_part(text: str, start: int, word: str) -> bool:
    """«Ban Bí thư số», «pháp luật số»: the end of another word is no type."""
    before = text[max(0, start - 6) : start].split()
    return bool(before) and before[-1].casefold() in _WHOLE_WORDS.get(word, ())


def _law_before(text: str, at: int, laws: Mapping[int, LawName]) -> LawName | None:
    """Return the law whose name ends right before «số 25/2018/QH14»."""
    end = at
    while end > 0 and text[end - 1] in _BETWEEN:
        end -= 1
    return laws.get(end) if at - end <= 4 else None
