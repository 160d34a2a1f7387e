"""Whom a plan means when it prints a name: seen from its issuer, on its day, never guessed."""

import pytest

from danvan.rules.plans.units_named import Resolved, resolve_units
from tests.rules.plans.units_of_a_district import AFTER, BEFORE

HUYEN, OLD_XA, XA, TINH = 1, 2, 50, 100
DEPARTMENTS = {10, 11, 12, 13, 14}
COMMUNES = {2, 3, 4}


def of_district(printed: str) -> Resolved:
    return resolve_units(printed, BEFORE, HUYEN)


def of_commune(printed: str) -> Resolved:
    return resolve_units(printed, AFTER, XA)


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        pytest.param("Phòng Nội vụ huyện Tân Khê", 10, id="full"),
        pytest.param("Phòng Nội vụ", 10, id="without-tier"),
        pytest.param("phòng nội vụ huyện", 10, id="small-letters"),
        pytest.param("VP HĐND&UBND huyện", 14, id="known-short-forms"),
        pytest.param("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân huyện", 14, id="y-and-i"),
        pytest.param("Phòng LĐ-TB&XH", 12, id="initials"),
        pytest.param("UBND xã Hoà Sơn", 2, id="old-place-of-the-mark"),
        pytest.param("UBND xã Thượng Lĩnh, huyện Tân Khê", 3, id="two-places"),
        pytest.param("Đề nghị Phòng Tư pháp", 11, id="led-in"),
        pytest.param("Phòng Nội vụ (bộ phận dân vận)", 10, id="aside"),
    ],
)
def test_finds_the_one_unit_meant(printed: str, unit: int) -> None:
    resolved = of_district(printed)

    assert (resolved.how, resolved.unit_ids, resolved.note) == ("one", (unit,), "")


@pytest.mark.parametrize(
    ("printed", "units", "head"),
    [
        pytest.param("UBND các xã, thị trấn", COMMUNES, False, id="authorities-below"),
        pytest.param("UBND xã, thị trấn", COMMUNES, False, id="without-the-word-every"),
        pytest.param("UBND cấp xã", COMMUNES, False, id="tier"),
        pytest.param("các địa phương", COMMUNES, False, id="localities"),
        pytest.param(
            "Chủ tịch UBND các xã, thị trấn trên địa bàn huyện", COMMUNES, True, id="heads"
        ),
        pytest.param("các phòng chuyên môn huyện", DEPARTMENTS, False, id="departments"),
        pytest.param("Thủ trưởng các cơ quan, ban, ngành", DEPARTMENTS, True, id="heads-listed"),
        pytest.param("Các phòng chuyên môn, đơn vị sự nghiệp", DEPARTMENTS | {15}, False, id="two"),
        pytest.param(
            "Các phòng, đơn vị sự nghiệp huyện và UBND các xã, thị trấn",
            DEPARTMENTS | COMMUNES | {15},
            False,
            id="three-groups",
        ),
        pytest.param("Phòng Nội vụ và Phòng Tư pháp", {10, 11}, False, id="two-units"),
        pytest.param("Công an huyện, Ban Chỉ huy Quân sự huyện", {40, 41}, False, id="armed"),
        pytest.param("Đảng ủy các xã, thị trấn", {22, 23, 24}, False, id="party-below"),
        pytest.param("MTTQ và các tổ chức thành viên", {30, 31}, False, id="front"),
    ],
)
def test_turns_groups_into_their_members(printed: str, units: set[int], head: bool) -> None:
    resolved = of_district(printed)

    assert (resolved.how, set(resolved.unit_ids), resolved.head) == ("group", units, head)


def test_leaves_out_what_the_group_does_not_name_and_says_so() -> None:
    resolved = of_district("UBND các xã")

    assert set(resolved.unit_ids) == {2, 3}
    assert "Chưa gồm 1 đơn vị" in resolved.note


def test_says_when_the_printed_number_of_units_is_another() -> None:
    resolved = of_district("UBND 5 xã, thị trấn")

    assert set(resolved.unit_ids) == COMMUNES
    assert "Văn bản ghi 5 đơn vị" in resolved.note
    assert "có 3" in resolved.note


@pytest.mark.parametrize(
    ("printed", "units"),
    [
        pytest.param("Các cơ quan, đơn vị", {60, 61, 62, 63, 64, 65, 68}, id="all-own"),
        pytest.param("các trường học trên địa bàn xã", {64, 65}, id="schools"),
        pytest.param("các thôn, tổ dân phố", {66, 67}, id="villages"),
        pytest.param("Các phòng chuyên môn thuộc UBND xã", {60, 61, 62, 68}, id="own-departments"),
    ],
)
def test_reads_the_groups_of_a_commune(printed: str, units: set[int]) -> None:
    assert set(of_commune(printed).unit_ids) == units


def test_never_takes_a_neighbours_department_for_the_issuers_own() -> None:
    own = of_commune("Phòng Văn hóa - Xã hội")
    none_of_ours = of_commune("Phòng Nông nghiệp")

    assert own.unit_ids == (60,)
    assert none_of_ours.how == "unresolved"


def test_a_neighbour_named_with_its_place_is_outside() -> None:
    resolved = of_commune("UBND phường Tân Khê")

    assert (resolved.how, resolved.unit_ids) == ("outside", (51,))


