"""The head of a plan is read however it was printed, and only from the head."""

import pytest

from danvan.rules.plans.model import Header
from danvan.rules.plans.reading import read_plan
from tests.rules.printed import printed

BODY = """
I. NỘI DUNG
1. Văn phòng rà soát lịch tiếp công dân của lãnh đạo xã và niêm yết tại các thôn.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi.
"""


def _header(head: str) -> Header:
    return read_plan(printed(f"{head}\n{BODY}")).header


@pytest.mark.parametrize(
    ("head", "number", "issuers"),
    [
        pytest.param(
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nXÃ BẢN LUỐC\nBAN THƯỜNG TRỰC\n***\n"
            "Số: 21/KH-MTTQ-BTT\nKẾ HOẠCH\nNgày hội",
            "21/KH-MTTQ-BTT",
            ("BAN THƯỜNG TRỰC ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ BẢN LUỐC",),
            id="front-committee",
        ),
        pytest.param(
            "ĐẢNG BỘ TỈNH NAM HẢI                 ĐẢNG CỘNG SẢN VIỆT NAM\n"
            "ĐẢNG ỦY XÃ PHÚ LÂM\n        *\nSố 15-KH/ĐU\n\nKẾ HOẠCH\ncông tác dân vận",
            "15-KH/ĐU",
            ("ĐẢNG ỦY XÃ PHÚ LÂM",),
            id="party",
        ),
        pytest.param(
            "ỦY BAN NHÂN\nDÂN\nTỈNH NAM HẢI\n-------\n|\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM\n"
            "Số:\n397/KH-UBND\n|\nKẾ HOẠCH\nCông khai",
            "397/KH-UBND",
            ("ỦY BAN NHÂN DÂN TỈNH NAM HẢI",),
            id="narrow-cells",
        ),
        pytest.param(
            "CÔNG AN XÃ - HỘI LHPN XÃ\nXÃ NAM DƯƠNG\nSố: 02/KHPH-CA-PN\nKẾ HOẠCH\nphối hợp",
            "02/KHPH-CA-PN",
            ("CÔNG AN XÃ NAM DƯƠNG", "HỘI LHPN XÃ NAM DƯƠNG"),
            id="two-of-one-commune",
        ),
        pytest.param(
            "BAN DÂN VẬN          ỦY BAN NHÂN DÂN\nHUYỆN ỦY YÊN SƠN        HUYỆN YÊN SƠN\n"
            "Số: 05-KHPH/BDV-UBND\nKẾ HOẠCH\nphối hợp",
            "05-KHPH/BDV-UBND",
            ("HUYỆN ỦY YÊN SƠN", "ỦY BAN NHÂN DÂN HUYỆN YÊN SƠN"),
            id="two-columns",
        ),
        pytest.param(
            "PHÒNG GD&ĐT HUYỆN SÔNG LÀI\nTRƯỜNG THCS LÊ QUÝ HÙNG\nSố: 45/KH-THCSLQH\n"
            "KẾ HOẠCH\ndân chủ trong nhà trường",
            "45/KH-THCSLQH",
            ("TRƯỜNG THCS LÊ QUÝ HÙNG",),
            id="school",
        ),
        pytest.param(
            "UY BAN NHÂN DÂN\nXÃ ĐÔNG SƠN\nSô: 18 /KH - UBND\nKÊ HOẠCH\nCông khai",
            "18/KH-UBND",
            ("UY BAN NHÂN DÂN XÃ ĐÔNG SƠN",),
            id="scanned",
        ),
    ],
)
def test_reads_number_and_issuers(head: str, number: str, issuers: tuple[str, ...]) -> None:
    header = _header(head)

    assert (header.number, header.issuers) == (number, issuers)


@pytest.mark.parametrize(
    ("line", "iso", "place"),
    [
        ("Phú Lâm, ngày 09 tháng 01 năm 2026", "2026-01-09", "Phú Lâm"),
        ("Phú Lâm, ngày … tháng … năm 2026", "2026", "Phú Lâm"),
        ("Phú Lâm, ngày      tháng 4 năm 2026", "2026-04", "Phú Lâm"),
        ("ĐẢNG ỦY XÃ PHÚ LÂM          Phú Lâm, ngày 9/1/2026", "2026-01-09", "Phú Lâm"),
        ("Phú\nLâm, ngày 09 tháng 01 năm 2026", "2026-01-09", "Phú Lâm"),
        ("Phú Lâm, ngày\n09 tháng 01 năm 2026", "2026-01-09", "Phú Lâm"),
        ("Thời gian ký: 12/03/2026 16:02, ngày làm việc", None, None),
    ],
)  # fmt: skip
def test_reads_place_and_day(line: str, iso: str | None, place: str | None) -> None:
    header = _header(f"UBND XÃ PHÚ LÂM\n\n{line}\n\nKẾ HOẠCH\nCông khai")

    assert (header.date, header.place) == (iso, place)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("Công khai việc xã làm\ntrên địa bàn xã\nnăm 2026\n(Dự thảo)",
         "Công khai việc xã làm trên địa bàn xã năm 2026"),
        ("Công khai việc xã làm (dự thảo lần 2)", "Công khai việc xã làm"),
        ("Công khai việc xã làm\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 3/2/2026 của UBND xã)",
         "Công khai việc xã làm"),
    ],
)  # fmt: skip
def test_a_title_ends_before_what_is_said_of_the_paper(lines: str, title: str) -> None:
    assert _header(f"UBND XÃ PHÚ LÂM\n\nKẾ HOẠCH\n{lines}").title == title


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Nghị quyết số 28-NQ/TU ngày 19/7/2024 của Tỉnh ủy và Kế hoạch của UBND tỉnh.",
        "DANH MỤC VĂN BẢN\n(Kèm theo Quyết định số 41/2000/QĐ-BTC ngày 17/3/2000 của Bộ trưởng)\n"
        "1. Thông tư số 60-TC/TCT ngày 23/7/1994",
        "| 3 | Quyết định số 12/QĐ-UBND | 2021-04-08 |",
    ],
)
def test_a_text_without_a_head_lends_no_number_from_its_sentences(text: str) -> None:
    header = read_plan(printed(text)).header

    assert header.number is None
    assert header.date is None


def test_a_decision_is_not_signed_where_it_says_who_decides() -> None:
    reading = read_plan(
        printed(
            "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ LÂM\n\n"
            "Căn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT ĐỊNH:\n\n"
            "Điều 1. Ban hành Quy chế.\n\nĐiều 2. Văn phòng thi hành./.\n\nCHỦ TỊCH\n\nLò Thị Mây"
        )
    )

    assert reading.header.title == "Về việc ban hành Quy chế"
    assert [section.path for section in reading.sections] == ["Điều 1", "Điều 2"]
    assert [signer.name for signer in reading.header.signers] == ["Lò Thị Mây"]
