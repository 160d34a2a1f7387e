"""Which duty of the older version goes on as which row of the draft: decided, or proposed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.plans.models import DraftItem, Duty, DutyPair, PlanDraft
from danvan.plans.queries.compare_sides import work_compared
from danvan.plans.queries.compare_sources import LEFT_OUT, row_of_duty, row_of_value
from danvan.plans.queries.drafts import Kind, State, header_of, value_of
from danvan.plans.queries.versions import family_of, live_duties
from danvan.plans.values import DutyValue
from danvan.rules.plans.compare import Aspect, differing
from danvan.rules.plans.pairing import Side, Work, pair_works
from danvan.units.queries.lineage import ends_of

Fate = DutyPair.Fate


@dataclass(frozen=True)
class NewRow:
    """A duty of the draft that may take an older one on."""

    item: DraftItem
    value: DutyValue


@dataclass(frozen=True)
class Pair:
    """An older duty with what becomes of it «cặp nhiệm vụ»; `decided` by a person, or proposed.

    `changed` is in what the two differ.
    """

    old: Duty
    fate: str
    new: NewRow | None
    decided: bool
    changed: tuple[Aspect, ...] = ()


@dataclass(frozen=True)
class Pairing:
    """Both versions side by side «bảng ghép»: every older duty once, and the rows that are new."""

    pairs: tuple[Pair, ...]
    added: tuple[NewRow, ...]

    @property
    def waiting(self) -> tuple[Pair, ...]:
        """Return the pairs that nobody has confirmed."""
        return tuple(pair for pair in self.pairs if not pair.decided)


def pairing_of(draft: PlanDraft, on: date) -> Pairing:
    """Return how the duties of a draft stand to those of the plan it renews.

    What a person decided comes first; of the rest the likeliest are proposed. What an amendment
    does not speak of stays as it is, which nobody needs to confirm.
    """
    if draft.renews is None:
        return Pairing((), ())
    old = live_duties(family_of(draft.renews))
    new = new_rows(draft)
    decided = _decided(draft, new)
    left = [duty for duty in old if duty.pk not in decided]
    taken = {pair.item_id for pair in decided.values()}
    free = {pk: row for pk, row in new.items() if pk not in taken}
    sides = _sides(draft, old, list(new.values()), on)
    proposed = _proposed(sides, left, list(free))
    pairs = [
        _pair(duty, decided.get(duty.pk), proposed.get(duty.pk), new, draft, sides) for duty in old
    ]
    gone = {pair.new.item.pk for pair in pairs if pair.new}
    return Pairing(tuple(pairs), tuple(row for pk, row in new.items() if pk not in gone))


def new_rows(draft: PlanDraft) -> dict[int, NewRow]:
    """Return the duties of a draft in the order of its text; what a person left out is none."""
    items = draft.items.filter(kind=Kind.DUTY).exclude(state__in=LEFT_OUT)
    found = {}
    for item in items.order_by("position", "pk"):
        value = value_of(item)
        said = item.state == State.ACCEPTED or not item.proposed.get("leftover")
        if said and isinstance(value, DutyValue):
            found[item.pk] = NewRow(item, value)
    return found


@dataclass(frozen=True)
class _Sides:
    """Every duty of both versions as the rules compare it, by its key."""

    old: Mapping[int, Work]
    new: Mapping[int, Work]
    years: tuple[int | None, int | None]

    def of(self, old: Sequence[int], new: Sequence[int]) -> tuple[Side, Side]:
        """Return some duties of each as two sides."""
        return (
            Side(tuple(self.old[pk] for pk in old), self.years[0]),
            Side(tuple(self.new[pk] for pk in new), self.years[1]),
        )


def _decided(draft: PlanDraft, new: Mapping[int, NewRow]) -> dict[int, DutyPair]:
    """Return what was decided and still holds: the row is there, the manner allows it."""
    amends = draft.renewal == PlanDraft.Renewal.AMENDS
    return {
        pair.old_id: pair
        for pair in draft.pairs.all()
        if (pair.item_id in new if pair.fate == Fate.CARRIED else pair.fate != Fate.STAYS or amends)
    }


def _sides(draft: PlanDraft, old: Sequence[Duty], new: Sequence[NewRow], on: date) -> _Sides:
    before = {duty.pk: row_of_duty(duty, "") for duty in old}
    after = {row.item.pk: row_of_value(row.value, "") for row in new}
    rows = [*before.values(), *after.values()]
    units = {n.unit for row in rows for n in (*row.units, *row.partners) if n.unit is not None}
    ends = ends_of(units, on)
    year = draft.renews.year if draft.renews else None
    return _Sides(
        {pk: work_compared(row, (), ends) for pk, row in before.items()},
        {pk: work_compared(row, (), ends) for pk, row in after.items()},
        (year, header_of(draft).year or year),
    )


def _proposed(sides: _Sides, old: Iterable[Duty], new: Sequence[int]) -> dict[int, int]:
    keys = [duty.pk for duty in old]
    return {keys[i]: new[j] for i, j in pair_works(*sides.of(keys, new))}


def _pair(
    duty: Duty,
    decided: DutyPair | None,
    proposed: int | None,
    new: Mapping[int, NewRow],
    draft: PlanDraft,
    sides: _Sides,
) -> Pair:
    if decided is not None:
        row = new[decided.item_id] if decided.item_id is not None else None
        return Pair(duty, decided.fate, row, True, _changed(sides, duty, row))
    if proposed is not None:
        row = new[proposed]
        return Pair(duty, Fate.CARRIED, row, False, _changed(sides, duty, row))
    if draft.renewal == PlanDraft.Renewal.AMENDS:
        return Pair(duty, Fate.STAYS, None, decided=True)
    return Pair(duty, Fate.ENDED, None, decided=False)


def _changed(sides: _Sides, duty: Duty, row: NewRow | None) -> tuple[Aspect, ...]:
    """Return in what two duties differ."""
    if row is None:
        return ()
    return tuple(differing(sides.old[duty.pk], sides.new[row.item.pk], *sides.years))