def test_the_province_must_choose_between_alike_departments_of_its_communes() -> None:
    resolved = resolve_units("Phòng Văn hóa - Xã hội", AFTER, TINH)

    assert (resolved.how, set(resolved.unit_ids)) == ("several", {60, 80})


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        pytest.param("Ban Xây dựng Đảng", 71, id="party"),
        pytest.param("Mặt trận Tổ quốc", 72, id="front"),
        pytest.param("Hội CCB xã", 73, id="organisation"),
        pytest.param("Công an xã", 74, id="police"),
    ],
)
def test_bodies_of_other_sectors_are_found_but_stand_outside_authority(
    printed: str, unit: int
) -> None:
    resolved = of_commune(printed)

    assert (resolved.how, resolved.unit_ids) == ("one", (unit,))
    assert "Không thuộc quyền giao việc" in resolved.note


def test_a_superior_is_outside() -> None:
    assert of_commune("Sở Nội vụ").how == "outside"
    assert of_commune("UBND tỉnh").unit_ids == (100,)


def test_the_issuer_itself_and_its_head() -> None:
    assert of_commune("UBND xã").how == "self"
    assert of_commune("Chủ tịch UBND xã") == Resolved("self", (50,), head=True)


def test_both_sides_of_a_joint_plan_are_itself() -> None:
    resolved = resolve_units("Ban Xây dựng Đảng", AFTER, XA, co_issuer=71)

    assert (resolved.how, resolved.unit_ids) == ("self", (71,))
    assert "Không thuộc quyền" not in resolved.note


@pytest.mark.parametrize("printed", ["Hai bên", "mỗi bên", "hai cơ quan"])
def test_both_sides_are_meant_together_only_in_a_joint_plan(printed: str) -> None:
    assert set(resolve_units(printed, AFTER, XA, co_issuer=71).unit_ids) == {XA, 71}
    assert of_commune(printed).how == "unresolved"


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        pytest.param("Phòng Nội vu", 10, id="mark-lost"),
        pytest.param("Phong Tu phap", 11, id="no-marks"),
        pytest.param("Phòng Tư páhp", 11, id="letters-swapped"),
        pytest.param("Ban Dân vận", 21, id="shortened"),
        pytest.param("UBND xã Thượng Lĩn", 3, id="place"),
    ],
)
def test_proposes_a_misprinted_name_with_a_note(printed: str, unit: int) -> None:
    resolved = of_district(printed)

    assert (resolved.how, resolved.unit_ids) == ("one", (unit,))
    assert "hãy xem lại" in resolved.note


def test_a_misprint_that_fits_two_is_never_settled() -> None:
    twins = (*BEFORE, AFTER[0].__class__(90, ("Phòng Nội vũ",), "government", "department",
                                         "district", 1, "100/1/90/", 1))  # fmt: skip

    resolved = resolve_units("Phòng Nội vu", twins, HUYEN)

    assert (resolved.how, set(resolved.unit_ids)) == ("several", {10, 90})


def test_a_number_is_never_a_misprint() -> None:
    assert of_commune("Thôn 2").unit_ids == (67,)
    assert of_commune("Thôn 3").how == "unresolved"


@pytest.mark.parametrize(
    "printed",
    ["Công chức Văn hóa - xã hội", "Văn phòng - thông kê phụ trách Nội vụ", "Tư pháp xã"],
)
def test_an_official_of_an_old_commune_is_a_person_of_its_authority(printed: str) -> None:
    resolved = resolve_units(printed, BEFORE, OLD_XA)

    assert resolved.unit_ids == (OLD_XA,)
    assert "công chức" in resolved.note


def test_an_official_whose_field_a_department_bears_belongs_there() -> None:
    assert of_commune("Công chức Văn hóa - xã hội").unit_ids == (60,)
    assert of_commune("Công chức một cửa").unit_ids == (68,)


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        pytest.param("", "Chưa nêu đơn vị", id="nothing"),
        pytest.param("Mỗi cán bộ, công chức, viên chức", "từng người", id="persons"),
        pytest.param("Ban Chỉ đạo quy chế dân chủ", "không phải là đơn vị", id="no-unit"),
        pytest.param("Phòng Ngoại giao nhân văn", "Không tìm thấy", id="unknown"),
    ],
)
def test_says_why_nobody_was_found(printed: str, says: str) -> None:
    resolved = of_district(printed)

    assert (resolved.how, resolved.unit_ids) == ("unresolved", ())
    assert says in resolved.note


@pytest.mark.parametrize(
    "printed",
    [
        "các cơ quan, đơn vị liên quan",
        "các ngành liên quan",
        "các đơn vị có liên quan",
        "các phòng, ban, ngành liên quan",
        "lực lượng chức năng",
    ],
)
def test_words_that_name_nobody_ask_for_no_choice(printed: str) -> None:
    resolved = of_district(printed)

    assert (resolved.how, resolved.unit_ids) == ("unnamed", ())
    assert "không phải chọn" in resolved.note


def test_a_named_unit_before_words_that_name_nobody_is_found() -> None:
    resolved = of_district("Phòng Nội vụ, các đơn vị liên quan")

    assert (resolved.how, resolved.unit_ids) == ("one", (10,))


def test_keeps_what_was_found_of_a_list_and_asks_for_the_rest() -> None:
    resolved = of_district("Phòng Nội vụ, Phòng Vũ trụ")

    assert (resolved.how, resolved.unit_ids) == ("unresolved", (10,))
    assert "một phần" in resolved.note
