"""A merger by hand: on its eve every old one exists and no new one, on its day the reverse."""

from datetime import date

import pytest
from django.db import transaction

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import ActRefused, NotAllowed
from danvan.units.access import reaches_unit, roles_on
from danvan.units.actions.mergers import merge, preview_merger
from danvan.units.actions.refusals import (
    ClauseTaken,
    HolderMissing,
    NothingToMerge,
    NotThere,
    StillBelow,
)
from danvan.units.models import Area, AreaShare, Succession, UnitVersion
from danvan.units.queries import ended_units_held_by, successors_of, unit_book
from danvan.units.values import MergerPlan, Moved, NewArea, NewUnit, OldPlace
from tests.factories.organisation import (
    areas_on,
    names_on,
    path_on,
    province_operator,
    tables_of_units,
    village,
)
from tests.factories.people import World, appoint

DAY = date(2026, 7, 1)
EVE = date(2026, 6, 30)
OFFICES = ("Phòng Kinh tế", "Trung tâm Phục vụ hành chính công")


@pytest.fixture
def giang(world: World) -> User:
    """Who keeps the registers of the province."""
    return province_operator(world)


def commune_merger(world: World, **other: object) -> MergerPlan:
    """Return two communes becoming one, with their committees; culture offices end too."""
    place = NewArea("xã Bình Lâm", "commune", world.province.area_id, DAY)
    committee = NewUnit(
        "UBND xã Bình Lâm", "government", "ubnd", "commune", place, DAY, world.province.pk
    )
    office = NewUnit(
        "Phòng Văn hóa - Xã hội", "government", "department", "commune", place, DAY, committee
    )
    given: dict[str, object] = {
        "resolution": "99/NQ-HĐND (mẫu)",
        "clause": "khoản 1",
        "day": DAY,
        "old_areas": (OldPlace(world.commune.area_id), OldPlace(world.neighbour.area_id)),
        "new_areas": (place,),
        "old_units": (
            world.commune.pk,
            world.neighbour.pk,
            world.office.pk,
            world.neighbour_office.pk,
        ),
        "new_units": (committee, office),
        "records": committee,
        "seats": dict.fromkeys((world.economy.pk, world.service.pk, world.village.pk), committee),
    }
    return MergerPlan(**{**given, **other})  # type: ignore[arg-type]  # what a test changes


@pytest.mark.db
def test_every_old_one_on_the_eve_and_no_new_one_on_the_day_the_reverse(
    world: World, giang: User, monday: date
) -> None:
    book_before = unit_book(EVE)

    made = merge(commune_merger(world), by=giang, on=monday)

    assert {"xã An Bình", "xã Phú Lâm"} <= areas_on(EVE)
    assert "xã Bình Lâm" not in areas_on(EVE)
    assert "xã Bình Lâm" in areas_on(DAY)
    assert not {"xã An Bình", "xã Phú Lâm"} & areas_on(DAY)
    assert {"UBND xã An Bình", "UBND xã Phú Lâm"} <= names_on(EVE)
    assert "UBND xã Bình Lâm" not in names_on(EVE)
    assert "UBND xã Bình Lâm" in names_on(DAY)
    assert not {"UBND xã An Bình", "UBND xã Phú Lâm"} & names_on(DAY)
    assert made.records is not None
    assert unit_book(DAY).name(made.records_id) == "UBND xã Bình Lâm"
    # Figures of earlier days keep the old tree.
    assert unit_book(EVE) == book_before


@pytest.mark.db
def test_predecessors_and_successors_are_kept(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)

    committee = made.new.get(kind="ubnd")
    assert set(made.old.all()) == {
        world.commune,
        world.neighbour,
        world.office,
        world.neighbour_office,
    }
    assert set(successors_of(world.commune)) == set(made.new.all())
    assert set(ended_units_held_by([committee.pk], DAY)) == set(made.old.all())
    assert set(made.shares.values_list("area__versions__name", "side", "share")) == {
        ("xã An Bình", "old", "whole"),
        ("xã Phú Lâm", "old", "whole"),
        ("xã Bình Lâm", "new", "whole"),
    }
    assert (made.recorded_on, made.recorded_by) == (monday, giang)
    event = AuditEvent.objects.get(code="units.succeeded")
    assert event.facts == {"resolution": "99/NQ-HĐND (mẫu)", "clause": "khoản 1"}


