"""Whatever a converter prints, a text is read to its end: nothing raises, nothing hangs."""

import pytest

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan

LONG = "9" * 5000


@pytest.mark.parametrize(
    "printed",
    [
        # A raised figure is a digit to Python, but no number.
        pytest.param("Điều ². Phạm vi", id="raised-article"),
        pytest.param("Phần ². Nhiệm vụ", id="raised-part"),
        pytest.param("TT|Nhiệm vụ | Cơ quan chủ trì", id="table-head-without-rows"),
        pytest.param(f"Điều {LONG}. Phạm vi", id="long-article"),
        pytest.param(f"{LONG}. Niêm yết danh sách", id="long-numeral"),
        pytest.param(f"trong thời hạn {LONG} ngày kể từ ngày ký", id="long-period"),
        pytest.param(f"ít nhất {LONG}% hộ dân", id="long-target"),
        pytest.param(f"&#{LONG}; &#1114112; &#xD800;", id="no-such-character"),
        pytest.param("-" * 80 + " Hòa An | ngày 04 tháng 8 năm 2025", id="rule-and-words"),
        pytest.param(
            "Nơi nhận: - Lưu: VT, (Hạnh). QUY CHẾ Hoạt động của Tổ công tác " + "dân vận " * 60,
            id="foot-and-annex-in-one-line",
        ),
    ],
)
def test_reads_odd_print_to_its_end(printed: str) -> None:
    text = f"Số: 12/KH-UBND\nKẾ HOẠCH\nI. NHIỆM VỤ\n{printed}\nNiêm yết công khai."

    reading = read_plan(open_source(text.encode(), "odd.txt"), load_register())

    assert reading.header.number == "12/KH-UBND"
