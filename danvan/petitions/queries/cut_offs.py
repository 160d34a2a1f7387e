"""How figures are cut off: the rows that danvan ships, as the rules of periods take them."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from danvan.rules.petitions.report_periods import CutOff, Span


@cache
def cut_offs() -> Mapping[str, CutOff]:
    """Return the cut-offs «cách chốt số liệu» by their code, the usual one first."""
    file = resources.files("danvan.petitions").joinpath("data/cut_offs.json")
    rows = json.loads(file.read_text(encoding="utf-8"))["cut_offs"]
    return {row["code"]: _cut_off(row) for row in rows}


def _cut_off(row: Mapping[str, Any]) -> CutOff:
    return CutOff(
        code=row["code"],
        name=row["name"],
        first_day=row["first_day"],
        months_before=row["months_before"],
        spans={Span(one["span"]): (_day(one["since"]), one["basis"]) for one in row["spans"]},
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
