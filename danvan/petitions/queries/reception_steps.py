"""What receptions owe by law, and how that work points back to what it comes from.

Work of one of these steps is fulfilled by the act of reception, never handed in from the inbox;
what a conclusion orders is ordinary work of the unit it was given to.
"""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.obligations.models import Obligation
from danvan.obligations.queries.origins import Origin
from danvan.petitions.models import Conclusion, ReceptionSession, Visit

ORIGIN = "reception"  # what a conclusion orders
STEP_ORIGIN = "reception_step"  # what the law asks of the reception itself
NOTICE, TEST = "reception.online_notice", "reception.online_test"
REPLY, PARTY_REPLY, REFUSE = (
    "reception.reply",
    "reception.party_reply",
    "reception.refuse_notice",
)
ONLINE_STEPS = (NOTICE, TEST)
_REFS = {
    NOTICE: "petitions.online_notice",
    TEST: "petitions.online_test",
    REPLY: "petitions.visit_reply",
    PARTY_REPLY: "petitions.visit_reply",
    REFUSE: "petitions.visit_refusal",
}


def step_ref(step: str, pk: int) -> str:
    """Return how the work of a step names the session or visit it comes from."""
    return f"{_REFS[step]}:{pk}"


def is_refusal(obligation: Obligation | None) -> bool:
    """Say whether what a visit owes is the notice that its people are not received."""
    return obligation is not None and obligation.origin_ref.startswith(_REFS[REFUSE])


def session_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return where work for online sessions comes from."""
    rows = ReceptionSession.objects.filter(pk__in=ids)
    return {row.pk: _origin(row) for row in rows}


def visit_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return where an answer owed after a visit comes from: the session, never who came."""
    rows = Visit.objects.filter(pk__in=ids).select_related("session")
    return {row.pk: _origin(row.session) for row in rows}


def conclusion_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return where work ordered by a conclusion comes from."""
    rows = Conclusion.objects.filter(pk__in=ids).select_related("session")
    return {row.pk: Origin(label_of(row)) for row in rows}


def label_of(conclusion: Conclusion) -> str:
    """Return how other pages name a conclusion."""
    said = {"day": f"{conclusion.session.on:%d/%m/%Y}", "number": conclusion.number}
    if conclusion.number:
        return _("Thông báo kết luận tiếp công dân số %(number)s") % said
    return _("Kết luận tiếp công dân ngày %(day)s") % said


def _origin(session: ReceptionSession) -> Origin:
    said = {"day": f"{session.on:%d/%m/%Y}"}
    url = reverse("reception:session", args=[session.public_id])
    return Origin(_("Buổi tiếp công dân ngày %(day)s") % said, url)
