"""The worksheet of a merger in the browser: proposals, what a person chooses, and who has none."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from danvan.obligations.models import HandOver, Obligation
from danvan.plans.models import PlanDraft
from tests.conftest import signed_in
from tests.factories.mergers import Merger, ended_commune, merge_two, merged
from tests.factories.obligations import owed
from tests.factories.people import World
from tests.factories.plans import stored_file

pytestmark = pytest.mark.usefixtures("today")
LIST = reverse("desk:merger-works")


@pytest.fixture
def merger(world: World) -> Merger:
    """Xã Bến Đá and xã Tân Lập, merged into xã An Bình."""
    return merge_two(world)


def page(merger: Merger) -> str:
    """Return the address of the worksheet."""
    return reverse("desk:merger-work", args=[merger.succession.pk])


def work(world: World, merger: Merger, title: str = "Rà soát quy chế") -> Obligation:
    """Return what the province ordered of xã Bến Đá."""
    return owed(world, title=title, debtor=merger.ben_da.pk, creditor=world.province.pk)


def ticked(row: Obligation, merger: Merger, to: object = "") -> dict[str, str]:
    """Return what the form sends for one ticked line."""
    old = merger.ben_da.pk
    return {
        "row": f"{row.pk}:{row.version}:{old}",
        f"to-{row.pk}-{old}": str(getattr(to, "pk", to)),
        "reason": "Sáp nhập xã",
    }


def text(client: Client, address: str) -> str:
    """Return a page as text, blanks folded."""
    return re.sub(r"\s+", " ", client.get(address).content.decode())


def test_the_planner_finds_the_merger_and_its_work(world: World, merger: Merger) -> None:
    work(world, merger)
    browser = signed_in(world.lan)

    listed = text(browser, LIST)
    assert "9/NQ-MAU, khoản 1" in listed
    assert page(merger) in listed
    shown = text(browser, page(merger))
    assert "Rà soát quy chế" in shown
    assert f'<option value="{world.commune.pk}" selected>UBND xã An Bình</option>' in shown
    assert "Trước bàn giao: 1 dòng việc còn mở." in shown
    assert "Sau bàn giao: UBND xã An Bình nhận 1 dòng, trong đó gộp 0 dòng trùng." in shown


@pytest.mark.db
def test_what_was_ticked_moves_and_the_rest_stays_listed(world: World, merger: Merger) -> None:
    first, second = work(world, merger), work(world, merger, "Báo cáo hòa giải")
    browser = signed_in(world.lan)

    answer = browser.post(page(merger), ticked(first, merger, world.commune), follow=True)

    said = answer.content.decode()
    assert "Đã bàn giao 1 việc, trong đó gộp 0 việc trùng; còn lại 1 việc." in said
    assert first.parties.get(part="debtor").unit == world.commune
    assert second.parties.get(part="debtor").unit == merger.ben_da
    assert "Báo cáo hòa giải" in text(browser, page(merger))


def test_looking_again_moves_nothing(world: World, merger: Merger) -> None:
    row = work(world, merger)
    owed(world, title="Rà soát quy chế", debtor=world.office.pk, creditor=world.province.pk)
    sent = {**ticked(row, merger, world.office), "preview": "1"}

    answer = signed_in(world.lan).post(page(merger), sent)

    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "trùng việc đã có: sẽ gộp làm một" in shown
    assert "Sáp nhập xã" in shown  # what was typed stays
    assert not HandOver.objects.exists()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"row": ""}, "Chưa chọn việc nào"),
        ({"reason": ""}, "Hãy ghi lý do bàn giao."),
        ({"to": ""}, "chưa có đơn vị nhận"),
        ({"to": "999999"}, "chưa có đơn vị nhận"),
        ({"to": "x"}, "chưa có đơn vị nhận"),
    ],
)
def test_what_is_missing_is_told_and_nothing_moves(
    world: World, merger: Merger, changes: dict[str, str], told: str
) -> None:
    row = work(world, merger)
    sent = ticked(row, merger, changes.get("to", world.commune))
    sent.update({name: value for name, value in changes.items() if name != "to"})

    answer = signed_in(world.lan).post(page(merger), sent)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not HandOver.objects.exists()


def test_a_unit_out_of_reach_cannot_be_chosen(world: World, merger: Merger) -> None:
    row = work(world, merger)

    answer = signed_in(world.lan).post(page(merger), ticked(row, merger, world.neighbour))

    assert answer.status_code == 422
    assert not HandOver.objects.exists()


def test_without_a_plain_successor_a_person_chooses(world: World) -> None:
    old = ended_commune(world, "ben-da", "xã Bến Đá")
    row = merged(1, (old,), (world.commune, world.neighbour), records=world.commune)
    owed(world, debtor=old.pk, creditor=world.province.pk)

    shown = text(signed_in(world.lan), reverse("desk:merger-work", args=[row.pk]))

    assert "1 dòng chưa có đơn vị nhận, chờ người có thẩm quyền chọn." in shown
    assert "selected" not in shown
    assert "checked" not in shown


@pytest.mark.parametrize("who", ["hoa", "son", "kim"])
@pytest.mark.db
def test_next_door_and_above_there_is_no_such_sheet(world: World, merger: Merger, who: str) -> None:
    row = work(world, merger)
    browser = signed_in(world.people()[who])

    assert browser.get(page(merger)).status_code == 404
    sent = ticked(row, merger, world.neighbour)
    assert browser.post(page(merger), sent).status_code == 404
    listed = browser.get(LIST)
    assert listed.status_code == 404 or "9/NQ-MAU" not in listed.content.decode()
    assert row.parties.filter(unit=merger.ben_da).exists()


@pytest.mark.parametrize("who", ["thu", "hung", "tam", "dung", "van"])
def test_who_hands_nothing_over_has_no_such_page(world: World, merger: Merger, who: str) -> None:
    work(world, merger)
    browser = signed_in(world.people()[who])

    assert browser.get(LIST).status_code == 404
    assert browser.get(page(merger)).status_code == 404


def test_a_draft_left_half_done_is_told(world: World, merger: Merger) -> None:
    work(world, merger)
    PlanDraft.objects.create(
        file=stored_file(merger.ben_da, world.hoa, "ke-hoach-do.docx"),
        unit=merger.ben_da,
        state=PlanDraft.State.REVIEW,
        made_by=world.hoa,
        made_on=world.commune.versions.get().since,
    )

    shown = text(signed_in(world.lan), page(merger))

    assert "ke-hoach-do.docx – UBND xã Bến Đá (đang soát; Bùi Thị Hoa, 01/07/2025)" in shown


def test_with_nothing_left_the_list_says_so(world: World, merger: Merger) -> None:
    assert "Không còn việc nào chờ bàn giao" in text(signed_in(world.lan), LIST)


@pytest.mark.db
def test_a_long_sheet_asks_no_more_often(
    world: World, merger: Merger, django_assert_max_num_queries: object
) -> None:
    for number in range(10):
        work(world, merger, f"Việc {number}")
    browser = signed_in(world.lan)
    browser.get(page(merger))

    with django_assert_max_num_queries(50):  # type: ignore[operator]  # pytest-django's fixture
        browser.get(page(merger))
