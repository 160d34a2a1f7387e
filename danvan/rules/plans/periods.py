"""Recurring periods in words: «tháng, quý, 6 tháng, một năm hoặc đột xuất»."""

import re

_ITEM = (
    r"(?:(?:hàng|hằng|mỗi)\s)?(?:(?:0?[369]|sáu|chín|ba)\stháng(?:\s(?:đầu|cuối)\snăm)?|(?:một"
    r"|0?1|cả|hết)\snăm|tuần|tháng|quý|năm(?!\s?(?:\d|học|nay|trước)))"
)
LIST = (
    rf"{_ITEM}(?:\s?(?:,|/|;)\s?(?:và\s|hoặc\s)?{_ITEM}|\s(?:và|hoặc)\s{_ITEM}){{0,9}}"
    r"(?:\s?(?:,|và|hoặc)?\s?(?:và\s|hoặc\s)?(?:báo cáo\s)?(?:khi có yêu cầu\s)?đột xuất)?"
)
_ITEMS = re.compile(rf"{_ITEM}|đột xuất", re.IGNORECASE)
_VALUES = (
    (re.compile(r"(?:0?6|sáu)\stháng"), "every 6 months"),
    (re.compile(r"(?:0?9|chín)\stháng"), "every 9 months"),
    (re.compile(r"(?:0?3|ba)\stháng"), "quarterly"),
    (re.compile(r"đột xuất"), "ad hoc"),
    (re.compile(r"tuần"), "weekly"),
    (re.compile(r"tháng"), "monthly"),
    (re.compile(r"quý"), "quarterly"),
    (re.compile(r"năm"), "yearly"),
)


def list_values(text: str) -> list[str]:
    """Return the periods a list names, in its order, each once."""
    values: list[str] = []
    for item in _ITEMS.findall(text.lower()):
        value = next((name for pattern, name in _VALUES if pattern.search(item)), None)
        if value is not None and value not in values:
            values.append(value)
    return values
