"""The register as a spreadsheet: sealed rows say their summary, names only for a purpose."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.petitions.models import PersonalAccess, Petition
from danvan.petitions.views import search
from danvan.readers.sheets import open_sheets
from tests.factories.people import World
from tests.factories.petitions import chair_post, load_law, petition, receptionist
from tests.factories.sealed import CONTENT, DENOUNCER, SUMMARY, denunciation

pytestmark = pytest.mark.django_db
ADDRESS = "/don-thu/tai-so/"
YEAR = {"since": "01/01/2026", "until": "31/12/2026"}


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình."""
    settings.TODAY = date(2026, 7, 20)  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


@pytest.fixture
def register(world: World, nga: User) -> list[Petition]:
    """An open petition, one whose subject would act in a spreadsheet, and a denunciation."""
    return [
        petition(world, nga),
        petition(world, nga, subject="=HYPERLINK(1)+cmd", name="Tạ Văn Nhân"),
        denunciation(world, nga),
    ]


def rows(data: bytes) -> list[tuple[str, ...]]:
    """The rows of the first sheet, its head left out."""
    return [row.cells for row in open_sheets(data, "so.xlsx")[0].rows][1:]


def test_holds_the_register_without_names(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)

    data = client.post(ADDRESS, YEAR).content

    assert [row[0] for row in rows(data)] == ["1/2026", "2/2026", "3/2026"]
    written = ZipFile(BytesIO(data))
    told = "".join(written.read(name).decode() for name in written.namelist())
    assert SUMMARY in told
    for secret in ("Cao Thị Lượm", "Tạ Văn Nhân", DENOUNCER.name, CONTENT):
        assert secret not in told
    assert not PersonalAccess.objects.exists()


def test_names_are_taken_along_for_a_purpose_and_noted(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)
    asked = YEAR | {"names": "on", "purpose": "Đối chiếu sổ giấy cuối quý"}

    data = client.post(ADDRESS, asked).content

    told = str(rows(data))
    assert "Cao Thị Lượm" in told
    assert DENOUNCER.name not in told
    noted = PersonalAccess.objects.order_by("petition").values_list("petition", "what", "purpose")
    assert list(noted) == [
        (row.pk, "register_export", "Đối chiếu sổ giấy cuối quý") for row in register[:2]
    ]


def test_names_without_a_purpose_are_refused(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)

    assert client.post(ADDRESS, YEAR | {"names": "on"}).status_code == 422
    assert not PersonalAccess.objects.exists()


def test_a_subject_never_becomes_a_formula(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)

    written = ZipFile(BytesIO(client.post(ADDRESS, YEAR).content))

    assert "<f>" not in written.read("xl/worksheets/sheet1.xml").decode()
    assert "=HYPERLINK(1)+cmd" in str(rows(client.post(ADDRESS, YEAR).content))


def test_who_a_case_is_about_does_not_get_it(
    world: World, register: list[Petition], client: Client
) -> None:
    Petition.objects.filter(pk=register[0].pk).update(about_post=chair_post(world))
    client.force_login(world.minh)

    assert "1/2026" not in [row[0] for row in rows(client.post(ADDRESS, YEAR).content)]


def test_too_many_rows_are_refused_with_a_way_out(
    nga: User, register: list[Petition], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_EXPORTED", 2)
    client.force_login(nga)

    answer = client.post(ADDRESS, YEAR)

    assert answer.status_code == 422
    assert "Hãy chọn kỳ ngắn hơn" in answer.content.decode()


def test_it_is_a_paper_of_the_office_whatever_the_page_speaks(
    nga: User, register: list[Petition], client: Client
) -> None:
    Petition.objects.filter(pk=register[0].pk).update(kind="complaint", field="land")
    client.force_login(nga)
    client.cookies["django_language"] = "en"

    first, second, _sealed = rows(client.post(ADDRESS, YEAR).content)

    assert first[2] == "nộp trực tiếp"
    assert first[5:7] == ("khiếu nại", "đất đai, bồi thường, tái định cư")
    assert second[5:7] == ("chưa phân loại", "")
    assert first[11] == "Tiếp nhận"


def test_the_page_that_waits_learns_that_the_file_came(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)

    cookie = client.post(ADDRESS, YEAR | {"mark": "1790000000000"}).cookies["danvan_taken"]

    assert (cookie.value, cookie["path"], cookie["samesite"]) == (
        "1790000000000",
        ADDRESS,
        "Strict",
    )
    assert "danvan_taken" not in client.post(ADDRESS, YEAR | {"mark": "x;path=/"}).cookies


def test_the_file_is_named_for_the_day_alone(
    nga: User, register: list[Petition], client: Client
) -> None:
    client.force_login(nga)

    answer = client.post(ADDRESS, YEAR)

    assert answer["Content-Disposition"] == 'attachment; filename="so-don-20260720.xlsx"'
    assert "no-store" in answer["Cache-Control"]
