"""What a redacted summary tells of who wrote, as a table."""

import pytest

from danvan.rules.petitions.redaction import Identifying, repeats, told_of

WHO = Identifying(
    name="Lã Thị Ngần",
    address="Số nhà 12, tổ dân phố Bến Đò, phường Mộc Lương",
    identity_number="036185001234",
    phone="+84 978 000 111",
    email="ngan.la@thu.example",
)


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Việc thu tiền làm đường không có biên lai", ()),
        ("Lã Thị Ngần tố cáo việc thu tiền", ("họ tên",)),
        ("la thi ngan to cao viec thu tien", ("họ tên",)),
        ("Chị Ngần tố cáo việc thu tiền", ("họ tên",)),
        ("Việc thu tiền ở ngân hàng", ()),  # the word alone is many other words
        ("Người ở tổ dân phố Bến Đò tố cáo", ("địa chỉ",)),
        ("Việc thu tiền tại phường Mộc Lương", ()),  # all of them live there
        ("Liên hệ 0978.000.111", ("điện thoại",)),
        ("Liên hệ 978 000 111", ("điện thoại",)),
        ("Số 036 185 001 234 tố cáo", ("số định danh",)),
        ("Gửi NGAN.LA@THU.EXAMPLE", ("thư điện tử",)),
        ("Lã Thị Ngần, 0978000111", ("họ tên", "điện thoại")),
    ],
)
def test_what_a_summary_tells(summary: str, told: tuple[str, ...]) -> None:
    assert told_of(summary, [WHO]) == told


def test_who_is_not_named_is_not_told() -> None:
    assert told_of("Việc thu tiền, gọi 0978000111", [Identifying()]) == ()


CONTENT = (
    "Đêm 30/6 họ chở ba mươi bao xi măng về nhà riêng. Tôi thấy. Sau đó ông chủ tịch dặn không ai "
    "được nói lại với người ngoài xã về chuyện này đâu nhé"
)


@pytest.mark.parametrize(
    ("written", "public", "is_repeated"),
    [
        pytest.param("Xác minh việc chở xi măng", "", False, id="a-word-or-two"),
        pytest.param(
            "Đơn nêu: đêm 30/6 họ chở ba mươi bao xi măng về nhà riêng!", "", True, id="a-sentence"
        ),
        pytest.param(
            "dem 30/6 ho cho ba muoi bao xi mang ve nha rieng", "", True, id="without-marks"
        ),
        pytest.param("Ai đó nói: tôi thấy", "", False, id="a-short-sentence-is-anybodys"),
        pytest.param(
            "Chở ba mươi bao xi măng về nhà", "", False, id="part-of-a-sentence-below-the-run"
        ),
        pytest.param(
            "Chủ tịch dặn không ai được nói lại với người ngoài xã về chuyện này",
            "",
            True,
            id="long-run",
        ),
        pytest.param(
            "Đêm 30/6 họ chở ba mươi bao xi măng về nhà riêng",
            "Tố cáo: đêm 30/6 họ chở ba mươi bao xi măng về nhà riêng",
            False,
            id="the-summary-says-it-already",
        ),
    ],
)
def test_what_repeats_a_sealed_text(written: str, public: str, is_repeated: bool) -> None:
    assert repeats(written, CONTENT, public=public) is is_repeated
