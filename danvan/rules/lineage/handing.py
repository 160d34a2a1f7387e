"""Who is proposed to take the open work of a body that ended; a person decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan.rules.catalogue import rule
from danvan.rules.lineage.places import alike


@dataclass(frozen=True)
class Body:
    """A unit as far as its succession goes «đơn vị»: its sector, kind and name."""

    pk: int
    sector: str
    kind: str
    name: str


@rule("HAND-01", basis="Quy ước của chương trình: chỉ đề xuất khi đúng một đơn vị có thể nhận")
def proposed_successor(old: Body, new: Sequence[Body]) -> Body | None:
    """Return the one new body that plainly stands in for an old one; None when a person chooses.

    The only successor at all; else the only one of its sector and kind; else, of those, the only
    one with its name. Two that could take the work are no proposal.
    """
    if len(new) == 1:
        return new[0]
    akin = [one for one in new if (one.sector, one.kind) == (old.sector, old.kind)]
    if len(akin) == 1:
        return akin[0]
    named = [one for one in akin if alike(one.name) == alike(old.name)]
    return named[0] if len(named) == 1 else None
