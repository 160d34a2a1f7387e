"""Counting what strangers try at the window, so that nothing can be guessed by trying often."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from danvan.base.acts import ActRefused
from danvan.base.sealing import keyed_digest
from danvan.petitions.actions.seal import keys
from danvan.petitions.models import CounterTry

PURPOSE = "petitions.window_try"
LONG = 120  # minutes; longer waits are told in hours


@dataclass(frozen=True)
class Allowance:
    """How often something may be tried within a time «số lượt cho phép»."""

    what: str
    times: int
    within: timedelta


class TooManyTries(ActRefused):
    """It was tried too often in a short time «quá nhiều lượt»: `minutes` until the next try."""

    def __init__(self, left: timedelta) -> None:
        self.minutes = max(1, -(-int(left.total_seconds()) // 60))
        wait = _("%(minutes)s phút") % {"minutes": self.minutes}
        if self.minutes > LONG:
            wait = _("%(hours)s giờ") % {"hours": -(-self.minutes // 60)}
        super().__init__(
            _(
                "Từ nơi bạn đang dùng mạng đã thử quá nhiều lần. Hãy thử lại sau %(wait)s, "
                "hoặc hỏi trực tiếp tại nơi tiếp công dân."
            )
            % {"wait": wait}
        )


def spend_try(allowance: Allowance, about: str, *, at: datetime) -> None:
    """Count one try of something, before it is tried; it stays counted whatever follows.

    The caller has asked nothing: this is the first question. Raises TooManyTries, SealUnusable.
    """
    CounterTry.objects.filter(until__lte=at).delete()
    with transaction.atomic():
        row, _new = CounterTry.objects.get_or_create(
            key=_key(allowance, about), defaults={"until": at + allowance.within}
        )
        free = CounterTry.objects.filter(pk=row.pk, count__lt=allowance.times)
        if free.update(count=F("count") + 1):
            return
    raise TooManyTries(row.until - at)


def give_back(allowance: Allowance, about: str) -> None:
    """Take back the last try: it was no guess."""
    rows = CounterTry.objects.filter(key=_key(allowance, about), count__gt=0)
    rows.update(count=F("count") - 1)


def _key(allowance: Allowance, about: str) -> str:
    return keyed_digest(f"{allowance.what}\0{about}", keys().newest, purpose=PURPOSE)
