"""The units a duty names, as they are edited: tick members, look for others, take out, add."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from danvan.plans.queries.draft_units import UnitFinder
from danvan.plans.shapes import Misshapen
from danvan.plans.values import UnitChoice


@dataclass(frozen=True)
class Candidate:
    """A unit offered under a printed name."""

    pk: int
    label: str
    ticked: bool


@dataclass
class Entry:
    """One printed name while it is edited; `choice` is what stood there before."""

    number: int
    choice: UnitChoice
    candidates: tuple[Candidate, ...]
    typed: str = ""
    error: str = ""
    head: bool = False
    focus: bool = False

    @property
    def open(self) -> bool:
        """Say whether a person must look for the unit, so that the box stands open."""
        return bool(self.error) or not any(unit.ticked for unit in self.candidates)

    @property
    def kept(self) -> str:
        """Return the choice as a hidden field carries it."""
        return json.dumps(asdict(self.choice), ensure_ascii=False)


class PartiesInput:
    """A list of named units in a form «danh sách đơn vị»; works with plain fields.

    Fields of entry 2 of "units": `units-2` (what stood there), `units-2-ids` (ticked),
    `units-2-find` (typed), `units-2-head`, `units-2-drop`; `units-add` is a new one.
    """

    def __init__(self, name: str, finder: UnitFinder) -> None:
        self.name = name
        self.finder = finder
        self.entries: list[Entry] = []
        self.added = ""
        self.add_error = ""
        self.focus_add = False

    def show(self, choices: Iterable[UnitChoice]) -> "PartiesInput":
        """Fill the list with what stands there."""
        self.entries = [
            Entry(number, choice, self._candidates(choice), head=choice.head)
            for number, choice in enumerate(choices)
        ]
        return self

    def focus(self) -> None:
        """Put the cursor where a unit is missing: at the first open name, else at the new one."""
        missing = next((entry for entry in self.entries if entry.open), None)
        if missing is None:
            self.focus_add = True
        else:
            missing.focus = True

    def read(self, data: QueryDict) -> tuple[UnitChoice, ...]:
        """Return what was typed; `errors` says what could not be found, typed words are kept."""
        choices = [self._read_entry(data, number) for number in self._numbers(data)]
        kept = [choice for choice in choices if choice is not None]
        added = self._read_added(data)
        return (*kept, *added)

    @property
    def has_errors(self) -> bool:
        """Say whether something typed was not found."""
        return bool(self.add_error) or any(entry.error for entry in self.entries)

    def _numbers(self, data: QueryDict) -> list[int]:
        start = f"{self.name}-"
        tails = (key[len(start) :] for key in data if key.startswith(start))
        return sorted(int(tail) for tail in tails if tail.isascii() and tail.isdigit())

    def _read_entry(self, data: QueryDict, number: int) -> UnitChoice | None:
        field = f"{self.name}-{number}"
        before = _choice(data.get(field, ""))
        if before is None or data.get(f"{field}-drop"):
            return None
        ticked = tuple(int(pk) for pk in data.getlist(f"{field}-ids") if pk.isdigit())
        typed = data.get(f"{field}-find", "").strip()
        found, error = self._find(typed)
        ids = tuple(dict.fromkeys((*filter(self.finder.knows, ticked), *found)))
        after = _changed(before, ids, head=bool(data.get(f"{field}-head")))
        shown = after if ids else before
        candidates = self._candidates(replace(shown, unit_ids=(*ids, *before.unit_ids)), set(ids))
        self.entries.append(
            Entry(number, before, candidates, typed if error else "", error, after.head)
        )
        return after

    def _read_added(self, data: QueryDict) -> tuple[UnitChoice, ...]:
        typed = data.get(f"{self.name}-add", "").strip()
        if not typed:
            return ()
        choice = self.finder.find(typed)
        if not choice.unit_ids:
            self.added, self.add_error = typed, _not_found(typed)
            return ()
        number = max((entry.number for entry in self.entries), default=-1) + 1
        self.entries.append(Entry(number, choice, self._candidates(choice), head=choice.head))
        return (choice,)

    def _find(self, typed: str) -> tuple[tuple[int, ...], str]:
        if not typed:
            return (), ""
        choice = self.finder.find(typed)
        return (choice.unit_ids, "") if choice.settled else ((), _not_found(typed))

    def _candidates(
        self, choice: UnitChoice, ticked: set[int] | None = None
    ) -> tuple[Candidate, ...]:
        if ticked is None:
            ticked = set(choice.unit_ids) if choice.settled else set()
        return tuple(
            Candidate(pk, self.finder.named(pk), pk in ticked)
            for pk in dict.fromkeys(choice.unit_ids)
        )


def _changed(before: UnitChoice, ids: tuple[int, ...], *, head: bool) -> UnitChoice:
    """Return a name with the units a person left under it."""
    if set(ids) == set(before.unit_ids) and before.settled:
        return replace(before, head=head)
    if ids:
        return UnitChoice(before.printed, ids, head, "one" if len(ids) == 1 else "group")
    if before.settled:
        return UnitChoice(before.printed, head=head)
    return replace(before, head=head)


def _choice(kept: str) -> UnitChoice | None:
    """Return what a hidden field carries; None when somebody tampered with it."""
    try:
        return UnitChoice.from_json(json.loads(kept))
    except (ValueError, Misshapen):
        return None


def _not_found(typed: str) -> str:
    return _("Chưa tìm được đơn vị «%(typed)s». Hãy gõ vài chữ trong tên rồi chọn ở danh sách.") % {
        "typed": typed
    }
