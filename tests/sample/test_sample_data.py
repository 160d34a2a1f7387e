"""The sample province agrees with itself: places, bodies, successions and people on every day."""

import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.sample.records import DATA, SHARED, Place, appointments, places, rows

LAST_OLD_DAY = date(2025, 6, 30)
FIRST_NEW_DAY = date(2025, 7, 1)
HALF_WAY = date(2026, 7, 15)

ROLES = {
    *("planner", "leader", "head", "officer", "clerk", "receptionist"),
    *("partner", "village", "appraiser", "superior", "operator"),
}
KINDS = {
    "government": {
        *("ubnd", "office", "department", "agency", "inspectorate", "reception_board"),
        *("one_stop", "service", "school", "health", "village"),
    },
    "council": {"council"},
    "party": {"party_committee", "party_body"},
    "front": {"front", "organisation"},
    "armed": {"police", "military"},
    "vertical": {"vertical"},
}
LEVELS = {"province", "district", "commune", "village"}
WITHOUT_SUCCESSOR = {
    *("thanh-tra-huyen", "cong-an-huyen", "chqs-huyen"),
    *("ban-qlda-huyen", "tt-ptqd-huyen"),
}

AREAS = places("areas.json")
UNITS = places("units.json")


@pytest.mark.parametrize("path", sorted(DATA.iterdir()), ids=lambda path: path.name)
def test_files_are_composed_unicode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text


def test_keys_name_one_thing_only() -> None:
    keys = [row["key"] for name in ("areas.json", "units.json") for row in rows(name)]

    assert len(keys) == len(set(keys))


def test_units_are_of_a_known_kind_sector_and_level() -> None:
    wrong = [
        key
        for key, unit in UNITS.items()
        if unit.kind not in KINDS[unit.row["sector"]] or unit.row["level"] not in LEVELS
    ]

    assert wrong == []


@pytest.mark.parametrize("book", [AREAS, UNITS], ids=["areas", "units"])
def test_versions_follow_each_other_without_gap_or_overlap(book: dict[str, Place]) -> None:
    for place in book.values():
        for before, after in zip(place.versions, place.versions[1:], strict=False):
            assert before.span.until is not None, place.key
            assert after.span.since == before.span.until + timedelta(days=1), place.key
        last = place.versions[-1].span
        assert last.until is None or last.since <= last.until, place.key


@pytest.mark.parametrize("book", [AREAS, UNITS], ids=["areas", "units"])
def test_superiors_exist_on_every_day_they_are_named(book: dict[str, Place]) -> None:
    for place in book.values():
        for version in place.versions:
            if version.superior is not None:
                assert book[version.superior].span.covers(version.span), place.key


def test_superiors_stand_in_the_units_own_sector() -> None:
    for unit in UNITS.values():
        for version in unit.versions:
            if version.superior is not None:
                assert UNITS[version.superior].row["sector"] == unit.row["sector"], unit.key


def test_following_superiors_ends_at_a_top() -> None:
    for unit in UNITS.values():
        seen = {unit.key}
        above = unit.versions[-1].superior
        while above is not None:
            assert above not in seen, unit.key
            seen.add(above)
            above = UNITS[above].versions[-1].superior


def test_organisations_stand_under_the_front_since_the_two_tiers() -> None:
    organisations = [unit for unit in UNITS.values() if unit.kind == "organisation"]
    above = {
        UNITS[version.superior].kind
        for unit in organisations
        for version in unit.versions
        if version.span.holds(FIRST_NEW_DAY) and version.superior is not None
    }
    before = {
        version.superior
        for unit in organisations
        for version in unit.versions
        if unit.row["level"] == "province" and version.span.holds(LAST_OLD_DAY)
    }

    assert above == {"front"}
    assert before == {None}


def test_units_stand_in_an_area_of_the_same_days() -> None:
    for unit in UNITS.values():
        assert AREAS[unit.row["area"]].span.covers(unit.span), unit.key


@pytest.mark.parametrize("day", [date(2023, 3, 15), HALF_WAY], ids=str)
def test_names_below_one_authority_are_not_shared(day: date) -> None:
    """Two siblings with one printed name could not be told apart when a plan is read."""
    named: dict[tuple[str | None, str], str] = {}
    for unit in UNITS.values():
        if unit.row["sector"] == "government" and unit.kind != "ubnd":
            for version in unit.versions:
                if version.span.holds(day):
                    for name in {version.name, *version.short}:
                        owner = named.setdefault((version.superior, name), unit.key)
                        assert owner == unit.key, name

    assert len(named) > 30


