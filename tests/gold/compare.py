"""Compares a reading with what a careful reader wrote down for one plan of the corpus."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from danvan.cli import load_forms, load_register
from danvan.readers.files import open_source
from danvan.rules.plans.model import Duty, Reading
from danvan.rules.plans.reading import read_plan

PLANS = Path(__file__).parent / "plans"


def plan_names() -> list[str]:
    """Return the names of the plans of the corpus, in their order."""
    return sorted(path.stem for path in PLANS.glob("*.txt"))


def read_gold(name: str) -> Reading:
    """Read one plan of the corpus as the command line does."""
    data = (PLANS / f"{name}.txt").read_bytes()
    return read_plan(open_source(data, f"{name}.txt"), load_register(), forms=load_forms())


def expectations(name: str) -> dict[str, Any]:
    """Return what was written down for one plan."""
    found: dict[str, Any] = json.loads((PLANS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def misses(name: str) -> list[str]:
    """Return one line for each thing that was not read as written down."""
    reading, wanted = read_gold(name), expectations(name)
    return [f"{name} {line}" for line in differences(reading, wanted)]


def differences(reading: Reading, wanted: dict[str, Any]) -> Iterator[str]:
    """Yield one line for each thing in `wanted` that the reading does not hold as written."""
    for field, value in wanted.get("header", {}).items():
        if _plain(getattr(reading.header, field)) != value:
            yield f"header.{field}: {value!r}, read {_plain(getattr(reading.header, field))!r}"
    for kind, rows in _rows(reading).items():
        if kind in wanted and rows != wanted[kind]:
            yield from _differences(kind, wanted[kind], rows)
    for duty in wanted.get("duties", []):
        yield from _duty(reading, duty)
    if "duty_count" in wanted and len(reading.duties) != wanted["duty_count"]:
        yield f"duties: {wanted['duty_count']} wanted, {len(reading.duties)} read"


def _rows(reading: Reading) -> dict[str, list[Any]]:
    return {
        "sections": [[section.path, section.title] for section in reading.sections],
        "citations": [[c.type, c.number or c.title, c.date] for c in reading.citations],
        "deadlines": [[d.value, d.relation, d.section] for d in reading.deadlines],
        "targets": [[t.operator, t.value, t.unit, t.section] for t in reading.targets],
        "recipients": list(reading.recipients),
        "archive": list(reading.archive),
        "signers": [[s.name, s.authority, s.position] for s in reading.header.signers],
        "findings": [finding.code for finding in reading.findings],
        "validity": [
            [citation.number or citation.title, judged.state.value]
            for citation, judged in zip(reading.citations, reading.judged, strict=True)
        ],
    }


def _differences(kind: str, wanted: list[Any], rows: list[Any]) -> Iterator[str]:
    left = list(rows)
    for row in wanted:
        if row in left:
            left.remove(row)
        else:
            yield f"{kind}: missed {row!r}"
    for row in left:
        yield f"{kind}: extra {row!r}"
    if sorted(map(repr, wanted)) == sorted(map(repr, rows)):
        yield f"{kind}: order {rows!r}"


def _duty(reading: Reading, wanted: dict[str, Any]) -> Iterator[str]:
    """Find the duty whose text holds the words, and compare what is written about it."""
    duty = next((d for d in reading.duties if wanted["text"] in d.text), None)
    if duty is None:
        yield f"duties: missed {wanted['text']!r}"
        return
    for field, value in wanted.items():
        have = _value(reading, duty, field)
        if field != "text" and have != value:
            yield f"duties: {wanted['text']!r} {field} {value!r}, read {have!r}"


def _value(reading: Reading, duty: Duty, field: str) -> object:
    if field == "deadlines":
        return [reading.deadlines[place].value for place in duty.deadlines]
    return _plain(getattr(duty, field))


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
