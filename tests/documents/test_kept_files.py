"""A file is needed as long as any row points at it, even one it has no way back to."""

from datetime import date

import pytest

from danvan.documents.models import Dossier, DossierPaper
from danvan.documents.queries.kept_files import is_used
from tests.factories.people import World
from tests.factories.plans import stored_file

pytestmark = pytest.mark.django_db


def test_a_dossier_keeps_a_file(world: World) -> None:
    file = stored_file(world.commune, world.lan, "bien-ban.txt")
    assert not is_used(file)
    dossier = Dossier.objects.create(
        unit=world.commune,
        code="1",
        title="Hồ sơ",
        closed_by=world.lan,
        closed_on=date(2026, 7, 1),
    )

    DossierPaper.objects.create(
        dossier=dossier, position=1, kind="Biên bản", title="A", file=file, sha256="0" * 64
    )

    assert is_used(file)
