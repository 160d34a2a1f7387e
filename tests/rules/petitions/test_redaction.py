"""What a redacted summary tells of who wrote, as a table."""

import pytest

from danvan.rules.petitions.redaction import Identifying, told_of

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
