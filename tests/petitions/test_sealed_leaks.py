"""A name, a sentence, a scan are planted in denunciations, and looked for everywhere.

In the database, the store, the log, letters, feeds, and every page and file that anybody may open;
the denounced chairman and his people, who sign in, find no trace that there is a case at all.
"""

import logging
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import ActRefused
from danvan.obligations.actions.feeds import make_feed
from danvan.petitions.actions.sealed_opening import open_identity, open_paper, open_text
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition
from danvan.units.models import Appointment, Unit, UnitVersion
from tests.access.furnished import Furnished, arguments, furnish
from tests.architecture.test_pages import pages
from tests.factories.people import World, appoint, person
from tests.factories.sealed import (
    CONTENT,
    DENOUNCER,
    MARKED_SCAN,
    denunciation,
    head_post,
    provincial_people,
)
from tests.petitions.leaks import answered, database, store, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ON = date(2026, 3, 9)
REASON = "Xác minh nội dung tố cáo theo kế hoạch"
AGAINST_CHAIR = "Tố cáo lãnh đạo dùng vật tư công trình vào việc riêng"
AGAINST_HEAD = "Tố cáo trưởng phòng nhận tiền khi xét duyệt hồ sơ"
SECRETS: dict[str, str | bytes] = {
    "name": DENOUNCER.name,
    "identity number": DENOUNCER.identity_number,
    "telephone": DENOUNCER.phone,
    "mail": DENOUNCER.email,
    "sentence": CONTENT,
    "part of the sentence": "ba mươi bao xi măng",
    "scan": MARKED_SCAN,
    "mark in the scan": b"dau-vet-ban-quet-8841",
    "file name": "don to cao cua ong Sang",
}
# One's own account is not about anybody's case; ending a session ends the looking.
LEFT_OUT = {"accounts:sign-out", "accounts:session-end"}
WORK = [page for page in pages() if page.name not in LEFT_OUT]
# Pages of one thing that could ever speak of a case; those of units, plans and accounts are looked
# at by the people who keep them and by the denounced.
NEAR = ("petitions:", "reception:", "obligations:", "documents:", "desk:", "law:", "portal:")
EVERYWHERE = {"minh", "role-operator", "role-planner"}
# Those alone of the province whom the case against the chairman reaches.
ABOVE = {"hai", "long"}
PACKED = re.compile(rb'(csrf\w*" value="|X-CSRFToken": ")[^"]+')


