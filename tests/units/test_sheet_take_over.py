"""Writing a confirmed spreadsheet: all of it or nothing, once, and only what was seen."""

from datetime import date
from typing import Any

import pytest
from django.db import connection

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.readers.sheets import open_sheets
from danvan.units.access import reaches_unit
from danvan.units.actions import sheets_running
from danvan.units.actions.sheets import (
    AlreadyDealtWith,
    ChangedSince,
    NothingToWrite,
    NotOfTheForm,
    SheetRefused,
    StillFaulty,
    correct_sheet,
    drop_sheet,
    hand_in_sheet,
    take_over_sheet,
    write_again,
)
from danvan.units.actions.sheets_running import run_sheet
from danvan.units.actions.sheets_writing import SheetWriter
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    HouseholdCount,
    Post,
    SheetImport,
    Unit,
    UnitVersion,
)
from danvan.units.queries.sheets import known_registers
from danvan.units.sheets.outcome import digest_of, lay_beside
from tests.factories.people import World, appoint, make_world, person
from tests.units.sheet_files import workbook

ON = date(2026, 3, 9)
State = SheetImport.State

pytestmark = pytest.mark.db

STATION: dict[str, Any] = {
    "name": "Trạm Y tế xã An Bình",
    "sector": "chính quyền",
    "kind": "trạm y tế",
    "level": "cấp xã",
    "area": "xã An Bình",
    "superior": "UBND xã An Bình",
}
POST: dict[str, Any] = {
    "unit": "Trạm Y tế xã An Bình",
    "title": "Trạm trưởng",
    "role": "Thủ trưởng đơn vị",
    "head": "có",
}
LAN: dict[str, Any] = {
    "name": "Lý Thị Lan",
    "email": "lan.ly@example.org",
    "unit": "Trạm Y tế xã An Bình",
    "title": "Trạm trưởng",
    "basis": "12/QĐ-UBND",
}
HAMLET: dict[str, Any] = {"name": "Thôn Tây", "level": "thôn, tổ dân phố", "within": "xã An Bình"}
COUNT: dict[str, Any] = {"area": "Thôn Tây", "on": "01/01/2026", "count": 120, "source": "thôn"}
WHOLE: dict[str, Any] = {
    "areas": [HAMLET],
    "units": [STATION],
    "posts": [POST],
    "people": [LAN],
    "counts": [COUNT],
}
TABLES = (Area, AreaVersion, Unit, UnitVersion, Post, User, Appointment, HouseholdCount)


def handed_in(world: World, by: User | None = None, **sheets: Any) -> SheetImport:
    """Return a spreadsheet of An Bình handed in by its operator."""
    return hand_in_sheet(
        workbook(**sheets),
        "to-chuc.xlsx",
        unit=world.commune,
        by=by or world.van,
        on=ON,
        open_file=open_sheets,
    )


def seen(row: SheetImport) -> str:
    """Return the mark of the preview as it is now."""
    return digest_of(lay_beside(row.rows, known_registers(row.by, ON, row.rows)))


def confirmed(row: SheetImport) -> SheetImport:
    """Confirm what is seen, as the page does, and write it."""
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=row.by, on=ON)
    run_sheet(row.pk)
    row.refresh_from_db()
    return row


def sizes() -> dict[str, int]:
    """Return how many rows each table holds."""
    return {table.__name__: table.objects.count() for table in TABLES}


def test_everything_is_written_at_one_go(world: World) -> None:
    row = confirmed(handed_in(world, **WHOLE))

    station = Unit.objects.get(versions__name="Trạm Y tế xã An Bình")
    head = Appointment.objects.select_related("user", "post").get(post__unit=station)
    assert row.state == State.DONE
    assert row.done == row.total == 5
    assert station.versions.get().superior == world.commune
    assert station.versions.get().path == (f"{world.province.pk}/{world.commune.pk}/{station.pk}/")
    assert (head.user.username, head.user.email, head.basis) == (
        "lan.ly",
        "lan.ly@example.org",
        "12/QĐ-UBND",
    )
    assert (head.post.title, head.post.role, head.post.is_head) == ("Trạm trưởng", Role.HEAD, True)
    assert not head.user.has_usable_password()
    assert HouseholdCount.objects.get(area__versions__name="Thôn Tây").count == 120
    assert reaches_unit(world.minh, "units.view", station.pk, ON)


