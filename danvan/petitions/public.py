"""What anyone may see of petitions and reception: frozen values, no name, no word of a content."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from danvan.petitions.models import CitizenReply, Petition
from danvan.petitions.queries.desks import Desk, desk_of, desks_of, units_with_register
from danvan.petitions.queries.receipt import Awaited, awaited, is_guarded
from danvan.petitions.queries.reception_public import ReceptionDay, reception_days
from danvan.rules.petitions.public_code import grouped, is_code, typed
from danvan.rules.petitions.public_words import ANSWERED, ENDED, told_of_stage
from danvan.rules.petitions.stages import ENDED as CLOSED

__all__ = [
    "Awaited",
    "Desk",
    "Followed",
    "ReceptionDay",
    "desk_by_key",
    "desks",
    "followed",
    "reception_days",
    "topics",
]


@dataclass(frozen=True)
class Followed:
    """Where a petition stands, for who holds its code «theo dõi đơn».

    Neither its kind nor its number in the register is told; `has_second` says whether a second
    thing was given, without which nothing can be said of the answer here. `asked_again_on` is the
    day of a «chưa đúng» that waits, `reviewed_on` that on which the result was kept after one.
    """

    code: str
    received_on: date
    stage: str
    stage_on: date
    next_step: str
    ended: bool
    awaited: Awaited | None
    desk: Desk
    is_confirmed: bool
    has_second: bool
    may_rate: bool
    may_reopen: bool
    asked_again_on: date | None
    reviewed_on: date | None


def desks(on: date) -> tuple[Desk, ...]:
    """Return where people reach the units that receive them, by name."""
    return desks_of(units_with_register(on), on=on)


def desk_by_key(key: str, *, on: date) -> Desk | None:
    """Return where people reach one unit that receives them; None for any other."""
    return next((desk for desk in desks(on) if desk.key == key), None)


def topics() -> tuple[tuple[str, str], ...]:
    """Return the public services a message may be about: code and words."""
    return tuple((str(code), str(word)) for code, word in Petition.Field.choices)


def followed(code: str, *, on: date) -> Followed | None:
    """Return where the petition of a code stands; None for any code that leads nowhere.

    A sealed petition has no code, so an unknown code and one that was taken back when a case was
    sealed are answered by the very same look.
    """
    asked = typed(code[:80])
    rows = Petition.objects.filter(public_code=asked, is_sealed=False)
    petition = rows.first() if is_code(asked) else None
    return _told(petition, on) if petition else None


def _told(petition: Petition, on: date) -> Followed:
    guarded = is_guarded(petition)
    stage, following = told_of_stage(petition.stage, guarded=guarded)
    answered = petition.stage in ANSWERED and bool(petition.second_digest)
    replies = list(petition.replies.all())
    again = [reply for reply in replies if reply.word == CitizenReply.Word.REOPEN]
    waits = next((reply for reply in again if reply.handled_on is None), None)
    return Followed(
        code=grouped(petition.public_code or ""),
        received_on=petition.received_on,
        stage=stage,
        stage_on=petition.stage_on,
        next_step=following,
        ended=petition.stage in ENDED | CLOSED,
        awaited=awaited(petition, guarded=guarded),
        desk=desk_of(petition.unit_id, on=on),
        is_confirmed=petition.entered_by_id is not None,
        has_second=bool(petition.second_digest),
        may_rate=answered and len(replies) == len(again),
        may_reopen=answered and waits is None,
        asked_again_on=localtime(waits.at).date() if waits else None,
        reviewed_on=again[-1].handled_on if again and again[-1].answer else None,
    )
