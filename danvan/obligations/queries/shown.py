"""An obligation as one line of a list: its state on a day, its days, who owes it, its origin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.base import states
from danvan.base.states import StateShown
from danvan.obligations.access import Part
from danvan.obligations.models import Extension, Obligation, ObligationParty, Submission
from danvan.obligations.queries.origins import NOWHERE, Origin, kind_label, origins
from danvan.rules.obligations.lifecycle import is_closed
from danvan.rules.obligations.standing import Standing, standing_on
from danvan.units.queries import UnitBook, unit_book

# The one vocabulary of `base.states` where it has the word; other codes keep their own.
_WORDS: Mapping[str, StateShown] = {
    "in_time": states.IN_TIME,
    "soon": states.DUE_SOON,
    "submitted": states.SUBMITTED,
    "done": states.DONE_IN_TIME,
    "done_late": states.DONE_LATE,
    "not_arisen": states.NOT_ARISEN,
    "not_applicable": states.NOT_APPLICABLE,
    "standing": states.STANDING,
}


@dataclass(frozen=True)
class Why:
    """Why a day is what it is «vì sao»."""

    steps: tuple[str, ...]
    basis: str = ""
    basis_url: str = ""


@dataclass(frozen=True)
class WorkItem:
    """A line of a list «dòng việc»: drawn by `ui/work_item.html`."""

    pk: int
    version: int
    public_id: UUID
    title: str
    state: StateShown
    due: date | None
    why: Why | None
    before: date | None
    done: bool
    who: str
    origin: str
    none: str
    occurrence: str
    inner_due: date | None
    assignee: str

    @property
    def url(self) -> str:
        """Return the address of its page."""
        return reverse("obligations:detail", args=[self.public_id])


def judged(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Return obligations with what `standing_of` needs to know of their submissions."""
    nothing = Submission.objects.filter(
        obligation=OuterRef("pk"), outcome=Submission.Outcome.CONFIRMED, nothing_arose=True
    )
    return rows.annotate(nothing_arose=Exists(nothing))


def standing_of(row: Obligation, on: date) -> Standing:
    """Return how an obligation that went through `judged` stands on a day."""
    return standing_on(
        row.state,
        row.nature,
        row.due,
        row.submitted_on,
        row.closed_on,
        bool(vars(row)["nothing_arose"]),
        on,
    )


def state_shown(standing: Standing) -> StateShown:
    """Return a standing as badges draw it, in the language of the page."""
    if standing.code == "late":
        return states.overdue(-(standing.days or 0))
    known = _WORDS.get(standing.code)
    return known or StateShown(_(standing.label), standing.tone, standing.icon)


def work_items(
    rows: Sequence[Obligation], *, on: date, book: UnitBook | None = None
) -> tuple[WorkItem, ...]:
    """Return rows that went through `judged` as lines, in their order; four queries for all."""
    ids = [row.pk for row in rows]
    debtors = _debtors(ids)
    named = book or unit_book(on, {unit for units in debtors.values() for unit in units})
    before = _moved_from(ids)
    whence = origins({row.origin_ref or row.origin_group for row in rows}, on=on)
    return tuple(
        _item(
            row,
            on,
            ", ".join(named.name(unit) for unit in debtors[row.pk]),
            before.get(row.pk),
            whence.get(row.origin_ref or row.origin_group, NOWHERE),
        )
        for row in rows
    )


def _debtors(ids: Sequence[int]) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    parties = ObligationParty.objects.filter(obligation__in=ids, part=Part.DEBTOR)
    for obligation, unit in parties.values_list("obligation_id", "unit_id"):
        found[obligation].append(unit)
    return found


def _moved_from(ids: Sequence[int]) -> Mapping[int, date]:
    """Return the day each extended obligation had before."""
    granted = Extension.objects.filter(obligation__in=ids, outcome=Extension.Outcome.GRANTED)
    return dict(granted.order_by("id").values_list("obligation_id", "old_due"))


def _item(row: Obligation, on: date, who: str, before: date | None, origin: Origin) -> WorkItem:
    return WorkItem(
        pk=row.pk,
        version=row.version,
        public_id=row.public_id,
        title=row.title,
        state=state_shown(standing_of(row, on)),
        due=row.due,
        why=why(row, origin) if row.due_steps else None,
        before=before,
        done=is_closed(row.state),
        who=who,
        origin=_whence(row, origin),
        none=_("không có hạn"),
        occurrence=row.occurrence,
        inner_due=row.inner_due,
        assignee=row.assignee.name if row.assignee else "",
    )


def why(row: Obligation, origin: Origin) -> Why:
    """Return the steps by which the day of an obligation came about, with their basis."""
    basis = ", ".join(part for part in (origin.label, row.basis_place) if part)
    return Why(tuple(str(step) for step in row.due_steps), basis, origin.url)


def _whence(row: Obligation, origin: Origin) -> str:
    label = origin.label or kind_label(row.origin_kind)
    return f"{label}, {row.basis_place}" if row.basis_place else label
