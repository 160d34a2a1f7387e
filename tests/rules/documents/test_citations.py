"""Citations: found, dated, gathered, whatever the print does to them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.resolve import CitedDocument, gather
from danvan.rules.plans.reading import read_plan
from danvan.rules.text.letters import repair_lookalikes
from tests.rules.printed import printed

Row = tuple[str | None, str | None, str | None]


def _read(text: str) -> list[CitedDocument]:
    return gather(find_mentions(repair_lookalikes(text)))


def _rows(text: str) -> list[Row]:
    return [(d.type, d.number or d.title, d.date) for d in _read(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        pytest.param(
            "Nghị định số 24/2014/NĐ-CP ngày 04/4/2014 của Chính phủ",
            ("Nghị định", "24/2014/NĐ-CP", "2014-04-04"),
            id="plain",
        ),
        pytest.param(
            "Kế hoạch 61/KH-UBND, ngày 05/01/2026",
            ("Kế hoạch", "61/KH-UBND", "2026-01-05"),
            id="no-so",
        ),
        pytest.param(
            "Quy định số 124-QĐ/TW ngày 02/02/2018",
            ("Quy định", "124-QĐ/TW", "2018-02-02"),
            id="type-from-the-word",
        ),
        pytest.param(
            "số 33/CT-TTg ngày 26/11/2021",
            ("Chỉ thị", "33/CT-TTg", "2021-11-26"),
            id="type-from-the-code",
        ),
        pytest.param(
            "CĂN CỨ QUYẾT ĐỊNH SỐ 15/QĐ-UBND NGÀY 06/01/2026 CỦA UBND XÃ",
            ("Quyết định", "15/QĐ-UBND", "2026-01-06"),
            id="capitals",
        ),
        pytest.param(
            "Quyết định của Thủ tướng Chính phủ số 1847/QĐ-TTg, ngày 27/12/2018",
            ("Quyết định", "1847/QĐ-TTg", "2018-12-27"),
            id="issuer-before-number",
        ),
        pytest.param(
            "Quyết định số 1847/QĐ-TTg của Thủ tướng Chính phủ ngày 27/12/2018",
            ("Quyết định", "1847/QĐ-TTg", "2018-12-27"),
            id="issuer-before-date",
        ),
        pytest.param(
            "Ngày 28/10/2025, Chủ tịch UBND tỉnh đã ban hành Công văn số 5521/UBND-VX về kỷ luật",
            ("Công văn", "5521/UBND-VX", "2025-10-28"),
            id="date-before-type",
        ),
        pytest.param(
            "Quyết định số 364a/QÐ-UBND ngày 12-3-2020",
            ("Quyết định", "364a/QĐ-UBND", "2020-03-12"),
            id="eth-for-d",
        ),
        pytest.param(
            "Quyết định sô 88/QĐ-UBND ngày 4 tháng 3 năm 2024",
            ("Quyết định", "88/QĐ-UBND", "2024-03-04"),
            id="scanned-so",
        ),
        pytest.param(
            "Luật Tố cáo ngày 12 tháng 6 năm 2018",
            ("Luật", "Tố cáo", "2018-06-12"),
            id="law-by-name",
        ),
        pytest.param(
            "Luật Cư trú số 68/2020/QH14 ngày 13/11/2020",
            ("Luật", "68/2020/QH14", "2020-11-13"),
            id="number-behind-name",
        ),
        pytest.param(
            "Điều 9 Luật phòng, chống tham nhũng quy định",
            ("Luật", "phòng, chống tham nhũng", None),
            id="comma-in-name",
        ),
        pytest.param(
            "Tờ trình số 321/TTr-SNV ngày 04/4/2026",
            ("Tờ trình", "321/TTr-SNV", "2026-04-04"),
            id="submission",
        ),
    ],
)
def test_finds_a_citation(text: str, row: Row) -> None:
    assert _rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "các Công điện: số 17/CĐ-TTg ngày 02/02/2026, số 18/CĐ-TTg ngày 05/02/2026",
            [("Công điện", "17/CĐ-TTg", "2026-02-02"), ("Công điện", "18/CĐ-TTg", "2026-02-05")],
            id="type-once",
        ),
        pytest.param(
            "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Trung ương",
            [("Nghị quyết", "18-NQ/TW", "2017-10-25"), ("Nghị quyết", "19-NQ/TW", "2017-10-25")],
            id="date-once",
        ),
        pytest.param(
            "Quyết định số 217 và 218-QĐ/TW ngày 12/12/2013",
            [("Quyết định", "217-QĐ/TW", "2013-12-12"), ("Quyết định", "218-QĐ/TW", "2013-12-12")],
            id="sign-once",
        ),
        pytest.param(
            "Luật An ninh mạng, Luật Thanh niên 2020",
            [("Luật", "An ninh mạng", None), ("Luật", "Thanh niên", None)],
            id="two-laws",
        ),
    ],
)
def test_reads_what_a_list_prints_once(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


def test_gathers_mentions_of_one_act() -> None:
    (document,) = _read(
        "Nghị định số 45/2015/NĐ-CP của Chính phủ; theo Nghị định số 45/2015/NĐ-CP ngày 06/5/2015"
    )

    assert (document.date, document.issuer, len(document.mentions)) == (
        "2015-05-06",
        "Chính phủ",
        2,
    )


def test_two_dates_are_two_documents() -> None:
    text = "Kế hoạch số 5/KH-UBND ngày 01/02/2025; Kế hoạch số 5/KH-UBND ngày 03/02/2026"

    assert [document.date for document in _read(text)] == ["2025-02-01", "2026-02-03"]


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        pytest.param(
            "Quyết định số 9/QĐ-UBND ngày 01/2/2026 của UBND tỉnh Lam Sơn về giao nhiệm vụ; và",
            "UBND tỉnh Lam Sơn",
            "về giao nhiệm vụ",
            id="subject-to-semicolon",
        ),
        pytest.param(
            "Chỉ thị số 4-CT/TW ngày 01/2/2015 của Ban Bí thư (khóa XI) về dân vận.",
            "Ban Bí thư (khóa XI)",
            "về dân vận",
            id="term-in-brackets",
        ),
        pytest.param(
            "Chương trình số 3-CTr/BDVHU-UBND ngày 01/2/2022 của Ban Dân vận Huyện ủy và Ủy ban "
            "nhân dân huyện về phối hợp",
            "Ban Dân vận Huyện ủy và Ủy ban nhân dân huyện",
            "về phối hợp",
            id="two-issuers",
        ),
    ],
)
def test_reads_issuer_and_subject(text: str, issuer: str, title: str) -> None:
    (document,) = _read(text)

    assert (document.issuer, document.title) == (issuer, title)


@pytest.mark.parametrize(
    "text",
    ["Mẫu số 01/BC-KQ", "luật sư bào chữa", "pháp luật của Nhà nước", "nghị quyết của Đảng",
     "QCVN 40:2011/BTNMT", "Luật sư Nguyễn An"],
)  # fmt: skip
def test_finds_nothing_in_look_alikes(text: str) -> None:
    assert _rows(text) == []


CITATION = "Quyết định số 1563/QĐ-UBND ngày 01/8/2022 của Chủ tịch UBND tỉnh về tiêu chí"


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_breaks_pages_and_notes_inside_a_citation_change_nothing(data: st.DataObject) -> None:
    words = CITATION.split(" ")
    cut = data.draw(st.integers(min_value=1, max_value=len(words) - 1))
    between = data.draw(st.sampled_from(["\n", "\n\n", "\n\n7\n\n", "\n\n¹ Chú thích riêng.\n\n"]))
    text = "I. NỘI DUNG\n\nThực hiện " + " ".join(words[:cut]) + between + " ".join(words[cut:])

    reading = read_plan(printed(text + " dân vận.\n"))

    assert [(c.type, c.number, c.date) for c in reading.citations] == [
        ("Quyết định", "1563/QĐ-UBND", "2022-08-01")
    ]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("12/-QĐĐLuật số ngày\n.;"), max_size=80))
def test_never_raises_on_arbitrary_text(text: str) -> None:
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
