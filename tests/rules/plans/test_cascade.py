"""Which duty a unit's own plan fulfils by itself."""

import pytest

from danvan.rules.plans.cascade import orders_a_plan


@pytest.mark.parametrize(
    ("text", "output", "fulfils"),
    [
        ("Chủ động xây dựng kế hoạch và chỉ đạo thực hiện tại đơn vị", "kế hoạch", True),
        ("Căn cứ Kế hoạch này, ban hành Kế hoạch công tác dân vận năm 2026", "", True),
        ("Lập và gửi kế hoạch thực hiện về Phòng Văn hóa - Xã hội", "kế hoạch", True),
        ("Cụ thể hóa thành kế hoạch của đơn vị", "", True),
        ("Xây dựng kế hoạch đối thoại với Nhân dân", "kế hoạch", False),
        ("Xây dựng kế hoạch kiểm tra việc thực hiện quy chế", "kế hoạch", False),
        ("Thực hiện nghiêm Kế hoạch này", "", False),
        ("Báo cáo kết quả thực hiện kế hoạch", "báo cáo", False),
        ("Ban hành quy chế theo kế hoạch", "quy chế", False),
    ],
)
def test_a_units_own_plan_fulfils_only_the_duty_to_make_it(
    text: str, output: str, fulfils: bool
) -> None:
    assert orders_a_plan(text, output) is fulfils
