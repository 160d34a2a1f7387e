"""Who a sentence of a plan means where no name stands first «chủ thể ẩn»."""

import re

from danvan.rules.plans.no_work import behind_label
from danvan.rules.plans.units import (
    HEAD,
    INVITING,
    Subject,
    find_verb,
    heading_units,
    read_subject,
    starts_with_verb,
)
from danvan.rules.plans.vocabulary import CAPITAL

# «…, Trưởng các phòng chuyên môn, Chủ tịch UBND các xã có trách nhiệm:»
_CHARGED = re.compile(
    r"\s(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|tập trung thực hiện"
    r"|thực hiện (?:tốt )?(?:các|một số) (?:nội dung|nhiệm vụ))"
)
_ASKING = r"(?:(?:đề nghị|yêu cầu|giao|phân công)\s)?"
_AFTER_COMMA = re.compile(rf"(?:^|[,;]\s)(?={_ASKING}{HEAD})")
# «Đối với đơn ghi sai địa chỉ: UBND xã …», «Trường hợp mưa lớn thì Trưởng thôn …»
_AFTER_CONDITION = re.compile(rf"(?:[,;:]|\sthì)\s(?:sẽ\s|phải\s)?(?={_ASKING}{HEAD})")
_CONDITIONS = ("Đối với", "Trường hợp", "Trong trường hợp", "Nếu", "Khi", "Sau khi", "Ngay sau")
_BASES = re.compile(
    r"(?:Căn cứ|Ngoài|Trên cơ sở|Theo(?!\sdõi)|Hàng năm,|Hằng năm,|Trong quá trình|Trong thời gian"
    rf"|Để|Nhằm|Tùy|{'|'.join(_CONDITIONS)})(?!\w)"
)
# «Định kỳ vào ngày 20 hằng tháng, …», «Chậm nhất ngày 05/6 (hoặc khi có yêu cầu) …»
_TIME_ALONE = re.compile(
    r"(?:(?:định kỳ|hằng|hàng|mỗi|trước|chậm nhất|muộn nhất|từ|vào|trong|cuối|đầu|giữa|đến|hết|là"
    r"|ngày|tháng|quý|năm|tuần|thứ|hai|ba|tư|sáu|bảy|sáng|chiều|giờ|của|và|hoặc|đột xuất|mồng|mùng"
    r"|[ivx]+|[\d/.–-]+|\([^()]{1,60}\))(?:,?\s|,?$))+",
    re.IGNORECASE,
)
_COMMA = re.compile(r",\s")
_LONGEST_NAME = 120
_NEAR = 320  # a basis is no longer than this
# «Công chức phụ trách …», «đồng chí Phó Chủ tịch»: somebody, not «cán bộ, công chức» in general
_PEOPLE = r"(?:[Cc]án bộ|[Cc]ông chức|[Vv]iên chức|[Đđ]ồng chí|[Đđ]/c)"
_SOMEBODY = re.compile(rf"(?:[Cc]ác\s)?{_PEOPLE}\s(?:phụ trách|chuyên môn|[{CAPITAL}])")
_PERSON = re.compile(rf"(?:[Cc]ác\s)?(?:{_PEOPLE}|[Ll]ãnh đạo|[Gg]iáo viên|[Ôô]ng\s|[Bb]à\s)")
_ANYBODY = re.compile(
    rf"(?:(?:[Cc]ác|[Mm]ỗi|[Mm]ọi|[Tt]oàn thể|[Tt]ừng|[Đđ]ội ngũ)\s)?(?:{_PEOPLE}|[Đđ]ảng viên"
    r"|[Đđ]oàn viên|[Hh]ội viên|[Gg]iáo viên)(?!\w)"
)
# «Sau hội nghị, gửi biên bản đến UBND xã, Đảng ủy xã»: the work begins before the names
_LINKS = re.compile(
    r"(?:nếu|khi|theo|căn cứ|trên cơ sở|dựa|bằng|nhằm|để|thông qua|tùy|tuỳ|định kỳ|hằng|hàng|cần"
    r"|phải|được|hướng dẫn|chỉ đạo|yêu cầu|đề nghị|giao|phân công|kịp thời)(?!\w)"
    r"|[^,;]{0,60}?\scủa\s",
    re.IGNORECASE,
)


