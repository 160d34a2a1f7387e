"""The second thing given at intake: kept as a keyed digest, asked before a citizen may act."""

import hmac
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.base.sealing import SealKeyMissing, keyed_digest
from danvan.petitions.access import may_receive, sees_petition
from danvan.petitions.actions.seal import keys
from danvan.petitions.models import Petition
from danvan.rules.petitions.second_thing import bound_to, remembered

PURPOSE = "petitions.second_thing"
WHOLE = 64  # what the column holds: name of the key, colon, hex


class SecondThingTooShort(ActRefused):
    """What was given tells nobody apart «từ nhớ quá ngắn»."""

    def __init__(self) -> None:
        super().__init__(
            _("Từ nhớ cần ít nhất 4 chữ cái, hoặc 4 số cuối của số điện thoại. Hãy nhập lại.")
        )


class NotToBeFollowed(ActRefused):
    """A sealed case has no code and no second thing «không theo dõi qua mạng»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn này không theo dõi qua mạng nên không có từ nhớ."))


def second_digest(text: str) -> str:
    """Return what is kept of the second thing «từ nhớ» before it is bound to a code.

    Empty for nothing given. Raises SecondThingTooShort, SealUnusable.
    """
    if not text.strip():
        return ""
    second = remembered(text)
    if second is None:
        raise SecondThingTooShort
    house = keys()
    return _digest(second, house.current, house.newest)


def knows_second(petition: Petition, text: str) -> bool:
    """Say whether a text is the second thing of a petition; never where none was given.

    Raises SealUnusable.
    """
    known, house = petition.second_digest, keys()
    name = known.partition(":")[0]
    try:
        key = house.key(name)
    except SealKeyMissing:  # none was given, or nobody can know it any more
        key = house.newest
    second = remembered(text)
    told = bound_to(petition.public_code or "", _digest(second or "", name, key))
    return hmac.compare_digest(told, known) and second is not None and bool(known)


@transaction.atomic
def set_second_thing(
    petition_id: int, version: int | None, text: str, *, by: User, on: date
) -> Petition:
    """Keep the second thing of a petition «đặt từ nhớ», in place of an earlier one.

    The receiver asks the person at the counter. Raises SecondThingTooShort, NotToBeFollowed,
    SealUnusable.
    """
    petition = locked(Petition, petition_id, version)
    require(may_receive(by, petition.unit_id, on=on) and sees_petition(by, petition, on=on))
    if petition.is_sealed or not petition.public_code:
        raise NotToBeFollowed
    digest = second_digest(text)
    if not digest:
        raise SecondThingTooShort
    petition.second_digest = bound_to(petition.public_code, digest)
    changed(petition, "second_digest")
    record_event("petitions.second_thing_set", by=by, on=on, about=petition)
    return petition


def keys_of_second_things() -> frozenset[str]:
    """Return the names of the house keys that digests of open petitions rest on."""
    open_rows = Petition.objects.filter(closed_on__isnull=True).exclude(second_digest="")
    kept = open_rows.order_by().values_list("second_digest", flat=True).iterator()
    return frozenset(digest.partition(":")[0] for digest in kept)


def _digest(second: str, name: str, key: bytes) -> str:
    return f"{name}:{keyed_digest(second, key, purpose=PURPOSE)}"[:WHOLE]
