"""Erasing the personal data of a case: its row in the register, its figures and days remain."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked
from danvan.documents.actions.files import destroy_file
from danvan.documents.models import StoredFile
from danvan.documents.queries.kept_files import is_used
from danvan.petitions.models import (
    Decision,
    ErasureHold,
    Letter,
    PersonalAccess,
    Petition,
    PetitionPaper,
    SealedCase,
    Similar,
    Visitor,
)
from danvan.rules.petitions.redaction import Identifying, told_of

GONE_SUBJECT = "Nội dung đã xóa theo thời hạn lưu"


class StillOpen(ActRefused):
    """The case is not closed: its data is needed «chưa kết thúc»."""

    def __init__(self) -> None:
        super().__init__(
            _("Đơn chưa kết thúc nên còn cần dữ liệu để giải quyết. Hãy kết thúc đơn trước.")
        )


class Held(ActRefused):
    """Somebody said that the data must stay for now «đang tạm giữ»."""

    def __init__(self) -> None:
        super().__init__(_("Dữ liệu đang được tạm giữ nên chưa xóa. Hãy thôi giữ trước."))


@transaction.atomic
def erase_case(petition_id: int, *, by: User | None, on: date) -> Petition:
    """Erase who sent a case and what tells of him «xóa dữ liệu cá nhân»; twice changes nothing.

    Gone: people, contacts, notes, papers and letters that no dossier or register keeps, the public
    code, the rating; of a sealed case the key itself, so that no copy of it opens any more. The
    number, days, kind, field, stages and result remain, and every event, which never held a name.
    The caller has asked. Raises StillOpen, Held.
    """
    petition = locked(Petition, petition_id, None)
    if petition.erased_on is not None:
        return petition
    if petition.closed_on is None:
        raise StillOpen
    if ErasureHold.objects.filter(petition=petition, until__isnull=True).exists():
        raise Held
    _neutral_subject(petition)
    _destroy_files(petition)
    _blank_words(petition)
    _destroy_seal(petition)
    petition.petitioners.all().delete()
    petition.replies.all().delete()
    petition.external.update(digest="")
    petition.public_code, petition.second_digest = None, ""
    petition.passed_by, petition.passed_number = "", ""
    petition.erased_on = on
    changed(
        petition,
        "subject",
        "public_code",
        "second_digest",
        "passed_by",
        "passed_number",
        "erased_on",
    )
    record_event("petitions.person_erased", by=by, on=on, about=petition)
    return petition


def _neutral_subject(petition: Petition) -> None:
    """Take the summary away where it tells who sent the petition; otherwise it stays."""
    people = [
        Identifying(one.name, one.address, one.identity_number, one.phone, one.email)
        for one in petition.petitioners.all()
    ]
    if told_of(petition.subject, people):
        petition.subject = GONE_SUBJECT


def _destroy_files(petition: Petition) -> None:
    files = list(_files(petition))
    PetitionPaper.objects.filter(petition=petition).delete()
    Letter.objects.filter(petition=petition).delete()
    Decision.objects.filter(petition=petition).update(file=None, summary="")
    for file in {file.pk: file for file in files}.values():
        if not (file.is_destroyed or is_used(file)):
            destroy_file(file)


def _files(petition: Petition) -> Iterator[StoredFile]:
    for rows in (petition.papers, petition.letters, petition.decisions):
        for row in rows.select_related("file"):
            if row.file is not None:
                yield row.file


def _blank_words(petition: Petition) -> None:
    """Take away what people wrote freely: a note may tell what no other column does."""
    petition.stages.update(note="")
    petition.clock_events.update(reason="")
    petition.referrals.update(reason="")
    for decision in petition.decisions.all():
        decision.executions.update(text=GONE_SUBJECT)
    Similar.objects.filter(petition=petition).delete()
    Similar.objects.filter(earlier=petition).delete()
    Visitor.objects.filter(visit__petition=petition).delete()
    petition.visits.update(summary=GONE_SUBJECT, followed_up="", note="")
    petition.data_requests.update(petition=None, answer="")
    petition.erasure_holds.update(reason=GONE_SUBJECT)
    PersonalAccess.objects.filter(petition=petition).update(petition=None, purpose="")


def _destroy_seal(petition: Petition) -> None:
    """Destroy the key of a sealed case, and what it opened; who opened it when remains."""
    case = SealedCase.objects.select_for_update().filter(petition=petition).first()
    if case is None:
        return
    case.wrapped_key = case.identity = case.content = b""
    changed(case, "wrapped_key", "identity", "content")
    case.openings.update(reason=GONE_SUBJECT)
    for paper in case.papers.all():
        storage, key = paper.content.storage, paper.content.name
        paper.name, paper.content, paper.size = b"", "", 0
        paper.save(update_fields=["name", "content", "size"])
        if key:
            transaction.on_commit(partial(storage.delete, key), robust=True)
