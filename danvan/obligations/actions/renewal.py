"""Work that goes on under a newer paper: the same obligation, with its history and its proof.

A later day is kept as an extension with the paper as its basis; an earlier one is told among the
steps of the day. What is closed keeps its words and its days.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_events
from danvan.accounts.models import User
from danvan.documents.models import Document
from danvan.obligations.access import Part
from danvan.obligations.actions.open import BATCH, Opening
from danvan.obligations.actions.refusals import refuse_move
from danvan.obligations.models import (
    Extension,
    Obligation,
    ObligationParty,
    Plea,
    ReportingDate,
    Waiver,
)
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.obligations.lifecycle import is_closed

State = Obligation.State
WORDS = (
    "title", "nature", "output", "occurrence", "basis_document_id", "basis_place", "basis_quote",
    "channel", "owed_by_head",
)  # fmt: skip
DAYS = ("due", "due_steps", "inner_due", "opens_on")
FOLLOWING = {Part.PARTNER: "partners", Part.PREPARING: "preparing"}


@dataclass(frozen=True)
class Renewal:
    """How one obligation goes on «việc tiếp tục»: what the newer paper would have opened instead.

    `moves`: its day is now that of `opening`. Without an opening only its origin is another one.
    """

    obligation: int
    origin_ref: str
    origin_group: str
    opening: Opening | None = None
    moves: bool = False


@transaction.atomic
def renew_obligations(
    renewals: Sequence[Renewal], *, document: Document, by: User, on: date
) -> None:
    """Let obligations go on under a newer paper «tiếp tục theo bản mới».

    The caller has asked: the act that issues the paper.
    """
    told = {renewal.obligation: renewal for renewal in renewals}
    rows = _locked(told)
    open_rows = [row for row in rows if told[row.pk].opening and not is_closed(row.state)]
    moving = [row for row in open_rows if told[row.pk].moves]
    before = {row.pk: row.due for row in moving}
    for row in rows:
        _change(row, told[row.pk], document, on)
    fields = ["origin_ref", "origin_group", "version", *WORDS, *DAYS]
    Obligation.objects.bulk_update(rows, [f.removesuffix("_id") for f in fields], batch_size=BATCH)
    _renew_parties(open_rows, told)
    _record_days(moving, before, document, by, on)
    facts = {"document": str(document)}
    still = [(row, facts) for row in rows if not is_closed(row.state) and row.pk not in before]
    record_events("obligations.renewed", by=by, on=on, abouts=still)


@transaction.atomic
def end_by_document(
    obligation_ids: Collection[int], *, state: str, document: Document, by: User, on: date
) -> int:
    """End open obligations because a newer paper drops or replaces them; return how many.

    What was asked about them and waits is answered with that. The caller has asked: the act that
    issues the paper.
    """
    rows = _locked(obligation_ids)
    for row in rows:
        refuse_move(row, state)
        row.state, row.closed_on, row.version = State(state), on, row.version + 1
    Obligation.objects.bulk_update(rows, ["state", "closed_on", "version"], batch_size=BATCH)
    said = _("Việc kết thúc theo %(document)s.") % {"document": document}
    waiting = {"obligation__in": rows, "outcome": ""}
    for pleas in (Extension.objects.filter(**waiting), Waiver.objects.filter(**waiting)):
        pleas.update(outcome=Plea.Outcome.REFUSED, answer=said, decided_by=by, decided_on=on)
    abouts = [(row, {"document": str(document)}) for row in rows]
    record_events("obligations.ended_by_document", by=by, on=on, abouts=abouts)
    return len(rows)


@transaction.atomic
def move_reporting_dates(old_group: str, new_group: str, *, creditor: int) -> None:
    """Let the reporting periods of an origin go on under another one, with what was answered.

    Periods that the other one has already stay. The caller has asked, and records its own act.
    """
    known = set(ReportingDate.objects.filter(origin_group=new_group).values_list("since", "until"))
    for row in ReportingDate.objects.filter(origin_group=old_group).order_by("pk"):
        if (row.since, row.until) in known:
            continue
        row.origin_group, row.creditor_id, row.version = new_group, creditor, row.version + 1
        row.save(update_fields=["origin_group", "creditor", "version"])


def _locked(ids: Iterable[int]) -> list[Obligation]:
    """Return obligations, locked in the order in which everybody locks."""
    return list(Obligation.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _change(row: Obligation, renewal: Renewal, document: Document, on: date) -> None:
    row.origin_ref, row.origin_group = renewal.origin_ref, renewal.origin_group
    row.version += 1
    opening = renewal.opening
    if opening is None or is_closed(row.state):
        return
    for name in WORDS:
        setattr(row, name, getattr(opening, name.removesuffix("_id")))
    if not renewal.moves:
        return
    steps = [*opening.due_steps]
    if row.due is not None:
        said = {"old": say_day(row.due), "document": document}
        steps.append(_("Hạn trước là %(old)s; đổi theo %(document)s.") % said)
    row.due, row.due_steps, row.inner_due = opening.due, steps, opening.inner_due
    row.opens_on = min(row.opens_on, max(opening.opens_on, on))


def _renew_parties(rows: Sequence[Obligation], told: Mapping[int, Renewal]) -> None:
    """Give each obligation the partners, preparing offices and creditor of the newer paper."""
    had: dict[int, set[tuple[int, str]]] = {row.pk: set() for row in rows}
    parties = ObligationParty.objects.filter(obligation__in=rows)
    for pk, unit, part in parties.values_list("obligation_id", "unit_id", "part"):
        had[pk].add((unit, part))
    made = []
    for row in rows:
        wanted = _wanted(told[row.pk].opening, had[row.pk])
        for unit, part in had[row.pk] - wanted:
            parties.filter(obligation=row, unit=unit, part=part).delete()
        new = sorted(wanted - had[row.pk])
        made += [ObligationParty(obligation=row, unit_id=unit, part=part) for unit, part in new]
    ObligationParty.objects.bulk_create(made, batch_size=BATCH)


def _wanted(opening: Opening | None, had: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return the parties an obligation is to have: whoever owes it now goes on owing it."""
    if opening is None:
        return had
    debtors = {(unit, part) for unit, part in had if part == Part.DEBTOR}
    owing = {unit for unit, _part in debtors}
    following = {
        (unit, str(part))
        for part, name in FOLLOWING.items()
        for unit in getattr(opening, name)
        if unit not in owing
    }
    return {*debtors, (opening.creditor, str(Part.CREDITOR)), *following}


