"""Changing one's own password."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions.record import record_event
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import User


@transaction.atomic
def change_password(password: str, *, session: str | None, by: User, on: date) -> None:
    """Change the person's own password «đổi mật khẩu»; the other machines are signed out.

    The caller has asked: the password in use was typed again.
    """
    by.set_password(password)
    by.save(update_fields=["password"])
    end_sessions(by, but=session)
    record_event("accounts.password_changed", by=by, on=on, about=by)
