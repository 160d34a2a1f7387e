"""Laws cited by name «Luật Tiếp công dân ngày 25/11/2013», with the number nowhere or after it."""

import re
from dataclasses import dataclass

from danvan.rules.documents.vocabulary import LAW_NAMES, TYPES
from danvan.rules.text.dates import DATE, whole_date

# Both ways of setting the tone are printed: «thủy», «thuỷ».
_TONES = (("ủy", "uỷ"), ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("ọa", "oạ"), ("óe", "oé"))


def _either_tone(name: str) -> str:
    pattern = re.escape(name).replace(r"\ ", r"\s?")
    for one, other in _TONES:
        pattern = pattern.replace(one, f"(?:{one}|{other})")
    return pattern


_LONG = 5
_NAMES = "|".join(_either_tone(name) for name in sorted(LAW_NAMES, key=len, reverse=True))
_WORD = re.compile(
    r"(?P<type>Luật(?<!\w.{4})|luật(?<!\w.{4})(?<!háp luật)(?<!Bộ luật)(?=\s[A-ZĐÀ-Ỹ])"
    r"|Bộ [Ll]uật(?<!\w.{7})|Pháp lệnh(?<!\w.{9})|Hiến pháp(?<!\w.{9})|LUẬT(?<!\w.{4})"
    r"|BỘ LUẬT(?<!\w.{7})|PHÁP LỆNH(?<!\w.{9})|HIẾN PHÁP(?<!\w.{9}))(?!\w)"
    r"(?<!háp Luật)(?<!HÁP LUẬT)\s*:?\s*"
)
_KNOWN = re.compile(rf"(?:về\s+)?(?P<name>{_NAMES})(?!\w)", re.IGNORECASE)
_OTHERS = "|".join(name for name in TYPES if "uật" not in name and "lệnh" not in name)
_AMENDING = re.compile(
    r"(?P<name>sửa\s?đổi(?:[^;\n“”\"()]|(?<![;.:,])\n(?![A-ZĐ][a-z]+ cứ|Theo |Xét |\W|\d)){4,420}?)"
    r"(?=,?\s(?:ngày|năm|số:?)\s\d|[;“”\"()]|,?\n(?:[A-ZĐ][a-z]+ cứ|Theo |Xét |\W|\d)"
    r"|\.(?=\s|$)|$|\s(?:quy định|được|có hiệu lực)\s"
    rf"|,?\s(?:và\s)?(?:{_OTHERS})\s(?:số|\d)|,?\s\d[\d/]*/QH)",
    re.IGNORECASE,
)
# «… đại biểu Hội đồng nhân dânchậm nhất»: the end of a long name lost its space.
_KNOWN_GLUED = re.compile(
    "(?P<name>"
    + "|".join(_either_tone(name) for name in LAW_NAMES if len(name.split()) > _LONG)
    + ")",
    re.IGNORECASE,
)
# A law the list does not know: capital first word, up to a word that cannot be of a name.
_STOP = re.compile(
    r"[,;:.()“”\"\n/|\[]|\s(?:của|và các|theo|quy định|được|đã|là|có|gắn|trong|tại|đối với|cho|đến"
    r"|để|khi|nhằm|hiện hành|số|ngày|năm|mới|nêu|này|vào|trên|bằng|về việc|đảm bảo|bảo đảm|như|\d"
    r"|hết hiệu lực|còn hiệu lực)(?!\w)"
    r"|\s(?:và|hoặc|cùng)\s(?:các\s)?"
    rf"(?=(?:{'|'.join(sorted(TYPES, key=len, reverse=True))})(?!\w))|\s[-–]\s",
    re.IGNORECASE,
)
# «Pháp lệnh Ngân hàng, Hợp tác xã tín dụng và Công ty tài chính ngày 23/5/1990»
_GOES_ON = re.compile(
    r"(?:,\s(?:(?!luật|lệnh|nghị|thông|quyết|chỉ thị|theo|công bố|của|được|quy định|các|là\s|có\s)"
    r"[^,;:.()\d\n]){2,60}?){1,3}"
    r"(?=\s(?:ngày|năm|số)\s?\d)",
    re.IGNORECASE,
)
_BY = r"(?:,?\s(?:đã\s)?(?:của|được|do)\sQuốc hội(?:[^.;:\d\n]|khóa|kỳ họp){0,90}?)?"
# «… ngày 25 tháng 11 năm 2013», «… năm 2017», «Luật Thanh niên 2020», «Luật Trẻ em (2016)»
_TAIL = re.compile(
    r"\s*,?\s*(?:\((?:sửa đổi|khóa)[^()]{0,40}\)\s*|sửa đổi\s)?"
    rf"(?:{_BY},?\s*\(?(?:(?:ban hành|thông qua|ký)\s+)?ngày\s+{DATE}"
    r"|\(?(?:năm\s+)?(?P<only>(?:19|20)\d{2})(?!\d|[/-]\d))\)?",
    re.IGNORECASE,
)
_STATE_NAME = re.compile(
    r"(?:nước\s)?(?:Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam)?", re.IGNORECASE
)
# «Luật bảo vệ rừng số 29/2004/QH11»
_OWN_NUMBER = re.compile(r"\s*,?\s*\(?\s*(?:luật\s)?số\s?:?\s?(?=\d)", re.IGNORECASE)
_LISTED = re.compile(r"\s?(?:,|;|,?\s?và)\s")
_NOT_A_NAME = frozenset(
    {"sư", "gia", "pháp", "này", "và", "số", "khác", "nêu", "trên", "sửa", "nói", "của", "đó"}
)


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
    """Return the laws, codes and ordinances that `text` cites by name, in order.

    A law that stands in the name of an amending one is part of that name.
    """
    found: list[LawName] = []
    last = -1
    for match in _WORD.finditer(text):
        law = _law_at(text, match) if match.start() >= last else None
        if law is not None:
            found += [law, *_listed(text, match, law)]
            last = found[-1].name_end
    return found


