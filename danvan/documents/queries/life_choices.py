"""What the forms of a document's life offer and propose."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import capfirst

from danvan.accounts.models import User
from danvan.base.acts import ActRefused
from danvan.documents.access.life import may_approve, may_remark
from danvan.documents.models import Opinion, SignedCopy
from danvan.documents.papers import source_of
from danvan.documents.queries.life import Life
from danvan.rules.documents.life import may_move
from danvan.rules.documents.recipients import recipients_in
from danvan.units.access import visible_units
from danvan.units.queries import unit_book

Choice = tuple[object, object]
Verdict = Opinion.Verdict


def units_offered(units: Iterable[int], *, on: date) -> list[Choice]:
    """Return living units as choices, by name."""
    return [(entry.pk, entry.name) for entry in unit_book(on, units).at_work()]


def choices_of(slug: str, life: Life, user: User, *, on: date) -> dict[str, Any]:
    """Return the choices that the form of a step needs."""
    if slug == "y-kien":
        return {"verdicts": _verdicts(life, user, on)}
    if slug == "nhan-ban-ky":
        unread = life.copy is not None and life.copy.outcome == SignedCopy.Outcome.UNREADABLE
        return {"readable": not unread}
    if slug == "da-gui":
        waiting = [row for row in life.dispatches if row.sent_on is None]
        return {"recipients": [(row.pk, row.recipient) for row in waiting]}
    if slug == "chuyen":
        seen = set(visible_units(user, on).values_list("pk", flat=True))
        return {"units": units_offered(seen - {life.document.unit_id}, on=on)}
    return {"twin": False} if slug == "vao-so" else {}


def proposals_of(slug: str, life: Life, *, on: date) -> dict[str, Any]:
    """Return what the form of a step begins with; a person confirms or changes it."""
    row = life.document
    if slug == "lay-so":
        return {"number": row.number, "day": row.issued_on or on}
    if slug == "nhan-ban-ky":
        return {"copy": life.copy.pk if life.copy else None}
    if slug == "noi-nhan":
        return {"names": "\n".join(_named_in_paper(life))}
    if slug == "da-gui":
        return {"recipients": [d.pk for d in life.dispatches if d.sent_on is None], "day": on}
    if slug == "vao-so":
        fields = ("kind", "number", "issuer", "issued_on", "title")
        return {"arrived_on": on, **{name: getattr(row, name) for name in fields}}
    return {}


def _verdicts(life: Life, user: User, on: date) -> list[Choice]:
    """Return the verdicts a person may give where the draft stands."""
    row = life.document
    judging = may_approve(user, row.unit_id, on=on)
    offered = []
    if judging and may_move(row.side, row.state, "approved") and life.submitter != user.pk:
        offered.append(Verdict.APPROVED)
    if judging and may_move(row.side, row.state, "returned"):
        offered.append(Verdict.RETURNED)
    if row.state == row.State.SUBMITTED and may_remark(user, row.unit_id, on=on):
        offered.append(Verdict.REMARK)
    return [(verdict.value, capfirst(str(verdict.label))) for verdict in offered]


def _named_in_paper(life: Life) -> tuple[str, ...]:
    """Return the recipients the paper itself names, while none are written yet."""
    paper = life.document.draft_file or life.document.file
    if paper is None or life.dispatches:
        return ()
    try:
        return recipients_in(source_of(paper))
    except ActRefused:
        return ()  # a scan, a photograph, a file held back: nothing to propose
