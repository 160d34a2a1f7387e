"""Sentences of a plan that order nothing: who attends, where, with what money."""

import re

# «Thành phần: đại diện các thôn», «Kinh phí tổ chức do ngân sách xã bảo đảm»
_NO_WORK = re.compile(
    r"(?:(?:Thành phần|Địa điểm|Đối tượng|Số lượng|Khách mời|Hồ sơ gồm|Mẫu số|Ghi chú|Phạm vi"
    r"|Thời lượng|Trang phục|Điện thoại)(?!\w)[^:.;]{0,60}:"
    r"|(?:Kinh phí|Nguồn kinh phí|Nguồn lực)\s(?:để\s)?(?:thực hiện|tổ chức|phục vụ|triển khai"
    r"|bảo đảm|đảm bảo|do|từ|lấy|được|:)"
    r"|(?:Kinh phí|Nguồn kinh phí):)"
)
_LABEL = re.compile(r"[A-ZĐÀ-Ỹ][^:.;!?]{2,140}:\s(?=\w)")


def no_work(text: str) -> bool:
    """Say whether a sentence only tells who attends, where, or who pays."""
    return bool(_NO_WORK.match(text))


def behind_label(text: str) -> str:
    """Return the words behind «Chế độ báo cáo: …», all of them where no label stands."""
    label = _LABEL.match(text)
    return text[label.end() :] if label else text
