"""Ended bodies that no clause gives a holder: an operator names one, and reach follows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.units.access import reaches_unit
from danvan.units.actions.archives import NothingUnheld, name_holder
from danvan.units.actions.refusals import ClauseTaken, HolderMissing
from danvan.units.models import Succession, Unit
from danvan.units.queries.archives import unheld_units
from tests.conftest import signed_in
from tests.factories.mergers import ended_commune
from tests.factories.people import World, appoint

PAGE = reverse("units:archives")
GIVEN = {"resolution": "15/QĐ-UBND", "clause": "Điều 2"}


@pytest.fixture
def ended(world: World) -> Unit:
    """UBND xã Bến Đá, which ended and which nobody holds."""
    return ended_commune(world, "ben-da", "xã Bến Đá")


@pytest.fixture(autouse=True)
def operator(world: World) -> None:
    """Vân keeps the registers of the whole province."""
    appoint(world.van, world.province, Role.OPERATOR, "Quản trị của tỉnh")


@pytest.mark.db
def test_only_ended_bodies_without_a_holder_are_listed(
    world: World, ended: Unit, monday: date
) -> None:
    held = ended_commune(world, "tan-lap", "xã Tân Lập")
    row = Succession.objects.create(
        resolution="9/NQ-MAU", clause="khoản 1", on=date(2026, 3, 1), records=world.commune
    )
    row.old.add(held)

    rows, count = unheld_units(world.van, monday)

    assert [(one.name, one.around, one.until) for one in rows] == [
        ("UBND xã Bến Đá", "tỉnh Minh Hải", date(2026, 2, 28))
    ]
    assert count == 1
    assert unheld_units(world.van, monday, "ben da")[1] == 1
    assert unheld_units(world.van, monday, "khác")[1] == 0
    assert unheld_units(world.van, date(2026, 2, 28))[1] == 0  # it still stands


@pytest.mark.db
def test_the_holder_reaches_what_was_left(world: World, ended: Unit, monday: date) -> None:
    assert not reaches_unit(world.lan, "obligations.view", ended.pk, monday)

    made = name_holder([ended.pk], holder=world.commune.pk, **GIVEN, by=world.van, on=monday)

    assert (made.records, list(made.old.all()), made.recorded_by) == (
        world.commune,
        [ended],
        world.van,
    )
    assert reaches_unit(world.lan, "obligations.view", ended.pk, monday)
    assert not reaches_unit(world.hoa, "obligations.view", ended.pk, monday)
    assert unheld_units(world.van, monday)[1] == 0


@pytest.mark.db
def test_one_decision_takes_in_several_bodies_for_one_holder(
    world: World, ended: Unit, monday: date
) -> None:
    other = ended_commune(world, "tan-lap", "xã Tân Lập")
    first = name_holder([ended.pk], holder=world.commune.pk, **GIVEN, by=world.van, on=monday)

    again = name_holder([other.pk], holder=world.commune.pk, **GIVEN, by=world.van, on=monday)

    assert again == first
    assert set(first.old.all()) == {ended, other}


def test_what_makes_no_sense_is_refused(world: World, ended: Unit, monday: date) -> None:
    other = ended_commune(world, "tan-lap", "xã Tân Lập")
    name_holder([other.pk], holder=world.neighbour.pk, **GIVEN, by=world.van, on=monday)

    for units, holder, refusal in (
        ([], world.commune.pk, NothingUnheld),
        ([other.pk], world.commune.pk, NothingUnheld),  # held by now
        ([world.neighbour.pk], world.commune.pk, NothingUnheld),  # still stands
        ([ended.pk], other.pk, HolderMissing),
        ([ended.pk], world.commune.pk, ClauseTaken),  # the clause names another holder
    ):
        with pytest.raises(refusal):
            name_holder(units, holder=holder, **GIVEN, by=world.van, on=monday)
    for who in (world.lan, world.hoa, world.minh, world.kim):
        with pytest.raises(NotAllowed):
            name_holder([ended.pk], holder=world.commune.pk, **GIVEN, by=who, on=monday)
    assert not ended.succeeded_by.exists()


@pytest.mark.usefixtures("today")
def test_the_operator_names_a_holder_on_the_page(world: World, ended: Unit) -> None:
    browser = signed_in(world.van)
    assert "UBND xã Bến Đá" in browser.get(PAGE).content.decode()
    missing = browser.post(PAGE, {"units": [ended.pk], "holder": ""})
    assert missing.status_code == 422
    assert "Hãy chọn đơn vị giữ hồ sơ." in missing.content.decode()

    sent = {"units": [ended.pk], "holder": world.commune.pk, **GIVEN}
    done = browser.post(PAGE, sent, follow=True)

    assert "Đã ghi nơi giữ hồ sơ." in done.content.decode()
    assert "Đơn vị cũ nào cũng đã có nơi giữ hồ sơ" in done.content.decode()
    assert ended.succeeded_by.get().records == world.commune


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "kim", "thu", "dung", "tam"])
@pytest.mark.usefixtures("today")
def test_others_have_no_such_page(world: World, ended: Unit, who: str) -> None:
    browser = signed_in(world.people()[who])

    assert browser.get(PAGE).status_code == 404
    sent = {"units": [ended.pk], "holder": world.commune.pk, **GIVEN}
    assert browser.post(PAGE, sent).status_code == 404
    assert not ended.succeeded_by.exists()


@pytest.mark.usefixtures("today")
def test_an_operator_of_one_commune_sees_only_what_ended_there(world: World, ended: Unit) -> None:
    appoint(world.hoa, world.neighbour, Role.OPERATOR, "Quản trị")

    page = signed_in(world.hoa).get(PAGE)

    assert page.status_code == 200
    assert "UBND xã Bến Đá" not in page.content.decode()


@pytest.mark.usefixtures("today")
def test_a_long_list_asks_no_more_often(world: World) -> None:
    browser = signed_in(world.van)
    asked = []
    for number in range(6):
        ended_commune(world, f"xa-cu-{number}", f"xã Cũ {number}")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(PAGE).content.decode().count('name="units"') == number + 1
        asked.append(len(queries))

    assert asked[-1] == asked[1]
    assert asked[-1] < 50
