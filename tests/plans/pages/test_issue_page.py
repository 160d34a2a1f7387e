"""Before issuing: counts per unit, each inbox on its first day, what blocks; then one button."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.obligations.models import Obligation, ReportingDate
from danvan.plans.models import Plan
from danvan.plans.queries.plans_preview import preview_issue
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.plans import BY_20_MARCH, HEADER, add_row, duty, reviewed_draft
from tests.plans.pages.conftest import duties

ON = date(2026, 3, 9)
NO_PERIODS = {"ky-TOTAL_FORMS": "0", "ky-INITIAL_FORMS": "0"}


def test_counts_dated_recurring_standing_and_requests_per_unit(world: World) -> None:
    preview = preview_issue(reviewed_draft(world, duties(world)), by=world.lan, on=ON)

    counts = {
        c.name: (c.dated, c.recurring, c.times, c.standing, c.requests) for c in preview.units
    }
    assert counts == {
        "Phòng Văn hóa - Xã hội": (1, 1, 4, 1, 0),
        "Phòng Kinh tế": (0, 0, 0, 1, 0),
        "Ủy ban MTTQ Việt Nam xã": (0, 0, 0, 0, 1),
    }
    assert preview.obligations == 8


def test_an_inbox_gets_one_row_per_dated_or_recurring_duty_and_standing_work_folded(
    world: World,
) -> None:
    preview = preview_issue(reviewed_draft(world, duties(world)), by=world.lan, on=ON)

    office = next(c for c in preview.units if c.unit == world.office.pk)
    assert [(row.title, row.due, row.folded) for row in office.first_day] == [
        ("Lập danh mục chi tiết", date(2026, 3, 19), 0),
        ("Báo cáo quý", date(2026, 3, 31), 0),
        ("", None, 1),
    ]


def test_who_prepares_has_it_in_his_inbox_with_the_inner_day(world: World) -> None:
    row = duty(
        "Tham mưu gửi hồ sơ", world.office, nature="deliverable", advises="UBND xã",
        deadlines=(BY_20_MARCH,),
    )  # fmt: skip

    preview = preview_issue(reviewed_draft(world, [row]), by=world.lan, on=ON)

    (count,) = preview.units
    assert count.unit == world.office.pk
    assert count.first_day[0].inner_due == date(2026, 3, 16)


def test_the_preview_foretells_what_is_made(world: World) -> None:
    draft = reviewed_draft(world, duties(world))
    foretold = preview_issue(draft, by=world.lan, on=ON).obligations

    signed_in(world.lan).post(
        reverse("plans:issue", args=[draft.public_id]), {"version": 1, **NO_PERIODS}
    )

    assert Obligation.objects.count() == foretold


@pytest.mark.usefixtures("today")
def test_what_blocks_stands_first_and_there_is_no_button(world: World) -> None:
    draft = reviewed_draft(world, [duty("Việc không rõ của ai")])
    row = add_row(draft, 90, duty("Chưa xem", world.office), state="pending")

    html = (
        signed_in(world.lan).get(reverse("plans:preview", args=[draft.public_id])).content.decode()
    )

    assert "Còn 2 điểm phải xử lý trước" in html
    assert "Việc không rõ của ai" in html
    assert "Ban hành và giao việc" not in html
    assert row.pk


@pytest.mark.usefixtures("today")
def test_one_button_issues_and_leads_to_the_plan(world: World) -> None:
    draft = reviewed_draft(world, duties(world))
    browser = signed_in(world.lan)
    page = browser.get(reverse("plans:preview", args=[draft.public_id])).content.decode()

    answer = browser.post(
        reverse("plans:issue", args=[draft.public_id]), {"version": 1, **NO_PERIODS}
    )

    assert "Ban hành và giao việc" in page
    plan = Plan.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("plans:detail", args=[plan.public_id])
    again = browser.get(reverse("plans:preview", args=[draft.public_id]))
    assert again["Location"] == answer["Location"]


@pytest.mark.usefixtures("today")
def test_the_periods_of_standing_work_are_proposed_and_can_be_changed(world: World) -> None:
    draft = reviewed_draft(world, duties(world))
    browser = signed_in(world.lan)
    page = browser.get(reverse("plans:preview", args=[draft.public_id])).content.decode()
    half = {
        "ky-TOTAL_FORMS": "2", "ky-INITIAL_FORMS": "2",
        "ky-0-wanted": "on", "ky-0-label": "Sáu tháng", "ky-0-since": "01/01/2026",
        "ky-0-until": "15/06/2026", "ky-0-due": "20/06/2026",
        "ky-1-label": "Năm", "ky-1-since": "01/01/2026", "ky-1-until": "10/12/2026",
        "ky-1-due": "10/12/2026",
    }  # fmt: skip

    browser.post(reverse("plans:issue", args=[draft.public_id]), {"version": 1, **half})

    assert "10/06/2026" in page
    row = ReportingDate.objects.get()
    assert (row.label, row.due, row.asked_from) == (
        "Sáu tháng",
        date(2026, 6, 20),
        date(2026, 6, 5),
    )


@pytest.mark.usefixtures("today")
def test_days_that_contradict_each_other_are_told_and_kept(world: World) -> None:
    draft = reviewed_draft(world, duties(world))
    wrong = {
        "ky-TOTAL_FORMS": "1", "ky-INITIAL_FORMS": "1",
        "ky-0-wanted": "on", "ky-0-label": "Kỳ sai", "ky-0-since": "01/06/2026",
        "ky-0-until": "01/05/2026", "ky-0-due": "20/06/2026",
    }  # fmt: skip

    answer = signed_in(world.lan).post(
        reverse("plans:issue", args=[draft.public_id]), {"version": 1, **wrong}
    )

    assert answer.status_code == 422
    assert "Kỳ sai" in answer.content.decode()
    assert "Ngày đến phải sau ngày từ" in answer.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.usefixtures("today")
def test_a_refusal_is_a_sentence_on_the_page(world: World) -> None:
    draft = reviewed_draft(world, duties(world))

    answer = signed_in(world.lan).post(
        reverse("plans:issue", args=[draft.public_id]), {"version": 7, **NO_PERIODS}
    )

    assert answer.status_code == 422
    assert "người khác cập nhật" in answer.content.decode()


@pytest.mark.usefixtures("today")
def test_a_plan_that_is_over_is_said_to_be_kept_for_the_record(world: World) -> None:
    old = replace(HEADER, date="2025-07-10", year=2025)
    draft = reviewed_draft(world, [duty("Công khai", world.office)], header=old)

    html = (
        signed_in(world.lan).get(reverse("plans:preview", args=[draft.public_id])).content.decode()
    )

    assert "chỉ được lưu để tra cứu" in html
    assert "Lưu để tra cứu" in html
