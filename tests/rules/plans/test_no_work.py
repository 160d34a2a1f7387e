"""Sentences that only tell who comes, where, or who pays."""

import pytest

from danvan.rules.plans.no_work import behind_label, no_work


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Thành phần: đại diện các hộ; Trưởng thôn chủ trì.", True),
        ("Địa điểm tổ chức: nhà văn hóa thôn Bến.", True),
        ("Kinh phí tổ chức do ngân sách xã bảo đảm.", True),
        ("Kinh phí: theo dự toán được giao.", True),
        ("Phòng Kinh tế lập dự toán kinh phí tổ chức.", False),
        ("Chế độ báo cáo: tổng hợp hằng quý.", False),
    ],
)
def test_tells_what_orders_nothing(text: str, tells: bool) -> None:
    assert no_work(text) is tells


def test_reads_behind_a_label() -> None:
    assert behind_label("Chế độ báo cáo: tổng hợp hằng quý.") == "tổng hợp hằng quý."
    assert behind_label("tổng hợp hằng quý: một bản") == "tổng hợp hằng quý: một bản"
