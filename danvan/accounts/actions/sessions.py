"""Ending what a person has open on other machines."""

from datetime import date

from allauth.usersessions.models import UserSession
from django.db import transaction

from danvan.accounts.actions.record import record_event
from danvan.accounts.models import User


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign a person out everywhere, or everywhere but in one session; return how many ended."""
    ended = list(UserSession.objects.filter(user=user).exclude(session_key=but or ""))
    for session in ended:
        session.end()
    return len(ended)


def carry_session(old: str | None, new: str | None) -> None:
    """Let the list of machines follow a session that got a new key, as after a new password."""
    UserSession.objects.filter(session_key=old or "").update(session_key=new or "")


@transaction.atomic
def end_session(session_pk: int, *, by: User, on: date) -> bool:
    """End one of the person's own sessions «đăng xuất thiết bị»; False when it is gone already.

    The caller has asked: no right is needed, only own sessions are found.
    """
    session = UserSession.objects.filter(pk=session_pk, user=by).first()
    if session is None:
        return False
    session.end()
    record_event("accounts.session_ended", by=by, on=on, about=by)
    return True


@transaction.atomic
def end_other_sessions(*, but: str | None, by: User, on: date) -> int:
    """End all of the person's own sessions but the one he sits at; return how many.

    The caller has asked: no right is needed, only own sessions are found.
    """
    count = end_sessions(by, but=but)
    if count:
        record_event("accounts.session_ended", by=by, on=on, about=by)
    return count
