"""The box in the bar leads to the registers, for whoever reads them."""

import re

import pytest
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")


def test_it_asks_the_registers(world: World) -> None:
    browser = signed_in(world.lan)
    page = browser.get(reverse("desk:home")).content.decode()

    boxes = re.findall(r'<form class="bar-search"[^>]*action="([^"]*)"', page)
    names = re.findall(r'<input type="search" id="q-(\w+)" name="(\w+)"', page)

    assert boxes == [reverse("documents:register")] * 2
    assert names == [("bar", "q"), ("sheet", "q")]
    assert browser.get(boxes[0], {"q": "12 kh ubnd"}).status_code == 200


def test_who_reads_no_register_is_offered_none(world: World) -> None:
    page = signed_in(world.van).get(reverse("desk:home")).content.decode()

    assert "bar-search" not in page
