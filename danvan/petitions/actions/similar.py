"""Petitions that may be about the same matter: proposed by their words, decided by a person."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, RecordGone, require
from danvan.petitions.access import may_do, sees_petition
from danvan.petitions.models import Petition, Similar
from danvan.rules.documents.spelling import search_words
from danvan.rules.petitions.likeness import COMMON, telling_words, worth_proposing

LOOKED_BACK = timedelta(days=2 * 365)
LIKE_ENOUGH = 62.0
MOST_COMPARED = 400
MOST_PROPOSED = 5
SHARED_WORDS = 2


class VerdictUnknown(ActRefused):
    """A verdict that is none «chưa chọn kết luận»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy chọn «cùng nội dung» hoặc «khác nội dung»."))


@transaction.atomic
def propose_similar(petition: Petition) -> int:
    """Note earlier petitions of the same register about what may be the same matter.

    By the words of the subjects alone, never by who sent them; sealed ones among themselves.
    The caller has asked: the act that entered the petition.
    """
    words = telling_words(" ".join(search_words(petition.subject)))
    if len(words) < SHARED_WORDS:
        return 0
    scores = {row.pk: _likeness(petition.subject, row.subject) for row in _earlier(petition, words)}
    proposed = worth_proposing(scores, LIKE_ENOUGH, MOST_PROPOSED)
    Similar.objects.bulk_create(
        [
            Similar(petition=petition, earlier_id=pk, likeness=min(100, round(scores[pk])))
            for pk in proposed
        ],
        ignore_conflicts=True,
    )
    return len(proposed)


@transaction.atomic
def decide_similar(
    petition_id: int, earlier_id: int, verdict: str, *, by: User, on: date
) -> Similar:
    """Say whether two petitions are about the same matter «kết luận đơn trùng».

    Raises VerdictUnknown, RecordGone.
    """
    rows = Similar.objects.select_for_update(of=("self",)).select_related("petition", "earlier")
    row = rows.filter(petition=petition_id, earlier=earlier_id).first()
    if row is None:
        raise RecordGone
    require(may_do(by, "petitions.classify", row.petition, on=on))
    require(sees_petition(by, row.earlier, on=on))
    if verdict not in (Similar.Verdict.SAME, Similar.Verdict.OTHER):
        raise VerdictUnknown
    row.verdict, row.by, row.on = verdict, by, on
    row.save(update_fields=["verdict", "by", "on"])
    record_event(
        "petitions.similar_decided",
        by=by,
        on=on,
        about=row.petition,
        label=row.earlier.label,
        verdict=str(Similar.Verdict(verdict).label),
    )
    return row


def _earlier(petition: Petition, words: tuple[str, ...]) -> list[Petition]:
    speaking = Q()
    for word in words:
        speaking |= Q(folded__contains=word)
    since = petition.received_on - LOOKED_BACK
    rows = Petition.objects.filter(
        speaking,
        unit=petition.unit_id,
        received_on__range=(since, petition.received_on),
        is_sealed=petition.is_sealed,
    )
    newest = rows.exclude(pk=petition.pk).order_by("-received_on", "-pk")
    return list(newest.only("pk", "subject")[:MOST_COMPARED])


def _likeness(one: str, other: str) -> float:
    """Return how alike two subjects are, in hundredths, by their telling words in any order."""
    first, second = _words(one), _words(other)
    if len(set(first) & set(second)) < SHARED_WORDS:
        return 0.0
    return float(fuzz.token_sort_ratio(" ".join(first), " ".join(second)))


def _words(text: str) -> list[str]:
    return [word for word in search_words(text) if word not in COMMON]
