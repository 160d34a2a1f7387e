"""The organisation's and the documents' part of the furnished commune: one of each thing."""

from collections.abc import Mapping
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.utils import timezone

from danvan.accounts.models import User
from danvan.documents.models import Document, DocumentLink, Dossier, DossierPaper, StoredFile
from danvan.law.models import Threshold, TimeLimit
from danvan.obligations.models import PostHandOver
from danvan.units.models import (
    Absence,
    Appointment,
    AreaShare,
    Body,
    BodyMeeting,
    BodySeat,
    Delegation,
    HouseholdCount,
    NoticePlace,
    Post,
    SheetImport,
    Succession,
    Unit,
)
from tests.factories.obligations import owed
from tests.factories.people import World, area, unit
from tests.factories.plans import stored_file

Arguments = Mapping[str, object]
ON = date(2026, 3, 9)
LATER = ON + timedelta(days=20)


def account_arguments(lan: User) -> Mapping[str, Arguments]:
    """Return what the addresses of one's own account are opened with: Lan's things."""
    session = UserSession.objects.create(
        user=lan, session_key="k" * 32, ip="127.0.0.1", last_seen_at=timezone.localtime()
    )
    linked = SocialAccount.objects.create(user=lan, provider="dinh-danh", uid="lan")
    key = Authenticator.objects.create(user=lan, type="webauthn", data={"name": "Khóa của Lan"})
    return {
        "accounts:session-end": {"pk": session.pk},
        "accounts:unlink": {"pk": linked.pk},
        "mfa_remove_webauthn": {"pk": key.pk},
    }


def unit_arguments(world: World) -> Mapping[str, Arguments]:
    """Return what the addresses of bodies and places are opened with."""
    ended = unit("ubnd-cu", "UBND xã An Cũ", "ubnd", "commune", world.commune.area, world.province)
    ended.versions.update(until=ON - timedelta(days=1))
    owed(world, debtor=ended.pk)  # what the merger's worksheet hands on
    village = area("thon-dong", "thôn Đông", "village", world.commune.area)
    merger = Succession.objects.create(
        resolution="01/NQ", clause="khoản 1", on=ON, records=world.commune, recorded_on=ON
    )
    merger.old.add(ended)
    merger.new.add(world.commune)
    share = AreaShare.objects.create(
        succession=merger, area=village, side="old", doubt=AreaShare.Doubt.AMBIGUOUS
    )
    households = HouseholdCount.objects.create(area=village, on=ON, count=80, source="Rà soát")
    notice = NoticePlace.objects.create(area=village, kind="board", place="Nhà văn hóa", since=ON)
    place, body = {"key": village.key}, {"key": world.commune.key}
    return {
        "units:unit": body,
        "units:unit-step": body | {"step": "doi-ten"},
        "units:posts": body,
        "units:area": place,
        "units:area-step": place | {"step": "doi-ten"},
        "units:households": place | {"pk": households.pk},
        "units:notice-end": place | {"pk": notice.pk},
        "units:merger": {"pk": merger.pk},
        "units:merger-undo": {"pk": merger.pk},
        "units:doubt": {"pk": merger.pk, "share_id": share.pk},
        "desk:merger-work": {"pk": merger.pk},
    }


def people_arguments(world: World) -> Mapping[str, Arguments]:
    """Return what the addresses of people, posts, sheets and bodies that are no units need."""
    held = Appointment.objects.get(user=world.thu)
    away = Absence.objects.create(user=world.thu, since=ON, until=LATER, by=world.thu)
    lent = Delegation.objects.create(
        appointment=held, to=world.quang, by=world.thu, since=ON, until=LATER
    )
    minutes = PostHandOver.objects.create(appointment=held, until=LATER, by=world.hung, on=ON)
    sheet = SheetImport.objects.create(
        unit=world.commune, name="to-chuc.xlsx", sha256="0" * 64, by=world.van, on=ON
    )
    thu, table = {"public_id": world.thu.public_id}, {"public_id": sheet.public_id}
    return {
        "units:person": thu,
        "units:slip": thu,
        "units:person-act": thu | {"step": "sua"},
        "units:appointment": {"pk": held.pk},
        "units:appointment-end": {"pk": held.pk},
        "units:absence": {"pk": away.pk},
        "units:absence-back": {"pk": away.pk},
        "units:delegation-end": {"pk": lent.pk},
        "units:post": {"pk": held.post_id},
        "desk:leaving": {"pk": held.pk},
        "desk:leaving-minutes": {"pk": minutes.pk},
        "units:sheet": table,
        "units:sheet-progress": table,
        "units:sheet-act": table | {"step": "bo"},
        **_body(world.commune, held.post, world.lan),
    }


