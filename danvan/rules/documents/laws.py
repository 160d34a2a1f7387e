"""Laws cited by name «Luật Tiếp công dân ngày 25/11/2013», with the number nowhere or after it."""

import re
from dataclasses import dataclass

from danvan.rules.documents.vocabulary import LAW_NAMES
from danvan.rules.text.dates import DATE, whole_date

_NAMES = "|".join(
    re.escape(name).replace(r"\ ", r"\s") for name in sorted(LAW_NAMES, key=len, reverse=True)
)
_WORD = re.compile(
    r"(?<!\w)(?P<type>Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp|BỘ LUẬT|LUẬT|PHÁP LỆNH)\s+(?=\w)"
)
_KNOWN = re.compile(rf"(?:về\s+)?(?P<name>{_NAMES})(?!\w)", re.IGNORECASE)
_AMENDING = re.compile(
    r"(?P<name>[Ss]ửa đổi[^;.\n“”\"()]{4,260}?)"
    r"(?=\s(?:ngày|năm|số)\s\d|[;.\n“”\"()]|$|\s(?:quy định|được)\s)"
)
# A law the list does not know: capital first word, up to a word that cannot be of a name.
_STOP = re.compile(
    r"[,;:.()“”\"\n/]|\s(?:của|và các|theo|quy định|được|đã|là|có|gắn|trong|tại|đối với|cho|đến|để"
    r"|khi|nhằm|hiện hành|số|ngày|năm|mới|nêu|này|vào|trên|bằng|về việc|đảm bảo|bảo đảm|như)(?!\w)"
)
# «… ngày 25 tháng 11 năm 2013», «… năm 2017», «Luật Thanh niên 2020», «Luật Trẻ em (2016)»
_TAIL = re.compile(
    r"\s*,?\s*(?:\((?:sửa đổi|khóa)[^()]{0,40}\)\s*)?"
    rf"(?:,?\s*(?:ban hành\s+|thông qua\s+)?ngày\s+{DATE}"
    r"|\(?(?:năm\s+)?(?P<only>(?:19|20)\d{2})(?![\d/]))\)?"
)
_STATE_NAME = re.compile(
    r"(?:nước\s)?(?:Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam)?", re.IGNORECASE
)
_NOT_A_NAME = frozenset({"sư", "gia", "pháp", "này", "và", "số", "khác", "nêu", "trên", "sửa"})


@dataclass(frozen=True)
class LawName:
    """A law named in a text «luật được dẫn theo tên»: type, name, and the date or year after it."""

    type: str
    name: str
    date: str | None
    year: str | None
    start: int
    name_end: int
    end: int

    @property
    def is_amending(self) -> bool:
        """Say whether it amends other laws, whose names then stand in its own."""
        return self.name[:7].lower() == "sửa đổi"


def laws_in(text: str) -> list[LawName]:
    """Return the laws, codes and ordinances that `text` cites by name, in order."""
    found: list[LawName] = []
    last = -1
    for match in _WORD.finditer(text):
        if match.start() < last:
            continue
        law = _law_at(text, match)
        if law is not None:
            found.append(law)
            # An amending law names others, and those are cited too.
            last = law.start + 1 if law.is_amending else law.name_end
    return found


def _law_at(text: str, match: re.Match[str]) -> LawName | None:
    start = match.end()
    name_end = _name_end(text, start)
    kind = _kind(match["type"])
    if kind == "Hiến pháp":
        state = _STATE_NAME.match(text, start)
        name_end = state.end() if state and state[0] else start - 1
    if name_end is None:
        return None
    tail = _TAIL.match(text, name_end)
    if kind == "Hiến pháp" and tail is None:
        return None
    date = whole_date(tail) if tail and tail["day"] else None
    year = tail["only"] if tail else None
    end = tail.end() if tail else name_end
    name = " ".join(text[start:name_end].split())
    return LawName(kind, name, date, year, match.start(), name_end, end)


def _kind(printed: str) -> str:
    lower = printed.lower()
    return lower[0].upper() + lower[1:]


def _name_end(text: str, start: int) -> int | None:
    amending = _AMENDING.match(text, start)
    if amending:
        return amending.end("name")
    known = _KNOWN.match(text, start)
    if known:
        return known.end("name")
    word = re.match(r"\w+", text[start : start + 20])
    if word is None or word[0] in _NOT_A_NAME or not word[0][0].isupper():
        return None
    stop = _STOP.search(text, start, start + 120)
    end = stop.start() if stop else min(len(text), start + 120)
    return end if end - start >= 3 else None
