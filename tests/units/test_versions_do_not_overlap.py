"""PostgreSQL itself refuses two versions of one unit or area on one day."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from danvan.units.models import AreaVersion, UnitVersion
from tests.factories.people import World

pytestmark = [
    pytest.mark.db,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite has no exclusion constraint: acts ask"
    ),
]


def check_now() -> None:
    """Ask what PostgreSQL would ask at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_day_is_not_told_twice(world: World) -> None:
    later = date(2026, 1, 1)

    check_now()  # from here on each statement is asked at once

    with pytest.raises(DatabaseError), transaction.atomic():
        UnitVersion.objects.create(unit=world.office, name="Phòng khác", since=later)
    with pytest.raises(DatabaseError), transaction.atomic():
        AreaVersion.objects.create(area=world.commune.area, name="xã khác", since=later)


def test_the_new_version_may_be_written_before_the_old_one_ends(world: World) -> None:
    UnitVersion.objects.create(unit=world.office, name="Phòng khác", since=date(2026, 1, 1))
    UnitVersion.objects.filter(unit=world.office, since=date(2025, 7, 1)).update(
        until=date(2025, 12, 31)
    )

    check_now()

    assert UnitVersion.objects.filter(unit=world.office).count() == 2


def test_two_units_may_stand_on_one_day(world: World) -> None:
    UnitVersion.objects.filter(unit=world.office).update(until=date(2026, 1, 1))

    check_now()

    assert UnitVersion.objects.get(unit=world.economy).until is None
