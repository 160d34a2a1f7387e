"""Whatever the print does to a citation, its reading stays: spaces, breaks, pages, notes, signs."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.mending import mend
from danvan.rules.documents.resolve import gather
from danvan.rules.plans.reading import read_plan
from danvan.rules.text.letters import repair_lookalikes
from tests.rules.printed import printed

Row = tuple[str | None, str | None, str | None]

CITED: dict[str, Row] = {
    "Quyết định số 1563/QĐ-UBND ngày 01/8/2022": ("Quyết định", "1563/QĐ-UBND", "2022-08-01"),
    "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023": (
        "Nghị định",
        "59/2023/NĐ-CP",
        "2023-08-14",
    ),
    "Chương trình phối hợp số 30-CTr/BDVHU-UBND ngày 28/01/2022": (
        "Chương trình phối hợp",
        "30-CTr/BDVHU-UBND",
        "2022-01-28",
    ),
    "Công văn số 9086/BNV-CTTN&BĐG ngày 30/12/2025": (
        "Công văn",
        "9086/BNV-CTTN&BĐG",
        "2025-12-30",
    ),
    "Pháp lệnh số 02/2020/UBTVQH14 ngày 09/12/2020": (
        "Pháp lệnh",
        "02/2020/UBTVQH14",
        "2020-12-09",
    ),
    "Thông tri số 04-TTr/TU ngày 11/3/2024": ("Thông tri", "04-TTr/TU", "2024-03-11"),
}
cited = st.sampled_from(sorted(CITED))


def _rows(text: str) -> list[Row]:
    found = gather(find_mentions(repair_lookalikes(unicodedata.normalize("NFC", text))))
    return [(d.type, d.number, d.date) for d in found]


@settings(max_examples=60, deadline=None)
@given(cited, st.data())
def test_spaces_around_any_mark_change_nothing(text: str, data: st.DataObject) -> None:
    marks = [at for at, letter in enumerate(text) if letter in "/-"]
    torn = text
    for at in reversed(data.draw(st.lists(st.sampled_from(marks), unique=True).map(sorted))):
        before, behind = data.draw(st.booleans()), data.draw(st.booleans())
        if text[at] == "-" and before and behind:
            behind = False  # « - » between blanks parts a sentence
        torn = torn[:at] + " " * before + torn[at] + " " * behind + torn[at + 1 :]

    assert _rows(f"Căn cứ {torn} của cơ quan; ") == [CITED[text]]


@settings(max_examples=60, deadline=None)
@given(cited, st.data())
def test_unseen_signs_and_other_dashes_change_nothing(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(min_value=0, max_value=len(text)))
    unseen = data.draw(st.sampled_from(["\u00ad", "\u200b", "\ufeff", ""]))
    dash = data.draw(st.sampled_from(["-", "–", "\u2011", "\u2212"]))
    blank = data.draw(st.sampled_from([" ", "\u00a0", "\u202f"]))
    strange = (text[:place] + unseen + text[place:]).replace("-", dash).replace(" ", blank)

    assert _rows(f"Căn cứ {strange}; ") == [CITED[text]]


@settings(max_examples=60, deadline=None)
@given(cited, st.booleans(), st.sampled_from(["Đ", "Ð"]))
def test_letters_in_pieces_or_alike_change_nothing(text: str, pieces: bool, d: str) -> None:
    printed_text = text.replace("Đ", d)
    if pieces:
        printed_text = unicodedata.normalize("NFD", printed_text)

    assert _rows(printed_text) == [CITED[text]]


@settings(max_examples=40, deadline=None)
@given(cited, st.data())
def test_breaks_pages_and_notes_change_nothing(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    cut = data.draw(st.integers(min_value=1, max_value=len(words) - 1))
    between = data.draw(
        st.sampled_from(["\n", "\n\n", "\n\n12\n\n", "\n\n- 3 -\n\n", "\n\n¹ Lời ghi riêng.\n\n"])
    )
    torn = " ".join(words[:cut]) + between + " ".join(words[cut:])

    reading = read_plan(printed(f"I. NỘI DUNG\n\nThực hiện theo {torn} của cấp trên.\n"))

    assert [(c.type, c.number, c.date) for c in reading.citations] == [CITED[text]]


@settings(max_examples=40, deadline=None)
@given(cited)
def test_lost_spaces_change_nothing(text: str) -> None:
    glued = text.replace(" ngày ", "ngày").replace(" số ", " số")

    assert _rows(f"theo {glued}của cơ quan") == [CITED[text]]


@settings(max_examples=40, deadline=None)
@given(cited)
def test_lost_vowels_change_nothing(text: str) -> None:
    lost = "".join("\ufffd" if letter in "àáâãèéêìíòóôõùúý" else letter for letter in text)

    assert _rows(f"Căn cứ {lost}; ") == [CITED[text]]


@settings(max_examples=100, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from("số ngày1/2-QĐUBNDa\u00ad\ufffd\u200bLuật củaC.\n|"), max_size=90
    )
)
def test_what_is_mended_leads_back_to_what_is_printed(text: str) -> None:
    mended = mend(text)

    origins = [mended.origin(at) for at in range(len(mended.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
        if mention.number is not None:
            assert text[mention.number.start : mention.number.end] == mention.number.printed


@pytest.mark.parametrize(
    ("text", "printed_number"),
    [
        ("theo Quyết định số12/QĐ-UBNDngày 5/1/2026", "12/QĐ-UBND"),
        ("Quyết định số 1 2 / Q Đ - U B N D ngày 5/1/2026", "1 2 / Q Đ - U B N D"),
        ("Nghịđịnh số 45/2021/NĐ\u00ad-CP", "45/2021/NĐ\u00ad-CP"),
    ],
)
def test_a_mention_keeps_the_number_as_printed(text: str, printed_number: str) -> None:
    (mention,) = find_mentions(text)

    assert mention.number is not None
    assert mention.number.printed == printed_number
