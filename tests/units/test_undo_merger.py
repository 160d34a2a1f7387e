"""A merger is undone on its day, exactly; not later, and not once somebody worked on with it."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.units.actions.merger_undo import undo_merger
from danvan.units.actions.mergers import merge
from danvan.units.actions.refusals import MergerInUse, UndoneTooLate
from danvan.units.actions.units import open_unit, rename_unit
from danvan.units.actions.villages import count_households
from danvan.units.models import Area, Succession, Unit
from danvan.units.values import MergerPlan, NewUnit
from tests.factories.obligations import owed
from tests.factories.organisation import names_on, province_operator, tables_of_units, village
from tests.factories.people import World, appoint
from tests.units.test_merge_by_hand import DAY, commune_merger


@pytest.fixture
def giang(world: World) -> User:
    """Who keeps the registers of the province."""
    return province_operator(world)


@pytest.mark.db
def test_afterwards_every_table_is_as_it_was(world: World, giang: User, monday: date) -> None:
    village("thôn Bãi Trên", world.commune.area)
    before = tables_of_units()
    made = merge(commune_merger(world), by=giang, on=monday)
    assert tables_of_units() != before

    undo_merger(made.pk, by=giang, on=monday)

    assert tables_of_units() == before
    assert AuditEvent.objects.filter(code="units.merger_undone").count() == 1


@pytest.mark.db
def test_a_merger_undone_can_be_recorded_again(world: World, giang: User, monday: date) -> None:
    first = merge(commune_merger(world), by=giang, on=monday)
    undo_merger(first.pk, by=giang, on=monday)

    again = merge(commune_merger(world), by=giang, on=monday)

    assert Unit.objects.filter(succeeds=again).count() == 2


def test_not_on_another_day(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)

    with pytest.raises(UndoneTooLate):
        undo_merger(made.pk, by=giang, on=monday + timedelta(days=1))

    assert Succession.objects.filter(pk=made.pk).exists()


def test_not_by_who_does_not_keep_all_of_it(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)

    for person in (world.van, world.lan, world.hoa, world.kim):
        with pytest.raises(NotAllowed):
            undo_merger(made.pk, by=person, on=monday)


def _appoint(world: World, made: Succession, by: User, on: date) -> None:
    appoint(world.minh, made.new.get(kind="ubnd"), Role.LEADER, "Chủ tịch UBND xã", head=True)


def _rename(world: World, made: Succession, by: User, on: date) -> None:
    new = made.new.get(kind="ubnd")
    rename_unit(new.pk, version=1, name="UBND xã Lâm Bình", since=DAY, by=by, on=on)


def _open_below(world: World, made: Succession, by: User, on: date) -> None:
    new = made.new.get(kind="ubnd")
    opened = NewUnit("Phòng mới", "government", "department", "commune", new.area_id, DAY, new.pk)
    open_unit(opened, by=by, on=on)


def _count(world: World, made: Succession, by: User, on: date) -> None:
    place = Area.objects.get(versions__name="thôn Bãi Trên", versions__until=None)
    count_households(
        place.pk, version=place.version, at=on, count=90, source="Biên bản", by=by, on=on
    )


def _merge_on(world: World, made: Succession, by: User, on: date) -> None:
    new = made.new.get(kind="ubnd")
    plan = MergerPlan("100/QĐ (mẫu)", "Điều 1", DAY, old_units=(world.service.pk,), records=new.pk)
    merge(plan, by=by, on=on)


@pytest.mark.parametrize("then", [_appoint, _rename, _open_below, _count, _merge_on])
def test_not_once_somebody_worked_on_with_it(
    world: World, giang: User, monday: date, then: object
) -> None:
    village("thôn Bãi Trên", world.commune.area)
    made = merge(commune_merger(world), by=giang, on=monday)
    assert callable(then)
    then(world, made, giang, monday)
    worked = tables_of_units()

    with pytest.raises(MergerInUse), transaction.atomic():
        undo_merger(made.pk, by=giang, on=monday)

    assert tables_of_units() == worked


def test_work_given_to_a_new_unit_keeps_the_merger(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)
    owed(world, debtor=made.new.get(kind="ubnd").pk)

    with pytest.raises(MergerInUse):
        undo_merger(made.pk, by=giang, on=monday)


def test_what_was_imported_from_a_list_has_nothing_to_undo(
    world: World, giang: User, monday: date
) -> None:
    listed = Succession.objects.create(
        resolution="1/NQ", clause="1", on=DAY, recorded_on=monday, recorded_by=giang
    )
    listed.old.add(world.commune)

    with pytest.raises(UndoneTooLate):
        undo_merger(listed.pk, by=giang, on=monday)


def test_clauses_of_one_day_are_undone_the_last_first(
    world: World, giang: User, monday: date
) -> None:
    start = tables_of_units()
    first = merge(commune_merger(world), by=giang, on=monday)
    between = tables_of_units()
    # The first clause put the centre under the new committee from that day; the second ends it.
    holder = first.new.get(kind="ubnd").pk
    plan = MergerPlan("100/QĐ (mẫu)", "Điều 1", DAY, old_units=(world.service.pk,), records=holder)
    second = merge(plan, by=giang, on=monday)
    assert "Trung tâm Phục vụ hành chính công" not in names_on(DAY)

    with pytest.raises(MergerInUse):
        undo_merger(first.pk, by=giang, on=monday)
    undo_merger(second.pk, by=giang, on=monday)
    assert tables_of_units() == between
    undo_merger(first.pk, by=giang, on=monday)
    assert tables_of_units() == start
