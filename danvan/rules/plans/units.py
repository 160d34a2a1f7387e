"""Names of those who owe work, as a plan prints them: one body, several, or a group."""

import re
from dataclasses import dataclass

from danvan.rules.plans.vocabulary import (
    BODIES,
    CAPITAL,
    GROUPS,
    OPENERS,
    OUTSIDE,
    POSTS,
    QUANTIFIERS,
    VERBS,
)
from danvan.rules.plans.well_known import well_known_name_ends
from danvan.rules.text.letters import bare_words

_BODY = "|".join(BODIES)
_POST = "|".join(POSTS)
_GROUP = "|".join(GROUPS)
_QUANTIFIED = "|".join(word[0].upper() + word[1:] for word in QUANTIFIERS)
_LOWER_QUANTIFIED = "|".join(QUANTIFIERS)
# «Phòng Nội vụ», «Thủ trưởng các phòng», «Các cơ quan», «các ngành», «phòng Nội vụ», «thủ trưởng»
HEAD = (
    rf"(?:(?:{_QUANTIFIED}|{_LOWER_QUANTIFIED})\s(?:[Tt]hủ trưởng|{_GROUP}|{_BODY}|{_POST})(?!\w)"
    rf"|(?:{_POST})(?!\w)|(?:{_BODY})(?!\w)"
    r"|(?:phòng|ban|công an|văn phòng|thủ trưởng|trung tâm|đảng ủy|chủ tịch"
    rf"|lãnh đạo)\s(?=[{CAPITAL}]|các\s)"
    r"|(?:hai|mỗi|cả hai) bên(?!\w)|bên (?:nhận|giao|đề nghị|được đề nghị|chủ trì)(?!\w)"
    r"|bộ phận (?:một cửa|tiếp nhận)(?!\w)"
    r"|cơ quan (?:(?:có )?(?:liên quan|yêu cầu(?: phối hợp)?|thẩm quyền)|chủ trì|phối hợp"
    r"|được đề nghị)(?!\w)"
    rf"|(?:đồng chí|đ/c|ông|bà|chuyên viên|công chức|giáo viên)\s(?=[{CAPITAL}]|phụ trách\s))"
)
_STARTS = re.compile(HEAD)
_VERB = re.compile(rf"(?<![\w])(?:{'|'.join(VERBS)})(?![\w])")
_OPENS = re.compile(rf"(?:{'|'.join((*VERBS, *OPENERS))})(?![\w])")
_LEAD = re.compile(
    r"\s*(?:(?:[Đđ]ịnh kỳ\s|[Đđ]ầu\s|[Cc]uối\s)?(?:[Hh]àng|[Hh]ằng|[Mm]ỗi)"
    r"\s(?:tuần|tháng|quý|năm)\s?,?\s)?"
    r"(?:(?P<ask>(?:[Đđ]ề nghị|[Kk]ính đề nghị|[Kk]ính mời|[Tt]rân trọng mời|[Mm]ời|[Yy]êu cầu"
    r"|[Gg]iao cho|[Gg]iao|[Pp]hân công"
    r"|[Đđ]ối với"
    r"|[Tt]rách nhiệm của|[Nn]hiệm vụ của"
    r"|[Pp]hần việc của)(?:\s(?:trách nhiệm\s)?(?:cho\s)?)?)\s*:?\s*)?"
)
# «Chuyên viên phụ trách tổng hợp tham mưu …»: what one is in charge of is part of the name
_IN_CHARGE = re.compile(
    r"phụ trách\s(?:(?:về\s)?(?:lĩnh vực|công tác|mảng|nội dung|khối)\s)?"
    rf"(?:(?:{'|'.join(VERBS)})(?!\w)(?:\s?[,–-]\s?|\s(?:và|,)\s)?)*",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:[\s,;:]|\s(?:và|có|cần|đã|cùng|về|với|cũng|tự))+$")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
