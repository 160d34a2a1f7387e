"""Names of those who owe work, in headings and at the head of sentences."""

import pytest

from danvan.rules.plans.units import (
    heading_units,
    is_group,
    is_outside,
    read_subject,
    run_in_heading,
    split_units,
)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("Phòng Nội vụ", ("Phòng Nội vụ",), id="one"),
        pytest.param(
            "Công an xã, Ban Chỉ huy Quân sự xã",
            ("Công an xã", "Ban Chỉ huy Quân sự xã"),
            id="two-by-comma",
        ),
        pytest.param(
            "Văn phòng HĐND và UBND xã", ("Văn phòng HĐND và UBND xã",), id="one-office-of-two"
        ),
        pytest.param("UBND các xã, thị trấn", ("UBND các xã, thị trấn",), id="group-with-comma"),
        pytest.param(
            "Trưởng các phòng, ban; Chủ tịch UBND 9 phường",
            ("Trưởng các phòng, ban", "Chủ tịch UBND 9 phường"),
            id="semicolon",
        ),
        pytest.param(
            "Phòng Y tế và Trung tâm Văn hóa", ("Phòng Y tế", "Trung tâm Văn hóa"), id="and"
        ),
        pytest.param(
            "Công chức Văn hóa - xã hội (phụ trách thể thao)",
            ("Công chức Văn hóa - xã hội",),
            id="bracket-dropped",
        ),
    ],
)
def test_splits_names(text: str, units: tuple[str, ...]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize(
    ("title", "units", "asked"),
    [
        pytest.param("Trách nhiệm của Phòng Kinh tế", ("Phòng Kinh tế",), False, id="duty-of"),
        pytest.param("Đề nghị Thường trực HĐND xã", ("Thường trực HĐND xã",), True, id="asked"),
        pytest.param(
            "Trung tâm Phục vụ hành chính công",
            ("Trung tâm Phục vụ hành chính công",),
            False,
            id="verb-in-name",
        ),
        pytest.param("Thực hiện quy chế dân chủ", (), False, id="no-unit"),
        pytest.param("Phòng, chống tham nhũng", (), False, id="look-alike"),
        pytest.param("Tổ chức tiếp dân", (), False, id="verb"),
    ],
)
def test_reads_a_heading(title: str, units: tuple[str, ...], asked: bool) -> None:
    assert heading_units(title) == (units, asked)


@pytest.mark.parametrize(
    ("text", "units", "asked"),
    [
        pytest.param(
            "Giao phòng Nội vụ, Văn phòng HĐND và UBND huyện phối hợp với các xã",
            ("phòng Nội vụ", "Văn phòng HĐND và UBND huyện"),
            "giao",
            id="ordered",
        ),
        pytest.param(
            "Các cơ quan, đơn vị căn cứ Kế hoạch này xây dựng",
            ("Các cơ quan, đơn vị",),
            None,
            id="group",
        ),
        pytest.param(
            "Hằng tháng, Trưởng thôn báo cáo UBND xã", ("Trưởng thôn",), None, id="time-before"
        ),
        pytest.param(
            "UBND phường giao Phòng Kinh tế rà soát", ("Phòng Kinh tế",), None, id="passed-on"
        ),
        pytest.param(
            "Huyện ủy đề nghị các chi bộ chỉ đạo", ("các chi bộ",), "đề nghị", id="asked-on"
        ),
        pytest.param(
            "UBND phường không giao chỉ tiêu cho tổ", ("UBND phường",), None, id="forbidden"
        ),
        pytest.param("cuối mỗi quý hai bên đối chiếu số liệu", ("hai bên",), None, id="both-sides"),
        pytest.param(
            "Trung tâm giới thiệu việc làm mời người lao động",
            ("Trung tâm giới thiệu việc làm",),
            None,
            id="verb-in-name",
        ),
        pytest.param(
            "Phòng khám khu vực khám cho người già", ("Phòng khám khu vực",), None, id="clinic"
        ),
        pytest.param(
            "Mời Hội Nông dân phường cử người", ("Hội Nông dân phường",), "mời", id="invited"
        ),
        pytest.param("bên nhận trả lời bằng văn bản", ("bên nhận",), None, id="one-side"),
    ],
)
def test_reads_who_a_sentence_is_about(
    text: str, units: tuple[str, ...], asked: str | None
) -> None:
    subject = read_subject(text)

    assert subject is not None
    assert (subject.units, subject.asked) == (units, asked)


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành quy chế tiếp dân",
        "Báo cáo UBND huyện",
        "Đoàn kết toàn dân",
        "Tăng cường",
        "Mỗi phường có ít nhất 02 mô hình giúp dân giải quyết việc khó",
    ],
)
def test_a_verb_is_no_subject(text: str) -> None:
    assert read_subject(text) is None


def test_tells_groups_and_outsiders() -> None:
    assert is_group("Các phòng chuyên môn")
    assert is_group("UBND xã, thị trấn")
    assert not is_group("Phòng Nội vụ")
    assert is_outside("Ủy ban Mặt trận Tổ quốc Việt Nam xã")
    assert not is_outside("Văn phòng HĐND và UBND xã")


def test_reads_a_heading_that_runs_into_its_words() -> None:
    assert run_in_heading("Phòng Kinh tế: chủ trì thu thập") == ("Phòng Kinh tế", 15)
    assert run_in_heading("Nội dung gồm: một, hai") is None
    assert run_in_heading("Phòng Kinh tế có những việc sau:") is None
