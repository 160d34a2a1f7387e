"""What was handed in at a reception goes into the register without being typed again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.petitions.access_reception import may_enter_visit
from danvan.petitions.actions.reception_owed import guard_visits
from danvan.petitions.actions.reception_visits import VisitMisfit
from danvan.petitions.actions.register import Intake, Person, register_petition
from danvan.petitions.models import Petition, Petitioner, Visit


@dataclass(frozen=True)
class HandedIn:
    """What is asked besides what the visit tells «vào sổ đơn»."""

    subject: str
    topic: str = ""
    oral: bool = False
    is_remote: bool = False


@transaction.atomic
def hand_in_petition(
    visit_id: int, handed: HandedIn, *, version: int | None, by: User, on: date
) -> Petition:
    """Enter what was handed in at a visit into the register «vào sổ đơn», people and all.

    Raises VisitMisfit, and as `register_petition`.
    """
    visit = locked(Visit, visit_id, version)
    require(may_enter_visit(by, visit, on=on))
    if visit.is_sealed or visit.petition_id is not None:
        raise VisitMisfit(_("Lượt này đã vào sổ đơn, hoặc là lượt tố cáo. Hãy tải lại trang."))
    channel = Petition.Channel
    petition = register_petition(
        Intake(
            unit=visit.session.unit_id,
            received_on=visit.session.on,
            channel=channel.ORAL if handed.oral else channel.RECEPTION,
            subject=handed.subject,
            people=people_of_visit(visit),
            people_count=visit.people_count,
            topic=handed.topic,
            is_remote=handed.is_remote,
        ),
        by=by,
        on=on,
    )
    _tie(visit, petition, by=by, on=on)
    return petition


@transaction.atomic
def tie_visit(visit_id: int, petition: Petition, *, by: User, on: date) -> Visit:
    """Tie a visit to the petition that was entered for it otherwise «gắn lượt tiếp với đơn».

    For a denunciation taken in under the seal: who wrote the visit down ties it. Raises
    VisitMisfit.
    """
    visit = locked(Visit, visit_id, None)
    require(may_enter_visit(by, visit, on=on))
    if visit.petition_id is not None or visit.is_sealed != petition.is_sealed:
        raise VisitMisfit(_("Lượt tiếp này không gắn được với đơn đó. Hãy tải lại trang."))
    _tie(visit, petition, by=by, on=on)
    return visit


def people_of_visit(visit: Visit) -> tuple[Person, ...]:
    """Return who came, as the register takes them."""
    standing = Petitioner.Standing
    group = visit.people_count > 1
    return tuple(
        Person(
            name=one.name,
            standing=standing.REPRESENTATIVE if one.is_representative and group else standing.SELF,
            address=one.address,
            identity_number=one.identity_number,
        )
        for one in visit.visitors.all()
    )


def _tie(visit: Visit, petition: Petition, *, by: User, on: date) -> None:
    visit.petition = petition
    changed(visit, "petition")
    if petition.is_sealed or petition.about_post_id:
        guard_visits(petition, by=by, on=on)
    record_event("reception.handed_in", by=by, on=on, about=visit)
