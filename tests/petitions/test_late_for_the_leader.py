"""The leader's page shows which petitions are late by the law's clock, whose, and why then."""

from datetime import date

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.petitions.models import Petition
from danvan.petitions.queries.late import clocked
from tests.factories.obligations import owed
from tests.factories.people import World
from tests.factories.petitions import chair_post, load_law, petition, receptionist
from tests.factories.sealed import SUMMARY, denunciation

pytestmark = pytest.mark.django_db
# Received on Monday 6/7; to be read by 16/7.
ON_THE_DAY, THE_DAY_AFTER = date(2026, 7, 16), date(2026, 7, 17)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A petition nobody has read yet."""
    return petition(world, nga)


@pytest.mark.parametrize(
    ("on", "late", "soon"),
    [
        pytest.param(date(2026, 7, 8), 0, 0, id="eight-days-before"),
        pytest.param(date(2026, 7, 9), 0, 1, id="a-week-before"),
        pytest.param(ON_THE_DAY, 0, 1, id="until-midnight-of-the-day"),
        pytest.param(THE_DAY_AFTER, 1, 0, id="late"),
    ],
)
def test_late_from_the_day_after(
    world: World, case: Petition, on: date, late: int, soon: int
) -> None:
    found = clocked(world.minh, 5, on=on)

    assert (found.late, found.soon) == (late, soon)


def test_says_whose_and_why(world: World, case: Petition) -> None:
    (line,) = clocked(world.minh, 5, on=THE_DAY_AFTER).lines

    assert (line.label, line.due) == ("1/2026", date(2026, 7, 16))
    assert "An Bình" in line.whose
    assert any("16/7/2026" in step or "16/07/2026" in step for step in line.why.steps)


def test_the_first_lines_are_the_longest_late(world: World, nga: User, case: Petition) -> None:
    petition(world, nga, subject="Nước sạch", received_on=date(2026, 7, 1))

    found = clocked(world.minh, 1, on=date(2026, 8, 1))

    assert (found.late, [line.label for line in found.lines]) == (2, ["2/2026"])


def test_what_is_ended_is_not_late(world: World, case: Petition) -> None:
    Petition.objects.filter(pk=case.pk).update(closed_on=THE_DAY_AFTER)

    assert clocked(world.minh, 5, on=date(2026, 9, 1)).late == 0


def test_a_case_about_the_chairman_is_not_on_his_page(world: World, case: Petition) -> None:
    Petition.objects.filter(pk=case.pk).update(about_post=chair_post(world))

    assert clocked(world.minh, 5, on=THE_DAY_AFTER).lines == ()


def test_next_door_has_none(world: World, case: Petition) -> None:
    assert clocked(world.son, 5, on=THE_DAY_AFTER).late == 0


def test_a_late_case_stands_once_on_the_page(
    world: World, nga: User, case: Petition, client: Client, settings: object
) -> None:
    settings.TODAY = THE_DAY_AFTER  # type: ignore[attr-defined]
    owed(world, title="việc trễ", due=ON_THE_DAY)
    client.force_login(world.minh)

    answer = client.get("/lanh-dao/")

    shown = answer.content.decode().split("<main", 1)[1]
    assert shown.count(f'href="/don-thu/{case.public_id}/"') == 1
    late = answer.context["stacks"]["late"]
    assert (late.count, [row.item.title for row in late.rows]) == (2, ["việc trễ"])


def test_where_all_that_is_late_are_cases_the_list_says_so(
    world: World, case: Petition, client: Client, settings: object
) -> None:
    settings.TODAY = THE_DAY_AFTER  # type: ignore[attr-defined]
    client.force_login(world.minh)

    shown = client.get("/lanh-dao/").content.decode()

    assert "Đều là việc của đơn thư" in shown


def test_a_sealed_one_tells_its_summary_alone(
    world: World, nga: User, client: Client, settings: object
) -> None:
    settings.TODAY = date(2026, 9, 1)  # type: ignore[attr-defined]
    denunciation(world, nga)
    client.force_login(world.minh)

    shown = client.get("/lanh-dao/").content.decode()

    assert SUMMARY in shown
    assert "Đã niêm phong" in shown
