"""Who keeps the register of a place: it goes with the place, and stays where it last stood."""

from datetime import date

import pytest

from danvan.accounts.roles import Role
from danvan.units.access import areas_managed, may_manage_area, may_manage_unit
from danvan.units.access.people import may_manage_person
from danvan.units.actions import rebuild_paths
from danvan.units.actions.areas import end_area, move_area
from danvan.units.models import Area
from tests.factories.organisation import province_operator
from tests.factories.people import World, appoint, area, person, unit

MOVED = date(2026, 3, 1)
EVE = date(2026, 2, 28)
ON = date(2026, 3, 9)


@pytest.fixture
def hamlet(world: World) -> Area:
    """A village of An Bình."""
    return area("thon-tay", "Thôn Tây", "village", world.commune.area)


@pytest.mark.db
def test_a_village_that_moved_away_is_kept_by_its_new_commune_alone(
    world: World, hamlet: Area
) -> None:
    body = unit("thon-tay-dau-moi", "Thôn Tây", "village", "village", hamlet, world.neighbour)
    rebuild_paths()
    yen = person("yen", "Lâm Thị Yến")
    appoint(yen, body, Role.VILLAGE, "Trưởng thôn", head=True)
    phuc = person("phuc", "Hồ Văn Phúc")
    appoint(phuc, world.neighbour, Role.OPERATOR, "Quản trị hệ thống")
    giang = province_operator(world)

    move_area(hamlet.pk, version=1, within=world.neighbour.area_id, since=MOVED, by=giang, on=ON)

    assert may_manage_area(world.van, hamlet.pk, on=EVE)
    assert not may_manage_area(phuc, hamlet.pk, on=EVE)
    for keeper, keeps in ((world.van, False), (phuc, True), (giang, True)):
        assert may_manage_area(keeper, hamlet.pk, on=MOVED) is keeps
        assert may_manage_unit(keeper, body.pk, on=MOVED) is keeps
        assert may_manage_person(keeper, yen, on=MOVED) is keeps


@pytest.mark.db
def test_an_ended_village_is_kept_where_it_last_stood(world: World, hamlet: Area) -> None:
    end_area(hamlet.pk, version=1, until=EVE, by=world.van, on=ON)

    assert hamlet.pk in areas_managed(world.van, ON)


def test_a_village_that_begins_later_is_kept_already(world: World, hamlet: Area) -> None:
    hamlet.versions.update(since=date(2026, 5, 1))

    assert hamlet.pk in areas_managed(world.van, ON)
