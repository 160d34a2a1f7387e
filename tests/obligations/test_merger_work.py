"""Open work of ended units: who is proposed, what is joined, and one act for all of it."""

from datetime import date
from typing import Any

import pytest

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.actions.hand_over import NoPart, UnitEnded
from danvan.obligations.actions.merger_hand_over import NothingChosen, Passed, hand_over_lines
from danvan.obligations.actions.refusals import WordMissing
from danvan.obligations.models import Obligation
from danvan.obligations.queries.merger_counts import count_open_work, work_moved_from
from danvan.obligations.queries.merger_work import Sheet, old_units, sheet_of, successions_waiting
from danvan.units.actions.archives import name_holder
from tests.factories.mergers import MERGED_ON, Merger, divided, ended_commune, merge_two, merged
from tests.factories.obligations import owed
from tests.factories.people import World, appoint

REASON = "Sáp nhập xã"


@pytest.fixture
def merger(world: World) -> Merger:
    """Xã Bến Đá and xã Tân Lập, merged into xã An Bình."""
    return merge_two(world)


def duty(world: World, debtor: object, **changes: Any) -> Obligation:
    """Return work that the province ordered of a commune."""
    pk = getattr(debtor, "pk")  # noqa: B009  a unit, whatever the fixture calls it
    return owed(world, debtor=pk, creditor=world.province.pk, **changes)


def passed(sheet: Sheet) -> list[Passed]:
    """Return every line that somebody takes, as the form would send it."""
    return [
        Passed(line.obligation.pk, line.obligation.version, line.old, line.to)
        for line in sheet.lines
        if line.to is not None
    ]


@pytest.mark.db
def test_the_one_successor_is_proposed_for_every_line(
    world: World, merger: Merger, monday: date
) -> None:
    duty(world, merger.ben_da, title="Rà soát quy chế")
    duty(world, merger.tan_lap, title="Báo cáo hòa giải")

    sheet = sheet_of(merger.succession, world.lan, on=monday)

    assert [(line.old_name, line.to_name, line.joins) for line in sheet.lines] == [
        ("UBND xã Bến Đá", "UBND xã An Bình", False),
        ("UBND xã Tân Lập", "UBND xã An Bình", False),
    ]
    assert (sheet.proposed, sheet.waiting, sheet.joined) == (2, 0, 0)
    assert [(one.name, one.comes) for one in sheet.arriving] == [("UBND xã An Bình", 2)]


@pytest.mark.db
def test_three_equal_duties_become_one_and_are_told_before(
    world: World, merger: Merger, monday: date
) -> None:
    ours = duty(world, world.commune, origin_ref="plans.duty:7", occurrence="2026")
    first = duty(world, merger.ben_da, origin_ref="plans.duty:7", occurrence="2026")
    second = duty(world, merger.tan_lap, origin_ref="plans.duty:7", occurrence="2026")
    sheet = sheet_of(merger.succession, world.lan, on=monday)
    assert [line.joins for line in sheet.lines] == [True, True]

    done = hand_over_lines(merger.succession, passed(sheet), reason=REASON, by=world.lan, on=monday)

    assert (done.moved, done.joined) == (2, 2)
    for row in (first, second):
        row.refresh_from_db()
        assert (row.state, row.joined_into) == ("joined", ours)
    assert sheet_of(merger.succession, world.lan, on=monday).lines == ()
    event = AuditEvent.objects.get(code="obligations.merger_handed_over")
    assert (event.facts["moved"], event.facts["joined"]) == (2, 2)


@pytest.mark.db
def test_equal_duties_of_two_old_communes_meet_at_the_new_one(
    world: World, merger: Merger, monday: date
) -> None:
    for unit in (merger.ben_da, merger.tan_lap):
        duty(world, unit, title="Rà soát  quy chế")
    sheet = sheet_of(merger.succession, world.lan, on=monday)
    assert [line.joins for line in sheet.lines] == [False, True]
    assert sheet.arriving[0].joined == 1

    hand_over_lines(merger.succession, passed(sheet), reason=REASON, by=world.lan, on=monday)

    assert Obligation.objects.filter(state="open").count() == 1


