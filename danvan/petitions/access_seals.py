"""Who is shown the way to what is sealed: those alone to whom its page opens."""

from datetime import date

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.petitions.access import sealed_cases_kept, sees_openings
from danvan.petitions.models import Petition, SealedCase, SealKeeper


def sees_seal_of(user: User, petition: Petition, *, on: date) -> bool:
    """Say whether the page of what is sealed opens to a person; never where nothing is sealed."""
    case = SealedCase.objects.select_related("petition").filter(petition=petition).first()
    return case is not None and sees_openings(user, case, on=on)


def keeps_seals(user: User, *, on: date) -> bool:
    """Say whether a person keeps any seal that opens to him; one question for everybody else."""
    kept = SealKeeper.objects.filter(in_force(on), user=user).exists()
    return kept and sealed_cases_kept(user, on=on).exists()
