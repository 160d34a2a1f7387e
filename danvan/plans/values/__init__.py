"""What the items of a draft hold, typed: read from JSON with its shape checked, and written back.

The value of an item is what a person made of it (`corrected`), else what was read with the units
the program proposes (`read` + `proposed`).
"""

from dataclasses import asdict
from typing import Final

from danvan.plans.shapes import Json, Misshapen
from danvan.plans.values.duties import (
    DEADLINE_KINDS,
    HOWS,
    NATURES,
    PARTS,
    RELATIONS,
    ROLES,
    SETTLED,
    DeadlineValue,
    DutyValue,
    UnitChoice,
    duty_value,
)
from danvan.plans.values.parts import (
    CitationValue,
    FindingValue,
    HeaderValue,
    SectionValue,
    SignerValue,
    SpanValue,
    TargetValue,
    as_day,
)

__all__ = [
    "DEADLINE_KINDS",
    "HOWS",
    "NATURES",
    "PARTS",
    "RELATIONS",
    "ROLES",
    "SETTLED",
    "SHAPES",
    "CitationValue",
    "DeadlineValue",
    "DutyValue",
    "FindingValue",
    "HeaderValue",
    "Misshapen",
    "SectionValue",
    "SignerValue",
    "SpanValue",
    "TargetValue",
    "UnitChoice",
    "Value",
    "as_day",
    "duty_value",
    "item_value",
    "to_json",
]

Value = DutyValue | TargetValue | CitationValue | SectionValue | HeaderValue | FindingValue

SHAPES: Final[dict[str, type[Value]]] = {
    "header": HeaderValue,
    "section": SectionValue,
    "duty": DutyValue,
    "target": TargetValue,
    "citation": CitationValue,
    "finding": FindingValue,
}


def to_json(value: Value) -> dict[str, object]:
    """Return a value as JSON keeps it (tuples become lists)."""
    plain = _plain(asdict(value))
    if not isinstance(plain, dict):
        raise Misshapen(repr(value))
    return plain


def item_value(kind: str, read: Json, proposed: Json, corrected: Json | None) -> Value:
    """Return the value of an item of any kind. Raises Misshapen."""
    if kind == "duty":
        return duty_value(read, proposed, corrected)
    return SHAPES[kind].from_json(read if corrected is None else corrected)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(member) for key, member in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(member) for member in value]
    return value
