"""The home page leads to the documents that wait for a person."""

from datetime import date

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.desk.day import HOME
from tests.factories.papers import submitted
from tests.factories.people import World


@pytest.mark.usefixtures("today")
def test_a_leader_finds_what_waits_for_him_at_home(world: World, monday: date) -> None:
    submitted(world, on=monday)
    submitted(world, on=monday)

    shown = signed_in(world.minh).get(HOME).content.decode()

    assert "2 văn bản chờ bạn xử lý" in shown
    assert reverse("documents:mine") in shown
    for other in (world.lan, world.hoa):
        assert "chờ bạn xử lý" not in signed_in(other).get(HOME).content.decode()
