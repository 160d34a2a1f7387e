"""Closing papers into a dossier: each verified, then the list never changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.documents.access.dossiers import may_close_dossier
from danvan.documents.access.files import sees_file
from danvan.documents.actions.files import store_file
from danvan.documents.models import Document, Dossier, DossierPaper, StoredFile
from danvan.documents.queries.files import is_as_kept
from danvan.documents.store import FileHeld
from danvan.rules.documents.life import may_move
from danvan.units.models import Unit

LONGEST_TERM = 100  # years; what is kept longer is kept for ever


class DossierUnnamed(ActRefused):
    """A dossier has a code and a title «thiếu mã, tên»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi mã hồ sơ và tên hồ sơ."))


class TermUnfit(ActRefused):
    """The retention term is no number of years «thời hạn không hợp lệ»."""

    def __init__(self) -> None:
        super().__init__(
            _("Thời hạn bảo quản từ 1 đến %(most)d năm; để trống là vĩnh viễn.")
            % {"most": LONGEST_TERM}
        )


class CodeTaken(ActRefused):
    """The unit has a dossier of that code «trùng mã»."""

    def __init__(self, code: str) -> None:
        super().__init__(
            _("Đơn vị đã có hồ sơ mang mã %(code)s. Hãy đặt mã khác.") % {"code": code}
        )


class NothingInside(ActRefused):
    """A dossier holds papers «hồ sơ rỗng»."""

    def __init__(self) -> None:
        super().__init__(_("Hồ sơ chưa có văn bản nào. Hãy chọn ít nhất một."))


class PaperNowhere(ActRefused):
    """A paper is neither a file nor said to lie somewhere «chưa rõ nơi lưu»."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _("«%(title)s» không có tệp. Hãy ghi nơi lưu bản giấy, hoặc bỏ chọn.")
            % {"title": title}
        )


class PaperAltered(ActRefused):
    """A file is gone from the store, or is not the one that was kept «tệp mất hoặc đã khác»."""

    def __init__(self, title: str) -> None:
        super().__init__(
            _(
                "Tệp của «%(title)s» không còn trong kho hoặc đã khác bản đã lưu. "
                "Hãy báo quản trị hệ thống trước khi đóng hồ sơ."
            )
            % {"title": title}
        )


@dataclass(frozen=True)
class Made:
    """A file that the program writes for a dossier «tệp lập khi đóng»: it is kept as it closes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class NewPaper:
    """A paper to be filed «văn bản đưa vào hồ sơ»: a file, one made now, or the place it lies."""

    kind: str
    title: str
    number: str = ""
    on: date | None = None
    file: StoredFile | None = None
    made: Made | None = None
    place: str = ""
    document: int | None = None


@dataclass(frozen=True)
class NewDossier:
    """What is to be closed «hồ sơ sắp đóng»; `years` is the retention term, None for ever."""

    unit: Unit
    code: str
    title: str
    papers: Sequence[NewPaper]
    about: str = ""
    years: int | None = None


def close_dossier(new: NewDossier, *, by: User, on: date) -> Dossier:
    """Close papers into a dossier «đóng hồ sơ»; its list stays as it is from then on."""
    verify_dossier(new, by=by, on=on)
    return keep_dossier(new, by=by, on=on)


def verify_dossier(new: NewDossier, *, by: User, on: date) -> None:
    """Refuse what cannot be closed; each file must be seen by the person and bear its hash.

    Reads every file, which takes long: to be asked before a transaction begins.
    """
    require(may_close_dossier(by, new.unit.pk, on=on))
    _refuse_unfit(new)
    for paper in new.papers:
        _verify(paper, by, on)


def _refuse_unfit(new: NewDossier) -> None:
    if not new.code.strip() or not new.title.strip():
        raise DossierUnnamed
    if new.years is not None and not 1 <= new.years <= LONGEST_TERM:
        raise TermUnfit
    if not new.papers:
        raise NothingInside


def _verify(paper: NewPaper, by: User, on: date) -> None:
    """Refuse a paper that is nowhere, held back, altered, or that the person does not see."""
    if paper.file is None:
        if paper.made is None and not paper.place.strip():
            raise PaperNowhere(paper.title)
        return
    require(sees_file(by, paper.file, on))
    if paper.file.is_held:
        raise FileHeld(paper.file)
    if not is_as_kept(paper.file):
        raise PaperAltered(paper.title)


@transaction.atomic
def keep_dossier(new: NewDossier, *, by: User, on: date) -> Dossier:
    """Write a dossier down. The caller has asked, by `verify_dossier`."""
    code = new.code.strip()
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                unit=new.unit,
                code=code,
                title=new.title.strip(),
                about=new.about,
                years=new.years,
                closed_by=by,
                closed_on=on,
            )
    except IntegrityError as problem:
        raise CodeTaken(code) from problem
    DossierPaper.objects.bulk_create(
        _row(dossier, position, paper, by, on) for position, paper in enumerate(new.papers, start=1)
    )
    for document in sorted({paper.document for paper in new.papers if paper.document}):
        _file(document, dossier, by, on)
    record_event(
        "documents.dossier_closed",
        by=by,
        on=on,
        about=dossier,
        mark=code,
        title=dossier.title,
        papers=len(new.papers),
    )
    return dossier


def _row(dossier: Dossier, position: int, paper: NewPaper, by: User, on: date) -> DossierPaper:
    file = paper.file
    if paper.made is not None:
        made = paper.made
        file = store_file(dossier.unit, made.data, made.name, by=by, on=on, made_here=True)
    return DossierPaper(
        dossier=dossier,
        position=position,
        kind=paper.kind,
        number=paper.number,
        on=paper.on,
        title=paper.title,
        file=file,
        sha256=file.sha256 if file else "",
        place=paper.place.strip(),
    )


def _file(document_id: int, dossier: Dossier, by: User, on: date) -> None:
    """Say of a document of the unit's register where it is filed; its life ends there."""
    document = locked(Document, document_id, None)
    if document.unit_id != dossier.unit_id or document.dossier_id is not None:
        return
    document.dossier = dossier
    if may_move(document.side, document.state, Document.State.FILED):
        document.state = Document.State.FILED
    changed(document, "dossier", "state")
    record_event("documents.put_into_dossier", by=by, on=on, about=document, mark=dossier.code)
