"""Who owes work where the sentence does not begin with a name."""

import pytest

from danvan.rules.plans.meant import after_basis, charged, is_object, stands_alone
from danvan.rules.plans.units import read_subject


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param(
            "Căn cứ Kế hoạch này, các thôn họp dân.", ("các thôn",), id="behind-the-basis"
        ),
        pytest.param(
            "Đối với đơn ghi thiếu địa chỉ: Ban Tiếp dân trả lại người gửi.",
            ("Ban Tiếp dân",),
            id="behind-a-condition",
        ),
        pytest.param(
            "Trường hợp mưa lũ thì Trưởng thôn báo cáo ngay.", ("Trưởng thôn",), id="behind-then"
        ),
        pytest.param(
            "Trước ngày 15/6/2026, Phòng Kinh tế tổng hợp số liệu.",
            ("Phòng Kinh tế",),
            id="behind-the-day",
        ),
        pytest.param(
            "Định kỳ vào ngày 20 hằng tháng, các tổ gửi số liệu.", ("các tổ",), id="behind-a-rhythm"
        ),
        pytest.param(
            "Định kỳ 6 tháng (trước ngày 05/6), năm các tổ gửi số liệu.",
            ("các tổ",),
            id="behind-a-day-in-brackets",
        ),
        pytest.param("Trước ngày 15/6 các tổ gửi số liệu.", ("các tổ",), id="without-a-comma"),
        pytest.param(
            "Chế độ báo cáo: các tổ gửi số liệu hằng quý.", ("các tổ",), id="behind-a-label"
        ),
        pytest.param(
            "Để thuận tiện cho dân, đề nghị các trường mở sân.", ("các trường",), id="asked"
        ),
    ],
)
def test_finds_who_stands_behind(text: str, units: tuple[str, ...]) -> None:
    subject = after_basis(text)

    assert subject is not None
    assert subject.units == units


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sau buổi họp, gửi biên bản đến Đảng ủy, UBND xã theo dõi.", id="receivers"),
        pytest.param("Phòng Kinh tế rà soát, các thôn phối hợp.", id="no-basis"),
        pytest.param("Định kỳ họp với Mặt trận, các đoàn thể, UBND xã lắng nghe.", id="met"),
        pytest.param("Theo dõi, nhắc nhở các tổ, Trưởng thôn thực hiện.", id="watched"),
        pytest.param("Theo lịch đã định, mở sổ ghi ý kiến.", id="nobody"),
    ],
)
def test_finds_nobody(text: str) -> None:
    assert after_basis(text) is None


def test_a_list_is_opened_by_a_name_alone() -> None:
    opened = charged("Công an xã:")

    assert opened is not None
    assert opened.units == ("Công an xã",)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Phòng Văn hóa - Xã hội", True),
        ("Các thôn, tổ dân phố", True),
        ("Thường trực HĐND xã;", False),
        ("Công an xã giữ trật tự", False),
        ("Nhà văn hóa thôn Đồi", False),
    ],
)
def test_tells_a_heading_that_lost_its_number(text: str, alone: bool) -> None:
    assert stands_alone(text) is alone


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Cán bộ, công chức phải đeo thẻ.", True),
        ("Công chức Tư pháp - hộ tịch lập sổ.", False),
        ("Đồng chí Ủy viên Thường trực chỉ đạo chung.", False),
        ("Phân công đồng chí Phó Chủ tịch trực tiếp chỉ đạo.", True),
        ("Giao đồng chí Phó Chủ tịch trực tiếp chỉ đạo.", False),
        ("Phân công Phòng Kinh tế tổng hợp.", False),
    ],
)
def test_tells_people_in_general_from_somebody(text: str, about: bool) -> None:
    subject = read_subject(text)

    assert subject is not None
    assert is_object(subject, ("UBND xã",)) is about