def test_old_communes_end_on_the_day_before_the_new_ones_begin() -> None:
    def communes(day: date) -> set[str]:
        return {k for k, a in AREAS.items() if a.kind == "commune" and a.span.holds(day)}

    old, new = communes(LAST_OLD_DAY), communes(FIRST_NEW_DAY)

    assert (len(old), len(new)) == (6, 3)
    assert not old & new
    assert AREAS["huyen-moc-luong"].span.until == LAST_OLD_DAY


def test_successions_fall_on_the_days_their_bodies_end_and_begin() -> None:
    book = {**AREAS, **UNITS}
    for row in rows("successions.json"):
        on = date.fromisoformat(row["on"])
        known = AREAS if row["kind"] == "area" else UNITS
        assert set(row["old"]) | set(row["new"]) <= set(known), row
        assert all(book[key].span.until == on - timedelta(days=1) for key in row["old"]), row
        assert all(book[key].span.holds(on) for key in row["new"]), row
        assert row["records"] in row["new"], row


def test_successions_are_identified_by_resolution_and_clause() -> None:
    found = [(row["resolution"], row["clause"]) for row in rows("successions.json")]

    assert len(found) == len(set(found))
    assert all(resolution.endswith("(mẫu)") for resolution, _ in found)


def test_bodies_that_ended_have_a_successor_or_are_known_to_have_none() -> None:
    succeeded = [key for row in rows("successions.json") for key in row["old"]]
    ended = {key for key, unit in UNITS.items() if unit.span.until is not None}

    assert len(succeeded) == len(set(succeeded))
    assert ended - set(succeeded) == WITHOUT_SUCCESSOR
    assert not WITHOUT_SUCCESSOR & set(succeeded)


def test_villages_have_households_with_date_and_source() -> None:
    villages = [area for area in AREAS.values() if area.kind == "village"]

    assert len(villages) == 17
    for village in villages:
        counts = village.row["households"]
        assert [row["on"] for row in counts] == sorted(row["on"] for row in counts)
        assert all(row["count"] > 0 and row["source"] for row in counts), village.key
        assert village.row["posting_board"], village.key
        assert isinstance(village.row["loudspeaker"], bool), village.key


def test_people_are_distinct_and_reachable_nowhere_real() -> None:
    people = rows("people.json")

    assert len({person["username"] for person in people}) == len(people)
    assert len({person["name"] for person in people}) == len(people)
    assert all(person["email"] == f"{person['username']}@example.org" for person in people)
    assert all(person["username"].replace(".", "").isascii() for person in people)


def test_appointments_last_no_longer_than_their_units() -> None:
    for held in appointments():
        assert UNITS[held.unit].span.covers(held.span), held


def test_every_role_has_a_person_today() -> None:
    held = {a.role for a in appointments() if a.span.holds(HALF_WAY)}

    assert held == ROLES


def test_a_unit_has_one_head_at_a_time() -> None:
    heads = [a for a in appointments() if a.head]
    for day in (date(2023, 3, 15), LAST_OLD_DAY, FIRST_NEW_DAY, HALF_WAY):
        led = [a.unit for a in heads if a.span.holds(day)]
        assert len(led) == len(set(led)), day


def test_every_unit_that_may_receive_a_duty_has_a_person() -> None:
    led = {a.unit for a in appointments() if a.head and a.span.holds(HALF_WAY)}
    alive = {
        key
        for key, unit in UNITS.items()
        if unit.span.holds(HALF_WAY) and unit.row["sector"] != "vertical"
    }

    assert alive - led == set()


def test_the_former_district_has_its_people_and_one_keeper_of_records() -> None:
    before = [a for a in appointments() if UNITS[a.unit].row["level"] == "district"]
    keepers = {
        a.username
        for a in appointments()
        if a.unit == "ubnd-phuong-moc-luong" and a.role == "clerk" and a.span.holds(HALF_WAY)
    }
    [district] = [row for row in rows("successions.json") if row["old"] == ["ubnd-huyen"]]

    assert len(before) > 20
    assert all(a.span.until is not None and a.span.until <= LAST_OLD_DAY for a in before)
    assert len(keepers) == 1
    assert district["records"] == "ubnd-phuong-moc-luong"


@pytest.mark.shared
def test_no_place_is_a_real_one() -> None:
    path = SHARED / "facts" / "successions_2025.json"
    if not path.exists():
        pytest.skip("the list of real mergers is not beside the project")
    facts = json.loads(path.read_text(encoding="utf-8"))
    real = {row["name"] for row in facts["successions"]}
    real |= {old["name"] for row in facts["successions"] for old in row["from"]}
    ours = {
        version.name.split(" ", 1)[1].removeprefix("trấn ")
        for area in AREAS.values()
        if area.kind != "village"
        for version in area.versions
    }

    assert len(ours) > 5
    assert ours & real == set()