def test_the_log_tells_of_the_file_and_of_each_record(world: World) -> None:
    row = confirmed(handed_in(world, **WHOLE))

    told = AuditEvent.objects.filter(code__startswith="units.sheet").order_by("pk")
    added = told.filter(code="units.sheet_added")
    (whole,) = told.filter(code="units.sheet_taken_over")
    assert whole.facts == {"file": "to-chuc.xlsx", "added": 6, "changed": 0}
    assert {event.about_kind.rpartition(".")[2].lower() for event in added} == {
        "area",
        "unit",
        "post",
        "user",
        "appointment",
        "householdcount",
    }
    assert row.rows == {}, "cells with names and addresses are forgotten once they are written"


def test_the_same_file_twice_changes_nothing(world: World) -> None:
    confirmed(handed_in(world, **WHOLE))
    before, events = sizes(), AuditEvent.objects.filter(code="units.sheet_added").count()

    again = handed_in(world, **WHOLE)

    outcome = lay_beside(again.rows, known_registers(world.van, ON, again.rows))
    assert outcome.faults == ()
    assert {line.what.value for line in outcome.lines} == {"same"}
    with pytest.raises(NothingToWrite):
        take_over_sheet(again.pk, version=again.version, seen=seen(again), by=world.van, on=ON)
    assert sizes() == before
    assert AuditEvent.objects.filter(code="units.sheet_added").count() == events


def test_a_failure_at_the_last_row_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = handed_in(world, **WHOLE)
    before = sizes()
    counts = SheetWriter._counts

    def break_off(self: SheetWriter, *given: Any) -> None:
        counts(self, *given)
        assert HouseholdCount.objects.filter(area__versions__name="Thôn Tây").exists()
        raise RuntimeError("power cut")

    monkeypatch.setattr(SheetWriter, "_counts", break_off)
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)

    with pytest.raises(RuntimeError, match="power cut"):
        run_sheet(row.pk)

    row.refresh_from_db()
    assert sizes() == before
    assert row.state == State.FAILED
    assert "Chưa có gì thay đổi" in row.problem
    monkeypatch.undo()
    assert confirmed(row).state == State.DONE


def test_while_a_fault_is_left_nothing_is_written(world: World) -> None:
    row = handed_in(world, units=[{**STATION, "superior": "Phòng Kinh tê"}])
    before = sizes()

    with pytest.raises(StillFaulty):
        take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)

    assert sizes() == before


def test_a_cell_put_right_in_the_preview_is_taken(world: World) -> None:
    row = handed_in(world, units=[{**STATION, "superior": "Phòng Kinh tê"}])
    cell = ("units", 2, "superior")

    row = correct_sheet(
        row.pk, version=row.version, cells={cell: " Phòng  Kinh tế"}, by=world.van, on=ON
    )
    confirmed(row)

    assert UnitVersion.objects.get(name=STATION["name"]).superior == world.economy


def test_two_who_correct_at_once_do_not_overwrite_each_other(world: World) -> None:
    row = handed_in(world, units=[STATION])
    cells = {("units", 2, "superior"): "Phòng Kinh tế"}
    correct_sheet(row.pk, version=row.version, cells=cells, by=world.van, on=ON)

    with pytest.raises(StaleRecord):
        correct_sheet(row.pk, version=row.version, cells=cells, by=world.van, on=ON)


def test_what_changed_since_the_preview_is_shown_again(world: World) -> None:
    row = handed_in(
        world,
        units=[
            {**STATION, "key": "kt-an-binh", "kind": "phòng chuyên môn", "name": "Phòng Hạ tầng"}
        ],
    )
    mark = seen(row)
    UnitVersion.objects.filter(unit=world.economy).update(name="Phòng KT-XH")
    UnitVersion.objects.filter(unit=world.economy).update(superior=world.office)

    with pytest.raises(ChangedSince):
        take_over_sheet(row.pk, version=row.version, seen=mark, by=world.van, on=ON)


def test_what_changed_since_it_was_confirmed_is_shown_again(world: World) -> None:
    row = handed_in(world, units=[STATION])
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)
    Unit.objects.create(
        key="tram-y-te-xa-an-binh-xa-an-binh",
        sector="government",
        kind="health",
        level="commune",
        area=world.commune.area,
    )
    UnitVersion.objects.create(
        unit=Unit.objects.get(kind="health"), name="Trạm khác", since=date(2025, 7, 1)
    )
    before = sizes()

    run_sheet(row.pk)

    row.refresh_from_db()
    assert row.state == State.READ
    assert "xem lại" in row.problem
    assert sizes() == before


