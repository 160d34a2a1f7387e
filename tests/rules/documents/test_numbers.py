"""Numbers of documents as really printed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.documents.numbers import numbers_in, repair_number

NUMBERS = (
    "45/2021/NĐ-CP", "12/KH-UBND", "23-QĐ/TW", "30-CTr/BDVHU-UBND", "1634/UBND-VP",
    "97/2019/QH14", "34/2007/PL-UBTVQH11", "66.2/2025/NQ-CP", "364a/QĐ-UBND", "9086/BNV-CTTN&BĐG",
)  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        pytest.param("06/CT- UBND", "06/CT-UBND", id="space-behind-hyphen"),
        pytest.param("65- CV/HU", "65-CV/HU", id="space-in-party-number"),
        pytest.param("61 /KH - UBND", "61/KH-UBND", id="spaces-everywhere"),
        pytest.param("45/2021/NĐCP", "45/2021/NĐ-CP", id="hyphen-lost"),
        pytest.param("27/CTTg", "27/CT-TTg", id="hyphen-and-letter-lost"),
        pytest.param("49/2025TT-BCT", "49/2025/TT-BCT", id="slash-lost"),
        pytest.param("88/2014/OH13", "88/2014/QH13", id="o-for-q"),
        pytest.param("21QĐ-UBND", "21/QĐ-UBND", id="lead-lost-state"),
        pytest.param("27CT/TU", "27-CT/TU", id="lead-lost-party"),
        pytest.param("100 KH/UBND", "100-KH/UBND", id="space-for-hyphen"),
        pytest.param("144/2025/QĐ-CTUBND", "144/2025/QĐ-CTUBND", id="long-issuer-stays"),
        pytest.param("05/2021/TT-TTCP", "05/2021/TT-TTCP", id="issuer-like-type-stays"),
        pytest.param("0124/UBND-NC", "0124/UBND-NC", id="leading-zero"),
    ],
)
def test_repairs_a_number(printed: str, canonical: str) -> None:
    assert repair_number(printed) == canonical


@pytest.mark.parametrize(
    "text",
    ["ngày 12/5/2022", "24/24 giờ", "QCVN 40:2011/BTNMT", "1/2 diện tích", "5 UBND xã", "mức 3,4",
     "các tổ chức chính trị - xã hội", "thửa 12/5"],
)  # fmt: skip
def test_finds_no_number_where_none_is(text: str) -> None:
    assert [n.canonical for n in numbers_in(text) if n.has_known_sign] == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NUMBERS), st.data())
def test_a_space_or_line_break_beside_a_mark_changes_nothing(
    number: str, data: st.DataObject
) -> None:
    places = [place for place, letter in enumerate(number) if letter in "/-"]
    place = data.draw(st.sampled_from(places))
    behind = data.draw(st.booleans())
    blank = data.draw(st.sampled_from([" ", "\n"]))
    at = place + 1 if behind else place
    torn = number[:at] + blank + number[at:]

    found = numbers_in(f"văn bản số {torn} ngày")

    assert [n.canonical for n in found] == [number]
    assert repair_number(torn) == number


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("12/-QĐNUBđ &.a\n–"), max_size=60))
def test_never_raises_and_keeps_what_it_found(text: str) -> None:
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.printed
