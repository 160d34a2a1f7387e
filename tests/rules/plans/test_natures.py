"""Role, nature, product, partners and way of a duty."""

import pytest

from danvan.rules.plans.natures import (
    advised_by,
    channel_of,
    kind_meant,
    nature_of,
    output_of,
    partners_of,
    role_of,
)


@pytest.mark.parametrize(
    ("work", "units", "asked", "role"),
    [
        pytest.param("chủ trì, phối hợp với Sở Y tế", ("Phòng Y tế",), False, "lead", id="chairs"),
        pytest.param(
            "Phối hợp với Sở Y tế kiểm tra", ("Phòng Y tế",), False, "coordinate", id="joins"
        ),
        pytest.param(
            "có trách nhiệm phối hợp", ("Các xã",), False, "coordinate", id="joins-as-duty"
        ),
        pytest.param(
            "Chủ động phối hợp với báo chí", ("Phòng Y tế",), False, "lead", id="by-itself"
        ),
        pytest.param("xây dựng kế hoạch", ("Các phòng, ban",), False, "all", id="group"),
        pytest.param("xây dựng kế hoạch", ("Phòng Y tế",), False, "lead", id="alone"),
        pytest.param(
            "Phối hợp với đơn vị chủ trì",
            ("Công an xã",),
            False,
            "coordinate",
            id="joins-who-chairs",
        ),
        pytest.param(
            "đề nghị vận động hội viên", ("Hội Nông dân",), False, "request", id="asked-behind"
        ),
        pytest.param("phối hợp giám sát", ("Mặt trận",), True, "request", id="asked"),
    ],
)
def test_reads_the_role(work: str, units: tuple[str, ...], asked: bool, role: str) -> None:
    assert role_of(work, units, asked=asked) == role


@pytest.mark.parametrize(
    ("role", "output", "kinds", "work", "nature"),
    [
        pytest.param("request", "báo cáo", {"date"}, "gửi", "request", id="request-first"),
        pytest.param("lead", None, {"recurring"}, "họp", "recurring", id="by-deadline"),
        pytest.param("lead", None, set(), "kiểm tra hằng quý", "recurring", id="by-words"),
        pytest.param("lead", "kế hoạch", set(), "xây dựng", "deliverable", id="product"),
        pytest.param("lead", None, {"date"}, "họp", "deliverable", id="dated"),
        pytest.param("lead", None, set(), "tăng cường", "standing", id="standing"),
        pytest.param(
            "lead", "báo cáo", set(), "Thường xuyên rà soát, báo cáo", "standing", id="lasting"
        ),
        pytest.param("lead", None, {"each time"}, "trả lời đơn", "standing", id="each-time"),
        pytest.param(
            "lead", None, set(), "kiểm tra tối thiểu 04 trường", "deliverable", id="count"
        ),
        pytest.param(
            "lead", None, {"period"}, "Từ nay đến hết tháng 5 giữ lịch cũ", "standing", id="till"
        ),
        pytest.param(
            "lead", None, {"date"}, "Thường xuyên nhắc, xong trước 02/5", "deliverable", id="day"
        ),
    ],
)
def test_proposes_a_nature(
    role: str, output: str | None, kinds: set[str], work: str, nature: str
) -> None:
    assert nature_of(role, output, kinds, work) == nature


@pytest.mark.parametrize(
    ("work", "output"),
    [
        ("Tổ chức phổ biến Quyết định số 12-QĐ/TU đến chi bộ", None),
        ("Tổ chức hội nghị gặp mặt người có uy tín", "hội nghị"),
        ("Cử người hướng dẫn nộp hồ sơ qua mạng", None),
        ("Nộp hồ sơ xét danh hiệu về Phòng Nội vụ", "hồ sơ"),
        ("phản ánh về Phòng Nội vụ để tổng hợp, báo cáo UBND huyện", None),
        ("gửi biên bản hội nghị về Đảng ủy", "biên bản"),
        ("thực hiện Quyết định về ban hành quy chế tiếp dân", None),
        ("họp giao ban, gửi kết luận về Văn phòng", "kết luận"),
    ],
)
def test_reads_what_is_handed_in(work: str, output: str | None) -> None:
    assert output_of(work) == output


def test_days_from_whatever_comes_in_are_each_time() -> None:
    assert kind_meant("relative", "5 working_day after nhận được đơn") == "each time"
    assert kind_meant("relative", "5 working_day after nhận Kế hoạch này") == "relative"
    assert kind_meant("relative", "10 day after kết thúc đợt kiểm tra") == "relative"


def test_reads_product_partners_and_way() -> None:
    work = (
        "chủ trì, phối hợp với Phòng Tư pháp, Công an xã tham mưu cho UBND xã ban hành "
        "kế hoạch, gửi Sở Nội vụ (qua Văn phòng Sở)"
    )

    assert output_of(work) == "kế hoạch"
    assert partners_of(work) == ("Phòng Tư pháp", "Công an xã")
    assert advised_by(work) == "UBND xã"
    assert channel_of(work) == "Văn phòng Sở"


def test_a_partner_ends_where_the_matter_begins() -> None:
    work = "phối hợp Công an xã trong công tác kiểm tra, về việc giữ trật tự"

    assert partners_of(work) == ("Công an xã",)


def test_says_nothing_where_nothing_is_named() -> None:
    work = "tăng cường tuyên truyền trong Nhân dân"

    assert (output_of(work), partners_of(work), advised_by(work), channel_of(work)) == (
        None,
        (),
        None,
        None,
    )
