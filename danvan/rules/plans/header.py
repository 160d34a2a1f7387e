"""The head of a plan: number, place and date, issuers, subject, year."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from danvan.rules.catalogue import rule
from danvan.rules.documents.numbers import repair_number
from danvan.rules.plans.layout import Layout
from danvan.rules.plans.letterhead import letterhead_names
from danvan.rules.plans.model import Header, Signer
from danvan.rules.text.dates import PrintedDate, find_date_line, find_dates
from danvan.rules.text.flow import Flow
from danvan.rules.text.letters import is_upper, repair_lookalikes
from danvan.rules.text.normalise import Line

# «Số: 12/KH-UBND», «Số 12-KH/HU», «Số:     /KH-UBND», «Số …/KH-UBND»
NUMBER_LINE = re.compile(
    r"(?<!\w)[Ss][ốỐôÔóÓồỒ](?:\s[Hh]iệu)?\s?[:.]?\s*(?P<number>(?P<serial>\d{1,5}[a-z]?(?:\.\d+)?)?[\s.…_]*"
    r"(?P<sign>(?:/\s?\d{4}\s?)?[-/–]\s?[A-ZĐ][\w&]*(?:\s?[-/–]\s?[A-ZĐ][\w&]*)*))"
)
# What follows a number that belongs to another paper
_CITES_ON = re.compile(r"\s?,?\s?(?:ngày\s\d|của\s|ngày\d|về\s)")
_STAMPED = re.compile(r"(?:Người ký|Ngày ký|Thời gian ký|Ký bởi|Cơ quan ký|Signature|Digitally)")
_NEXT_THING = re.compile(r"[A-ZĐÀ-Ỹ][\w ]{2,30}:|(?:CỘNG H|ĐẢNG C|Độc lập|KẾ HOẠCH|[A-ZĐ]{2})")
_SHORT = 60
_PLACE = re.compile(r"(?P<place>[^\W\d_][^,;:0-9]{1,50}),\s*$")
_SHORT_LEVELS = ("TP", "TP.", "TX", "TX.", "TT", "TT.")
_HALF_A_PLACE = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹ]+)?$")
_YEAR = re.compile(r"năm\s+(?P<year>20\d{2})(?!\d)", re.IGNORECASE)
_SPAN_OF_YEARS = re.compile(
    r"giai đoạn\s+(?:20\d{2})|20\d{2}\s?[-–]\s?20\d{2}|đến năm\s+20\d{2}", re.IGNORECASE
)
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
    for line in (*head, *_pairs(head)):
        text = repair_lookalikes(line.text)
        match = NUMBER_LINE.search(text)
        if match and match["serial"] and _is_own(text, match):
            return repair_number(match["number"])
    return None


def _is_own(text: str, match: re.Match[str]) -> bool:
    """Say whether a number is the paper's own: «Kế hoạch số 12/… ngày … của …» cites another."""
    before, behind = text[: match.start()].strip(" |-–—*_:"), text[match.end() :]
    if before.startswith("(") or _CITES_ON.match(behind):
        return False
    return not before or is_upper(before) or match[0][0] == "S"


def find_date(head: tuple[Line, ...]) -> tuple[Line, PrintedDate] | None:
    """Return the line with place and date, and the date as far as it is filled in."""
    lines = [line for line in (*head, *_pairs(head)) if "ngày" in line.text.lower()]
    lines = [line for line in lines if not _STAMPED.match(line.text)]
    for line in lines:
        printed = find_date_line(line.text)
        if printed is not None and _stands_alone(line, printed):
            return line, printed
    for line in lines:
        for printed in find_dates(line.text)[:1]:
            if _stands_alone(line, printed):
                return line, printed
    return None


def _stands_alone(line: Line, printed: PrintedDate) -> bool:
    """Say whether a date ends its line, or names one thing after another as a web page does."""
    behind = line.text[printed.end :].strip(" .,;|*_-–—/)")
    return not behind or bool(_NEXT_THING.match(behind)) or len(line.text) < _SHORT


def _pairs(head: tuple[Line, ...]) -> Iterator[Line]:
    """Yield each line with the next: in a narrow cell «Số:» stands above the number."""
    for line, below in pairwise(head):
        yield replace(line, text=f"{line.text} {below.text}", end=below.end, columns=())


def _place(head: tuple[Line, ...], printed: tuple[Line, PrintedDate] | None) -> str | None:
    if printed is None:
        return None
    line, found = printed
    before = line.text[: found.start]
    for column in line.columns:
        at = before.rfind(column[:12]) if "ngày" in column.lower() else -1
        before = before[at:] if at >= 0 else before
    before = re.sub(r"ngày\s*$", "", before, flags=re.IGNORECASE)
    match = _PLACE.search(before)
    if match is None:
        return None
    words = match["place"].split()
    capitals = [at for at, word in enumerate(words) if is_upper(word) and word not in _SHORT_LEVELS]
    place = " ".join(words[capitals[-1] + 1 if capitals else 0 :]) or " ".join(words)
    above = next((each for each, below in pairwise(head) if below is line), None)
    torn = above is not None and not line.gap and _HALF_A_PLACE.match(above.text)
    return f"{above.text} {place}" if above is not None and torn else place


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
    named = letterhead_names(head) or _preamble(flow, layout) or _signing(signers)
    return tuple(_with_place(name, place, layout.title_words) for name in named)


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
