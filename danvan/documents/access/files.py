"""Who may open a file: whoever sees something that refers to it, once the scanner let it through.

Who decides about files that are held back: operators, for the units whose registers they keep.
"""

from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.base import registry
from danvan.documents.models import StoredFile
from danvan.units.access import manageable_units, reachable

# name → dotted name of a function (user, file, on) -> bool: "I show this person that file".
FILE_REFS = "file_refs"
HELD = (StoredFile.Scan.WAITING, StoredFile.Scan.INFECTED)


def may_open_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a person may open a file on a day: nobody does while it is held back."""
    return not file.is_held and sees_file(user, file, on)


def sees_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a person sees a file on a day, held back or not.

    Files have no access of their own: upper apps sign a question each under FILE_REFS, and one
    yes is enough.
    """
    return any(_asked(ref, user, file, on) for _name, ref in registry.signed(FILE_REFS))


def held_files(user: User, *, on: date) -> QuerySet[StoredFile]:
    """Return the files held back about which a person decides, newest first."""
    if not reachable(user, "files.release", on):
        return StoredFile.objects.none()
    units = manageable_units(user, on).values("pk")
    return StoredFile.objects.filter(unit__in=units, scan__in=HELD).order_by("-pk")


def may_release(user: User, file: StoredFile, *, on: date) -> bool:
    """Say whether a person decides about a file that is held back."""
    allowed = bool(reachable(user, "files.release", on))
    return allowed and manageable_units(user, on).filter(pk=file.unit_id).exists()


def _asked(ref: object, user: User, file: StoredFile, on: date) -> bool:
    if not callable(ref):
        raise TypeError(f"{FILE_REFS}: {ref}")
    return bool(ref(user, file, on))
