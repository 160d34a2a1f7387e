"""One number, many spellings; what a person types, and whether a document speaks of it."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.documents.numbers import number_key, repair_number
from danvan.rules.documents.search import asked, speaks_of
from danvan.rules.documents.spelling import search_words

NUMBERS = (
    "45/2021/NĐ-CP", "12/KH-UBND", "23-QĐ/TW", "30-CTr/BDVHU-UBND", "1634/UBND-VP",
    "97/2019/QH14", "34/2007/PL-UBTVQH11", "66.2/2025/NQ-CP", "364a/QĐ-UBND", "9086/BNV-CTTN&BĐG",
)  # fmt: skip


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("45/KH-UBND", "45 kh ubnd"),
        ("45 KH UBND", "45 kh ubnd"),
        ("45/kh-ubnd", "45 kh ubnd"),
        ("Số: 45 / KH – UBND", "45 kh ubnd"),
        ("so 45/KH-UBND", "45 kh ubnd"),
        ("045/KH-UBND", "45 kh ubnd"),
        ("45KH-UBND", "45 kh ubnd"),
        ("số 45", "45"),
        ("124-QĐ/TW", "124 qd tw"),
        ("124 qd tw", "124 qd tw"),
        ("45/2021/NĐCP", "45 2021 nd cp"),
        ("45/2021/ndcp", "45 2021 nd cp"),
        ("88/2014/OH13", "88 2014 qh13"),
        ("364a/QĐ-UBND", "364 a qd ubnd"),
        ("05/2021/TT-TTCP", "5 2021 tt ttcp"),
        ("", ""),
        ("Số:", "so"),
        ("—", ""),
    ],
)
def test_spellings_of_a_number_share_a_key(spelled: str, key: str) -> None:
    assert number_key(spelled) == key


def test_different_numbers_have_different_keys() -> None:
    alike = ["45/KH-UBND", "45/2021/KH-UBND", "4/5/KH-UBND", "45-KH/TU", "54/KH-UBND", "45/KHUB"]

    assert len({number_key(number) for number in [*NUMBERS, *alike]}) == len(NUMBERS) + len(alike)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NUMBERS), st.data())
def test_case_spaces_dashes_and_composition_change_no_key(number: str, data: st.DataObject) -> None:
    spaces = data.draw(st.lists(st.sampled_from(["", " ", "  "]), min_size=40, max_size=40))
    dash = data.draw(st.sampled_from(["-", "–", " - "]))
    lead = data.draw(st.sampled_from(["", "Số ", "Số: ", "số:", "So "]))
    cased = data.draw(st.sampled_from([number, number.lower(), number.upper()]))
    torn = "".join(
        f"{spaces[at]}{dash if mark == '-' else mark}{spaces[-at]}" if mark in "-/" else mark
        for at, mark in enumerate(cased)
    )
    whole = lead + torn

    spelled = unicodedata.normalize("NFD", whole) if data.draw(st.booleans()) else whole

    assert number_key(spelled) == number_key(number)


@pytest.mark.parametrize("printed", ["06/CT- UBND", "65- CV/HU", "27/CTTg", "49/2025TT-BCT"])
def test_a_repaired_number_keeps_its_key(printed: str) -> None:
    assert number_key(printed) == number_key(repair_number(printed))


@pytest.mark.parametrize(
    ("typed", "words", "number"),
    [
        ("Đường hoà bình", ("duong", "hoa", "binh"), ""),
        ("đường hòa bình", ("duong", "hoa", "binh"), ""),
        ("so 45", ("45",), "45"),
        ("nghị định số 45/2021/NĐ-CP", ("nghi", "dinh", "45", "2021", "nd", "cp"), ""),
        ("số hóa", ("so", "hoa"), ""),
        ("45/KH-UBND", ("45", "kh", "ubnd"), "45 kh ubnd"),
        ("%*'\"() NEAR", ("near",), ""),
        ("   ", (), ""),
        ("—", (), ""),
    ],
)
def test_reads_what_is_looked_for(typed: str, words: tuple[str, ...], number: str) -> None:
    found = asked(typed)

    assert (found.words, found.number) == (words, number)
    assert bool(found) is bool(words)


def test_a_pasted_page_asks_for_its_first_words() -> None:
    assert len(asked("dân vận " * 500).words) == 12


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dan van", True),
        ("DÂN VẬN", True),
        ("dan v", True),
        ("van dan", True),
        ("an van", False),
        ("45", True),
        ("4", False),
        ("045", True),
        ("", True),
    ],
)
def test_words_are_found_by_their_beginning_and_numbers_whole(typed: str, found: bool) -> None:
    kept = " ".join(search_words("Kế hoạch công tác dân vận 45/KH-UBND"))

    assert speaks_of(kept, asked(typed)) is found


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_anything_may_be_typed(text: str) -> None:
    found = asked(text)

    assert all(word.isascii() and word.isalnum() for word in found.words)
    assert speaks_of(" ".join(search_words(text)), asked(text[:40])) or len(text) > 40
