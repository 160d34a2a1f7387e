"""Every address that takes an argument, opened by every role, at home and next door.

Next door, whatever the role, what is An Bình's does not exist. At home a role without the act gets
404, and for each address there is somebody it does open for: else nothing would be shown.
"""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.roles import ACTS, Role
from tests.access.furnished import Furnished, arguments, furnish
from tests.access.furniture import Arguments
from tests.architecture.test_pages import Page, pages
from tests.factories.people import World, appoint, person

pytestmark = pytest.mark.usefixtures("today")
TAKING = {page.name: page for page in pages() if page.arguments}
# Anybody may try these: what they carry is itself the right, or they are the law and its names.
PUBLIC = {name for name, page in TAKING.items() if page.opens and page.opens.public}
GONE = {404, 405}
# Only a scanned page has a picture, and the draft here is typed: tests/plans/drafts shows one.
# What is being typed at a counter is its writer's alone: tests/petitions/test_intake_drafts does.
# A file of another system is its bringer's alone: tests/petitions/test_exchange_pages does.
NOTHING_TO_SHOW = {
    "plans:draft-picture",
    "petitions:draft-drop",
    "petitions:exchange-preview",
    "petitions:exchange-write",
    "petitions:exchange-drop",
}
# What names nobody's thing: a row of the law is one for all who work here; kinds of letters and of
# files are words, under which each unit finds its own (told apart in their own tests).
EVERYBODYS = {
    "law:limit",
    "law:row",
    "petitions:letter-template",
    "petitions:letter-template-back",
    "petitions:letter-template-file",
    "petitions:statistics-file",
}
# One's own account: whose thing is named is never said, the way on leads back to one's own page.
OWN_ACCOUNT = {"accounts:session-end", "accounts:unlink", "mfa_remove_webauthn"}


@pytest.fixture
def made(world: World) -> Furnished:
    """Xã An Bình with one of everything."""
    return furnish(world)


def tried(client: Client, page: Page, given: Arguments) -> HttpResponse:
    """Return the answer to opening an address; one that is only posted to is posted to."""
    url = reverse(page.name, kwargs=dict(given))
    answer = client.get(url)
    if answer.status_code == 405:
        answer = client.post(url, {})
    answer.close()  # a dossier comes as a stream that nobody reads here
    return answer  # type: ignore[return-value]  # the test client's answers are real answers


def signed_in(user: User) -> Client:
    """Return a browser that shows refusals as pages instead of raising."""
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


def test_every_address_with_an_argument_is_tried(made: Furnished) -> None:
    assert set(arguments(made)) == set(TAKING) - PUBLIC


@pytest.mark.parametrize("role", list(Role))
def test_next_door_nothing_of_it_exists(made: Furnished, role: Role) -> None:
    nosy = person("nosy", "Người bên cạnh")
    appoint(nosy, made.world.neighbour, role, "Bên cạnh", head=True)
    client = signed_in(nosy)

    found = {
        name: tried(client, TAKING[name], given).status_code
        for name, given in arguments(made).items()
        if name not in OWN_ACCOUNT | EVERYBODYS
    }

    assert {name: code for name, code in found.items() if code not in GONE} == {}


def test_nobody_touches_the_account_of_another(made: Furnished) -> None:
    client = signed_in(made.world.hoa)

    for name in OWN_ACCOUNT:
        client.post(reverse(name, kwargs=dict(arguments(made)[name])), {})

    assert UserSession.objects.filter(user=made.world.lan).exists()
    assert SocialAccount.objects.filter(user=made.world.lan).exists()
    assert Authenticator.objects.filter(user=made.world.lan).exists()


@pytest.mark.parametrize("role", list(Role))
def test_at_home_a_role_without_the_act_finds_nothing(made: Furnished, role: Role) -> None:
    one = person("one", "Người trong xã")
    appoint(one, made.world.commune, role, "Trong xã", head=True)
    client = signed_in(one)

    found = {
        name: tried(client, TAKING[name], given).status_code
        for name, given in arguments(made).items()
        if lacks(TAKING[name], role)
    }

    assert {name: code for name, code in found.items() if code not in GONE} == {}


def test_each_address_opens_for_somebody(made: Furnished) -> None:
    everybody = [*made.world.people().values(), *extra(made.world)]
    clients = [signed_in(user) for user in everybody]

    shut = [
        name
        for name, given in arguments(made).items()
        if name not in NOTHING_TO_SHOW
        and all(tried(one, TAKING[name], given).status_code in GONE for one in clients)
    ]

    assert shut == []


def lacks(page: Page, role: Role) -> bool:
    """Say whether a role has no right to a page at all."""
    act = page.opens.act if page.opens else None
    return act is not None and role not in ACTS[act]


def extra(world: World) -> list[User]:
    """Return people of An Bình in the roles that nobody of the named world has."""
    people = [person("extra-top", "Quản trị tỉnh")]
    appoint(people[0], world.province, Role.OPERATOR, "Quản trị tỉnh")
    for role in (Role.CLERK, Role.RECEPTIONIST, Role.APPRAISER, Role.HEAD):
        people.append(person(f"extra-{role.value}", role.value))
        appoint(people[-1], world.commune, role, role.value)
    return people
