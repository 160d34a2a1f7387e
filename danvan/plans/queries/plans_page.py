"""A plan's page: the document as a document, with the state of each duty beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.base.states import StateShown
from danvan.documents.models import Citation
from danvan.documents.register import register_from_rows
from danvan.plans.access.plans import visible_plans
from danvan.plans.lit_source import LitParagraph, Span, lit_source
from danvan.plans.models import Duty, Plan, Target
from danvan.plans.paragraphs import stored_paragraphs
from danvan.plans.proposals import proposed_validity
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.plans_duties import (
    DutyShown,
    duties_of,
    duties_shown,
    onward_of,
    units_of,
)
from danvan.plans.queries.plans_list import (
    PlanLine,
    group_of,
    issuer_name,
    issuers_of,
    plan_lines,
    state_of,
    title_of,
)
from danvan.plans.queries.plans_progress import Progress, progress_by
from danvan.plans.queries.versions import VersionLine, earlier_versions, versions_of
from danvan.plans.values import CitationValue, HeaderValue
from danvan.rules.documents.validity import Register, State
from danvan.units.queries import unit_book

LONGEST_HEADING = 160  # a numbered paragraph longer than this is text
VALIDITY: Mapping[str, tuple[str, str]] = {
    State.IN_FORCE: ("good", "check-circle"),
    State.NOT_YET: ("soon", "clock"),
    State.EXPIRED: ("late", "x-circle"),
    State.FOLLOWED: ("soon", "information-circle"),
    State.UNKNOWN: ("muted", "question-mark-circle"),
}


@dataclass(frozen=True)
class DocumentLine:
    """A paragraph of the document with the duties that begin in it."""

    paragraph: LitParagraph
    duties: tuple[DutyShown, ...]
    heading: bool


@dataclass(frozen=True)
class CitationShown:
    """A cited document and whether it is in force on the day the page is looked at.

    A plan of danvan's own leads to its page (`plan`) instead of having a validity.
    """

    text: str
    plan: UUID | None
    state: StateShown | None
    note: str
    verified: bool


@dataclass(frozen=True)
class PlanPage:
    """Everything a plan's page shows «trang kế hoạch»."""

    plan: Plan
    title: str
    issuer: str
    state: StateShown
    lines: tuple[DocumentLine, ...]
    duties: tuple[DutyShown, ...]
    loose: tuple[DutyShown, ...]
    progress: Progress
    targets: tuple[Target, ...]
    citations: tuple[CitationShown, ...]
    recipients: tuple[str, ...]
    above: PlanLine | None
    below: tuple[PlanLine, ...]
    versions: tuple[VersionLine, ...]
    history: tuple[HistoryLine, ...]


def plan_page(plan: Plan, user: User, on: date) -> PlanPage:
    """Return a plan's page; the number of queries does not depend on the plan's length."""
    seen = visible_plans(user, on)
    duties = duties_of(plan)
    book = unit_book(on, units_of(duties) | issuers_of([plan]))
    group = group_of(plan)
    progress = progress_by(user, on, groups=[group], by_duty=True)
    shown = duties_shown(duties, book, progress, onward_of(plan, seen))
    targets = tuple(plan.targets.all())
    citations = tuple(plan.document.citations.select_related("cited"))
    header = header_of(plan.draft) if plan.draft else HeaderValue()
    spans = _spans(duties, targets, citations)
    lines, loose = _lines(plan, shown, spans, {s.start for s in plan.sections.all()})
    above, below = _cascade(plan, seen, user, on)
    return PlanPage(
        plan=plan,
        title=title_of(plan),
        issuer=issuer_name(plan, book),
        state=state_of(plan),
        lines=lines,
        duties=shown,
        loose=loose,
        progress=progress.get(group, Progress()),
        targets=targets,
        citations=citations_shown(citations, seen, on),
        recipients=header.recipients,
        above=above,
        below=below,
        versions=versions_of(plan, seen),
        history=history_of(plan),
    )


def citations_shown(
    citations: Sequence[Citation], seen: QuerySet[Plan], on: date
) -> tuple[CitationShown, ...]:
    """Return each cited document once: its plan where it is one that is seen, else its validity."""
    register = register_from_rows()
    cited = [citation.cited_id for citation in citations if citation.cited_id]
    plans = dict(seen.filter(document__in=cited).values_list("document", "public_id"))
    found: dict[tuple[str, str, date | None], CitationShown] = {}
    for citation in citations:
        key = (citation.kind, citation.number or citation.text, citation.issued_on)
        if key not in found:
            own = plans.get(citation.cited_id) if citation.cited_id else None
            found[key] = _cited(citation, own, register, on)
    return tuple(found.values())


