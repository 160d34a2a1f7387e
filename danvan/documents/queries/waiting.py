"""The documents that wait for a person: to be judged, mended, numbered, issued, sent, entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.accounts.roles import Reach, Role, reach_of
from danvan.documents.models import Dispatch, Document
from danvan.units.access import held_on

Side, State = Document.Side, Document.State
MOST_SHOWN = 100
_UNSENT = Exists(Dispatch.objects.filter(document=OuterRef("pk"), sent_on__isnull=True))
_GOING, _COMING = Q(side=Side.OUTGOING), Q(side=Side.INCOMING, state=State.ARRIVED)
# The words of a group, the act that its documents wait for, and which those are.
_KINDS: Sequence[tuple[str | Promise, str, Q]] = (
    (_("Chờ bạn cho ý kiến, duyệt"), "documents.approve", _GOING & Q(state=State.SUBMITTED)),
    (_("Bị trả lại, chờ sửa"), "documents.draft", _GOING & Q(state=State.RETURNED)),
    (_("Chờ số, bản ký, ban hành"), "documents.issue", _GOING & Q(state=State.APPROVED)),
    (_("Chờ gửi"), "documents.issue", _GOING & Q(_UNSENT, state=State.ISSUED)),
    (_("Tệp đến chờ vào sổ"), "documents.receive", _COMING & Q(arrival__isnull=True)),
    (_("Văn bản đến chờ chuyển"), "documents.pass_on", _COMING & Q(arrival__isnull=False)),
)


@dataclass(frozen=True)
class Waiting:
    """Documents that wait for one kind of act «chờ bạn»: its words, the rows, oldest first."""

    label: str | Promise
    rows: tuple[Document, ...]


def waiting_documents(user: User, *, on: date) -> tuple[Waiting, ...]:
    """Return what waits for a person, only the kinds of which there is any."""
    units = _units(user, on)
    rows = Document.objects.order_by("pk")
    found = (
        (label, tuple(rows.filter(which, unit__in=units[act])[:MOST_SHOWN]))
        for label, act, which in _KINDS
        if units[act]
    )
    return tuple(Waiting(label, waiting) for label, waiting in found if waiting)


def waiting_count(user: User, *, on: date) -> int:
    """Count what waits for a person, for a page that leads there; two queries."""
    units = _units(user, on)
    any_of = Q()
    for _label, act, which in _KINDS:
        if units[act]:
            any_of |= which & Q(unit__in=units[act])
    return Document.objects.filter(any_of).count() if any_of else 0


def _units(user: User, on: date) -> Mapping[str, set[int]]:
    """Return in whose registers a person does each act on a day."""
    units: dict[str, set[int]] = {act: set() for _label, act, _which in _KINDS}
    for unit, role in held_on(user, on).values_list("post__unit", "post__role"):
        for act, own in units.items():
            if Reach.OWN in reach_of(act, Role(role)):
                own.add(unit)
    return units
