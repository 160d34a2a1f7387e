"""Pages: every address says who may open it, and a walk by every role finds it true."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from danvan.accounts.models import User
from danvan.accounts.pages import Opens
from danvan.accounts.roles import ACTS, Role
from tests.factories.people import World, appoint, person

ON = date(2026, 3, 9)


@dataclass(frozen=True)
class Page:
    """An address: its name, the names of its arguments, and its mark."""

    name: str
    arguments: tuple[str, ...]
    opens: Opens | None


def pages(
    patterns: list[URLPattern | URLResolver] | None = None, space: str = ""
) -> Iterator[Page]:
    """Return every address of the program."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from pages(pattern.url_patterns, inner)
        else:
            yield Page(
                f"{space}{pattern.name}",
                tuple(pattern.pattern.converters),
                getattr(pattern.callback, "opens", None),
            )


PLAIN = [page for page in pages() if not page.arguments]


@pytest.mark.parametrize("page", list(pages()), ids=lambda p: p.name)
def test_every_address_says_who_may_open_it(page: Page) -> None:
    assert page.opens is not None, f"{page.name} lacks public_page or staff_page"


@pytest.fixture
def holder(world: World) -> dict[Role, User]:
    """One person for each role, all in the commune."""
    people = {}
    for role in Role:
        people[role] = person(f"one-{role.value}", f"Người {role.value}")
        appoint(people[role], world.commune, role, role.value)
    return people


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_its_pages_and_no_other(holder: dict[Role, User], role: Role) -> None:
    client = Client()
    client.force_login(holder[role])

    for page in PLAIN:
        answer = client.get(reverse(page.name))
        assert answer.status_code in _expected(page, role), (page.name, role, answer.status_code)


@pytest.mark.usefixtures("today")
@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in() -> None:
    for page in PLAIN:
        answer = Client().get(reverse(page.name))
        if page.opens and page.opens.public:
            assert answer.status_code in {200, 302, 405}, page.name
            continue
        assert answer.status_code in {302, 405}, page.name
        if answer.status_code == 302:
            assert answer["Location"].startswith(reverse("accounts:sign-in")), page.name


@pytest.mark.usefixtures("today")
@pytest.mark.django_db
def test_somebody_without_a_post_sees_no_work(world: World) -> None:
    newcomer = person("moi", "Người mới")
    client = Client()
    client.force_login(newcomer)

    for page in PLAIN:
        if page.opens and page.opens.act:
            assert client.get(reverse(page.name)).status_code in {404, 405}, page.name


def _expected(page: Page, role: Role) -> set[int]:
    """Return the answers a role may get: its own pages open (or lead on), others do not exist."""
    if page.opens is None:
        return set()
    if page.opens.public or page.opens.act is None or role in ACTS[page.opens.act]:
        return {200, 302, 405}
    return {404, 405}
