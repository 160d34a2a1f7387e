"""Reading a whole plan: outline, parts, findings, and no text that breaks it."""

import json
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.documents.validity import Proof, Register, RegisterEntry
from danvan.rules.findings import Severity
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from tests.rules.printed import printed

HEAD = "Số: 5/KH-UBND\n\nĐồi Mơ, ngày 03 tháng 02 năm 2026\n\nKẾ HOẠCH\nDân vận năm 2026\n\n"


def _paths(body: str) -> list[str]:
    return [section.path for section in read_plan(printed(HEAD + body)).sections]


def _codes(body: str) -> list[str]:
    return [finding.code for finding in read_plan(printed(HEAD + body)).findings]


@pytest.mark.parametrize(
    ("labels", "paths"),
    [
        pytest.param("I. A\nIII. B\nIII. C", ["I", "II", "III"], id="repeated"),
        pytest.param("I. A\nII. B\nIV. C\nV. D", ["I", "II", "III", "IV"], id="skipped"),
        pytest.param(
            "I. A\n1. Một\n2. Hai\nII. B\n1. Ba", ["I", "I.1", "I.2", "II", "II.1"], id="restart"
        ),
        pytest.param(
            "I. A\n1. Một\na) Hai\nb) Ba\n2. Bốn",
            ["I", "I.1", "I.1.a", "I.1.b", "I.2"],
            id="letters",
        ),
        pytest.param(
            "I. A\n1. Một\n1.1. Hai\n1.2. Ba", ["I", "I.1", "I.1.1", "I.1.2"], id="decimal"
        ),
        pytest.param(
            "1. Một\n2. Hai\na) Ba\na) Bốn", ["1", "2", "2.a", "2.a(2)"], id="letter-again"
        ),
    ],
)
def test_makes_every_path_unique(labels: str, paths: list[str]) -> None:
    assert _paths(labels) == paths


@pytest.mark.parametrize(
    ("labels", "count"),
    [
        ("I. A\nII. B", 0),
        ("I. A\nIII. B\nIII. C", 1),
        ("I. A\nII. B\nIV. C\nV. D", 1),
        ("1.. Một\n2. Hai", 1),
    ],
)
def test_tells_wrong_numbering_once(labels: str, count: int) -> None:
    assert _codes(labels).count("numbering") == count


OLD = RegisterEntry(
    type="Nghị định",
    number="11/2010/NĐ-CP",
    issuer="Chính phủ",
    date=date(2010, 2, 1),
    title="Về bến đò",
    effective_from=date(2010, 4, 1),
    effective_until=date(2026, 6, 30),
    replaced_by=("22/2026/NĐ-CP",),
    status=Proof.VERIFIED,
)
CITING = HEAD + "Căn cứ Nghị định số 11/2010/NĐ-CP ngày 01/02/2010 của Chính phủ.\n\nI. NỘI DUNG\n"


@pytest.mark.parametrize(
    ("on", "code", "severity"),
    [
        pytest.param(None, "expiring_citation", Severity.WARNING, id="lapses-within-the-year"),
        pytest.param(date(2026, 7, 1), "expired_citation", Severity.ERROR, id="expired"),
    ],
)
def test_only_the_register_calls_an_act_expired(
    on: date | None, code: str, severity: Severity
) -> None:
    source = printed(CITING)

    with_register = read_plan(source, Register([OLD]), on=on)
    without = read_plan(source, on=on)

    assert [f.severity for f in with_register.findings if f.code == code] == [severity]
    assert not [f for f in without.findings if f.code.endswith("_citation")]


def test_tells_an_issuer_that_the_register_does_not_know() -> None:
    source = printed(CITING.replace("của Chính phủ", "của Bộ Giao thông vận tải"))

    found = read_plan(source, Register([OLD])).findings

    assert [f.text for f in found if f.code == "wrong_issuer"] == [
        "Nghị định số 11/2010/NĐ-CP ngày 01/02/2010 của Bộ Giao thông vận tải"
    ]


