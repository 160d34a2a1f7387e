"""How days and periods are printed in plans «thời hạn như in»: one pattern for each form."""

import re

from danvan.rules.plans.periods import LIST

DAY = (
    r"(?P<d{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<m{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<y{0}>20\d{{2}})(?!\d))?(?![\d/])"
    r"|\s+tháng\s+(?P<n{0}>\d{{1,2}})(?:\s*,?\s*năm\s+(?P<z{0}>20\d{{2}}))?(?!\d))"
)
_EVERY_YEAR = r"(?P<every>\s*(?:của\s)?(?:(?:hàng|hằng|mỗi)\snăm))?"
_RELATION = (
    r"(?P<rel>(?:xong\s)?trước(?:\shết)?(?:\scác)?"
    r"|(?:chậm|muộn)\snhất(?:\s(?:là|vào|đến|trong))?(?:\shết)?"
    r"|không\s(?:quá|muộn\shơn|chậm\squá)|hạn\s(?:chót|cuối)(?:\scùng)?(?:\slà)?"
    r"|(?<!tính )(?:đến|hết|tới)(?:\shết)?|(?:vào|nhân)\sdịp"
    r"|(?:hoàn\sthành\s)?(?:trong|vào)|xong)"
)
# «trước 16 giờ 30 phút ngày 20/10», «chậm nhất 17h00, ngày 05/3», «vào thứ Sáu, ngày 13/3»
_HOUR = (
    r"(?:(?:\d{1,2}\s?(?:h|giờ)(?:\s?\d{1,2})?(?:\s?(?:phút|'))?|sáng|chiều|tối|(?:thứ\s(?:hai|ba|tư"
    r"|năm|sáu|bảy|[2-7])|chủ nhật))\s?,?\s?){0,3}"
)
# «trước ngày 20/10/2023», «chậm nhất là ngày 05 tháng 11 năm 2024», «trước 30/11 hàng năm»
DATED = re.compile(
    rf"(?<!\w){_RELATION}\s*:?\s*{_HOUR}(?P<word>ngày\s+)?{DAY.format(1)}"
    rf"(?P<more>(?:\s*(?:,|và|;)\s*(?:trước\s"
    rf"|chậm nhất\s)?(?:ngày\s)?\d{{1,2}}(?:/|\stháng\s)\d{{1,2}}(?:(?:/|\snăm\s)20\d{{2}})?"
    rf"(?![\d/])){{0,12}}){_EVERY_YEAR}",
    re.IGNORECASE,
)
MORE = re.compile(r"(\d{1,2})(?:/|\stháng\s)(\d{1,2})(?:(?:/|\snăm\s)(20\d{2}))?")
# «báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/12 hằng năm»: each year both
EVERY_YEAR_BEHIND = re.compile(
    r"[^.;\n]{0,70}?\d{1,2}(?:/|\stháng\s)\d{1,2}\s(?:của\s)?(?:hàng|hằng|mỗi)\snăm", re.IGNORECASE
)
# «báo cáo kết quả hằng năm về UBND tỉnh trước ngày 15 tháng 11»
EVERY_YEAR_BEFORE = re.compile(r"(?:hàng|hằng|mỗi)\snăm[^.;\n\d]{0,90}$", re.IGNORECASE)
# a cell of a table that holds nothing but a day
BARE_DAY = re.compile(rf"(?<=\n)(?:ngày\s)?{DAY.format(1)}(?:(?=\n)|$)", re.IGNORECASE)
# «từ ngày 01/3/2026 đến ngày 30/4/2026», «từ ngày 12 đến hết ngày 20/3», «ngày 02/02 đến 03/02»
RANGE = re.compile(
    rf"(?<!\w)(?:(?:từ|trong)\s(?:ngày\s)?|(?<!kể từ )(?<!tính từ )(?=ngày\s\d)ngày\s)"
    rf"(?:{DAY.format(1)}|\d{{1,2}}(?=\s?(?:đến|-|–)\s?(?:hết\s)?(?:ngày\s)?\d{{1,2}}[/\s]))"
    rf"\s?,?\s?(?:đến|-|–)\s?(?:hết\s)?(?:ngày\s)?{DAY.format(2)}",
    re.IGNORECASE,
)
_MONTH_OR_QUARTER = (
    r"(?:(?:đầu|giữa|cuối)\s)?(?:tháng\s(?P<m>\d{1,2})|quý\s(?P<q>IV|I{1,3}|[1-4]))(?!\w)"
    r"(?:\s?[,/\-]?\s?(?:năm\s)?(?P<y>20\d{2}))?(?!\d)"
)
# «từ tháng 3 đến hết tháng 5/2026», «tháng 11/2025 đến quý I/2026»
MONTH_RANGE = re.compile(
    r"(?<!\w)(?:từ\s)?(?:(?:đầu|giữa|cuối)\s)?(?:tháng\s\d{1,2}|quý\s(?:IV|I{1,3}|[1-4]))"
    r"(?:\s?[/\-]\s?(?:năm\s)?20\d{2}|\snăm\s20\d{2})?"
    rf"\s?(?:đến|-|–)\s?(?:hết\s)?{_MONTH_OR_QUARTER}",
    re.IGNORECASE,
)
_WHEN = (
    r"(?:(?:đợt|buổi|ngày|lần) (?:thứ )?(?:\d|một|hai|ba)|thời (?:gian|hạn|điểm)"
    r"|tiến độ|(?<!du )lịch)"
    r"(?:\s[^.:;,\d\n]{2,40}?)?\s?:\s*"
    r"(?:dự kiến|hoàn thành)?\s?:?\s?"
)
# «Thời gian: dự kiến 8 giờ 00, ngày 05/12/2025», «Thời hạn hoàn thành: 30/6»
LABELLED = re.compile(
    rf"(?<!\w){_WHEN}(?:vào\s)?{_HOUR}(?:ngày\s)?{DAY.format(1)}{_EVERY_YEAR}(?!\s?(?:đến|-|–)\s?\d)",
    re.IGNORECASE,
)
# «Thời gian thực hiện: cả năm 2026»
LABELLED_YEAR = re.compile(
    rf"(?<!\w){_WHEN}(?:trong\s|cả\s)?năm\s(?P<y>20\d{{2}})(?!\s?[-–\d])", re.IGNORECASE
)
# «trước ngày 15 hàng tháng», «ngày 20 của tháng cuối quý»
MONTH_DAY = re.compile(
    r"(?<!\w)(?P<rel>trước\s|chậm nhất\s(?:là\s|vào\s)?)?(?:ngày\s|mùng\s|mồng\s)"
    r"(?P<day>\d{1,2})\s(?:của\s)?(?:(?:hàng|hằng|mỗi)\s(?:tháng|quý)"
    r"|tháng\s(?:sau|kế tiếp|tiếp theo)"
    r"|tháng\s(?:đầu|cuối)\s(?:tiên\s|cùng\s)?(?:của\s)?(?:mỗi\s|hằng\s|hàng\s)?quý(?:\ssau)?)",
    re.IGNORECASE,
)
# «trong tháng 10/2023», «trước tháng 6 năm 2026», «Thời gian: tháng 4/2026»
MONTH = re.compile(
    rf"(?<!\w)(?:{_RELATION}|(?P<label>thời gian[^.:;\n]{{0,40}}:))\s*(?:trong\s)?(?:đầu\s"
    rf"|giữa\s|cuối\s)?"
    rf"tháng\s(?P<m>\d{{1,2}})(?:\s?[/\-]\s?(?P<y>20\d{{2}})|\s+năm\s+(?P<z>20\d{{2}}))?(?!\d|/){_EVERY_YEAR}",
    re.IGNORECASE,
)
# «trong họp cơ quan tháng 4 năm 2026»: a month of the plan's year, printed with its year
BARE_MONTH = re.compile(
    r"(?<!\w)(?:(?<!\d )|(?<=tuần thứ \d ))(?<!từ )(?<!kỷ niệm )(?<!số liệu )tháng\s(?P<m>\d{1,2})"
    r"(?:\s?[/\-]\s?(?P<y>20\d{2})|\s+năm\s+(?P<z>20\d{2}))(?![\d/])",
    re.IGNORECASE,
)
# «trong quý I/2026», «Quý III năm 2026», «quý IV hằng năm»
QUARTER = re.compile(
    rf"(?<!\w)(?:{_RELATION}\s+)?(?:cuối\s|đầu\s)?quý\s(?P<before>(?:(?:IV|I{{1,3}}|[1-4])"
    rf"\s?(?:,|và|-|–)\s?(?:quý\s)?){{0,3}})"
    rf"(?P<q>IV|I{{1,3}}|[1-4])(?!\w)(?:\s?[,/\-]?\s?(?:năm\s)?(?P<y>20\d{{2}}))?{_EVERY_YEAR}",
    re.IGNORECASE,
)
YEAR_END = re.compile(
    r"(?<!tháng )(?<!kết quả )(?<!\w)(?:(?P<rel>đến|trước|vào|dịp)\s)?cuối năm"
    r"(?:\s(?P<y>20\d{2}))?(?!\w)",
    re.IGNORECASE,
)
WITHIN_YEAR = re.compile(
    r"(?<!\w)(?:hoàn thành|dứt điểm|làm xong|kết thúc)\s(?:[^.;,\d\n]{1,45}?\s)??"
    r"(?P<rel>trong|trước|hết)\snăm\s(?P<y>20\d{2})",
    re.IGNORECASE,
)
REVIEW = re.compile(r"(?<!\w)(?:tổng kết|sơ kết)\s0?(?P<n>\d{1,2})\snăm(?!\s?học)", re.IGNORECASE)
LISTED = re.compile(
    rf"(?<!\w)(?:định kỳ\s*:?\s*(?:\()?|(?:báo cáo|sơ kết|tổng kết|chế độ"
    rf"|đánh giá)[^.;:\n]{{0,45}}?\s)(?P<list>{LIST})(?!\w)",
    re.IGNORECASE,
)
EVERY = re.compile(
    r"(?<!\w)(?P<list>(?:(?:hàng|hằng|mỗi)\s(?:tuần|tháng|quý|năm)(?:\s?,\s?|\shoặc\s"
    r"|\svà\s)?){1,9}(?:khi có yêu cầu\s)?(?:đột xuất)?)(?!\w)",
    re.IGNORECASE,
)
# «01 lần/quý», «ít nhất một lần trong năm», «06 tháng một lần»
TIMES = re.compile(
    r"(?<!\w)(?:\d{1,2}\s(?:lần|cuộc|kỳ|buổi|ngày)\s?/\s?(?:01\s|1\s)?(?P<list>tuần|tháng|quý|năm)"
    r"|(?P<within>(?:0?[369]\stháng|(?:0?1\s)?(?:tuần|tháng|quý|năm)))\s?/\s?(?:01\s|1\s|một\s)?lần)(?!\w)",
    re.IGNORECASE,
)
ONCE_EACH = re.compile(
    r"(?<!\w)(?:(?:mỗi\s)?(?P<list>(?:(?:0?[369]|ba|sáu|chín)\stháng|tuần|tháng|quý|năm))"
    r"\s(?:ít\snhất\s)?(?:một|01|1|hai|02|2)\slần"
    r"|(?:ít nhất|tối thiểu)\s(?:một|hai|0?\d)\slần\s(?:trong\s|mỗi\s|một\s)+"
    r"(?P<within>tuần|tháng|quý|năm)(?!\s?(?:\d|học)))(?!\w)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?<!\w)(?:(?:chậm nhất|trong|không quá|sau|thời hạn)\s(?:là\s|sau\s|vòng\s|thời hạn\s"
    r"|thời gian\s|trong\s|không quá\s|tối đa\s)*)?(?P<n>\d{1,3})\s"
    r"(?P<unit>ngày làm việc|ngày|giờ|tháng)(?:\slàm việc)?\s?,?\s"
    r"(?:kể\stừ|sau\s(?=khi|ngày)|tính từ|từ(?=\skhi|\sngày\s\D))\s?"
    r"(?P<event>[^.,;()\n]{3,90})",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?<!\w)(?:trước\s(?P<event>(?:ngày|khi|kỳ|cuộc|buổi|hội nghị|phiên)\s[^\d.,;()\n]{3,50}?)\s"
    r"(?:ít nhất\s|chậm nhất\s|tối thiểu\s|là\s)*(?P<n>\d{1,3})\s"
    r"(?P<unit>ngày làm việc|ngày|tháng)(?!\w)"
    r"|(?:ít nhất|chậm nhất|tối thiểu)\s(?:là\s|trong\s)?(?P<n2>\d{1,3})\s"
    r"(?P<unit2>ngày làm việc|ngày|tháng)\strước\s"
    r"(?P<event2>(?:ngày|khi|kỳ|cuộc|buổi|hội nghị|phiên)\s[^\d.,;()\n]{3,50}))",
    re.IGNORECASE,
)
# «gửi ngay sau khi họp xong», «sau khi họp 02 ngày»
AT_ONCE = re.compile(
    r"(?<!\w)(?:(?:ngay\s)?sau\s(?P<later>(?:khi|ngày)\s[^\d.,;()\n]{3,50}?)\s(?P<n>\d{1,2})\s"
    r"(?P<unit>ngày làm việc|ngày|tháng)(?!\w)"
    r"|ngay\ssau\s(?P<event>(?:khi|ngày)\s[^\d.,;()\n]{3,60}))",
    re.IGNORECASE,
)
BEFORE_EVENT = re.compile(r"(?:(?:kể từ|tính từ|từ|sau)\s)?(?:ngày|khi|lúc)\s", re.IGNORECASE)
UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tháng": "month"}
QUARTER_NUMERAL = re.compile(r"IV|I{1,3}|[1-4]", re.IGNORECASE)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
