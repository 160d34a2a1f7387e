"""Which files of petitions a person may open: those of cases he sees, templates of his units."""

from datetime import date

from django.db.models import Q

from danvan.accounts.models import User
from danvan.documents.models import StoredFile
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import LetterTemplate, Petition
from danvan.units.access import reachable


def shows_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether some petition or template of a letter shows a person a file."""
    holding = Petition.objects.filter(
        Q(papers__file=file) | Q(letters__file=file) | Q(decisions__file=file)
    ).values_list("pk", flat=True)
    keys = set(holding)
    if keys and visible_petitions(user, on=on).filter(pk__in=keys).exists():
        return True
    units = LetterTemplate.objects.filter(file=file).values_list("unit", flat=True)
    return bool(set(units) & keeps_templates(user, on=on))


def keeps_templates(user: User, *, on: date) -> frozenset[int]:
    """Return the units whose templates of letters a person keeps."""
    return reachable(user, "petitions.keep_templates", on).own
