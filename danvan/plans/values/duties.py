"""A duty of a draft, typed: who is named and meant, by when, what is handed in."""

from dataclasses import dataclass, replace
from typing import Final

from danvan.plans import shapes
from danvan.plans.shapes import Json

PARTS: Final = ("organisation", "content")
ROLES: Final = ("lead", "coordinate", "all", "request")
NATURES: Final = ("deliverable", "recurring", "standing", "request")
HOWS: Final = ("one", "group", "several", "unresolved", "outside", "self", "unnamed")
DEADLINE_KINDS: Final = ("date", "period", "recurring", "relative")
RELATIONS: Final = ("", "before", "no later than", "within")

# Ways of resolving that leave nothing to be decided: the units stand in `unit_ids`.
SETTLED: Final = frozenset({"one", "group", "outside", "self"})


@dataclass(frozen=True)
class UnitChoice:
    """A printed name and the units it stands for «đơn vị được nêu».

    `head`: the post of the unit's head owes, not the unit at large. `several` needs a person: the
    name fits more than one unit (the candidates stand in `unit_ids`).
    """

    printed: str
    unit_ids: tuple[int, ...] = ()
    head: bool = False
    how: str = "unresolved"
    note: str = ""

    @property
    def settled(self) -> bool:
        """Say whether it is known whom the name means."""
        return self.how in SETTLED and bool(self.unit_ids)

    @property
    def clear(self) -> bool:
        """Say whether nothing is open about it as a partner: «các đơn vị liên quan» is nobody."""
        return self.settled or self.how == "unnamed"

    @classmethod
    def from_json(cls, value: object) -> "UnitChoice":
        """Narrow one entry; a bare string is a name nobody has resolved yet."""
        if isinstance(value, str):
            return cls(value)
        data = shapes.obj(value)
        return cls(
            printed=shapes.text(data, "printed"),
            unit_ids=shapes.each(data, "unit_ids", shapes.an_id),
            head=shapes.flag(data, "head"),
            how=shapes.one_of(data, "how", HOWS, "unresolved"),
            note=shapes.text(data, "note"),
        )


@dataclass(frozen=True)
class DeadlineValue:
    """A deadline as written «thời hạn»: `value` in the words of the reading ("yearly 11-30")."""

    text: str
    kind: str = "date"
    value: str | None = None
    relation: str | None = None

    @classmethod
    def from_json(cls, value: object) -> "DeadlineValue":
        """Narrow one entry."""
        data = shapes.obj(value)
        return cls(
            text=shapes.text(data, "text"),
            kind=shapes.one_of(data, "kind", DEADLINE_KINDS, "date"),
            value=shapes.maybe_text(data, "value"),
            relation=shapes.one_of(data, "relation", RELATIONS, "") or None,
        )


@dataclass(frozen=True)
class DutyValue:
    """A duty as it stands in a draft «nhiệm vụ đang soát»."""

    text: str
    part: str = "organisation"
    role: str = "lead"
    nature: str = "standing"
    units: tuple[UnitChoice, ...] = ()
    partners: tuple[UnitChoice, ...] = ()
    output: str | None = None
    advises: str | None = None
    channel: str | None = None
    deadlines: tuple[DeadlineValue, ...] = ()
    section: str | None = None
    start: int | None = None
    end: int | None = None
    unassigned_reason: str | None = None

    @property
    def unresolved(self) -> tuple[UnitChoice, ...]:
        """Return the names (owing or partner) of which a person must still say whom they mean."""
        owing = (choice for choice in self.units if not choice.settled)
        partners = (choice for choice in self.partners if not choice.clear)
        return (*owing, *partners)

    @property
    def assigned(self) -> bool:
        """Say whether somebody owes it, or a person said why nobody does «chưa giao»."""
        settled = bool(self.units) and all(choice.settled for choice in self.units)
        return settled or bool(self.unassigned_reason)

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """Return the units that owe it, each once, in the order they are named."""
        return tuple(dict.fromkeys(pk for c in self.units if c.settled for pk in c.unit_ids))

    @classmethod
    def from_json(cls, value: object) -> "DutyValue":
        """Narrow a stored duty; printed names without units count as unresolved."""
        data = shapes.obj(value)
        return cls(
            text=shapes.text(data, "text"),
            part=shapes.one_of(data, "part", PARTS, "organisation"),
            role=shapes.one_of(data, "role", ROLES, "lead"),
            nature=shapes.one_of(data, "nature", NATURES, "standing"),
            units=shapes.each(data, "units", UnitChoice.from_json),
            partners=shapes.each(data, "partners", UnitChoice.from_json),
            output=shapes.maybe_text(data, "output"),
            advises=shapes.maybe_text(data, "advises"),
            channel=shapes.maybe_text(data, "channel"),
            deadlines=shapes.each(data, "deadlines", DeadlineValue.from_json),
            section=shapes.maybe_text(data, "section"),
            start=shapes.maybe_int(data, "start"),
            end=shapes.maybe_int(data, "end"),
            unassigned_reason=shapes.maybe_text(data, "unassigned_reason"),
        )


def duty_value(read: Json, proposed: Json, corrected: Json | None) -> DutyValue:
    """Return a duty as it stands: corrected, else as read with the units that are proposed."""
    if corrected is not None:
        return DutyValue.from_json(corrected)
    value = DutyValue.from_json(read)
    if "units" in proposed:
        value = replace(value, units=shapes.each(proposed, "units", UnitChoice.from_json))
    if "partners" in proposed:
        value = replace(value, partners=shapes.each(proposed, "partners", UnitChoice.from_json))
    return value
