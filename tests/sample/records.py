"""The sample province's files as frozen values, for the tests of this folder."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "danvan" / "desk" / "sample" / "data"
LABELS = ROOT / "tests" / "gold" / "sample"
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Span:
    """A time of force: `until` is the last day, None while open."""

    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)

    def covers(self, other: "Span") -> bool:
        end, other_end = self.until or date.max, other.until or date.max
        return self.since <= other.since and other_end <= end


@dataclass(frozen=True)
class Version:
    name: str
    short: tuple[str, ...]
    span: Span
    superior: str | None


@dataclass(frozen=True)
class Place:
    """An area or a unit: what both have."""

    key: str
    kind: str
    superior: str | None
    versions: tuple[Version, ...]
    row: dict[str, Any]

    @property
    def span(self) -> Span:
        return Span(self.versions[0].span.since, self.versions[-1].span.until)


@dataclass(frozen=True)
class Appointment:
    username: str
    unit: str
    role: str
    head: bool
    span: Span


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


def story() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / "story.json").read_text(encoding="utf-8"))
    return found


def labels() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(LABELS.glob("*.json"))]


def plan_text(name: str) -> str:
    """The plan as the labels count it: marks removed, white space collapsed."""
    text = (DATA / name).read_text(encoding="utf-8")
    return " ".join(text.replace("*", "").replace("#", "").split())


def span(row: dict[str, Any]) -> Span:
    return Span(
        date.fromisoformat(row["since"]),
        date.fromisoformat(row["until"]) if row["until"] else None,
    )


def places(name: str) -> dict[str, Place]:
    return {row["key"]: _place(row) for row in rows(name)}


def appointments() -> list[Appointment]:
    return [
        Appointment(person["username"], held["unit"], held["role"], held["head"], span(held))
        for person in rows("people.json")
        for held in person["appointments"]
    ]


def _place(row: dict[str, Any]) -> Place:
    versions = tuple(
        Version(
            version["name"],
            tuple(version.get("short", ())),
            span(version),
            version.get("superior", row["superior"]),
        )
        for version in row["versions"]
    )
    return Place(row["key"], row["kind"], row["superior"], versions, row)
