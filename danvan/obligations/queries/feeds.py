"""Whose calendar an address shows."""

import hashlib

from danvan.accounts.models import User
from danvan.obligations.models import CalendarFeed


def digest_of(token: str) -> str:
    """Return what is kept of a calendar's token."""
    return hashlib.sha256(token.encode()).hexdigest()


def feed_owner(token: str) -> User | None:
    """Return whose live calendar a token opens; None for a revoked or unknown one."""
    feed = (
        CalendarFeed.objects.filter(digest=digest_of(token), revoked_on=None, user__is_active=True)
        .select_related("user")
        .first()
    )
    return feed.user if feed else None


def live_feed(user: User) -> CalendarFeed | None:
    """Return a person's live calendar address, of which only the digest is known."""
    return CalendarFeed.objects.filter(user=user, revoked_on=None).first()
