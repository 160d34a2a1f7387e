"""Documents at each point of their life, taken there by the acts themselves."""

from datetime import date

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.documents.actions.drafts import NewDraft, give_opinion, start_draft, submit_draft
from danvan.documents.actions.signed import attach_signed, issue_document, take_number
from danvan.documents.models import Document, Opinion
from tests.factories.letters import Letter, as_docx, as_pdf
from tests.factories.people import World, appoint, person


def clerk_of(world: World) -> User:
    """Return Nga, the clerk of UBND xã An Bình."""
    nga = person("nga", "Đinh Thị Nga")
    appoint(nga, world.commune, Role.CLERK, "Văn thư")
    return nga


def drafted(world: World, letter: Letter | None = None, *, on: date) -> Document:
    """Return a draft that Lan wrote."""
    letter = letter or Letter()
    new = NewDraft(
        kind=letter.kind, title=letter.subject, data=as_docx(letter), name="du-thao.docx"
    )
    return start_draft(new, unit=world.commune, by=world.lan, on=on)


def submitted(world: World, letter: Letter | None = None, *, on: date) -> Document:
    """Return a draft that Lan put forward."""
    row = drafted(world, letter, on=on)
    return submit_draft(row.pk, version=row.version, by=world.lan, on=on)


def approved(world: World, letter: Letter | None = None, *, on: date) -> Document:
    """Return a draft that Minh, the chairman, approved."""
    row = submitted(world, letter, on=on)
    return give_opinion(
        row.pk,
        version=row.version,
        verdict=Opinion.Verdict.APPROVED,
        text="",
        by=world.minh,
        on=on,
    )


def numbered(world: World, clerk: User, number: str = "46/KH-UBND", *, on: date) -> Document:
    """Return an approved document to which the clerk gave a number of that day."""
    row = approved(world, on=on)
    return take_number(row.pk, version=row.version, number=number, day=on, by=clerk, on=on)


def issued(world: World, clerk: User, number: str = "46/KH-UBND", *, on: date) -> Document:
    """Return an issued document, its signed paper attached."""
    row = numbered(world, clerk, number, on=on)
    paper = as_pdf(Letter().signed(number.split("/")[0], on))
    attach_signed(row.pk, version=row.version, data=paper, name="ban-ky.pdf", by=clerk, on=on)
    row.refresh_from_db()
    return issue_document(row.pk, version=row.version, by=clerk, on=on)
