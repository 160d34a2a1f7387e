"""Names of bodies met everywhere: they end by themselves, whatever verb follows."""

import re

from danvan.rules.plans.vocabulary import CAPITAL

_FIELDS = (
    r"Văn hóa (?:-|–|và) (?:Xã hội|Thông tin)",
    r"Kinh tế(?:, Hạ tầng và Đô thị| và Hạ tầng)?",
    r"Nội vụ",
    r"Tư pháp",
    r"Tài chính(?: (?:-|–) Kế hoạch)?",
    r"Giáo dục và Đào tạo",
    r"Y tế",
    r"Lao động (?:-|–) Thương binh và Xã hội",
    r"Tài nguyên và Môi trường",
    r"Quản lý đô thị",
    r"Dân tộc",
    r"Nông nghiệp và (?:Phát triển nông thôn|Môi trường)",
    r"Xây dựng",
    r"Khoa học và Công nghệ",
)
_BODIES = (
    rf"(?:Phòng|Sở)\s(?:{'|'.join(_FIELDS)})",
    r"Trạm Y tế",
    r"Trung tâm (?:Phục vụ hành chính công|Y tế)",
    r"Ban Chỉ huy [Qq]uân sự",
    r"Công an",
    r"Văn phòng HĐND và UBND",
    r"Hội (?:Nông dân|Liên hiệp [Pp]hụ nữ|Cựu chiến binh|Chữ thập đỏ)",
    r"Đoàn Thanh niên",
    r"UBND",
    r"HĐND",
    r"UBMTTQ",
    r"MTTQ",
)
_LEVELS = r"xã|phường|thị trấn|đặc khu|huyện|quận|tỉnh|thành phố"
# A word that goes on with the name or the list, and is no work.
_NO_WORK = (rf"(?:{_LEVELS}|và|các|cùng|cấp|với|phối|hoặc|thuộc|nơi|có)\s|cơ sở",)
_WELL_KNOWN = re.compile(
    rf"(?:{'|'.join(_BODIES)})"
    rf"(?:\s(?:{_LEVELS})(?:\s[{CAPITAL}]\w*){{0,4}})?"
    rf"\s(?=(?!{'|'.join(_NO_WORK)})[a-zđà-ỹ]+\s\w)"
)


def well_known_name_ends(text: str, at: int) -> int | None:
    """Return where a well-known name that begins at `at` ends and other words follow."""
    known = _WELL_KNOWN.match(text, at)
    return known.end() if known else None
