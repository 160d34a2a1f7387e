"""Paragraphs of fields: who leads, who joins, by when."""

import pytest

from danvan.rules.plans.task_fields import TaskFields, fields_behind, task_fields


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        pytest.param(
            "Đơn vị chủ trì: Phòng Kinh tế.", TaskFields(leads=("Phòng Kinh tế",)), id="lead"
        ),
        pytest.param(
            "- Cơ quan phối hợp: Công an xã, các trường học.",
            TaskFields(partners=("Công an xã", "các trường học")),
            id="partners",
        ),
        pytest.param(
            "Đơn vị chủ trì: Trạm Y tế; đơn vị phối hợp: Trạm Thú y; thời gian: quý II.",
            TaskFields(leads=("Trạm Y tế",), partners=("Trạm Thú y",)),
            id="on-one-line",
        ),
        pytest.param("Thời gian thực hiện: thường xuyên", TaskFields(), id="time-alone"),
        pytest.param(
            "Sản phẩm: Báo cáo khảo sát.", TaskFields(product="báo cáo khảo sát"), id="product"
        ),
        pytest.param(
            "Kết quả: Biên bản (mẫu 02/BB);",
            TaskFields(product="biên bản (mẫu 02/BB)"),
            id="result",
        ),
        pytest.param(
            "(Đơn vị tham mưu: Trạm Y tế)", TaskFields(leads=("Trạm Y tế",)), id="in-brackets"
        ),
    ],
)
def test_reads_fields(text: str, fields: TaskFields) -> None:
    assert task_fields(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Kinh tế chủ trì, phối hợp với Công an xã kiểm tra.",
        "Nội dung như sau, đơn vị chủ trì: Phòng Kinh tế.",
        "Đơn vị chủ trì phải gửi báo cáo.",
        "",
    ],
)
def test_prose_is_no_field(text: str) -> None:
    assert task_fields(text) is None


def test_finds_fields_behind_the_work_they_tell_of() -> None:
    text = "Rà soát đường ngõ. Đơn vị chủ trì: Phòng Kinh tế. Thời gian: quý II."

    assert fields_behind(text) == 19
    assert fields_behind("Rà soát đường ngõ. Thời gian: quý II.") is None
    assert fields_behind("Nội dung do đơn vị chủ trì: nêu sau.") is None


def test_fields_behind_a_very_long_line_are_looked_for_in_its_tail_alone() -> None:
    line = "Rà soát ngõ. Chủ trì: Phòng A. " * 400 + "Dọn ngõ. Chủ trì: Phòng B."

    behind = fields_behind(line)

    assert behind is not None
    assert len(line) - behind <= 600
