"""Recording a merger in the browser: choose, say, look, record, undo; doubts are settled."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.units.models import Area, AreaShare, Succession, Unit
from tests.conftest import signed_in
from tests.factories.obligations import owed
from tests.factories.organisation import areas_on, names_on, province_operator, village
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
DETAILS = "/to-chuc/sap-xep/moi/chi-tiet/"


@pytest.fixture
def giang(world: World) -> User:
    """Who keeps the registers of the province."""
    return province_operator(world)


def text_of(answer: object) -> str:
    """Return the text of an answer."""
    return str(answer.content.decode())  # type: ignore[attr-defined]  # an answer of the client


def two_communes(world: World) -> str:
    """Return the address at which the merger of both communes is written down."""
    chosen = {
        "dia-ban-cu": [world.commune.area_id, world.neighbour.area_id],
        "don-vi-cu": [world.commune.pk, world.neighbour.pk],
    }
    return f"{DETAILS}?{urlencode(chosen, doseq=True)}"


def sheet(world: World, **other: object) -> dict[str, object]:
    """Return what is typed about it."""
    rows = {"areas": 3, "units": 4}
    given: dict[str, object] = {}
    for name, count in rows.items():
        given |= {f"{name}-TOTAL_FORMS": count, f"{name}-INITIAL_FORMS": count}
    for number in range(3):
        given |= {f"areas-{number}-level": "commune", f"areas-{number}-name": ""}
    for number in range(4):
        row = f"units-{number}"
        given |= {f"{row}-sector": "government", f"{row}-kind": "ubnd", f"{row}-level": "commune"}
        given |= {f"{row}-area": "new:0", f"{row}-name": ""}
    return given | {
        "resolution": "99/NQ-HĐND (mẫu)",
        "clause": "khoản 1",
        "day": "01/07/2026",
        "records": "new:0",
        f"share-{world.commune.area_id}": "whole",
        f"share-{world.neighbour.area_id}": "whole",
        "areas-0-name": "xã Bình Lâm",
        "areas-0-within": world.province.area_id,
        "units-0-name": "UBND xã Bình Lâm",
        "units-0-superior": world.province.pk,
        **other,
    }


def seen_mark(page: str) -> str:
    """Return the mark of what a preview showed."""
    return page.split('name="seen" value="')[1].split('"')[0]


def recorded(client: Client, world: World) -> Succession:
    """Return the merger after preview and record."""
    preview = text_of(client.post(two_communes(world), sheet(world)))
    done = client.post(two_communes(world), sheet(world, record="1", seen=seen_mark(preview)))
    assert done.status_code == 302, text_of(done)
    return Succession.objects.get()


def test_what_is_ticked_stays_while_more_is_looked_for(world: World, giang: User) -> None:
    address = f"/to-chuc/sap-xep/moi/?q=phu+lam&dia-ban-cu={world.commune.area_id}"

    page = text_of(signed_in(giang).get(address))

    assert "xã An Bình" in page
    assert "UBND xã Phú Lâm" in page
    assert page.count(" checked") == 1
    assert "Thôn Đông" not in page


def test_an_operator_is_offered_only_what_he_keeps(world: World) -> None:
    page = text_of(signed_in(world.van).get("/to-chuc/sap-xep/moi/?q=ubnd"))

    assert "UBND xã An Bình" in page
    assert "UBND xã Phú Lâm" not in page
    # What is not his cannot be slipped in by the address either.
    chosen = f"{DETAILS}?don-vi-cu={world.neighbour.pk}&dia-ban-cu={world.neighbour.area_id}"
    assert "Phú Lâm" not in text_of(signed_in(world.van).get(chosen))


def test_nothing_changes_until_what_was_seen_is_recorded(world: World, giang: User) -> None:
    village("thôn Bãi Trên", world.commune.area)
    owed(world, debtor=world.neighbour.pk)
    client = signed_in(giang)

    assert client.get(two_communes(world)).status_code == 200
    preview = client.post(two_communes(world), sheet(world))
    page = text_of(preview)

    assert preview.status_code == 200
    assert "Xem trước: chưa có gì thay đổi" in page
    assert "Phòng Kinh tế → UBND xã Bình Lâm" in page
    assert "thôn Bãi Trên → xã Bình Lâm" in page
    assert "5 người" in page  # Lan, Minh, Vân, Hoa, Sơn
    assert "1 việc chờ bàn giao" in page
    assert not Succession.objects.exists()
    # Another day than the one that was previewed is previewed again, not recorded.
    changed = sheet(world, record="1", seen=seen_mark(page), day="01/08/2026")
    assert client.post(two_communes(world), changed).status_code == 200
    assert not Succession.objects.exists()


def test_it_is_recorded_and_shown_on_every_page(world: World, giang: User) -> None:
    client = signed_in(giang)

    made = recorded(client, world)

    assert "UBND xã Bình Lâm" in names_on(date(2026, 7, 1))
    assert {"xã An Bình", "xã Phú Lâm"} <= areas_on(date(2026, 6, 30))
    page = text_of(client.get(f"/to-chuc/sap-xep/{made.pk}/"))
    for words in ("xã Bình Lâm", "UBND xã An Bình", "giữ hồ sơ", "toàn bộ", "Hoàn tác"):
        assert words in page
    assert "99/NQ-HĐND (mẫu), khoản 1" in text_of(client.get("/to-chuc/sap-xep/?q=binh+lam"))
    new = Unit.objects.get(versions__name="UBND xã Bình Lâm")
    assert "Hình thành từ" in text_of(client.get(f"/to-chuc/don-vi/{new.key}/"))
    old = text_of(client.get("/to-chuc/don-vi/ubnd-an-binh/"))
    assert "Sắp xếp vào UBND xã Bình Lâm" in old
    place = Area.objects.get(versions__name="xã Bình Lâm")
    assert "Hình thành từ" not in text_of(client.get("/to-chuc/dia-ban/an-binh/"))
    assert client.get(f"/to-chuc/dia-ban/{place.key}/").status_code == 200


def test_it_is_undone_by_the_button_on_the_same_day(world: World, giang: User) -> None:
    client = signed_in(giang)
    made = recorded(client, world)
    address = f"/to-chuc/sap-xep/{made.pk}/hoan-tac/"

    assert signed_in(world.van).post(address).status_code == 422  # part of it is hers: she sees it
    assert signed_in(world.lan).post(address).status_code == 404
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302

    assert not Succession.objects.exists()
    assert "UBND xã Bình Lâm" not in names_on(date(2026, 7, 1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"records": ""}, "giữ hồ sơ", id="no-holder"),
        pytest.param({"records": "new:3"}, "chưa có tên", id="a-row-without-name"),
        pytest.param({"units-0-name": "", "records": ""}, "Còn ở bên dưới", id="nowhere-to-go"),
        pytest.param({"resolution": ""}, "Hãy ghi số nghị quyết", id="no-resolution"),
        pytest.param({"areas-0-within": ""}, "Hãy chọn nơi bao quanh", id="no-place-around"),
        pytest.param({"day": "32/13/2026"}, "Không đọc được ngày", id="no-day"),
    ],
)
def test_what_is_missing_is_said(
    world: World, giang: User, change: dict[str, object], words: str
) -> None:
    answer = signed_in(giang).post(two_communes(world), sheet(world, **change))

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not Succession.objects.exists()


def test_units_left_below_get_a_place_by_hand(world: World, giang: User) -> None:
    two = {
        "units-1-name": "UBND xã Lâm Bình",
        "units-1-superior": world.province.pk,
        "units-1-area": "new:0",
    }
    client = signed_in(giang)
    refused = client.post(two_communes(world), sheet(world, **two))
    assert refused.status_code == 422
    assert f"seat-{world.economy.pk}" in text_of(refused)

    below = (world.office, world.economy, world.service, world.village, world.neighbour_office)
    seats = {f"seat-{unit.pk}": "new:1" for unit in below}
    # The two offices of one name each go their own way.
    seats[f"seat-{world.neighbour_office.pk}"] = "new:0"
    preview = client.post(two_communes(world), sheet(world, **two, **seats))

    assert "Phòng Kinh tế → UBND xã Lâm Bình" in text_of(preview)


def test_a_doubt_is_settled_by_a_person_with_a_basis(world: World, giang: User) -> None:
    made = Succession.objects.create(resolution="1/NQ", clause="khoản 1", on=date(2026, 1, 1))
    share = AreaShare.objects.create(
        succession=made, area=world.commune.area, side="old", share="part", doubt="contradictory"
    )
    address = f"/to-chuc/sap-xep/{made.pk}/lam-ro/{share.pk}/"
    client = signed_in(giang)

    assert "1 điểm chưa rõ" in text_of(client.get("/to-chuc/sap-xep/?chua_ro=on"))
    assert "các phần mâu thuẫn nhau" in text_of(client.get(f"/to-chuc/sap-xep/{made.pk}/"))
    assert signed_in(world.lan).get(address).status_code == 404
    assert client.get(address).status_code == 200
    assert client.post(address, {"share": "remainder"}).status_code == 422
    done = client.post(address, {"share": "remainder", "basis": "Công văn 15/SNV"})

    assert done.status_code == 302
    share.refresh_from_db()
    assert (share.share, share.doubt) == ("remainder", "")
    facts = AuditEvent.objects.get(code="units.doubt_settled").facts
    assert facts["place"] == "xã An Bình"
    assert "Công văn 15/SNV" in text_of(client.get(f"/to-chuc/sap-xep/{made.pk}/"))
    assert client.get(address).status_code == 404  # settled once


def test_a_merger_elsewhere_is_not_shown(world: World) -> None:
    made = Succession.objects.create(resolution="1/NQ", clause="khoản 1", on=date(2026, 1, 1))
    AreaShare.objects.create(succession=made, area=world.neighbour.area, side="old")

    assert "1/NQ" not in text_of(signed_in(world.lan).get("/to-chuc/sap-xep/"))
    assert signed_in(world.lan).get(f"/to-chuc/sap-xep/{made.pk}/").status_code == 404
    assert signed_in(world.hoa).get(f"/to-chuc/sap-xep/{made.pk}/").status_code == 200


@pytest.mark.parametrize("ticked", ["9" * 30, "9" * 5000, "²", "٣", "-1", ""])
def test_what_is_no_key_chooses_nothing(world: World, ticked: str) -> None:
    for name in ("merger-new", "merger-details"):
        page = reverse(f"units:{name}")
        asked = {"dia-ban-cu": ticked, "don-vi-moi": ticked}

        assert signed_in(world.van).get(page, asked).status_code == 200