@pytest.mark.db
def test_what_stood_below_stands_below_the_new_one(world: World, giang: User, monday: date) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)

    committee = made.new.get(kind="ubnd")
    assert path_on(world.economy, DAY) == (
        f"{world.province.pk}/{committee.pk}/{world.economy.pk}/"
    )
    assert path_on(world.economy, EVE) == (
        f"{world.province.pk}/{world.commune.pk}/{world.economy.pk}/"
    )
    assert {e.name for e in unit_book(DAY).below(committee.pk)} == {
        *OFFICES,
        "Phòng Văn hóa - Xã hội",
        "Thôn Đông",
    }


@pytest.mark.db
def test_posts_of_ended_units_end_and_the_holder_reaches_their_records(
    world: World, giang: User, monday: date
) -> None:
    made = merge(commune_merger(world), by=giang, on=monday)
    committee = made.new.get(kind="ubnd")
    appoint(world.minh, committee, Role.LEADER, "Chủ tịch UBND xã", head=True)

    assert roles_on(world.lan, EVE) == {Role.PLANNER}
    assert roles_on(world.lan, DAY) == frozenset()
    assert roles_on(world.quang, DAY) == {Role.HEAD}  # his office goes on
    assert reaches_unit(world.minh, "obligations.view", world.neighbour.pk, DAY)
    assert not reaches_unit(world.son, "obligations.view", world.neighbour.pk, DAY)


def test_villages_go_to_the_only_new_commune(world: World, giang: User, monday: date) -> None:
    dong = village("thôn Bãi Trên", world.commune.area)

    merge(commune_merger(world), by=giang, on=monday)

    made = Area.objects.get(versions__name="xã Bình Lâm")
    assert [(v.within, v.since, v.until) for v in dong.versions.all()] == [
        (world.commune.area, date(2025, 7, 1), EVE),
        (made, DAY, None),
    ]


def test_the_preview_says_what_happens_and_changes_nothing(
    world: World, giang: User, monday: date
) -> None:
    village("thôn Bãi Trên", world.commune.area)
    before = tables_of_units()

    seen = preview_merger(commune_merger(world), by=giang, on=monday)

    assert tables_of_units() == before
    assert not AuditEvent.objects.filter(code="units.succeeded").exists()
    assert set(seen.ends) == {
        "UBND xã An Bình",
        "UBND xã Phú Lâm",
        "Phòng Văn hóa - Xã hội",
        "xã An Bình",
        "xã Phú Lâm",
    }
    assert seen.begins == ("xã Bình Lâm", "UBND xã Bình Lâm", "Phòng Văn hóa - Xã hội")
    assert Moved("thôn Bãi Trên", "xã Bình Lâm") in seen.moves
    assert Moved("Phòng Kinh tế", "UBND xã Bình Lâm") in seen.moves
    # Lan, Minh, Vân; Hoa, Sơn; Hùng, Thu.
    assert seen.people == 7
    assert "Ủy ban MTTQ Việt Nam xã" in seen.stays


def test_a_division_has_several_successors_and_one_holder(
    world: World, giang: User, monday: date
) -> None:
    dong = village("thôn Bãi Trên", world.commune.area)
    parts = tuple(
        NewArea(name, "commune", world.province.area_id, DAY) for name in ("xã An", "xã Bình")
    )
    committees = tuple(
        NewUnit(f"UBND {part.name}", "government", "ubnd", "commune", part, DAY, world.province.pk)
        for part in parts
    )
    plan = commune_merger(
        world,
        old_areas=(OldPlace(world.commune.area_id),),
        new_areas=parts,
        old_units=(world.commune.pk,),
        new_units=committees,
        records=committees[1],
        seats={},
    )

    with pytest.raises(StillBelow):
        merge(plan, by=giang, on=monday)
    below = (world.office, world.economy, world.service, world.village)
    chosen = {one.pk: committees[0] for one in below}
    plan = commune_merger(
        world,
        old_areas=plan.old_areas,
        new_areas=parts,
        old_units=plan.old_units,
        new_units=committees,
        records=committees[1],
        seats=chosen,
        homes={dong.pk: parts[0]},
    )
    made = merge(plan, by=giang, on=monday)

    assert {unit_book(DAY).name(new.pk) for new in made.new.all()} == {
        "UBND xã An",
        "UBND xã Bình",
    }
    assert unit_book(DAY).name(made.records_id) == "UBND xã Bình"
    assert dong.versions.get(since=DAY).within == Area.objects.get(versions__name="xã An")


