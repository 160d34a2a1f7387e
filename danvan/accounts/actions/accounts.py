"""Opening, renaming and closing accounts; whose register it is, the floor above asks."""

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions.record import record_event
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import Invitation, User
from danvan.base import clock
from danvan.base.acts import ActRefused, RecordGone

# «lan.nguyen», «vp-ubnd_2»: what can be typed on any keyboard, without marks.
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]")


class UnfitUsername(ActRefused):
    """A name that cannot be typed everywhere «tên đăng nhập không hợp lệ»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm và gạch nối, từ 3 đến 60 "
                "ký tự, ví dụ: lan.nguyen."
            )
        )


class UsernameTaken(ActRefused):
    """Somebody else signs in by this name «tên đăng nhập đã có»."""

    def __init__(self, username: str) -> None:
        super().__init__(
            _("Tên đăng nhập %(username)s đã có người dùng. Hãy chọn tên khác.")
            % {"username": username}
        )


class AccountClosed(ActRefused):
    """Nothing opens a closed account but opening it again «tài khoản đã khóa»."""

    def __init__(self) -> None:
        super().__init__(_("Tài khoản này đã ngừng dùng. Hãy mở lại tài khoản trước."))


@transaction.atomic
def open_account(username: str, *, name: str, email: str = "", by: User | None, on: date) -> User:
    """Open an account «mở tài khoản» that nobody can sign in to yet: `invite` comes next.

    The caller has asked. Raises UnfitUsername, UsernameTaken.
    """
    username = username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise UnfitUsername
    if User.objects.filter(username=username).exists():
        raise UsernameTaken(username)
    user = User.objects.create_user(username, None, name=name.strip())
    if email:
        user.email = email.strip()
        user.save(update_fields=["email"])
    record_event("accounts.opened", by=by, on=on, about=user, username=username)
    return user


@transaction.atomic
def rename_account(user_pk: int, *, name: str, email: str, by: User, on: date) -> User:
    """Change a person's name and mail address «sửa tài khoản». The caller has asked."""
    user = locked_user(user_pk)
    old, user.name, user.email = user.name, name.strip(), email.strip()
    user.save(update_fields=["name", "email"])
    record_event("accounts.renamed", by=by, on=on, about=user, old=old, new=user.name)
    return user


@transaction.atomic
def close_account(user_pk: int, *, by: User, on: date) -> User:
    """Close an account «ngừng dùng»: its sessions and invitations end at once.

    The password goes as well, so that no session outlives it; opening again needs an invitation.
    The caller has asked. Raises RecordGone.
    """
    user = locked_user(user_pk)
    if not user.is_active:
        return user
    user.is_active = False
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    waiting = Invitation.objects.filter(user=user, used_at=None, withdrawn_at=None)
    waiting.update(withdrawn_at=clock.now())
    end_sessions(user)
    record_event("accounts.closed", by=by, on=on, about=user)
    return user


@transaction.atomic
def reopen_account(user_pk: int, *, by: User, on: date) -> User:
    """Open a closed account again «mở lại»; its person gets in by a new invitation.

    The caller has asked. Raises RecordGone.
    """
    user = locked_user(user_pk)
    if user.is_active:
        return user
    user.is_active = True
    user.save(update_fields=["is_active"])
    record_event("accounts.reopened", by=by, on=on, about=user)
    return user


def locked_user(user_pk: int) -> User:
    """Return a person's row, locked until the transaction ends; raises RecordGone."""
    user = User.objects.select_for_update().filter(pk=user_pk).first()
    if user is None:
        raise RecordGone
    return user
