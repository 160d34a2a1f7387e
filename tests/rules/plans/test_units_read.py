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
        pytest.param(
            "Ông Lò Văn Pao, Phó Chủ tịch UBND xã, và Trưởng các bản",
            ("Ông Lò Văn Pao, Phó Chủ tịch UBND xã", "Trưởng các bản"),
            id="one-person-with-his-post",
        ),
        pytest.param(
            "Phó Chủ tịch phụ trách Văn hóa, Thông tin; Công an xã",
            ("Phó Chủ tịch phụ trách Văn hóa, Thông tin", "Công an xã"),
            id="in-charge-of-a-list",
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
        pytest.param(
            "Sở Lao động - Thương binh và Xã hội",
            ("Sở Lao động - Thương binh và Xã hội",),
            False,
            id="and-inside-a-name",
        ),
        pytest.param(
            "Ủy ban kiểm tra Đảng ủy", ("Ủy ban kiểm tra Đảng ủy",), False, id="inspects-by-name"
        ),
        pytest.param("Tổ giám sát cộng đồng", ("Tổ giám sát cộng đồng",), False, id="watches"),
        pytest.param("Thực hiện quy chế dân chủ", (), False, id="no-unit"),
        pytest.param(
            "Chuyên viên phụ trách giám sát và tổng hợp",
            ("Chuyên viên phụ trách giám sát và tổng hợp",),
            False,
            id="in-charge-of-verbs",
        ),
        pytest.param(
            "Đồng chí Trưởng ban xây dựng Đảng - Tổ trưởng",
            ("Đồng chí Trưởng ban xây dựng Đảng - Tổ trưởng",),
            False,
            id="party-building",
        ),
        pytest.param(
            "Bộ phận Tiếp nhận và Trả kết quả",
            ("Bộ phận Tiếp nhận và Trả kết quả",),
            False,
            id="desk",
        ),
        pytest.param(
            "Hiệu trưởng các trường Mầm non, Tiểu học trên địa bàn",
            ("Hiệu trưởng các trường Mầm non, Tiểu học trên địa bàn",),
            False,
            id="heads-of-schools",
        ),
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
        pytest.param(
            "Chuyên viên phụ trách tổng hợp tham mưu Ban Thường trực",
            ("Chuyên viên phụ trách tổng hợp",),
            None,
            id="in-charge-of-a-verb",
        ),
        pytest.param(
            "Giao đồng chí Hà Thị Sen – Phó Chủ tịch thực hiện",
            ("đồng chí Hà Thị Sen – Phó Chủ tịch",),
            "giao",
            id="a-person",
        ),
        pytest.param(
            "Chủ tịch UBND xã tiếp công dân vào thứ Năm",
            ("Chủ tịch UBND xã",),
            None,
            id="receives-citizens",
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


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Phòng Văn hóa - Xã hội tập múa.", "Phòng Văn hóa - Xã hội"),
        ("Trạm Y tế xã Bạch Khê nuôi cá ở ao sau trạm.", "Trạm Y tế xã Bạch Khê"),
        ("Công an xã đón khách ở đầu cầu.", "Công an xã"),
    ],
)
def test_a_well_known_name_ends_before_a_verb_nobody_listed(text: str, unit: str) -> None:
    subject = read_subject(text)

    assert subject is not None
    assert subject.units == (unit,)


@pytest.mark.parametrize(
    "text", ["Phòng Kinh tế và các thôn.", "Công an xã, Trạm Y tế xã.", "UBND xã các khóa."]
)
def test_names_alone_are_nobodys_work(text: str) -> None:
    assert read_subject(text) is None