@pytest.mark.db
def test_nobody_is_proposed_where_two_succeed(world: World, monday: date) -> None:
    old = ended_commune(world, "ben-da", "xã Bến Đá")
    row = merged(1, (old,), (world.commune, world.neighbour), records=world.commune)
    work = duty(world, old)

    sheet = sheet_of(row, world.lan, on=monday)

    assert [line.to for line in sheet.lines] == [None]
    assert sheet.waiting == 1
    offered = dict(sheet.choices)
    assert {world.commune.pk, world.neighbour.pk} <= set(offered)
    assert old.pk not in offered
    chosen = sheet_of(row, world.lan, on=monday, chosen={f"{work.pk}-{old.pk}": world.neighbour.pk})
    assert [line.to_name for line in chosen.lines] == ["UBND xã Phú Lâm"]


@pytest.mark.db
def test_work_of_a_divided_commune_waits_for_who_it_is_owed_to(world: World, monday: date) -> None:
    old = ended_commune(world, "ben-da", "xã Bến Đá")
    part = divided(1, old, world.commune, "part")
    divided(2, old, world.neighbour, "remainder")
    work = owed(world, debtor=old.pk, creditor=world.commune.pk)

    assert old_units([part])[part.pk] == {old.pk}
    sheet = sheet_of(part, world.lan, on=monday)
    assert [(line.obligation, line.to) for line in sheet.lines] == [(work, None)]
    assert sheet_of(part, world.hoa, on=monday).lines == ()


@pytest.mark.db
def test_a_body_without_successor_goes_where_a_person_says(world: World, monday: date) -> None:
    # The district's inspectorate: no clause names who stands in for it.
    body = ended_commune(world, "thanh-tra-huyen", "thanh tra huyện cũ")
    work = owed(world, debtor=body.pk, creditor=world.province.pk)
    appoint(world.van, world.province, Role.OPERATOR, "Quản trị của tỉnh")
    assert successions_waiting(world.lan, on=monday) == ()

    named = name_holder(
        [body.pk], holder=world.commune.pk, resolution="15/QĐ-UBND", clause="Điều 2",
        by=world.van, on=monday,
    )  # fmt: skip

    (found,) = successions_waiting(world.lan, on=monday)
    sheet = sheet_of(found.succession, world.lan, on=monday)
    assert (found.succession, [line.to for line in sheet.lines]) == (named, [None])
    line = Passed(work.pk, 1, body.pk, world.economy.pk)
    done = hand_over_lines(named, [line], reason=REASON, by=world.lan, on=monday)
    assert done.moved == 1
    assert work.parties.get(part="debtor").unit == world.economy


@pytest.mark.db
def test_a_unit_that_goes_on_hands_nothing_over(world: World, monday: date) -> None:
    row = merged(1, (world.neighbour,), (world.commune,), records=world.commune)
    duty(world, world.neighbour)

    assert old_units([row])[row.pk] == frozenset()
    assert successions_waiting(world.lan, on=monday) == ()


@pytest.mark.db
def test_who_finds_the_merger_waiting(world: World, merger: Merger, monday: date) -> None:
    duty(world, merger.ben_da)

    (found,) = successions_waiting(world.lan, on=monday)
    assert (found.succession, found.names, found.open) == (
        merger.succession,
        ("UBND xã Bến Đá",),
        1,
    )
    assert len(successions_waiting(world.minh, on=monday)) == 1
    for who in (world.hoa, world.son, world.thu, world.kim, world.van):
        assert successions_waiting(who, on=monday) == ()


