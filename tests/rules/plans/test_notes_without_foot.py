"""A plan without a foot has none, also where its footnotes are printed inside the pages."""

from danvan.rules.plans.reading import read_plan
from tests.rules.printed import printed

PLAN = """Số: 12/KH-UBND

KẾ HOẠCH
Công tác dân vận năm 2026

I. MỤC ĐÍCH
Thực hiện Quyết định của tỉnh¹ về dân vận trên địa bàn xã.
¹ Quyết định số 730/QĐ-UBND ngày 12/6/2024 của Ủy ban nhân dân tỉnh.

II. NỘI DUNG
BAN THƯỜNG TRỰC MẶT TRẬN XÃ
Nguyễn Văn Sáng
1. Phòng Nội vụ xây dựng kế hoạch trước ngày 15/3/2026.
"""


def test_lines_below_a_footnote_are_no_signature() -> None:
    reading = read_plan(printed(PLAN))

    assert reading.header.signers == ()
    assert [section.path for section in reading.sections] == ["I", "II", "II.1"]


def test_a_foot_below_a_footnote_is_read() -> None:
    foot = "\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLò Văn Páo\n"

    reading = read_plan(printed(PLAN + foot))

    assert [signer.name for signer in reading.header.signers] == ["Lò Văn Páo"]
    assert reading.recipients == ("UBND tỉnh",)
