"""What the page of a case's personal data shows: who looked, what was asked, until when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.petitions.models import (
    DataRequest,
    ErasureHold,
    PersonalAccess,
    Petition,
    RetentionRule,
)
from danvan.petitions.queries.retention import Kept, kept_of, rule_for

LOOKS = 100


@dataclass(frozen=True)
class Look:
    """One look at personal data «lần xem»: who, when, what, for what."""

    by: str
    at: object
    what: str
    purpose: str


@dataclass(frozen=True)
class PersonalPage:
    """The personal data of a case as those responsible see it «dữ liệu cá nhân»."""

    looks: tuple[Look, ...]
    requests: tuple[DataRequest, ...]
    kept: Kept
    hold: ErasureHold | None
    erase_on: date | None


def personal_page(petition: Petition, *, on: date) -> PersonalPage:
    """Return the page of a case; values of the person are no part of it."""
    rule = rule_for(petition.unit_id, RetentionRule.What.PETITION, on=on)
    coming = petition.erasure_rounds.filter(done_on__isnull=True).order_by("erase_on").first()
    looks = petition.looked_at.select_related("by")[:LOOKS]
    requests = petition.data_requests.select_related("obligation", "carrying")
    return PersonalPage(
        looks=tuple(_look(one) for one in looks),
        requests=tuple(requests),
        kept=kept_of(petition, rule),
        hold=petition.erasure_holds.filter(until__isnull=True).select_related("by").first(),
        erase_on=coming.erase_on if coming else None,
    )


def held_papers(petition: Petition) -> tuple[str, ...]:
    """Return the papers and letters held of a case, by title, for its sender's paper."""
    papers = petition.papers.values_list("title", flat=True)
    letters = petition.letters.values_list("title", flat=True)
    return (*papers, *letters)


def _look(row: PersonalAccess) -> Look:
    words = {
        "people": _("người gửi đơn"),
        "held": _("toàn bộ dữ liệu đang lưu"),
        "export": _("xuất ra tệp"),
    }
    return Look(row.by.name, row.at, words.get(row.what, row.what), row.purpose)
