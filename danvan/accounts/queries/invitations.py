"""Which invitations still open the door."""

import hashlib
import re
from collections.abc import Iterable

from django.db.models import QuerySet

from danvan.accounts.models import Invitation
from danvan.base import clock

# «k7m2q-9xw4t-…» as printed on a slip; people type it with or without the strokes, in capitals.
STROKES = re.compile(r"[\s\-–]+")


def secret_hash(secret: str) -> str:
    """Return what is kept of an invitation's secret, however it was typed."""
    return hashlib.sha256(STROKES.sub("", secret).lower().encode()).hexdigest()


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations that can still be used at this moment."""
    return Invitation.objects.filter(
        used_at__isnull=True,
        withdrawn_at__isnull=True,
        until__gte=clock.now(),
        user__is_active=True,
    ).select_related("user")


def invitation_with(secret: str) -> Invitation | None:
    """Return the open invitation that a secret opens, or None."""
    return open_invitations().filter(secret_hash=secret_hash(secret)).first()


def open_invitation(user_pk: int) -> Invitation | None:
    """Return the open invitation of a person, or None."""
    return open_invitations().filter(user=user_pk).first()


def invited_among(users: Iterable[int]) -> frozenset[int]:
    """Return which of some people have an open invitation, in one query."""
    waiting = open_invitations().filter(user__in=list(users))
    return frozenset(waiting.values_list("user_id", flat=True))
