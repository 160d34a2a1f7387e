"""The rows of a draft as they are shown: values in words, what was read beside what was made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from django.utils.translation import gettext as _

from danvan.base.states import StateShown
from danvan.obligations.models import Nature
from danvan.plans.models import DraftItem, Duty, PlanDraft
from danvan.plans.queries.drafts import Kind, State, header_of, value_of
from danvan.plans.values import (
    CitationValue,
    DeadlineValue,
    DutyValue,
    FindingValue,
    UnitChoice,
    Value,
    item_value,
)
from danvan.plans.wording import SEVERITY, VALIDITY, citation_words, deadline_words
from danvan.units.queries import UnitBook, unit_book

STATE_SHOWN: Mapping[str, StateShown] = {
    State.ACCEPTED: StateShown(State.ACCEPTED.label, "good", "check-circle"),
    State.DROPPED: StateShown(State.DROPPED.label, "muted", "x-circle"),
    State.MERGED: StateShown(State.MERGED.label, "muted", "arrows-pointing-in"),
    State.GENERAL: StateShown(State.GENERAL.label, "muted", "megaphone"),
    State.TIED: StateShown(State.TIED.label, "muted", "link"),
}


@dataclass(frozen=True)
class PartyShown:
    """A named unit as shown: what was printed, and whom it stands for."""

    printed: str
    names: tuple[str, ...]
    how: str
    note: str
    head: bool
    settled: bool

    @property
    def said_otherwise(self) -> bool:
        """Say whether the text calls the unit by other words than its name begins with."""
        return not self.names[0].casefold().startswith(self.printed.casefold())


@dataclass(frozen=True)
class Difference:
    """A field a person changed: its name, and what was read there «máy đọc»."""

    label: str
    read: str


@dataclass(frozen=True)
class Row:
    """One row of the review page «dòng»."""

    item: DraftItem
    value: Value
    units: tuple[PartyShown, ...] = ()
    partners: tuple[PartyShown, ...] = ()
    deadlines: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    findings: tuple[FindingValue, ...] = ()
    mark: StateShown | None = None
    nature: str = ""
    role: str = ""
    name: str = ""

    @property
    def template(self) -> str:
        """Return the template that draws its kind."""
        return f"plans/drafts/_{self.item.kind}.html"

    @property
    def pending(self) -> bool:
        """Say whether somebody must still look at it."""
        return self.item.state == State.PENDING

    @property
    def state(self) -> StateShown | None:
        """Return the decision as a badge; nothing while it is pending."""
        return STATE_SHOWN.get(self.item.state)

    @property
    def unresolved(self) -> bool:
        """Say whether a person must still say whom it means."""
        value = self.value
        return self.pending and isinstance(value, DutyValue) and bool(value.unresolved)

    @property
    def unassigned(self) -> bool:
        """Say whether nobody is named at all."""
        value = self.value
        return self.pending and isinstance(value, DutyValue) and not value.assigned

    @property
    def undirected(self) -> bool:
        """Say whether it is something of the content part that nobody has been given yet."""
        value = self.value
        return self.unassigned and isinstance(value, DutyValue) and value.part == "content"

    @property
    def leftover(self) -> bool:
        """Say whether it is a paragraph in which no duty was found."""
        return bool(self.item.proposed.get("leftover")) and self.item.corrected is None

    @property
    def kept_out(self) -> bool:
        """Say whether it will not become part of the plan."""
        return self.item.state not in (State.PENDING, State.ACCEPTED)

    @property
    def look(self) -> str:
        """Return the classes that colour the row's edge."""
        if self.kept_out:
            return "dropped"
        if self.unresolved or (self.unassigned and not self.leftover):
            return "unresolved"
        if self.item.state == State.ACCEPTED:
            return "accepted"
        return "changed" if self.item.corrected is not None else ""


@dataclass(frozen=True)
class RowMaker:
    """Makes rows of one draft: names on the plan's day, and the findings to show beside them."""

    book: UnitBook
    issuer: int | None
    findings: tuple[FindingValue, ...] = ()

    def row(self, item: DraftItem) -> Row:
        """Return an item as it is shown."""
        value = value_of(item)
        if isinstance(value, DutyValue):
            return self._duty_row(item, value)
        row = Row(item, value, differences=_differences(item, value), mark=_mark(item, value))
        if isinstance(value, CitationValue):
            found = tuple(f for f in self.findings if _is_about(f, value))
            return replace(row, name=citation_words(value), findings=found)
        return row

    def parties(self, choices: Iterable[UnitChoice]) -> tuple[PartyShown, ...]:
        """Return named units with the names they stand for."""
        return tuple(
            PartyShown(
                printed=choice.printed,
                names=tuple(self.label(pk) for pk in choice.unit_ids),
                how=choice.how,
                note=choice.note,
                head=choice.head,
                settled=choice.settled,
            )
            for choice in choices
        )

    def label(self, pk: int) -> str:
        """Return a unit's name, with its superior's where another unit bears the same."""
        entry = self.book.entries.get(pk)
        if entry is None:
            return "—"
        foreign = entry.superior not in (None, self.issuer) and pk != self.issuer
        return f"{entry.name} ({self.book.name(entry.superior)})" if foreign else entry.name

    def _duty_row(self, item: DraftItem, value: DutyValue) -> Row:
        return Row(
            item=item,
            value=value,
            units=self.parties(value.units),
            partners=self.parties(value.partners),
            deadlines=tuple(deadline_words(deadline) for deadline in value.deadlines),
            differences=_differences(item, value),
            findings=tuple(f for f in self.findings if _meets(f, value)),
            nature=str(Nature(value.nature).label),
            role=str(Duty.Role(value.role).label),
        )


