"""Targets: a number with its operator, unit, subject and baseline."""

import pytest

from danvan.rules.plans.schedule import mask_of
from danvan.rules.plans.targets import find_targets

NOTHING = mask_of([])


@pytest.mark.parametrize(
    ("text", "operator", "value", "unit", "subject"),
    [
        ("100% cán bộ được học tập.", "=", 100, "%", "cán bộ"),
        (
            "Phấn đấu 60 % trở lên các đơn vị xếp loại Tốt.",
            ">=",
            60,
            "%",
            "các đơn vị xếp loại Tốt",
        ),
        ("Đạt trên 92,5% hồ sơ trực tuyến.", ">", 92.5, "%", "hồ sơ trực tuyến"),
        ("Không quá 2% đơn trễ hạn được ghi nhận.", "<=", 2, "%", "đơn trễ hạn"),
        ("chỉ số đạt từ 80 điểm trở lên", ">=", 80, "điểm", "chỉ số"),
        ("Xây dựng ít nhất 02 mô hình điểm.", ">=", 2, "mô hình", "Xây dựng"),
        ("Mỗi tuần phát tối thiểu 03 tin, bài.", ">=", 3, "tin, bài", "Mỗi tuần phát"),
        ("Kiểm tra ít nhất 05 xã, phường.", ">=", 5, "xã, phường", "Kiểm tra"),
        ("Từ 75% hộ gia đình trở lên ký cam kết.", ">=", 75, "%", "hộ gia đình"),
        ("Mỗi tổ có ít nhất 01 điển hình.", ">=", 1, "điển hình", None),
        ("Tổ chức 03 lớp tập huấn cho tổ hòa giải.", "=", 3, "lớp", None),
        ("9/11 xã đạt chuẩn tiếp cận pháp luật.", "=", 9, "xã", "đạt chuẩn tiếp cận pháp luật"),
        ("Mỗi thôn có 01 câu lạc bộ.", "=", 1, "câu lạc bộ", None),
        ("Bảo đảm có ít nhất là 40 cử tri.", ">=", 40, "cử tri", "Bảo đảm có"),
        ("Cấp nước cho ít nhất 1.250 hộ.", ">=", 1250, "hộ", "Cấp nước cho"),
        ("Vận động ≥ 95% hội viên đóng góp.", ">=", 95, "%", "hội viên đóng góp"),
        ("Giảm hồ sơ quá hạn xuống dưới 1,5%.", "<", 1.5, "%", "Giảm hồ sơ quá hạn xuống"),
        ("Rải đá thêm 3,2 km đường ngõ.", "=", 3.2, "km", "đường ngõ"),
    ],
)
def test_reads_a_target(
    text: str, operator: str, value: float, unit: str, subject: str | None
) -> None:
    (target,) = find_targets(text, 0, len(text), NOTHING)

    assert (target.operator, target.value, target.unit) == (operator, value, unit)
    assert target.subject == subject


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Trên 96% hồ sơ trả đúng hẹn (năm 2024: 91,3%).", "năm 2024: 91,3%"),
        ("Ít nhất 88% người dân hài lòng (năm trước đạt 84%).", "năm trước đạt 84%"),
        ("Từ 70% trở lên thôn đạt chuẩn (thực hiện năm 2025 là 61%).", "thực hiện năm 2025 là 61%"),
    ],
)
def test_a_figure_of_the_past_in_brackets_is_no_second_target(text: str, baseline: str) -> None:
    (target,) = find_targets(text, 0, len(text), NOTHING)

    assert target.baseline == baseline


def test_reads_what_it_is_measured_against() -> None:
    text = "Giảm ít nhất 10% đơn vượt cấp so với năm 2024."

    (target,) = find_targets(text, 0, len(text), NOTHING)

    assert target.baseline == "năm 2024"


@pytest.mark.parametrize(
    "text",
    [
        "chính quyền 02 cấp",
        "UBND 11 phường",
        "dịch vụ công mức độ 3,4",
        "tổ chức 02 buổi",
        "Đối với thôn có từ 90 hộ trở lên",
    ],
)
def test_a_bare_number_is_no_target(text: str) -> None:
    assert find_targets(text, 0, len(text), NOTHING) == []
