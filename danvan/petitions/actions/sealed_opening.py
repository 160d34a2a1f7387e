"""Opening what is sealed: each time with a reason, written down before a byte leaves."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import ActRefused, locked, require
from danvan.petitions.access import may_open_seal
from danvan.petitions.actions.register import Person
from danvan.petitions.actions.seal import bytes_in, key_of, people_in, text_in
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import SealedCase, SealedPaper, SealOpening

IDENTITY, CONTENT, PAPER = "identity", "content", "paper"
SHORTEST_REASON = 10  # characters: «xem» says nothing to who reads the list later


class ReasonMissing(ActRefused):
    """Why it is opened is not told «thiếu lý do»."""

    def __init__(self) -> None:
        super().__init__(
            _("Hãy ghi lý do mở niêm phong, ít nhất %(count)d ký tự.") % {"count": SHORTEST_REASON}
        )


@dataclass(frozen=True)
class Opened:
    """What of a case was opened «nội dung đã mở»; the rest stays closed."""

    people: tuple[Person, ...] = ()
    text: str = ""
    data: bytes = b""


@transaction.atomic
def open_identity(case_id: int, reason: str, *, by: User, on: date) -> Opened:
    """Open who wrote «mở thông tin người tố cáo». Raises ReasonMissing, SealUnusable and kin."""
    case = _asked(case_id, by, on)
    _note(case, IDENTITY, reason, None, by=by, on=on)
    return Opened(people=people_in(case, key_of(case)))


@transaction.atomic
def open_text(case_id: int, reason: str, *, by: User, on: date) -> Opened:
    """Open the full text «mở nội dung tố cáo». Raises as `open_identity` does."""
    case = _asked(case_id, by, on)
    _note(case, CONTENT, reason, None, by=by, on=on)
    return Opened(text=text_in(case, key_of(case)))


@transaction.atomic
def open_paper(paper_id: int, reason: str, *, by: User, on: date) -> Opened:
    """Open one paper «mở tài liệu niêm phong». Raises as `open_identity` does."""
    paper = SealedPaper.objects.get(pk=paper_id)
    case = _asked(paper.case_id, by, on)
    _note(case, PAPER, reason, paper, by=by, on=on)
    return Opened(data=bytes_in(paper, key_of(case)))


def _asked(case_id: int, by: User, on: date) -> SealedCase:
    case = locked(SealedCase, case_id, None)
    require(may_open_seal(by, case, on=on))
    return case


def _note(
    case: SealedCase, what: str, reason: str, paper: SealedPaper | None, *, by: User, on: date
) -> None:
    told = " ".join(reason.split())
    if len(told) < SHORTEST_REASON:
        raise ReasonMissing
    refuse_telling(case.petition, told)
    SealOpening.objects.create(
        case=case, paper=paper, by=by, at=clock.now(), what=what, reason=told[:300]
    )
    record_event("petitions.seal_opened", by=by, on=on, about=case.petition)
