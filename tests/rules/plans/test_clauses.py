"""Where one sentence orders several pieces of work, and where it orders one."""

import pytest

from danvan.rules.plans.clauses import clauses


def _parts(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Mở hòm thư góp ý; hằng tháng thông báo số ý kiến đã trả lời.",
            ["Mở hòm thư góp ý", "hằng tháng thông báo số ý kiến đã trả lời."],
            id="own-time",
        ),
        pytest.param(
            "Theo dõi lịch tiếp dân; định kỳ 06 tháng nhắc các đơn vị gửi số liệu.",
            ["Theo dõi lịch tiếp dân", "định kỳ 06 tháng nhắc các đơn vị gửi số liệu."],
            id="every-half-year",
        ),
        pytest.param(
            "Lập danh mục việc tồn; cuối mỗi quý hai bên đối chiếu một lần.",
            ["Lập danh mục việc tồn", "cuối mỗi quý hai bên đối chiếu một lần."],
            id="own-time-and-unit",
        ),
        pytest.param(
            "Thăm hộ neo đơn; báo cáo UBND phường trước ngày 20/5/2026.",
            ["Thăm hộ neo đơn; báo cáo UBND phường trước ngày 20/5/2026."],
            id="handed-in",
        ),
        pytest.param(
            "Trưởng các phòng, ban; Thủ trưởng các đơn vị xây dựng kế hoạch.",
            ["Trưởng các phòng, ban; Thủ trưởng các đơn vị xây dựng kế hoạch."],
            id="two-names",
        ),
        pytest.param(
            "Bảo đảm đường dây nóng thông suốt; khắc phục sự cố trong ngày.",
            ["Bảo đảm đường dây nóng thông suốt", "khắc phục sự cố trong ngày."],
            id="own-verb",
        ),
        pytest.param(
            "báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 10/11.",
            ["báo cáo 6 tháng trước ngày 10/6", "báo cáo năm trước ngày 10/11."],
            id="two-papers-two-days",
        ),
        pytest.param(
            "Làm đầu mối, báo cáo kết quả trước ngày 10/12.",
            ["Làm đầu mối, báo cáo kết quả trước ngày 10/12."],
            id="one-paper",
        ),
    ],
)
def test_cuts_where_work_of_its_own_begins(text: str, parts: list[str]) -> None:
    assert _parts(text) == parts
