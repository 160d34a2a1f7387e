"""The register of the organisation in the browser: the tree of a day, a unit, places, villages."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.units.actions.units import end_unit, rename_unit
from danvan.units.models import Area, HouseholdCount, Unit, UnitVersion
from tests.conftest import signed_in
from tests.factories.organisation import province_operator, village
from tests.factories.people import World, unit

pytestmark = pytest.mark.usefixtures("today")


def text_of(client: Client, address: str) -> str:
    """Return a page's text."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def test_the_tree_shows_the_commune_in_every_sector_and_nothing_next_door(world: World) -> None:
    page = text_of(signed_in(world.thu), "/to-chuc/")

    for name in ("UBND xã An Bình", "Phòng Kinh tế", "Ủy ban MTTQ Việt Nam xã", "Thôn Đông"):
        assert name in page
    assert "UBND tỉnh" in page  # the superior of her own
    assert "UBND xã Phú Lâm" not in page
    assert "Sở Nội vụ" not in page


def test_the_tree_of_another_day_has_the_names_of_that_day(world: World, monday: date) -> None:
    rename_unit(
        world.office.pk,
        version=1,
        name="Phòng Văn xã",
        since=date(2026, 2, 1),
        by=world.van,
        on=monday,
    )
    lan = signed_in(world.lan)

    assert "Phòng Văn hóa - Xã hội" in text_of(lan, "/to-chuc/?ngay=31/01/2026")
    assert "Phòng Văn xã" not in text_of(lan, "/to-chuc/?ngay=31/01/2026")
    assert "Phòng Văn xã" in text_of(lan, "/to-chuc/?ngay=01/02/2026")
    assert "UBND xã An Bình" not in text_of(lan, "/to-chuc/?ngay=30/06/2025")


def test_ended_units_are_shown_on_demand(world: World, monday: date) -> None:
    end_unit(world.office.pk, version=1, until=date(2026, 2, 28), by=world.van, on=monday)
    lan = signed_in(world.lan)

    assert "Phòng Văn hóa - Xã hội" not in text_of(lan, "/to-chuc/")
    assert "Phòng Văn hóa - Xã hội" in text_of(lan, "/to-chuc/?ket_thuc=on")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("q=phong+van+hoa", "Phòng Văn hóa - Xã hội", id="without-marks"),
        pytest.param("q=thon+dong", "Thôn Đông", id="d-with-stroke"),
        pytest.param("q=KINH+TE", "Phòng Kinh tế", id="capitals"),
        pytest.param("khoi=front", "Ủy ban MTTQ Việt Nam xã", id="sector"),
        pytest.param("loai=village", "Thôn Đông", id="kind"),
    ],
)
def test_search_and_filters(world: World, asked: str, found: str) -> None:
    page = text_of(signed_in(world.lan), f"/to-chuc/?{asked}")

    assert found in page
    assert "Trung tâm Phục vụ hành chính công" not in page


def test_the_page_of_a_unit_tells_its_life(world: World, monday: date) -> None:
    rename_unit(
        world.office.pk,
        version=1,
        name="Phòng Văn xã",
        since=date(2026, 2, 1),
        by=world.van,
        on=monday,
    )

    page = text_of(signed_in(world.lan), "/to-chuc/don-vi/vhxh-an-binh/")

    assert "Lê Quốc Hùng" in page
    assert "Đổi tên thành Phòng Văn xã" in page
    assert "01/02/2026" in page
    assert 'href="/to-chuc/don-vi/ubnd-an-binh/"' in page
    assert "Cập nhật danh bạ" not in page  # she keeps no register


def test_strangers_get_404(world: World) -> None:
    hoa = signed_in(world.hoa)

    for address in (
        "/to-chuc/don-vi/vhxh-an-binh/",
        "/to-chuc/dia-ban/an-binh/",
        "/to-chuc/don-vi/vhxh-an-binh/ghi/doi-ten/",
    ):
        assert hoa.get(address).status_code == 404, address
    for address in (
        "/to-chuc/don-vi/ubnd-phu-lam/ghi/doi-ten/",
        "/to-chuc/dia-ban/phu-lam/ghi/doi-ten/",
        "/to-chuc/don-vi/vhxh-an-binh/ghi/khong-co/",
    ):
        assert signed_in(world.van).get(address).status_code == 404, address
    assert signed_in(world.lan).get("/to-chuc/don-vi/moi/").status_code == 404


