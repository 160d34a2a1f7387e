"""What issuing a draft will do: the four counts per unit, and each inbox on its first day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.obligations.models import Nature
from danvan.plans.access.plans import may_issue
from danvan.plans.models import PlanDraft
from danvan.plans.queries.drafts import title_of
from danvan.plans.queries.plans_arising import Arising
from danvan.plans.queries.plans_shape import Blocker, PlanShape, ShapedDuty, shape_of
from danvan.plans.queries.plans_terms import Period
from danvan.plans.queries.renewal import renewal_of
from danvan.plans.queries.renewal_preview import RenewalPreview, preview_of


@dataclass(frozen=True)
class FirstRow:
    """A row an inbox gets on the first day «dòng trong hộp việc»; `folded` stands for so many."""

    title: str
    nature: str
    due: date | None = None
    inner_due: date | None = None
    folded: int = 0
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitCounts:
    """What issuing brings one unit «số việc theo đơn vị».

    Recurring work counts once however often it falls due; `times` says how often. `undated` are
    the deliverables among `dated` that have no day yet.
    """

    unit: int
    name: str
    dated: int
    undated: int
    recurring: int
    times: int
    standing: int
    requests: int
    first_day: tuple[FirstRow, ...]


@dataclass(frozen=True)
class Preview:
    """Everything the page before issuing shows «xem trước khi ban hành»."""

    title: str
    period: Period
    for_record: bool
    units: tuple[UnitCounts, ...]
    total: UnitCounts
    obligations: int
    unassigned: int
    blockers: tuple[Blocker, ...]
    renewal: RenewalPreview | None = None

    @property
    def ready(self) -> bool:
        """Say whether nothing blocks."""
        return not self.blockers


def preview_issue(draft: PlanDraft, *, by: User, on: date) -> Preview:
    """Return what issuing a draft on a day will do. Raises NotAllowed."""
    require(may_issue(by, draft, on=on))
    shape = shape_of(draft, on)
    renewal = renewal_of(shape, on)
    rows = [(duty, each) for duty in shape.duties for each in duty.arising]
    return Preview(
        title=title_of(shape.header, draft),
        period=shape.period,
        for_record=shape.for_record,
        units=_by_unit(rows, shape, max(on, shape.book.on)),
        total=_counts(0, "", rows, on),
        obligations=len(rows),
        unassigned=sum(bool(duty.value.unassigned_reason) for duty in shape.duties),
        blockers=(*shape.blockers, *(renewal.blockers if renewal else ())),
        renewal=preview_of(renewal, shape, on) if renewal else None,
    )


Rows = Sequence[tuple[ShapedDuty, Arising]]


def _by_unit(rows: Rows, shape: PlanShape, begins: date) -> tuple[UnitCounts, ...]:
    """Return the counts of each unit in whose inbox something lands: who owes, or prepares."""
    by_unit: defaultdict[int, list[tuple[ShapedDuty, Arising]]] = defaultdict(list)
    for duty, each in rows:
        for unit in each.owed.preparing or (each.owed.debtor,):
            by_unit[unit].append((duty, each))
    counts = [
        _counts(unit, shape.book.name(unit), found, begins) for unit, found in by_unit.items()
    ]
    return tuple(sorted(counts, key=lambda count: count.name))


def _counts(unit: int, name: str, rows: Rows, begins: date) -> UnitCounts:
    natures = Counter(each.owed.nature for _duty, each in rows)
    deliverables = [each for _d, each in rows if each.owed.nature == Nature.DELIVERABLE]
    recurring = {
        (duty.item.pk, each.owed.debtor)
        for duty, each in rows
        if each.owed.nature == Nature.RECURRING
    }
    return UnitCounts(
        unit=unit,
        name=name,
        dated=natures[Nature.DELIVERABLE],
        undated=sum(each.time.due is None for each in deliverables),
        recurring=len(recurring),
        times=natures[Nature.RECURRING],
        standing=natures[Nature.STANDING],
        requests=natures[Nature.REQUEST],
        first_day=tuple(_first_day(rows, begins)) if unit else (),
    )


def _first_day(rows: Rows, begins: date) -> Iterable[FirstRow]:
    """Yield the rows of an inbox when work begins: what is open then, standing work folded."""
    standing = [duty for duty, each in rows if each.owed.nature == Nature.STANDING]
    opened = [
        (duty, each)
        for duty, each in rows
        if each.owed.nature != Nature.STANDING and each.opens_on <= begins
    ]
    for duty, each in sorted(opened, key=lambda row: row[1].time.due or date.max):
        yield FirstRow(
            title=duty.value.text,
            nature=each.owed.nature,
            due=each.time.due,
            inner_due=each.inner_due,
            steps=each.time.steps,
        )
    if standing:
        yield FirstRow(title="", nature=Nature.STANDING, folded=len(standing))
