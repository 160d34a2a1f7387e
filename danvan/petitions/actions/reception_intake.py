"""A visit and the petition that was handed in at it: tied once, whoever entered the petition."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import changed, locked, require
from danvan.petitions.access_reception import may_enter_visit
from danvan.petitions.actions.reception_owed import guard_visits
from danvan.petitions.actions.reception_visits import VisitMisfit, seal_visit
from danvan.petitions.models import Petition, Visit


@transaction.atomic
def tie_visit(visit_id: int, petition: Petition, *, by: User, on: date) -> Visit:
    """Tie a visit to the petition entered for it «gắn lượt tiếp với đơn», in the same act.

    Of a denunciation no name and no word stays in the book. Raises VisitMisfit.
    """
    visit = locked(Visit, visit_id, None)
    require(may_enter_visit(by, visit, on=on))
    if visit.petition_id is not None:
        raise VisitMisfit(_("Lượt tiếp này đã vào sổ đơn rồi. Hãy tải lại trang lượt tiếp."))
    if visit.is_sealed and not petition.is_sealed:
        raise VisitMisfit(
            _("Đây là lượt tố cáo: hãy nhận ở trang tố cáo để niêm phong, không vào sổ đơn thường.")
        )
    if petition.is_sealed and not visit.is_sealed:
        visit = seal_visit(visit.pk, version=None, by=by, on=on)
    visit.petition = petition
    changed(visit, "petition")
    if petition.is_sealed or petition.about_post_id:
        guard_visits(petition, by=by, on=on)
    record_event("reception.handed_in", by=by, on=on, about=visit)
    return visit
