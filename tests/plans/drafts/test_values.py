"""The typed value of a draft's items: what is stored has its shape, and comes back the same."""

import json

import pytest

from danvan.plans.values import (
    DeadlineValue,
    DutyValue,
    HeaderValue,
    Misshapen,
    UnitChoice,
    duty_value,
    item_value,
    to_json,
)

READ = {
    "text": "Xây dựng quy chế phối hợp.",
    "part": "organisation",
    "role": "lead",
    "nature": "deliverable",
    "units": ["Phòng Tổ chức"],
    "partners": [],
    "output": "quy chế",
    "deadlines": [
        {
            "text": "trước ngày 20/5/2026",
            "kind": "date",
            "value": "2026-05-20",
            "relation": "before",
        }
    ],
    "section": "III.2",
    "start": 10,
    "end": 37,
}


def test_printed_names_wait_for_a_unit() -> None:
    value = DutyValue.from_json(READ)

    assert value.units == (UnitChoice("Phòng Tổ chức"),)
    assert value.unresolved == value.units
    assert not value.assigned


def test_proposed_units_fill_what_was_read() -> None:
    proposed = {"units": [{"printed": "Phòng Tổ chức", "unit_ids": [7], "how": "one"}]}

    value = duty_value(READ, proposed, None)

    assert value.unit_ids == (7,)
    assert value.assigned
    assert value.text == READ["text"]


def test_a_correction_stands_before_the_proposal() -> None:
    corrected = to_json(DutyValue("Xây dựng quy chế.", units=(UnitChoice("A", (3,), how="one"),)))

    value = duty_value(
        READ, {"units": [{"printed": "B", "unit_ids": [7], "how": "one"}]}, corrected
    )

    assert value.text == "Xây dựng quy chế."
    assert value.unit_ids == (3,)


def test_several_candidates_are_not_settled() -> None:
    choice = UnitChoice("Trường Tiểu học", (4, 5), how="several")

    assert not choice.settled
    assert DutyValue("Dạy học.", units=(choice,)).unit_ids == ()


def test_kept_without_a_unit_when_a_person_says_why() -> None:
    assert DutyValue("Tuyên truyền.", unassigned_reason="Chờ thành lập phòng").assigned


def test_comes_back_from_json_as_it_went() -> None:
    value = DutyValue(
        "Tổng hợp báo cáo.",
        role="coordinate",
        nature="recurring",
        units=(UnitChoice("UBND các xã", (1, 2), True, "group", "2 xã"),),
        deadlines=(DeadlineValue("hằng quý", "recurring", "quarterly"),),
        section="IV.1",
        start=4,
        end=90,
    )

    assert DutyValue.from_json(json.loads(json.dumps(to_json(value)))) == value


def test_a_header_keeps_its_day_only_when_it_is_whole() -> None:
    assert HeaderValue(date="2026-03").day is None
    assert item_value("header", {"number": "12/KH-UBND"}, {}, None) == HeaderValue(
        number="12/KH-UBND"
    )


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param([], id="not-an-object"),
        pytest.param({"text": 5}, id="text-is-a-number"),
        pytest.param({"text": "x", "role": "boss"}, id="unknown-role"),
        pytest.param(
            {"text": "x", "units": [{"printed": "A", "unit_ids": ["7"]}]}, id="id-as-text"
        ),
        pytest.param({"text": "x", "units": "A"}, id="units-not-a-list"),
        pytest.param({"text": "x", "start": True}, id="place-is-a-yes"),
    ],
)
def test_refuses_what_has_not_its_shape(broken: object) -> None:
    with pytest.raises(Misshapen):
        DutyValue.from_json(broken)


def test_a_partner_that_names_nobody_leaves_nothing_open() -> None:
    nobody = UnitChoice("các ngành liên quan", how="unnamed")
    known = UnitChoice("Phòng Y tế", (7,), how="one")

    beside = DutyValue("Kiểm tra.", units=(known,), partners=(nobody,))
    alone = DutyValue("Kiểm tra.", units=(nobody,))

    assert beside.unresolved == ()
    assert beside.assigned
    assert alone.unresolved == (nobody,)
    assert not alone.assigned
