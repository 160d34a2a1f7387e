"""Forms of citations as really printed: a table of lines and what stands behind each."""

from pathlib import Path

import pytest

from danvan.rules.documents.citations import find_mentions
from danvan.rules.documents.resolve import gather
from danvan.rules.text.letters import repair_lookalikes

TABLE = Path(__file__).parent / "citation_forms.txt"

Row = tuple[str, ...]


def _rows() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").replace("¤", "\ufffd").splitlines()
    rows = [line.split(" => ") for line in lines if line and not line.startswith("# ")]
    return [(text, found) for text, found in rows]


def _expected(written: str) -> list[Row]:
    if written == "-":
        return []
    return [tuple(part.strip() for part in act.split(" | ")) for act in written.split(" ;; ")]


@pytest.mark.parametrize(("text", "written"), _rows())
def test_reads_a_form(text: str, written: str) -> None:
    found = gather(find_mentions(repair_lookalikes(text)))

    assert [(d.type, d.number or d.title or "-", d.date or "-") for d in found] == _expected(
        written
    )


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(_rows()) >= 200
