"""A plan printed to .docx and .pdf is read as its text is: what a clerk relies on is the same."""

from pathlib import Path
from typing import Any

import pytest

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.model import Reading
from danvan.rules.plans.reading import read_plan
from tests.gold.compare import PLANS
from tests.readers.whole_papers import as_pdf, as_word, rows_of

SEEDS = Path(__file__).resolve().parents[2] / ".." / "shared" / "seeds"
SAMPLES = sorted(PLANS.glob("*.txt"))
REAL = sorted(SEEDS.glob("*.txt"))


def _relied_on(reading: Reading) -> dict[str, Any]:
    """Return, kind by kind, what must not depend on the form of the file."""
    header = reading.header
    return {
        "header": (header.doc_type, header.number, header.date, header.title, header.year),
        "issuers": header.issuers,
        "signers": header.signers,
        "sections": [(section.path, section.title) for section in reading.sections],
        # A note stands at the foot of its page: its acts may come sooner or later in the order.
        "citations": sorted(
            (act.type or "", act.number or act.title or "", act.date or "")
            for act in reading.citations
        ),
        "deadlines": [(day.value, day.relation, day.section) for day in reading.deadlines],
        "targets": [(goal.operator, goal.value, goal.unit) for goal in reading.targets],
        "duties": [(duty.units, duty.role, duty.section) for duty in reading.duties],
        "recipients": reading.recipients,
        "archive": reading.archive,
    }


def _read(data: bytes, name: str) -> dict[str, Any]:
    return _relied_on(read_plan(open_source(data, name), load_register()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_the_same_in_every_form(path: Path) -> None:
    expected = _read(path.read_bytes(), path.name)
    rows = rows_of(path)

    assert _read(as_word(rows), "kh.docx") == expected
    if not any(row.in_table for row in rows):  # a printed page holds no cells
        assert _read(as_pdf(rows), "kh.pdf") == expected


@pytest.mark.shared
@pytest.mark.skipif(not REAL, reason="the real plans are not beside the project")
@pytest.mark.parametrize("number", range(5))
def test_a_real_plan_is_read_the_same_in_every_form(number: int) -> None:
    path = REAL[number]
    expected = _read(path.read_bytes(), path.name)
    rows = rows_of(path)

    assert _read(as_word(rows), "kh.docx") == expected
    assert _read(as_pdf(rows), "kh.pdf") == expected
