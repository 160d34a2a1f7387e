"""The calendar's private address: made, shown once, followed, revoked."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar, Event

from danvan.accounts.models import AuditEvent
from danvan.obligations.actions.assign import assign_officer
from danvan.obligations.actions.feeds import make_feed
from danvan.obligations.models import CalendarFeed
from danvan.units.models import Appointment
from tests.conftest import signed_in
from tests.desk.day import MONDAY, a_day
from tests.factories.obligations import owed
from tests.factories.people import World

pytestmark = pytest.mark.usefixtures("today")
PAGE = reverse("desk:calendar")
MAKE, REVOKE = reverse("desk:make-address"), reverse("desk:revoke-address")


def feed(token: str) -> str:
    return reverse("desk:feed", args=[token])


def events_of(content: bytes) -> list[Event]:
    """Return the events of a calendar file."""
    found = Calendar.from_ical(content).walk("VEVENT")
    return [event for event in found if isinstance(event, Event)]


def test_the_address_is_shown_once_and_kept_nowhere(world: World) -> None:
    client = signed_in(world.thu)

    made = client.post(MAKE)

    (address,) = re.findall(
        r'value="(http://testserver/lich/([\w-]+)\.ics)"', made.content.decode()
    )
    assert "no-store" in made["Cache-Control"]
    assert address[1] not in client.get(PAGE).content.decode()
    assert address[1] not in str(list(CalendarFeed.objects.values()))
    assert address[1] not in str(list(AuditEvent.objects.values()))
    assert Client().get(address[0]).status_code == 200


def test_a_stranger_with_the_address_reads_titles_and_days_alone(world: World) -> None:
    row = a_day(world)["việc hôm nay"]
    assign_officer(row.pk, version=row.version, assignee=world.thu, by=world.hung, on=MONDAY)
    token = make_feed(by=world.thu, on=MONDAY)

    answer = Client().get(feed(token))

    events = events_of(answer.content)
    assert {(str(e["summary"]), e.start) for e in events} == {
        ("việc trễ", date(2026, 3, 8)),
        ("việc hôm nay", MONDAY),
        ("việc chủ nhật", date(2026, 3, 15)),
        ("việc tuần sau", date(2026, 3, 16)),
        ("việc đã trình", date(2026, 6, 30)),
    }
    assert {key for event in events for key in event} == {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "SUMMARY",
        "TRANSP",
    }
    text = answer.content.decode()
    assert not any(person.name in text for person in world.people().values())


def test_it_is_kept_private_and_out_of_search(world: World) -> None:
    answer = Client().get(feed(make_feed(by=world.thu, on=MONDAY)))

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"].startswith("private")
    assert answer["X-Robots-Tag"] == "noindex"


def test_long_titles_of_several_lines_stay_one_title(world: World) -> None:
    title = "Niêm yết công khai; gồm:\nmột, hai " + "và rất dài " * 20
    owed(world, title=title, due=MONDAY)

    answer = Client().get(feed(make_feed(by=world.thu, on=MONDAY)))

    (event,) = events_of(answer.content)
    assert str(event["summary"]) == " ".join(title.split())
    assert max(map(len, answer.content.split(b"\r\n"))) <= 75


def test_a_new_address_ends_the_old_one(world: World) -> None:
    old = make_feed(by=world.thu, on=MONDAY)
    new = make_feed(by=world.thu, on=MONDAY)

    assert Client().get(feed(old)).status_code == 404
    assert Client().get(feed(new)).status_code == 200


def test_a_revoked_or_unknown_address_is_not_found(world: World) -> None:
    token = make_feed(by=world.thu, on=MONDAY)

    answer = signed_in(world.thu).post(REVOKE, follow=True)

    assert "Đã thu hồi" in answer.content.decode()
    assert Client().get(feed(token)).status_code == 404
    assert Client().get(feed("khong-ai-biet")).status_code == 404


def test_nobody_revokes_the_address_of_another(world: World) -> None:
    token = make_feed(by=world.thu, on=MONDAY)

    signed_in(world.hung).post(REVOKE)

    assert Client().get(feed(token)).status_code == 200


def test_who_left_is_told_nothing_more(world: World) -> None:
    owed(world, title="việc trễ", due=MONDAY)
    token = make_feed(by=world.thu, on=MONDAY)
    Appointment.objects.filter(user=world.thu).update(until=date(2026, 3, 8))
    left = Client().get(feed(token))
    world.thu.is_active = False
    world.thu.save()

    assert b"BEGIN:VEVENT" not in left.content
    assert Client().get(feed(token)).status_code == 404


def test_addresses_change_by_post_alone(world: World) -> None:
    client = signed_in(world.thu)

    assert client.get(MAKE).status_code == 405
    assert client.get(REVOKE).status_code == 405
    assert Client().post(MAKE).status_code == 302
    assert signed_in(world.van).post(MAKE).status_code == 404