def _listed(text: str, match: re.Match[str], law: LawName) -> list[LawName]:
    """«các Luật: Khiếu nại, Tố cáo và Tiếp công dân»: the word once, known names behind it."""
    if text[max(0, match.start() - 4) : match.start()].lower() != "các ":
        return []
    found = [law]
    while step := _LISTED.match(text, found[-1].end):
        known = _KNOWN.match(text, step.end())
        if known is None or not known["name"][0].isupper():
            break
        start, end = known.span("name")
        found.append(
            LawName(law.type, " ".join(known["name"].split()), None, None, start, end, end)
        )
    return found[1:]


def _law_at(text: str, match: re.Match[str]) -> LawName | None:
    start = match.end()
    kind = _kind(match["type"])
    if kind == "Hiến pháp":
        return _constitution(text, match)
    name_end = _name_end(text, start)
    if name_end is None:
        return None
    tail = _TAIL.match(text, name_end)
    date = whole_date(tail) if tail and tail["day"] else None
    year = tail["only"] if tail else None
    end = tail.end() if tail else name_end
    name = " ".join(text[start:name_end].split())
    return LawName(kind, name, date, year, match.start(), name_end, end)


def _constitution(text: str, match: re.Match[str]) -> LawName | None:
    """Return the constitution where its year or the state's name follows it."""
    state = _STATE_NAME.match(text, match.end())
    name_end = state.end() if state and state[0] else match.start() + len(match["type"])
    tail = _TAIL.match(text, name_end)
    if tail is None and not (state and state[0].strip()):
        return None
    date = whole_date(tail) if tail and tail["day"] else None
    name = " ".join(text[match.end() : name_end].split())
    year = tail["only"] if tail else None
    end = tail.end() if tail else name_end
    return LawName("Hiến pháp", name, date, year, match.start(), name_end, end)


def _kind(printed: str) -> str:
    lower = printed.lower()
    return lower[0].upper() + lower[1:]


def _name_end(text: str, start: int) -> int | None:
    amending = _AMENDING.match(text, start)
    if amending:
        return amending.end("name")
    known = _KNOWN.match(text, start) or _KNOWN_GLUED.match(text, start)
    if known:
        return known.end("name")
    word = re.match(r"\w+", text[start : start + 20])
    if word is None or word[0].lower() in _NOT_A_NAME or word[0][0].isdigit():
        return None
    stop = _STOP.search(text, start, start + 120)
    end = stop.start() if stop else min(len(text), start + 120)
    more = _GOES_ON.match(text, end) if stop and stop[0] == "," else None
    end = more.end() if more else end
    if end - start < 3 or (word[0][0].islower() and not _is_dated(text, end)):
        return None
    return end


def _is_dated(text: str, end: int) -> bool:
    """«Luật bảo vệ rừng ngày 03/12/2004»: small letters name a law where day or number follows."""
    tail = _TAIL.match(text, end)
    return tail is not None or bool(_OWN_NUMBER.match(text, end))
