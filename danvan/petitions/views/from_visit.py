"""What a visit told already, brought to the pages that take a petition or a denunciation in.

The address bears the number of the visit alone; its row is asked for again when it is sent.
"""

from typing import Any

from django.urls import reverse

from danvan.accounts.pages import StaffRequest
from danvan.petitions.access import may_receive
from danvan.petitions.access_reception import may_enter_visit, visible_visits
from danvan.petitions.actions.drafts import Typed
from danvan.petitions.actions.reception_looks import note_visit_look
from danvan.petitions.actions.reception_visits import WIPED
from danvan.petitions.models import Petition, Petitioner, Visit, Visitor
from danvan.petitions.views.people_typed import PEOPLE

VISIT = "luot"
Standing = Petitioner.Standing


def taking_in(visit: Visit, page: str) -> str:
    """Return the address of a page that takes in what was handed in at a visit."""
    return f"{reverse(page)}?{VISIT}={visit.pk}"


def visit_asked(request: StaffRequest) -> Visit | None:
    """Return the visit that the address names: one's own to enter, and not entered yet."""
    asked = request.GET.get(VISIT, "")
    if not asked.isdecimal() or len(asked) > 9:
        return None
    rows = visible_visits(request.user, on=request.today).select_related("session")
    visit = rows.filter(pk=int(asked), petition__isnull=True).first()
    if visit is None or not may_enter_visit(request.user, visit, on=request.today):
        return None
    return visit if may_receive(request.user, visit.session.unit_id, on=request.today) else None


def petition_told(request: StaffRequest) -> Typed:
    """Return what the form of a petition shows first of a visit, as a person would type it."""
    visit = visit_asked(request)
    if visit is None or visit.is_sealed:
        return {}
    told = {
        "visit": str(visit.pk),
        "unit": str(visit.session.unit_id),
        "channel": Petition.Channel.RECEPTION.value,
        "received_on": f"{visit.session.on:%d/%m/%Y}",
        "subject": visit.summary,
        "people_count": str(visit.people_count),
    }
    for number, one in enumerate(_came(request, visit)):
        stands = one.is_representative and visit.people_count > 1
        row = {
            "name": one.name,
            "standing": Standing.REPRESENTATIVE if stands else Standing.SELF,
            "address": one.address,
            "identity_number": one.identity_number,
        }
        told |= {f"{PEOPLE}-{number}-{name}": str(value) for name, value in row.items()}
    return {name: [value] for name, value in told.items()}


def denunciation_told(request: StaffRequest) -> dict[str, Any]:
    """Return what the form that seals shows first of a visit; of a sealed one there is no word."""
    visit = visit_asked(request)
    if visit is None:
        return {}
    told: dict[str, Any] = {
        "visit": visit.pk,
        "unit": visit.session.unit_id,
        "channel": Petition.Channel.RECEPTION,
        "received_on": visit.session.on,
    }
    if visit.is_sealed:
        return told
    people = _came(request, visit)
    if people:
        first = people[0]
        told |= {
            "name": first.name,
            "address": first.address,
            "identity_number": first.identity_number,
        }
    others = "\n".join(f"{one.name}; {one.address}" for one in people[1:])
    words = (str(getattr(visit, name)).strip() for name in WIPED)
    return told | {"others": others, "content": "\n".join(word for word in words if word)}


def _came(request: StaffRequest, visit: Visit) -> list[Visitor]:
    note_visit_look(visit, by=request.user, on=request.today)
    return list(visit.visitors.all())
