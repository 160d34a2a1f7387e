"""Dossiers as their list and page show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.documents.access.dossiers import visible_dossiers
from danvan.documents.content import ENDINGS
from danvan.documents.models import Dossier, DossierPaper
from danvan.rules.documents.file_names import paper_file_name
from danvan.rules.text.letters import bare_words
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class WantedDossiers:
    """What the list is narrowed to «bộ lọc»; empty fields ask for everything."""

    text: str = ""
    unit: int | None = None
    year: int | None = None


@dataclass(frozen=True)
class DossierLine:
    """One line of the list of dossiers."""

    public_id: UUID
    code: str
    title: str
    unit: str
    closed_on: date
    until: date | None
    papers: int


@dataclass(frozen=True)
class PaperLine:
    """One paper of a dossier: `name` is what its file is called in the zip."""

    position: int
    paper: DossierPaper
    name: str


@dataclass(frozen=True)
class DossierPage:
    """Everything a dossier's page shows «trang hồ sơ»."""

    dossier: Dossier
    unit: str
    until: date | None
    papers: tuple[PaperLine, ...]
    history: tuple[HistoryLine, ...]


EVERYTHING = WantedDossiers()


def found_dossiers(user: User, on: date, wanted: WantedDossiers = EVERYTHING) -> list[Dossier]:
    """Return the dossiers a person sees that fit the filters, newest first; one query."""
    rows = visible_dossiers(user, on=on)
    if wanted.unit is not None:
        rows = rows.filter(unit=wanted.unit)
    if wanted.year is not None:
        rows = rows.filter(closed_on__year=wanted.year)
    found = list(rows.order_by("-closed_on", "-pk"))
    words = bare_words(wanted.text).split()
    return [row for row in found if _speaks_of(row, words)] if words else found


def dossier_lines(rows: Sequence[Dossier], on: date) -> tuple[DossierLine, ...]:
    """Return dossiers as lines; two queries for all."""
    book = unit_book(on, {row.unit_id for row in rows})
    counted = DossierPaper.objects.filter(dossier__in=[row.pk for row in rows])
    counts = dict(counted.values_list("dossier").annotate(Count("pk")).order_by())
    return tuple(
        DossierLine(
            public_id=row.public_id,
            code=row.code,
            title=row.title,
            unit=book.name(row.unit_id),
            closed_on=row.closed_on,
            until=kept_until(row),
            papers=counts.get(row.pk, 0),
        )
        for row in rows
    )


def dossier_page(dossier: Dossier, on: date) -> DossierPage:
    """Return a dossier's page; the number of queries does not depend on its length."""
    return DossierPage(
        dossier=dossier,
        unit=unit_book(on, [dossier.unit_id]).name(dossier.unit_id),
        until=kept_until(dossier),
        papers=paper_lines(dossier),
        history=history_of(dossier),
    )


def paper_lines(dossier: Dossier) -> tuple[PaperLine, ...]:
    """Return the papers of a dossier in order, each with the name of its file."""
    rows = dossier.papers.select_related("file").order_by("position")
    return tuple(PaperLine(row.position, row, _file_name(row)) for row in rows)


def dossiers_about(ref: str, user: User, on: date) -> tuple[Dossier, ...]:
    """Return the dossiers of a matter ("plans.plan:7") that a person sees, newest first."""
    return tuple(visible_dossiers(user, on=on).filter(about=ref).order_by("-closed_on", "-pk"))


def kept_until(dossier: Dossier) -> date | None:
    """Return the last day of the retention term, counted from closing; None for ever."""
    if dossier.years is None:
        return None
    begun = dossier.closed_on
    try:
        return begun.replace(year=begun.year + dossier.years)
    except ValueError:  # 29 February
        return begun.replace(year=begun.year + dossier.years, day=28)


def _file_name(row: DossierPaper) -> str:
    if row.file is None:
        return ""
    ending = ENDINGS.get(row.file.content_type, ("",))[0]
    return paper_file_name(row.position, row.number, row.title, ending)


def _speaks_of(row: Dossier, words: Sequence[str]) -> bool:
    said = bare_words(f"{row.code} {row.title}")
    return all(word in said for word in words)
