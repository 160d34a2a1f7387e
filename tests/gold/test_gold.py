"""Each plan of the corpus is read as a careful reader wrote it down."""

import pytest

from tests.gold.compare import expectations, misses, plan_names, read_gold


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
            assert shown and mention.text.startswith(shown)
    for deadline in reading.deadlines:
        assert reading.text[deadline.start : deadline.end] == deadline.text


def test_a_wrong_expectation_is_told() -> None:
    from_json = expectations("01_commune_full_head")

    assert from_json["header"]["number"] == "18/KH-UBND"
    assert read_gold("01_commune_full_head").header.number != "19/KH-UBND"
