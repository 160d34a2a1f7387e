"""Gathering what an open petition holds of its sender, and wiping it where it stood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.documents.actions.files import destroy_file
from danvan.documents.models import StoredFile
from danvan.documents.queries.kept_files import is_used
from danvan.documents.store import open_content
from danvan.petitions.actions.reception_owed import end_owed
from danvan.petitions.actions.reception_visits import WIPED
from danvan.petitions.actions.register import Person
from danvan.petitions.actions.seal import SealedFile
from danvan.petitions.actions.sealed_traces import blank_telling, telling_words
from danvan.petitions.models import (
    Execution,
    Letter,
    Petition,
    PetitionPaper,
    Similar,
    Visitor,
)


@dataclass(frozen=True)
class Gathered:
    """What goes under the seal «nội dung đưa vào niêm phong»."""

    people: tuple[Person, ...]
    text: str
    papers: tuple[SealedFile, ...]


def gather(petition: Petition) -> Gathered:
    """Return all that an open petition holds. Raises FileHeld, ContentGone, StoreSilent."""
    sent = tuple(
        Person(
            name=row.name,
            standing=row.standing,
            address=row.address,
            identity_number=row.identity_number,
            phone=row.phone,
            email=row.email,
            authority=row.authority,
        )
        for row in petition.petitioners.all()
    )
    people = (*sent, *_came(petition, {one.name for one in sent}))
    papers = tuple(_read(file, title, role) for file, title, role in _files(petition))
    words = (*_words(petition), *telling_words(petition, people))
    text = "\n\n".join(part.strip() for part in words if part.strip())
    return Gathered(people, text, papers)


def wipe(petition: Petition, people: Sequence[Person], *, by: User, on: date) -> None:
    """Take away where it stood what `gather` returned. The caller has asked, and seals it."""
    blank_telling(petition, people)
    files = [file for file, _title, _role in _files(petition)]
    PetitionPaper.objects.filter(petition=petition).delete()
    Letter.objects.filter(petition=petition).delete()
    petition.decisions.update(summary="", published_how="", file=None)
    for file in {file.pk: file for file in files}.values():
        if not is_used(file):
            destroy_file(file)
    petition.petitioners.all().delete()
    petition.replies.update(text="", answer="")
    petition.stages.update(note="")
    petition.clock_events.update(reason="")
    petition.referrals.update(reason="", to_name="")
    petition.classifications.update(basis="")
    petition.hearings.update(place="")
    Execution.objects.filter(decision__petition=petition).update(text="")
    Similar.objects.filter(petition=petition).delete()
    Similar.objects.filter(earlier=petition).delete()
    Visitor.objects.filter(visit__petition=petition).delete()
    petition.visits.update(**dict.fromkeys(WIPED, ""), is_sealed=True)
    for visit in petition.visits.all():
        end_owed(visit, by=by, on=on)


def _files(petition: Petition) -> Iterator[tuple[StoredFile, str, str]]:
    for paper in petition.papers.select_related("file"):
        if paper.file is not None:
            yield paper.file, paper.title, paper.role
    for letter in petition.letters.select_related("file"):
        if letter.file is not None:
            yield letter.file, letter.title, PetitionPaper.Role.LETTER
    for decision in petition.decisions.select_related("file"):
        if decision.file is not None:
            yield decision.file, decision.number, PetitionPaper.Role.DECISION


def _came(petition: Petition, known: set[str]) -> Iterator[Person]:
    """Yield who came to the visits of a petition and is not among those who sent it."""
    for one in Visitor.objects.filter(visit__petition=petition).exclude(name__in=known):
        number = one.identity_number
        yield Person(name=one.name, address=one.address, identity_number=number)


def _read(file: StoredFile, title: str, role: str) -> SealedFile:
    with open_content(file) as kept:
        return SealedFile(title or file.name, kept.read(), role)


def _words(petition: Petition) -> Iterator[str]:
    yield petition.subject
    yield from petition.papers.filter(file__isnull=True).values_list("title", flat=True)
    yield from petition.stages.values_list("note", flat=True)
    yield from petition.clock_events.values_list("reason", flat=True)
    yield from petition.referrals.values_list("reason", flat=True)
    for said in petition.replies.values_list("text", "answer"):
        yield from said
    yield from petition.hearings.values_list("place", flat=True)
    yield from petition.decisions.values_list("summary", flat=True)
    orders = Execution.objects.filter(decision__petition=petition)
    yield from orders.values_list("text", flat=True)
    for visit in petition.visits.all():
        yield from (str(getattr(visit, name)) for name in WIPED)