def _cited(citation: Citation, own: UUID | None, register: Register, on: date) -> CitationShown:
    if own is not None:
        return CitationShown(citation.text, own, None, "", verified=True)
    proposal = proposed_validity(_value(citation), register, on)
    code = str(proposal["validity"])
    tone, icon = VALIDITY.get(code, VALIDITY[State.UNKNOWN])
    return CitationShown(
        text=citation.text,
        plan=None,
        state=StateShown(validity_label(code), tone, icon),
        note=str(proposal["note"]),
        verified=bool(proposal["verified"]),
    )


def validity_label(code: str) -> str:
    """Return the word for a document's validity."""
    words = {
        State.IN_FORCE: _("Còn hiệu lực"),
        State.NOT_YET: _("Chưa có hiệu lực"),
        State.EXPIRED: _("Hết hiệu lực"),
        State.FOLLOWED: _("Có văn bản mới hơn"),
    }
    return words.get(State(code), _("Chưa rõ hiệu lực"))


def _value(citation: Citation) -> CitationValue:
    day = citation.issued_on.isoformat() if citation.issued_on else None
    cited = citation.cited
    return CitationValue(
        type=citation.kind,
        number=citation.number or (cited.number if cited else None),
        date=day,
        text=citation.text,
    )


def _spans(
    duties: Iterable[Duty], targets: Iterable[Target], citations: Iterable[Citation]
) -> list[Span]:
    """Return the stretches to be lit; only duties are pointed at from beside the text."""
    return [
        *(_span(row.start, row.end, row.pk, "duty") for row in duties),
        *(_span(row.start, row.end, 0, "target") for row in targets),
        *(_span(row.start, row.end, 0, "citation") for row in citations),
    ]


def _span(start: int | None, end: int | None, row: int, kind: str) -> Span:
    """Return a stretch; what has no place in the text lights nothing."""
    return Span(start or 0, end or 0, row, kind)


def _lines(
    plan: Plan, duties: Sequence[DutyShown], spans: Sequence[Span], headings: set[int]
) -> tuple[tuple[DocumentLine, ...], tuple[DutyShown, ...]]:
    """Return the paragraphs with their duties, and the duties that have no place in the text."""
    paragraphs = lit_source(plan.text, stored_paragraphs(plan.blocks), spans)
    beginning: defaultdict[int, list[DutyShown]] = defaultdict(list)
    loose = []
    for duty in duties:
        place = _place(duty, paragraphs)
        if place is None:
            loose.append(duty)
        else:
            beginning[place].append(duty)
    lines = tuple(
        DocumentLine(lit, tuple(beginning[place]), _is_heading(lit, headings))
        for place, lit in enumerate(paragraphs)
    )
    return lines, tuple(loose)


def _is_heading(lit: LitParagraph, headings: set[int]) -> bool:
    paragraph = lit.paragraph
    short = paragraph.end - paragraph.start <= LONGEST_HEADING
    return paragraph.strong or (short and paragraph.start in headings)


def _place(duty: DutyShown, paragraphs: Sequence[LitParagraph]) -> int | None:
    """Return which paragraph a duty begins in."""
    if duty.start is None:
        return None
    return next(
        (
            place
            for place, lit in enumerate(paragraphs)
            if lit.paragraph.start <= duty.start < lit.paragraph.end
        ),
        None,
    )


def _cascade(
    plan: Plan, seen: QuerySet[Plan], user: User, on: date
) -> tuple[PlanLine | None, tuple[PlanLine, ...]]:
    """Return the plan above and the plans below, as far as a person sees them."""
    seen = seen.select_related("document").defer("text", "blocks")
    above = list(seen.filter(pk=plan.implements_id)) if plan.implements_id else []
    below = list(
        seen.filter(implements__in=earlier_versions(plan)).order_by("document__issuer", "pk")
    )
    lines = plan_lines([*above, *below], user, on) if above or below else ()
    return (lines[0] if above else None), tuple(lines[len(above) :])
