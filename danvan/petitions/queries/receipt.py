"""What a receipt says: number, day, code, what comes next, when, and whom to call."""

from dataclasses import dataclass
from datetime import date

from danvan.law.queries import limit_table, whole_calendar
from danvan.petitions.models import Petition, PetitionObligation
from danvan.petitions.queries.desks import Desk, desk_of
from danvan.rules.deadlines.limits import CannotCount
from danvan.rules.deadlines.statutory import statutory_deadline
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.rules.petitions.public_code import grouped, spoken
from danvan.rules.petitions.public_words import told_of_stage

BY_HAND = "Ngày do cơ quan giải quyết đặt ra."


@dataclass(frozen=True)
class Awaited:
    """The day by which something is due to the sender «hạn», with the sentences that explain it."""

    due: date
    steps: tuple[str, ...]
    basis: str = ""


@dataclass(frozen=True)
class Receipt:
    """A receipt «giấy biên nhận»: frozen, without a word of the content or a name.

    `code` is empty for what cannot be followed from outside.
    """

    label: str
    received_on: date
    people: int
    code: str
    groups: tuple[str, ...]
    spoken: tuple[str, ...]
    next_step: str
    awaited: Awaited | None
    desk: Desk
    has_second: bool
    is_confirmed: bool


def receipt_of(petition: Petition, *, on: date) -> Receipt:
    """Return the receipt of a petition as of a day."""
    code = petition.public_code or ""
    guarded = is_guarded(petition)
    _told, following = told_of_stage(petition.stage, guarded=guarded)
    shown = grouped(code) if code else ""
    return Receipt(
        label=petition.label,
        received_on=petition.received_on,
        people=petition.people_count,
        code=shown,
        groups=tuple(shown.split("-")) if shown else (),
        spoken=spoken(code) if code else (),
        next_step=following,
        awaited=awaited(petition, guarded=guarded),
        desk=desk_of(petition.unit_id, on=on),
        has_second=bool(petition.second_digest),
        is_confirmed=petition.entered_by_id is not None,
    )


def is_guarded(petition: Petition) -> bool:
    """Say whether nothing of a petition's kind may be told outside."""
    return petition.is_sealed or petition.about_post_id is not None


def awaited(petition: Petition, *, guarded: bool) -> Awaited | None:
    """Return the next day something is due; what a person wrote beside a day is never told."""
    open_rows = petition.owed.select_related("obligation").filter(obligation__due__isnull=False)
    owed = open_rows.exclude(obligation__state__in=CLOSED).order_by("obligation__due", "id").first()
    if owed is None or owed.obligation.due is None:
        return None
    due, work = owed.obligation.due, owed.obligation
    if guarded:
        return Awaited(due, ())
    if not _counted_by_law(owed):
        return Awaited(due, (BY_HAND,))
    return Awaited(due, tuple(work.due_steps), work.basis_quote)


def _counted_by_law(owed: PetitionObligation) -> bool:
    """Say whether the law's table counts the step: only then are its sentences the law's own."""
    try:
        found = statutory_deadline(limit_table(), whole_calendar(), owed.step, owed.began_on)
    except CannotCount:
        return False
    return found.due is not None and owed.obligation.basis_quote == found.basis
