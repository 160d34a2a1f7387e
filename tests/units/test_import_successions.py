"""Real mergers from a list: what stands before and after, what is doubted, and nothing twice."""

import json
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from danvan.accounts.roles import Role
from danvan.base.dated import in_force
from danvan.rules.lineage.clauses import MergerFile, read_file
from danvan.units.actions.import_successions import KnownTooLate, import_successions
from danvan.units.models import (
    Appointment,
    Area,
    AreaShare,
    AreaVersion,
    Succession,
    Unit,
    UnitVersion,
)
from danvan.units.queries.lineage import predecessors_of_area, successors_of_area
from danvan.units.queries.merger_figures import figures
from danvan.units.queries.merger_import import Prospect, prospect
from tests.conftest import SHARED
from tests.factories.people import World, appoint, area, unit
from tests.rules.lineage.small import SMALL

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
TODAY = date(2026, 3, 9)
REAL = SHARED / "facts" / "successions_2025.json"
TABLES = (Area, AreaVersion, Unit, UnitVersion, Succession, AreaShare)


def imported(file: MergerFile | None = None, known_from: date | None = None) -> Prospect:
    """Import a list, the small one unless another is given."""
    return import_successions(file or read_file(SMALL), known_from=known_from, by=None, on=TODAY)


def communes_on(on: date) -> Counter[str]:
    """Return the communes of a day by name."""
    rows = AreaVersion.objects.filter(in_force(on), area__level="commune")
    return Counter(rows.values_list("name", flat=True))


def rows_written() -> list[int]:
    """Return how many rows each table holds."""
    return [table._default_manager.count() for table in TABLES]


@pytest.mark.db
def test_before_the_day_the_old_stand_and_from_it_the_new(db: None) -> None:
    imported()

    assert communes_on(EVE) == {
        "xã Đông Sơn": 1, "xã Bến Đá": 1, "Phường 1": 2, "xã Tân Lập": 2, "thị trấn Cái Nước": 2,
    }  # fmt: skip
    assert communes_on(DAY) == {
        "xã Đông Sơn": 1, "phường Tây Hồ": 1, "xã Tân Lập": 1, "xã Hòn Khoai": 1,
        "đặc khu Hòn Chuối": 1,
    }  # fmt: skip


@pytest.mark.db
def test_the_figures_are_those_of_what_is_written(db: None) -> None:
    file = read_file(SMALL)

    told = figures(prospect(file))
    assert rows_written() == [0] * 6
    done = figures(imported(file))

    assert told == done
    assert done["areas"] == Area.objects.count() == 15
    assert (done["provinces"], done["districts"]) == (1, 1)
    assert (done["communes_old"], done["communes_new"]) == (8, 5)
    assert (done["ambiguous"], done["contradictory"]) == (1, 1)
    assert (done["without_holder"], done["without_old"]) == (3, 1)
    assert done["successions"] == Succession.objects.count() == 5


@pytest.mark.db
def test_the_same_list_twice_changes_nothing(db: None) -> None:
    imported()
    before = rows_written()

    again = figures(imported())

    assert rows_written() == before
    assert (again["successions"], again["successions_kept"], again["areas"]) == (0, 5, 0)
    assert again["ambiguous"] == 1  # still told


@pytest.mark.db
def test_a_list_in_two_halves_makes_a_divided_commune_once(db: None) -> None:
    first = {**SMALL, "successions": SMALL["successions"][:2]}
    imported(read_file(first))

    imported()

    assert communes_on(EVE)["xã Bến Đá"] == 1
    assert communes_on(EVE)["Phường 1"] == 2
    assert Succession.objects.count() == 5


@pytest.mark.db
def test_records_go_to_the_new_body_only_where_the_whole_commune_does(db: None) -> None:
    imported()

    first, second, third, fourth, fifth = Succession.objects.order_by("clause")
    names = {s.clause: sorted(str(u.versions.get()) for u in s.old.all()) for s in (first, second)}
    assert names == {
        "khoản 1": ["Ủy ban nhân dân Phường 1", "Ủy ban nhân dân xã Đông Sơn"],
        "khoản 2": ["Ủy ban nhân dân Phường 1", "Ủy ban nhân dân xã Tân Lập"],
    }
    assert first.records == first.new.get()
    assert third.records == third.new.get()
    assert [fourth.records, fifth.records] == [None, None]
    divided = UnitVersion.objects.get(name="Ủy ban nhân dân xã Bến Đá").unit
    assert not divided.succeeded_by.exists()


@pytest.mark.db
def test_shares_carry_their_doubt(db: None) -> None:
    imported()

    doubted = AreaShare.objects.exclude(doubt="").values_list("area__versions__name", "doubt")
    assert Counter(doubted) == {
        ("Phường 1", "ambiguous"): 2,
        ("thị trấn Cái Nước", "contradictory"): 2,
    }


