"""The documents that wait for a person: to be judged, mended, numbered, issued, sent, entered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.documents.access.life import units_for
from danvan.documents.models import Document
from danvan.documents.queries.incoming import waiting_arrivals

State = Document.State
MOST_SHOWN = 100


@dataclass(frozen=True)
class Waiting:
    """Documents that wait for one kind of act «chờ bạn»: its words, the rows, oldest first."""

    label: str | Promise
    rows: tuple[Document, ...]


def waiting_documents(user: User, *, on: date) -> tuple[Waiting, ...]:
    """Return what waits for a person, only the kinds of which there is any."""
    asked = (
        (_("Chờ bạn cho ý kiến, duyệt"), _to_judge(user, on)),
        (_("Bị trả lại, chờ sửa"), _outgoing(user, "documents.draft", on, State.RETURNED)),
        (_("Chờ số, bản ký, ban hành"), _outgoing(user, "documents.issue", on, State.APPROVED)),
        (_("Chờ gửi"), _to_send(user, on)),
        (_("Tệp đến chờ vào sổ"), waiting_arrivals(user, on=on)),
        (_("Văn bản đến chờ chuyển"), _to_pass_on(user, on)),
    )
    found = ((label, tuple(rows[:MOST_SHOWN])) for label, rows in asked)
    return tuple(Waiting(label, rows) for label, rows in found if rows)


def _to_judge(user: User, on: date) -> QuerySet[Document]:
    return _outgoing(user, "documents.approve", on, State.SUBMITTED)


def _to_send(user: User, on: date) -> QuerySet[Document]:
    rows = _outgoing(user, "documents.issue", on, State.ISSUED)
    return rows.filter(dispatches__sent_on__isnull=True, dispatches__isnull=False).distinct()


def _to_pass_on(user: User, on: date) -> QuerySet[Document]:
    own = units_for(user, "documents.pass_on", on=on)
    return Document.objects.filter(
        unit__in=own, side=Document.Side.INCOMING, state=State.ARRIVED, arrival__isnull=False
    ).order_by("pk")


def _outgoing(user: User, act: str, on: date, state: str) -> QuerySet[Document]:
    own = units_for(user, act, on=on)
    rows = Document.objects.filter(unit__in=own, side=Document.Side.OUTGOING, state=state)
    return rows.order_by("pk")