def test_a_part_leaves_the_old_place_standing(world: World, giang: User, monday: date) -> None:
    plan = MergerPlan(
        resolution="98/NQ-HĐND (mẫu)",
        clause="khoản 2",
        day=DAY,
        old_areas=(OldPlace(world.commune.area_id, "part"),),
        new_areas=(world.neighbour.area_id,),
    )

    merge(plan, by=giang, on=monday)

    assert {"xã An Bình", "xã Phú Lâm"} <= areas_on(DAY)
    assert set(AreaShare.objects.values_list("side", "share")) == {
        ("old", "part"),
        ("new", "whole"),
    }


def test_a_body_without_successor_leaves_its_records_where_a_person_says(
    world: World, giang: User, monday: date
) -> None:
    plan = MergerPlan(
        resolution="97/QĐ-UBND (mẫu)",
        clause="Điều 1",
        day=DAY,
        old_units=(world.service.pk,),
        records=world.commune.pk,
    )

    made = merge(plan, by=giang, on=monday)

    assert not made.new.exists()
    assert OFFICES[1] not in names_on(DAY)
    assert set(ended_units_held_by([world.commune.pk], DAY)) == {world.service}


def test_one_that_takes_another_in_goes_on(world: World, monday: date) -> None:
    plan = MergerPlan(
        resolution="96/QĐ-UBND (mẫu)",
        clause="Điều 1",
        day=DAY,
        old_units=(world.service.pk, world.economy.pk),
        new_units=(world.economy.pk,),
        records=world.economy.pk,
    )

    merge(plan, by=world.van, on=monday)  # offices of her own commune

    assert OFFICES[1] not in names_on(DAY)
    assert OFFICES[0] in names_on(DAY)
    assert UnitVersion.objects.get(unit=world.economy).until is None


@pytest.mark.parametrize("who", ["van", "lan", "hoa", "minh"])
def test_only_who_keeps_all_of_it_merges(world: World, monday: date, who: str) -> None:
    with pytest.raises(NotAllowed):
        merge(commune_merger(world), by=getattr(world, who), on=monday)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        pytest.param({"old_areas": (), "old_units": ()}, NothingToMerge, id="nothing"),
        pytest.param({"records": None}, HolderMissing, id="no-holder"),
        pytest.param({"day": date(2020, 1, 1)}, NotThere, id="before-they-stood"),
        pytest.param({"seats": {}}, StillBelow, id="two-could-take-them"),
    ],
)
def test_what_makes_no_sense_is_refused(
    world: World,
    giang: User,
    monday: date,
    change: dict[str, object],
    refusal: type[ActRefused],
) -> None:
    before = tables_of_units()

    with pytest.raises(refusal), transaction.atomic():
        merge(commune_merger(world, **change), by=giang, on=monday)

    assert tables_of_units() == before


def test_an_ended_unit_cannot_hold_records(world: World, giang: User, monday: date) -> None:
    with pytest.raises(HolderMissing), transaction.atomic():
        merge(commune_merger(world, records=world.neighbour.pk), by=giang, on=monday)


def test_a_clause_is_recorded_once(world: World, giang: User, monday: date) -> None:
    Succession.objects.create(resolution="99/NQ-HĐND (mẫu)", clause="khoản 1", on=DAY)

    with pytest.raises(ClauseTaken):
        merge(commune_merger(world), by=giang, on=monday)
