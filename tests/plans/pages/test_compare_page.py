"""Comparing plans on the page: last year's, the one above, a draft; who may, and what to take."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.queries.compare_choices import offered_for
from danvan.plans.queries.compare_page import ADDED, CHANGED, DROPPED, OTHERS, SAME, comparison_of
from danvan.plans.values import DeadlineValue, TargetValue
from danvan.readers.files import open_source
from tests.conftest import signed_in
from tests.factories.mergers import merge_two, merged
from tests.factories.people import World, unit
from tests.factories.plans import HEADER, duty, named, reviewed_draft

ON = date(2026, 3, 9)
LAST_YEAR = replace(
    HEADER,
    number="07/KH-UBND",
    date="2025-07-10",
    title="Công tác dân vận chính quyền năm 2025",
    year=2025,
)
BY_MARCH_25 = DeadlineValue("trước ngày 20/3/2025", "date", "2025-03-20", "before")
BY_MARCH_26 = DeadlineValue("trước ngày 31/3/2026", "date", "2026-03-31", "before")
LAW = "Tuyên truyền Luật Thực hiện dân chủ ở cơ sở đến từng thôn"
SHOW = "Công khai kết quả giải quyết thủ tục hành chính"
POOR = "Rà soát hộ nghèo, hộ cận nghèo"
APP = "Tiếp nhận phản ánh của người dân qua ứng dụng điện thoại"


def target(value: int) -> TargetValue:
    return TargetValue(f"từ {value}% trở lên xếp loại Tốt", ">=", value, "%", None, "đơn vị", "II")


@pytest.fixture
def last_year(world: World) -> Plan:
    """Xã An Bình's plan of 2025."""
    rows = [
        duty("Lập danh mục việc năm 2025", world.office, deadlines=(BY_MARCH_25,)),
        duty(LAW, world.office),
        duty(SHOW, world.economy),
        duty(POOR, world.economy),
    ]
    draft = reviewed_draft(world, rows, header=LAST_YEAR, others=[target(60)])
    return issue_plan(draft.pk, version=1, by=world.lan, on=ON)


@pytest.fixture
def this_year(world: World, last_year: Plan) -> PlanDraft:
    """The draft of 2026: another day and unit, one duty new, one gone, a higher target."""
    rows = [
        duty("Lập danh mục việc năm 2026", world.office, deadlines=(BY_MARCH_26,)),
        duty(LAW, world.office),
        duty(SHOW, world.office),
        duty(APP, world.economy),
    ]
    return reviewed_draft(world, rows, others=[target(70)])


def test_tells_new_dropped_and_changed(world: World, last_year: Plan, this_year: PlanDraft) -> None:
    found = comparison_of(this_year, last_year, ON)

    rows = [
        (row.group, (row.new or row.old).work.text, [str(a) for a in row.aspects])  # type: ignore[union-attr]  # one side always stands
        for row in found.rows
    ]
    assert rows == [
        (CHANGED, "Lập danh mục việc năm 2026", ["thời hạn"]),
        (CHANGED, SHOW, ["đơn vị thực hiện"]),
        (CHANGED, "đơn vị: từ 70% trở lên xếp loại Tốt", ["lời văn", "chỉ tiêu"]),
        (ADDED, APP, []),
        (DROPPED, POOR, []),
        (SAME, LAW, []),
    ]


def test_the_earlier_plan_is_compared_from_whichever_page_one_stands_on(
    world: World, last_year: Plan, this_year: PlanDraft
) -> None:
    found = comparison_of(last_year, this_year, ON)

    assert (found.old.number, found.new.number) == ("07/KH-UBND", "12/KH-UBND")


def test_last_years_own_plan_is_offered_first(
    world: World, last_year: Plan, this_year: PlanDraft
) -> None:
    offered = offered_for(this_year, world.lan, ON)

    assert offered[0].key == f"ke-hoach:{last_year.public_id}"
    assert str(offered[0].group).startswith("Kế hoạch khác của cơ quan")


def test_a_merged_unit_is_the_same_unit(world: World, this_year: PlanDraft) -> None:
    merger = merge_two(world)
    old_office = unit(
        "vhxh-ben-da", "Phòng Văn hóa", "department", "commune", merger.ben_da.area, merger.ben_da
    )
    merged(2, (old_office,), (world.office,), records=world.office)
    before = reviewed_draft(world, [duty(LAW, old_office)], header=LAST_YEAR, issuer=merger.ben_da)

    found = comparison_of(this_year, before, ON)

    assert not found.levels  # xã Bến Đá became part of xã An Bình
    assert [row.new.work.text for row in found.narrowed(SAME, "") if row.new] == [LAW]


