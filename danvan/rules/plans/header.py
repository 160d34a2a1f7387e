"""The head of a plan: number, place and date, issuers, subject, year."""

import re

from danvan.rules.catalogue import rule
from danvan.rules.documents.numbers import repair_number
from danvan.rules.plans.layout import Layout
from danvan.rules.plans.model import Header, Signer
from danvan.rules.text.dates import PrintedDate, find_date_line, find_dates
from danvan.rules.text.flow import Flow
from danvan.rules.text.letters import bare_words, is_upper, repair_lookalikes
from danvan.rules.text.normalise import Line

# «Số: 12/KH-UBND», «Số 12-KH/HU», «Số:     /KH-UBND», «Số …/KH-UBND»
NUMBER_LINE = re.compile(
    r"(?<!\w)[Ss](?:ố|Ố)\s?[:.]?\s*(?P<number>(?P<serial>\d{1,5}[a-z]?(?:\.\d+)?)?[\s.…_]*"
    r"(?P<sign>(?:/\s?\d{4}\s?)?[-/–]\s?[A-ZĐ][\w&]*(?:\s?[-/–]\s?[A-ZĐ][\w&]*)*))"
)
_PLACE = re.compile(r"(?P<place>[^\W\d_][^,;:0-9]{1,50}),\s*$")
_YEAR = re.compile(r"năm\s+(?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(
    r"giai đoạn\s+(?:20\d{2})|20\d{2}\s?[-–]\s?20\d{2}|đến năm\s+20\d{2}", re.IGNORECASE
)
_BODY_NAME = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN |SỞ |PHÒNG |BỘ |HUYỆN ỦY|TỈNH ỦY|THÀNH ỦY"
    r"|QUẬN ỦY|ĐẢNG ỦY"
    r"|CHI BỘ|TRƯỜNG |TRUNG TÂM|CÔNG AN|ĐOÀN |HỘI |LIÊN ĐOÀN|VĂN PHÒNG|THANH TRA|CỤC |CHI CỤC"
    r"|TRẠM |VIỆN |KHỐI )"
)
# A body inside a body: its name is whole only with the one above.
_ORGANS = ("BAN THƯỜNG TRỰC", "BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "BAN CHỈ ĐẠO", "THƯỜNG TRỰC")
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
# «UBND xã An Phú ban hành Kế hoạch», «Ủy ban nhân dân quận xây dựng kế hoạch»
_ISSUES = re.compile(
    r"(?P<who>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban|Sở|Phòng|HĐND|Ủy ban Mặt trận"
    r"|Ủy ban MTTQ|Huyện ủy|Tỉnh ủy|Đảng ủy|Bộ)(?:\s[^.;:\n]{0,140}?)?)"
    r"\s?,?\s(?:cùng\s)?(?:thống nhất\s)?(?:ban hành|xây dựng|lập|đề ra"
    r"|triển khai)\s(?:và thực hiện\s)?(?:các\s)?(?:[Kk]ế hoạch|[Cc]hương trình|[Pp]hương án"
    r"|[Đđ]ề án)"
)
_LEVELS = ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh", "đặc khu")
_LEVEL_END = re.compile(rf"(?:^|\s)(?P<level>{'|'.join(_LEVELS)})$", re.IGNORECASE)


@rule("PLAN-02", basis="Nghị định 30/2020/NĐ-CP, Điều 8 và Phụ lục I (thể thức)")
def read_header(
    flow: Flow, lines: tuple[Line, ...], layout: Layout, signers: tuple[Signer, ...]
) -> Header:
    """Return what the plan says of itself; nothing is invented."""
    head = head_lines(flow, lines, layout)
    number = find_number(head)
    printed = find_date(head)
    place = _place(head, printed)
    return Header(
        doc_type=layout.doc_type,
        number=number,
        issuers=_issuers(flow, head, layout, place, signers),
        place=place,
        date=printed[1].iso if printed else None,
        title=layout.title_words,
        year=_year(layout.title_words),
        signers=signers,
    )


def head_lines(flow: Flow, lines: tuple[Line, ...], layout: Layout) -> tuple[Line, ...]:
    """Return the printed lines above the title; without a title, the short ones at the top."""
    if layout.title is not None:
        limit = flow.paragraphs[layout.title].first_line
    else:
        limit = flow.paragraphs[layout.body].first_line if layout.body < len(flow.paragraphs) else 0
    return tuple(line for line in lines if line.start < limit)


def find_number(head: tuple[Line, ...]) -> str | None:
    """Return the plan's own number, None when it is blank or absent."""
    for line in head:
        match = NUMBER_LINE.search(repair_lookalikes(line.text))
        if match and match["serial"]:
            return repair_number(match["number"])
    return None


def find_date(head: tuple[Line, ...]) -> tuple[Line, PrintedDate] | None:
    """Return the line with place and date, and the date as far as it is filled in."""
    for line in head:
        lowered = line.text.lower()
        if "ngày" not in lowered:
            continue
        printed = find_date_line(line.text)
        if printed is None:
            whole = find_dates(line.text)
            printed = whole[0] if whole else None
        if printed is not None:
            return line, printed
    return None


def _place(head: tuple[Line, ...], printed: tuple[Line, PrintedDate] | None) -> str | None:
    if printed is None:
        return None
    line, found = printed
    before = re.sub(r"ngày\s*$", "", line.text[: found.start], flags=re.IGNORECASE)
    match = _PLACE.search(before)
    if match is None:
        return None
    words = re.sub(r".*[A-Z]{2,}[-/]?[A-Z]*\s+(?=[A-ZĐ][^A-Z])", "", match["place"])
    return words.strip() or None


def _year(title: str | None) -> int | None:
    if title is None:
        return None
    years = {int(match["year"]) for match in _YEAR.finditer(title)}
    if len(years) != 1 or _SPAN_OF_YEARS.search(title):
        return None
    return years.pop()


def _issuers(
    flow: Flow,
    head: tuple[Line, ...],
    layout: Layout,
    place: str | None,
    signers: tuple[Signer, ...],
) -> tuple[str, ...]:
    named = _letterhead(head) or _preamble(flow, layout) or _signing(signers)
    return tuple(_with_place(name, place, layout.title_words) for name in named)


def _letterhead(head: tuple[Line, ...]) -> tuple[str, ...]:
    """Return the bodies printed in capitals above the number: the lowest one issues."""
    names: list[str] = []
    for line in head:
        for part in line.columns:
            text = _MOTTO.split(part)[0].strip(" -–*_")
            if is_upper(text) and _BODY_NAME.match(text) and not NUMBER_LINE.search(text):
                names.append(text)
            elif names and is_upper(text) and len(text.split()) <= 5 and _is_area(text):
                names[-1] = f"{names[-1]} {text}"
    if not names:
        return ()
    if len(names) > 1 and names[-1].startswith(_ORGANS):
        return (f"{names[-1]} {names[-2]}",)
    joint = names[-1].split(" - ")
    return tuple(joint) if all(_BODY_NAME.match(f"{part} ") for part in joint) else (names[-1],)


def _is_area(text: str) -> bool:
    return bare_words(text).startswith(
        ("xa ", "phuong ", "huyen ", "quan ", "tinh ", "thanh pho ", "thi ", "dac khu ")
    )


def _preamble(flow: Flow, layout: Layout) -> tuple[str, ...]:
    """Return who «xây dựng», «ban hành» the plan in the words before the first part."""
    for paragraph in flow.paragraphs[layout.body : layout.body + 12]:
        if paragraph.label is not None and paragraph.label.style != "bullet":
            break
        text = flow.printed[paragraph.start : paragraph.end]
        match = None
        for clause in re.finditer(r"[^.;]+", text):
            for match in _ISSUES.finditer(clause[0]):
                names = _names(match["who"])
                if names:
                    return names
    return ()


def _names(who: str) -> tuple[str, ...]:
    """Cut «… của UBND tỉnh; nay UBND xã An Phú,» down to the last body; two joined are two."""
    starts = [
        m.start()
        for m in re.finditer(
            r"(?<!\w)(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban\s(?=[A-ZĐ])|Sở\s|Phòng\s|HĐND"
            r"|Ủy ban M)",
            who,
        )
    ]
    if not starts:
        return ()
    tail = who[starts[-1] :].strip(" ,")
    if len(starts) >= 2 and who[: starts[-1]].rstrip().endswith(" và"):
        first = who[starts[-2] : starts[-1]].rstrip()[: -len(" và")].strip(" ,")
        return (first, tail)
    return (tail,) if len(tail.split()) <= 14 else ()


def _signing(signers: tuple[Signer, ...]) -> tuple[str, ...]:
    names = [signer.on_behalf_of for signer in signers if signer.on_behalf_of]
    return tuple(dict.fromkeys(names))


def _with_place(name: str, place: str | None, title: str | None) -> str:
    """«Ủy ban nhân dân quận» + «An Khê» → the full name, where the place is printed."""
    if not _LEVEL_END.search(name):
        return name
    level = _LEVEL_END.search(name)
    word = level["level"].lower() if level else ""
    in_title = re.search(
        rf"(?<!\w){word}\s(?P<name>[A-ZĐÂÊÔƯƠ][\w]*(?:\s[A-ZĐÂÊÔƯƠÁÀẢÃẠ][\w]*)*)", title or ""
    )
    if in_title:
        return f"{name} {in_title['name']}"
    if place is None:
        return name
    bare = re.sub(rf"^(?:{'|'.join(_LEVELS)})\s", "", place, flags=re.IGNORECASE)
    return f"{name} {bare}"
