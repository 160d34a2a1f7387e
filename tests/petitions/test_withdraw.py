"""Withdrawing: all of it ends the case, a part leaves the rest and its clock as they were."""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.base.acts import NotAllowed
from danvan.petitions.actions.case_refusals import NotHere, ReasonMissing
from danvan.petitions.actions.refusals import PaperMissing
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.actions.withdraw import withdraw_part, withdraw_petition
from danvan.petitions.queries.timeline import timeline_of
from tests.factories.cases import complaint, owed, taken_up
from tests.factories.people import World
from tests.factories.petitions import load_law, receptionist

pytestmark = pytest.mark.django_db

ON = date(2026, 7, 20)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def test_all_of_it_ends_what_was_open(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    withdraw_petition(case.pk, None, StepPaper("2/BB", ON), by=nga, on=ON)

    case.refresh_from_db()
    assert (case.stage, case.result) == ("withdrawn", "withdrawn")
    assert owed(case)["complaint.settle_first"][0] == "ended"


def test_it_rests_on_a_paper(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    with pytest.raises(PaperMissing):
        withdraw_petition(case.pk, None, StepPaper(), by=nga, on=ON)


def test_a_part_leaves_the_rest_and_its_clock(world: World, nga: User) -> None:
    case = taken_up(world, nga)
    before = owed(case)

    withdraw_part(case.pk, None, StepPaper("2/BB", ON, "Rút phần cây keo"), by=nga, on=ON)

    case.refresh_from_db()
    assert (case.stage, owed(case)) == ("accepted", before)
    told = timeline_of(case)[0]
    assert (told.text, told.paper, told.note) == (
        "Rút một phần nội dung",
        "2/BB",
        "Rút phần cây keo",
    )
    assert "cây keo" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))


def test_a_part_says_which_and_by_what_paper(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    with pytest.raises(ReasonMissing):
        withdraw_part(case.pk, None, StepPaper("2/BB", ON), by=nga, on=ON)
    with pytest.raises(PaperMissing):
        withdraw_part(case.pk, None, StepPaper("", ON, "Phần cây keo"), by=nga, on=ON)


def test_nothing_has_parts_before_it_is_taken_up(world: World, nga: User) -> None:
    case = complaint(world, nga)

    with pytest.raises(NotHere):
        withdraw_part(case.pk, None, StepPaper("2/BB", ON, "Phần"), by=nga, on=ON)


def test_neighbours_withdraw_nothing(world: World, nga: User) -> None:
    case = taken_up(world, nga)

    with pytest.raises(NotAllowed):
        withdraw_part(case.pk, None, StepPaper("2/BB", ON, "Phần"), by=world.son, on=ON)
