"""How the stages of a petition are called: to those who work on it, and to who sent it."""

from collections.abc import Mapping
from typing import Final

LABELS: Final[Mapping[str, str]] = {
    "received": "Tiếp nhận",
    "classified": "Phân loại",
    "accepted": "Thụ lý",
    "refused": "Không thụ lý",
    "assigned": "Giao xác minh",
    "verifying": "Xác minh",
    "hearing": "Đối thoại",
    "reported": "Báo cáo kết quả xác minh",
    "decided": "Quyết định giải quyết",
    "concluded": "Kết luận nội dung tố cáo",
    "handled": "Xử lý kết luận",
    "published": "Công khai",
    "executing": "Thi hành",
    "answered": "Trả lời",
    "transferred": "Chuyển cơ quan có thẩm quyền",
    "passed_on": "Chuyển thanh tra, kiểm tra",
    "guided": "Hướng dẫn",
    "separated": "Hướng dẫn tách đơn",
    "returned": "Trả đơn",
    "kept": "Lưu đơn",
    "withdrawn": "Rút đơn",
    "part_withdrawn": "Rút một phần nội dung",
    "stopped": "Đình chỉ giải quyết",
    "closed": "Kết thúc",
}

# What a citizen reads: plain, and the same for every kind.
PLAIN: Final[Mapping[str, str]] = {
    "received": "Đã nhận đơn",
    "classified": "Đang xem xét đơn thuộc loại nào, nơi nào giải quyết",
    "accepted": "Đã thụ lý để giải quyết",
    "refused": "Không thụ lý, đã thông báo lý do",
    "assigned": "Đã giao người xác minh",
    "verifying": "Đang xác minh",
    "hearing": "Đang tổ chức đối thoại",
    "reported": "Đã xác minh xong, đang chuẩn bị quyết định",
    "decided": "Đã có quyết định giải quyết",
    "concluded": "Đã có kết luận",
    "handled": "Đang xử lý theo kết luận",
    "published": "Đã công khai kết quả",
    "executing": "Đang thi hành",
    "answered": "Đã trả lời",
    "transferred": "Đã chuyển đến cơ quan có thẩm quyền",
    "passed_on": "Đã chuyển đến cơ quan có thẩm quyền",
    "guided": "Đã hướng dẫn nơi gửi đơn",
    "separated": "Đã hướng dẫn tách thành từng đơn",
    "returned": "Đã trả lại đơn",
    "kept": "Đã lưu đơn",
    "withdrawn": "Người gửi đã rút đơn",
    "part_withdrawn": "Người gửi đã rút một phần nội dung",
    "stopped": "Đã dừng giải quyết",
    "closed": "Đã kết thúc",
}


def way(kind: str) -> tuple[str, ...]:
    """Return the stages of a kind in the order of its main way, for the bar that shows it."""
    ways = {
        "complaint": (
            "received classified accepted assigned verifying hearing reported decided published "
            "executing closed"
        ),
        "denunciation": (
            "received classified accepted assigned verifying reported concluded handled published "
            "executing closed"
        ),
        "mixed": "received classified separated closed",
        "land_mediation": "received classified accepted answered closed",
        "administrative_rule": "received classified accepted answered closed",
        "recommendation": "received classified accepted assigned answered executing closed",
    }
    same = {"staff_discipline": "complaint", "feedback": "recommendation"}
    return tuple(ways.get(same.get(kind, kind), "received classified guided closed").split())
