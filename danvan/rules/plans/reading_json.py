"""The JSON form `danvan.reading/1` of a reading, and of findings alone."""

import re
from dataclasses import asdict
from datetime import date
from typing import Any

from danvan.rules.documents.judged import Judged
from danvan.rules.documents.likeness import Likeness
from danvan.rules.findings import Finding
from danvan.rules.plans.model import Citation, Deadline, Reading

SCHEMA = "danvan.reading/1"
LINT_SCHEMA = "danvan.findings/1"
# A rhythm with its day; the agreed values name days of a year only.
_RHYTHM_DAY = re.compile(r"\b(monthly|quarterly|every 6 months) \d{2}(?![-\d])")


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return the reading as one object of plain values, lists in the order of the text."""
    return {
        "schema": SCHEMA,
        "length": len(reading.text),
        "header": asdict(reading.header),
        "sections": [asdict(section) for section in reading.sections],
        "citations": [asdict(citation) for citation in reading.citations],
        "deadlines": [_deadline_to_json(deadline) for deadline in reading.deadlines],
        "targets": [asdict(target) for target in reading.targets],
        "duties": [asdict(duty) for duty in reading.duties],
        "recipients": list(reading.recipients),
        "archive": list(reading.archive),
        "findings": [finding_to_json(finding) for finding in reading.findings],
    }


def _deadline_to_json(deadline: Deadline) -> dict[str, Any]:
    """Return a deadline; `exact` beside `value` keeps the day of a month or quarter."""
    row = asdict(deadline)
    value = _RHYTHM_DAY.sub(r"\1", deadline.value)
    if value != deadline.value:
        row |= {"value": value, "exact": deadline.value}
    return row


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return one finding as an object of plain values."""
    row = asdict(finding)
    row["severity"] = finding.severity.value
    return row


def lint_to_json(reading: Reading) -> dict[str, Any]:
    """Return the findings, and what the register says of each act cited on the day judged by."""
    pairs = zip(reading.citations, reading.judged, strict=True)
    return {
        "schema": LINT_SCHEMA,
        "on": _iso(reading.judged_on),
        "findings": [finding_to_json(finding) for finding in reading.findings],
        "citations": [_judged_to_json(citation, judged) for citation, judged in pairs],
    }


def _judged_to_json(citation: Citation, judged: Judged) -> dict[str, Any]:
    entry = judged.entry
    return {
        "type": citation.type,
        "number": citation.number,
        "date": citation.date,
        "title": citation.title,
        "text": citation.text,
        "state": judged.state.value,
        "since": _iso(entry.effective_from) if entry else None,
        "until": _iso(entry.effective_until) if entry else None,
        "lapses_in_period": judged.lapses,
        "replaced_by": list(entry.replaced_by) if entry else [],
        "followed_by": list(entry.followed_by) if entry else [],
        "amended_by": list(judged.amended_by),
        "proof": entry.status.value if entry else None,
        "source": entry.source or None if entry else None,
        "did_you_mean": [_alike_to_json(each) for each in judged.alike],
    }


def _alike_to_json(alike: Likeness) -> dict[str, Any]:
    entry = alike.entry
    return {
        "type": entry.type,
        "number": entry.number or None,
        "date": _iso(entry.date),
        "differs": alike.differs.value,
        "sure": alike.sure,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def blocks_to_json(reading: Reading) -> list[dict[str, int]]:
    """Return the map from offsets to the blocks of the source."""
    return [asdict(span) for span in reading.spans]
