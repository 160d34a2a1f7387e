"""What can be done with a classified petition that is not handled here, and where it may go."""

from dataclasses import dataclass
from datetime import date

from danvan.base.dated import in_force
from danvan.petitions.models import Petition, Referral
from danvan.petitions.models.cases import Outcome
from danvan.rules.petitions.stages import moves
from danvan.units.models import Sector, UnitVersion
from danvan.units.queries import unit_book

What = Referral.What
STAGES = {
    "transferred": What.TRANSFER,
    "guided": What.GUIDE,
    "separated": What.SEPARATE,
    "returned": What.RETURN,
    "kept": What.KEEP,
    "passed_on": What.PASS_ON,
}
_FIRST = {
    Outcome.TRANSFER: (What.TRANSFER, What.PASS_ON),
    Outcome.GUIDE: (What.GUIDE, What.SEPARATE),
    Outcome.RETURN: (What.RETURN,),
    Outcome.KEEP: (What.KEEP,),
}


@dataclass(frozen=True)
class Way:
    """One way out of the register «cách xử lý», with the paper the law asks for."""

    what: What
    paper: str

    @property
    def label(self) -> str:
        """Return what it is called, with a capital."""
        told = str(self.what.label)
        return told[:1].upper() + told[1:]


def ways_of(petition: Petition) -> tuple[Way, ...]:
    """Return the ways the table of stages leaves a petition, the one decided on first."""
    found = [
        Way(STAGES[move.to], move.paper)
        for move in moves(petition.kind, petition.stage, petition.round)
        if move.to in STAGES
    ]
    first = _FIRST.get(Outcome(petition.outcome), ()) if petition.outcome else ()
    anonymous = What.PASS_ON if petition.is_anonymous else What.TRANSFER
    return tuple(sorted(found, key=lambda way: (way.what not in first, way.what != anonymous)))


def places_offered(petition: Petition, *, on: date) -> list[tuple[int, str]]:
    """Return the units a petition may be sent to: the superior, those beside it, those below."""
    version = UnitVersion.objects.filter(in_force(on), unit=petition.unit_id).first()
    book = unit_book(on)
    above = version.superior_id if version else None
    near = [
        entry
        for entry in book.at_work()
        if entry.sector == Sector.GOVERNMENT
        and entry.pk != petition.unit_id
        and (entry.superior in (above, petition.unit_id) or entry.pk == above)
    ]
    return [(entry.pk, entry.name) for entry in near]
