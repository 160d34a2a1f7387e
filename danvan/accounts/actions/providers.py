"""Links between an account here and one at a provider."""

from datetime import date

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from danvan.accounts.actions.record import record_event
from danvan.accounts.models import User
from danvan.base import clock


def note_linked(user: User, provider: str) -> None:
    """Record that a provider's account now opens a person's account. The caller has asked."""
    record_event(
        "accounts.provider_linked", by=user, on=clock.today(), about=user, provider=provider
    )


@transaction.atomic
def unlink_provider(linked_pk: int, provider: str, *, by: User, on: date) -> None:
    """Take one of the person's own links away «bỏ liên kết».

    The caller has asked: no right is needed, only own links are found.
    """
    gone, _kinds = SocialAccount.objects.filter(pk=linked_pk, user=by).delete()
    if gone:
        record_event("accounts.provider_unlinked", by=by, on=on, about=by, provider=provider)
