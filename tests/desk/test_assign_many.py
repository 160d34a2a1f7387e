"""Charging one person with many pieces of work: preview, then all or nothing."""

import pytest
from django.urls import reverse

from danvan.obligations.models import Obligation
from danvan.units.models import Post
from tests.conftest import signed_in
from tests.desk.day import HOME, a_day
from tests.factories.obligations import owed
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
ASSIGN = reverse("desk:assign")
CONFIRM = reverse("desk:assign-confirm")


def tick(*rows: Obligation) -> list[str]:
    return [f"{row.pk}:{row.version}" for row in rows]


def test_the_list_offers_ticks_to_the_head_alone(world: World) -> None:
    row = owed(world)
    box = f'name="viec" value="{row.pk}:1"'

    assert box in signed_in(world.hung).get(HOME).content.decode()
    assert box not in signed_in(world.thu).get(HOME).content.decode()
    assert box not in signed_in(world.lan).get(HOME).content.decode()


def test_the_preview_says_what_would_change_and_changes_nothing(world: World) -> None:
    rows = a_day(world)
    late, today = rows["việc trễ"], rows["việc hôm nay"]

    page = signed_in(world.hung).get(
        ASSIGN, {"viec": tick(late, today), "person": [str(world.thu.pk)]}
    )

    text = page.content.decode()
    assert "việc trễ" in text
    assert "Sẽ thay đổi" in text
    assert text.count("<b>Phạm Thị Thu</b>") == 2
    assert not Obligation.objects.exclude(assignee=None).exists()


def test_confirming_charges_the_person_with_all(world: World) -> None:
    rows = a_day(world)
    chosen = [rows["việc trễ"], rows["việc hôm nay"]]

    answer = signed_in(world.hung).post(
        CONFIRM, {"viec": tick(*chosen), "person": world.thu.pk}, follow=True
    )

    assert "Đã giao 2 việc cho Phạm Thị Thu." in answer.content.decode()
    assert list(world.thu.assigned_obligations.order_by("pk")) == chosen


def test_work_changed_meanwhile_stops_all_of_it(world: World) -> None:
    first, second = owed(world, title="một"), owed(world, title="hai")
    seen = tick(first, second)
    Obligation.objects.filter(pk=second.pk).update(version=2)

    answer = signed_in(world.hung).post(CONFIRM, {"viec": seen, "person": world.thu.pk})

    assert answer.status_code == 422
    assert "vừa được người khác cập nhật" in answer.content.decode()
    assert f'value="{second.pk}:2"' in answer.content.decode()
    assert not world.thu.assigned_obligations.exists()


def test_nobody_is_offered_who_could_not_do_all_of_it(world: World) -> None:
    Post.objects.filter(appointments__user=world.hung).update(unit=world.commune)
    prepared = owed(world, debtor=world.commune.pk, preparing=(world.office.pk,))
    elsewhere = owed(world, debtor=world.commune.pk, preparing=(world.economy.pk,))
    client = signed_in(world.lan)

    one = client.get(ASSIGN, {"viec": tick(prepared)}).content.decode()
    both = client.get(ASSIGN, {"viec": tick(prepared, elsewhere)}).content.decode()

    assert "Phạm Thị Thu" in one
    assert "Phạm Thị Thu" not in both
    assert "Trần Văn Minh" in both


@pytest.mark.parametrize("name", ["lan", "quang", "minh", "son", "hoa"])
def test_work_of_others_is_neither_shown_nor_assigned(world: World, name: str) -> None:
    row = owed(world, title="của phòng Văn hóa")
    client = signed_in(world.people()[name])

    page = client.get(ASSIGN, {"viec": tick(row)})
    answer = client.post(CONFIRM, {"viec": tick(row), "person": world.thu.pk})

    assert "của phòng Văn hóa" not in page.content.decode()
    assert page.status_code in {200, 404}
    assert answer.status_code in {422, 404}
    row.refresh_from_db()
    assert row.assignee is None


def test_an_officer_has_no_such_page(world: World) -> None:
    row = owed(world)
    client = signed_in(world.thu)

    assert client.get(ASSIGN, {"viec": tick(row)}).status_code == 404
    assert client.post(CONFIRM, {"viec": tick(row), "person": world.thu.pk}).status_code == 404


@pytest.mark.parametrize("viec", ["", "x", "1", "1:x", "²:1", "9" * 30 + ":1"])
def test_ticks_that_make_no_sense_are_left_out(world: World, viec: str) -> None:
    page = signed_in(world.hung).get(ASSIGN, {"viec": [viec]})

    assert page.status_code == 200
    assert "Chưa chọn việc nào" in page.content.decode()
