"""What a stranger's hand does at the public window, and how the receiver confirms it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.documents.actions.files import store_file
from danvan.petitions.access import may_receive, sees_petition
from danvan.petitions.actions.clock import open_step
from danvan.petitions.actions.register import Intake, enter, write_people
from danvan.petitions.actions.similar import propose_similar
from danvan.petitions.models import CitizenReply, Petition, PetitionPaper
from danvan.rules.petitions.public_words import ANSWERED

REVIEW = "house.reopen"
Word = CitizenReply.Word


@dataclass(frozen=True)
class Picture:
    """A picture or paper that came with a message «ảnh, tài liệu gửi kèm»."""

    name: str
    data: bytes


class NotAnsweredYet(ActRefused):
    """There is no answer to judge yet «chưa có trả lời»."""

    def __init__(self) -> None:
        super().__init__(
            _("Đơn chưa có kết quả để đánh giá. Khi có trả lời, xin quay lại trang này.")
        )


class SaidAlready(ActRefused):
    """The sender has said this of the answer before «đã gửi ý kiến»."""

    def __init__(self) -> None:
        super().__init__(_("Ý kiến này đã được ghi nhận trước đây. Không cần gửi lại."))


class NothingSaid(ActRefused):
    """An answer is called wrong without a word why «chưa nêu lý do»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy viết ngắn gọn chỗ nào chưa đúng để người xử lý xem lại."))


@transaction.atomic
def take_from_window(
    intake: Intake, letter: str, pictures: Sequence[Picture] = (), *, on: date
) -> Petition:
    """Enter what a stranger sent over the network «nhận qua cổng», to be confirmed by a receiver.

    Nobody signed in stands behind it: `entered_by` stays empty until then. As at the counter,
    earlier petitions that may be about the same matter are noted. Raises FileRefused.
    """
    petition = enter(intake, by=None, on=on)
    write_people(petition, intake.people)
    text = Picture("noi-dung.txt", letter.encode())
    for number, paper in enumerate((text, *pictures)):
        _lay(petition, paper, number, on=on)
    propose_similar(petition)
    return petition


@transaction.atomic
def confirm_from_window(petition_id: int, version: int | None, *, by: User, on: date) -> Petition:
    """Say that somebody has read what came over the network «xác nhận đã nhận»."""
    petition = locked(Petition, petition_id, version)
    require(may_receive(by, petition.unit_id, on=on) and sees_petition(by, petition, on=on))
    if petition.entered_by_id is None:
        petition.entered_by = by
        changed(petition, "entered_by")
        record_event("petitions.confirmed", by=by, on=on, about=petition, label=petition.label)
    return petition


@transaction.atomic
def say_of_answer(
    petition_id: int, word: str, text: str, *, at: datetime, on: date
) -> CitizenReply:
    """Keep what the sender says of the answer «ý kiến của người gửi»; «chưa đúng» opens a review.

    The window has asked for the second thing. Raises NotAnsweredYet, SaidAlready, NothingSaid.
    """
    petition = locked(Petition, petition_id, None)
    said = text.strip()
    if petition.stage not in ANSWERED:
        raise NotAnsweredYet
    if word == Word.REOPEN and not said:
        raise NothingSaid
    if _said_before(petition, word).exists():
        raise SaidAlready
    reply = CitizenReply.objects.create(petition=petition, word=word, text=said, at=at)
    if word == Word.REOPEN:
        open_step(petition, REVIEW, on, by=None, on=on, occurrence=str(reply.pk))
    record_event("petitions.sender_spoke", by=None, on=on, about=petition)
    return reply


def _said_before(petition: Petition, word: str) -> QuerySet[CitizenReply]:
    if word == Word.REOPEN:
        return petition.replies.filter(word=word, handled_on__isnull=True)
    return petition.replies.exclude(word=Word.REOPEN)


def _lay(petition: Petition, paper: Picture, number: int, *, on: date) -> None:
    ending = paper.name.rpartition(".")[2].lower()[:5]
    shown = f"don-{petition.number}-{petition.year}-{number}.{ending}"
    role = PetitionPaper.Role.PROOF if number else PetitionPaper.Role.PETITION
    PetitionPaper.objects.create(
        petition=petition,
        role=role,
        title=_("Ảnh, tài liệu gửi kèm %(number)s") % {"number": number}
        if number
        else _("Nội dung gửi qua cổng"),
        file=store_file(petition.unit, paper.data, shown, by=None, on=on),
        on=on,
    )