ORDERS = "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Y tế\n\n"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(
            "I. TỔ CHỨC THỰC HIỆN\n\n1. Tăng cường kiểm tra các chợ.\n",
            "duty_without_unit",
            id="nobody",
        ),
        pytest.param(ORDERS + "Xây dựng kế hoạch kiểm tra các chợ.\n", "no_deadline", id="undated"),
        pytest.param(
            ORDERS + "Xây dựng kế hoạch trước ngày 10/01/2026.\n",
            "deadline_before_document",
            id="too-early",
        ),
        pytest.param(
            "I. CHỈ TIÊU\n\n1. Nâng cao mức độ hài lòng của dân.\n\n2. 100% thôn họp dân.\n",
            "target_without_number",
            id="no-number",
        ),
        pytest.param(
            "I. NỘI DUNG\n\n1. Theo Thông tư số 5/2020/QĐ-BNV ngày 01/02/2020.\n",
            "wrong_symbol",
            id="symbol",
        ),
        pytest.param(
            ORDERS + "Kiểm tra các chợ.\n\nNơi nhận:\n- Công an xã;\n- Lưu: VT.\n",
            "recipient_missing",
            id="not-told",
        ),
    ],
)
def test_finds_what_is_unclear(body: str, code: str) -> None:
    assert code in _codes(body)


def test_the_json_form_holds_plain_values_only() -> None:
    body = ORDERS + "Gửi báo cáo trước ngày 10/3/2026; đạt 90% trở lên.\n"

    shown = reading_to_json(read_plan(printed(HEAD + body)))

    assert json.loads(json.dumps(shown)) == json.loads(json.dumps(shown, default=str))
    assert list(shown) == [
        "schema", "length", "header", "sections", "citations", "deadlines", "targets", "duties",
        "recipients", "archive", "findings",
    ]  # fmt: skip


def test_reads_nothing_politely() -> None:
    reading = read_plan(printed("\n \n***\n"))

    assert reading.text == ""
    assert (reading.sections, reading.duties, reading.header.title) == ((), (), None)


PIECES = """KẾ HOẠCH|I.|1.|a)|-|Phòng Y tế|UBND xã|chủ trì|;|.|:|trước ngày 1/3/2026|hằng năm
|100%|¹|7|Nơi nhận:|Lưu: VT|CHỦ TỊCH|Số: 5/KH-UBND|Luật Cư trú|Quyết định số 5/QĐ-UBND|“|”
|Đề nghị|Trên đây là|có trách nhiệm:"""
WORDS = st.sampled_from([*PIECES.replace("\n", "").split("|"), "\n", "\n\n"])


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_no_order_of_words_breaks_it(words: list[str]) -> None:
    reading = read_plan(printed(" ".join(words)))

    assert len({section.path for section in reading.sections}) == len(reading.sections)
    for duty in reading.duties:
        assert all(place < len(reading.deadlines) for place in duty.deadlines)
    spans = [(deadline.start, deadline.end) for deadline in reading.deadlines]
    spans += [(duty.start, duty.end) for duty in reading.duties]
    spans += [(section.start, section.end) for section in reading.sections]
    assert all(0 <= start <= end <= len(reading.text) for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "Phòng Y tế chủ trì, ",
        "; báo cáo",
        "“",
        "Luật ",
        "số 1, 2, ",
        "Kế hoạch số 1/KH-UBND và ",
        "1 ",
    ],
)
def test_time_grows_with_length_not_with_its_square(piece: str) -> None:
    short, long = (_seconds(piece * (size // len(piece))) for size in (2_000, 16_000))

    # Eight times the length: about 8 when linear, 64 when quadratic.
    assert long < 30 * short


def _seconds(line: str) -> float:
    source = printed(HEAD + ORDERS + line)
    runs = []
    for _ in range(2):
        begun = time.process_time()
        read_plan(source)
        runs.append(time.process_time() - begun)
    return max(min(runs), 0.001)
