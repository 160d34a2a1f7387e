"""What is exported on a day and handed in again on it changes nothing, whatever there is."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.desk.sample.organisation import build_organisation
from danvan.readers.sheets import open_sheets
from danvan.units.actions import rebuild_paths
from danvan.units.models import (
    AreaVersion,
    HouseholdCount,
    Unit,
    UnitVersion,
)
from danvan.units.queries.sheets import known_registers
from danvan.units.queries.sheets_export import empty_workbook, export_workbook
from danvan.units.sheets.laying import cells_of
from danvan.units.sheets.outcome import lay_beside
from danvan.units.sheets.values import Outcome
from tests.factories.people import World, appoint, area, make_world, person, unit

ON = date(2026, 7, 15)


def handed_back(user: User, on: date) -> Outcome:
    """Return what a person's export comes to when it is handed in the same day."""
    cells = cells_of(open_sheets(export_workbook(user, on), "a.xlsx"))
    assert cells["remarks"] == []
    return lay_beside(cells, known_registers(user, on, cells))


def changes_nothing(found: Outcome) -> bool:
    """Say whether not a row is new, changed or faulty, and there are rows."""
    assert [(f.sheet, f.row, f.column, f.text) for f in found.faults] == []
    assert [line for line in found.lines if line.what != "same"] == []
    return bool(found.lines) and not found.writes


@pytest.mark.parametrize("on", [date(2025, 6, 30), date(2025, 7, 1), ON])
@pytest.mark.django_db
def test_the_sample_province_comes_back_as_it_was(on: date) -> None:
    """On 30 June with its districts, on 1 July without them: names are borne twice."""
    build_organisation()
    operator = person("bay", "Nguyễn Văn Bảy")
    appoint(operator, Unit.objects.get(key="ubnd-tinh"), Role.OPERATOR, "Quản trị")
    operator.appointments.update(since=date(2020, 1, 1))
    operator.appointments.get().post.__class__.objects.filter(title="Quản trị").update(
        since=date(2020, 1, 1)
    )

    found = handed_back(operator, on)

    assert len(found.lines) > 200
    assert changes_nothing(found)


@pytest.mark.django_db
def test_each_keeper_exports_his_place_and_no_other(world: World) -> None:
    found = handed_back(world.van, ON)

    assert changes_nothing(found)
    titles = {line.title for line in found.lines}
    assert "Phòng Kinh tế" in titles
    assert "UBND xã Phú Lâm" not in titles
    assert not any("Bùi Thị Hoa" in title for title in titles)


@pytest.mark.django_db
def test_an_empty_form_has_every_heading_and_no_row() -> None:
    sheets = open_sheets(empty_workbook(), "mau.xlsx")

    cells = cells_of(sheets)

    assert [sheet.name for sheet in sheets] == [
        "Địa bàn",
        "Đơn vị",
        "Chức vụ",
        "Người",
        "Số hộ",
        "Hướng dẫn",
        "Danh mục",
    ]
    assert [part["code"] for part in cells["sheets"]] == [
        "areas",
        "units",
        "posts",
        "people",
        "counts",
    ]
    assert all(part["rows"] == [] and part["missing"] == [] for part in cells["sheets"])


NAMES = st.text(
    st.sampled_from("aăâđeêioôơưuy ,;-–=+@\"'0123456789ÁĐỆ\u00a0\u200b\u0301"),
    min_size=1,
    max_size=25,
).filter(lambda text: bool("".join(c for c in text if c.isalnum())))
DAYS = st.integers(0, 400)


class RoundTrip(TestCase):
    """A few random organisations, names as people and machines write them."""

    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # writing a world takes long: to shrink one would take minutes
    )
    @given(
        names=st.lists(NAMES, min_size=1, max_size=6),
        places=st.lists(st.tuples(NAMES, DAYS, st.booleans()), max_size=5),
        held=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), DAYS), max_size=6),
        renamed=st.lists(st.tuples(NAMES, st.integers(1, 300)), max_size=3),
    )
    def test_changes_nothing(
        self,
        names: list[str],
        places: list[tuple[str, int, bool]],
        held: list[tuple[int, int, int]],
        renamed: list[tuple[str, int]],
    ) -> None:
        """Villages, units under each other, ended and renamed ones, posts and households."""
        world = make_world()
        home = world.commune.area
        for at, (name, days, ends) in enumerate(places):
            made = area(f"thon-{at}", name, "village", home)
            until = ON + timedelta(days=days - 200) if ends else None
            AreaVersion.objects.filter(area=made).update(until=until)
            HouseholdCount.objects.create(area=made, on=ON, count=days, source=name)
        units = [world.commune]
        for at, name in enumerate(names):
            above = units[at % len(units)]
            units.append(unit(f"don-vi-{at}", name, "service", "commune", home, above))
        for at, (name, days) in enumerate(renamed):
            begins = date(2025, 7, 1) + timedelta(days=days)
            old = UnitVersion.objects.filter(unit=units[at % len(units)], until=None).get()
            if old.since < begins:
                old.until = begins - timedelta(days=1)
                old.save()
                UnitVersion.objects.create(
                    unit=old.unit, name=name, superior=old.superior, since=begins, aliases=name
                )
        rebuild_paths()
        people = list(world.people().values())
        for who, where, days in held:
            if not people[who].appointments.filter(post__unit=units[where % len(units)]).exists():
                given = appoint(
                    people[who], units[where % len(units)], Role.OFFICER, names[days % len(names)]
                )
                assert given.pk
        assert changes_nothing(handed_back(world.van, ON))
