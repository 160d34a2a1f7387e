"""The life of a request to a body outside one's authority: sent, received, answered or not."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.obligations.access import may_follow_request, may_send_request, standpoint
from danvan.obligations.actions.refusals import refuse_move
from danvan.obligations.models import Obligation, RequestStep

State = Obligation.State
SENDERS = frozenset({State.SENT, State.UNANSWERED})  # only the sender says these
CLOSING = frozenset({State.ANSWERED, State.UNANSWERED})


class NumberMissing(ActRefused):
    """A letter is followed by its number «thiếu số văn bản»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi số văn bản, hoặc ghi chú gửi, trả lời bằng cách nào."))


@transaction.atomic
def move_request(
    obligation_id: int, *, version: int, to: str, number: str, note: str, by: User, on: date
) -> RequestStep:
    """Record that a request was sent, received, answered or stays without answer.

    Never late, scored or escalated. Only the sender says that it was sent or got no answer; either
    side may say that it was received or answered.
    """
    obligation = locked(Obligation, obligation_id, version)
    seen = standpoint(by, obligation, on=on)
    require(may_send_request(seen) if to in SENDERS else may_follow_request(seen))
    refuse_move(obligation, to)
    if to in (State.SENT, State.ANSWERED) and not (number.strip() or note.strip()):
        raise NumberMissing

    step = RequestStep.objects.create(
        obligation=obligation, state=to, number=number.strip(), note=note.strip(), by=by, on=on
    )
    obligation.state = to
    obligation.closed_on = on if to in CLOSING else None
    changed(obligation, "state", "closed_on")
    facts = {"state": str(State(to).label)}
    if step.number:
        facts["number"] = step.number
    code = "obligations.request_lettered" if step.number else "obligations.request_moved"
    record_event(code, by=by, on=on, about=obligation, **facts)
    return step
