"""How days and periods are printed in plans «thời hạn như in»: one pattern for each form."""

import re

from danvan.rules.plans.periods import LIST

DAY = (
    r"(?P<d{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<m{0}>\d{{1,2}})(?:\s?[/.\-]\s?(?P<y{0}>20\d{{2}})(?!\d))?(?![\d/])"
    r"|\s+tháng\s+(?P<n{0}>\d{{1,2}})(?:\s*,?\s*năm\s+(?P<z{0}>20\d{{2}}))?(?!\d))"
)
_EVERY_YEAR = r"(?P<every>\s*(?:của\s)?(?:(?:hàng|hằng|mỗi)\snăm))?"
_RELATION = (
    r"(?P<rel>(?:xong\s)?trước(?:\shết)?|(?:chậm|muộn)\snhất(?:\s(?:là|vào|đến|trong))?(?:\shết)?|không\s(?:quá|muộn\shơn)"
    r"|(?:đến|hết|tới)(?:\shết)?|(?:hoàn\sthành\s)?(?:trong|vào)|xong)"
)
# «trước ngày 20/10/2023», «chậm nhất là ngày 05 tháng 11 năm 2024», «trước 30/11 hàng năm»
DATED = re.compile(
    rf"(?<!\w){_RELATION}\s*:?\s*(?P<word>ngày\s+)?{DAY.format(1)}"
    rf"(?P<more>(?:\s*(?:,|và|;)\s*(?:trước\s"
    rf"|chậm nhất\s)?(?:ngày\s)?\d{{1,2}}/\d{{1,2}}(?:/20\d{{2}})?(?![\d/]))*){_EVERY_YEAR}",
    re.IGNORECASE,
)
MORE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(20\d{2}))?")
# «từ ngày 01/3/2026 đến ngày 30/4/2026»
RANGE = re.compile(
    rf"(?<!\w)từ\s(?:ngày\s)?{DAY.format(1)}\s?(?:đến|-|–)\s?(?:hết\s)?(?:ngày\s)?{DAY.format(2)}",
    re.IGNORECASE,
)
# «trước ngày 15 hàng tháng», «ngày 20 của tháng cuối quý»
MONTH_DAY = re.compile(
    r"(?<!\w)(?P<rel>trước\s|chậm nhất\s(?:là\s"
    r"|vào\s)?)?ngày\s(?P<day>\d{1,2})\s(?:của\s)?(?:(?:hàng|hằng|mỗi)\stháng|tháng\s(?:đầu|cuối)\squý(?:\ssau)?)",
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
    r"(?<!\w)(?<!\d )(?<!từ )(?<!kỷ niệm )(?<!số liệu )tháng\s(?P<m>\d{1,2})"
    r"(?:\s?[/\-]\s?(?P<y>20\d{2})|\s+năm\s+(?P<z>20\d{2}))(?![\d/])",
    re.IGNORECASE,
)
# «trong quý I/2026», «Quý III năm 2026», «quý IV hằng năm»
QUARTER = re.compile(
    rf"(?<!\w)(?:{_RELATION}\s+)?(?:cuối\s|đầu\s)?quý\s(?P<q>IV|I{{1,3}}|[1-4])(?!\w)(?:\s?[,/\-]?\s?(?:năm\s)?(?P<y>20\d{{2}}))?{_EVERY_YEAR}",
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
    r"|\svà\s)?)+(?:khi có yêu cầu\s)?(?:đột xuất)?)(?!\w)",
    re.IGNORECASE,
)
# «01 lần/quý», «ít nhất một lần trong năm», «06 tháng một lần»
TIMES = re.compile(
    r"(?<!\w)\d{1,2}\s(?:lần|cuộc|kỳ)\s?/\s?(?:01\s|1\s)?(?P<list>tuần|tháng|quý|năm)(?!\w)",
    re.IGNORECASE,
)
ONCE_EACH = re.compile(
    r"(?<!\w)(?:(?:mỗi\s)?(?P<list>(?:(?:0?[369]|ba|sáu|chín)\stháng|tuần|tháng|quý|năm))"
    r"\s(?:ít\snhất\s)?(?:một|01|1|hai|02|2)\slần"
    r"|(?:ít nhất|tối thiểu)\s(?:một|hai|0?\d)\slần\s(?:trong\s|mỗi\s|một\s)+"
    r"(?P<within>tuần|tháng|quý|năm)(?!\s?\d))(?!\w)",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?<!\w)(?:(?:chậm nhất|trong)\s(?:là\s|sau\s|vòng\s|thời hạn\s|thời gian\s"
    r"|trong\s)*)(?P<n>\d{1,3})\s(?P<unit>ngày làm việc|ngày|giờ|tháng)"
    r"\s?,?\s(?:kể\stừ|sau|tính từ|từ)\s(?P<event>[^.,;\n]{3,90})",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?<!\w)trước\s(?P<event>(?:ngày|khi|kỳ)\s[^\d.,;\n]{3,50}?)\s(?:ít nhất\s"
    r"|chậm nhất\s)?(?P<n>\d{1,3})\s(?P<unit>ngày làm việc|ngày|tháng)(?!\w)",
    re.IGNORECASE,
)
BEFORE_EVENT = re.compile(r"(?:(?:kể từ|tính từ|từ|sau)\s)?(?:ngày|khi|lúc)\s", re.IGNORECASE)
UNITS = {"ngày làm việc": "working_day", "ngày": "day", "giờ": "hour", "tháng": "month"}
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
