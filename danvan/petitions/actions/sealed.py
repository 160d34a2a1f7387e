"""Denunciations: taken in sealed, and sealed later when an open petition turns out to be one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.petitions.access import may_do, may_receive
from danvan.petitions.actions.clock import move_open_work
from danvan.petitions.actions.reception_intake import tie_visit
from danvan.petitions.actions.refusals import DayMisfit
from danvan.petitions.actions.register import Intake, Person, enter
from danvan.petitions.actions.seal import SealedFile, add_sealed_paper, begin_seal
from danvan.petitions.actions.sealed_gathering import gather, wipe
from danvan.petitions.actions.sealed_moving import guard_work
from danvan.petitions.actions.sealed_places import (
    KeeperShutOut,
    charge,
    keep_by,
    place_for,
)
from danvan.petitions.actions.sealed_traces import blank_telling, telling_words
from danvan.petitions.actions.sealed_words import redacted, refuse_naming
from danvan.petitions.models import Petition
from danvan.petitions.models.cases import Kind
from danvan.petitions.queries.sealed import is_shut_out

# The law takes a denunciation in writing or told in person: nothing that came over the network.
NOT_TAKEN = frozenset({Petition.Channel.PORTAL, Petition.Channel.IMPORTED})


class NotThisWay(ActRefused):
    """A denunciation came over the network «không nhận tố cáo qua mạng»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Tố cáo chỉ được nhận bằng đơn hoặc trình bày trực tiếp, không nhận qua mạng hay "
                "nhập từ tệp. Hãy hướng dẫn người tố cáo đến trực tiếp hoặc gửi đơn."
            )
        )


class AlreadySealed(ActRefused):
    """The petition is sealed already «đã niêm phong»."""

    def __init__(self) -> None:
        super().__init__(_("Đơn này đã được niêm phong. Hãy tải lại trang."))


@transaction.atomic
def receive_denunciation(
    intake: Intake,
    identity: Sequence[Person],
    content: str,
    papers: Sequence[SealedFile],
    redacted_subject: str,
    keepers: Iterable[int] = (),
    *,
    visit: int | None = None,
    by: User,
    on: date,
) -> Petition:
    """Take a denunciation in «tiếp nhận tố cáo», sealed from the first moment.

    `intake` says where and when it came and whom it is about; its people and subject are not
    looked at. `identity` is who wrote (empty: anonymous), `content` the full text, `papers` the
    scans and minutes: all encrypted under a key of the case. `redacted_subject` is what everybody
    else reads. `visit` is the reception it was told at. `keepers` are people charged with the seal
    besides the receiver and who settles.

    Handed in against a head or leader above the receiver it is entered into the superior's
    register: `petition.unit_id != intake.unit` then, and the receiver sees it no more.

    Papers come checked (`documents.content.checked_content`). Raises SummaryTells, SummaryMissing,
    WordsTell, NotThisWay, DayMisfit, KeeperShutOut, NowhereToGo, SealUnusable.
    """
    require(may_receive(by, intake.unit, on=on))
    _refuse_misfit(intake, on)
    summary = redacted(redacted_subject, identity)
    refuse_naming(identity, intake.passed_by, intake.passed_number)
    unit = place_for(intake.unit, about_post=intake.about_post, about_unit=intake.about_unit, on=on)
    receiver = by if unit == intake.unit else None
    if receiver and is_shut_out(by, intake.about_post, intake.received_on, on=on):
        raise KeeperShutOut(by.name)
    plain = replace(
        intake, unit=unit, subject=summary, people=(), is_anonymous=not identity, second_digest=""
    )
    petition = enter(plain, by=by, on=on, sealed=True)
    petition.kind = Kind.DENUNCIATION
    changed(petition, "kind", *charge(petition, receiver, on=on))
    move_open_work(petition)
    if visit is not None:
        content = _taken_from(visit, petition, identity, content, by=by, on=on)
    _seal(petition, _Inside(identity, content, papers), keepers, receiver, by=by, on=on)
    return petition


@transaction.atomic
def seal_open_petition(
    petition_id: int,
    version: int | None,
    redacted_subject: str,
    keepers: Iterable[int] = (),
    *,
    by: User,
    on: date,
) -> Petition:
    """Seal a petition that was entered openly and is a denunciation «niêm phong đơn đã vào sổ».

    Who sent it, what it said, every note, letter and file go under the seal and are wiped where
    they stood; its public code dies. Read the petition anew afterwards: kind, subject, version
    and, where it is about a head, its register and number have changed. Raises as
    `receive_denunciation` does, and AlreadySealed.
    """
    petition = locked(Petition, petition_id, version)
    require(may_do(by, "petitions.classify", petition, on=on))
    if petition.is_sealed:
        raise AlreadySealed
    found = gather(petition)
    summary = redacted(redacted_subject, found.people)
    wipe(petition, found.people, by=by, on=on)
    petition.kind, petition.subject, petition.is_sealed = Kind.DENUNCIATION, summary, True
    petition.public_code, petition.second_digest = None, ""
    fields = ("kind", "subject", "is_sealed", "public_code", "second_digest")
    changed(petition, *fields, *charge(petition, by, on=on))
    guard_work(petition, by=by, on=on)
    inside = _Inside(found.people, found.text, found.papers)
    _seal(petition, inside, keepers, by, by=by, on=on)
    return petition


def _taken_from(
    visit: int,
    petition: Petition,
    identity: Sequence[Person],
    content: str,
    *,
    by: User,
    on: date,
) -> str:
    """Tie a case to the visit at which it was told, and take its writer out of what stands there.

    Return the full text with what was found of him: an appointment he had asked for, a conclusion.
    """
    tie_visit(visit, petition, by=by, on=on)
    found = "\n\n".join(telling_words(petition, identity))
    blank_telling(petition, identity)
    return f"{content}\n\n{found}" if found else content


@dataclass(frozen=True)
class _Inside:
    people: Sequence[Person]
    text: str
    papers: Sequence[SealedFile]


def _seal(
    petition: Petition,
    inside: _Inside,
    keepers: Iterable[int],
    receiver: User | None,
    *,
    by: User,
    on: date,
) -> None:
    case, key = begin_seal(petition, inside.people, inside.text, on=on)
    for file in inside.papers:
        add_sealed_paper(case, key, file, on=on)
    keep_by(case, keepers, receiver, by=by, on=on)
    record_event("petitions.sealed", by=by, on=on, about=petition)


def _refuse_misfit(intake: Intake, on: date) -> None:
    if intake.channel in NOT_TAKEN:
        raise NotThisWay
    if intake.received_on > on:
        raise DayMisfit(_("Ngày nhận đơn không thể sau hôm nay. Hãy kiểm tra lại ngày."))