@pytest.mark.db
def test_a_district_stands_only_where_it_is_named(db: None) -> None:
    imported()

    district = AreaVersion.objects.get(name="huyện Sông Bé")
    within = AreaVersion.objects.filter(in_force(EVE), name="xã Tân Lập")
    province = Area.objects.get(level="province")
    assert district.until == EVE
    assert {one.within for one in within} == {district.area, province}
    old = UnitVersion.objects.get(unit__area__versions__within=district.area)
    assert old.superior == Unit.objects.get(area=district.area)
    assert old.path.startswith(f"{province.units.get().pk}/")
    new = UnitVersion.objects.get(name="Ủy ban nhân dân phường Tây Hồ")
    assert new.superior == province.units.get()


def test_the_list_vouches_for_one_day_and_the_operator_for_more(db: None) -> None:
    imported(known_from=date(2021, 7, 1))

    assert communes_on(date(2021, 7, 1)).total() == 8
    assert communes_on(date(2021, 6, 30)).total() == 0
    with pytest.raises(KnownTooLate):
        imported(known_from=DAY)


def test_without_a_day_given_the_old_are_known_on_the_eve_alone(db: None) -> None:
    imported()

    assert communes_on(date(2025, 6, 29)).total() == 0


@pytest.mark.db
def test_what_stands_already_is_matched_and_ended_not_doubled(world: World) -> None:
    old = area("dong-son-xua", "xã Đông Sơn", "commune", world.province.area)
    AreaVersion.objects.filter(area=old).update(since=date(2010, 1, 1))
    body = unit("ubnd-xua", "UBND xã Đông Sơn", "ubnd", "commune", old, since=date(2010, 1, 1))
    held = appoint(world.hoa, body, Role.LEADER, "Chủ tịch")
    for row in (held, held.post):
        type(row)._default_manager.filter(pk=row.pk).update(since=date(2020, 1, 1))
    village = area("thon-nui", "Thôn Núi", "village", old)
    new = area("tay-ho-moi", "phường Tây Hồ", "commune", world.province.area)

    done = imported()

    assert old.versions.get().until == EVE
    assert body.versions.get().until == EVE
    assert Appointment.objects.get(pk=held.pk).until == EVE
    assert communes_on(EVE)["xã Đông Sơn"] == 1
    assert communes_on(DAY)["phường Tây Hồ"] == 1
    assert figures(done)["communes_matched"] == 2
    assert figures(done)["provinces"] == 0
    assert Succession.objects.get(clause="khoản 1").old.filter(pk=body.pk).exists()
    assert AreaShare.objects.get(area=new).side == "new"
    assert done.left == ("Thôn Núi",)
    assert village.versions.get().within == old  # a person says where it goes


@pytest.mark.db
def test_namesakes_are_matched_by_their_district(world: World) -> None:
    province = world.province.area
    district = area("huyen-song-be", "huyện Sông Bé", "district", province)
    there = area("tan-lap-song-be", "xã Tân Lập", "commune", district)
    elsewhere = area("tan-lap-khac", "xã Tân Lập", "commune", province)
    AreaVersion.objects.update(since=date(2010, 1, 1))

    imported()

    # Khoản 2 names xã Tân Lập of huyện Sông Bé, khoản 3 the one without a district.
    shares = AreaShare.objects.filter(area__in=[there, elsewhere], side="old")
    assert dict(shares.values_list("succession__clause", "area")) == {
        "khoản 2": there.pk,
        "khoản 3": elsewhere.pk,
    }
    assert communes_on(EVE)["xã Tân Lập"] == 2
    assert AreaVersion.objects.filter(name="huyện Sông Bé").count() == 1


@pytest.mark.db
def test_two_that_could_be_meant_are_not_chosen_between(world: World) -> None:
    for key in ("mot", "hai"):
        area(f"dong-son-{key}", "xã Đông Sơn", "commune", world.province.area)
    AreaVersion.objects.update(since=date(2010, 1, 1))

    done = imported()

    assert [place.name for place in done.unsure] == ["xã Đông Sơn"]
    assert communes_on(EVE)["xã Đông Sơn"] == 3
    assert communes_on(DAY)["xã Đông Sơn"] == 3  # the two stand until a person has looked
    share = AreaShare.objects.get(area__versions__name="xã Đông Sơn", side="old")
    assert share.doubt == "ambiguous"


