"""Everything the page of one obligation shows, for a person on a day."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.accounts.queries import HistoryLine, history_of
from danvan.obligations import access
from danvan.obligations.models import (
    Evidence,
    Extension,
    Nature,
    Obligation,
    ObligationParty,
    Progress,
    Submission,
    Waiver,
)
from danvan.obligations.queries.origins import NOWHERE, Origin, kind_label, origins
from danvan.obligations.queries.shown import WorkItem, work_items
from danvan.rules.obligations.lifecycle import is_closed, may_move
from danvan.units.queries import UnitBook, unit_book

State = Obligation.State


@dataclass(frozen=True)
class Party:
    """A unit with its part «bên liên quan», drawn by `ui/parties.html`."""

    role: str
    name: str
    person: str = ""


@dataclass(frozen=True)
class Powers:
    """What the person may do now «việc làm được»: right and state together."""

    assign: bool
    report: bool
    submit: bool
    ask_extension: bool
    ask_waiver: bool
    confirm: bool
    reopen: bool
    decide_extension: bool
    decide_waiver: bool
    hand_over: bool
    send: bool
    receive: bool
    answer: bool

    @property
    def follow(self) -> bool:
        """Say whether some step of a request may be recorded."""
        return self.send or self.receive or self.answer

    @property
    def any(self) -> bool:
        """Say whether there is anything to do at all."""
        return any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True)
class Record:
    """One obligation with all that belongs to it «hồ sơ việc»."""

    obligation: Obligation
    item: WorkItem
    origin: Origin
    kind: str
    parties: tuple[Party, ...]
    evidence: tuple[Evidence, ...]
    progress: tuple[Progress, ...]
    waiting: Submission | None
    extension: Extension | None
    waiver: Waiver | None
    history: tuple[HistoryLine, ...]
    may: Powers


def record_of(row: Obligation, user: User, *, on: date) -> Record:
    """Return the record of an obligation that went through `judged`."""
    parties = list(row.parties.all())
    book = unit_book(on, {party.unit_id for party in parties})
    ref = row.origin_ref or row.origin_group
    waiting = row.submissions.filter(outcome="").select_related("by").first()
    extension = row.extensions.filter(outcome="").select_related("by").first()
    waiver = row.waivers.filter(outcome="").select_related("by").first()
    seen = access.standpoint(user, row, on=on)
    return Record(
        obligation=row,
        item=work_items([row], on=on, book=book)[0],
        origin=origins([ref], on=on).get(ref, NOWHERE),
        kind=kind_label(row.origin_kind),
        parties=_parties(row, parties, book),
        evidence=tuple(
            Evidence.objects.filter(uses__obligation=row).select_related("file", "added_by")
        ),
        progress=tuple(row.progress.select_related("by")),
        waiting=waiting,
        extension=extension,
        waiver=waiver,
        history=history_of(row),
        may=_powers(row, seen, waiting, extension, waiver),
    )


def _parties(
    row: Obligation, parties: Sequence[ObligationParty], book: UnitBook
) -> tuple[Party, ...]:
    order = [access.Part.DEBTOR, access.Part.PREPARING, access.Part.PARTNER, access.Part.CREDITOR]
    words = {
        access.Part.DEBTOR: _("Được đề nghị") if row.nature == Nature.REQUEST else _("Thực hiện"),
        access.Part.CREDITOR: _("Bên đề nghị") if row.nature == Nature.REQUEST else _("Giao việc"),
        access.Part.PREPARING: _("Tham mưu"),
        access.Part.PARTNER: _("Phối hợp"),
    }
    ranked = sorted(parties, key=lambda party: order.index(access.Part(party.part)))
    return tuple(
        Party(words[access.Part(p.part)], book.name(p.unit_id), _person(row, p)) for p in ranked
    )


def _person(row: Obligation, party: ObligationParty) -> str:
    """Return who answers for the debtor's part, where that is known."""
    if party.part != access.Part.DEBTOR:
        return ""
    return _("người đứng đầu chịu trách nhiệm") if row.owed_by_head else ""


def _powers(
    row: Obligation,
    seen: access.Standpoint,
    waiting: Submission | None,
    extension: Extension | None,
    waiver: Waiver | None,
) -> Powers:
    """Return what right and state together allow; each act asks again."""
    going = row.state == State.OPEN
    dated = row.nature in (Nature.DELIVERABLE, Nature.RECURRING)

    def leads(to: str) -> bool:
        return may_move(row.nature, row.state, to)

    live = not is_closed(row.state)
    return Powers(
        assign=live and access.may_assign(seen),
        report=live and access.may_report(seen),
        submit=leads(State.SUBMITTED) and access.may_submit(seen),
        ask_extension=going
        and row.due is not None
        and extension is None
        and access.may_ask_extension(seen),
        ask_waiver=going and dated and waiver is None and access.may_ask_waiver(seen),
        confirm=waiting is not None and access.may_confirm(seen, waiting.by_id),
        reopen=row.state in (State.CONFIRMED, State.WAIVED) and access.may_confirm(seen, None),
        decide_extension=extension is not None
        and access.may_decide_extension(seen, extension.by_id),
        decide_waiver=waiver is not None and access.may_decide_waiver(seen, waiver.by_id),
        hand_over=live and access.may_hand_over(seen),
        send=(leads(State.SENT) or leads(State.UNANSWERED)) and access.may_send_request(seen),
        receive=leads(State.RECEIVED) and access.may_follow_request(seen),
        answer=leads(State.ANSWERED) and access.may_follow_request(seen),
    )
