"""The sign-ins of a sample installation: the page opens whatever has been tried out in it."""

from datetime import date
from typing import Any

import pytest

from danvan.desk.sample.sign_ins import sample_sign_ins
from danvan.units.models import AreaVersion
from tests.factories.people import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 1)


def test_people_of_an_area_that_ended_stand_under_its_last_name(
    world: World, settings: Any
) -> None:
    settings.TODAY = DAY
    places = [one.place for one in sample_sign_ins()]
    assert places[0] == "Tại xã An Bình"

    ended = AreaVersion.objects.filter(area=world.commune.area)
    ended.update(until=date(2026, 6, 30))

    assert [one.place for one in sample_sign_ins()] == places
