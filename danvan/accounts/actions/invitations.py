"""Inviting a person to choose a password: by mail, or on a printed slip."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.actions.accounts import AccountClosed, locked_user
from danvan.accounts.actions.record import record_event
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import Invitation, User
from danvan.accounts.queries.invitations import invitation_with, secret_hash
from danvan.base import clock
from danvan.base.acts import ActRefused

# No letter that is taken for a digit: slips are read off paper. Four groups of five: 99 bits.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, IN_GROUP = 4, 5


class NoAddress(ActRefused):
    """There is no mail address to write to «chưa có thư điện tử»."""

    def __init__(self) -> None:
        super().__init__(
            _("Người này chưa có địa chỉ thư điện tử. Hãy bổ sung địa chỉ, hoặc in phiếu mời.")
        )


class NoMail(ActRefused):
    """The installation sends no letters «chưa gửi được thư»."""

    def __init__(self) -> None:
        super().__init__(_("Hệ thống chưa được đặt để gửi thư. Hãy in phiếu mời."))


class InvitationSpent(ActRefused):
    """The invitation opens nothing any more «lời mời hết hiệu lực»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Mã gõ chưa đúng, hoặc lời mời không còn dùng được: đã dùng, đã hết hạn, đã có lời "
                "mời mới hơn. Hãy gõ lại đúng mã trên phiếu; vẫn không được thì nhờ người quản trị "
                "của đơn vị mời lại."
            )
        )


@dataclass(frozen=True)
class Invited:
    """A person invited: the only moment when the secret is known."""

    user: User
    invitation: Invitation
    secret: str


@transaction.atomic
def invite(user_pk: int, *, mail: bool, by: User | None, on: date) -> Invited:
    """Invite a person «mời» to choose a password; older invitations end.

    `mail` sends the way in after the transaction; otherwise a slip is printed (`slip_of`). The
    secret is returned once and kept nowhere. The caller has asked. Raises AccountClosed,
    NoAddress, NoMail, RecordGone.
    """
    user = locked_user(user_pk)
    if not user.is_active:
        raise AccountClosed
    if mail:
        _refuse_unsendable(user)
    _end_waiting(user)
    secret = _new_secret()
    invitation = Invitation.objects.create(
        user=user,
        secret_hash=secret_hash(secret),
        until=clock.now() + timedelta(days=settings.INVITATION_DAYS),
        by=by or user,  # the first operator of an installation is invited by nobody
        on=on,
        mailed_to=user.email if mail else "",
    )
    record_event("accounts.invited", by=by, on=on, about=user, until=invitation.until.date())
    if mail:
        transaction.on_commit(lambda: _send(user, invitation, secret), robust=True)
    return Invited(user, invitation, secret)


@transaction.atomic
def withdraw_invitation(user_pk: int, *, by: User, on: date) -> bool:
    """End a person's open invitation «thu hồi lời mời»; say whether there was one.

    The caller has asked. Raises RecordGone.
    """
    user = locked_user(user_pk)
    if not _end_waiting(user):
        return False
    record_event("accounts.invitation_withdrawn", by=by, on=on, about=user)
    return True


@transaction.atomic
def accept_invitation(secret: str, *, password: str, on: date) -> User:
    """Let a person in who holds an invitation «nhận lời mời»: the password is set, once.

    Whoever holds the secret may: the invitation is the right. Every session opened by the old
    password ends. Raises InvitationSpent.
    """
    found = invitation_with(secret)
    if found is None:
        raise InvitationSpent
    user = locked_user(found.user_id)
    # Asked again under the lock: two may have opened the same slip.
    spent = Invitation.objects.filter(pk=found.pk, used_at=None, withdrawn_at=None)
    if not user.is_active or not spent.update(used_at=clock.now()):
        raise InvitationSpent
    user.set_password(password)
    user.save(update_fields=["password"])
    end_sessions(user)
    record_event("accounts.invitation_accepted", by=user, on=on, about=user)
    return user


def _refuse_unsendable(user: User) -> None:
    if not settings.MAIL_LEAVES:
        raise NoMail
    if not user.email:
        raise NoAddress


def _end_waiting(user: User) -> int:
    waiting = Invitation.objects.filter(user=user, used_at=None, withdrawn_at=None)
    return waiting.update(withdrawn_at=clock.now())


def _new_secret() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _n in range(IN_GROUP)) for _g in range(GROUPS))
    return "-".join(groups)


def _send(user: User, invitation: Invitation, secret: str) -> None:
    """Write the mail: the way in and until when; never a password."""
    shown = {
        "person": user,
        "address": f"{settings.SITE_ADDRESS}{reverse('accounts:invited', args=[secret])}",
        "until": invitation.until,
        "by": invitation.by,
    }
    text = render_to_string("accounts/mail/invitation.txt", shown)
    send_mail(_("Lời mời dùng phần mềm công tác dân vận"), text, None, [invitation.mailed_to])
