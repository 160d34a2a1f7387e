"""Invitations: a way in that opens once, for one person, for a while."""

import re
from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from danvan.accounts.actions import (
    AccountClosed,
    InvitationSpent,
    NoAddress,
    NoMail,
    UnfitUsername,
    UsernameTaken,
    accept_invitation,
    close_account,
    invite,
    open_account,
    reopen_account,
    withdraw_invitation,
)
from danvan.accounts.models import AuditEvent, Invitation, User
from danvan.accounts.queries import open_invitation, slip_of
from danvan.base import clock
from tests.accounts.conftest import give_app, sign_in
from tests.conftest import signed_in
from tests.factories.people import World

GOOD = "một câu dễ nhớ 7"


@pytest.fixture
def newcomer(world: World, today: date) -> User:
    """A person with an account that nobody can sign in to yet."""
    return open_account(
        "Nga.Tran", name="Trần Thị Nga", email="nga@example.vn", by=world.van, on=today
    )


def page_of(secret: str) -> str:
    """Return the address that an invitation opens."""
    return reverse("accounts:invited", args=[secret])


def test_a_new_account_opens_to_nobody(newcomer: User) -> None:
    assert newcomer.username == "nga.tran"
    assert sign_in(Client(), newcomer, "").status_code == 422
    assert not newcomer.has_usable_password()


@pytest.mark.parametrize("name", ["a", "Trần Nga", "nga tran", "-nga", "nga@xa", "x" * 61])
def test_a_name_that_cannot_be_typed_everywhere_is_refused(
    world: World, today: date, name: str
) -> None:
    with pytest.raises(UnfitUsername):
        open_account(name, name="Ai đó", by=world.van, on=today)


def test_a_name_is_given_once(world: World, today: date) -> None:
    with pytest.raises(UsernameTaken):
        open_account("LAN", name="Lan khác", by=world.van, on=today)


def test_an_invited_person_chooses_a_password_and_is_signed_in(
    world: World, newcomer: User, today: date
) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    client = Client()
    page = client.get(page_of(secret)).content.decode()

    answer = client.post(page_of(secret), {"new_password1": GOOD, "new_password2": GOOD})

    assert "Trần Thị Nga" in page
    assert "nga.tran" in page
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:home"))
    assert client.get(reverse("mfa_index")).status_code == 200
    assert sign_in(Client(), newcomer, GOOD).status_code == 302
    told = list(AuditEvent.objects.order_by("pk").values_list("code", flat=True))
    assert told[:4] == [
        "accounts.opened",
        "accounts.invited",
        "accounts.invitation_accepted",
        "accounts.signed_in",
    ]


@pytest.mark.usefixtures("in_service")
def test_who_needs_a_second_step_is_led_to_it_next(world: World, today: date) -> None:
    secret = invite(world.lan.pk, mail=False, by=world.van, on=today).secret
    client = Client()

    answer = client.post(
        page_of(secret), {"new_password1": GOOD, "new_password2": GOOD}, follow=True
    )

    assert answer.redirect_chain[-1][0] == reverse("mfa_index")


def test_an_invitation_is_no_way_around_a_second_step(world: World, today: date) -> None:
    give_app(world.lan)
    secret = invite(world.lan.pk, mail=False, by=world.van, on=today).secret
    client = Client()

    answer = client.post(page_of(secret), {"new_password1": GOOD, "new_password2": GOOD})

    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("desk:home")).status_code == 302


def test_a_mistyped_code_is_asked_for_again(world: World) -> None:
    answer = Client().get(page_of("abcde"))

    assert answer.status_code == 410
    assert "Hãy gõ lại đúng mã trên phiếu" in answer.content.decode()
    assert reverse("accounts:invited-typed") in answer.content.decode()


def test_it_opens_once(world: World, newcomer: User, today: date) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    accept_invitation(secret, password=GOOD, on=today)

    answer = Client().get(page_of(secret))

    assert answer.status_code == 410
    assert "không còn dùng được" in answer.content.decode()
    with pytest.raises(InvitationSpent):
        accept_invitation(secret, password="kẻ khác đặt 99", on=today)
    assert sign_in(Client(), newcomer, GOOD).status_code == 302


def test_a_newer_one_ends_the_older(world: World, newcomer: User, today: date) -> None:
    old = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    new = invite(newcomer.pk, mail=False, by=world.van, on=today).secret

    assert Client().get(page_of(old)).status_code == 410
    assert Client().get(page_of(new)).status_code == 200


def test_a_withdrawn_one_opens_nothing(world: World, newcomer: User, today: date) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret

    assert withdraw_invitation(newcomer.pk, by=world.van, on=today)
    assert not withdraw_invitation(newcomer.pk, by=world.van, on=today)

    assert Client().get(page_of(secret)).status_code == 410
    assert AuditEvent.objects.filter(code="accounts.invitation_withdrawn").count() == 1


def test_it_ends_after_fourteen_days(world: World, newcomer: User, today: date) -> None:
    made = invite(newcomer.pk, mail=False, by=world.van, on=today)
    left = made.invitation.until - clock.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)

    Invitation.objects.update(until=clock.now() - timedelta(seconds=1))

    assert Client().get(page_of(made.secret)).status_code == 410
    assert open_invitation(newcomer.pk) is None


