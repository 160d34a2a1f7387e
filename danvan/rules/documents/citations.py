"""Finding citations «viện dẫn»: the word, the number, the date, the issuer, the subject."""

import re
from dataclasses import dataclass, replace

from danvan.rules.catalogue import rule
from danvan.rules.documents.laws import LawName, laws_in
from danvan.rules.documents.numbers import DocumentNumber, numbers_in
from danvan.rules.documents.vocabulary import CODES, TYPES
from danvan.rules.text.dates import DATE, whole_date

_TYPE_ALT = "|".join(
    re.escape(name).replace(r"\ ", r"\s") for name in sorted(TYPES, key=len, reverse=True)
)
_TYPE_NAMES = {name.casefold(): name for name in TYPES}
# «Quyết định số», «Nghị quyết», «CÔNG VĂN SỐ:» right before the number.
_HEAD = re.compile(rf"(?<!\w)(?P<type>{_TYPE_ALT})\s*(?P<so>\(?số\s?:?)?\s*$", re.IGNORECASE)
# «Nghị quyết của Chính phủ số», «Luật Cư trú số»: words between the type and «số».
_FAR_HEAD = re.compile(
    rf"(?<!\w)(?P<type>{_TYPE_ALT})\s(?P<between>(?:của|liên tịch|do)\s[^.;:\n\d]{{2,70}}?)\s(?P<so>số)\s*$",
    re.IGNORECASE,
)
_SO = re.compile(r"(?<!\w)(?P<so>số)\s?:?\s*$", re.IGNORECASE)
_JOINT = re.compile(r"\s*[,;]?\s*(?:và|hoặc|cùng với|cùng)?\s*$")
_JOINED_ON = re.compile(r"(?:,|\svà)\s*$")
_DATE_AFTER = re.compile(
    r"\s*(?:\([^()\n]{1,40}\)\s*)?[,(]?\s*(?:ký\s+|ban hành\s+)?"
    rf"(?:[Nn]gày\s*:?\s*)?{DATE}\)?"
)
_DATE_FAR = re.compile(
    rf"\s*,?\s*(?:của|do)\s[^.;:,\n\d]{{2,90}}?,?\s+(?:ban hành\s+|ký\s+)?ngày\s+{DATE}"
)
_DATE_BLANK = re.compile(r"\s*,?\s*ngày[\s.…_/]*(?:tháng[\s.…_/]*)?năm\s?(?:\d{4})?")
_DATE_BEFORE = re.compile(
    rf"[Nn]gày\s+{DATE},?\s[^.;:\n]{{2,120}}?(?:ban hành|ký|có|phát hành)\s(?:các\s)?$"
)
_ISSUER = re.compile(r"\s*,?\s*(?:của|do)\s+(?=\w)")
_ISSUER_BARE = re.compile(
    r"\s*,?\s+(?=(?:Hội nghị|Ban|Bộ|Chính phủ|Thủ tướng|Quốc hội|UBND|Ủy ban|Tỉnh ủy|Huyện ủy)\s)"
)
_ISSUER_END = re.compile(
    r"[,;:.\n“\"\[]|\s(?:về|[Vv]/v|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi|triển khai|thực hiện"
    r"|tiếp tục|thông qua|công bố|kèm theo|tổ chức thực hiện|ngày|đã|là|gắn|tại|trong|để|nhằm|đối với"
    r"|tới|đến|theo|số|nêu|trên địa bàn|và của|và các|yêu cầu|giao|khẩn trương|năm|quán triệt|tăng cường"
    r"|đẩy mạnh|nâng cao|chỉ đạo|xây dựng|đồng thời|góp phần|liên quan|“)(?!\w)"
    r"|\s\((?!\s?kh[oó][áa])"
    rf"|\s(?:và|cùng|cùng với|hoặc)\s(?:các\s)?(?=(?:{_TYPE_ALT})(?!\w))"
)
_TITLE = re.compile(
    r"\s*,?\s*(?:\([^()\n]{1,30}\)\s*)?(?=(?:[Vv]ề|[Vv]/v|quy định|ban hành|hướng dẫn|phê duyệt|sửa đổi|triển khai|thực hiện"
    r"|tiếp tục|thông qua|công bố|“|\"|tổ chức)(?!\w)|[“\"])"
)
_TITLE_END = re.compile(r"[;\n]|\.(?=\s|$)|\.\.\.|…")