def run(*words: str) -> str:
    """Return what the command prints."""
    out = StringIO()
    call_command("import_successions", *words, stdout=out, skip_checks=True)
    return out.getvalue()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small list as a file."""
    path = tmp_path / "sap-xep.json"
    path.write_text(json.dumps(SMALL), encoding="utf-8")
    return path


def test_the_command_looks_first_and_writes_nothing(db: None, small: Path) -> None:
    told = run(str(small), "--dry-run")

    assert "Xem trước, chưa ghi gì." in told
    assert "Trùng tên, chưa rõ huyện: 1 tên" in told
    assert "tỉnh Minh Hải: Phường 1: toàn bộ vào xã Đông Sơn (khoản 1)" in told
    assert rows_written() == [0] * 6


def test_the_command_prints_for_programs(db: None, small: Path) -> None:
    told: dict[str, Any] = json.loads(run(str(small), "--json"))

    assert told["schema"] == "danvan.successions/1"
    assert told["dry_run"] is False
    assert (told["areas"], told["successions"], told["ambiguous"]) == (15, 5, 1)
    assert told["lists"]["contradictory"][0]["name"] == "thị trấn Cái Nước"
    assert told["lists"]["without_old"] == ["7/NQ-MAU, khoản 5"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"effective_from": \n "2025-07-01",,', "dòng 2"),
        ("[]", "đầu tệp"),
        ('{"effective_from": "2025-07-01", "successions": [{}]}', "khoản thứ 1 trong tệp"),
    ],
)
def test_a_bad_file_is_refused_with_its_place(
    db: None, tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "hong.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=told) as refused:
        run(str(path))

    assert refused.value.returncode == 2


def test_a_file_that_is_not_there_is_refused(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="không mở được tệp"):
        run(str(tmp_path / "khong-co.json"))


@pytest.fixture
def real() -> MergerFile:
    """The real list."""
    if not REAL.exists():
        pytest.skip("không có thư mục shared cạnh dự án")
    return read_file(json.loads(REAL.read_text(encoding="utf-8")))


@pytest.mark.db
@pytest.mark.shared
def test_the_real_mergers_of_2025(db: None, real: MergerFile) -> None:
    done = figures(imported(real))

    assert (done["clauses"], done["mentions"], done["ambiguous"]) == (1095, 3827, 19)
    assert (done["successions"], done["provinces"]) == (1095, 10)
    assert communes_on(EVE).total() == done["communes_old"]
    assert communes_on(DAY).total() == done["communes_new"] == 1095
    assert _printed_after(real) == communes_on(DAY)
    _clauses_equal_the_file(real)
    again = figures(imported(real))
    assert (again["areas"], again["successions"]) == (0, 0)


def _printed_after(real: MergerFile) -> Counter[str]:
    return Counter(clause.printed for clause in real.clauses)


def _clauses_equal_the_file(real: MergerFile) -> None:
    """Compare every clause, read back from both of its sides, with the file."""
    rows = AreaShare.objects.filter(side="old").select_related("succession")
    names = dict(AreaVersion.objects.values_list("area", "name"))
    within = dict(AreaVersion.objects.values_list("area", "within"))
    made = dict(AreaShare.objects.filter(side="new").values_list("succession", "area"))
    stored: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        stored.setdefault(str(row.succession), []).append((names[row.area_id], row.share))
    for succession in Succession.objects.all():
        stored.setdefault(str(succession), [])
        assert names[within[made[succession.pk]] or 0].startswith(("tỉnh ", "thành phố "))
    told = {
        c.cited: sorted((m.printed.replace("Hoà", "Hòa"), m.share) for m in c.mentions)
        for c in real.clauses
    }
    found = {
        cited: sorted((name.replace("Hoà", "Hòa"), share) for name, share in shares)
        for cited, shares in stored.items()
    }
    assert found == told
    new_names = {str(s): names[made[s.pk]] for s in Succession.objects.all()}
    assert new_names == {c.cited: c.printed for c in real.clauses}


@pytest.mark.shared
def test_successors_and_predecessors_of_a_divided_ward(db: None, real: MergerFile) -> None:
    hanoi = [c for c in real.clauses if c.province == "thành phố Hà Nội"]
    imported(MergerFile(real.effective_on, tuple(hanoi), real.communes_after))
    ward = AreaVersion.objects.get(name="phường Cửa Đông").area_id
    new = AreaVersion.objects.get(name="phường Hoàn Kiếm", until=None).area_id

    # Khoản 1 takes a part of phường Cửa Đông into Hoàn Kiếm, khoản 3 the rest into Ba Đình.
    after = {(kin.name, kin.share, kin.cited) for kin in successors_of_area(ward, DAY)}
    assert after == {
        ("phường Hoàn Kiếm", "part", "1656/NQ-UBTVQH15, khoản 1"),
        ("phường Ba Đình", "remainder", "1656/NQ-UBTVQH15, khoản 3"),
    }
    assert successors_of_area(ward, EVE) == ()
    before = predecessors_of_area(new, DAY)
    assert len(before) == 14  # khoản 1 names fourteen wards
    assert Counter(kin.share for kin in before) == {"whole": 7, "part": 7}