def test_a_change_between_the_look_and_the_writing_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = handed_in(world, posts=[{**POST, "unit": "kt-an-binh", "head": None}])
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)
    hold = sheets_running._hold_registers

    def somebody_is_faster(row: SheetImport) -> None:
        Post.objects.create(unit=world.economy, title="Trạm trưởng", role=Role.HEAD, since=ON)
        hold(row)

    monkeypatch.setattr(sheets_running, "_hold_registers", somebody_is_faster)
    run_sheet(row.pk)

    row.refresh_from_db()
    assert row.state == State.READ
    assert Post.objects.filter(title="Trạm trưởng").count() == 1


def test_running_twice_writes_once(world: World) -> None:
    row = confirmed(handed_in(world, **WHOLE))
    before = sizes()

    run_sheet(row.pk)

    assert sizes() == before
    with pytest.raises(AlreadyDealtWith):
        take_over_sheet(row.pk, version=row.version, seen="", by=world.van, on=ON)


def test_one_that_hangs_is_run_again(world: World) -> None:
    row = handed_in(world, units=[STATION])
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)
    row.refresh_from_db()
    SheetImport.objects.filter(pk=row.pk).update(state=State.RUNNING)

    row = write_again(row.pk, version=row.version, by=world.van, on=ON)
    run_sheet(row.pk)

    row.refresh_from_db()
    assert row.state == State.DONE