@dataclass(frozen=True)
class Mention:
    """One place where a document is cited «lần viện dẫn»; offsets are those of the text given.

    `start` to `end` holds type, number and date; `tail` is where issuer and subject end.
    """

    type: str | None
    number: DocumentNumber | None
    law: LawName | None
    date: str | None
    issuer: str | None
    title: str | None
    start: int
    end: int
    tail: int
    says_number: bool
    type_printed: bool
    blank_date: bool = False
    issuer_end: int | None = None

    @property
    def tail_of_issuer(self) -> int:
        """Where the issuer ends, or the date where no issuer is printed."""
        return self.issuer_end if self.issuer_end is not None else self.end

    @property
    def key(self) -> str:
        """What mentions of one document have in common, dates aside."""
        if self.number is not None:
            return self.number.canonical.casefold()
        return f"{self.type} {self.law.name if self.law else ''}".casefold()


@rule("DOC-02", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6 (viện dẫn văn bản)")
def find_mentions(text: str) -> list[Mention]:
    """Return every citation in `text`, in order; dates and issuers shared in a list are shared."""
    laws = laws_in(text)
    mentions = _numbered(text, laws)
    taken = [(m.start, m.end) for m in mentions]
    mentions += _named(laws, taken)
    mentions.sort(key=lambda m: m.start)
    return _with_titles(text, _shared(text, mentions))


def _numbered(text: str, laws: list[LawName]) -> list[Mention]:
    found: list[Mention] = []
    heads = {law.name_end: law for law in laws} | {law.end: law for law in laws}
    for number in numbers_in(text):
        before = found[-1] if found else None
        mention = _mention(text, number, before, heads)
        if mention is not None:
            found.append(mention)
    return found


def _mention(
    text: str, number: DocumentNumber, before: Mention | None, heads: dict[int, LawName]
) -> Mention | None:
    floor = max(0, number.start - 110, before.end if before else 0)
    head = text[floor : number.start]
    law = _law_before(text, number, heads)
    start, kind, says = _head(head, floor, number)
    if law is not None:
        start, kind, says = law.start, law.type, "số" in text[law.name_end : number.start]
    printed = kind is not None
    if kind is None:
        kind = _inherited(text, before, start) or _kind_of(number)
    if not (printed or number.has_known_sign) or (not printed and not says and kind is None):
        return None
    if not printed and not says and not _stands_alone(number):
        return None
    date, end, blank = _date(text, number.end, floor, start)
    if date is None and law is not None:
        date = law.date
    issuer, tail = _issuer(text, end)
    return Mention(
        kind, number, law, date, issuer, None, start, end, tail, says, printed, blank, tail
    )


def _law_before(text: str, number: DocumentNumber, heads: dict[int, LawName]) -> LawName | None:
    """Return the law whose name ends right before «số 25/2018/QH14»."""
    at = number.start
    words = re.search(r"[\s,(]*(?:số\s?:?)?\s*$", text[max(0, at - 12) : at])
    return heads.get(max(0, at - 12) + words.start()) if words else None


def _head(head: str, floor: int, number: DocumentNumber) -> tuple[int, str | None, bool]:
    match = _HEAD.search(head)
    if match is None and _SO.search(head):
        match = _FAR_HEAD.search(head)
    if match:
        kind = _TYPE_NAMES[" ".join(match["type"].split()).casefold()]
        return floor + match.start(), kind, match["so"] is not None
    so = _SO.search(head)
    return (floor + so.start(), None, True) if so else (number.start, None, False)


def _inherited(text: str, before: Mention | None, start: int) -> str | None:
    """Return the type printed once at the head of a list: «các Công điện: số …, số … và số …»."""
    if before is None:
        plural = re.search(
            rf"(?:các|những)\s(?P<type>{_TYPE_ALT})\s?:?\s*$",
            text[max(0, start - 40) : start],
            re.IGNORECASE,
        )
        return _TYPE_NAMES[" ".join(plural["type"].split()).casefold()] if plural else None
    between = text[before.end : start]
    issuer = before.issuer or ""
    plain = between.replace("của", "", 1).replace(issuer, "", 1) if issuer else between
    if len(between) <= 160 and _JOINT.fullmatch(plain):
        return before.type
    plural = re.search(
        rf"(?:các|những)\s(?P<type>{_TYPE_ALT})\s?:?\s*$", between[-40:], re.IGNORECASE
    )
    return _TYPE_NAMES[" ".join(plural["type"].split()).casefold()] if plural else None


def _kind_of(number: DocumentNumber) -> str | None:
    if number.code is not None:
        return CODES[number.code]
    return "Công văn" if len(number.segments) >= 2 and not number.has_year else None


def _stands_alone(number: DocumentNumber) -> bool:
    """Say whether the number alone proves a citation: «theo 12/QĐ-UBND ngày …»."""
    return number.code is not None and len(number.segments) >= 2


def _date(text: str, end: int, floor: int, start: int) -> tuple[str | None, int, bool]:
    for pattern in (_DATE_AFTER, _DATE_FAR):
        match = pattern.match(text, end)
        if match is not None and (date := whole_date(match)) is not None:
            near = pattern is _DATE_AFTER
            return date, match.end() if near else end, False
    blank = _DATE_BLANK.match(text, end)
    if blank:
        return None, blank.end(), True
    before = _DATE_BEFORE.search(text[max(0, start - 170) : start])
    return (whole_date(before) if before else None), end, False


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    lead = _ISSUER.match(text, at) or _ISSUER_BARE.match(text, at)
    if lead is None:
        return None, at
    stop = _ISSUER_END.search(text, lead.end(), lead.end() + 140)
    end = stop.start() if stop else min(len(text), lead.end() + 140)
    issuer = re.sub(r"\s(?:và|cùng)$", "", " ".join(text[lead.end() : end].split()))
    closed = issuer.count("(") == issuer.count(")")
    return (issuer, end) if issuer and closed else (issuer.split(" (")[0] or None, end)


def _named(laws: list[LawName], taken: list[tuple[int, int]]) -> list[Mention]:
    found = []
    spans = iter(sorted(taken))
    span = next(spans, None)
    for law in laws:
        while span is not None and span[1] <= law.start:
            span = next(spans, None)
        if span is not None and span[0] <= law.start < span[1]:
            continue
        found.append(
            Mention(
                law.type, None, law, law.date, None, None, law.start, law.end, law.end, False, True
            )
        )
    return found


def _shared(text: str, mentions: list[Mention]) -> list[Mention]:
    """Give the date and issuer at the end of «Nghị quyết số … và Nghị quyết số … ngày …» to both."""
    shared = list(mentions)
    for place in range(len(shared) - 2, -1, -1):
        this, following = shared[place], shared[place + 1]
        if this.number is None or following.number is None or this.issuer or this.date:
            continue
        if this.type == following.type and _JOINT.fullmatch(text[this.end : following.start]):
            shared[place] = replace(this, date=following.date, issuer=following.issuer)
    return shared


def _with_titles(text: str, mentions: list[Mention]) -> list[Mention]:
    titled = []
    for place, mention in enumerate(mentions):
        if mention.number is None:
            titled.append(replace(mention, title=mention.law.name if mention.law else None))
            continue
        limit = mention.tail + 420
        for following in mentions[place + 1 : place + 4]:
            joined = _JOINED_ON.search(text, max(0, following.start - 8), following.start)
            if following.number is not None and joined:
                limit = min(limit, following.start)
                break
        titled.append(_titled(text, mention, limit))
    return titled


def _titled(text: str, mention: Mention, limit: int) -> Mention:
    lead = _TITLE.match(text, mention.tail)
    if lead is None or lead.end() >= limit:
        return mention
    stop = _TITLE_END.search(text, lead.end(), limit)
    end = stop.start() if stop else min(limit, len(text))
    words = re.sub(r"[\s,]*(?:\svà)?\s*$", "", text[lead.end() : end])
    title = " ".join(words.split())
    return replace(mention, title=title or None, tail=lead.end() + len(words))