def test_an_operator_renames_by_plain_form(world: World) -> None:
    van = signed_in(world.van)
    address = "/to-chuc/don-vi/vhxh-an-binh/ghi/doi-ten/"
    assert "Phòng Văn hóa - Xã hội" in text_of(van, address)
    given = {"version": 1, "name": "Phòng Văn xã", "aliases": "Phòng VX", "since": "01/04/2026"}

    refused = van.post(address, given | {"name": "Phòng Kinh tế"})
    done = van.post(address, given)

    assert refused.status_code == 422
    assert "Đã có «Phòng Kinh tế» ở cùng nơi" in refused.content.decode()
    assert done["Location"] == "/to-chuc/don-vi/vhxh-an-binh/"
    newest = UnitVersion.objects.filter(unit=world.office).latest("since")
    assert (newest.name, newest.aliases, newest.since) == (
        "Phòng Văn xã",
        "Phòng VX",
        date(2026, 4, 1),
    )


@pytest.mark.parametrize(
    ("step", "given"),
    [
        ("chuyen", {"superior": "", "since": "01/04/2026"}),
        ("sua", {"name": "Phòng VH-XH", "aliases": ""}),
        ("ket-thuc", {"until": "31/03/2026"}),
    ],
)
def test_every_other_step_is_a_plain_form(
    world: World, step: str, given: dict[str, object]
) -> None:
    van = signed_in(world.van)
    address = f"/to-chuc/don-vi/vhxh-an-binh/ghi/{step}/"

    assert van.get(address).status_code == 200
    assert van.post(address, {"version": 7, **given}).status_code == 422  # stale
    assert van.post(address, {"version": 1, **given}).status_code == 302


def test_an_operator_opens_a_department(world: World) -> None:
    given = {
        "name": "Phòng Nội vụ",
        "sector": "government",
        "kind": "department",
        "level": "commune",
        "area": world.commune.area_id,
        "superior": world.commune.pk,
        "since": "15/05/2026",
    }

    done = signed_in(world.van).post("/to-chuc/don-vi/moi/", given)
    there = given | {"area": world.neighbour.area_id}

    assert done["Location"] == "/to-chuc/don-vi/phong-noi-vu-xa-an-binh/"
    assert signed_in(world.van).post("/to-chuc/don-vi/moi/", there).status_code == 422
    assert Unit.objects.filter(versions__name="Phòng Nội vụ").count() == 1
    # A unit that begins later has its page already.
    assert "Phòng Nội vụ" in text_of(signed_in(world.van), str(done["Location"]))


@pytest.fixture
def dong(world: World) -> Area:
    """A village of An Bình with two counts of its households; its head stands in its unit."""
    made = village("thôn Đông", world.commune.area)
    world.village.area = made
    world.village.save()
    for day, count in ((date(2025, 7, 1), 211), (date(2026, 1, 1), 214)):
        HouseholdCount.objects.create(area=made, on=day, count=count, source="Công an xã")
    return made


@pytest.mark.usefixtures("dong")
def test_villages_show_their_newest_count_of_the_day_and_their_head(world: World) -> None:
    page = text_of(signed_in(world.lan), "/to-chuc/thon/")
    before = text_of(signed_in(world.lan), "/to-chuc/thon/?ngay=31/12/2025")

    assert "214" in page
    assert "01/01/2026" in page
    assert "Hoàng Văn Tám" in page
    assert "211" in before
    assert "thôn Đông" not in text_of(signed_in(world.hoa), "/to-chuc/thon/")


def test_a_village_head_sees_his_commune(world: World, dong: Area) -> None:
    tam = signed_in(world.tam)

    assert "UBND xã An Bình" in text_of(tam, "/to-chuc/")
    assert "211" in text_of(tam, f"/to-chuc/dia-ban/{dong.key}/")


def test_an_operator_keeps_a_village(world: World, dong: Area) -> None:
    van = signed_in(world.van)
    root = f"/to-chuc/dia-ban/{dong.key}/"
    count = dong.household_counts.get(count=214)

    counted = {"version": 1, "count": 220, "at": "01/03/2026", "source": "Rà soát"}
    assert van.post(f"{root}ghi/so-ho/", counted).status_code == 302
    board = {"version": 2, "kind": "board", "place": "Nhà văn hóa", "since": "01/03/2026"}
    assert van.post(f"{root}ghi/noi-niem-yet/", board).status_code == 302
    mended = {"version": 3, "count": 215, "at": "01/01/2026", "source": "Công an xã"}
    assert van.post(f"{root}so-ho/{count.pk}/", mended).status_code == 302
    place = dong.notice_places.get()
    ended = {"version": 4, "until": "09/03/2026"}
    assert van.post(f"{root}niem-yet/{place.pk}/", ended).status_code == 302

    page = text_of(van, root)
    assert "220" in page
    assert "215" in page
    assert "đến 09/03/2026" in page
    assert van.get(f"{root}niem-yet/{place.pk}/").status_code == 200
    assert van.post(f"{root}niem-yet/{place.pk}/", ended | {"version": 5}).status_code == 422
    assert signed_in(world.lan).get(f"{root}ghi/so-ho/").status_code == 404
    assert van.get("/to-chuc/dia-ban/an-binh/ghi/so-ho/").status_code == 404  # no village


