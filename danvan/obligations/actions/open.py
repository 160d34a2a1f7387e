"""Opening obligations: every source above hands in here what it orders, one or many at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_events
from danvan.accounts.models import User
from danvan.obligations.models import Nature, Obligation, ObligationParty

BATCH = 500
DATED = frozenset({Nature.DELIVERABLE, Nature.RECURRING})


@dataclass(frozen=True)
class Opening:
    """What is to be owed «việc cần mở»: the fields of `Obligation` and its units by id.

    A request opens as not yet sent; standing work and requests hold no day. What is `guarded` gets
    no parties: only the persons charged with it see it, whatever unit they belong to.
    """

    title: str
    nature: str
    origin_kind: str
    debtor: int
    creditor: int
    opens_on: date
    partners: tuple[int, ...] = ()
    preparing: tuple[int, ...] = ()
    output: str = ""
    occurrence: str = ""
    origin_ref: str = ""
    origin_group: str = ""
    basis_document: int | None = None
    basis_place: str = ""
    basis_quote: str = ""
    channel: str = ""
    due: date | None = None
    due_steps: tuple[str, ...] = ()
    inner_due: date | None = None
    assignee: int | None = None
    leader: int | None = None
    owed_by_head: bool = False
    guarded: bool = False


class OpeningMisfit(ValueError):
    """The caller handed in an opening that contradicts itself."""


@transaction.atomic
def open_obligation(opening: Opening, *, by: User | None, on: date) -> Obligation:
    """Open one obligation. The caller has asked: the act of its origin."""
    return open_obligations([opening], by=by, on=on)[0]


@transaction.atomic
def open_obligations(openings: Sequence[Opening], *, by: User | None, on: date) -> list[Obligation]:
    """Open many obligations in the order given, and record each.

    The caller has asked: the act of their origin; `by` is None for what the calendar does.
    Raises OpeningMisfit when standing work or a request comes with a day.
    """
    for opening in openings:
        if opening.due is not None and opening.nature not in DATED:
            raise OpeningMisfit(opening.title)
    made = Obligation.objects.bulk_create([_row(o, by) for o in openings], batch_size=BATCH)
    pairs = zip(made, openings, strict=True)
    parties = [party for row, opening in pairs for party in _parties(row, opening)]
    ObligationParty.objects.bulk_create(parties, batch_size=BATCH)
    dated = [(row, {"due": row.due}) for row in made if row.due is not None]
    undated: list[tuple[Obligation, dict[str, date]]] = [(r, {}) for r in made if r.due is None]
    record_events("obligations.opened", by=by, on=on, abouts=dated)
    record_events("obligations.opened_undated", by=by, on=on, abouts=undated)
    return made


def _row(opening: Opening, by: User | None) -> Obligation:
    return Obligation(
        title=opening.title,
        nature=opening.nature,
        output=opening.output,
        occurrence=opening.occurrence,
        origin_kind=opening.origin_kind,
        origin_ref=opening.origin_ref,
        origin_group=opening.origin_group,
        basis_document_id=opening.basis_document,
        basis_place=opening.basis_place,
        basis_quote=opening.basis_quote,
        channel=opening.channel,
        opens_on=opening.opens_on,
        due=opening.due,
        due_steps=list(opening.due_steps),
        inner_due=opening.inner_due,
        assignee_id=opening.assignee,
        leader_id=opening.leader,
        owed_by_head=opening.owed_by_head,
        opened_by=by,
    )


def _parties(row: Obligation, opening: Opening) -> Iterator[ObligationParty]:
    """Give each unit its part; a debtor is not also its own partner or preparing office."""
    if opening.guarded:
        return
    part = ObligationParty.Part
    yield ObligationParty(obligation=row, unit_id=opening.debtor, part=part.DEBTOR)
    yield ObligationParty(obligation=row, unit_id=opening.creditor, part=part.CREDITOR)
    others = ((part.PREPARING, opening.preparing), (part.PARTNER, opening.partners))
    for name, units in others:
        for unit in dict.fromkeys(units):
            if unit != opening.debtor:
                yield ObligationParty(obligation=row, unit_id=unit, part=name)
