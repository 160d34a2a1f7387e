"""Noting who looked at senders' names, where many cases are looked at together."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from danvan.accounts.models import User
from danvan.base import clock
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import PersonalAccess, Petition
from danvan.petitions.queries.search import own_cases, sent_by

BATCH = 1000
MOST_FOUND = 20
NAME_SEARCH, REGISTER = "name_search", "register_export"


@transaction.atomic
def look_for_name(name: str, purpose: str, *, by: User, on: date) -> tuple[Petition, ...]:
    """Return a person's own cases that somebody of a name sent «tìm theo tên», and note the look.

    Noted even where nothing is found, and for each case that is; the name itself is kept nowhere.
    The caller has asked: nothing but the person's own cases is looked through.
    """
    found = tuple(sent_by(own_cases(by, on=on), name)[:MOST_FOUND])
    note_looks([None, *(row.pk for row in found)], NAME_SEARCH, purpose, by=by)
    return found


@transaction.atomic
def take_names_along(petitions: Iterable[int], purpose: str, *, by: User, on: date) -> None:
    """Note that the names of many senders are taken along «lấy họ tên vào bảng tải về».

    Only what the person sees is noted, and nothing sealed: that bears no name.
    The caller has asked: the page that writes the table.
    """
    seen = visible_petitions(by, on=on).filter(is_sealed=False, pk__in=list(petitions))
    note_looks(seen.order_by("pk").values_list("pk", flat=True), REGISTER, purpose, by=by)


def note_looks(petitions: Iterable[int | None], what: str, purpose: str, *, by: User) -> None:
    """Write a row for each case looked at. The caller has asked: the act around it."""
    at = clock.now()
    told = " ".join(purpose.split())[:300]
    rows = (
        PersonalAccess(petition_id=pk, by=by, at=at, what=what, purpose=told) for pk in petitions
    )
    PersonalAccess.objects.bulk_create(rows, batch_size=BATCH)