def _record_days(
    rows: Sequence[Obligation],
    before: Mapping[int, date | None],
    document: Document,
    by: User,
    on: date,
) -> None:
    """Keep later days as extensions, tell the others; what was asked for and waits is answered."""
    _answer(rows, document, by, on)
    later = [
        (row, old, row.due)
        for row in rows
        if (old := before[row.pk]) is not None and row.due is not None and row.due > old
    ]
    Extension.objects.bulk_create(
        (
            Extension(
                obligation=row,
                reason=_("Theo %(document)s.") % {"document": document},
                old_due=old,
                asked_due=new,
                new_due=new,
                by=by,
                on=on,
                outcome=Plea.Outcome.GRANTED,
                decided_by=by,
                decided_on=on,
            )
            for row, old, new in later
        ),
        batch_size=BATCH,
    )
    extended = {row.pk for row, _old, _new in later}
    codes = {
        "obligations.extended_by_document": [row for row in rows if row.pk in extended],
        "obligations.redated_by_document": [row for row in rows if row.pk not in extended],
    }
    for code, found in codes.items():
        abouts = [
            (row, {"old": before[row.pk], "new": row.due, "document": str(document)})
            for row in found
        ]
        record_events(code, by=by, on=on, abouts=abouts)


def _answer(rows: Sequence[Obligation], document: Document, by: User, on: date) -> None:
    """Answer the extensions that wait: the newer paper has set the day."""
    days = {row.pk: row.due for row in rows}
    for plea in Extension.objects.filter(obligation__in=rows, outcome=""):
        due = days[plea.obligation_id]
        enough = due is None or due >= plea.asked_due
        plea.outcome = Plea.Outcome.GRANTED if enough else Plea.Outcome.REFUSED
        plea.new_due = due if enough else None
        said = _("Hạn đã đặt lại theo %(document)s.")
        if not enough:
            said = _(
                "Hạn đã đặt lại theo %(document)s; nếu vẫn cần thêm thời gian, hãy xin gia hạn lại."
            )
        plea.answer = said % {"document": document}
        plea.decided_by, plea.decided_on = by, on
        plea.save()