def charged(text: str) -> Subject | None:
    """Return who «có trách nhiệm» in the words that open a list, or is all they say."""
    charge = _CHARGED.search(text)
    if charge is None:
        return read_subject(text) or _named_alone(text)
    for match in _AFTER_COMMA.finditer(text, 0, charge.start()):
        subject = read_subject(text[match.end() :])
        if subject is not None and match.end() + subject.end >= charge.start():
            return subject
    return read_subject(text)


def _named_alone(text: str) -> Subject | None:
    """«- Công an xã:» opens the list of what they owe."""
    name = text.rstrip(" :")
    units, asked = heading_units(name)
    return Subject(units, "đề nghị" if asked else None, len(name)) if units else None


def stands_alone(text: str) -> bool:
    """Say whether a line is nothing but a name: a heading that lost its number."""
    if len(text) > _LONGEST_NAME or text[-1:] in ".;,:!?/" or not text[:1].isupper():
        return False
    return find_verb(text) is None and bool(heading_units(text)[0])


def after_basis(text: str) -> Subject | None:
    """«Căn cứ kế hoạch này, các phòng, ban xây dựng …»: the subject stands behind the basis."""
    if not _BASES.match(text):
        return _after_time(text) or _after_label(text)
    subject, at = late_subject(text)
    return Subject(subject.units, subject.asked, at + subject.end) if subject else None


def _after_time(text: str) -> Subject | None:
    """«Định kỳ 6 tháng (trước ngày 05/6) các đơn vị …»; not «Định kỳ họp với các thôn, UBND xã»."""
    time = _TIME_ALONE.match(text)
    subject = read_subject(text[time.end() :]) if time else None
    if time is None or subject is None:
        return None
    return Subject(subject.units, subject.asked, time.end() + subject.end)


def _after_label(text: str) -> Subject | None:
    """«Chế độ báo cáo: các đơn vị gửi báo cáo …»: the subject stands behind the label."""
    at = len(text) - len(behind_label(text))
    subject = read_subject(text[at:]) if at else None
    return Subject(subject.units, subject.asked, at + subject.end) if subject else None


def late_subject(text: str) -> tuple[Subject | None, int]:
    """Return who is named behind the first words, and where that name begins."""
    conditional = text.startswith(_CONDITIONS)
    pattern = _AFTER_CONDITION if conditional else _AFTER_COMMA
    begun = 0
    for match in pattern.finditer(text, 0, _NEAR):
        if match.start() == 0:
            continue
        if _work_between(text, begun, match.start()):
            return None, 0
        begun = match.start()
        subject = read_subject(text[match.end() :])
        if subject is not None:
            return subject, match.end()
    return None, 0


def _work_between(text: str, start: int, end: int) -> bool:
    """Say whether a comma in text[start:end] opens work of its own."""
    for comma in _COMMA.finditer(text, start, end):
        words = text[comma.end() : end + 1]
        if starts_with_verb(words) and not _LINKS.match(words):
            return True
    return False


def is_object(subject: Subject, owing: tuple[str, ...]) -> bool:
    """Say whether a name at the head of a sentence is whom it is about, not who owes it.

    Below a heading that names a unit, «cán bộ, công chức» are; so are those it is to invite, and
    the person it is to put in charge: «Phân công đồng chí Phó Chủ tịch …».
    """
    if not owing:
        return False
    if subject.asked in INVITING:
        return True
    first = subject.units[0] if subject.units else ""
    if subject.asked == "phân công" and _PERSON.match(first):
        return True
    return bool(_ANYBODY.match(first)) and not _SOMEBODY.match(first)
