"""The plan's page: the document with each duty's state beside it, and what stands around it."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.documents.register import load_register, shipped_entries
from danvan.obligations.models import Obligation
from danvan.obligations.queries.origins import origins
from danvan.plans.actions.close import close_plan
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.plans.queries.plans_page import plan_page
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.plans import CITATION, HEADER, duty, reviewed_draft


def shown(world: World, plan: Plan, on: date) -> str:
    browser = signed_in(world.lan)
    return browser.get(reverse("plans:detail", args=[plan.public_id])).content.decode()


def test_says_how_far_the_plan_has_come(world: World, plan: Plan, in_april: date) -> None:
    progress = plan_page(plan, world.lan, in_april).progress

    # One deliverable late since 20 March, four quarters of which the first passed yesterday.
    assert (progress.total, progress.done, progress.late) == (5, 0, 2)
    assert (progress.standing, progress.requests) == (2, 1)


def test_each_duty_stands_beside_the_paragraph_that_orders_it(
    world: World, plan: Plan, in_april: date
) -> None:
    page = plan_page(plan, world.lan, in_april)

    (line,) = page.lines
    assert [d.text for d in line.duties] == ["Lập danh mục chi tiết", "Công khai kết quả"]
    assert [d.text for d in page.loose] == ["Báo cáo quý", "Phối hợp vận động"]
    assert [str(d.state.label) for d in line.duties if d.state] == [
        "Quá hạn 13 ngày",
        "Thường xuyên",
    ]


def test_the_page_shows_text_targets_citations_and_recipients(
    world: World, plan: Plan, in_april: date
) -> None:
    load_register(shipped_entries())

    html = shown(world, plan, in_april)

    for words in (
        "Phòng Văn hóa - Xã hội tham mưu",
        "Quá hạn 13 ngày",
        "từ 60% trở lên xếp loại Tốt",
        "Chỉ thị số 33/CT-TTg",
        "Còn hiệu lực",
        "Các phòng thuộc UBND xã",
        "đã ban hành và giao việc",
        f'id="nv-{plan.duties.all()[0].pk}"',
    ):
        assert words in html, words


@pytest.mark.parametrize("name", ["lan", "minh", "quang", "kim"])
def test_it_leads_to_its_document_whoever_may_open_that(
    world: World, plan: Plan, in_april: date, name: str
) -> None:
    browser = signed_in(getattr(world, name))
    document = reverse("documents:document", args=[plan.document.public_id])

    page = browser.get(reverse("plans:detail", args=[plan.public_id]))

    leads = f'href="{document}"' in page.content.decode()
    assert leads is (page.status_code == 200 and browser.get(document).status_code == 200)


def test_its_makers_are_led_to_its_document(world: World, plan: Plan, in_april: date) -> None:
    assert "Trang văn bản của kế hoạch" in shown(world, plan, in_april)


def test_a_part_is_answered_to_htmx_alone(world: World, plan: Plan, in_april: date) -> None:
    address = reverse("plans:duty", args=[plan.public_id, plan.duties.all()[0].pk])

    part = signed_in(world.lan).get(address, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "Quá hạn" in part


def test_the_cascade_leads_up_and_down(world: World, plan: Plan, in_april: date) -> None:
    own = reviewed_draft(world, [duty("Công khai", world.office)], implements=plan)
    own.items.filter(kind="header").update(
        corrected={**own.items.get(kind="header").read, "number": "13/KH-UBND"}
    )
    below = issue_plan(own.pk, version=1, by=world.lan, on=in_april)

    assert [line.number for line in plan_page(plan, world.lan, in_april).below] == ["13/KH-UBND"]
    above = plan_page(below, world.lan, in_april).above
    assert above is not None
    assert above.number == "12/KH-UBND"


def test_a_citation_of_a_plan_one_sees_leads_there(
    world: World, plan: Plan, in_april: date
) -> None:
    day = plan.document.issued_on
    cited = replace(
        CITATION, type="Kế hoạch", number="12/KH-UBND", date=str(day), text="Kế hoạch số 12/KH-UBND"
    )
    header = replace(HEADER, number="14/KH-UBND")
    draft = reviewed_draft(world, [duty("Họp", world.office)], header=header, others=[cited])
    citing = issue_plan(draft.pk, version=1, by=world.lan, on=in_april)

    (shown_citation,) = plan_page(citing, world.lan, in_april).citations

    assert (shown_citation.plan, shown_citation.state) == (plan.public_id, None)


def test_the_number_of_queries_does_not_grow_with_the_plan(
    world: World, plan: Plan, django_assert_max_num_queries: object
) -> None:
    rows = [duty(f"Việc số {i}", world.office, world.economy) for i in range(40)]
    big = reviewed_draft(world, rows)
    big.items.filter(kind="header").update(
        corrected={**big.items.get(kind="header").read, "number": "99/KH-UBND"}
    )
    long_plan = issue_plan(big.pk, version=1, by=world.lan, on=date(2026, 3, 9))

    for each in (plan, long_plan):
        fresh = Plan.objects.select_related("document", "draft").get(pk=each.pk)
        with django_assert_max_num_queries(23):  # type: ignore[operator]  # pytest-django's
            plan_page(fresh, world.lan, date(2026, 4, 1))


def test_work_says_from_which_words_of_which_plan_it_comes(plan: Plan) -> None:
    work = Obligation.objects.get(nature="deliverable")

    origin = origins([work.origin_ref], on=date(2026, 4, 1))[work.origin_ref]

    assert origin.label == "Kế hoạch số 12/KH-UBND"
    assert origin.url == f"/ke-hoach/{plan.public_id}/#nv-{plan.duties.all()[0].pk}"
    assert origin.before.endswith("1.")
    assert origin.after.startswith("kế hoạch chi tiết")


def test_a_plan_is_closed_with_a_reason(world: World, plan: Plan, in_april: date) -> None:
    browser = signed_in(world.lan)
    address = reverse("plans:close", args=[plan.public_id])

    empty = browser.post(address, {"version": plan.version, "reason": ""})
    done = browser.post(address, {"version": plan.version, "reason": "Đã có kế hoạch mới"})

    assert empty.status_code == 422
    assert done.status_code == 302
    plan.refresh_from_db()
    assert plan.state == Plan.State.CLOSED


def test_somebody_was_faster_and_nothing_typed_is_lost(
    world: World, plan: Plan, in_april: date
) -> None:
    close_plan(plan.pk, version=plan.version, reason="trước", by=world.minh, on=in_april)

    answer = signed_in(world.lan).post(
        reverse("plans:close", args=[plan.public_id]),
        {"version": plan.version, "reason": "Lý do của tôi"},
    )

    assert answer.status_code == 422
    assert "Lý do của tôi" in answer.content.decode()
    assert "người khác cập nhật" in answer.content.decode()


@pytest.mark.usefixtures("in_april")
def test_the_docx_is_a_paper_of_the_office(world: World, plan: Plan) -> None:
    answer = signed_in(world.lan).get(reverse("plans:export", args=[plan.public_id]))

    assert answer.content.startswith(b"PK")
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert "attachment" in answer["Content-Disposition"]
