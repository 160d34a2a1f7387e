"""How the head of a document is written: motto, number line, place and date."""

import re
from collections.abc import Iterable

from danvan.rules.documents.form import House
from danvan.rules.plans.header import NUMBER_LINE
from danvan.rules.plans.lint.parts import PARTY_MOTTO
from danvan.rules.text.letters import bare_words
from danvan.rules.text.normalise import Line

_SLOGAN, _SLOGAN_WORDS = "Độc lập - Tự do - Hạnh phúc", "doc lap tu do hanh phuc"
_WELL_WRITTEN = re.compile(_SLOGAN.replace("-", "[-–]"))  # Word makes dashes of the hyphens
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_MOTTO_WORDS = "cong hoa xa hoi chu nghia viet nam"
# «ngày 5 tháng 2 năm 2026»: what is below ten wants a nought, of the months the first two.
_BARE_DAY = re.compile(r"ngày\s+[1-9]\s+tháng|tháng\s+[12]\s+năm", re.IGNORECASE)
_FIGURES = re.compile(r"ngày\s+\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d{2}", re.I)
# «Số: 5/KH-UBND», «Số 5 /KH-UBND», «Số:     /KH-UBND»
_SAYS_NUMBER = re.compile(
    r"(?<!\w)[Ss](?:ố|Ố)(?P<colon>\s?:)?\s*(?P<serial>\d{1,5})?\s*(?P<sign>[/-][\w\-/&]*)"
)

Fault = tuple[str, str, Line]


def head_faults(head: tuple[Line, ...], house: House) -> Iterable[Fault]:
    """Yield code, message and line of each fault in the head; only lines that are there speak."""
    numbers = [line for line in head if NUMBER_LINE.search(line.text)]
    days = [line for line in head if "ngày" in line.text.lower()]
    for line in numbers[:1]:
        yield from _number(line, house)
    if house is House.STATE:
        for line in head:
            yield from _motto(line)
        for line in days[:1]:
            yield from _day(line)


def _motto(line: Line) -> Iterable[Fault]:
    words = bare_words(line.text)
    if PARTY_MOTTO.search(line.text):
        yield (
            "form_header",
            "Văn bản của cơ quan nhà nước ghi Quốc hiệu, không ghi tiêu đề của Đảng.",
            line,
        )
    if _MOTTO_WORDS in words and not _MOTTO.search(line.text):
        yield (
            "form_header",
            "Quốc hiệu viết bằng chữ in hoa: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.",
            line,
        )
    if _SLOGAN_WORDS in words and not _WELL_WRITTEN.search(line.text):
        yield (
            "form_header",
            f"Tiêu ngữ viết chưa đúng. Viết: {_SLOGAN} (có cách quanh gạch nối).",
            line,
        )


def _number(line: Line, house: House) -> Iterable[Fault]:
    said = _SAYS_NUMBER.search(line.text)
    if said is None:
        return
    if house is House.PARTY:
        if said["colon"]:
            yield "form_number", "Văn bản của Đảng ghi “Số”, không có dấu hai chấm.", line
        return
    serial = said["serial"] or ""
    wrong = [] if said["colon"] else ["có dấu hai chấm sau từ “Số”"]
    wrong += ["số nhỏ hơn 10 thêm số 0 ở trước"] if len(serial) == 1 else []
    if wrong:
        written = f"Số: {serial.zfill(2) if serial else '…'}{said['sign']}"
        yield "form_number", f"Dòng số, ký hiệu: {'; '.join(wrong)}. Viết: {written}.", line


def _day(line: Line) -> Iterable[Fault]:
    if _BARE_DAY.search(line.text):
        message = "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 ở trước (ngày 05 tháng 02)."
        yield "form_date", message, line
    elif _FIGURES.search(line.text):
        yield "form_date", "Ngày ban hành viết đủ chữ: “ngày … tháng … năm …”.", line
