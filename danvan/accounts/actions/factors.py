"""The second step: what was set up or taken away, and giving a new start to who lost it."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import transaction

from danvan.accounts.actions.accounts import locked_user
from danvan.accounts.actions.record import record_event
from danvan.accounts.actions.sessions import end_sessions
from danvan.accounts.models import User


@transaction.atomic
def reset_second_factor(user_pk: int, *, by: User, on: date) -> User:
    """Take a person's second step away «đặt lại bước xác nhận» after it was lost.

    The person is signed out everywhere and sets up a new one at the next sign-in.
    The caller has asked. Raises RecordGone.
    """
    user = locked_user(user_pk)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record_event("accounts.second_factor_reset", by=by, on=on, about=user)
    return user


@transaction.atomic
def note_factor_added(kind: str, *, session: str | None, by: User, on: date) -> None:
    """Record that a person added a way for the second step, by its name as people know it.

    Sessions opened without one end, but for the one the person sits at. The caller has asked: a
    way of one's own needs no right.
    """
    end_sessions(by, but=session)
    record_event("accounts.second_factor_added", by=by, on=on, about=by, kind=kind)


def note_factor_removed(kind: str, *, by: User, on: date) -> None:
    """Record that a person took a way away. The caller has asked: it is the person's own."""
    record_event("accounts.second_factor_removed", by=by, on=on, about=by, kind=kind)


def note_codes_made(*, by: User, on: date) -> None:
    """Record that a person made new recovery codes. The caller has asked: they are the person's."""
    record_event("accounts.recovery_codes_made", by=by, on=on, about=by)
