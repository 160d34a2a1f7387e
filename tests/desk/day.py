"""A day of work for the named world, and how the tests read a page of it."""

import re
from datetime import date, timedelta

from django.test import Client
from django.urls import reverse

from danvan.obligations.actions.pleas import ask_extension
from danvan.obligations.actions.requests import move_request
from danvan.obligations.models import Nature, Obligation
from tests.factories.obligations import handed_in, owed
from tests.factories.people import World

# monday is 2026-03-09; the week ends on Sunday 15.
MONDAY = date(2026, 3, 9)
SUNDAY = date(2026, 3, 15)
HOME = reverse("desk:home")


def a_day(world: World) -> dict[str, Obligation]:
    """Return work of every kind that UBND xã An Bình orders its office, by its title."""
    made = [
        owed(world, title="việc trễ", due=date(2026, 3, 8)),
        owed(world, title="việc hôm nay", due=MONDAY),
        owed(world, title="việc chủ nhật", due=SUNDAY),
        owed(world, title="việc tuần sau", due=SUNDAY + timedelta(days=1)),
        owed(world, title="việc chưa có hạn", due=None, due_steps=()),
        handed_in(world, owed(world, title="việc đã trình"), on=MONDAY),
        owed(world, title="nhờ Ban", nature=Nature.REQUEST, debtor=world.party.pk),
        owed(world, title="nhờ Mặt trận", nature=Nature.REQUEST, debtor=world.front.pk),
    ]
    sent = made[-2]
    move_request(sent.pk, version=1, to="sent", number="1", note="", by=world.lan, on=MONDAY)
    return {row.title: row for row in made}


def wants_longer(world: World, row: Obligation, until: date) -> Obligation:
    """Return the work for which Hùng asks a later day."""
    ask_extension(
        row.pk, version=row.version, asked_due=until, reason="chờ số liệu", by=world.hung, on=MONDAY
    )
    row.refresh_from_db()
    return row


def groups(client: Client, url: str) -> dict[str, list[str]]:
    """Return the titles on a page of the desk under the words of their groups."""
    html = client.get(url).content.decode()
    found = {}
    for section in re.findall(r"<section aria-labelledby=.*?</section>", html, re.S):
        heading = re.search(r'<h2 class="group-head"[^>]*>(.*?) <span', section, re.S)
        titles = re.findall(r'<p class="title">.*?<a href="[^"]*">(.*?)</a>', section, re.S)
        found[heading.group(1) if heading else ""] = titles
    return found


def numbers(client: Client, url: str) -> dict[str, tuple[int, str]]:
    """Return the tiles of a page by their words: the number and where it leads."""
    html = client.get(url).content.decode()
    tiles = re.findall(r'<li><a href="([^"]*)" class="\w*"><b>(\d+)</b><span>(.*?)</span>', html)
    return {words: (int(number), way.replace("&amp;", "&")) for way, number, words in tiles}