def _body(commune: Unit, post: Post, by: User) -> Mapping[str, Arguments]:
    body = Body.objects.create(
        unit=commune, kind="committee", name="Ban Chỉ đạo", decision="5/QĐ", decided_on=ON, since=ON
    )
    seat = BodySeat.objects.create(body=body, part="member", post=post, since=ON)
    meeting = BodyMeeting.objects.create(body=body, on=ON, subject="Họp quý I", recorded_by=by)
    given = {"pk": body.pk}
    return {
        "units:body": given,
        "units:body-act": given | {"step": "phien-hop"},
        "units:seat": given | {"seat_pk": seat.pk},
        "units:meeting": given | {"meeting_pk": meeting.pk},
    }


def document_arguments(world: World) -> Mapping[str, Arguments]:
    """Return what the addresses of documents, files and dossiers are opened with."""
    own = _document(world, "21/BC-UBND", state="issued")
    draft = _document(
        world, "", state="draft", draft_file=stored_file(world.commune, world.lan, "d")
    )
    link = DocumentLink.objects.create(document=own, relation="based_on", other=draft)
    law = Document.objects.create(
        kind="Luật", number="1/2026/QH16", certainty="VERIFIED", side="law", source="Công báo"
    )
    older = Document.objects.create(
        kind="Luật", number="1/2020/QH14", certainty="VERIFIED", side="law", source="Công báo"
    )
    among = DocumentLink.objects.create(document=law, relation="replaces", other=older)
    signed = stored_file(world.commune, world.lan, "ban-ky.txt")
    programme = _document(world, "22/KH-UBND", state="issued", file=signed)
    held = stored_file(world.commune, world.lan, "giu-lai.txt")
    StoredFile.objects.filter(pk=held.pk).update(scan=StoredFile.Scan.INFECTED)
    dossier = Dossier.objects.create(
        unit=world.commune, code="01", title="Hồ sơ", closed_by=world.lan, closed_on=ON
    )
    DossierPaper.objects.create(
        dossier=dossier, position=1, kind="Báo cáo", title="Báo cáo", place="Tủ 1"
    )
    paper, entry = {"public_id": own.public_id}, {"public_id": law.public_id}
    closed = {"public_id": dossier.public_id}
    return {
        "documents:document": paper,
        "documents:correct": paper,
        "documents:relate": paper,
        "documents:unrelate": paper | {"pk": link.pk},
        "documents:life-step": {"public_id": draft.public_id, "slug": "trinh"},
        "documents:keep-law": entry,
        "documents:relate-law": entry,
        "documents:unrelate-law": entry | {"pk": among.pk},
        "documents:held-file": {"public_id": held.public_id},
        "plans:from-document": {"public_id": programme.public_id},
        "documents:dossier": closed,
        "documents:dossier-zip": closed,
    }


def law_arguments() -> Mapping[str, Arguments]:
    """Return what the addresses of the law's table are opened with: a row of everybody's."""
    row = TimeLimit.objects.create(
        step="house.answer",
        subject="Trả lời ý kiến",
        source="Quy chế, Điều 3",
        duration=10,
        unit="working_day",
        since=ON,
    )
    share = Threshold.objects.create(
        topic="house.share", subject="Ngưỡng", source="Quy chế", numerator=1, denominator=2,
        of_what="số hộ", since=ON,
    )  # fmt: skip
    given = {"pk": row.pk}
    of_share = {"kind": "nguong", "pk": share.pk}
    return {
        "law:limit": given,
        "law:correct": given,
        "law:follow": given,
        "law:row": of_share,
        "law:correct-row": of_share,
        "law:follow-row": of_share,
    }


def _document(world: World, number: str, **fields: object) -> Document:
    return Document.objects.create(
        kind="Báo cáo",
        number=number,
        title="Kết quả công tác dân vận",
        unit=world.commune,
        issuer_unit=world.commune,
        issued_on=ON if number else None,
        **fields,
    )
