"""«Có phải … ?»: what a citation may have meant is asked, never put in its place."""

from datetime import date

import pytest

from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.likeness import Differs, likely_meant
from danvan.rules.documents.resolve import CitedDocument, gather
from danvan.rules.documents.validity import Proof, Register, RegisterEntry


def entry(kind: str, number: str, issued: date, title: str = "", issuer: str = "") -> RegisterEntry:
    return RegisterEntry(
        type=kind,
        number=number,
        issuer=issuer,
        date=issued,
        title=title,
        effective_from=issued,
        status=Proof.VERIFIED,
    )


REGISTER = Register(
    [
        entry("Nghị định", "59/2023/NĐ-CP", date(2023, 8, 14), "Bến đò ngang và cầu phao ở xã"),
        entry("Nghị định", "61/2023/NĐ-CP", date(2023, 8, 16), "Đường làng và ngõ xóm ở xã"),
        entry("Chỉ thị", "33/CT-TTg", date(2021, 11, 26)),
        entry("Chỉ thị", "23/CT-TTg", date(2021, 9, 2)),
        entry("Quy định", "124-QĐ/TW", date(2018, 2, 2)),
        entry("Quyết định", "217-QĐ/TW", date(2013, 12, 12)),
        entry("Quyết định", "218-QĐ/TW", date(2013, 12, 12), "Góp ý xây dựng bến đò, cầu phao"),
        entry("Thông tư", "04/2021/TT-TTCP", date(2021, 10, 1)),
        entry("Luật", "42/2013/QH13", date(2013, 11, 25), "Luật Tiếp công dân"),
        entry("Quyết định", "4/2025/QĐ-UBND", date(2025, 2, 5)),
    ]
)


def lookup(document: CitedDocument) -> RegisterEntry | None:
    issued = date.fromisoformat(document.date) if document.date else None
    if document.number:
        return REGISTER.find(document.number, issued, document.type)
    return REGISTER.find_law(
        document.type or "", document.title or "", issued=issued, year=document.year
    )


def asked(text: str) -> list[tuple[str, Differs, bool]]:
    (document,) = gather(find_mentions(text), lookup)
    return [
        (each.entry.number, each.differs, each.sure) for each in likely_meant(document, REGISTER)
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param(
            "Nghị định số 59/2023/NĐ-CP ngày 14/6/2023 của Chính phủ",
            [("59/2023/NĐ-CP", Differs.DATE, True)],
            id="a-number-with-its-year-has-one-day",
        ),
        pytest.param(
            "Nghị định số 59/2022/NĐ-CP ngày 14/8/2023 của Chính phủ",
            [("59/2023/NĐ-CP", Differs.NUMBER, True)],
            id="the-year-in-the-number-is-off",
        ),
        pytest.param(
            "Thông tư số 04/2021/TT-TTTP ngày 01/10/2021",
            [("04/2021/TT-TTCP", Differs.NUMBER, True)],
            id="a-letter-of-the-sign-is-off",
        ),
        pytest.param(
            "Chỉ thị số 33/CT-TTg ngày 26/11/2020 của Thủ tướng Chính phủ",
            [("33/CT-TTg", Differs.DATE, False)],
            id="the-same-day-of-another-year",
        ),
        pytest.param(
            "Chỉ thị số 33/CT-TTg ngày 26/10/2021 của Thủ tướng Chính phủ",
            [("33/CT-TTg", Differs.DATE, False)],
            id="another-day-of-the-same-year",
        ),
        pytest.param(
            "Quyết định số 124-QĐ/TW ngày 02/02/2018 của Ban Bí thư",
            [("124-QĐ/TW", Differs.TYPE, False)],
            id="another-type-of-the-same-number-and-day",
        ),
        pytest.param(
            "Quyết định số 219-QĐ/TW ngày 12/12/2013 về góp ý xây dựng bến đò, cầu phao",
            [("218-QĐ/TW", Differs.NUMBER, False)],
            id="a-digit-off-with-the-same-subject-and-day",
        ),
        pytest.param(
            "Nghị định số 95/2023/NĐ-CP ngày 14/8/2023 về bến đò ngang và cầu phao ở xã",
            [("59/2023/NĐ-CP", Differs.NUMBER, False)],
            id="two-digits-in-wrong-order",
        ),
        pytest.param(
            "Luật Tiếp công dân ngày 25/11/2014", [("42/2013/QH13", Differs.DATE, False)], id="law"
        ),
    ],
)
def test_asks_for_what_may_have_been_meant(
    text: str, meant: list[tuple[str, Differs, bool]]
) -> None:
    assert asked(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nghị định số 59/2023/NĐ-CP ngày 14/8/2023", id="all-agrees"),
        pytest.param("Nghị định số 59/2023/NĐ-CP", id="no-day-printed"),
        pytest.param("Chỉ thị số 33/CT-TTg ngày 12/5/2017", id="numbers-begin-anew-each-year"),
        pytest.param("Quyết định số 219-QĐ/TW ngày 12/12/2013 về chợ quê", id="neighbour-number"),
        pytest.param("Nghị định số 60/2023/NĐ-CP ngày 15/8/2023 về chợ quê", id="between-two"),
        pytest.param("Quyết định số 4/2025/QĐ-UBND ngày 06/5/2025", id="every-province-has-one"),
        pytest.param("Luật Tiếp công dân năm 2013", id="law-of-its-year"),
        pytest.param("Luật Thủy sản ngày 21/11/2017", id="law-not-in-the-register"),
        pytest.param("Kế hoạch số 45/KH-UBND ngày 20/01/2026", id="a-units-own-paper"),
    ],
)
def test_asks_nothing_where_another_document_may_stand(text: str) -> None:
    assert asked(text) == []
