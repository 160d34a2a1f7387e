"""The printed form of a reading: agreed values, and what they leave out kept beside."""

import pytest

from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from tests.rules.printed import printed

HEAD = "KẾ HOẠCH\nCông tác năm 2026\n\nI. NHIỆM VỤ\n1. Phòng Kinh tế "


@pytest.mark.parametrize(
    ("words", "value", "exact"),
    [
        ("báo cáo kết quả trước ngày 20 hằng tháng.", "monthly", "monthly 20"),
        ("báo cáo kết quả hằng tháng.", "monthly", None),
        ("báo cáo kết quả trước ngày 30/11 hằng năm.", "yearly 11-30", None),
    ],
)
def test_a_day_of_each_month_stands_beside_the_agreed_value(
    words: str, value: str, exact: str | None
) -> None:
    [deadline] = reading_to_json(read_plan(printed(f"{HEAD}{words}")))["deadlines"]

    assert deadline["value"] == value
    assert deadline.get("exact") == exact
