"""Cells of a sheet as people fill them: days, numbers, yes, words nearly right."""

from datetime import date

import pytest

from danvan.rules.sheets.cells import (
    choose,
    free,
    is_key,
    is_username,
    key_of,
    nearest,
    read_day,
    read_number,
    read_yes,
    same_words,
    username_of,
)
from danvan.rules.sheets.form import AREAS, COUNTS, FORM, UNITS, lay

SECTORS = {"government": "chính quyền", "party": "Đảng", "front": "Mặt trận và đoàn thể"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20/10/2026", date(2026, 10, 20)),
        ("05/06/2026", date(2026, 6, 5)),
        ("5.6.2026", date(2026, 6, 5)),
        ("05-06-2026", date(2026, 6, 5)),
        ("2026-06-05", date(2026, 6, 5)),
        ("31/02/2026", None),
        ("10/20/2026", None),
        ("20/10/26", None),
        ("tháng 10", None),
        ("", None),
    ],
)
def test_a_day_is_read_day_first(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("120", 120),
        ("1.234", 1234),
        ("1 234 567", 1234567),
        ("1,5", None),
        ("-3", None),
        ("", None),
    ],
)
def test_a_number_may_have_marks_of_thousands(text: str, number: int | None) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "yes"),
    [("có", True), ("Có", True), ("x", True), ("", False), ("Không", False), ("chắc", None)],
)
def test_yes_is_said_in_several_ways(text: str, yes: bool | None) -> None:
    assert read_yes(text) is yes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("xã Hoà Bình", "Xã  Hòa Bình", True),
        ("Thủy Nguyên", "Thuỷ Nguyên", True),
        ("Thôn Đông", "thôn Dông", False),
        ("Phòng Kinh tê", "Phòng Kinh tế", False),
        ("thôn 1", "thôn 2", False),
    ],
)
def test_names_are_the_same_but_for_case_blanks_and_place_of_tone(
    one: str, other: str, same: bool
) -> None:
    assert (same_words(one) == same_words(other)) is same


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("chính quyền", "government"),
        ("CHINH QUYEN", "government"),
        ("party", "party"),
        ("Dang", "party"),
        ("Mặt trận", None),
        ("", None),
    ],
)
def test_a_code_is_named_by_its_label(text: str, code: str | None) -> None:
    assert choose(text, SECTORS) == code


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Phòng Kinh tê", "Phòng Kinh tế"),
        ("phong kinh te", "Phòng Kinh tế"),
        ("Phòng Kinhh tế", "Phòng Kinh tế"),
        ("Trường Mầm non", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_a_slip_away(text: str, near: str | None) -> None:
    assert nearest(text, ["Văn phòng", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]) == near


def test_keys_and_usernames_are_made_of_plain_letters() -> None:
    assert key_of("Ủy ban nhân dân", "xã Đồng Sim") == "uy-ban-nhan-dan-xa-dong-sim"
    assert username_of("Lý Thị Lan") == "lan.ly"
    assert username_of("Páo") == "pao"
    assert username_of("Ý") == "y-nv"
    assert username_of("!?") == "nguoi-moi"
    assert free("lan.ly", {"lan.ly", "lan.ly-2"}) == "lan.ly-3"
    assert is_key("xa-an-binh")
    assert not is_key("Xã An Bình")
    assert not is_key("-a")
    assert is_username("lan.ly")
    assert not is_username("la")
    assert not is_username("lan ly")


def test_every_proposal_is_fit() -> None:
    for name in ("Lý Thị Lan", "Ý", "A Páo", "Nguyễn" * 30, "Đỗ-Hữu Thắng"):
        assert is_username(username_of(name))
        assert is_key(key_of(name))


def test_a_sheet_is_known_by_its_name_or_by_all_needed_headings() -> None:
    heading = ["Số hộ", "NGUON", "Ngày chốt*", "Ghi chú", "Địa bàn"]

    by_heading = lay("Sheet1", [["Bảng số hộ"], [], heading])
    by_name = lay("don vi", [["Tên", "Loại"]])

    assert by_heading is not None
    assert (by_heading.form, by_heading.heading) == (COUNTS, 2)
    assert by_heading.codes == ("count", "source", "on", None, "area")
    assert by_heading.extra == ("Ghi chú",)
    assert by_name is not None
    assert by_name.form == UNITS
    assert [column.code for column in by_name.missing] == ["sector", "level", "area"]
    assert lay("Sheet1", [["Họ tên", "Lương"]]) is None


def test_a_heading_twice_is_read_once() -> None:
    laid = lay("Địa bàn", [["Tên", "Tên", "Cấp"]])

    assert laid is not None
    assert laid.form == AREAS
    assert laid.codes == ("name", None, "level")


def test_no_two_headings_of_a_sheet_mean_the_same() -> None:
    for form in FORM:
        titles = [same_words(t) for c in form.columns for t in (c.title, *c.also)]
        assert len(titles) == len(set(titles)), form.code