@pytest.mark.db
def test_every_part_of_old_units_moves_the_debt_last(
    world: World, merger: Merger, monday: date
) -> None:
    # Bến Đá ordered it, Tân Lập owes it: both parts come to An Bình, in one act.
    work = owed(world, debtor=merger.tan_lap.pk, creditor=merger.ben_da.pk)
    sheet = sheet_of(merger.succession, world.lan, on=monday)
    assert [line.owes for line in sheet.lines] == [False, True]

    hand_over_lines(merger.succession, passed(sheet), reason=REASON, by=world.lan, on=monday)

    parts = set(work.parties.values_list("part", "unit"))
    assert parts == {("creditor", world.commune.pk), ("debtor", world.commune.pk)}
    assert work.hand_overs.count() == 2


@pytest.mark.db
def test_all_or_nothing(world: World, merger: Merger, monday: date) -> None:
    duty(world, merger.ben_da)
    changed = duty(world, merger.tan_lap, title="Khác")
    lines = passed(sheet_of(merger.succession, world.lan, on=monday))
    Obligation.objects.filter(pk=changed.pk).update(version=9)

    with pytest.raises(StaleRecord):
        hand_over_lines(merger.succession, lines, reason=REASON, by=world.lan, on=monday)

    assert not Obligation.objects.filter(parties__unit=world.commune).exists()


def test_strangers_and_senseless_lines_are_refused(
    world: World, merger: Merger, monday: date
) -> None:
    work = duty(world, merger.ben_da)
    row = merger.succession
    line = Passed(work.pk, 1, merger.ben_da.pk, world.commune.pk)

    for who in (world.hoa, world.thu, world.van, world.kim):
        with pytest.raises(NotAllowed):
            hand_over_lines(row, [line], reason=REASON, by=who, on=monday)
    for lines, reason, refusal in (
        ([], REASON, NothingChosen),
        ([line], "  ", WordMissing),
        ([Passed(work.pk, 1, merger.ben_da.pk, merger.tan_lap.pk)], REASON, UnitEnded),
        # The creditor goes on: its part is not handed over by a merger it had no part in.
        ([Passed(work.pk, 1, world.province.pk, world.commune.pk)], REASON, NoPart),
        ([Passed(work.pk, 1, merger.tan_lap.pk, world.commune.pk)], REASON, NoPart),
    ):
        with pytest.raises(refusal):
            hand_over_lines(row, lines, reason=reason, by=world.lan, on=monday)
    work.refresh_from_db()
    assert work.version == 1


@pytest.mark.db
def test_before_the_day_the_sheet_can_be_read_but_nobody_takes(world: World) -> None:
    merger = merge_two(world)
    # The province ordered; its planner looks a day ahead.
    owed(world, debtor=merger.ben_da.pk, creditor=world.neighbour.pk)
    eve = date(2026, 2, 28)

    (found,) = successions_waiting(world.hoa, on=eve)
    assert found.open == 1
    assert found.succession.on == MERGED_ON


@pytest.mark.db
def test_the_register_of_mergers_counts_open_work(
    world: World, merger: Merger, monday: date
) -> None:
    units = frozenset({merger.ben_da.pk, merger.tan_lap.pk})
    duty(world, merger.ben_da, title="Một")
    owed(world, debtor=merger.tan_lap.pk, creditor=merger.ben_da.pk, title="Hai")

    assert count_open_work(units, monday) == 2
    assert not work_moved_from(units, MERGED_ON)
    lines = passed(sheet_of(merger.succession, world.lan, on=monday))
    hand_over_lines(merger.succession, lines, reason=REASON, by=world.lan, on=monday)
    assert count_open_work(units, monday) == 0
    assert work_moved_from(units, MERGED_ON)


@pytest.mark.db
def test_a_long_sheet_asks_no_more_often(
    world: World, merger: Merger, monday: date, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        duty(world, merger.ben_da, title=f"Việc {number}")

    with django_assert_max_num_queries(20):  # type: ignore[operator]  # pytest-django's fixture
        sheet = sheet_of(merger.succession, world.lan, on=monday)

    assert len(sheet.lines) == 12
