"""Which mentions are one old place: worked by hand on small resolutions of our own invention."""

import json
from dataclasses import replace

import pytest

from danvan.rules.lineage.clauses import Clause, Mention, Unreadable, printed_name, read_file
from danvan.rules.lineage.places import AMBIGUOUS, CONTRADICTORY, alike, judge, old_places
from tests.rules.lineage.small import SMALL


def clause(number: int, *mentions: Mention) -> Clause:
    """Return a clause of one invented province."""
    return Clause("tỉnh Minh Hải", "1/NQ-MAU", number, "xã", f"Mới {number}", mentions)


def xa(name: str, share: str = "whole", district: str = "") -> Mention:
    """Return a commune as a clause names it."""
    return Mention("xã", name, share, district)


@pytest.mark.parametrize(
    ("shares", "doubt"),
    [
        (["whole"], ""),
        (["part", "remainder"], ""),
        (["part", "part", "remainder"], ""),
        (["whole", "whole"], AMBIGUOUS),
        (["whole", "whole", "whole"], AMBIGUOUS),
        (["whole", "remainder"], CONTRADICTORY),
        (["whole", "part", "remainder"], CONTRADICTORY),
        (["whole", "whole", "part"], CONTRADICTORY),
        (["part", "remainder", "remainder"], CONTRADICTORY),
        (["remainder"], CONTRADICTORY),
        (["part"], CONTRADICTORY),
        (["part", "part"], CONTRADICTORY),
    ],
)
def test_shares_add_up_to_a_place_or_are_doubted(shares: list[str], doubt: str) -> None:
    assert judge(shares)[0] == doubt
    assert bool(judge(shares)[1]) is bool(doubt)


def test_a_divided_commune_is_one_place() -> None:
    found = old_places([clause(1, xa("Bến Đá", "part")), clause(2, xa("Bến Đá", "remainder"))])

    assert [(p.name, len(p.taken), p.whole_to) for p in found.places] == [("xã Bến Đá", 2, None)]


def test_namesakes_with_their_districts_are_two_places_and_no_doubt() -> None:
    found = old_places(
        [clause(1, xa("Tân Lập", district="huyện Sông Bé")), clause(2, xa("Tân Lập"))]
    )

    assert [(p.district, p.doubt) for p in found.places] == [("huyện Sông Bé", ""), ("", "")]
    assert found.doubted == ()


def test_a_name_gone_over_whole_twice_is_two_places_in_doubt() -> None:
    found = old_places([clause(1, xa("Tân Lập")), clause(2, xa("Tân Lập"))])

    assert [p.doubt for p in found.places] == [AMBIGUOUS, AMBIGUOUS]
    assert [p.whole_to and p.whole_to.number for p in found.places] == [1, 2]
    assert [len(one.taken) for one in found.doubts(AMBIGUOUS)] == [2]


def test_what_contradicts_itself_goes_whole_to_nobody() -> None:
    found = old_places([clause(1, xa("Tân Lập")), clause(2, xa("Tân Lập", "remainder"))])

    assert [p.whole_to for p in found.places] == [None, None]
    assert len(found.doubts(CONTRADICTORY)) == 1


def test_the_seat_of_the_tone_mark_makes_no_second_place() -> None:
    found = old_places(
        [clause(1, xa("Trung Hoà", "part")), clause(2, xa("Trung Hòa", "remainder"))]
    )

    assert [len(p.taken) for p in found.places] == [2]
    assert found.respelled == found.places


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trung Hòa", "Trung Hoà", True),
        ("Thuỷ Sơn", "Thủy Sơn", True),
        ("VẠN PHÚC", "Vạn Phúc", True),
        ("Vạn Phúc", "Vân Phúc", False),
        ("Ia Băng", "Ia Bang", False),
        ("Đại Hùng", "Đại Hưng", False),
    ],
)
def test_names_are_compared_with_their_marks(one: str, other: str, same: bool) -> None:
    assert (alike(one) == alike(other)) is same


def test_another_province_is_another_place() -> None:
    elsewhere = replace(clause(2, xa("Tân Lập")), province="tỉnh Khác", resolution="2/NQ-MAU")

    found = old_places([clause(1, xa("Tân Lập")), elsewhere])

    assert [p.doubt for p in found.places] == ["", ""]


def test_a_numbered_ward_is_not_called_ward_twice() -> None:
    assert printed_name("phường", "Phường 1") == "Phường 1"
    assert printed_name("xã", "An Bình") == "xã An Bình"
    assert printed_name("xã", "Xãng Khê") == "xã Xãng Khê"


def test_a_whole_file_is_read() -> None:
    file = read_file(SMALL)

    assert [c.cited for c in file.clauses][:2] == ["7/NQ-MAU, khoản 1", "7/NQ-MAU, khoản 2"]
    assert file.effective_on.isoformat() == "2025-07-01"


@pytest.mark.parametrize(
    ("at", "value", "told"),
    [
        (["effective_from"], "mai", "effective_from"),
        (["successions"], [], "không có khoản nào"),
        (["successions", 0, "from", 0, "share"], "half", "khoản 1"),
        (["successions", 1, "name"], "", "thiếu «name»"),
        (["successions", 1, "clause"], "2", "số khoản"),
        (["successions", 1, "clause"], 1, "ghi hai lần"),
        (["successions", 1, "from"], None, "«from»"),
        (["communes_after", "tỉnh Minh Hải"], 2, "nhiều hơn tổng số 2"),
        (["communes_after"], {}, "communes_after"),
    ],
)
def test_a_wrong_file_is_refused_and_the_place_told(
    at: list[str | int], value: object, told: str
) -> None:
    wrong = json.loads(json.dumps(SMALL))
    row = wrong
    for step in at[:-1]:
        row = row[step]
    row[at[-1]] = value

    with pytest.raises(Unreadable, match=told):
        read_file(wrong)


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(Unreadable, match="đầu tệp"):
        read_file([1, 2])
