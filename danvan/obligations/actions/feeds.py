"""A person's secret calendar address: made, shown once, revoked."""

import secrets
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.obligations.access import may_have_feed
from danvan.obligations.models import CalendarFeed
from danvan.obligations.queries.feeds import digest_of

TOKEN_BYTES = 24  # 192 bits: nobody guesses an address


@transaction.atomic
def make_feed(*, by: User, on: date) -> str:
    """Make a new calendar address «địa chỉ lịch» and return its token, shown this once.

    An earlier address stops working.
    """
    require(may_have_feed(by, on=on))
    CalendarFeed.objects.filter(user=by, revoked_on=None).update(revoked_on=on)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.create(user=by, digest=digest_of(token), made_on=on)
    record_event("obligations.feed_made", by=by, on=on, about=by)
    return token


@transaction.atomic
def revoke_feed(*, by: User, on: date) -> bool:
    """Make the person's calendar address stop working; False when there was none."""
    require(by.is_active)
    revoked = CalendarFeed.objects.filter(user=by, revoked_on=None).update(revoked_on=on)
    if revoked:
        record_event("obligations.feed_revoked", by=by, on=on, about=by)
    return bool(revoked)
