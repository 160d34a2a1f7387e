"""What the act of an origin does to the work it opened: fulfil it, move its day, end it.

A petition's step is not handed in from the inbox: answering the petition fulfils it.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked
from danvan.obligations.actions.refusals import refuse_move
from danvan.obligations.models import Obligation, ObligationParty
from danvan.rules.obligations.lifecycle import is_closed

State = Obligation.State


@transaction.atomic
def fulfil_by_origin(
    obligation_id: int, *, by: User | None, on: date, done_on: date | None = None
) -> Obligation:
    """Fulfil an obligation by the act of its origin «hoàn thành theo hồ sơ gốc».

    `done_on` is the day the act itself bears, where it is entered later. The caller has asked: the
    act of the origin. What is closed already stays as it is.
    """
    obligation = locked(Obligation, obligation_id, None)
    if is_closed(obligation.state):
        return obligation
    refuse_move(obligation, State.CONFIRMED)
    obligation.state = State.CONFIRMED
    obligation.submitted_on = done_on or on
    obligation.closed_on = on
    changed(obligation, "state", "submitted_on", "closed_on")
    record_event("obligations.fulfilled_by_origin", by=by, on=on, about=obligation)
    return obligation


@transaction.atomic
def redate_by_origin(
    obligation_id: int, *, due: date | None, steps: Sequence[str], by: User | None, on: date
) -> Obligation:
    """Set the day of an open obligation anew, as the law of its origin counts it now.

    The caller has asked: the act that changed what is counted. Nothing changes where the day and
    its explanation stay the same.
    """
    obligation = locked(Obligation, obligation_id, None)
    told = list(steps)
    if is_closed(obligation.state) or (obligation.due == due and obligation.due_steps == told):
        return obligation
    before = obligation.due
    obligation.due, obligation.due_steps = due, told
    changed(obligation, "due", "due_steps")
    record_event("obligations.redated", by=by, on=on, about=obligation, before=before, after=due)
    return obligation


@transaction.atomic
def end_by_origin(obligation_id: int, *, by: User | None, on: date) -> Obligation:
    """End an open obligation whose origin needs it no more «kết thúc theo hồ sơ gốc».

    The caller has asked: the act of the origin.
    """
    obligation = locked(Obligation, obligation_id, None)
    if is_closed(obligation.state):
        return obligation
    refuse_move(obligation, State.ENDED)
    obligation.state, obligation.closed_on = State.ENDED, on
    changed(obligation, "state", "closed_on")
    record_event("obligations.ended", by=by, on=on, about=obligation)
    return obligation


@transaction.atomic
def guard_by_origin(obligation_id: int, *, title: str, by: User | None, on: date) -> Obligation:
    """Take the units away from an obligation «thu hẹp người xem»: the persons charged keep it.

    Its origin has become one that only those persons may know of. `title` is what it is called
    where the origin stands now. The caller has asked: the act of the origin.
    """
    obligation = locked(Obligation, obligation_id, None)
    gone, _each = ObligationParty.objects.filter(obligation=obligation).delete()
    if gone or obligation.title != title:
        obligation.title = title
        changed(obligation, "title")
        record_event("obligations.guarded", by=by, on=on, about=obligation)
    return obligation


@transaction.atomic
def charge_by_origin(obligation_id: int, *, debtor: int, by: User | None, on: date) -> Obligation:
    """Lay an open obligation upon the unit that now handles its origin «chuyển đơn vị thực hiện».

    What is guarded has no units and stays so. The caller has asked: the act of the origin.
    """
    obligation = locked(Obligation, obligation_id, None)
    owing = ObligationParty.objects.filter(
        obligation=obligation, part=ObligationParty.Part.DEBTOR
    ).exclude(unit=debtor)
    if not is_closed(obligation.state) and owing.update(unit=debtor):
        changed(obligation)
        record_event("obligations.charged_by_origin", by=by, on=on, about=obligation)
    return obligation
