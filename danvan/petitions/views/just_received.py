"""What a receiver prints right after receiving, of a case that is not hers to open.

A clerk takes petitions in for a unit whose register she does not read; against a head the case goes
straight to his superior. Whoever stands at the counter gets his paper all the same: each page is
shown once, in the session in which the petition was entered.
"""

from uuid import UUID

from danvan.accounts.pages import StaffRequest
from danvan.petitions.models import Petition

KEPT = "petitions_just_received"
RECEIPT, MINUTES, MINUTES_FILE = "receipt", "minutes", "minutes_file"


def hand_over(request: StaffRequest, petition: Petition) -> None:
    """Let the papers of a petition just entered be shown, each once; what was left over is gone."""
    oral = petition.channel == Petition.Channel.ORAL
    papers = [RECEIPT, MINUTES, MINUTES_FILE] if oral else [RECEIPT]
    request.session[KEPT] = {"case": str(petition.public_id), "papers": papers}


def is_left(request: StaffRequest, public_id: UUID | str, paper: str) -> bool:
    """Say whether a paper of a petition may still be shown."""
    kept = request.session.get(KEPT) or {}
    return kept.get("case") == str(public_id) and paper in kept["papers"]


def shown_once(request: StaffRequest, public_id: UUID | str, paper: str) -> Petition | None:
    """Return the petition whose paper is shown now and never again; None when there is none."""
    if request.method == "HEAD" or not is_left(request, public_id, paper):
        return None
    kept = request.session[KEPT]
    left = [one for one in kept["papers"] if one != paper]
    request.session[KEPT] = {**kept, "papers": left}
    rows = Petition.objects.filter(entered_by=request.user, is_sealed=False)
    return rows.filter(public_id=public_id).first()
