"""A converter that made each printed line a paragraph of its own changes nothing that is read."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan
from danvan.rules.text.blocks import BlockKind, Source
from tests.gold.compare import PLANS

SAMPLES = Path(__file__).resolve().parents[2] / "danvan" / "desk" / "sample" / "data"
PATHS = sorted((*PLANS.glob("*.txt"), *SAMPLES.glob("plan_*.txt")))


def _as_paragraphs(source: Source) -> Source:
    blocks = tuple(replace(block, kind=BlockKind.PARAGRAPH) for block in source.blocks)
    return replace(source, blocks=blocks)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_lines_that_became_paragraphs_read_the_same(path: Path) -> None:
    printed = open_source(path.read_bytes(), path.name)
    register = load_register()

    assert read_plan(_as_paragraphs(printed), register) == read_plan(printed, register)
