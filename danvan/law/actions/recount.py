"""Counting running work anew after the law's table changed: chosen by a person, with a reason."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.law.actions.editing import NoReason
from danvan.law.affected import affected_work, recountings


@transaction.atomic
def recount_work(keys: Collection[str], *, reason: str, by: User, on: date) -> int:
    """Count the chosen work anew «tính lại hạn theo bảng mới»; return how many moved.

    The app of each asks whether the person may. Raises NoReason, NotAllowed.
    """
    told = " ".join(reason.split())
    if not told:
        raise NoReason
    listed = {one.key for one in affected_work(by, on)}
    require(set(keys) <= listed)
    ways = recountings().values()
    moved = sum(any(way.recount(key, by, on) for way in ways) for key in sorted(keys))
    if moved:
        record_event("law.recounted", by=by, on=on, about=by, count=moved, reason=told)
    return moved
