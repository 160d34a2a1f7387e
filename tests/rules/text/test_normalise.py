"""The normal form: one space, composed letters, and a map back to the blocks."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.rules.text.normalise import normalise
from tests.rules.printed import printed


def test_drops_marks_and_collapses_space() -> None:
    normal = normalise(printed("## **KẾ   HOẠCH**\n\n *Dân vận*\u00a0khéo "))

    assert normal.text == "KẾ HOẠCH Dân vận khéo"
    assert [(s.block, s.start, s.end) for s in normal.spans] == [(0, 0, 8), (1, 9, 21)]


def test_counts_blocks_with_decomposed_letters() -> None:
    normal = normalise(printed(unicodedata.normalize("NFD", "Kế hoạch") + "\nnăm 2026"))

    assert normal.text == "Kế hoạch năm 2026"
    assert normal.decomposed == 1


def test_says_which_block_holds_a_character() -> None:
    normal = normalise(printed("một\nhai\nba"))

    assert [normal.block_at(place) for place in (0, 4, 9)] == [0, 1, 2]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("aế *#\n\t-.1\u0301Đ"), max_size=80))
def test_is_the_form_the_measure_asks_for(text: str) -> None:
    composed = unicodedata.normalize("NFC", text).replace("*", "").replace("#", "")
    lines = [re.sub(r"\s+", " ", line).strip() for line in composed.split("\n")]
    wanted = " ".join(line for line in lines if line)

    assert normalise(printed(text)).text == wanted