def test_progress_is_told_while_it_is_looked_over(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    posts = [
        {**POST, "unit": "kt-an-binh", "title": f"Chuyên viên {n}", "head": None}
        for n in range(450)
    ]
    row = handed_in(world, posts=posts)
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)
    hold = sheets_running._hold_registers

    def look(held: SheetImport) -> None:
        told.append(SheetImport.objects.get(pk=held.pk).done)
        hold(held)

    monkeypatch.setattr(sheets_running, "_hold_registers", look)
    steps: list[int] = []

    def listened(cells: Any, known: Any, tell: Any = None) -> Any:
        def also(done: int) -> None:
            tell(done)
            steps.append(SheetImport.objects.get(pk=row.pk).done)

        return lay_beside(cells, known, also) if tell else lay_beside(cells, known)

    monkeypatch.setattr(sheets_running, "lay_beside", listened)
    run_sheet(row.pk)

    assert steps == [100, 200, 300, 400]
    assert told == [450]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_progress_is_seen_by_others_and_the_confirmed_sheet_runs_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Told outside any transaction: on SQLite no other connection could write it meanwhile."""
    world = make_world()
    posts = [
        {**POST, "unit": "kt-an-binh", "title": f"Chuyên viên {n}", "head": None}
        for n in range(250)
    ]
    row = handed_in(world, posts=posts)
    within: list[bool] = []

    def listened(cells: Any, known: Any, tell: Any = None) -> Any:
        within.append(connection.in_atomic_block)
        return lay_beside(cells, known, tell) if tell else lay_beside(cells, known)

    monkeypatch.setattr(sheets_running, "lay_beside", listened)
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)

    row.refresh_from_db()
    assert within == [False, True]
    assert (row.state, row.done) == (State.DONE, 250)
    assert Post.objects.filter(unit=world.economy).count() == 251


def test_who_loses_the_right_before_it_is_written_writes_nothing(world: World) -> None:
    row = handed_in(world, units=[STATION])
    take_over_sheet(row.pk, version=row.version, seen=seen(row), by=world.van, on=ON)
    Appointment.objects.filter(user=world.van).delete()

    run_sheet(row.pk)

    row.refresh_from_db()
    assert row.state != State.DONE
    assert not UnitVersion.objects.filter(name=STATION["name"]).exists()


def test_only_operators_hand_in_and_only_for_their_units(world: World) -> None:
    for somebody in (world.lan, world.hoa, world.kim):
        with pytest.raises(NotAllowed):
            handed_in(world, by=somebody, units=[STATION])


def test_a_neighbour_touches_nothing_of_it(world: World) -> None:
    phu = person("phu", "Đinh Văn Phú")
    appoint(phu, world.neighbour, Role.OPERATOR, "Quản trị hệ thống")
    row = handed_in(world, units=[STATION])

    with pytest.raises(NotAllowed):
        take_over_sheet(row.pk, version=row.version, seen=seen(row), by=phu, on=ON)
    with pytest.raises(NotAllowed):
        correct_sheet(row.pk, version=row.version, cells={}, by=phu, on=ON)
    with pytest.raises(NotAllowed):
        drop_sheet(row.pk, version=row.version, by=phu, on=ON)


def test_a_dropped_one_is_forgotten(world: World) -> None:
    row = handed_in(world, units=[STATION])

    row = drop_sheet(row.pk, version=row.version, by=world.van, on=ON)

    assert (row.state, row.rows) == (State.DROPPED, {})
    with pytest.raises(AlreadyDealtWith):
        take_over_sheet(row.pk, version=row.version, seen="", by=world.van, on=ON)


def test_a_corrected_file_puts_the_first_one_aside(world: World) -> None:
    first = handed_in(world, units=[{**STATION, "kind": "trạm"}])

    hand_in_sheet(
        workbook(units=[STATION]),
        "b.xlsx",
        unit=world.commune,
        by=world.van,
        on=ON,
        instead_of=first,
        open_file=open_sheets,
    )

    first.refresh_from_db()
    assert first.state == State.DROPPED


def test_what_is_no_sheet_of_ours_is_not_kept(world: World) -> None:
    with pytest.raises(NotOfTheForm):
        hand_in_sheet(
            b"a;b\n1;2\n", "a.csv", unit=world.commune, by=world.van, on=ON, open_file=open_sheets
        )
    with pytest.raises(SheetRefused, match="Hãy"):
        hand_in_sheet(
            b"%PDF-1.7", "a.pdf", unit=world.commune, by=world.van, on=ON, open_file=open_sheets
        )
    assert not SheetImport.objects.exists()


def test_a_csv_is_known_by_its_headings(world: World) -> None:
    text = "Tên địa bàn;Cấp;Thuộc địa bàn;Ghi chú\nThôn Bắc;thôn, tổ dân phố;xã An Bình;mới\n"

    row = hand_in_sheet(
        text.encode(), "dia-ban.csv", unit=world.commune, by=world.van, on=ON, open_file=open_sheets
    )

    assert row.rows["sheets"][0]["code"] == "areas"
    assert row.rows["remarks"] == ["Trang «Địa bàn»: không dùng cột «Ghi chú»."]
    assert confirmed(row).state == State.DONE
    assert AreaVersion.objects.get(name="Thôn Bắc").within == world.commune.area


def test_changes_take_effect_from_their_day_and_move_what_is_below(world: World) -> None:
    sub = Unit.objects.create(
        key="to-1",
        sector="government",
        kind="department",
        level="commune",
        area=world.commune.area,
    )
    UnitVersion.objects.create(
        unit=sub, name="Tổ 1", superior=world.economy, since=date(2025, 7, 1)
    )
    row = handed_in(
        world,
        units=[
            {
                **STATION,
                "key": "kt-an-binh",
                "kind": "phòng chuyên môn",
                "name": "Phòng Kinh tế",
                "superior": "vhxh-an-binh",
                "applies": "01/03/2026",
            }
        ],
        areas=[{"key": "an-binh", "name": "xã An Hòa", "level": "cấp xã", "code": "00123"}],
    )

    confirmed(row)

    moved = world.economy.versions.get(since=date(2026, 3, 1))
    assert moved.superior == world.office
    assert world.economy.versions.get(since=date(2025, 7, 1)).until == date(2026, 2, 28)
    assert sub.versions.get(since=date(2026, 3, 1)).path.startswith(moved.path)
    assert Area.objects.get(key="an-binh").code == "00123"
    assert AreaVersion.objects.get(name="xã An Hòa").since == ON
    assert AreaVersion.objects.get(name="xã An Bình").until == date(2026, 3, 8)


def test_a_version_begun_that_day_is_corrected(world: World) -> None:
    UnitVersion.objects.filter(unit=world.economy).update(since=ON)
    row = handed_in(
        world,
        units=[
            {**STATION, "key": "kt-an-binh", "kind": "phòng chuyên môn", "name": "Phòng Hạ tầng"}
        ],
    )

    confirmed(row)

    assert [v.name for v in world.economy.versions.all()] == ["Phòng Hạ tầng"]


def test_a_person_and_a_decision_are_corrected(world: World) -> None:
    row = handed_in(
        world,
        people=[
            {
                "username": "thu",
                "name": "Phạm Thị Thư",
                "email": "thu@example.org",
                "unit": "vhxh-an-binh",
                "title": "Chuyên viên",
                "basis": "7/QĐ-UBND",
            }
        ],
    )

    confirmed(row)

    world.thu.refresh_from_db()
    assert (world.thu.name, world.thu.email) == ("Phạm Thị Thư", "thu@example.org")
    assert Appointment.objects.get(user=world.thu).basis == "7/QĐ-UBND"