# A comma or «và» parts two names only when a name begins behind it; «các xã, thị trấn» is one.
_NEXT = rf"(?=(?:{_QUANTIFIED}|{_LOWER_QUANTIFIED})\s|(?:{_POST}|{_BODY})(?!\w)"
_NEXT += r"|(?:thôn|ấp|bản|khu phố|tổ dân phố|trường)\s[A-ZĐ\d]|(?:chuyên viên|đồng chí|đ/c)\s)"
_NEXT_POST = re.compile(
    rf"(?:(?:{_QUANTIFIED}|{_LOWER_QUANTIFIED})\s)?(?:{_POST}|chuyên viên)(?!\w)"
)
# «Ông Trần Văn Lợi, Phó Chủ tịch UBND xã» is one person
_PERSON = re.compile(rf"\s*(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)\s[{CAPITAL}]")
_PARTING = re.compile(rf"\s*;\s*|\s*,\s*(?:và\s)?{_NEXT}|\s+(?:và|cùng)\s+{_NEXT}")
_OFFICE_OF = re.compile(
    r"(?:Văn phòng|VP|TT|Thường trực|Lãnh đạo)\.?:?\s(?:[\w. ]*\s)?(?:HĐND|Hội đồng nhân dân"
    r"|Đoàn ĐBQH|Huyện ủy|Đảng ủy|Tỉnh ủy)[\w ]*$"
)
_GROUP_WORDS = re.compile(
    r"(?:^|\s)(?:cac|moi|tung|toan the|tat ca|nhung)\s|xa,? (?:thi tran|phuong|dac khu)"
    r"|phuong,? thi tran|^(?:ca )?hai ben"
    r"|cap xa$|cac cap"
)
_LONGEST = 330
_LONGEST_CHARGE = 90
INVITING = frozenset({"mời", "kính mời", "trân trọng mời"})
# «UBND xã giao Phòng Kinh tế rà soát …»: who is ordered, not who orders
_PASSES_ON = re.compile(rf"(?:yêu cầu|đề nghị|giao|phân công)\s(?:nhiệm vụ\s)?(?:cho\s)?(?={HEAD})")
# «Mỗi thôn có ít nhất 01 mô hình»: a number to be reached, nobody's work
_REACHES = re.compile(r"\s(?:có|đạt)\s(?:(?:ít nhất|tối thiểu|từ|trên)\s)*\d")


@dataclass(frozen=True)
class Subject:
    """Who a clause is about «chủ thể»: names as printed, how asked, where the work begins."""

    units: tuple[str, ...]
    asked: str | None
    end: int

    @property
    def is_request(self) -> bool:
        """Say whether they are asked «đề nghị», not ordered."""
        return self.asked is not None and ("đề nghị" in self.asked or self.asked in INVITING)


def starts_with_unit(text: str) -> bool:
    """Say whether `text` begins with the name of a body, a post or a group."""
    return bool(_STARTS.match(text))


def starts_with_verb(text: str) -> bool:
    """Say whether `text` begins with a verb that orders work."""
    lowered = text[:1].lower() + text[1:40]
    return bool(_OPENS.match(lowered))


