"""Who may open a file: whoever sees something that refers to it."""

from datetime import date

from danvan.accounts.models import User
from danvan.base import registry
from danvan.documents.models import StoredFile

# name → dotted name of a function (user, file, on) -> bool: "I show this person that file".
FILE_REFS = "file_refs"


def may_open_file(user: User, file: StoredFile, on: date) -> bool:
    """Say whether a person may open a file on a day.

    Files have no access of their own: upper apps sign a question each under FILE_REFS, and one
    yes is enough.
    """
    return any(_asked(ref, user, file, on) for _name, ref in registry.signed(FILE_REFS))


def _asked(ref: object, user: User, file: StoredFile, on: date) -> bool:
    if not callable(ref):
        raise TypeError(f"{FILE_REFS}: {ref}")
    return bool(ref(user, file, on))
