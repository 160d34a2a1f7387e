"""The first operator: let in by whoever holds the machine, once."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.units.access import areas_managed, may_manage_unit, roles_on
from danvan.units.models import Appointment, Unit
from tests.factories.people import World

GOOD = "một câu dễ nhớ 7"


def run(unit: str, username: str = "nga.tran", **more: object) -> str:
    """Run the command and return what it printed."""
    out = StringIO()
    call_command(
        "first_operator", unit=unit, username=username, name="Trần Thị Nga", stdout=out, **more
    )
    return out.getvalue()


@pytest.mark.django_db
def test_an_empty_installation_gets_its_province_and_its_operator(today: date) -> None:
    printed = run("ubnd-tinh", new_province="tỉnh Minh Hải", since=date(2025, 7, 1))

    nga = User.objects.get(username="nga.tran")
    unit = Unit.objects.get(key="ubnd-tinh")
    assert roles_on(nga, today) == {Role.OPERATOR}
    assert may_manage_unit(nga, unit.pk, on=today)
    assert unit.area_id in areas_managed(nga, today)
    assert unit.versions.get().name == "UBND tỉnh Minh Hải"
    path = next(word for word in printed.split() if "/moi/" in word).removeprefix(
        "http://localhost:8000"
    )
    answer = Client().post(path, {"new_password1": GOOD, "new_password2": GOOD})
    assert answer["Location"] == reverse("desk:home")


def test_a_unit_with_nobody_above_it_gets_one(world: World, today: date) -> None:
    run("ubnd-phu-lam")

    nga = User.objects.get(username="nga.tran")
    assert may_manage_unit(nga, world.neighbour.pk, on=today)
    assert not may_manage_unit(nga, world.commune.pk, on=today)


@pytest.mark.parametrize("unit", ["ubnd-an-binh", "vhxh-an-binh"])
def test_where_an_operator_is_he_invites(world: World, today: date, unit: str) -> None:
    with pytest.raises(CommandError, match="Mai Thanh Vân đang là người quản trị"):
        run(unit)

    assert not User.objects.filter(username="nga.tran").exists()


def test_an_operator_who_left_does_not_count(world: World, today: date) -> None:
    Appointment.objects.filter(user=world.van).update(until=date(2026, 3, 8))

    run("ubnd-an-binh")

    assert User.objects.filter(username="nga.tran").exists()


@pytest.mark.usefixtures("world", "today")
def test_a_province_is_founded_only_where_nothing_is() -> None:
    with pytest.raises(CommandError, match="Đã có đơn vị"):
        run("ubnd-tinh-2", new_province="tỉnh Khác")


@pytest.mark.usefixtures("world", "today")
def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(CommandError, match="Không có đơn vị đang hoạt động với mã khong-co"):
        run("khong-co")


@pytest.mark.usefixtures("today")
@pytest.mark.django_db
def test_nothing_is_left_when_the_name_does_not_fit() -> None:
    with pytest.raises(CommandError, match="Tên đăng nhập chỉ gồm"):
        run("ubnd-tinh", username="Trần Nga", new_province="tỉnh Minh Hải")

    assert not Unit.objects.exists()
