"""Pages of exchange: hand in, preview, take over, hand out, copy; nobody else's eyes."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.accounts.models import User
from danvan.petitions.models import ExchangeDraft, PersonalAccess, Petition
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist
from tests.factories.sealed import DENOUNCER, SUMMARY, denunciation

pytestmark = pytest.mark.django_db
FILE = """Mã đơn;Ngày tiếp nhận;Họ tên;Loại đơn;Nội dung
QG-1;01/07/2026;Mạc Thị Xoan;Kiến nghị;Sửa cống thoát nước
QG-2;02/07/2026;Khúc Văn Lưỡng;Tố cáo;Nhận tiền của dân
"""


@pytest.fixture(autouse=True)
def day_of_arrival(settings: Any) -> None:
    """The program believes that the petition comes today."""
    settings.TODAY = ARRIVED


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def test_from_the_file_to_the_register(world: World, nga: User) -> None:
    browser = signed_in(nga)
    file = SimpleUploadedFile("don.csv", FILE.encode())

    answer = browser.post(
        reverse("petitions:exchange"),
        {"unit": world.commune.pk, "source": "national", "file": file},
    )

    draft = ExchangeDraft.objects.get()
    address = reverse("petitions:exchange-preview", args=[draft.public_id])
    assert (answer.status_code, answer["Location"]) == (302, address)
    page = browser.get(address)
    shown = page.content.decode()
    assert "Sửa cống thoát nước" in shown
    assert "Lưỡng" not in shown
    assert "nhập tay" in shown
    assert page["Cache-Control"] == "private, no-store"
    mark = page.context["preview"].mark
    assert signed_in(world.lan).get(address).status_code == 404
    browser.post(reverse("petitions:exchange-write", args=[draft.public_id]), {"mark": mark})
    assert Petition.objects.get().subject == "Sửa cống thoát nước"


def test_a_stale_mark_is_told_on_the_page(world: World, nga: User) -> None:
    browser = signed_in(nga)
    file = SimpleUploadedFile("don.csv", FILE.encode())
    browser.post(
        reverse("petitions:exchange"),
        {"unit": world.commune.pk, "source": "national", "file": file},
    )
    draft = ExchangeDraft.objects.get()

    answer = browser.post(
        reverse("petitions:exchange-write", args=[draft.public_id]), {"mark": "x"}
    )

    assert answer.status_code == 422
    assert "Sổ đơn đã thay đổi" in answer.content.decode()
    browser.post(reverse("petitions:exchange-drop", args=[draft.public_id]))
    assert not ExchangeDraft.objects.exists()


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_handed_out_without_what_is_sealed_and_each_look_is_noted(
    world: World, nga: User, form: str
) -> None:
    case = petition(world, nga)
    denunciation(world, nga)
    given = {"source": "province", "unit": world.commune.pk, "form": form}
    given |= {"since": "01/07/2026", "until": "31/07/2026"}

    answer = signed_in(nga).post(
        reverse("petitions:exchange-export"), {f"xuat-{k}": v for k, v in given.items()}
    )

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == (
        f'attachment; filename="don-thu-20260701-20260731.{form}"'
    )
    assert PersonalAccess.objects.get().petition == case
    if form == "json":
        told = answer.content.decode()
        assert "Cao Thị Lượm" in told
        assert SUMMARY not in told
        assert DENOUNCER.name not in told


def test_copying_shows_the_person_only_for_a_purpose(world: World, nga: User) -> None:
    case = petition(world, nga)
    address = reverse("petitions:copy", args=[case.public_id])
    browser = signed_in(nga)

    page = browser.get(address + "?bieu=province").content.decode()
    assert "Trích yếu" in page
    assert case.subject in page
    assert "Cao Thị Lượm" not in page
    assert browser.post(address, {"purpose": "xem"}).status_code == 422
    opened = browser.post(address, {"purpose": "Nhập lên hệ thống của tỉnh"}).content.decode()
    assert "Cao Thị Lượm" in opened
    assert PersonalAccess.objects.get().by == nga
    assert browser.get(address + "?bieu=khac").status_code == 404
    sealed = denunciation(world, nga)
    assert browser.get(reverse("petitions:copy", args=[sealed.public_id])).status_code == 404