@pytest.fixture
def made(world: World) -> Furnished:
    """Xã An Bình with one of everything, and people in every role besides."""
    provincial_people(world)
    found = furnish(world)
    for role in Role:
        appoint(
            person(f"role-{role.value}", f"Người {role.value}"), world.commune, role, role.value
        )
    return found


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that is logged, down to the smallest."""
    caplog.set_level(logging.DEBUG)
    return caplog


def receiver(world: World) -> User:
    """Who receives for xã An Bình."""
    return User.objects.get(username="furniture-receptionist")


def planted(world: World) -> tuple[Petition, Petition]:
    """A denunciation of the chairman and one of the head of an office, both worked on."""
    nga = receiver(world)
    chair, head = head_post(world.commune).pk, head_post(world.office).pk
    up = denunciation(world, nga, summary=AGAINST_CHAIR, about_post=chair, on=ON)
    here = denunciation(world, nga, summary=AGAINST_HEAD, about_post=head, on=ON)
    work_on(up, User.objects.get(username="hai"), User.objects.get(username="long"))
    work_on(here, nga, world.minh)
    return up, here


def work_on(row: Petition, reader: User, leader: User) -> None:
    """Open every part, and bring the case to its conclusion."""
    case = row.sealed
    open_identity(case.pk, REASON, by=reader, on=ON)
    open_text(case.pk, REASON, by=leader, on=ON)
    open_paper(case.papers.get().pk, REASON, by=leader, on=ON)
    way = (
        ("classified", reader, ""),
        ("accepted", leader, "05/QĐ-TC"),
        ("assigned", leader, "06/QĐ-TC"),
        ("verifying", reader, ""),
        ("reported", reader, "07/BC-TC"),
        ("concluded", leader, "08/KL-TC"),
    )
    for to, by, number in way:
        paper = StepPaper(number, ON) if number else StepPaper()
        enter_stage(row.pk, None, to, by=by, on=ON, paper=paper)


def staff() -> list[User]:
    """Everybody who signs in."""
    return list(User.objects.filter(is_active=True).order_by("username"))


def looked_at(user: User, made: Furnished) -> Iterator[tuple[str, bytes]]:
    """Yield every address that a person opens, with all that it answers."""
    browser = Client(raise_request_exception=False)
    browser.force_login(user)
    given = arguments(made)
    for page in WORK:
        if not page.arguments:
            yield page.name, answered(browser.get(reverse(page.name)))
        elif page.name in given and (page.name.startswith(NEAR) or user.username in EVERYWHERE):
            url = reverse(page.name, kwargs=dict(given[page.name]))
            yield page.name, answered(browser.get(url))


def lookers(world: World) -> list[User]:
    """The denounced, an officer under one, who receives, who settles, and every role besides.

    And Kim, of the superior's own office, whom nobody charged.
    """
    named = User.objects.filter(username__in=("minh", "hung", "thu", "hai", "kim"))
    looking = [*named, receiver(world)]
    seen = Appointment.objects.filter(user__in=looking).values("post__role")
    others = User.objects.filter(username__startswith="role-")
    return [*looking, *others.exclude(appointments__post__role__in=seen)]


def under(place: Unit) -> list[User]:
    """The head of a unit, and everybody who stands under him by a post of his own."""
    below = UnitVersion.objects.filter(path__contains=f"{place.pk}/").values("unit")
    return list(User.objects.filter(appointments__post__unit__in=below).distinct())


@pytest.mark.db
def test_nothing_that_is_kept_tells_who_wrote(
    made: Furnished, log: pytest.LogCaptureFixture
) -> None:
    planted(made.world)

    assert [(table, told(SECRETS, row)) for table, row in database() if told(SECRETS, row)] == []
    assert [(key, told(SECRETS, kept)) for key, kept in store() if told(SECRETS, kept)] == []
    logged = [record.getMessage() for record in log.records] + [str(vars(r)) for r in log.records]
    assert [line for line in logged if told(SECRETS, line.encode())] == []
    assert [letter for letter in mail.outbox if told(SECRETS, str(letter.message()).encode())] == []


@pytest.mark.db
def test_looking_for_it_would_find_it(made: Furnished) -> None:
    # The search itself is tried: an open petition tells its words in the database.
    row = made.world.commune.petitions.first()
    assert row is not None
    row.subject = CONTENT
    row.save()

    found = {name for _table, kept in database() for name in told(SECRETS, kept)}
    assert found == {"sentence", "part of the sentence"}


def test_no_page_tells_who_wrote_and_the_chairmans_people_find_no_trace(
    made: Furnished, log: pytest.LogCaptureFixture
) -> None:
    up, here = planted(made.world)
    of_chair = {
        "summary": AGAINST_CHAIR,
        "page": str(up.public_id),
        "seal": str(up.sealed.public_id),
    }
    of_head = {"summary": AGAINST_HEAD, "page": str(here.public_id)}

    found = []
    for user in lookers(made.world):
        traces: dict[str, str | bytes] = dict(SECRETS)
        if user.username not in ABOVE:
            traces |= {f"chairman: {name}": word for name, word in of_chair.items()}
        if user in under(made.world.office):
            traces |= {f"head: {name}": word for name, word in of_head.items()}
        for name, answer in looked_at(user, made):
            found += [(user.username, name, word) for word in told(traces, answer)]

    assert found == []
    assert told(SECRETS, " ".join(r.getMessage() for r in log.records).encode()) == set()


def test_every_role_looks(made: Furnished) -> None:
    held = Appointment.objects.filter(user__in=lookers(made.world))
    assert set(held.values_list("post__role", flat=True)) == {role.value for role in Role}


def test_by_its_address_the_case_is_not_there_for_them(made: Furnished) -> None:
    up, _here = planted(made.world)

    for user in under(made.world.commune):
        browser = Client()
        browser.force_login(user)
        for name in ("sealed", "about"):
            address = reverse(f"petitions:{name}", args=[up.public_id])
            assert browser.get(address).status_code == 404, (user.username, name)


def test_no_count_changes_for_the_chairman_when_the_case_comes(made: Furnished) -> None:
    people = [made.world.minh, made.world.van]
    before = {user.pk: bare(looked_at(user, made)) for user in people}

    nga = receiver(made.world)
    chair = head_post(made.world.commune).pk
    denunciation(made.world, nga, summary=AGAINST_CHAIR, about_post=chair, on=ON)

    for user in people:
        after = bare(looked_at(user, made))
        changed = {name for name, content in after.items() if content != before[user.pk][name]}
        assert changed == set(), user.username


@pytest.mark.db
def test_feeds_of_the_calendar_tell_nothing(made: Furnished) -> None:
    planted(made.world)
    chairs, fed = under(made.world.commune), 0
    for user in staff():
        try:
            token = make_feed(by=user, on=ON)
        except ActRefused:
            continue  # whoever sees no work has no calendar
        fed += 1
        calendar = answered(Client().get(reverse("desk:feed", args=[token])))
        assert told(SECRETS, calendar) == set(), user.username
        if user in chairs:
            assert told({"summary": AGAINST_CHAIR}, calendar) == set()
    assert fed > 10


def bare(answers: Iterator[tuple[str, bytes]]) -> dict[str, bytes]:
    """Answers without what differs each time: tokens against forging, packed files."""
    plain = {}
    for name, answer in answers:
        text = PACKED.sub(rb"\1", answer)
        plain[name] = b"" if b"PK\x03\x04" in text else _settled(text)
    return plain


def _settled(text: bytes) -> bytes:
    """Leave out headers, ids that forms draw anew, and how long the answer took."""
    body = text.split(b"\x00", 1)[1]
    return re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}", b"-", body)
