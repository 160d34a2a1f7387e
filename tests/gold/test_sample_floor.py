"""The measure on our own sample plans, labelled by somebody who never saw the program."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from danvan.rules.text.letters import bare_words

Row = dict[str, Any]
LABELS = Path(__file__).parent / "sample"
TEXTS = Path(__file__).resolve().parents[2] / "danvan" / "desk" / "sample" / "data"

# What has been reached, less a small margin.
FLOORS = {
    "deadlines": 0.98,
    "deadline values linked": 0.97,
    "targets": 0.95,
    "baselines": 0.99,
    "duties": 0.97,
    "natures": 0.96,
    "roles": 0.98,
    "partners": 0.97,
    "advises": 0.98,
    "channels": 0.98,
    "recipients": 0.99,
}


@dataclass
class Count:
    """How many were right, missed and invented."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.extra)

    def says(self, right: bool) -> None:
        """Count one answer to a question that has one."""
        self.right += right
        self.missed += not right
        self.extra += not right


@pytest.fixture(scope="module")
def counts() -> dict[str, Count]:
    """Everything counted over all labelled samples."""
    found = {kind: Count() for kind in FLOORS}
    register = load_register()
    for label in sorted(LABELS.glob("*.json")):
        gold = json.loads(label.read_text(encoding="utf-8"))
        data = (TEXTS / gold["file"]).read_bytes()
        got = reading_to_json(read_plan(open_source(data, gold["file"]), register))
        _count(gold, got, found)
    return found


def _count(gold: Row, got: Row, found: dict[str, Count]) -> None:
    _pairs(gold["deadlines"], got["deadlines"], _same_deadline, found["deadlines"])
    targets = [target for target in gold["targets"] if target["unit"]]
    for want, have in _pairs(targets, got["targets"], _same_target, found["targets"]):
        if "(" in want["text"]:
            found["baselines"].says(want["baseline"] == have["baseline"])
    named = [duty for duty in gold["duties"] if duty["units"]]
    read = [duty for duty in got["duties"] if duty["units"]]
    for want, have in _pairs(named, read, _same_duty, found["duties"]):
        found["natures"].says(want["nature"] == have["nature"])
        found["roles"].says(want["role"] == have["role"])
        found["partners"].says(want["partners"] == list(have["partners"]))
        found["advises"].says(want["advises"] == have["advises"])
        found["channels"].says(want["channel"] == have["channel"])
        dates = [gold["deadlines"][place]["value"] for place in want["deadlines"]]
        linked = [got["deadlines"][place]["value"] for place in have["deadlines"]]
        found["deadline values linked"].says(dates == linked)
    printed, told = set(gold["recipients"]), set(got["recipients"])
    found["recipients"].right += len(printed & told)
    found["recipients"].missed += len(printed - told)
    found["recipients"].extra += len(told - printed)


def _pairs(
    gold: list[Row], got: list[Row], same: Callable[[Row, Row], bool], count: Count
) -> Iterator[tuple[Row, Row]]:
    """Pair each label with the reading most like it, count, and return the pairs."""
    free, pairs = list(got), []
    for want in gold:
        fitting = [have for have in free if same(want, have)]
        if not fitting:
            count.missed += 1
            continue
        have = max(fitting, key=lambda row: _likeness(want["text"], row["text"]))
        free.remove(have)
        pairs.append((want, have))
    count.right += len(pairs)
    count.extra += len(free)
    return iter(pairs)


def _shared(first: str, second: str) -> tuple[int, int, int]:
    one, two = set(bare_words(first).split()), set(bare_words(second).split())
    return len(one & two), len(one), len(two)


def _likeness(first: str, second: str) -> float:
    both, one, two = _shared(first, second)
    return both / max(1, one + two - both)


def _overlap(first: str, second: str) -> float:
    both, one, two = _shared(first, second)
    return both / max(1, min(one, two))


def _same_deadline(want: Row, have: Row) -> bool:
    same = want["value"] == have["value"] and want["kind"] == have["kind"]
    return same and _overlap(want["text"], have["text"]) >= 0.5


def _same_target(want: Row, have: Row) -> bool:
    fields = ("operator", "value", "unit")
    same = all(want[field] == have[field] for field in fields)
    return same and _overlap(want["text"], have["text"]) >= 0.5


def _same_duty(want: Row, have: Row) -> bool:
    """The same work, owed by the same units."""
    units = [" ".join(map(bare_words, row["units"])) for row in (want, have)]
    return _likeness(*units) >= 0.8 and _overlap(want["text"], have["text"]) >= 0.6


@pytest.mark.parametrize("kind", FLOORS)
def test_stays_above_its_floor(counts: dict[str, Count], kind: str) -> None:
    assert counts[kind].f1 >= FLOORS[kind], counts[kind]


def test_something_of_every_kind_is_measured(counts: dict[str, Count]) -> None:
    assert all(count.right + count.missed > 2 for count in counts.values())
