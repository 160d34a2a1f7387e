"""Finding a unit by what a person types, among those the plan's issuer may name on its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from danvan.plans.models import PlanDraft
from danvan.plans.proposals import resolver
from danvan.plans.queries.drafts import header_of
from danvan.plans.queries.plans import named_units
from danvan.plans.values import UnitChoice
from danvan.rules.plans.units_named import NamedUnit
from danvan.rules.text.letters import bare_words

SUGGESTIONS: Final = 20

# Words for many units at once that plans print most; offered when they mean somebody here.
GROUPS: Final = (
    "các phòng chuyên môn",
    "các cơ quan, đơn vị",
    "các đơn vị sự nghiệp",
    "UBND các xã, phường",
    "các trường học",
    "các thôn, tổ dân phố",
)


@dataclass(frozen=True)
class Suggestion:
    """Something to choose while typing: its label, and more about it."""

    label: str
    note: str = ""


@dataclass(frozen=True)
class UnitFinder:
    """Finds units for one draft «tìm đơn vị»; knows none until the issuer has been chosen."""

    units: Sequence[NamedUnit]
    issuer: int | None
    co_issuer: int | None

    def label(self, unit: NamedUnit) -> str:
        """Return a unit's name, with its superior's unless that is the issuer."""
        if unit.superior is None or unit.superior == self.issuer or unit.pk == self.issuer:
            return unit.names[0]
        above = next((u.names[0] for u in self.units if u.pk == unit.superior), "")
        return f"{unit.names[0]} ({above})" if above else unit.names[0]

    def named(self, pk: int) -> str:
        """Return the label of a unit by its key; an em dash for one that is not among them."""
        return next((self.label(unit) for unit in self.units if unit.pk == pk), "—")

    def knows(self, pk: int) -> bool:
        """Say whether a unit may be named here."""
        return any(unit.pk == pk for unit in self.units)

    def find(self, typed: str) -> UnitChoice:
        """Return whom typed words mean: a suggestion taken over, else as a printed name."""
        wanted = bare_words(typed)
        same = [unit.pk for unit in self.units if bare_words(self.label(unit)) == wanted]
        if len(same) == 1:
            return UnitChoice(typed, tuple(same), how="one")
        if self.issuer is None or not self.units:
            return UnitChoice(typed)
        return resolver(self.units, self.issuer, self.co_issuer)(typed)

    def suggest(self, typed: str) -> tuple[Suggestion, ...]:
        """Return what could be meant, best first: groups, then the issuer's own units."""
        words = bare_words(typed).split()
        nearest = sorted(self.units, key=self._distance)
        labels = (self.label(unit) for unit in nearest)
        fitting = (label for label in labels if _fits(words, label))
        groups = (group for group in self._groups() if _fits(words, group.label))
        units = (Suggestion(label) for label in dict.fromkeys(fitting))
        return tuple([*groups, *units][:SUGGESTIONS])

    def _groups(self) -> Sequence[Suggestion]:
        found = []
        for phrase in GROUPS if self.issuer is not None and self.units else ():
            choice = self.find(phrase)
            if choice.how == "group" and len(choice.unit_ids) > 1:
                found.append(Suggestion(phrase, str(len(choice.unit_ids))))
        return found

    def _distance(self, unit: NamedUnit) -> tuple[bool, str]:
        return (unit.superior != self.issuer, unit.names[0])


def unit_finder(draft: PlanDraft) -> UnitFinder:
    """Return the finder of a draft: the units of the plan's day."""
    day = header_of(draft).day or draft.made_on
    issuer = draft.issuer_id
    units = named_units(day, issuer) if issuer is not None else ()
    return UnitFinder(units, issuer, draft.co_issuer_id)


def _fits(words: Sequence[str], label: str) -> bool:
    bare = bare_words(label)
    return all(word in bare for word in words)
