"""Words refused because they tell who wrote: kept as a fact, for a refusal answers a guess."""

from datetime import date

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.petitions.access import sees_petition
from danvan.petitions.models import Petition
from danvan.petitions.queries.sealed_pages import REFUSED


@transaction.atomic
def note_refused_words(petition: Petition, *, by: User, on: date) -> None:
    """Note that somebody's words were refused «nội dung bị từ chối»; never which words.

    After the refused act is undone: who keeps the seal sees who tries names out.
    """
    require(sees_petition(by, petition, on=on))
    record_event(REFUSED, by=by, on=on, about=petition)
