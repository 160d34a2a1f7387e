"""Sending a petition on, showing the way, giving it back, keeping it: each by its paper."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.petitions.access import may_do, sees_petition
from danvan.petitions.actions.clock import count_day
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.actions.steps import NO_PAPER, StepPaper, enter_stage
from danvan.petitions.models import Petition, Referral, Similar
from danvan.petitions.models.cases import Outcome
from danvan.rules.deadlines.statutory import Circumstances

What = Referral.What
# The law lets each of them be done once for the same matter.
ONCE = frozenset({What.TRANSFER, What.GUIDE, What.PASS_ON})
ADDRESSED = frozenset({What.TRANSFER, What.GUIDE, What.PASS_ON})
STAGES = {
    What.TRANSFER: "transferred",
    What.GUIDE: "guided",
    What.SEPARATE: "separated",
    What.RETURN: "returned",
    What.KEEP: "kept",
    What.PASS_ON: "passed_on",
}
OUTCOMES = {
    What.TRANSFER: Outcome.TRANSFER,
    What.PASS_ON: Outcome.TRANSFER,
    What.GUIDE: Outcome.GUIDE,
    What.SEPARATE: Outcome.GUIDE,
    What.RETURN: Outcome.RETURN,
    What.KEEP: Outcome.KEEP,
}


class ReferredBefore(ActRefused):
    """The same matter was transferred or guided already «chỉ chuyển, hướng dẫn một lần»."""

    def __init__(self, label: str, what: str) -> None:
        which = _("Đơn số %(label)s cùng nội dung") % {"label": label}
        super().__init__(
            _("%(which)s đã được xử lý «%(what)s». Luật chỉ cho làm một lần: hãy chọn lưu đơn.")
            % {"which": which if label else _("Một đơn khác cùng nội dung"), "what": what}
        )


class WhereMissing(ActRefused):
    """Nobody was named to whom it goes «chưa ghi nơi nhận»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn hoặc ghi nơi nhận."))


class ReasonMissing(ActRefused):
    """A petition is given back or kept without a reason «chưa ghi lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi lý do trả hoặc lưu đơn."))


@dataclass(frozen=True)
class Sending:
    """Where a petition goes and why «nơi nhận, lý do»."""

    to_unit: int | None = None
    to_name: str = ""
    reason: str = ""


@transaction.atomic
def refer_petition(
    petition_id: int,
    version: int | None,
    what: str,
    sending: Sending,
    *,
    by: User,
    on: date,
    paper: StepPaper = NO_PAPER,
) -> Referral:
    """Send a classified petition on «chuyển, hướng dẫn, tách, trả, lưu đơn».

    Raises ReferredBefore, WhereMissing, ReasonMissing, StepRefused, PaperMissing, DayMisfit.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.classify", petition, on=on))
    way = What(what)
    _refuse_unfit(petition, way, sending, by=by, on=on)
    petition = enter_stage(petition.pk, None, STAGES[way], by=by, on=on, paper=paper)
    petition.outcome = OUTCOMES[way]
    petition.keep_until = _kept_until(way, petition.stage_on)
    changed(petition, "outcome", "keep_until")
    referral = Referral.objects.create(
        petition=petition,
        what=way,
        to_unit_id=sending.to_unit,
        to_name=sending.to_name.strip(),
        reason=sending.reason.strip(),
        document_number=paper.number.strip(),
        on=petition.stage_on,
        by=by,
    )
    record_event("petitions.referred", by=by, on=on, about=petition, what=str(way.label))
    return referral


def done_before(petition: Petition, what: str) -> Petition | None:
    """Return an earlier petition about the same matter with which this was done already.

    The same matter: said so by a person, or the one this goes on from.
    """
    same = Similar.objects.filter(petition=petition, verdict=Similar.Verdict.SAME).values("earlier")
    known = Petition.objects.filter(Q(pk__in=same) | Q(followed_by=petition))
    done = Referral.objects.filter(what=what, petition__in=known.values("pk"))
    first = done.select_related("petition").first()
    return first.petition if first else None


def _refuse_unfit(petition: Petition, what: What, sending: Sending, *, by: User, on: date) -> None:
    earlier = done_before(petition, what) if what in ONCE else None
    if earlier is not None:
        seen = sees_petition(by, earlier, on=on)
        raise ReferredBefore(earlier.label if seen else "", str(what.label))
    if what in ADDRESSED and not (sending.to_unit or sending.to_name.strip()):
        raise WhereMissing
    if what in (What.RETURN, What.KEEP) and not sending.reason.strip():
        raise ReasonMissing
    refuse_telling(petition, sending.reason, sending.to_name)


def _kept_until(what: What, since: date) -> date | None:
    """Return until when a petition that is kept is kept, by the law's own row; None without one."""
    return count_day("petition.keep", since, Circumstances()).due if what == What.KEEP else None
