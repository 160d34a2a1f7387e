"""The measure on the labelled real plans beside the project: no figure falls below its floor."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
MEASURE = SHARED / "tools" / "score_reading.py"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not MEASURE.exists(), reason="không có thư mục shared bên cạnh dự án"),
]

# What has been reached, less a small margin.
FLOORS = {
    "citations": 0.99,
    "header": 0.99,
    "sections": 0.98,
    "deadlines": 0.94,
    "targets": 0.90,
    "duties": 0.95,
    "roles": 0.97,
    "links": 0.97,
    "recipients": 0.99,
    "findings": 0.96,
}


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """The F1 of every kind over all labelled plans."""
    measure = _measure()
    totals: dict[str, Any] = {}
    for label in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(label.read_text(encoding="utf-8"))
        text = next(iter((SHARED / "seeds").glob(f"{label.stem}*.txt")))
        reading = read_plan(open_source(text.read_bytes(), text.name), load_register())
        for kind, tally in measure.score(gold, reading_to_json(reading)).items():
            totals.setdefault(kind, measure.Tally()).add(tally)
    return {kind: tally.line()[2] for kind, tally in totals.items()}


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_reading", MEASURE)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(MEASURE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", FLOORS)
def test_stays_above_its_floor(figures: dict[str, float], kind: str) -> None:
    assert figures[kind] >= FLOORS[kind]


def test_every_kind_is_measured(figures: dict[str, float]) -> None:
    assert set(figures) == set(FLOORS)
