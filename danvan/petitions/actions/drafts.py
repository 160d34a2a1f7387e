"""What is being typed at the counter, kept encrypted until it is entered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.acts import ActRefused, require
from danvan.base.sealing import SealBroken, SealKeyMissing, seal, unseal
from danvan.petitions.access import may_receive
from danvan.petitions.actions.seal import SealUnusable, keys
from danvan.petitions.models import IntakeDraft
from danvan.petitions.queries.draft_keeping import draft_keeping
from danvan.rules.petitions.retention import draft_erased_on

MOST_LETTERS = 200_000
_BETWEEN = b":"  # after the name of the key

Typed = Mapping[str, Sequence[str]]


class DraftTooLong(ActRefused):
    """More was typed than a draft holds «nháp quá dài»."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung quá dài nên không giữ nháp được. Hãy vào sổ ngay."))


@dataclass(frozen=True)
class DraftShown:
    """A draft as its writer sees it «đơn đang nhập dở»; `typed` is None when no key opens it."""

    key: UUID
    unit: int
    saved_at: datetime
    typed: Typed | None

    @property
    def beginning(self) -> str:
        """Return the first words of the subject, for the writer to know it again."""
        return " ".join("".join((self.typed or {}).get("subject", ())).split())[:80]

    @property
    def erased_on(self) -> date:
        """Return the day on which it is erased unless it is saved again before."""
        return draft_erased_on(timezone.localtime(self.saved_at).date(), draft_keeping().days)


@transaction.atomic
def keep_draft(key: UUID, unit: int, typed: Typed, *, by: User, on: date, at: datetime) -> bool:
    """Keep what was typed under a key of the page «giữ nháp», over what was kept before.

    False when the key is somebody else's or the petition was entered meanwhile under it: nothing
    is kept then. Raises DraftTooLong, SealUnusable.
    """
    require(may_receive(by, unit, on=on))
    told = json.dumps({name: list(values) for name, values in typed.items()}, ensure_ascii=False)
    if len(told) > MOST_LETTERS:
        raise DraftTooLong
    house = keys()
    closed = seal(told.encode(), house.newest, place=_place(key))
    content = house.current.encode() + _BETWEEN + closed
    row, _made = IntakeDraft.objects.select_for_update().get_or_create(
        key=key, defaults={"user": by, "unit_id": unit, "content": content, "saved_at": at}
    )
    if row.user_id != by.pk:
        return False
    row.unit_id, row.content, row.saved_at = unit, content, at
    row.save(update_fields=["unit", "content", "saved_at"])
    return True


def own_drafts(user: User) -> tuple[DraftShown, ...]:
    """Return what a person has typed and not entered, newest first."""
    return tuple(_shown(row) for row in IntakeDraft.objects.filter(user=user)[:50])


def own_draft(user: User, key: UUID) -> DraftShown | None:
    """Return one of a person's drafts."""
    row = IntakeDraft.objects.filter(user=user, key=key).first()
    return _shown(row) if row else None


def drop_draft(key: UUID, *, by: User) -> bool:
    """Throw a draft of one's own away «bỏ nháp»; say whether there was one.

    The caller has asked: nobody reaches the draft of another by it.
    """
    count, _rows = IntakeDraft.objects.filter(user=by, key=key).delete()
    return count > 0


def forget_drafts(on: date) -> int:
    """Erase what was typed and never entered, once its time is over; return how many.

    The caller is the calendar. Twice changes nothing.
    """
    oldest = on - timedelta(days=draft_keeping().days)
    count, _each = IntakeDraft.objects.filter(saved_at__date__lt=oldest).delete()
    return count


def _shown(row: IntakeDraft) -> DraftShown:
    return DraftShown(row.key, row.unit_id, row.saved_at, _typed(row))


def _typed(row: IntakeDraft) -> Typed | None:
    """Return what a draft holds; None when its key is gone or it was changed."""
    name, _mark, closed = bytes(row.content).partition(_BETWEEN)
    try:
        told = unseal(closed, keys().key(name.decode()), place=_place(row.key))
    except (SealUnusable, SealKeyMissing, SealBroken, UnicodeDecodeError):
        return None
    found: Typed = json.loads(told)
    return found


def _place(key: UUID) -> str:
    return f"petitions.intakedraft:{key}:content"
