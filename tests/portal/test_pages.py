"""Every page of the window: open to anybody, light, plain, and kept apart from everything else."""

import ast
import gzip
from datetime import time as hour
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.petitions.counter import BOOKINGS
from danvan.petitions.models import Booking, Petition, ReceptionSession
from danvan.portal import urls
from danvan.rules.petitions.public_code import typed
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, chair_post

pytestmark = pytest.mark.django_db
PAGES = [f"/cong-dan/{pattern.pattern}" for pattern in urls.urlpatterns]
OPEN = [page for page in PAGES if not page.endswith(("y-kien/", "da-gui/", "dang-ky/"))]
BOOK = "/cong-dan/tiep-dan/dang-ky/"


@pytest.fixture
def session(world: World, nga: User) -> ReceptionSession:
    """A morning on which the chairman receives, ten days on."""
    return ReceptionSession.objects.create(
        unit=world.commune,
        post=chair_post(world),
        on=ARRIVED + timedelta(days=10),
        starts=hour(7, 30),
        ends=hour(11, 30),
        place="Phòng tiếp công dân xã An Bình",
    )


def asked(session: ReceptionSession, **other: object) -> dict[str, object]:
    """Return what somebody types who wants to be received."""
    given = {"session": session.public_id, "name": "Kiều Thị Ngần", "matter": "Cống chợ Đầm"}
    return {**given, "people_count": 1, "agreed": "on", **other}


@pytest.mark.parametrize("page", OPEN)
def test_a_page_opens_for_anybody_and_is_kept_by_nobody(
    world: World, nga: User, stranger: Client, page: str
) -> None:
    for client in (stranger, signed_in(nga)):
        answer = client.get(page)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"]
    assert set(stranger.cookies) <= {"csrftoken"}


def test_pages_that_need_something_lead_on_or_do_not_exist(stranger: Client) -> None:
    assert stranger.get(reverse("portal:say")).status_code == 405
    assert stranger.get(reverse("portal:sent")).status_code == 302
    for wanted in ("", "?buoi=", "?buoi=x", "?buoi=8ae9dcd4-7aa1-4f0f-9df0-3a4f4c9d7a11"):
        assert stranger.get(f"{BOOK}{wanted}").status_code == 302


def test_no_address_of_the_window_takes_an_argument() -> None:
    assert [str(p.pattern) for p in urls.urlpatterns if p.pattern.converters] == []


def test_the_first_visit_weighs_less_than_a_hundred_kilobytes(
    world: World, nga: User, stranger: Client
) -> None:
    page = stranger.get("/cong-dan/").content
    files = [
        word.split('"')[0].removeprefix("/static/").removeprefix("static/")
        for mark in ('href="', 'src="')
        for word in page.decode().split(mark)[1:]
        if word.startswith(("/static/", "static/"))
    ]
    assert len(files) >= 5
    parts = [Path(str(finders.find(file))).read_bytes() for file in files]

    assert sum(len(gzip.compress(part)) for part in (page, *parts)) < 100_000


def test_nothing_is_asked_of_another_host(world: World, nga: User, stranger: Client) -> None:
    for page in OPEN:
        text = stranger.get(page).content.decode()
        assert 'src="http' not in text
        assert 'href="http' not in text


def test_the_portal_names_nothing_of_petitions_but_public_and_counter() -> None:
    named = {
        name
        for path in Path(str(settings.PACKAGE), "portal").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("danvan.")
        for name in (
            [f"{node.module}.{one.name}" for one in node.names]
            if node.module == "danvan.petitions"
            else [node.module or ""]
        )
        if not name.startswith(("danvan.portal", "danvan.base"))
    }

    assert named <= {
        "danvan.petitions.public",
        "danvan.petitions.counter",
        "danvan.accounts.pages",
        "danvan.accounts.machines",
    }


def test_shows_the_days_of_reception_and_takes_who_asks(
    stranger: Client, session: ReceptionSession
) -> None:
    days = stranger.get("/cong-dan/tiep-dan/").content.decode()
    assert "16/07/2026" in days
    assert str(session.public_id) in days

    page = stranger.post(BOOK, asked(session, at_time="8:30")).content.decode()

    row = Booking.objects.get()
    assert (row.session, row.state, row.entered_by) == (session, "asked", None)
    code = page.split('class="code"')[1].split(">", 1)[1].split("<")[0]
    assert typed(code) == row.public_code
    assert "Ngần" not in str(list(AuditEvent.objects.values_list("facts", flat=True)))
    assert "Ngần" not in stranger.get("/cong-dan/tiep-dan/").content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("matter", ""), ("matter", "Tố cáo ông A"), ("agreed", ""),
     ("at_time", "25:99"), ("at_time", "17:00"), ("people_count", "0"), ("website", "x")],
)  # fmt: skip
def test_an_odd_booking_is_refused_and_stays_typed(
    stranger: Client, session: ReceptionSession, field: str, value: str
) -> None:
    answer = stranger.post(BOOK, asked(session, **{field: value}))

    assert answer.status_code == 422
    assert not Booking.objects.exists()
    assert ("Kiều Thị Ngần" in answer.content.decode()) is (field != "name")


def test_a_cancelled_or_past_session_takes_nobody(
    stranger: Client, session: ReceptionSession
) -> None:
    ReceptionSession.objects.update(state="cancelled")
    assert stranger.post(BOOK, asked(session)).status_code == 302
    ReceptionSession.objects.update(state="planned", on=ARRIVED - timedelta(days=1))
    assert stranger.post(BOOK, asked(session)).status_code == 302
    assert not Booking.objects.exists()


def test_one_address_books_only_so_often(stranger: Client, session: ReceptionSession) -> None:
    statuses = [stranger.post(BOOK, asked(session)).status_code for _n in range(BOOKINGS.times + 1)]

    assert statuses == [200] * BOOKINGS.times + [429]


def test_says_where_a_denunciation_goes_and_that_who_denounces_is_protected(
    world: World, nga: User, stranger: Client
) -> None:
    text = stranger.get("/cong-dan/to-cao/").content.decode()

    assert "không nhận qua trang này" in text
    assert "giữ bí mật" in text
    assert "<textarea" not in text
    assert not Petition.objects.exists()
