"""The preview of a spreadsheet: what each row would do, and what is wrong with it, cell by cell."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.units.models import Appointment, AreaVersion, HouseholdCount, UnitVersion
from danvan.units.queries.sheets import known_registers
from danvan.units.sheets.outcome import digest_of, lay_beside
from tests.factories.people import World, appoint, area, person
from tests.units.sheet_files import cells, changes, faults, outcome, whats

ON = date(2026, 3, 9)
HAMLET: dict[str, Any] = {"name": "Thôn Tây", "level": "thôn, tổ dân phố", "within": "xã An Bình"}
STATION: dict[str, Any] = {
    "name": "Trạm Y tế xã An Bình",
    "sector": "chính quyền",
    "kind": "trạm y tế",
    "level": "cấp xã",
    "area": "xã An Bình",
    "superior": "UBND xã An Bình",
}


@pytest.fixture
def bay(world: World) -> User:
    """An operator of the whole province, who appoints people without appointing himself."""
    bay = person("bay", "Nguyễn Văn Bảy")
    appoint(bay, world.province, Role.OPERATOR, "Quản trị tỉnh")
    return bay


def test_what_is_new_is_shown_with_what_was_settled_for_it(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        areas=[HAMLET],
        units=[STATION],
        posts=[
            {
                "unit": "Trạm Y tế xã An Bình",
                "title": "Trạm trưởng",
                "role": "Thủ trưởng đơn vị",
                "head": "có",
            }
        ],
        people=[{"name": "Lý Thị Lan", "unit": "Trạm Y tế xã An Bình", "title": "Trạm trưởng"}],
        counts=[
            {"area": "Thôn Tây", "on": date(2026, 1, 1), "count": 120, "source": "Trưởng thôn"}
        ],
    )

    assert found.faults == ()
    assert set(whats(found).values()) == {"new"}
    assert changes(found, "units", 2)["Mã"] == (None, "tram-y-te-xa-an-binh-xa-an-binh")
    assert changes(found, "people", 2)["Tên đăng nhập"] == (None, "lan.ly")
    assert changes(found, "people", 2)["Từ ngày"] == (None, "09/03/2026")


def test_what_stands_so_already_changes_nothing(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        areas=[{"name": "xã An Bình", "level": "cấp xã", "within": "tỉnh Minh Hải"}],
        units=[
            {
                "name": "Phòng Kinh tế",
                "sector": "chính quyền",
                "kind": "phòng chuyên môn",
                "level": "cấp xã",
                "area": "xã An Bình",
                "superior": "UBND xã An Bình",
            }
        ],
        posts=[{"unit": "Phòng Kinh tế", "title": "Trưởng phòng", "role": "Thủ trưởng đơn vị"}],
        people=[{"name": "Vũ Đình Quang", "unit": "Phòng Kinh tế", "title": "Trưởng phòng"}],
    )

    assert found.faults == ()
    assert set(whats(found).values()) == {"same"}
    assert not found.writes


def test_another_name_is_a_new_version_from_its_day(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        units=[
            {
                "key": "kt-an-binh",
                "name": "Phòng Kinh tế - Hạ tầng",
                "sector": "chính quyền",
                "kind": "phòng chuyên môn",
                "level": "cấp xã",
                "area": "xã An Bình",
                "aliases": "Phòng KT; Phòng KTHT",
                "applies": "01/04/2026",
            }
        ],
    )

    assert found.faults == ()
    assert changes(found, "units", 2) == {
        "Tên": ("Phòng Kinh tế", "Phòng Kinh tế - Hạ tầng"),
        "Tên gọi khác": ("", "Phòng KT; Phòng KTHT"),
    }
    (change,) = found.writes.unit_changes
    assert (change.since, change.moved) == (date(2026, 4, 1), False)


def test_an_unknown_superior_is_named_with_the_nearest_one(world: World) -> None:
    wrong = {**STATION, "superior": "Phòng Kinh tê"}

    found = outcome(world.van, ON, units=[wrong])

    (fault,) = found.faults
    assert (fault.sheet, fault.row, fault.column) == ("units", 2, "superior")
    assert fault.text == "không có «Phòng Kinh tê». Có phải «Phòng Kinh tế»?"
    assert fault.mend == "Phòng Kinh tế"


def test_what_the_file_itself_brings_is_proposed_too(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        units=[
            {**STATION, "name": "Tổ Y tế", "superior": "Trạm Y tê xã An Bình"},
            STATION,
        ],
    )

    assert [fault.mend for fault in found.faults] == ["Trạm Y tế xã An Bình"]


def test_one_fault_is_told_once_though_other_rows_hang_on_it(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        units=[{**STATION, "sector": "chính quyen địa phương"}],
        posts=[{"unit": STATION["name"], "title": "Trạm trưởng", "role": "Thủ trửng đơn vị"}],
        people=[{"name": "Lý Thị Lan", "unit": STATION["name"], "title": "Trạm trưởng"}],
    )

    assert faults(found) == [("units", 2, "sector"), ("posts", 2, "role")]
    assert found.faults[1].mend == "Thủ trưởng đơn vị"


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"name": None}, "name", id="no-name"),
        pytest.param({"sector": "khối lạ"}, "sector", id="unknown-sector"),
        pytest.param({"kind": None}, "kind", id="no-kind"),
        pytest.param({"level": "cấp phường xã"}, "level", id="unknown-level"),
        pytest.param({"area": "xã Không Có"}, "area", id="unknown-area"),
        pytest.param({"area": "xã Phú Lâm", "superior": None}, "area", id="outside-the-place"),
        pytest.param({"superior": "Ủy ban MTTQ Việt Nam xã"}, "superior", id="other-sector"),
        pytest.param({"superior": "Trạm Y tế xã An Bình"}, "superior", id="ring"),
        pytest.param({"since": "31/02/2026"}, "since", id="no-such-day"),
        pytest.param({"since": "01/01/2020"}, "area", id="before-the-area"),
        pytest.param({"since": "01/03/2026", "until": "01/02/2026"}, "until", id="ends-first"),
        pytest.param({"key": "Trạm y tế"}, "key", id="no-key"),
        pytest.param(
            {"key": "kt-an-binh", "kind": "phòng chuyên môn", "level": "cấp tỉnh"},
            "level",
            id="another-level",
        ),
        pytest.param({"name": "Phòng Kinh tế", "key": "kt-2"}, "name", id="name-taken"),
        pytest.param(
            {
                "key": "ubnd-phu-lam",
                "kind": "Ủy ban nhân dân",
                "area": "xã Phú Lâm",
                "superior": None,
                "name": "UBND xã Khác",
            },
            "name",
            id="not-his",
        ),
        pytest.param(
            {
                "key": "kt-an-binh",
                "kind": "phòng chuyên môn",
                "name": "Phòng Kinh tế",
                "until": "01/05/2026",
            },
            "until",
            id="ended-elsewhere",
        ),
        pytest.param(
            {
                "key": "kt-an-binh",
                "kind": "phòng chuyên môn",
                "name": "Phòng Kinh tế",
                "since": "01/05/2024",
            },
            "since",
            id="other-beginning",
        ),
        pytest.param(
            {
                "key": "kt-an-binh",
                "kind": "phòng chuyên môn",
                "name": "Phòng KT",
                "applies": "01/01/2025",
            },
            "applies",
            id="before-it-was",
        ),
    ],
)
def test_a_wrong_unit_is_told_at_its_cell(
    world: World, changed: dict[str, Any], column: str
) -> None:
    found = outcome(world.van, ON, units=[{**STATION, **changed}])

    assert ("units", 2, column) in faults(found)
    assert {fault.column for fault in found.faults} <= {column, "superior"}
    assert all("Hãy" in fault.text or fault.mend for fault in found.faults)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"level": "cấp tỉnh"}, "within", id="larger-than-what-is-around"),
        pytest.param({"within": None}, "within", id="nowhere"),
        pytest.param({"within": "xã Phú Lâm"}, "within", id="outside-the-place"),
        pytest.param(
            {
                "key": "an-binh",
                "name": "xã An Bình",
                "level": "cấp tỉnh",
                "within": "tỉnh Minh Hải",
            },
            "level",
            id="another-level",
        ),
    ],
)
def test_a_wrong_area_is_told_at_its_cell(
    world: World, changed: dict[str, Any], column: str
) -> None:
    found = outcome(world.van, ON, areas=[{**HAMLET, **changed}])

    assert faults(found) == [("areas", 2, column)]


def test_two_areas_inside_each_other_are_a_ring(world: World) -> None:
    found = outcome(
        world.van,
        ON,
        areas=[
            {"key": "a", "name": "khu A", "level": "cấp xã", "within": "b"},
            {"key": "b", "name": "khu B", "level": "cấp huyện", "within": "a"},
        ],
    )

    assert ("areas", 2, "within") in faults(found)
    assert ("areas", 3, "within") in faults(found)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"email": "lan@"}, "email", id="no-address"),
        pytest.param({"username": "Lý Lan"}, "username", id="no-username"),
        pytest.param({"username": "hoa"}, "username", id="somebody-elses"),
        pytest.param({"title": "Chuyên vien"}, "title", id="unknown-post"),
        pytest.param(
            {"unit": "UBND xã Phú Lâm", "title": "Chủ tịch UBND xã"}, "unit", id="not-his"
        ),
        pytest.param({"title": "Trưởng phòng"}, "title", id="second-head"),
        pytest.param({"username": "van", "name": "Mai Thanh Vân"}, "username", id="himself"),
        pytest.param({"since": "01/01/2020"}, "since", id="before-the-post"),
    ],
)
def test_a_wrong_person_is_told_at_its_cell(
    world: World, changed: dict[str, Any], column: str
) -> None:
    row = {"name": "Lý Thị Lan", "unit": "vhxh-an-binh", "title": "Chuyên viên"}

    found = outcome(world.van, ON, people=[{**row, **changed}])

    assert faults(found) == [("people", 2, column)]


def test_every_fault_of_a_row_is_told_at_once(world: World) -> None:
    row = {"name": "Lý Thị Mới", "unit": "vhxh-an-binh", "title": "Kế toán", "since": "31/02/2026"}

    found = outcome(world.van, ON, people=[row])

    assert faults(found) == [("people", 2, "title"), ("people", 2, "since")]
    assert "thêm chức vụ này vào trang «Chức vụ»" in found.faults[0].text


def test_a_closed_account_gets_no_post(world: World) -> None:
    world.tam.is_active = False
    world.tam.save()

    found = outcome(
        world.van,
        ON,
        people=[
            {
                "username": "tam",
                "name": "Hoàng Văn Tám",
                "unit": "vhxh-an-binh",
                "title": "Chuyên viên",
            }
        ],
    )

    assert faults(found) == [("people", 2, "username")]


def test_two_people_of_one_name_are_not_guessed_to_be_one(world: World) -> None:
    row = {"name": "Lý Thị Lan", "unit": "vhxh-an-binh", "title": "Chuyên viên"}

    doubtful = outcome(world.van, ON, people=[row, row])
    said = outcome(
        world.van, ON, people=[{**row, "username": "lan.ly"}, {**row, "username": "lan.ly.2"}]
    )

    assert faults(doubtful) == [("people", 2, "username"), ("people", 3, "username")]
    assert said.faults == ()
    assert [one.username for one in said.writes.people] == ["lan.ly", "lan.ly.2"]


def test_the_same_thing_twice_is_a_fault_of_the_second_row(world: World) -> None:
    post = {"unit": "vhxh-an-binh", "title": "Phó Trưởng phòng", "role": "Chuyên viên"}
    count: dict[str, Any] = {"area": "thon-tay", "on": "01/01/2026", "count": 5, "source": "x"}
    holder = {
        "username": "thu",
        "name": "Phạm Thị Thu",
        "unit": "vhxh-an-binh",
        "title": "Chuyên viên",
    }

    found = outcome(
        world.van,
        ON,
        areas=[{**HAMLET, "key": "thon-tay"}, {**HAMLET, "key": "thon-tay"}],
        units=[STATION, STATION],
        posts=[post, post],
        people=[holder, holder],
        counts=[count, count],
    )

    assert faults(found) == [
        ("areas", 3, "key"),
        ("units", 3, "name"),
        ("posts", 3, "title"),
        ("people", 3, "title"),
        ("counts", 3, "on"),
    ]


def test_households_are_counted_in_villages_and_not_ahead(world: World) -> None:
    count = {"area": "xã An Bình", "on": "01/01/2027", "count": "một trăm", "source": "x"}

    found = outcome(world.van, ON, counts=[count])

    assert faults(found) == [
        ("counts", 2, "area"),
        ("counts", 2, "count"),
        ("counts", 2, "on"),
    ] or {fault.column for fault in found.faults} == {"area", "count", "on"}


def test_a_mistyped_count_of_that_day_is_corrected(world: World) -> None:
    hamlet = area("thon-dong", "Thôn Đông", "village", world.commune.area)
    HouseholdCount.objects.create(area=hamlet, on=ON, count=12, source="Trưởng thôn")

    found = outcome(
        world.van,
        ON,
        counts=[{"area": "Thôn Đông", "on": ON, "count": "1.200", "source": "Trưởng thôn"}],
    )

    assert changes(found, "counts", 2) == {"Số hộ": ("12", "1200")}


def test_a_name_borne_twice_asks_for_the_key(world: World, bay: User) -> None:
    row = {"unit": "Phòng Văn hóa - Xã hội", "title": "Văn thư", "role": "Văn thư"}

    many = outcome(bay, ON, posts=[row])
    with_place = outcome(bay, ON, posts=[{**row, "unit": "Phòng Văn hoá - Xã hội, xã Phú Lâm"}])

    assert faults(many) == [("posts", 2, "unit")]
    assert "vhxh-an-binh" in many.faults[0].text
    assert [post.unit for post in with_place.writes.posts] == ["vhxh-phu-lam"]


def test_a_later_change_is_not_overwritten(world: World) -> None:
    UnitVersion.objects.filter(unit=world.economy).update(until=date(2026, 5, 31))
    UnitVersion.objects.create(
        unit=world.economy, name="Phòng Hạ tầng", superior=world.commune, since=date(2026, 6, 1)
    )

    found = outcome(
        world.van,
        ON,
        units=[{**STATION, "key": "kt-an-binh", "kind": "phòng chuyên môn", "name": "Phòng KT"}],
    )

    assert faults(found) == [("units", 2, "applies")]


def test_a_person_of_another_place_is_given_a_post_by_who_keeps_both(
    world: World, bay: User
) -> None:
    """Hoa works next door: nobody in An Bình sees her, names her or takes her account over."""
    row = {"username": "hoa", "name": "Bùi Thị Hoa", "unit": "vhxh-an-binh", "title": "Chuyên viên"}

    taken = outcome(world.van, ON, people=[row])
    guessed = outcome(world.van, ON, people=[{**row, "name": "Bùi Thị Hoan"}])
    moved = outcome(bay, ON, people=[row])

    assert faults(taken) == [("people", 2, "username")]
    assert [one.text for one in guessed.faults] == [one.text for one in taken.faults]
    assert moved.faults == ()


def test_a_person_who_holds_another_post_elsewhere_is_given_one_but_not_renamed(
    world: World,
) -> None:
    appoint(world.thu, world.neighbour_office, Role.OFFICER, "Chuyên viên")
    row = {"username": "thu", "name": "Phạm Thị Thu", "unit": "kt-an-binh", "title": "Trưởng phòng"}
    Appointment.objects.filter(user=world.quang).delete()

    given = outcome(world.van, ON, people=[row])
    stolen = outcome(world.van, ON, people=[{**row, "email": "van@example.org"}])

    assert given.faults == ()
    assert faults(stolen) == [("people", 2, "username")]


def test_the_order_of_rows_does_not_matter(world: World) -> None:
    parent: dict[str, Any] = {
        "key": "khu-a",
        "name": "xã Mới",
        "level": "cấp xã",
        "within": "tỉnh Minh Hải",
    }
    child: dict[str, Any] = {
        "key": "thon-a",
        "name": "Thôn A",
        "level": "thôn, tổ dân phố",
        "within": "xã Mới",
        "since": None,
    }
    bay = person("bay", "Nguyễn Văn Bảy")
    appoint(bay, world.province, Role.OPERATOR, "Quản trị tỉnh")

    found = outcome(bay, ON, areas=[child, {**parent, "since": "01/07/2025"}])

    assert found.faults == ()
    assert {one.key: one.since for one in found.writes.areas} == {
        "khu-a": date(2025, 7, 1),
        "thon-a": date(2025, 7, 1),
    }


def test_columns_are_known_by_any_spelling_and_the_strange_are_reported(world: World) -> None:
    given = cells(areas=[HAMLET])
    given["sheets"][0]["rows"][0][1][1] = "Thôn Nam"

    found = lay_beside(given, known_registers(world.van, ON, given))

    assert [line.title for line in found.lines] == ["Thôn Nam"]


def test_what_is_seen_has_a_mark_that_changes_with_the_facts(world: World) -> None:
    before = outcome(world.van, ON, areas=[HAMLET])
    again = outcome(world.van, ON, areas=[HAMLET])
    AreaVersion.objects.filter(area__key="an-binh").update(name="xã An Hòa")
    after = outcome(world.van, ON, areas=[{**HAMLET, "within": "xã An Hòa"}])

    assert digest_of(before) == digest_of(again)
    assert after.faults == ()
    area("thon-tay", "Thôn Tây khác", "village", world.commune.area)
    assert digest_of(
        outcome(world.van, ON, areas=[{**HAMLET, "within": "xã An Hòa"}])
    ) != digest_of(after)


def test_more_rows_ask_no_more_questions(world: World) -> None:
    def asked(count: int) -> int:
        given = cells(
            units=[{**STATION, "name": f"Trường {n}"} for n in range(count)],
            people=[
                {"name": f"Người {n}", "unit": "vhxh-an-binh", "title": "Chuyên viên"}
                for n in range(count)
            ],
        )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lay_beside(given, known_registers(world.van, ON, given))
        return len(queries)

    assert asked(40) == asked(2) <= 25
