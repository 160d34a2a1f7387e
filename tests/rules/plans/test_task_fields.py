"""Paragraphs of fields: who leads, who joins, by when."""

import pytest

from danvan.rules.plans.task_fields import TaskFields, task_fields


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