def row_maker(draft: PlanDraft, items: Sequence[DraftItem]) -> RowMaker:
    """Return the maker of a draft's rows, with the names its items need, in three queries."""
    named = {pk for item in items for pk in _units_of(item)}
    named.update(pk for pk in (draft.issuer_id, draft.co_issuer_id) if pk is not None)
    findings = draft.items.filter(kind=Kind.FINDING, state=State.PENDING)
    return RowMaker(
        book=_book(header_of(draft).day or draft.made_on, named),
        issuer=draft.issuer_id,
        findings=tuple(FindingValue.from_json(item.read) for item in findings),
    )


def _book(day: date, named: set[int]) -> UnitBook:
    """Return the book of the named units and of their superiors, whose names tell them apart."""
    first = unit_book(day, named)
    above = {entry.superior for entry in first.entries.values() if entry.superior is not None}
    missing = above - set(first.entries)
    more = unit_book(day, missing).entries if missing else {}
    return UnitBook(day, {**first.entries, **more})


def _units_of(item: DraftItem) -> Iterable[int]:
    value = value_of(item)
    if isinstance(value, DutyValue):
        for choice in (*value.units, *value.partners):
            yield from choice.unit_ids


def _meets(finding: FindingValue, duty: DutyValue) -> bool:
    if finding.start is None or duty.start is None or duty.end is None:
        return False
    return duty.start <= finding.start < duty.end


def _is_about(finding: FindingValue, citation: CitationValue) -> bool:
    """Say whether a finding stands at one of the places where a document is cited."""
    start, end = finding.start, finding.end
    if start is None or end is None:
        return False
    return any(place.start <= start and end <= place.end for place in citation.mentions)


def _mark(item: DraftItem, value: Value) -> StateShown | None:
    """Return the badge of a citation's validity or a finding's weight."""
    if isinstance(value, CitationValue):
        label, tone, icon = VALIDITY[str(item.proposed.get("validity") or "unknown")]
        return StateShown(label, tone, icon)
    if isinstance(value, FindingValue):
        label, tone, icon = SEVERITY.get(value.severity, SEVERITY["note"])
        return StateShown(label, tone, icon)
    return None


def _differences(item: DraftItem, value: Value) -> tuple[Difference, ...]:
    """Return what was read in each field that a person changed."""
    if item.corrected is None or not item.read:
        return ()
    read = item_value(item.kind, item.read, item.proposed, None)
    found = []
    for field in fields(value):
        label = _field_label(field.name)
        before, after = getattr(read, field.name), getattr(value, field.name)
        if label and _said(before) != _said(after):
            found.append(Difference(label, _said(before) or "—"))
    return tuple(found)


def _field_label(name: str) -> str:
    return {
        "text": _("nội dung"),
        "role": _("vai trò"),
        "nature": _("tính chất"),
        "units": _("đơn vị"),
        "partners": _("phối hợp"),
        "output": _("sản phẩm"),
        "advises": _("tham mưu cho"),
        "channel": _("gửi qua"),
        "deadlines": _("thời hạn"),
        "number": _("số, ký hiệu"),
        "date": _("ngày"),
        "title": _("trích yếu"),
        "issuer": _("cơ quan ban hành"),
        "year": _("năm"),
        "operator": _("so sánh"),
        "value": _("mức"),
        "unit": _("đơn vị tính"),
        "subject": _("đối tượng"),
        "baseline": _("so với"),
        "type": _("loại văn bản"),
        "doc_type": _("loại văn bản"),
        "place": _("nơi ban hành"),
        "recipients": _("nơi nhận"),
    }.get(name, "")


def _said(value: object) -> str:
    """Return a field in words, so that two can be compared as people would."""
    if isinstance(value, tuple):
        return "; ".join(_said(member) for member in value)
    if isinstance(value, UnitChoice):
        return value.printed
    if isinstance(value, DeadlineValue):
        return deadline_words(value)
    return _word(value)


def _word(value: object) -> str:
    words = {**dict(Nature.choices), **dict(Duty.Role.choices)}
    return "" if value is None else str(words.get(str(value), value))


def shown_row(draft: PlanDraft, item: DraftItem) -> Row:
    """Return one row as the page shows it after a change."""
    return row_maker(draft, [item]).row(item)
