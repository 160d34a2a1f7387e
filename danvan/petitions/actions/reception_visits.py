"""Visits: who came and what was said, quickly written down and corrected.

Their events are about the visit and not its session: whoever a visit is kept from sees no trace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.petitions.access_reception import may_enter_visit, may_hold
from danvan.petitions.actions.reception_owed import end_owed, open_refusal, open_reply
from danvan.petitions.models import ReceptionSession, Visit, Visitor
from danvan.petitions.models.cases import Kind
from danvan.petitions.models.reception import SEALED_SERIES
from danvan.units.models import Unit

# The columns of the book that are typed; kind, people and words are checked by the acts.
WRITTEN = (
    "summary",
    "kind",
    "people_count",
    "settled_by",
    "is_competent",
    "guided_to",
    "guided_number",
    "taken_by",
    "transferred_number",
    "receipt_number",
    "followed_up",
    "note",
)
WIPED = (
    "summary", "settled_by", "guided_to", "guided_number", "taken_by", "transferred_number",
    "followed_up", "note",
)  # fmt: skip


class VisitMisfit(ActRefused):
    """The visit cannot be written down as it is typed «lượt tiếp không hợp lệ»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True)
class Came:
    """Somebody who came, as he states it «người đến»; nobody must show a card."""

    name: str
    address: str = ""
    identity_number: str = ""
    is_representative: bool = False


@dataclass(frozen=True)
class VisitTyped:
    """A visit as typed «lượt tiếp»: the columns of the book."""

    summary: str
    kind: str = ""
    people: Sequence[Came] = ()
    people_count: int = 1
    settled_by: str = ""
    is_competent: bool | None = None
    guided_to: str = ""
    guided_number: str = ""
    taken_by: str = ""
    transferred_number: str = ""
    receipt_number: str = ""
    followed_up: str = ""
    note: str = ""


@transaction.atomic
def enter_visit(
    session_id: int, typed: VisitTyped, *, refused: bool = False, by: User, on: date
) -> Visit:
    """Write a visit into the book «ghi lượt tiếp», and open the answer it is owed.

    `refused` is for somebody not received: the notice is owed instead where the law counts days
    for it. Raises VisitMisfit.
    """
    session = _held(session_id, by, on)
    _refuse_misfit(typed)
    visit = _new(session, by)
    for name in WRITTEN:
        setattr(visit, name, getattr(typed, name))
    visit.save()
    _write_people(visit, typed.people)
    if refused:
        open_refusal(visit, by=by, on=on)
    else:
        open_reply(visit, by=by, on=on)
    record_event("reception.visited", by=by, on=on, about=visit)
    return visit


@transaction.atomic
def enter_denouncer(session_id: int, people_count: int, *, by: User, on: date) -> Visit:
    """Write that somebody came to denounce «lượt tố cáo»: no name and no word stand in the book.

    What he says goes under the seal. Not taken online. Raises VisitMisfit.
    """
    session = _held(session_id, by, on)
    if session.form == ReceptionSession.Form.ONLINE:
        raise VisitMisfit(
            _(
                "Không ghi tố cáo tại buổi tiếp trực tuyến. Hãy hướng dẫn người tố cáo gửi đơn "
                "hoặc đến trình bày trực tiếp để giữ bí mật."
            )
        )
    visit = _new(session, by, sealed=True)
    visit.kind, visit.people_count = Kind.DENUNCIATION, people_count
    visit.save()
    record_event("reception.visited", by=by, on=on, about=visit)
    return visit


@transaction.atomic
def correct_visit(
    visit_id: int, typed: VisitTyped, *, version: int | None, by: User, on: date
) -> Visit:
    """Correct the row of a visit «sửa lượt tiếp». Raises VisitMisfit."""
    visit = _own(visit_id, version, by, on)
    if visit.is_sealed:
        raise VisitMisfit(_("Lượt tố cáo không ghi nội dung trong sổ này."))
    _refuse_misfit(typed)
    for name in WRITTEN:
        setattr(visit, name, getattr(typed, name))
    changed(visit, *WRITTEN)
    visit.visitors.all().delete()
    _write_people(visit, typed.people)
    record_event("reception.visit_corrected", by=by, on=on, about=visit)
    return visit


@transaction.atomic
def seal_visit(visit_id: int, *, version: int | None, by: User, on: date) -> Visit:
    """Turn a visit into one of a denouncer «chuyển thành lượt tố cáo»: names and words go.

    Copy what was said into the sealed intake first: nothing of it remains here. A visit whose
    petition is in the register already is sealed with the petition. Raises VisitMisfit.
    """
    visit = _own(visit_id, version, by, on)
    if visit.petition_id is not None:
        raise VisitMisfit(_("Lượt này đã vào sổ đơn. Hãy niêm phong tại hồ sơ đơn đó."))
    visit.visitors.all().delete()
    for name in WIPED:
        setattr(visit, name, "")
    visit.kind, visit.is_sealed = Kind.DENUNCIATION, True
    changed(visit, *WIPED, "kind", "is_sealed")
    end_owed(visit, by=by, on=on)
    record_event("reception.visit_corrected", by=by, on=on, about=visit)
    return visit


def _held(session_id: int, by: User, on: date) -> ReceptionSession:
    session = locked(ReceptionSession, session_id, None)
    require(may_hold(by, session.unit_id, on=on))
    if session.state != ReceptionSession.State.HELD:
        raise VisitMisfit(_("Hãy ghi nhận buổi tiếp và người tiếp trước khi ghi người đến."))
    return session


def _own(visit_id: int, version: int | None, by: User, on: date) -> Visit:
    visit = locked(Visit, visit_id, version)
    require(may_enter_visit(by, visit, on=on))
    return visit


def _new(session: ReceptionSession, by: User, *, sealed: bool = False) -> Visit:
    """Return a visit with the next number of the unit's book in the year; not yet saved."""
    Unit.objects.select_for_update().get(pk=session.unit_id)
    rows = Visit.objects.filter(session__unit=session.unit_id, year=session.on.year)
    own = Q(number__gt=SEALED_SERIES) if sealed else Q(number__lte=SEALED_SERIES)
    last = rows.filter(own).aggregate(last=Max("number"))["last"]
    number = (last or (SEALED_SERIES if sealed else 0)) + 1
    return Visit(session=session, year=session.on.year, number=number, is_sealed=sealed, by=by)


def _refuse_misfit(typed: VisitTyped) -> None:
    if typed.kind == Kind.DENUNCIATION:
        raise VisitMisfit(
            _("Người đến tố cáo thì không ghi tên và nội dung ở sổ này. Hãy dùng «Người tố cáo».")
        )
    if not typed.people:
        raise VisitMisfit(_("Hãy ghi ít nhất một người đến, theo lời người đó nêu."))
    if typed.people_count < len(typed.people):
        raise VisitMisfit(_("Số người ít hơn số tên đã ghi. Hãy kiểm tra lại."))
    if not typed.summary.strip():
        raise VisitMisfit(_("Hãy tóm tắt nội dung trình bày."))


def _write_people(visit: Visit, people: Sequence[Came]) -> None:
    Visitor.objects.bulk_create(
        Visitor(
            visit=visit,
            name=one.name.strip(),
            address=one.address.strip(),
            identity_number=one.identity_number.strip(),
            is_representative=one.is_representative,
        )
        for one in people
    )
