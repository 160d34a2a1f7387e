"""Cases are found by words without marks, by number, and by a name only among one's own."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client

from danvan.accounts.models import AuditEvent, User
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import PersonalAccess, Petition
from danvan.petitions.queries.search import own_cases, sent_by, speaking_of
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist
from tests.factories.sealed import DENOUNCER, SUMMARY, denunciation

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def road(world: World, nga: User) -> Petition:
    """A petition about trees along a road, the first of the year."""
    return petition(world, nga)


@pytest.fixture
def sealed(world: World, nga: User, road: Petition) -> Petition:
    """A denunciation, the second of the year."""
    return denunciation(world, nga)


@pytest.mark.parametrize(
    "typed",
    ["cay trong", "CÂY TRỒNG", "duong lien thon", "boi thuong duo", "1/2026", "số 1 năm 2026", "1"],
)
def test_is_found_in_any_spelling(world: World, nga: User, road: Petition, typed: str) -> None:
    seen = visible_petitions(nga, on=ARRIVED)

    assert list(speaking_of(seen, typed)) == [road]


@pytest.mark.parametrize("typed", ["cay xanh", "2/2026", "1/2025", "ong", "số 11"])
def test_says_nothing_where_nothing_speaks_of_it(
    world: World, nga: User, road: Petition, typed: str
) -> None:
    assert not speaking_of(visible_petitions(nga, on=ARRIVED), typed).exists()


def test_a_changed_subject_is_found_by_its_new_words(
    world: World, nga: User, road: Petition
) -> None:
    road.subject = "Sửa đèn chiếu sáng ngõ 3"
    road.save()

    seen = visible_petitions(nga, on=ARRIVED)
    assert list(speaking_of(seen, "den chieu sang")) == [road]
    assert not speaking_of(seen, "cay trong").exists()


def test_the_index_is_there_after_every_migration(road: Petition) -> None:
    if connection.vendor == "postgresql":
        wanted = "SELECT count(*) FROM petitions_petition WHERE folded_vector @@ 'trong'::tsquery"
    else:
        wanted = "SELECT count(*) FROM petitions_search WHERE petitions_search MATCH 'trong'"
    with connection.cursor() as cursor:
        cursor.execute(wanted)
        assert cursor.fetchone() == (1,)


def test_a_sealed_case_is_found_by_its_summary_alone(
    world: World, nga: User, sealed: Petition
) -> None:
    seen = visible_petitions(nga, on=ARRIVED)

    assert list(speaking_of(seen, SUMMARY)) == [sealed]
    assert not speaking_of(seen, "xi mang cong trinh bien xanh").exists()
    assert not speaking_of(seen, DENOUNCER.name).exists()


def test_a_name_finds_ones_own_open_cases(
    world: World, nga: User, road: Petition, sealed: Petition
) -> None:
    mine = own_cases(nga, on=ARRIVED)

    assert sent_by(mine, "cao thi luom") == [road]
    assert sent_by(mine, "Thị Lượm") == [road]
    assert sent_by(mine, "lượ") == []
    assert sent_by(mine, DENOUNCER.name) == []
    assert sent_by(mine, "…") == []


def test_a_name_finds_nothing_of_others(world: World, nga: User, road: Petition) -> None:
    assert sent_by(own_cases(world.son, on=ARRIVED), "Cao Thị Lượm") == []
    assert sent_by(own_cases(world.minh, on=ARRIVED), "Cao Thị Lượm") == []


class TestPages:
    """The pages of searching, as Nga opens them."""

    @pytest.fixture(autouse=True)
    def _signed_in(self, settings: object, nga: User, client: Client) -> None:
        settings.TODAY = date(2026, 7, 8)  # type: ignore[attr-defined]
        client.force_login(nga)

    def test_words_lead_to_the_case(self, road: Petition, client: Client) -> None:
        shown = client.get("/don-thu/tim/?q=cay+trong").content.decode()

        assert str(road.public_id) in shown

    def test_a_name_needs_a_purpose(self, road: Petition, client: Client) -> None:
        answer = client.post("/don-thu/tim/nguoi-gui/", {"name": "Cao Thị Lượm", "purpose": ""})

        assert answer.status_code == 422
        assert not PersonalAccess.objects.exists()

    def test_a_look_is_noted_and_the_name_is_not(
        self, road: Petition, nga: User, client: Client
    ) -> None:
        asked = {"name": "Cao Thị Lượm", "purpose": "Trả lời bà tại quầy"}
        answer = client.post("/don-thu/tim/nguoi-gui/", asked)

        assert str(road.public_id) in answer.content.decode()
        noted = PersonalAccess.objects.order_by("pk").values_list("petition", "by", "what")
        assert list(noted) == [
            (None, nga.pk, "name_search"),
            (road.pk, nga.pk, "name_search"),
        ]
        assert "Lượm" not in str(list(PersonalAccess.objects.values_list()))
        assert "Lượm" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))

    def test_a_name_in_the_address_finds_nothing(self, road: Petition, client: Client) -> None:
        shown = client.get("/don-thu/tim/nguoi-gui/?name=Cao+Thị+Lượm&purpose=thử+xem")

        assert str(road.public_id) not in shown.content.decode()
