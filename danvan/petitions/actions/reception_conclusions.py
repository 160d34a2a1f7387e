"""What a session concluded: the notice, and the work it gives to units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.base.dated import in_force
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.models import Nature
from danvan.petitions.access import visible_petitions
from danvan.petitions.access_reception import may_conclude
from danvan.petitions.actions.refusals import PaperMissing
from danvan.petitions.actions.sealed_words import refuse_telling
from danvan.petitions.models import Conclusion, ConclusionItem, Petition, ReceptionSession, Visitor
from danvan.petitions.queries.reception_proposals import ProposedDay, proposed_days
from danvan.petitions.queries.reception_steps import ORIGIN
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.petitions.redaction import Identifying, told_of
from danvan.units.models import Appointment, UnitVersion


class ConclusionMisfit(ActRefused):
    """The conclusion cannot be recorded as it is typed «kết luận không hợp lệ»."""

    def __init__(self, message: str) -> None:
        super().__init__(message)


@dataclass(frozen=True)
class Ordered:
    """One thing ordered by a conclusion «việc giao», as typed.

    Its day is either counted by a `step` of the law from the day of reception, or set by hand: then
    `basis` says what it rests on.
    """

    text: str
    unit: int
    due: date | None = None
    step: str = ""
    basis: str = ""


@transaction.atomic
def conclude_session(
    session_id: int,
    text: str,
    ordered: Sequence[Ordered],
    *,
    by: User,
    on: date,
) -> Conclusion:
    """Record what a session concluded «kết luận tiếp công dân»; each item is work of a unit.

    The words of an item are read by everybody in that unit: they tell nobody who came. Raises
    ConclusionMisfit, WordsTell.
    """
    session = locked(ReceptionSession, session_id, None)
    require(may_conclude(by, session.unit_id, on=on))
    _refuse_misfit(session, text, ordered)
    _refuse_sealed(
        session, "\n".join((text, *(f"{one.text}\n{one.basis}" for one in ordered))), by=by, on=on
    )
    conclusion = Conclusion.objects.create(session=session, on=on, text=text.strip(), by=by)
    leader = _leader(session)
    by_law = {one.step: one for one in proposed_days(session)}
    for one in ordered:
        day = _day_of(one, by_law, session)
        item = ConclusionItem(
            conclusion=conclusion, text=one.text.strip(), unit_id=one.unit, due=day.due
        )
        opening = _opening(session, conclusion, item, leader)
        item.obligation = open_obligation(
            replace(opening, due_steps=day.explained, basis_quote=day.basis), by=by, on=on
        )
        item.save()
    record_event("reception.concluded", by=by, on=on, about=session)
    return conclusion


@transaction.atomic
def number_conclusion(
    conclusion_id: int, number: str, signed_on: date, *, version: int | None, by: User, on: date
) -> Conclusion:
    """Record the number and day the notice was given «ghi số thông báo kết luận».

    Raises PaperMissing, ConclusionMisfit.
    """
    conclusion = locked(Conclusion, conclusion_id, version)
    require(may_conclude(by, conclusion.session.unit_id, on=on))
    if not number.strip():
        raise PaperMissing(_("thông báo kết luận tiếp công dân"))
    if not conclusion.session.on <= signed_on <= on:
        raise ConclusionMisfit(_("Ngày thông báo phải từ ngày tiếp đến hôm nay."))
    conclusion.number, conclusion.on = number.strip(), signed_on
    changed(conclusion, "number", "on")
    record_event(
        "reception.conclusion_numbered", by=by, on=on, about=conclusion.session,
        number=conclusion.number,
    )  # fmt: skip
    return conclusion


def _refuse_misfit(session: ReceptionSession, text: str, ordered: Sequence[Ordered]) -> None:
    if session.state != ReceptionSession.State.HELD:
        raise ConclusionMisfit(_("Chỉ kết luận buổi tiếp đã ghi nhận."))
    if not text.strip():
        raise ConclusionMisfit(_("Hãy ghi nội dung kết luận."))
    # Not the address: the hamlet of who came is where the work is to be done.
    people = [
        Identifying(row.name, identity_number=row.identity_number)
        for row in Visitor.objects.filter(visit__session=session)
    ]
    at_work = UnitVersion.objects.filter(in_force(session.on), unit__in={o.unit for o in ordered})
    if at_work.count() < len({one.unit for one in ordered}):
        raise ConclusionMisfit(_("Hãy giao việc cho đơn vị đang hoạt động."))
    for one in ordered:
        told = told_of(f"{one.text}\n{one.basis}", people)
        if told:
            raise ConclusionMisfit(
                _(
                    "Một việc giao còn nêu %(told)s của người đến. Hãy ghi việc phải làm mà không "
                    "nêu người: cả đơn vị được giao đọc được dòng này."
                )
                % {"told": ", ".join(told)}
            )
        if one.due and one.due < session.on:
            raise ConclusionMisfit(_("Hạn của việc giao không thể trước ngày tiếp."))
        if one.due and not one.step and not one.basis.strip():
            raise ConclusionMisfit(_("Hạn đặt bằng tay phải ghi căn cứ."))


@dataclass(frozen=True)
class _Day:
    """The day of an item, what it rests on and the sentences that explain it."""

    due: date | None
    basis: str = ""
    explained: tuple[str, ...] = ()


def _day_of(one: Ordered, by_law: Mapping[str, ProposedDay], session: ReceptionSession) -> _Day:
    """Return the day of an item: counted by its step, or as it was set by hand."""
    if one.step:
        found = by_law.get(one.step)
        if found is None or one.due not in (None, found.due):
            raise ConclusionMisfit(
                _("Bước này không có hạn theo luật tính từ ngày tiếp. Hãy đặt hạn bằng tay.")
            )
        return _Day(found.due, found.basis, found.explained)
    if one.due is None:
        return _Day(None)
    basis = one.basis.strip()
    told = f"Hạn đặt tại kết luận buổi tiếp công dân ngày {say_day(session.on)}. Căn cứ: {basis}"
    return _Day(one.due, basis, (told,))


def _refuse_sealed(session: ReceptionSession, words: str, *, by: User, on: date) -> None:
    """Refuse words that tell of a denunciation told at the session, to whoever sees its case.

    Nobody else is asked: a refusal would tell him that there was one, and whose. Raises WordsTell.
    """
    told_there = Petition.objects.filter(visits__session=session, is_sealed=True).values("pk")
    for petition in visible_petitions(by, on=on).filter(pk__in=told_there):
        refuse_telling(petition, words)


def _opening(
    session: ReceptionSession, conclusion: Conclusion, item: ConclusionItem, leader: int | None
) -> Opening:
    return Opening(
        title=item.text,
        nature=Nature.DELIVERABLE,
        origin_kind=ORIGIN,
        debtor=item.unit_id,
        creditor=session.unit_id,
        opens_on=session.on,
        origin_ref=f"petitions.conclusion:{conclusion.pk}",
        due=item.due,
        leader=leader,
    )


def _leader(session: ReceptionSession) -> int | None:
    """Return who held the post whose session it was."""
    held = Appointment.objects.filter(in_force(session.on), post=session.post_id)
    return held.values_list("user", flat=True).first()
