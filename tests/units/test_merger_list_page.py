"""Taking in a list of mergers on the page: seen first, then written by who keeps the province."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.units.actions.areas import open_area
from danvan.units.actions.refusals import NotLarger
from danvan.units.models import AreaVersion, Succession
from danvan.units.values import NewArea
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.rules.lineage.small import SMALL

pytestmark = pytest.mark.usefixtures("today")
PAGE = reverse("units:merger-list")


@pytest.fixture(autouse=True)
def operator(world: World) -> None:
    """Vân keeps the registers of the whole province."""
    appoint(world.van, world.province, Role.OPERATOR, "Quản trị của tỉnh")


def handed_in(user: User, value: object = SMALL, **more: Any) -> Any:
    """Return the answer to a list handed in as a file."""
    file = SimpleUploadedFile("sap-xep.json", json.dumps(value).encode())
    return signed_in(user).post(PAGE, {"file": file, **more})


@pytest.mark.db
def test_it_is_looked_at_first_and_written_once_that_was_seen(world: World) -> None:
    seen = handed_in(world.van)

    page = seen.content.decode()
    assert seen.status_code == 200
    assert "Tệp có 5 khoản, 9 lần nêu đơn vị cũ." in page
    assert "Trùng tên, chưa rõ huyện: 1" in page
    assert "Các phần mâu thuẫn nhau: 1" in page
    assert not Succession.objects.exists()

    browser = signed_in(world.van)
    sent = {"text": json.dumps(SMALL), "record": "1", "known_from": "01/07/2021"}
    done = browser.post(PAGE, sent, follow=True)

    assert "Đã ghi 5 khoản sắp xếp." in done.content.decode()
    assert Succession.objects.count() == 5
    assert AreaVersion.objects.get(name="xã Bến Đá").since.year == 2021
    assert AuditEvent.objects.filter(code="units.succeeded", by=world.van).count() == 5


def test_the_same_list_again_has_nothing_left_to_write(world: World) -> None:
    handed_in(world.van, record="1")

    again = handed_in(world.van).content.decode()

    assert "không còn gì để ghi thêm" in again
    assert 'name="record"' not in again


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Hãy chọn tệp danh sách."),
        ({"text": "{"}, "Tệp không đúng dạng JSON."),
        ({"text": "[]"}, "đầu tệp"),
        ({"text": json.dumps(SMALL), "known_from": "mai"}, "Không đọc được ngày này."),
        (
            {"text": json.dumps(SMALL), "known_from": "01/07/2025", "record": "1"},
            "phải không sau ngày 30/06/2025",
        ),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(
    world: World, sent: dict[str, str], told: str
) -> None:
    answer = signed_in(world.van).post(PAGE, sent)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Succession.objects.exists()


def test_an_operator_of_one_commune_takes_in_no_province(world: World) -> None:
    appoint(world.hoa, world.neighbour, Role.OPERATOR, "Quản trị")

    for more in ({}, {"record": "1"}):
        answer = handed_in(world.hoa, **more)
        assert answer.status_code == 422
        assert "Bạn không có quyền làm việc này." in answer.content.decode()
    assert not Succession.objects.exists()


def test_a_province_that_is_not_kept_is_not_made(world: World) -> None:
    rows = [{**row, "province": "tỉnh Khác"} for row in SMALL["successions"]]
    elsewhere = {**SMALL, "communes_after": {"tỉnh Khác": 9}, "successions": rows}

    assert handed_in(world.van, elsewhere, record="1").status_code == 422
    assert not AreaVersion.objects.filter(name="tỉnh Khác").exists()


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "kim", "thu"])
def test_others_have_no_such_page(world: World, who: str) -> None:
    assert signed_in(world.people()[who]).get(PAGE).status_code == 404
    assert handed_in(world.people()[who], record="1").status_code == 404
    assert not Succession.objects.exists()


def test_a_province_made_inside_a_commune_opens_no_list(world: World, monday: date) -> None:
    """Who could call a place of his commune a province would keep the real one by its name."""
    keeper = person("phuc", "Hồ Văn Phúc")
    appoint(keeper, world.neighbour, Role.OPERATOR, "Quản trị")
    called = NewArea(
        name="tỉnh Minh Hải", level="province", within=world.neighbour.area_id, since=monday
    )

    with pytest.raises(NotLarger):
        open_area(called, by=keeper, on=monday)

    assert handed_in(keeper, record="1").status_code == 422
    assert not Succession.objects.exists()