def test_the_days_are_a_setting(
    world: World, newcomer: User, today: date, settings: LazySettings
) -> None:
    settings.INVITATION_DAYS = 3

    made = invite(newcomer.pk, mail=False, by=world.van, on=today)

    assert (made.invitation.until - clock.now()).days == 2


def test_the_secret_is_kept_nowhere(world: World, newcomer: User, today: date) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret

    kept = str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))
    assert re.fullmatch(r"([a-z2-9]{5}-){3}[a-z2-9]{5}", secret)
    assert secret not in kept
    assert secret.replace("-", "") not in kept


@pytest.mark.parametrize("spoil", [str.upper, lambda s: s.replace("-", " "), str.strip])
def test_the_code_on_a_slip_is_read_as_people_type_it(
    world: World, newcomer: User, today: date, spoil: object
) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    typed = spoil(f" {secret} ") if callable(spoil) else ""

    answer = Client().post(reverse("accounts:invited-typed"), {"code": typed}, follow=True)

    assert answer.status_code == 200
    assert "Trần Thị Nga" in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [
        ("", "", "Hãy gõ mật khẩu."),
        (GOOD, "khác hẳn 123", "Hai lần gõ mật khẩu không giống nhau"),
        ("ngan1", "ngan1", "Mật khẩu quá ngắn"),
        ("20262026202", "20262026202", "hoàn toàn là số"),
        ("password", "password", "quá phổ biến"),
    ],
)
def test_a_weak_password_is_refused_and_the_invitation_stays(
    world: World, newcomer: User, today: date, first: str, again: str, told: str
) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret

    answer = Client().post(page_of(secret), {"new_password1": first, "new_password2": again})

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert open_invitation(newcomer.pk) is not None


def test_a_letter_says_where_and_until_when_and_holds_no_password(
    world: World,
    newcomer: User,
    today: date,
    settings: LazySettings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.SITE_ADDRESS = "https://danvan.tinh.example.vn"
    with django_capture_on_commit_callbacks(execute=True):
        made = invite(newcomer.pk, mail=True, by=world.van, on=today)
        assert mail.outbox == []  # only once the invitation stands

    letter = mail.outbox[0]

    assert letter.to == ["nga@example.vn"]
    assert f"https://danvan.tinh.example.vn{page_of(made.secret)}" in letter.body
    last = timezone.localtime(made.invitation.until)
    assert f"đến {last:%H:%M} ngày {last:%d/%m/%Y}" in letter.body
    assert "nga.tran" in letter.body
    assert "Mai Thanh Vân" in letter.body
    assert letter.subject == "Lời mời dùng phần mềm công tác dân vận"


def test_without_an_address_no_letter_is_sent(world: World, today: date) -> None:
    with pytest.raises(NoAddress):
        invite(world.tam.pk, mail=True, by=world.van, on=today)

    assert not Invitation.objects.exists()


def test_where_no_letters_leave_none_is_promised(
    world: World, newcomer: User, today: date, settings: LazySettings
) -> None:
    settings.MAIL_LEAVES = False

    with pytest.raises(NoMail):
        invite(newcomer.pk, mail=True, by=world.van, on=today)

    assert invite(newcomer.pk, mail=False, by=world.van, on=today).secret


def test_a_closed_account_is_opened_again_before_it_is_invited(
    world: World, newcomer: User, today: date
) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    close_account(newcomer.pk, by=world.van, on=today)

    assert Client().get(page_of(secret)).status_code == 410
    with pytest.raises(AccountClosed):
        invite(newcomer.pk, mail=False, by=world.van, on=today)
    reopen_account(newcomer.pk, by=world.van, on=today)
    assert Client().get(page_of(secret)).status_code == 410
    again = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    assert Client().get(page_of(again)).status_code == 200


def test_a_forgotten_password_is_chosen_anew_and_old_sessions_end(
    world: World, today: date
) -> None:
    old = Client()
    sign_in(old, world.thu)
    secret = invite(world.thu.pk, mail=False, by=world.van, on=today).secret
    assert old.get(reverse("desk:home")).status_code == 200

    Client().post(page_of(secret), {"new_password1": GOOD, "new_password2": GOOD})

    assert old.get(reverse("desk:home")).status_code == 302
    assert sign_in(Client(), world.thu, "thu").status_code == 422


def test_whoever_sat_at_the_machine_before_is_signed_out(
    world: World, newcomer: User, today: date
) -> None:
    secret = invite(newcomer.pk, mail=False, by=world.van, on=today).secret
    client = signed_in(world.van)

    client.post(page_of(secret), {"new_password1": GOOD, "new_password2": GOOD})

    assert "nga.tran" in client.get(reverse("mfa_index")).content.decode()


def test_a_slip_says_everything_and_draws_its_code_inside(
    world: World, today: date, client: Client
) -> None:
    secret = invite(world.thu.pk, mail=False, by=world.van, on=today).secret
    request = client.get("/dang-nhap/").wsgi_request

    slip = slip_of(request, world.thu, secret)

    assert slip["address"] == f"http://testserver{page_of(secret)}"
    assert str(slip["qr"]).startswith("data:image/svg+xml")
    assert str(slip["post"]) != ""
    assert slip["secret"] == secret
    assert slip["until"] is not None
