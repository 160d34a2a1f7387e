"""What a list prints once: the type, the sign, the day, the issuer; and serials without a sign."""

import re
from collections.abc import Iterator

from danvan.rules.documents import citation_forms as forms
from danvan.rules.documents.citation_heads import serials_before
from danvan.rules.documents.mentions import Mention
from danvan.rules.documents.numbers import DocumentNumber

# Types that are cited by their serial alone; «Kế hoạch 12/2025» is a plan of December.
_BY_YEAR = frozenset(
    {"Nghị định", "Thông tư", "Thông tư liên tịch", "Nghị quyết", "Quyết định", "Luật", "Pháp lệnh"}
)
_NEVER_BARE = frozenset({"Thư", "Dự án", "Hợp đồng", "Thông tin", "Quy ước", "Chương trình"})
_MONTHS = 12


def twins(text: str, mention: Mention, floor: int) -> list[Mention]:
    """«Quyết định số 217 và 218-QĐ/TW»: the first number has the sign and the day of the last."""
    number = mention.number
    if number is None or not mention.type_printed:
        return []
    match = serials_before(text, floor, number.start)
    if match is None:
        return []
    found = []
    for serial in forms.ONE_SERIAL.finditer(match["serials"]):
        twin = _twin(number, serial, match.start("serials") + serial.start())
        if twin is not None:
            found.append(mention._replace(number=twin, end=twin.end, tail=twin.end))
    return found


def _twin(number: DocumentNumber, serial: re.Match[str], start: int) -> DocumentNumber | None:
    own = forms.ONE_SERIAL.match(number.canonical)
    if own is None:
        return None
    sign = number.canonical[own.end() :]
    if "/" in own[0] and "/" not in serial[0]:
        sign = own[0][own[0].index("/") :] + sign
    elif "/" in serial[0] and "/" not in own[0]:
        return None
    return number._replace(
        canonical=serial[0] + sign,
        printed=serial[0],
        start=start,
        end=start + len(serial[0]),
    )


def shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give the day and issuer behind «Nghị quyết số … và Nghị quyết số …» to both."""
    given = list(mentions)
    for place in range(len(given) - 2, -1, -1):
        this, following = given[place], given[place + 1]
        if this.law is not None or this.type != following.type:
            continue
        if not this.issuer and forms.SHARING.fullmatch(text[this.end : following.start]):
            date = this.date or (following.date if _fits(this, following.date) else None)
            given[place] = this._replace(date=date, issuer=following.issuer)
    return given


def _fits(mention: Mention, date: str | None) -> bool:
    """«58/2022/NĐ-CP và 12/2023/NĐ-CP ngày 9/3/2023»: a year in the number rules out others."""
    number = mention.number
    if date is None or number is None or not number.has_year:
        return True
    return f"/{date[:4]}/" in number.canonical


def bare_numbers(
    text: str, taken: list[tuple[int, int]]
) -> Iterator[tuple[re.Match[str], str, int]]:
    """Yield serials without a sign that are cited with their type, «số» and day.

    «Quyết định số 88 ngày 1/4/2025», «Nghị định số 59/2023 của Chính phủ».
    """
    spans = iter([*taken, (len(text) + 1, len(text) + 1)])
    span = next(spans)
    for match in forms.BARE.finditer(text):
        while span[1] <= match.start():
            span = next(spans)
        if span[0] < match.end() or not (
            match["day"] or match["year"] or match["of"] or match["year_word"]
        ):
            continue
        head = _bare_head(text, match)
        if head is not None:
            yield match, *head


def _bare_head(text: str, match: re.Match[str]) -> tuple[str, int] | None:
    so = forms.SO.search(text, max(0, match.start() - 8), match.start())
    at = so.start() if so else match.start()
    found = forms.TYPE_RIGHT_BEFORE.search(text, max(0, at - 40), at)
    if found is None:
        return None
    kind = forms.TYPE_NAMES[" ".join(found["type"].split()).casefold()]
    if kind in _NEVER_BARE:
        return None
    if match["year"]:
        is_month = (
            not so and not match["day"] and int(match["serial"].rstrip("abcdefghđ") or 0) <= _MONTHS
        )
        return (kind, found.start("type")) if kind in _BY_YEAR and not is_month else None
    if match["day"] or so:
        return kind, found.start("type")
    return None
