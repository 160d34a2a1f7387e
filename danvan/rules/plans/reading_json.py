"""The JSON form `danvan.reading/1` of a reading, and of findings alone."""

from dataclasses import asdict
from typing import Any

from danvan.rules.findings import Finding
from danvan.rules.plans.model import Reading

SCHEMA = "danvan.reading/1"


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """Return the reading as one object of plain values, lists in the order of the text."""
    return {
        "schema": SCHEMA,
        "length": len(reading.text),
        "header": asdict(reading.header),
        "sections": [asdict(section) for section in reading.sections],
        "citations": [asdict(citation) for citation in reading.citations],
        "deadlines": [asdict(deadline) for deadline in reading.deadlines],
        "targets": [asdict(target) for target in reading.targets],
        "duties": [asdict(duty) for duty in reading.duties],
        "recipients": list(reading.recipients),
        "archive": list(reading.archive),
        "findings": [finding_to_json(finding) for finding in reading.findings],
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return one finding as an object of plain values."""
    row = asdict(finding)
    row["severity"] = finding.severity.value
    return row


def blocks_to_json(reading: Reading) -> list[dict[str, int]]:
    """Return the map from offsets to the blocks of the source."""
    return [asdict(span) for span in reading.spans]
