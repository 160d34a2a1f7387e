"""A reviewed draft as the plan it will be: its parts, what they come to, and what still blocks."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.documents.models import Document
from danvan.plans.models import DraftItem, Plan, PlanDraft
from danvan.plans.queries.drafts import REVIEWED, header_of, value_of
from danvan.plans.queries.plans import named_units
from danvan.plans.queries.plans_arising import Arising, Order, arising_of
from danvan.plans.queries.plans_terms import Period, Terms, period_of, sides_of, terms_of
from danvan.plans.values import (
    CitationValue,
    DutyValue,
    HeaderValue,
    SectionValue,
    TargetValue,
)
from danvan.rules.plans.units_named import resolve_units
from danvan.units.queries import UnitBook, unit_book

Kind = DraftItem.Kind
State = DraftItem.State
LONGEST_NAMED = 90


@dataclass(frozen=True)
class Blocker:
    """Why a plan cannot be issued yet «điểm chặn»: the row to go to, or the table of pairs."""

    text: str
    item: int | None = None
    pairing: bool = False


@dataclass(frozen=True)
class ShapedDuty:
    """An accepted duty with the obligations it comes to."""

    item: DraftItem
    value: DutyValue
    order: Order
    arising: tuple[Arising, ...]


@dataclass(frozen=True)
class PlanShape:
    """The plan that a draft will be «kế hoạch sẽ ban hành», as of the day it is looked at.

    `for_record`: its period was over that day, so nothing arises. `book` knows every unit named.
    """

    draft: PlanDraft
    header: HeaderValue
    period: Period
    for_record: bool
    sections: tuple[SectionValue, ...]
    duties: tuple[ShapedDuty, ...]
    targets: tuple[TargetValue, ...]
    citations: tuple[CitationValue, ...]
    blockers: tuple[Blocker, ...]
    book: UnitBook


def shape_of(draft: PlanDraft, on: date) -> PlanShape:
    """Return what a draft will be when it is issued on a day."""
    header = header_of(draft)
    day = header.day or draft.made_on
    period = period_of(header, day)
    items = list(draft.items.exclude(kind__in=(Kind.HEADER, Kind.FINDING)).order_by("position"))
    taken = [item for item in items if item.state == State.ACCEPTED]
    values = [(item, value_of(item)) for item in taken]
    duties = [(item, value) for item, value in values if isinstance(value, DutyValue)]
    book = unit_book(day, _units(draft, [value for _item, value in duties]))
    for_record = period.is_over(on)
    return PlanShape(
        draft=draft,
        header=header,
        period=period,
        for_record=for_record,
        sections=_sections(items),
        duties=_shaped(draft, duties, period, book, on=on, owes=not for_record),
        targets=tuple(v for _item, v in values if isinstance(v, TargetValue)),
        citations=tuple(v for _item, v in values if isinstance(v, CitationValue)),
        blockers=tuple(_blockers(draft, header, period, items, duties, book)),
        book=book,
    )


def orders_advice(
    texts: Iterable[str], day: date, issuer: int, co_issuer: int | None
) -> Callable[[str], bool]:
    """Return the question «does this duty prepare for an issuer of the plan?» for printed names.

    A name nobody knows counts as the issuer: offices advise their own authority.
    """
    printed = {text for text in texts if text}
    units = named_units(day, issuer) if printed else ()
    own = {issuer, co_issuer}
    answers = {}
    for text in printed if units else ():
        found = resolve_units(text, units, issuer, co_issuer=co_issuer).unit_ids
        answers[text] = not found or bool(own & set(found))
    return lambda text: answers.get(text, bool(text))


def order_of(value: DutyValue, *, advises: bool) -> Order:
    """Return a reviewed duty as an order; one that is kept unassigned orders nobody."""
    choices = [choice for choice in value.units if choice.settled]
    partners = [pk for choice in value.partners if choice.settled for pk in choice.unit_ids]
    unassigned = bool(value.unassigned_reason)
    return Order(
        nature=value.nature,
        role=value.role,
        units=() if unassigned else value.unit_ids,
        partners=() if unassigned else tuple(dict.fromkeys(partners)),
        heads=frozenset(pk for choice in choices if choice.head for pk in choice.unit_ids),
        advises=advises,
        deadlines=value.deadlines,
    )


def _shaped(
    draft: PlanDraft,
    duties: Sequence[tuple[DraftItem, DutyValue]],
    period: Period,
    book: UnitBook,
    *,
    on: date,
    owes: bool,
) -> tuple[ShapedDuty, ...]:
    if draft.issuer_id is None:
        return ()
    advice = orders_advice(
        (value.advises or "" for _item, value in duties),
        book.on,
        draft.issuer_id,
        draft.co_issuer_id,
    )
    sides = sides_of((draft.issuer_id, draft.co_issuer_id), book.entries, book)
    terms = terms_of(sides, period, issued_on=book.on, inclusive=draft.inclusive_days, on=on)
    return tuple(
        _one(item, value, order_of(value, advises=advice(value.advises or "")), terms, owes=owes)
        for item, value in duties
    )


def _one(
    item: DraftItem, value: DutyValue, order: Order, terms: Terms, *, owes: bool
) -> ShapedDuty:
    return ShapedDuty(item, value, order, arising_of(order, terms) if owes else ())


def _units(draft: PlanDraft, duties: Iterable[DutyValue]) -> set[int]:
    named = {
        pk
        for value in duties
        for choice in (*value.units, *value.partners)
        for pk in choice.unit_ids
    }
    return named | {pk for pk in (draft.issuer_id, draft.co_issuer_id) if pk is not None}


def _sections(items: Iterable[DraftItem]) -> tuple[SectionValue, ...]:
    """Return the sections, each path once; they are not decided about one by one."""
    found: dict[str, SectionValue] = {}
    for item in items:
        value = value_of(item) if item.kind == Kind.SECTION else None
        if isinstance(value, SectionValue) and item.state != State.DROPPED:
            found.setdefault(value.path, value)
    return tuple(found.values())


def _blockers(
    draft: PlanDraft,
    header: HeaderValue,
    period: Period,
    items: Sequence[DraftItem],
    duties: Sequence[tuple[DraftItem, DutyValue]],
    book: UnitBook,
) -> Iterable[Blocker]:
    """Yield what must be settled first, the gravest before the many."""
    yield from _blocked_head(draft, header, period)
    for item, value in duties:
        if not value.assigned:
            yield Blocker(_("Chưa rõ ai làm: «%(duty)s»") % {"duty": _named(value)}, item.pk)
        for name in _not_there(value, book):
            text = _("%(unit)s không tồn tại ngày ban hành: «%(duty)s»")
            yield Blocker(text % {"unit": name, "duty": _named(value)}, item.pk)
    left = sum(i.state == State.PENDING and i.kind in REVIEWED for i in items)
    if left:
        text = ngettext("Còn %(count)d dòng chưa soát.", "Còn %(count)d dòng chưa soát.", left)
        yield Blocker(text % {"count": left})


def _blocked_head(draft: PlanDraft, header: HeaderValue, period: Period) -> Iterable[Blocker]:
    if draft.state != PlanDraft.State.REVIEW:
        yield Blocker(_("Bản nhập này không ở trạng thái đang soát nên chưa ban hành được."))
    if draft.issuer_id is None:
        yield Blocker(_("Chưa chọn cơ quan ban hành."))
    if header.day is None:
        yield Blocker(_("Chưa có ngày ban hành: hãy ghi ngày của văn bản."))
    if not period.runs_forward:
        yield Blocker(_("Thời gian thực hiện kết thúc trước khi bắt đầu: hãy sửa ở phần đầu."))
    if known := same_document(draft, header):
        text = _("Kế hoạch số %(number)s của cơ quan này đã có trong chương trình.")
        if Plan.objects.filter(document=known).exists():
            yield Blocker(text % {"number": known.number})


def same_document(draft: PlanDraft, header: HeaderValue) -> Document | None:
    """Return the issuer's document of the same number and day, when it is already known."""
    if not (header.number and header.day and draft.issuer_id):
        return None
    own = Document.objects.filter(issuer_unit=draft.issuer_id, issued_on=header.day)
    return own.filter(number__iexact=header.number).order_by("pk").first()


def _not_there(value: DutyValue, book: UnitBook) -> Iterable[str]:
    for pk in value.unit_ids if not value.unassigned_reason else ():
        entry = book.entries.get(pk)
        if entry is None or not entry.live:
            yield book.name(pk)


def _named(value: DutyValue) -> str:
    text = value.text
    return text if len(text) <= LONGEST_NAMED else f"{text[:LONGEST_NAMED].rstrip()}…"
