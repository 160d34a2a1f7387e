"""The register page: tabs, filters, search, pages of thirty, with a bounded number of queries."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from danvan.documents.access.register import registers_read
from danvan.documents.models import Arrival, Document
from danvan.documents.queries.register import Wanted, found_documents, offered_in
from danvan.documents.queries.validity import in_force_on
from danvan.documents.register import acting_on, entry_of
from danvan.rules.documents.validity import State, state_on
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.registers import SPRING, clerk, law, paper

FROM, LAST = date(2023, 7, 1), date(2025, 12, 31)


def numbers(world: World, monday: date, **wanted: Any) -> list[str]:
    """Return the numbers Lan finds."""
    registers = registers_read(world.lan, on=monday)
    return [d.number for d in found_documents(registers, Wanted(**wanted))]


def shelf(world: World) -> None:
    """Put four papers on the commune's shelf."""
    paper(world.commune, "45/KH-UBND")
    paper(world.commune, "9/BC-UBND", "Kết quả dân vận khéo", kind="Báo cáo")
    paper(world.commune, "3/KH-UBND", "Đất đai", issued_on=date(2025, 4, 1), state="filed")
    paper(world.office, "7/TTr-VHXH", "Kinh phí", kind="Tờ trình", issuer="Phòng VHXH")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["7/TTr-VHXH", "9/BC-UBND", "45/KH-UBND", "3/KH-UBND"]),
        ({"year": 2025}, ["3/KH-UBND"]),
        ({"kind": "Báo cáo"}, ["9/BC-UBND"]),
        ({"issuer": "Phòng VHXH"}, ["7/TTr-VHXH"]),
        ({"state": "filed"}, ["3/KH-UBND"]),
        ({"text": "dan van"}, ["9/BC-UBND", "45/KH-UBND"]),
        ({"text": "dan van", "kind": "Kế hoạch"}, ["45/KH-UBND"]),
        ({"text": "45 kh"}, ["45/KH-UBND"]),
        ({"side": "law"}, []),
        ({"side": "incoming"}, []),
    ],
)
def test_narrows_a_register(
    world: World, monday: date, wanted: dict[str, Any], found: list[str]
) -> None:
    shelf(world)

    assert numbers(world, monday, **wanted) == found


def test_narrows_by_the_unit_whose_register_it_is(world: World, monday: date) -> None:
    shelf(world)

    assert numbers(world, monday, unit=world.office.pk) == ["7/TTr-VHXH"]


def test_offers_only_what_stands_in_the_register(world: World, monday: date) -> None:
    shelf(world)
    law()

    offered = offered_in("outgoing", registers_read(world.lan, on=monday))

    assert offered.years == (2026, 2025)
    assert offered.issuers == ("UBND xã An Bình",)  # of his own register; below by its unit
    assert [name for _pk, name in offered.units][:3] == [
        "UBND xã An Bình",
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
    ]
    assert offered_in("outgoing", registers_read(world.hoa, on=monday)).issuers == ()


@pytest.mark.parametrize(
    ("since", "until", "day", "found"),
    [
        (FROM, None, FROM - timedelta(days=1), False),
        (FROM, None, FROM, True),
        (FROM, LAST, LAST, True),
        (FROM, LAST, LAST + timedelta(days=1), False),
        (None, LAST, LAST, True),
        (None, LAST, LAST + timedelta(days=1), False),
        (None, None, FROM, False),
    ],
)
@pytest.mark.db
@pytest.mark.django_db
def test_what_is_in_force_on_a_day_is_what_the_rule_says(
    since: date | None, until: date | None, day: date, found: bool
) -> None:
    row = law(in_force_from=since, in_force_until=until)

    assert in_force_on(Document.objects.all(), day).exists() is found
    said = state_on(entry_of(row, acting_on([row])), day)
    assert (said in {State.IN_FORCE, State.FOLLOWED}) is found


def test_what_came_in_stands_by_its_day_and_number_of_coming(world: World, monday: date) -> None:
    for number, on in ((1, SPRING), (2, SPRING), (3, monday)):
        row = paper(world.commune, f"{number}/CV-SNV", side="incoming", state="arrived")
        Arrival.objects.create(document=row, unit=world.commune, year=2026, number=number, on=on)

    assert numbers(world, monday, side="incoming") == ["3/CV-SNV", "2/CV-SNV", "1/CV-SNV"]


@pytest.mark.usefixtures("today")
def test_shows_thirty_a_page_in_a_bounded_number_of_queries(
    world: World, django_assert_max_num_queries: Any
) -> None:
    for at in range(65):
        paper(world.commune, f"{at + 1}/KH-UBND", issued_on=SPRING + timedelta(days=at % 5))
        law(f"{at + 1}/2023/NĐ-CP")
    lan = signed_in(world.lan)

    for side in ("outgoing", "incoming", "law"):
        with django_assert_max_num_queries(24):
            page = lan.get(reverse("documents:register"), {"side": side, "q": "thu"})
        assert page.status_code == 200
    with django_assert_max_num_queries(20):
        page = lan.get(reverse("documents:register"))
    html = page.content.decode()
    assert html.count('<tr role="row">') == 31
    assert "1–30 / 65" in html
    last = lan.get(reverse("documents:register"), {"page": 3}).content.decode()
    assert last.count('<tr role="row">') == 6


@pytest.mark.usefixtures("today")
def test_counts_what_is_found_in_each_register(world: World) -> None:
    shelf(world)
    law(title="Về công tác dân vận")

    html = signed_in(world.lan).get(reverse("documents:register"), {"q": "dan van"}).content

    assert "Văn bản đi (2)" in html.decode()
    assert "Văn bản đến (0)" in html.decode()
    assert "Pháp luật, cấp trên (1)" in html.decode()


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize(
    "query",
    [
        {"side": "nonsense"},
        {"year": "x", "unit": "y", "in_force": "31/02/2026", "kind": "?", "state": "z"},
        {"q": "%'\"*("},
        {"page": "-4"},
        {"page": "abc"},
    ],
)
def test_senseless_filters_narrow_nothing(world: World, query: dict[str, str]) -> None:
    shelf(world)

    answer = signed_in(world.lan).get(reverse("documents:register"), query)

    assert answer.status_code == 200
    assert answer.content.decode().count('<tr role="row">') == 5


@pytest.mark.usefixtures("today")
def test_leads_each_to_what_he_may_do(world: World) -> None:
    shelf(world)
    nga = clerk(world)

    page = reverse("documents:register")
    enter = reverse("documents:enter")
    assert enter in signed_in(nga).get(page).content.decode()
    assert enter not in signed_in(world.lan).get(page).content.decode()


@pytest.mark.usefixtures("today")
def test_an_empty_register_says_what_to_do(world: World) -> None:
    lan = signed_in(world.lan)

    assert "Sổ này chưa có văn bản nào" in lan.get(reverse("documents:register")).content.decode()
    found = lan.get(reverse("documents:register"), {"q": "khong co"}).content.decode()
    assert "Không có văn bản nào khớp" in found
