"""Everything the page of one petition shows, for a person on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.states import StateShown
from danvan.law.queries import limit_table
from danvan.obligations.models import Obligation
from danvan.obligations.queries.shown import Why, judged, standing_of, state_shown
from danvan.petitions.access import acts_open, visible_petitions
from danvan.petitions.models import (
    CitizenReply,
    ClockEvent,
    ComplaintHearing,
    Decision,
    Execution,
    Petition,
    PetitionObligation,
)
from danvan.petitions.queries.appeal import Appeal, Posting, appeal_of, posting_of
from danvan.petitions.queries.case_choices import units_named
from danvan.rules.deadlines.limits import CannotCount, LimitTable
from danvan.rules.obligations.lifecycle import is_closed
from danvan.rules.petitions.stage_words import LABELS, way

ACTS = (
    "petitions.answer_person",
    "petitions.exchange",
    "petitions.classify",
    "petitions.receive",
    "petitions.decide",
    "petitions.assign",
    "petitions.work",
    "petitions.write_letter",
)


@dataclass(frozen=True)
class WayStep:
    """One stage on the bar of the way «bước trên đường đi»: done, current, or still to come."""

    label: str
    state: str
    on: date | None


@dataclass(frozen=True)
class CheckedWhy(Why):
    """Why a day is what it is, and whether its rule was verified «đã đối chiếu»."""

    verified: bool = True


@dataclass(frozen=True)
class Clock:
    """One duty of the petition with its clock «đồng hồ pháp luật»."""

    owed: PetitionObligation
    title: str
    began: date
    due: date | None
    done_on: date | None
    is_open: bool
    stands_still: bool
    is_backward: bool
    passed: int
    total: int
    why: CheckedWhy | None
    state: StateShown


@dataclass(frozen=True)
class ExecutionShown:
    """One thing a decision orders, with who does it and how it stands «việc thi hành»."""

    row: Execution
    unit: str
    is_late: bool


@dataclass(frozen=True)
class CaseRecord:
    """One petition with all that belongs to it «hồ sơ đơn»."""

    petition: Petition
    way: tuple[WayStep, ...]
    running: tuple[Clock, ...]
    ended: tuple[Clock, ...]
    decisions: tuple[Decision, ...]
    executions: tuple[ExecutionShown, ...]
    hearing: ComplaintHearing | None
    is_suspended: bool
    asked_again: tuple[CitizenReply, ...]
    appeal: Appeal | None
    appeal_why: CheckedWhy | None
    came_in_time: bool | None
    earlier_why: CheckedWhy | None
    posting: Posting | None
    posting_why: CheckedWhy | None
    earlier: Petition | None
    later: Petition | None
    units: dict[int, str]
    acts: frozenset[str]

    @property
    def unit(self) -> str:
        """Return who keeps the register it stands in."""
        return self.units.get(self.petition.unit_id, "—")

    @property
    def handler(self) -> str:
        """Return which office handles it; nothing where none does."""
        return self.units.get(self.petition.handler_id or 0, "")

    @property
    def about_unit(self) -> str:
        """Return which unit it is about; nothing where it names none."""
        return self.units.get(self.petition.about_unit_id or 0, "")


def case_of(petition: Petition, user: User, *, on: date) -> CaseRecord:
    """Return the record of a petition the person sees."""
    clocks = clocks_of(petition, on=on)
    decisions = tuple(petition.decisions.select_related("file"))
    executions = _executions(decisions, on)
    named = units_named(petition.unit_id, petition.handler_id, petition.about_unit_id, on=on)
    own = appeal_of(petition, on=on) if petition.followed_by.count() == 0 else None
    before = appeal_of(petition.previous, on=on) if petition.previous else None
    posting = posting_of(petition)
    return CaseRecord(
        petition=petition,
        way=way_of(petition),
        running=tuple(clock for clock in clocks if clock.is_open),
        ended=tuple(clock for clock in clocks if not clock.is_open),
        decisions=decisions,
        executions=executions,
        hearing=petition.hearings.filter(outcome=ComplaintHearing.Outcome.PLANNED).last(),
        is_suspended=_is_suspended(petition),
        asked_again=tuple(
            petition.replies.filter(word=CitizenReply.Word.REOPEN, handled_on__isnull=True)
        ),
        appeal=own,
        appeal_why=_checked(own),
        came_in_time=before.is_in_time(petition.received_on) if before else None,
        earlier_why=_checked(before),
        posting=posting,
        posting_why=_checked(posting),
        earlier=_seen(petition.previous, user, on),
        later=_seen(petition.followed_by.last(), user, on),
        units=named,
        acts=acts_open(user, petition, ACTS, on=on),
    )


def way_of(petition: Petition) -> tuple[WayStep, ...]:
    """Return the way of a petition as a bar: what it passed, where it stands, what may follow."""
    reached: dict[str, date] = {}
    for stage, day in petition.stages.values_list("stage", "on"):
        reached[stage] = day
    main = list(way(petition.kind))
    if petition.stage in main:
        here = main.index(petition.stage)
        passed = [stage for stage in main[:here] if stage in reached]
        ahead = main[here + 1 :]
    else:
        passed = [stage for stage in main if stage in reached]
        ahead = ["closed"]
    steps = [WayStep(LABELS[stage], "done", reached[stage]) for stage in passed]
    steps.append(WayStep(LABELS[petition.stage], "current", petition.stage_on))
    return (*steps, *(WayStep(LABELS[stage], "ahead", None) for stage in ahead))


def clocks_of(petition: Petition, *, on: date) -> tuple[Clock, ...]:
    """Return what a petition owes, the nearest day first."""
    owed = {row.obligation_id: row for row in petition.owed.all()}
    rows = judged(Obligation.objects.filter(pk__in=owed)).order_by("due", "pk")
    table = limit_table()
    return tuple(_clock(owed[row.pk], row, table, on) for row in rows)


def _clock(owed: PetitionObligation, row: Obligation, table: LimitTable, on: date) -> Clock:
    total = (row.due - owed.began_on).days if row.due else 0
    last = row.submitted_on or row.closed_on or on
    passed = min(max((last - owed.began_on).days, 0), max(total, 0))
    steps = tuple(str(step) for step in row.due_steps)
    verified = _is_verified(table, owed, row.basis_quote)
    return Clock(
        owed=owed,
        title=row.title,
        began=owed.began_on,
        due=row.due,
        done_on=row.submitted_on or row.closed_on,
        is_open=not is_closed(row.state),
        stands_still=row.due is None and bool(row.basis_quote),
        is_backward=total < 0,
        passed=passed,
        total=total,
        why=CheckedWhy(steps, row.basis_quote, verified=verified) if steps else None,
        state=state_shown(standing_of(row, on)),
    )


def _checked(counted: Appeal | Posting | None) -> CheckedWhy | None:
    if counted is None:
        return None
    return CheckedWhy(counted.steps, counted.basis, verified=counted.is_verified)


def _is_verified(table: LimitTable, owed: PetitionObligation, basis: str) -> bool:
    """Say whether the row of the law that binds was verified; what a person set needs none."""
    if not basis:
        return True
    try:
        rows = table.in_force(owed.step, owed.began_on)
    except CannotCount:
        return True
    mine = [row for row in rows if row.source == basis]
    return not mine or any(row.is_verified for row in mine)


def _executions(decisions: Sequence[Decision], on: date) -> tuple[ExecutionShown, ...]:
    rows = list(Execution.objects.filter(decision__in=[one.pk for one in decisions]))
    names = units_named(*(row.unit_id for row in rows), on=on)
    return tuple(
        ExecutionShown(
            row,
            names.get(row.unit_id, _("đơn vị đã kết thúc")),
            row.done_on is None and row.due is not None and row.due < on,
        )
        for row in rows
    )


def _is_suspended(petition: Petition) -> bool:
    stays: Iterable[str] = petition.clock_events.filter(
        what__in=(ClockEvent.What.SUSPENDED, ClockEvent.What.RESUMED)
    ).values_list("what", flat=True)
    return list(stays)[-1:] == [ClockEvent.What.SUSPENDED]


def _seen(petition: Petition | None, user: User, on: date) -> Petition | None:
    if petition is None:
        return None
    return visible_petitions(user, on=on).filter(pk=petition.pk).first()
