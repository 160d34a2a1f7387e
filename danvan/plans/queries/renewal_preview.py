"""What a new version will bring each unit: kept, moved, added, let go, done."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.plans_shape import PlanShape
from danvan.plans.queries.renewal import RenewalShape, Step
from danvan.rules.plans.renewal import MOVED, Fate
from danvan.units.queries import unit_book

KEPT, CHANGED, ADDED, GONE, DONE = "kept", "changed", "added", "gone", "done"
COLUMNS: Mapping[Fate, str] = {
    Fate.SAME: KEPT,
    Fate.OWED: KEPT,
    **dict.fromkeys(MOVED, CHANGED),
    Fate.NEW: ADDED,
    Fate.GONE: GONE,
    Fate.DONE: DONE,
}
WORDS: Mapping[str, str | Promise] = {
    Fate.LATER: _("Gia hạn"),
    Fate.EARLIER: _("Hạn sớm hơn"),
    Fate.DATED: _("Đặt hạn"),
    Fate.UNDATED: _("Bỏ hạn"),
    ADDED: _("Thêm"),
    GONE: _("Thôi"),
}


@dataclass(frozen=True)
class RenewedLine:
    """One piece of work of a unit that changes «việc thay đổi»; `passed`: its new day is gone."""

    word: str | Promise
    title: str
    occurrence: str
    before: date | None
    after: date | None
    passed: bool


@dataclass(frozen=True)
class UnitRenewed:
    """What the new version brings one unit «việc theo đơn vị»."""

    name: str
    kept: int
    changed: int
    added: int
    gone: int
    done: int
    lines: tuple[RenewedLine, ...]


@dataclass(frozen=True)
class RenewalPreview:
    """What issuing a new version does «bản mới sẽ làm gì», unit by unit and in all."""

    plan: str
    replaces: bool
    carried: int
    ended: int
    staying: int
    units: tuple[UnitRenewed, ...]
    total: UnitRenewed


def preview_of(renewal: RenewalShape, shape: PlanShape, on: date) -> RenewalPreview:
    """Return what issuing a new version on a day does to the work of each unit."""
    by_unit: defaultdict[int, list[tuple[str, Step]]] = defaultdict(list)
    for step in renewal.steps:
        for unit, column in _columns(step):
            by_unit[unit].append((column, step))
    book = unit_book(shape.book.on, by_unit)
    units = [_counted(book.name(unit), found, on) for unit, found in by_unit.items()]
    spoken = {old.pk for old, _new in renewal.carried} | {old.pk for old in renewal.ended}
    all_steps = [(COLUMNS[step.fate], step) for step in renewal.steps]
    return RenewalPreview(
        plan=label_of(renewal.plan),
        replaces=renewal.replaces,
        carried=len(renewal.carried),
        ended=len(renewal.ended),
        staying=sum(pair.old.pk not in spoken for pair in renewal.pairing.pairs),
        units=tuple(sorted(units, key=lambda unit: unit.name)),
        total=_counted("", all_steps, on),
    )


def _columns(step: Step) -> Iterable[tuple[int, str]]:
    """Yield each unit in whose inbox the work lies, or lay, with the column it counts in.

    Work that goes on may pass from one preparing office to another.
    """
    column = COLUMNS[step.fate]
    new = step.new.owed.preparing or (step.new.owed.debtor,) if step.new else ()
    old = step.old.preparing or (step.old.debtor,) if step.old else ()
    if step.new is None or step.old is None or step.fate is Fate.DONE:
        yield from ((unit, column) for unit in (old or new))
        return
    yield from ((unit, column if unit in old else ADDED) for unit in new)
    yield from ((unit, GONE) for unit in old if unit not in new)


def _counted(name: str, found: Iterable[tuple[str, Step]], on: date) -> UnitRenewed:
    rows = list(found)
    counts = Counter(column for column, _step in rows)
    lines = [_line(column, step, on) for column, step in rows if column in (CHANGED, ADDED, GONE)]
    return UnitRenewed(
        name=name,
        kept=counts[KEPT],
        changed=counts[CHANGED],
        added=counts[ADDED],
        gone=counts[GONE],
        done=counts[DONE],
        lines=tuple(lines),
    )


def _line(column: str, step: Step, on: date) -> RenewedLine:
    before = step.old.obligation.due if step.old and column != ADDED else None
    after = step.new.time.due if step.new and column != GONE else None
    occurrence = step.new.time.occurrence if step.new else ""
    if step.old and not occurrence:
        occurrence = step.old.obligation.occurrence
    title = step.shaped.value.text if step.shaped else ""
    return RenewedLine(
        word=WORDS[step.fate if column == CHANGED else column],
        title=title or (step.old.obligation.title if step.old else ""),
        occurrence=occurrence,
        before=before,
        after=after,
        passed=after is not None and after < on,
    )
