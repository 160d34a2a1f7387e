"""Petitions that may be about the same matter, as the page of one shows them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from danvan.accounts.models import User
from danvan.petitions.access import visible_petitions
from danvan.petitions.models import Petition, Similar
from danvan.rules.petitions.stage_words import LABELS


@dataclass(frozen=True)
class SimilarLine:
    """An earlier petition beside a newer one «đơn có thể trùng»."""

    pk: int
    public_id: UUID
    label: str
    received_on: date
    subject: str
    stage: str
    likeness: int
    verdict: str
    told: str

    @property
    def is_same(self) -> bool:
        """Say whether a person found it to be the same matter."""
        return self.verdict == Similar.Verdict.SAME


def similar_to(petition: Petition, user: User, *, on: date) -> tuple[SimilarLine, ...]:
    """Return the earlier petitions proposed as the same matter that the person sees too."""
    seen = visible_petitions(user, on=on)
    rows = petition.similar.filter(earlier__in=seen).select_related("earlier")
    return tuple(_line(row) for row in rows)


def _line(row: Similar) -> SimilarLine:
    earlier = row.earlier
    return SimilarLine(
        pk=earlier.pk,
        public_id=earlier.public_id,
        label=earlier.label,
        received_on=earlier.received_on,
        subject=earlier.subject,
        stage=LABELS[earlier.stage],
        likeness=row.likeness,
        verdict=row.verdict,
        told=str(row.get_verdict_display()),
    )
