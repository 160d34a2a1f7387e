"""Each plan of the corpus is read as a careful reader wrote it down."""

from html import unescape

import pytest

from danvan.rules.text.lost_vowels import with_vowels
from tests.gold.compare import differences, expectations, misses, plan_names, read_gold


@pytest.mark.parametrize("name", plan_names())
def test_reads_what_a_careful_reader_finds(name: str) -> None:
    assert misses(name) == []


@pytest.mark.parametrize("name", plan_names())
def test_every_span_holds_the_words_it_names(name: str) -> None:
    reading = read_gold(name)

    for section in reading.sections:
        assert reading.text[section.start : section.end].startswith(section.label.split("..")[0])
    for citation in reading.citations:
        for mention in citation.mentions:
            shown = reading.text[mention.start : mention.end]
            assert shown
            assert _words(mention.text).startswith(_words(shown))
    for deadline in reading.deadlines:
        shown = reading.text[deadline.start : deadline.end]
        assert shown
        assert _words(deadline.text).startswith(_words(shown))  # a page number may tear it


def _words(printed: str) -> str:
    """Return words without what a converter put between or into them."""
    return "".join(with_vowels(unescape(printed)).split())


def test_a_wrong_expectation_is_told() -> None:
    reading = read_gold("01_commune_full_head")
    wanted = expectations("01_commune_full_head")

    wanted["header"]["number"] = "19/KH-UBND"
    wanted["deadlines"] = wanted["deadlines"][1:]
    wanted["duties"] = [{"text": "niêm yết", "role": "lead"}]

    assert [line.split(":")[0] for line in differences(reading, wanted)] == [
        "header.number",
        "deadlines",
        "duties",
    ]
