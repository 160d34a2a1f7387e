"""The list of plans a person sees: by issuer, year and state, found without marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.base.states import StateShown
from danvan.plans.access.plans import visible_plans
from danvan.plans.models import Plan
from danvan.plans.queries.plans_progress import Progress, progress_by
from danvan.rules.text.letters import bare_words
from danvan.units.queries import UnitBook, unit_book

STATES = {
    Plan.State.ISSUED: ("calm", "play-circle"),
    Plan.State.RECORD: ("muted", "archive-box"),
    Plan.State.CLOSED: ("muted", "stop-circle"),
    Plan.State.REPLACED: ("muted", "arrows-right-left"),
}


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to «bộ lọc»; empty fields ask for everything."""

    text: str = ""
    issuer: int | None = None
    year: int | None = None
    state: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One line of the list of plans."""

    public_id: UUID
    title: str
    number: str
    issued_on: date | None
    issuer: str
    period: tuple[date, date | None]
    state: StateShown
    progress: Progress | None


EVERYTHING = Wanted()


def found_plans(user: User, on: date, wanted: Wanted = EVERYTHING) -> list[Plan]:
    """Return the plans a person sees that fit the filters, newest first."""
    plans = _narrowed(visible_plans(user, on), wanted).select_related("document")
    rows = list(plans.defer("text", "blocks").order_by("-since", "-pk"))
    words = bare_words(wanted.text).split()
    return [plan for plan in rows if _speaks_of(plan, words)] if words else rows


def plan_lines(plans: Sequence[Plan], user: User, on: date) -> tuple[PlanLine, ...]:
    """Return plans as lines, with the progress of what the person sees of them."""
    book = unit_book(on, issuers_of(plans))
    groups = [group_of(plan) for plan in plans]
    progress = progress_by(user, on, groups=groups) if groups else {}
    return tuple(_line(plan, book, progress.get(group_of(plan))) for plan in plans)


def issuers_of(plans: Iterable[Plan]) -> set[int]:
    """Return the units that issued some plans."""
    pairs = ((plan.issuer_id, plan.co_issuer_id) for plan in plans)
    return {pk for pair in pairs for pk in pair if pk is not None}


def group_of(plan: Plan) -> str:
    """Return the name under which a plan's obligations are folded."""
    return f"plans.plan:{plan.pk}"


def issuer_name(plan: Plan, book: UnitBook) -> str:
    """Return the name of who issued a plan, both of a joint one."""
    return ", ".join(book.name(pk) for pk in (plan.issuer_id, plan.co_issuer_id) if pk)


def title_of(plan: Plan) -> str:
    """Return what a plan is called: kind and subject; «Về …» goes on in small letters."""
    title = plan.document.title
    title = f"v{title[1:]}" if title.startswith("Về ") else title
    return f"{plan.document.kind} {title}".strip()


def state_of(plan: Plan) -> StateShown:
    """Return a plan's state as a badge."""
    tone, icon = STATES[Plan.State(plan.state)]
    return StateShown(plan.get_state_display(), tone, icon)


def _line(plan: Plan, book: UnitBook, progress: Progress | None) -> PlanLine:
    return PlanLine(
        public_id=plan.public_id,
        title=title_of(plan),
        number=plan.document.number,
        issued_on=plan.document.issued_on,
        issuer=issuer_name(plan, book),
        period=(plan.since, plan.until),
        state=state_of(plan),
        progress=progress,
    )


def _narrowed(plans: QuerySet[Plan], wanted: Wanted) -> QuerySet[Plan]:
    if wanted.issuer is not None:
        plans = plans.filter(issuer=wanted.issuer) | plans.filter(co_issuer=wanted.issuer)
    if wanted.year is not None:
        plans = plans.filter(year=wanted.year)
    if wanted.state:
        plans = plans.filter(state=wanted.state)
    return plans


def _speaks_of(plan: Plan, words: Iterable[str]) -> bool:
    said = bare_words(f"{title_of(plan)} {plan.document.number} {plan.document.issuer}")
    return all(word in said for word in words)