def test_an_operator_opens_and_changes_an_area(world: World) -> None:
    van = signed_in(world.van)
    given = {
        "name": "thôn Tây",
        "level": "village",
        "within": world.commune.area_id,
        "since": "01/01/2026",
    }

    done = van.post("/to-chuc/dia-ban/moi/", given)
    assert done["Location"] == "/to-chuc/dia-ban/thon-tay/"
    root = "/to-chuc/dia-ban/thon-tay/"
    renamed = {"version": 1, "name": "thôn Tây Hạ", "since": "01/02/2026"}
    assert van.post(f"{root}ghi/doi-ten/", renamed).status_code == 302
    mended = {"version": 2, "name": "thôn Tây Thượng", "code": "001"}
    assert van.post(f"{root}ghi/sua/", mended).status_code == 302
    assert (
        van.post(f"{root}ghi/ket-thuc/", {"version": 3, "until": "31/12/2026"}).status_code == 302
    )

    page = text_of(van, root)
    assert "Đổi tên thành thôn Tây Thượng" in page
    assert "Kết thúc tồn tại" in page
    assert "xã An Bình" in text_of(van, "/to-chuc/dia-ban/?q=an+binh")
    # On that day the first village still bore the name.
    assert van.post("/to-chuc/dia-ban/moi/", given).status_code == 422


@pytest.mark.db
@pytest.mark.parametrize("many", [3, 60])
def test_lists_ask_a_bounded_number_of_questions(
    world: World,
    many: int,
    django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    for number in range(many):
        place = village(f"thôn {number}", world.commune.area)
        HouseholdCount.objects.create(area=place, on=date(2026, 1, 1), count=9, source="x")
        unit(f"thon-{number}", f"Thôn {number}", "village", "village", place, world.commune)
    giang: User = province_operator(world)

    for who in (giang, world.thu):
        client = signed_in(who)
        for address in (
            "/to-chuc/",
            "/to-chuc/?q=thon",
            "/to-chuc/thon/",
            "/to-chuc/dia-ban/",
            "/to-chuc/don-vi/ubnd-an-binh/",
            "/to-chuc/dia-ban/an-binh/",
        ):
            with django_assert_max_num_queries(60):
                assert client.get(address).status_code == 200


def test_what_begins_later_is_changed_before_it_begins_and_what_ended_is_not(
    world: World, monday: date
) -> None:
    van = signed_in(world.van)
    given = {
        "name": "thôn Tây",
        "level": "village",
        "within": world.commune.area_id,
        "since": "01/06/2026",
    }
    van.post("/to-chuc/dia-ban/moi/", given)
    root = "/to-chuc/dia-ban/thon-tay/"
    mended = {"version": 1, "name": "thôn Tây Hạ", "code": ""}

    assert "Sửa tên nhập sai" in text_of(van, root)
    assert van.post(f"{root}ghi/sua/", mended).status_code == 302
    end_unit(world.office.pk, version=1, until=date(2026, 3, 1), by=world.van, on=monday)
    ended = text_of(van, "/to-chuc/don-vi/vhxh-an-binh/")
    assert "đã kết thúc hoạt động" in ended
    assert "Sửa tên nhập sai" not in ended


def test_a_superiors_page_names_only_what_may_be_opened(world: World) -> None:
    page = text_of(signed_in(world.thu), "/to-chuc/don-vi/ubnd-tinh/")

    assert "UBND xã An Bình" in page
    assert "UBND xã Phú Lâm" not in page


def test_a_renamed_area_says_that_its_units_keep_their_names(world: World) -> None:
    van = signed_in(world.van)
    address = "/to-chuc/dia-ban/an-binh/ghi/doi-ten/"
    version = world.commune.area.version

    answer = van.post(
        address, {"name": "xã An Hòa", "since": "01/08/2026", "version": version}, follow=True
    )

    assert "không tự đổi" in answer.content.decode()
