"""A plan's file that the scanner has not cleared is not read; once it is, reading goes on."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from danvan.documents.actions.scanning import scan_waiting
from danvan.plans.actions.drafts import import_plan
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.jobs import read_scanned
from danvan.plans.models import PlanDraft
from danvan.readers.files import open_source
from tests.conftest import signed_in
from tests.documents.clamd import EICAR, FakeScanner, fake_scanner
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, PLAN

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def scanner(settings: object) -> Iterator[FakeScanner]:
    """A scanner that the installation is told of."""
    with fake_scanner() as running:
        settings.SCANNER = running.address  # type: ignore[attr-defined]  # pytest-django's
        yield running


def handed_in(world: World, data: bytes = PLAN.encode()) -> PlanDraft:
    """A plan that Lan hands in, and the first attempt to read it."""
    draft = import_plan(
        data,
        "ke-hoach.txt",
        unit=world.commune,
        confirmed=True,
        by=world.lan,
        on=ON,
        open_file=open_source,
    )
    fill_draft(draft.pk, on=ON, open_file=open_source)
    draft.refresh_from_db()
    return draft


@pytest.mark.usefixtures("scanner")
def test_waits_says_so_and_goes_on(world: World) -> None:
    draft = handed_in(world)

    assert draft.state == PlanDraft.State.READING
    page = signed_in(world.lan).get(reverse("plans:draft", args=[draft.public_id]))
    assert "đang được quét mã độc" in page.content.decode()
    assert read_scanned(ON) == 0  # not looked at yet
    scan_waiting(ON)
    assert read_scanned(ON) == 1

    draft.refresh_from_db()
    assert draft.problem == ""
    assert read_scanned(ON) == 0
    fill_draft(draft.pk, on=ON, open_file=open_source)
    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.REVIEW
    assert draft.items.filter(kind="duty").exists()


@pytest.mark.usefixtures("scanner")
def test_an_infected_file_is_never_read(world: World) -> None:
    draft = handed_in(world, PLAN.encode() + EICAR)
    scan_waiting(ON)
    fill_draft(draft.pk, on=ON, open_file=open_source)

    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.FAILED
    assert "mã độc" in draft.problem
    assert not draft.items.exists()
