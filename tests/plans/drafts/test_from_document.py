"""An issued plan of the register is taken in from its signed paper, once, by those who plan."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.documents.models import Document
from danvan.documents.queries.life import life_of
from danvan.plans.models import PlanDraft
from tests.conftest import signed_in
from tests.factories.papers import clerk_of, issued, numbered
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")


def address(row: Document) -> str:
    """Return the address of taking a document in."""
    return reverse("plans:from-document", args=[row.public_id])


def test_the_planner_takes_the_signed_paper_in(world: World, monday: date) -> None:
    row = issued(world, clerk_of(world), on=monday)
    client = signed_in(world.lan)
    page = client.get(reverse("documents:document", args=[row.public_id])).content.decode()
    assert address(row) in page

    assert client.get(address(row)).status_code == 200
    answer = client.post(address(row))

    draft = PlanDraft.objects.get()
    assert answer["Location"] == reverse("plans:draft", args=[draft.public_id])
    assert (draft.file, draft.unit) == (row.file, world.commune)
    assert client.get(address(row)).status_code == 404  # taken in once
    assert "plans" not in [step.slug for step in life_of(row, world.lan, on=monday).steps]


def test_who_does_not_plan_is_not_led_there(world: World, monday: date) -> None:
    nga = clerk_of(world)
    row = issued(world, nga, on=monday)

    for stranger in (nga, world.hoa, world.kim, world.thu):
        assert "plans" not in [step.slug for step in life_of(row, stranger, on=monday).steps]
        assert signed_in(stranger).get(address(row)).status_code == 404
        assert signed_in(stranger).post(address(row)).status_code == 404


def test_what_is_not_issued_or_no_plan_is_not_taken_in(world: World, monday: date) -> None:
    nga = clerk_of(world)
    early = numbered(world, nga, "45/KH-UBND", on=monday)
    letter = issued(world, nga, on=monday)
    Document.objects.filter(pk=letter.pk).update(kind="Công văn")
    letter.refresh_from_db()

    assert signed_in(world.lan).get(address(early)).status_code == 404
    for row in (early, letter):
        assert "plans" not in [step.slug for step in life_of(row, world.lan, on=monday).steps]
