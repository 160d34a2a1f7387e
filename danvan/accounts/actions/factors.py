"""The second step: what was set up, and taking it away from somebody who lost it."""

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

    The person is signed out everywhere and sets up a new one at the next sign-in. The caller has
    asked. Raises RecordGone.
    """
    user = locked_user(user_pk)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    record_event("accounts.second_factor_reset", by=by, on=on, about=user)
    return user
