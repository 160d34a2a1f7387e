"""The forms in which acts are cited: patterns, each with the sample that shaped it."""

import re

from danvan.rules.documents.vocabulary import TYPES
from danvan.rules.text.dates import DATE

TYPE_ALT = "|".join(
    re.escape(name).replace(r"\ ", r"\s") for name in sorted(TYPES, key=len, reverse=True)
)
TYPE_NAMES = {name.casefold(): name for name in TYPES}
LONGEST_TYPE = max(len(name.split()) for name in TYPES)

# «số», «Số:», «SỐ», and what scanners make of it: «sô», «sổ»
SO = re.compile(r"(?<!\w)(?P<so>\(?s[ốôồổỗóộo]\s?:?\s*)$", re.IGNORECASE)
# «Quyết định số 217 và 218-QĐ/TW»: bare serials that share the sign of the last number
SERIALS = re.compile(
    r"(?<!\w)s[ốô]\s?:?\s*(?P<serials>\d{1,5}(?:\s?,\s?\d{1,5})*)\s?(?:,|và|,\s?và)\s*$",
    re.IGNORECASE,
)
# «Nghị quyết của Chính phủ số», «Quyết định của Thủ tướng Chính phủ số»
FAR_HEAD = re.compile(
    rf"(?<!\w)(?P<type>{TYPE_ALT})\s(?P<issuer>(?:của|do)\s[^.;:\n\d]{{2,70}}?)\s?$", re.IGNORECASE
)
# «Mẫu số 01/BC-…» is no act.
NO_ACT = re.compile(
    r"(?:mẫu|biểu|bảng|phụ lục|hợp đồng|tài khoản|điện thoại|thửa đất|tờ|biển|hồ sơ|danh mục"
    r"|thẻ)\s*$",
    re.IGNORECASE,
)
PLURAL = re.compile(rf"(?:các|những|hai|ba)\s(?P<type>{TYPE_ALT})\s?:?\s*$", re.IGNORECASE)
JOINT = re.compile(r"\s*[,;]?\s*(?:và|hoặc|cùng với|cùng|&)?\s*$")
SHARING = re.compile(r"\s*,?\s*(?:và|hoặc|cùng với|cùng|&)?\s*$")
JOINED_ON = re.compile(r"(?:,|\svà)\s*$")

# «, ngày 07/5/2024», «ký ngày 5-1-2026», «(ngày 12/6/2025)», «26 tháng 11 năm 2021»
DATE_AFTER = re.compile(
    r"\s*(?:\([^()\n]{1,40}\)\s*)?[,(]?\s*(?:ký\s+|ban hành\s+)?"
    rf"(?:(?:cùng\s|đều\s)?ngày\s*:?\s*)?{DATE}\)?",
    re.IGNORECASE,
)
# «Quyết định số … của Thủ tướng Chính phủ ngày 27/12/2018»
DATE_FAR = re.compile(
    rf"\s*,?\s*(?:của|do)\s[^.;:,\n\d]{{2,90}}?,?\s+(?:ban hành\s+|ký\s+)?ngày\s+{DATE}",
    re.IGNORECASE,
)
DATE_BLANK = re.compile(r"\s*,?\s*ngày[\s.…_/]*(?:tháng[\s.…_/]*)?năm\s?(?:\d{4})?")
# «Ngày 28/10/2025, Chủ tịch UBND tỉnh đã ban hành Công văn số …»
DATE_BEFORE = re.compile(
    rf"[Nn]gày\s+{DATE},?\s(?P<who>[^.;:\n]{{2,120}}?)\s?(?:đã\s)?(?:ban hành|ký|có"
    rf"|phát hành)\s(?:các\s)?$"
)

ISSUER = re.compile(r"\s*,?\s*(?:của|do)\s+(?=\w)", re.IGNORECASE)
# «… ngày 24/11/2023, Hội nghị lần thứ Sáu Ban Chấp hành …»
ISSUER_BARE = re.compile(
    r"\s*,?\s+(?=(?:Hội nghị|Ban|Bộ|Chính phủ|Thủ tướng|Quốc hội|UBND|Ủy ban|Tỉnh ủy|Huyện ủy)\s)"
)
_ISSUER_ENDS = (
    "về", "[Vv]/v", "ban hành", "quy định", "hướng dẫn", "phê duyệt", "sửa đổi", "triển khai",
    "thực hiện", "tiếp tục", "thông qua", "công bố", "kèm theo", "tổ chức thực hiện", "ngày", "đã",
    "là", "gắn", "tại", "trong", "để", "nhằm", "đối với", "tới", "đến", "theo", "số", "nêu",
    "trên địa bàn", "và của", "và các", "yêu cầu", "giao", "khẩn trương", "năm", "quán triệt",
    "tăng cường", "đẩy mạnh", "nâng cao", "chỉ đạo", "xây dựng", "đồng thời", "góp phần",
    "liên quan", "cho", "có hiệu lực", "bảo đảm", "đảm bảo", "phát động", "đề nghị",
)  # fmt: skip
ISSUER_END = re.compile(
    rf"[,;:.\n“\"\[]|\s(?:{'|'.join(_ISSUER_ENDS)})(?!\w)"
    r"|\s\((?!\s?kh[oó][áa])"
    rf"|\s(?:và|cùng|cùng với|hoặc)\s(?:các\s)?(?=(?:{TYPE_ALT})(?!\w))"
)
_TITLE_STARTS = (
    "[Vv]ề", "[Vv]/v", "quy định", "ban hành", "hướng dẫn", "phê duyệt", "sửa đổi", "triển khai",
    "thực hiện", "tiếp tục", "thông qua", "công bố", "tổ chức",
)  # fmt: skip
TITLE = re.compile(
    rf"\s*,?\s*(?:\([^()\n]{{1,30}}\)\s*)?(?=(?:{'|'.join(_TITLE_STARTS)})(?!\w)|[“\"])"
)
TITLE_END = re.compile(r"[;\n]|\.(?=\s|$)|\.\.\.|…")
