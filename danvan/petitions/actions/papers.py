"""Papers of an open petition, and looking at who sent it; what is sealed never comes here."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import locked, require
from danvan.documents.actions.files import store_file
from danvan.petitions.access import may_do, sees_petition
from danvan.petitions.actions.case_refusals import ReasonMissing, SealedNotHere
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import PersonalAccess, Petition, Petitioner, PetitionPaper

SHORTEST_PURPOSE = 10  # characters: «xem» says nothing to who reads the log later


@dataclass(frozen=True)
class NewPaper:
    """A paper as handed in «tài liệu»: a file, or where the paper lies."""

    role: str
    title: str
    data: bytes = b""
    name: str = ""
    place: str = ""


@transaction.atomic
def add_paper(petition_id: int, new: NewPaper, *, by: User, on: date) -> PetitionPaper:
    """Add a paper to an open petition «thêm tài liệu». Raises SealedNotHere, FileRefused."""
    petition = locked(Petition, petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    return keep_paper(petition, new, by=by, on=on)


def keep_paper(petition: Petition, new: NewPaper, *, by: User, on: date) -> PetitionPaper:
    """Keep a paper of a locked petition. The caller has asked: the act around it.

    Raises SealedNotHere for a sealed one, FileRefused.
    """
    if petition.is_sealed:
        raise SealedNotHere
    file = store_file(petition.unit, new.data, new.name, by=by, on=on) if new.data else None
    paper = PetitionPaper.objects.create(
        petition=petition,
        role=new.role,
        title=new.title.strip(),
        file=file,
        place=new.place.strip(),
        on=on,
        by=by,
    )
    record_event("petitions.paper_added", by=by, on=on, about=petition, role=paper.role)
    return paper


@transaction.atomic
def look_at_people(petition_id: int, purpose: str, *, by: User, on: date) -> tuple[Petitioner, ...]:
    """Return who sent a petition «xem người gửi», noting who looked and for what.

    Raises ReasonMissing where the purpose says nothing.
    """
    petition = locked(Petition, petition_id, None)
    require(sees_petition(by, petition, on=on))
    told = " ".join(purpose.split())
    if len(told) < SHORTEST_PURPOSE:
        raise ReasonMissing
    refuse_telling(petition, told)
    note_look(petition, "people", told, by=by)
    return tuple(petition.petitioners.all())


def note_look(petition: Petition, what: str, purpose: str, *, by: User) -> None:
    """Write down that somebody read personal data of a petition. The caller has asked."""
    PersonalAccess.objects.create(
        petition=petition, by=by, at=clock.now(), what=what, purpose=purpose[:300]
    )
