"""Figures of a day before a merger keep the tree of that day, also when asked afterwards."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.roles import Role
from danvan.desk.queries.leader import unit_rows
from danvan.obligations.actions.merger_hand_over import Passed, hand_over_lines
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_lists import Asker
from danvan.obligations.queries.desk_overseen import unit_lines
from danvan.obligations.queries.merger_work import sheet_of
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.plans.queries.plans_coverage import coverage_of
from danvan.units.queries import unit_book
from tests.conftest import signed_in
from tests.factories.mergers import Merger, merge_two
from tests.factories.obligations import owed
from tests.factories.people import World, appoint
from tests.factories.plans import HEADER, duty, reviewed_draft

pytestmark = pytest.mark.db
BEFORE, AFTER = date(2025, 12, 10), date(2026, 3, 9)


@pytest.fixture
def merger(world: World) -> Merger:
    """Two communes end on 28 February 2026; each finished one piece of work of 2025 in time."""
    found = merge_two(world)
    for commune in (found.ben_da, found.tan_lap):
        row = owed(
            world, debtor=commune.pk, creditor=world.province.pk, due=date(2025, 11, 30),
            title=f"Báo cáo năm 2025 {commune.pk}",
        )  # fmt: skip
        Obligation.objects.filter(pk=row.pk).update(
            state="confirmed", submitted_on=date(2025, 11, 20), closed_on=date(2025, 11, 25)
        )
    owed(world, debtor=found.ben_da.pk, creditor=world.province.pk, title="Việc còn mở")
    return found


def told(world: World, on: date) -> dict[str, tuple[int, int | None]]:
    """Return the table of units of a day: what was judged there, and the share in time."""
    lines = unit_lines(Asker(world.kim, on))
    rows = unit_rows(lines, on=on)
    return {
        row.name: (line.judged, row.share)
        for line, row in zip(lines, rows, strict=True)
        if line.judged
    }


def test_finished_work_stays_with_who_did_it(world: World, merger: Merger) -> None:
    expected = {"UBND xã Bến Đá": (1, 100), "UBND xã Tân Lập": (1, 100)}
    assert told(world, BEFORE) == expected

    sheet = sheet_of(merger.succession, world.lan, on=AFTER)
    lines = [
        Passed(one.obligation.pk, one.obligation.version, one.old, one.to)
        for one in sheet.lines
        if one.to is not None
    ]
    assert len(lines) == 1  # finished work is not on the sheet
    hand_over_lines(merger.succession, lines, reason="Sáp nhập", by=world.lan, on=AFTER)

    assert told(world, BEFORE) == expected
    assert told(world, AFTER) == {}  # of 2026 nothing is judged yet


def test_the_leaders_page_of_that_day_names_the_old_communes(
    world: World, merger: Merger, settings: object
) -> None:
    settings.TODAY = BEFORE  # type: ignore[attr-defined]  # pytest-django's settings wrapper

    page = signed_in(world.kim).get(reverse("desk:leader")).content.decode()

    assert "UBND xã Bến Đá" in page
    assert "UBND xã Tân Lập" in page
    assert not re.search(r"UBND xã An Bình", page)


def test_the_book_of_a_day_holds_the_units_of_that_day(world: World, merger: Merger) -> None:
    before = {entry.pk for entry in unit_book(BEFORE).at_work()}
    after = {entry.pk for entry in unit_book(AFTER).at_work()}

    assert before - after == {merger.ben_da.pk, merger.tan_lap.pk}
    below = {entry.pk for entry in unit_book(BEFORE).below(world.province.pk)}
    assert merger.ben_da.pk in below
    assert merger.ben_da.pk not in {e.pk for e in unit_book(AFTER).below(world.province.pk)}


def test_the_coverage_of_an_old_plan_keeps_its_communes(world: World, merger: Merger) -> None:
    plan = _plan_of_the_province(world, merger)

    for on in (BEFORE, AFTER):
        rows = coverage_of(plan, world.kim, on).rows
        assert {row.name for row in rows} == {"UBND xã Bến Đá", "UBND xã Tân Lập"}, on
        assert {row.unit for row in rows} == {merger.ben_da.pk, merger.tan_lap.pk}


def _plan_of_the_province(world: World, merger: Merger) -> Plan:
    """Return a plan that the province issued while the old communes stood."""
    appoint(world.lan, world.province, Role.PLANNER, "Chuyên viên")
    order = duty("Xây dựng kế hoạch của xã", merger.ben_da, merger.tan_lap, nature="deliverable")
    header = replace(HEADER, date="2025-12-05", year=2025, number="41/KH-UBND")
    draft = reviewed_draft(world, [order], header=header, issuer=world.province)
    return issue_plan(draft.pk, version=1, by=world.lan, on=BEFORE)
