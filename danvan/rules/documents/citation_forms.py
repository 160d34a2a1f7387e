"""The forms in which acts are cited: patterns, each with the sample that shaped it."""

import re

from danvan.rules.documents.vocabulary import TYPES
from danvan.rules.text.dates import DATE, SHORT_DATE

TYPE_ALT = "|".join(
    re.escape(name).replace(r"\ ", r"\s") for name in sorted(TYPES, key=len, reverse=True)
)
TYPE_NAMES = {name.casefold(): name for name in TYPES}
LONGEST_TYPE = max(len(name.split()) for name in TYPES)

# «số», «Số:», «SỐ», «so», and what scanners make of it: «sô», «sổ», «sé»
SO = re.compile(r"(?<!\w)(?P<so>\(?\s?s[ốôồổỗóộoéế]\s?[:.]?\s*)$", re.IGNORECASE)
_SERIAL = r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d{2})?"
# «Quyết định số 217 và 218-QĐ/TW», «số 12/2020 và số 13/2020/NĐ-CP»: serials that share the sign
# of the last number
SERIALS = re.compile(
    rf"(?<!\w)(?:s[ốô]\s?:?\s*)?(?P<serials>{_SERIAL}(?:\s?[,;]\s?(?:s[ốô]\s)?{_SERIAL})*)"
    r"\s?(?:,|;(?=\s)|&|[,;]?\s?(?:và|cùng|hoặc))\s?(?:s[ốô]\s?:?\s*)?$",
    re.IGNORECASE,
)
ONE_SERIAL = re.compile(_SERIAL)
# «Nghị quyết của Chính phủ số», «Quyết định của Thủ tướng Chính phủ số»
FAR_HEAD = re.compile(
    rf"(?<!\w)(?P<type>{TYPE_ALT})\s(?:ngày\s{DATE}\s)?(?P<issuer>(?:của|do)\s[^.;:\n\d]{{2,70}}?)\s?$",
    re.IGNORECASE,
)
TYPE_RIGHT_BEFORE = re.compile(rf"(?<!\w)(?P<type>{TYPE_ALT}) ?[:(,]? ?\Z", re.IGNORECASE)
ANY_TYPE = re.compile(rf"(?<!\w)(?:{TYPE_ALT})(?!\w)", re.IGNORECASE)
# «| 52/2019/QH14 | 25/11/2019 | Luật sửa đổi …»: a list that tells the type after the day.
TYPE_IN_ROW = re.compile(
    r"[\s|,;]*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}[\s|,;]*)?"
    r"(?P<type>Bộ luật|Luật|Nghị quyết|Pháp lệnh)[\s;|]"
)
# «Mẫu số 01/BC-…» is no act.
NO_ACT = re.compile(
    r"(?:mẫu|biểu|bảng|phụ lục|hợp đồng|tài khoản|điện thoại|thửa đất|tờ|biển|hồ sơ|danh mục"
    r"|thẻ|nhà|lô|hộp thư|mã)\s*$",
    re.IGNORECASE,
)
PLURAL = re.compile(rf"(?:các|những|hai|ba|bốn)\s(?P<type>{TYPE_ALT})\s?:?\s*$", re.IGNORECASE)
JOINT = re.compile(r"\s*[,;]?\s*(?:và|hoặc|cùng với|cùng|&)?\s*$")
SHARING = re.compile(r"\s*[,;]?\s*(?:và|hoặc|cùng với|cùng|&)?\s*$")
JOINED_ON = re.compile(r"(?:,|\svà)\s*$")
# «Số: 45/KH-UBND» alone on its line under the letterhead is the paper's own.
OWN_LINE = re.compile(r"\A\s?Số\s?:\s?\d|.?[\n|]\s?Số\s?:\s?\d")

# «44/QĐ-UBND4 ngày …», «…¹ ngày», «…[1] ngày»: a note's sign between number and day
NOTE_SIGN = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|\d{1,2}(?=[\s,])|\s?\[\d{1,3}\]")
_DAY_WORD = (
    r"(?:(?:ký|ban hành|ra|đề|phát hành|thông qua)\s+)?"
    r"(?:cùng\s|đều\s)?(?P<word>ng[àa]y)(?:\s(?:ký|ban hành))?\s*:?\s*"
)
# «, ngày 07/5/2024», «ký ngày 5-1-2026», «(ngày 12/6/2025)», «26 tháng 11 năm 2021», «| 29/7/2014»
DATE_AFTER = re.compile(
    rf"(?P<gap>[\]”\"’]?(?:\skh[oó][áa]\s\w{{1,6}})?\s*(?:\([^()\n]{{1,40}}\)\s*)?[,(;|–-]?\s*(?:\d{{1,2}}h\d{{0,2}}\s)?)(?:{_DAY_WORD})?(?:{DATE}|{SHORT_DATE})\)?",
    re.IGNORECASE,
)
CELL_ENDS = re.compile(r"\s?(?:[\n|;]|$)")
# «Quyết định số … của Thủ tướng Chính phủ ngày 27/12/2018», «… được HĐND xã thông qua ngày …»
DATE_FAR = re.compile(
    r"\s*,?\s*(?:của|do|được)\s(?:(?!\s(?:về|tại|trong|tổ chức|thực hiện|từ|trước|sau)\s)"
    r"[^.;:,\n\d]){2,90}?,?\s+(?:(?:ban hành|ký|thông qua|ban bố|phê duyệt)\s+)?"
    rf"ngày\s+{DATE}",
    re.IGNORECASE,
)
# «… về quy chế giám sát ngày 12/12/2013 của Bộ Chính trị»: the issuer shows whose day it is.
DATE_BEHIND_SUBJECT = re.compile(
    r"\s*,?\s*(?:về|quy định|ban hành|hướng dẫn|phê duyệt)\s[^.;:\n\d]{2,160}?,?\s"
    rf"ngày\s+{DATE}\s(?=của\s)"
)
DATE_BLANK = re.compile(r"\s*,?\s*ngày[\s.…_/]*(?:tháng[\s.…_]*)?năm\s?(?:\d{4})?")
# «Ngày 28/10/2025, Chủ tịch UBND tỉnh đã ban hành Công văn số …»
DATE_BEFORE = re.compile(
    rf"[Nn]gày\s+{DATE}\s?,?\s(?P<who>[^.;:\n]{{2,130}}?)\s?(?:đã\s|cùng\s)?"
    r"(?:ban hành|ký kết|ký|có|phát hành|thông qua|trình|gửi|ra)\s(?:ban hành\s)?(?:các\s)?$"
)
# «29/7/2014 | 43/2014/TT-BTNMT»: the column of days stands before that of numbers.
DATE_CELL_BEFORE = re.compile(rf"(?:^|[|\n])\s?(?:ngày\s)?{DATE}\s?\|[\s|]*$")

# «Quyết định số 88 ngày 1/4/2025», «Nghị định số 59/2023 của Chính phủ»: a serial without a sign.
BARE = re.compile(
    r"(?P<serial>\d(?<![\w/.,\-].)\d{0,4}[a-zđ]?)(?P<year>/(?:19|20)\d{2})?(?![\w/])"
    r"(?!\s?[-–/.]\s?[\dA-ZĐ])(?=[,\s(]*(?P<day>[Nn]g[àa]y\s\d)|\s(?P<year_word>năm\s(?:19|20)\d{2})"
    r"|\s(?P<of>của\s[A-ZĐỦ]|về\s(?<=\d\d về ))|(?P<none>))"
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
