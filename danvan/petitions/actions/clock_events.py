"""Papers that change how time runs: complexity, extension, suspension, resuming.

Each is refused where the law of its day does not know it; what is open is counted anew.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.law.queries import complexity_criteria, limit_table
from danvan.petitions.access import may_do
from danvan.petitions.actions.case_refusals import (
    AlreadySuspended,
    ClockRefused,
    CriteriaMissing,
    NotHere,
    NotSuspended,
    ReasonMissing,
)
from danvan.petitions.actions.clock import (
    CountedDay,
    circumstances_of,
    count_day,
    open_step,
    recount,
    redate_step,
)
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import ClockEvent, Petition, PetitionObligation
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.obligations.lifecycle import CLOSED, is_closed

What = ClockEvent.What
Complexity = Petition.Complexity
SUSPENSION_NOTICE = "complaint.suspension_notice"
# Owed before what they are counted from, which is the day they bear as their beginning.
BACKWARD = frozenset({"complaint.dialogue_notice"})
_LEVELS = {Complexity.COMPLEX: What.COMPLEX, Complexity.SPECIAL: What.SPECIAL}


@dataclass(frozen=True)
class ClockPaper:
    """The paper by which time runs otherwise «văn bản»: its number, its day, why."""

    number: str
    on: date
    reason: str = ""
    criteria: tuple[str, ...] = ()


@transaction.atomic
def determine_complexity(
    petition_id: int, version: int | None, level: str, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    """Determine in writing that a case is complex «xác định vụ việc phức tạp».

    By the closed list of the law of that day where there is one, else by a reason. Raises
    CriteriaMissing, ReasonMissing, PaperMissing, DayMisfit, NotHere.
    """
    petition = _opened(petition_id, version, paper, by=by, on=on)
    known = complexity_criteria(_listed_kind(petition), paper.on)
    if known is not None:
        codes = {criterion.code for criterion in known.criteria}
        if not paper.criteria or not set(paper.criteria) <= codes:
            raise CriteriaMissing(known.source)
    elif not paper.reason.strip():
        raise ReasonMissing
    if level not in _LEVELS:
        raise NotHere
    petition.complexity = level
    changed(petition, "complexity")
    return _note(petition, _LEVELS[Complexity(level)], paper, by=by, on=on)


@transaction.atomic
def extend_time(
    petition_id: int, version: int | None, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    """Lengthen the time to settle by a written decision «gia hạn»: as often as the law allows.

    Raises ClockRefused with the law's own sentence, PaperMissing, DayMisfit, NotHere.
    """
    petition = _opened(petition_id, version, paper, by=by, on=on)
    return _note(petition, What.EXTENDED, paper, by=by, on=on)


@transaction.atomic
def suspend_case(
    petition_id: int, version: int | None, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    """Suspend a case «tạm đình chỉ»: its clock stops where the law of that day says so.

    The parties are told: that opens its own duty. Raises ClockRefused, AlreadySuspended,
    ReasonMissing, PaperMissing, DayMisfit, NotHere.
    """
    petition = _opened(petition_id, version, paper, by=by, on=on)
    settling = _settling(petition)
    if not paper.reason.strip():
        raise ReasonMissing
    if stands_still(petition):
        raise AlreadySuspended
    if limit_table().pause_of(settling.step, paper.on) is None:
        raise ClockRefused(
            _(
                "Bảng thời hạn chưa có quy định cho dừng đồng hồ của bước này vào ngày %(day)s, "
                "nên không ghi tạm đình chỉ: thời hạn vẫn chạy. Hãy đối chiếu luật, hoặc báo người "
                "quản trị bổ sung quy định."
            )
            % {"day": say_day(paper.on)}
        )
    _note(petition, What.SUSPENDED, paper, by=by, on=on)
    return _owe_notice(petition, "tam-dinh-chi", paper, by=by, on=on)


@transaction.atomic
def resume_case(
    petition_id: int, version: int | None, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    """Go on with a suspended case «tiếp tục giải quyết»: its clock runs again from that day.

    Raises NotSuspended, PaperMissing, DayMisfit, NotHere.
    """
    petition = _opened(petition_id, version, paper, by=by, on=on)
    stay = petition.clock_events.filter(what=What.SUSPENDED).last()
    if stay is None or not stands_still(petition):
        raise NotSuspended
    if paper.on < stay.on:
        raise DayMisfit(
            _("Ngày tiếp tục không thể trước ngày tạm đình chỉ %(day)s.")
            % {"day": say_day(stay.on)}
        )
    _note(petition, What.RESUMED, paper, by=by, on=on)
    return _owe_notice(petition, "tiep-tuc", paper, by=by, on=on)


@transaction.atomic
def set_day_by_hand(
    owed_id: int, due: date, basis: str, *, by: User, on: date
) -> PetitionObligation:
    """Set the day of a step that no rule of the law counts «nhập hạn», with what it rests on.

    Raises NotHere where the law counts it or it is closed, ReasonMissing, DayMisfit.
    """
    owed = PetitionObligation.objects.select_related("obligation").get(pk=owed_id)
    petition = locked(Petition, owed.petition_id, None)
    require(may_do(by, "petitions.work", petition, on=on))
    counted = count_day(owed.step, owed.began_on, circumstances_of(petition))
    if counted.basis or is_closed(owed.obligation.state):
        raise NotHere
    if not basis.strip():
        raise ReasonMissing
    refuse_telling(petition, basis)
    if owed.step in BACKWARD:
        if due > owed.began_on:
            raise DayMisfit(_("Hạn không thể sau ngày của sự kiện."))
    elif due < owed.began_on:
        raise DayMisfit(_("Hạn không thể trước ngày phát sinh việc này."))
    told = _("Hạn do người xử lý đặt. Căn cứ: %(basis)s") % {"basis": basis.strip()}
    redate_step(owed, CountedDay(due, (told,), ""), by=by, on=on)
    changed(petition)
    return owed


def stands_still(petition: Petition) -> bool:
    """Say whether a case is suspended now."""
    last = petition.clock_events.filter(what__in=(What.SUSPENDED, What.RESUMED)).last()
    return last is not None and last.what == What.SUSPENDED


def _opened(
    petition_id: int, version: int | None, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.decide", petition, on=on))
    settling = _settling(petition)
    refuse_telling(petition, paper.number, paper.reason)
    if not paper.number.strip():
        raise PaperMissing(_("văn bản"))
    if paper.on > on:
        raise DayMisfit(_("Ngày văn bản không thể sau hôm nay. Hãy kiểm tra lại ngày."))
    if paper.on < settling.began_on:
        raise DayMisfit(
            _("Ngày văn bản không thể trước ngày thụ lý %(day)s.")
            % {"day": say_day(settling.began_on)}
        )
    return petition


def _settling(petition: Petition) -> PetitionObligation:
    """Return the open duty to settle, whose clock these papers change. Raises NotHere."""
    owed = petition.owed.filter(step__contains=".settle").exclude(obligation__state__in=CLOSED)
    found = owed.first()
    if found is None:
        raise NotHere
    return found


def _note(petition: Petition, what: str, paper: ClockPaper, *, by: User, on: date) -> Petition:
    ClockEvent.objects.create(
        petition=petition,
        what=what,
        on=paper.on,
        document_number=paper.number.strip(),
        reason=paper.reason.strip(),
        criteria=list(paper.criteria),
        by=by,
    )
    settling = _settling(petition)
    counted = count_day(settling.step, settling.began_on, circumstances_of(petition))
    if not counted.basis:  # the law does not count it so: nothing of it is kept
        raise ClockRefused(" ".join(counted.steps))
    recount(petition, by=by, on=on)
    label = str(What(what).label)
    record_event("petitions.clock_changed", by=by, on=on, about=petition, what=label)
    return petition


def _owe_notice(
    petition: Petition, word: str, paper: ClockPaper, *, by: User, on: date
) -> Petition:
    occurrence = f"{word}-{paper.on.isoformat()}"
    open_step(petition, SUSPENSION_NOTICE, paper.on, by=by, on=on, occurrence=occurrence)
    return petition


def _listed_kind(petition: Petition) -> str:
    """Return under which kind the law lists what is complex: discipline is complained of too."""
    return "denunciation" if petition.kind == "denunciation" else "complaint"
