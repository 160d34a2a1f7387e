"""A petition handed in with its papers: entered, laid where it belongs, compared with others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.documents.actions.files import store_file
from danvan.petitions.actions.reception_intake import tie_visit
from danvan.petitions.actions.register import Intake, register_petition
from danvan.petitions.actions.sealed_moving import settle_place
from danvan.petitions.actions.similar import propose_similar
from danvan.petitions.models import Petition, PetitionPaper


@dataclass(frozen=True)
class HandedIn:
    """A paper handed in with a petition «tài liệu kèm theo»; `name` tells its form alone."""

    name: str
    data: bytes
    role: str = PetitionPaper.Role.PETITION


@transaction.atomic
def take_in(
    intake: Intake,
    papers: Sequence[HandedIn] = (),
    *,
    place: str = "",
    visit: int | None = None,
    by: User,
    on: date,
) -> Petition:
    """Take an open petition in with its papers «tiếp nhận đơn».

    `place` says where the paper lies, `visit` at which reception it was handed in. Handed in
    against a head or leader above the receiver it goes into the superior's register:
    `petition.unit_id != intake.unit` then, and the receiver sees it no more. Raises DayMisfit,
    FileRefused, NowhereToGo, VisitMisfit.
    """
    petition = register_petition(intake, by=by, on=on)
    for number, paper in enumerate(papers, start=1):
        keep_paper(petition, paper, number, by=by, on=on)
    if place.strip():
        PetitionPaper.objects.create(
            petition=petition,
            role=PetitionPaper.Role.PETITION,
            title=_("Đơn, bản giấy"),
            place=place.strip(),
            on=intake.received_on,
            by=by,
        )
    if visit is not None:
        tie_visit(visit, petition, by=by, on=on)
    if petition.about_post_id is not None:
        settle_place(petition, by=by, on=on)
    propose_similar(petition)
    return petition


def keep_paper(
    petition: Petition, paper: HandedIn, number: int, *, by: User, on: date
) -> PetitionPaper:
    """Keep one paper of an open petition. The caller has asked: the act around it.

    The name it came with is not kept: it may tell who wrote. Raises FileRefused.
    """
    name = f"don-{petition.number}-{petition.year}-{number}{PurePath(paper.name).suffix.lower()}"
    return PetitionPaper.objects.create(
        petition=petition,
        role=paper.role,
        title=f"{PetitionPaper.Role(paper.role).label} {number}".capitalize(),
        file=store_file(petition.unit, paper.data, name, by=by, on=on),
        on=petition.received_on,
        by=by,
    )