def test_units_do_not_count_against_the_plan_above(world: World, this_year: PlanDraft) -> None:
    rows = [duty(LAW, world.commune), duty(POOR, world.commune), duty("Họp sở", world.interior)]
    above = reviewed_draft(world, rows, header=LAST_YEAR, issuer=world.province)

    found = comparison_of(this_year, above, ON)

    assert found.levels
    assert found.count(SAME) == 1
    assert [(row.group, str(row.label)) for row in found.rows if row.old and not row.new] == [
        (DROPPED, "Bản sau chưa có"),
        (OTHERS, "Giao đơn vị khác"),
    ]


def test_without_an_issuer_units_compare_as_printed(world: World, last_year: Plan) -> None:
    unresolved = duty(LAW, units=(replace(named(printed="Đơn vị"), how="unresolved"),))
    draft = reviewed_draft(world, [unresolved])
    PlanDraft.objects.filter(pk=draft.pk).update(issuer=None)
    draft.refresh_from_db()

    found = comparison_of(draft, last_year, ON)

    assert [row.new.work.text for row in found.narrowed(SAME, "") if row.new] == [LAW]


def test_a_figure_read_as_a_duty_of_nobody_is_the_figure(
    world: World, last_year: Plan, this_year: PlanDraft
) -> None:
    figure = target(60)
    draft = reviewed_draft(world, [duty(figure.text)], others=[replace(figure, start=10, end=30)])

    found = comparison_of(draft, last_year, ON)

    assert [row.new.work.text for row in found.rows if row.new] == [f"đơn vị: {figure.text}"]
    assert found.count(SAME) == 1


@pytest.mark.usefixtures("today")
def test_the_page_lights_what_differs_and_filters(
    world: World, last_year: Plan, this_year: PlanDraft
) -> None:
    browser = signed_in(world.lan)
    address = reverse("plans:compare-draft", args=[this_year.public_id])

    whole = browser.get(address).content.decode()
    dropped = browser.get(address, {"nhom": "bo"}).content.decode()
    nothing = browser.get(address, {"q": "không có chữ này"}).content.decode()

    assert "<mark>trước ngày 31/3/2026</mark>" in whole
    assert POOR in whole
    assert POOR in dropped
    assert APP not in dropped
    assert "Không có dòng nào khớp" in nothing


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_takes_the_comparison_along(
    world: World, last_year: Plan, this_year: PlanDraft, kind: str
) -> None:
    address = reverse("plans:compare-draft", args=[this_year.public_id])

    answer = signed_in(world.lan).get(address, {"tep": kind})

    assert answer["Content-Disposition"].endswith(f'so-sanh-ke-hoach.{kind}"')
    if kind == "docx":
        words = " ".join(b.text for b in open_source(answer.content, "a.docx").blocks)
        assert POOR in words
        assert "Bản trước" in words
        assert "/BC-UBND" in words
    else:
        assert answer.content.startswith(b"PK")


@pytest.mark.usefixtures("today")
def test_a_plan_page_leads_there_and_alone_it_says_so(world: World, last_year: Plan) -> None:
    browser = signed_in(world.lan)
    address = reverse("plans:compare", args=[last_year.public_id])

    page = browser.get(reverse("plans:detail", args=[last_year.public_id])).content.decode()

    assert address in page
    assert "Chưa có kế hoạch nào để so sánh" in browser.get(address).content.decode()


@pytest.mark.usefixtures("today")
def test_a_stranger_neither_opens_nor_compares_with_what_he_may_not_see(
    world: World, last_year: Plan, this_year: PlanDraft
) -> None:
    own = reviewed_draft(world, [duty(LAW, world.neighbour_office)], issuer=world.neighbour)
    PlanDraft.objects.filter(pk=own.pk).update(unit=world.neighbour)
    hoa = signed_in(world.hoa)
    mine = reverse("plans:compare-draft", args=[own.public_id])

    assert hoa.get(reverse("plans:compare", args=[last_year.public_id])).status_code == 404
    assert hoa.get(reverse("plans:compare-draft", args=[this_year.public_id])).status_code == 404
    assert hoa.get(mine).status_code == 200
    for key in (f"ke-hoach:{last_year.public_id}", f"ban-nhap:{this_year.public_id}", "x:1"):
        assert hoa.get(mine, {"voi": key}).status_code == 404