def find_verb(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Return where the first verb of work stands in text[start:end]."""
    match = _VERB.search(text, start, len(text) if end is None else end)
    return match.start() if match else None


def _work_begins(text: str, start: int, end: int | None = None) -> int | None:
    """Return where a name that begins at `start` ends and its work begins."""
    verb = find_verb(text, start, end)
    if verb is None:
        return None
    charge = _IN_CHARGE.search(text, start, verb + _LONGEST_CHARGE)
    if charge is not None and charge.start() < verb <= charge.end() and charge.end() > verb:
        return find_verb(text, charge.end(), end)
    return verb


def read_subject(text: str) -> Subject | None:
    """Return who `text` begins with, None when it begins otherwise or no work follows."""
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    asked = lead["ask"].strip().lower() if lead and lead["ask"] else None
    head = _STARTS.match(text, at)
    if head is None:
        return None
    verb = _work_begins(text, head.end(), min(len(text), at + _LONGEST))
    if verb is None:
        verb = well_known_name_ends(text, at)
    if verb is None:
        return None
    name = text[at:verb]
    if _REACHES.search(name):
        return None
    if passed := _passed_on(text, verb):
        return passed
    if "." in _PARENTHESIS.sub("", name).replace("TT.", "").replace("TP.", ""):
        return None
    units = split_units(name)
    return Subject(units, asked, verb) if units else None


def _passed_on(text: str, verb: int) -> Subject | None:
    """«UBND xã yêu cầu các thôn thực hiện …»: the thôn owe."""
    order = _PASSES_ON.match(text, verb)
    if order is None:
        return None
    inner = read_subject(text[order.end() : order.end() + _LONGEST])
    if inner is None:
        return None
    asked = "đề nghị" if order[0].startswith("đề nghị") else inner.asked
    return Subject(inner.units, asked, order.end() + inner.end)


def heading_units(title: str) -> tuple[tuple[str, ...], bool]:
    """Return the units that a heading names and whether it asks («Đề nghị …»)."""
    lead = _LEAD.match(title)
    at = lead.end() if lead else 0
    asked = bool(lead and lead["ask"] and "đề nghị" in lead["ask"].lower())
    if not _STARTS.match(title, at) and not _is_capital_name(title[at:]):
        return (), False
    verb = _work_begins(title, at)
    name = title[at:verb] if verb is not None and verb > at else title[at:]
    if verb is not None and len(name.split()) > 30:
        return (), False
    return split_units(name), asked


def _is_capital_name(title: str) -> bool:
    """«PHÒNG NỘI VỤ» is a name too."""
    return title.isupper() and bool(_STARTS.match(title.capitalize()))


def split_units(text: str) -> tuple[str, ...]:
    """Return the names in a list of bodies, each as printed; groups stay whole."""
    bare = _PARENTHESIS.sub("", text)
    pieces: list[str] = []
    last = 0
    for parting in _PARTING.finditer(bare):
        piece = bare[last : parting.start()]
        if parting[0].strip() in ("và", "cùng") and _OFFICE_OF.search(piece):
            continue
        if ";" not in parting[0] and _goes_on(piece, bare, parting):
            continue
        pieces.append(piece)
        last = parting.end()
    pieces.append(bare[last:])
    names = (_TRAILING.sub("", piece).strip(" -–") for piece in pieces)
    return tuple(name for name in names if len(name) > 1)


def _goes_on(piece: str, text: str, parting: re.Match[str]) -> bool:
    """Say whether a name runs on over a comma: what one is in charge of, or one's post."""
    post = _NEXT_POST.match(text, parting.end()) is not None
    if "," in parting[0] and "," not in piece and _PERSON.match(piece) and post:
        return True
    return "phụ trách" in piece and not post


def is_group(unit: str) -> bool:
    """Say whether a name stands for many: «các phòng chuyên môn», «UBND các xã, thị trấn»."""
    return bool(_GROUP_WORDS.search(bare_words(unit).replace(" , ", ", ")))


def is_outside(unit: str) -> bool:
    """Say whether a name belongs to Party, Front, council or court: it is asked, not ordered."""
    name = bare_words(unit)
    return any(word in name for word in OUTSIDE) and not name.startswith(("van phong hdnd", "ubnd"))


def run_in_heading(words: str) -> tuple[str, int] | None:
    """Return the title of «Phòng Tư pháp: chủ trì …» and where its words begin."""
    colon = words.find(":", 0, 170)
    if colon < 3 or colon + 2 >= len(words):
        return None
    title = words[:colon]
    lead = _LEAD.match(title)
    at = lead.end() if lead else 0
    named = _STARTS.match(title, at) or title.lower() in ("mục đích", "yêu cầu", "nội dung")
    if not named or len(title.split()) > 28 or "." in title or "“" in title:
        return None
    verb = _work_begins(title, at)
    if verb is not None and "trách nhiệm" not in title[verb : verb + 18]:
        return None
    body = colon + 1 + (len(words[colon + 1 :]) - len(words[colon + 1 :].lstrip()))
    return title.strip(), body
