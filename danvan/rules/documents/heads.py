"""What the head of any official paper says of itself: number, day, issuer, type, subject."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from danvan.rules.catalogue import rule
from danvan.rules.documents.numbers import numbers_in
from danvan.rules.documents.vocabulary import TYPES
from danvan.rules.text.blocks import Source
from danvan.rules.text.dates import find_date_line, find_dates
from danvan.rules.text.labels import read_label
from danvan.rules.text.letters import bare_words, is_upper, repair_lookalikes
from danvan.rules.text.normalise import Line, normalise

HEAD_LINES = 60
LONGEST_TITLE = 400
LETTER = "Công văn"

# «Số: 46/KH-UBND», «Số 12-KH/ĐU»
_NUMBER = re.compile(r"(?<!\w)[Ss](?:ố|Ố)\s?[:.]?\s*(?=\d)")
# «Số:      /KH-UBND», «Số    -KH/ĐU»: the line stands there before the clerk has written on it.
_NUMBER_LINE = re.compile(r"(?<!\w)S(?:ố|Ố)\s*[:.\d…_/-]")
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
_BODY = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN |SỞ |PHÒNG |BỘ |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY"
    r"|ĐẢNG ỦY|CHI BỘ|TRƯỜNG |TRUNG TÂM|CÔNG AN|ĐOÀN |HỘI |LIÊN ĐOÀN|VĂN PHÒNG|THANH TRA|CỤC "
    r"|CHI CỤC|TRẠM |VIỆN |CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|TÒA ÁN|BẢO HIỂM|NGÂN HÀNG)"
)
# «V/v kiểm tra công tác tiếp công dân»
_SUBJECT = re.compile(r"(?<!\w)V/v:?\s*(?P<subject>.+)", re.IGNORECASE)
_BODY_OPENS = ("can cu", "kinh gui", "thuc hien", "xet ", "theo de nghi", "noi nhan")
# Longer names first: «Kế hoạch phối hợp» before «Kế hoạch».
_KINDS = {bare_words(kind): kind for kind in sorted(TYPES, key=len, reverse=True)}


@dataclass(frozen=True)
class Head:
    """What a paper says of itself «phần đầu»; empty where it does not say."""

    kind: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    title: str = ""


@rule("DOC-10", basis="Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức phần đầu văn bản)")
def read_head(source: Source) -> Head:
    """Return what the head of a paper says; nothing is invented, a person confirms."""
    lines = normalise(source).lines[:HEAD_LINES]
    titled = _title_line(lines)
    above = lines[: titled[0]] if titled else lines[:25]
    kind, title = titled[1] if titled else "", _title(lines, titled[0]) if titled else ""
    subject = _subject(above)
    return Head(
        kind=LETTER if subject and not title else kind,
        number=_number(above),
        issuer=_issuer(above),
        issued_on=_day(above),
        title=(title or subject)[:LONGEST_TITLE],
    )


def _title_line(lines: Sequence[Line]) -> tuple[int, str] | None:
    """Return where the type stands in capitals, or where an official letter greets."""
    for place, line in enumerate(lines):
        words = bare_words(line.text)
        if words.startswith("kinh gui"):
            return place, LETTER
        if is_upper(line.text):
            kind = next((_KINDS[name] for name in _KINDS if _begins(words, name)), None)
            if kind is not None:
                return place, kind
    return None


def _begins(words: str, name: str) -> bool:
    return words == name or words.startswith(f"{name} ")


def _title(lines: Sequence[Line], place: int) -> str:
    """Return the subject below the type; a letter has none there."""
    if bare_words(lines[place].text).startswith("kinh gui"):
        return ""
    kind = len(
        next(name for name in _KINDS if _begins(bare_words(lines[place].text), name)).split()
    )
    parts = [" ".join(lines[place].text.split()[kind:])]
    for line in lines[place + 1 :]:
        ended = bare_words(line.text).startswith(_BODY_OPENS) or len(line.text) > 200
        if ended or read_label(line.text) is not None or (line.gap and any(parts)):
            break
        if re.search(r"\w", line.text):
            parts.append(line.text.strip(" -–_"))
        if len(parts) > 4 or line.text.endswith((".", ";", ":")):
            break
    return " ".join(part for part in parts if part)


def _number(lines: Sequence[Line]) -> str:
    for line in lines:
        text = repair_lookalikes(line.text)
        for match in _NUMBER.finditer(text):
            found = numbers_in(text[match.end() :])
            if found and found[0].start == 0:
                return found[0].canonical
    return ""


def _day(lines: Sequence[Line]) -> date | None:
    for line in lines:
        if "ngày" not in line.text.lower():
            continue
        printed = find_date_line(line.text)
        whole = [printed] if printed and printed.is_whole else find_dates(line.text)
        if whole:
            return date.fromisoformat(whole[0].iso)
    return None


def _issuer(lines: Sequence[Line]) -> str:
    """Return the lowest body printed in capitals above the number, as printed."""
    names: list[str] = []
    for line in lines:
        if _NUMBER_LINE.search(line.text):
            break
        for part in line.columns:
            text = _MOTTO.split(part)[0].strip(" -–*_")
            if is_upper(text) and _BODY.match(text):
                names.append(text)
            elif names and _goes_on(text):
                names[-1] = f"{names[-1]} {text}"
    return names[-1] if names else ""


def _goes_on(text: str) -> bool:
    """A name too long for its column: «ỦY BAN NHÂN DÂN XÃ BẠCH» / «KHÊ»."""
    return is_upper(text) and len(text.split()) <= 5 and not any(c.isdigit() for c in text)


def _subject(lines: Sequence[Line]) -> str:
    """Return what an official letter is about: «V/v …», which may run over two or three lines."""
    for place, line in enumerate(lines):
        match = _SUBJECT.search(line.text)
        if match is None:
            continue
        parts = [match["subject"].strip()]
        for following in lines[place + 1 : place + 4]:
            if following.gap or not following.text[:1].islower() or "ngày" in following.text:
                break
            parts.append(following.text)
        return " ".join(parts)
    return ""
