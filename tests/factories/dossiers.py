"""Makers of files and dossiers of the named units."""

from collections.abc import Sequence
from datetime import date

from danvan.accounts.models import User
from danvan.documents.actions import store_file
from danvan.documents.actions.dossiers import NewDossier, NewPaper, close_dossier
from danvan.documents.models import Dossier, StoredFile
from danvan.obligations.models import Evidence, EvidenceUse
from danvan.units.models import Unit
from tests.factories.obligations import owed
from tests.factories.people import World

CODE = "2026.DV.01"
TITLE = "Công tác dân vận chính quyền năm 2026"


def pdf(words: str = "") -> bytes:
    """Return a file that is a PDF by its first bytes, different for different words."""
    return f"%PDF-1.4\n% {words}\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".encode()


def shown_file(world: World, name: str, on: date, *, by: User | None = None) -> StoredFile:
    """Return a file of the office that proves its work: UBND xã An Bình sees it, too."""
    file = store_file(world.office, pdf(name), name, by=by or world.thu, on=on)
    evidence = Evidence.objects.create(
        unit=world.office, kind="file", title=name, file=file, added_by=world.thu, added_on=on
    )
    EvidenceUse.objects.create(obligation=owed(world), evidence=evidence)
    return file


def paper_of(file: StoredFile | None, title: str = "Biên bản họp thôn", **more: object) -> NewPaper:
    """Return a paper to be filed."""
    return NewPaper("Minh chứng", title, file=file, **more)  # type: ignore[arg-type]  # named fields


def closed(
    world: World,
    papers: Sequence[NewPaper],
    *,
    on: date,
    by: User | None = None,
    unit: Unit | None = None,
    code: str = CODE,
    title: str = TITLE,
    years: int | None = 10,
) -> Dossier:
    """Return a dossier that Lan (or another) closed for UBND xã An Bình (or another unit)."""
    new = NewDossier(unit or world.commune, code, title, papers, years=years)
    return close_dossier(new, by=by or world.lan, on=on)
