"""The form that rules ask of an official document «thể thức»: rows, each set with its days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from danvan.rules.documents.validity import Proof
from danvan.rules.text.look import PageNumber, Spot


class House(StrEnum):
    """Whose form a document follows «hệ thống văn bản»."""

    STATE = "state"
    PARTY = "party"


Range = tuple[float, float]


@dataclass(frozen=True)
class PageForm:
    """What the page must be «khổ giấy, lề»: millimetres from–to; None where nothing is asked."""

    width: float | None = None
    height: float | None = None
    top: Range | None = None
    bottom: Range | None = None
    left: Range | None = None
    right: Range | None = None
    font: str | None = None
    number: PageNumber | None = None


@dataclass(frozen=True)
class PartForm:
    """How one part of a document is lettered «mẫu chữ»: points from–to; None: nothing is asked."""

    part: str
    name: str
    sizes: Range | None = None
    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None


@dataclass(frozen=True)
class FormSet:
    """All that one instruction asks «quy định về thể thức», with its days, source and proof."""

    of: House
    since: date
    until: date | None
    status: Proof
    source: str
    basis: str
    letters_basis: str
    page_basis: str
    page: PageForm
    parts: tuple[PartForm, ...]

    def rules_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def form_of(sets: Iterable[FormSet], house: House, day: date | None) -> FormSet | None:
    """Return the set that holds for a house's documents of a day; without a day, the open one."""
    for each in sets:
        if each.of is house and (each.rules_on(day) if day else each.until is None):
            return each
    return None


def form_set_from_row(row: Mapping[str, object]) -> FormSet:
    """Return one set of the data file."""
    page, parts, until = row["page"], row["parts"], row.get("until")
    return FormSet(
        of=House(str(row["of"])),
        since=date.fromisoformat(str(row["since"])),
        until=date.fromisoformat(str(until)) if until else None,
        status=Proof(str(row["status"])),
        source=str(row["source"]),
        basis=str(row["basis"]),
        letters_basis=str(row["letters_basis"]),
        page_basis=str(row["page_basis"]),
        page=_page(page) if isinstance(page, dict) else PageForm(),
        parts=tuple(_part(each) for each in parts) if isinstance(parts, list) else (),
    )


def _page(row: Mapping[str, object]) -> PageForm:
    number = row.get("number")
    return PageForm(
        width=_length(row.get("width")),
        height=_length(row.get("height")),
        top=_range(row.get("top")),
        bottom=_range(row.get("bottom")),
        left=_range(row.get("left")),
        right=_range(row.get("right")),
        font=str(row["font"]) if row.get("font") else None,
        number=_number(number) if isinstance(number, dict) else None,
    )


def _part(row: Mapping[str, object]) -> PartForm:
    return PartForm(
        part=str(row["part"]),
        name=str(row["name"]),
        sizes=_range(row.get("sizes")),
        bold=_said(row.get("bold")),
        italic=_said(row.get("italic")),
        upper=_said(row.get("upper")),
    )


def _number(row: Mapping[str, object]) -> PageNumber:
    return PageNumber(Spot(str(row["spot"])), bool(row["centred"]), bool(row["on_first"]))


def _length(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _range(value: object) -> Range | None:
    return (float(value[0]), float(value[1])) if isinstance(value, list) else None


def _said(value: object) -> bool | None:
    return value if isinstance(value, bool) else None
