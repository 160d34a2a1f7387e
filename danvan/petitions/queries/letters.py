"""Letters of a petition: which fit it, what fills their fields, which template is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from danvan.base.dated import in_force
from danvan.documents.models import StoredFile
from danvan.petitions.letters import FIELDS, PERSONAL, SHAPES, LetterShape
from danvan.petitions.letters.fields import BLANK
from danvan.petitions.models import (
    ClockEvent,
    ComplaintHearing,
    Decision,
    LetterTemplate,
    Petition,
)
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.obligations.lifecycle import CLOSED
from danvan.units.models import Appointment, AreaVersion, Post, Unit
from danvan.units.queries import unit_book

UBND, WHOLE = "UBND ", "Ủy ban nhân dân "


@dataclass(frozen=True)
class LetterOffer:
    """A letter that may be written for a petition «văn bản có thể soạn»."""

    code: str
    title: str
    fits_now: bool


def letters_for(petition: Petition) -> tuple[LetterOffer, ...]:
    """Return the letters for a petition, those for where it stands first.

    For a sealed one only letters whose fields tell nothing of who wrote.
    """
    found = [
        LetterOffer(shape.code, shape.title, petition.stage in shape.text.stages)
        for shape in SHAPES.values()
        if may_write(shape, petition)
    ]
    return tuple(sorted(found, key=lambda one: not one.fits_now))


def may_write(shape: LetterShape, petition: Petition) -> bool:
    """Say whether a letter may be written for a petition."""
    if petition.is_sealed and not shape.text.guarded:
        return False
    return shape.fits(petition.kind, petition.channel)


def template_of(code: str, unit: int, *, on: date) -> LetterTemplate | None:
    """Return the template in force for a unit: its own, else a common one; None for the shipped."""
    rows = LetterTemplate.objects.filter(in_force(on), code=code).select_related("file")
    own = rows.filter(unit=unit).order_by("-since").first()
    return own or rows.filter(unit__isnull=True).order_by("-since").first()


def own_file(template: LetterTemplate | None) -> StoredFile | None:
    """Return the file of a template; None where the shipped one serves."""
    return template.file if template is not None else None


def values_for(petition: Petition, shape: LetterShape, *, on: date) -> Mapping[str, str]:
    """Return what fills the fields of a letter: dots where nothing is known yet.

    Fields that tell who wrote are not among those of a guarded letter at all.
    """
    found = {**_office(petition, on), **_case(petition, on), **_clock(petition)}
    found |= {**_papers(petition), **_decision(petition)}
    if not petition.is_sealed and not shape.text.guarded:
        found |= _people(petition)
    return {name: found.get(name) or BLANK for name in FIELDS if name in shape.may_hold}


def full_name(name: str) -> str:
    """Return the name of a unit as papers write it: «UBND xã» in whole words."""
    return WHOLE + name.removeprefix(UBND) if name.startswith(UBND) else name


def _office(petition: Petition, on: date) -> dict[str, str]:
    units = [pk for pk in (petition.unit_id, petition.handler_id) if pk]
    book = unit_book(on, units)
    name = full_name(book.name(petition.unit_id))
    post, signer = _signer(petition, on)
    return {
        "CO_QUAN": name.upper(),
        "co_quan": name,
        "viet_tat": _short(name),
        "dia_danh": _place(petition.unit, on),
        "CHUC_VU_KY": post.upper(),
        "chuc_vu_ky": post,
        "nguoi_ky": signer,
        "phong_xu_ly": book.name(petition.handler_id) if petition.handler_id else "",
        "nguoi_xu_ly": petition.assignee.name if petition.assignee else "",
    }


def _signer(petition: Petition, on: date) -> tuple[str, str]:
    """Return the words and the name under which it is signed: who settles, else who heads."""
    post = petition.settler or Post.objects.filter(unit=petition.unit_id, is_head=True).first()
    if post is None:
        return "", ""
    held = Appointment.objects.filter(in_force(on), post=post).select_related("user").first()
    title = post.title.partition(f" {UBND.strip()}")[0].partition(f" {WHOLE.strip()}")[0]
    return title, held.user.name if held else ""


def _place(unit: Unit, on: date) -> str:
    """Return the name of the place without what kind it is: «An Bình»."""
    rows = AreaVersion.objects.filter(in_force(on), area=unit.area_id)
    name = rows.values_list("name", flat=True).first() or ""
    kind, _blank, rest = name.partition(" ")
    return rest if kind.lower() in ("xã", "phường", "tỉnh") and rest else name


def _short(name: str) -> str:
    return "UBND" if name.startswith(WHOLE) else "".join(word[:1] for word in name.split()).upper()


def _case(petition: Petition, on: date) -> dict[str, str]:
    return {
        "so_don": petition.label,
        "loai_don": petition.get_kind_display() if petition.kind else "",
        "lan": "lần hai" if petition.round > 1 else "lần đầu",
        "quyen_tiep": "" if petition.round > 1 else "lần hai",
        "tom_tat": petition.subject.rstrip(". "),
        "ngay_nhan": say_day(petition.received_on),
        "ngay_thu_ly": say_day(petition.accepted_on) if petition.accepted_on else "",
    }


def _clock(petition: Petition) -> dict[str, str]:
    owed = petition.owed.exclude(obligation__state__in=CLOSED).select_related("obligation")
    dated = [row.obligation for row in owed if row.obligation.due]
    settling = [row.obligation for row in owed if ".settle" in row.step and row.obligation.due]
    chosen = (settling or sorted(dated, key=lambda one: one.due or date.max))[:1]
    extended = petition.clock_events.filter(what=ClockEvent.What.EXTENDED).count()
    return {
        "han_giai_quyet": say_day(chosen[0].due) if chosen and chosen[0].due else "",
        "can_cu_han": chosen[0].basis_quote if chosen else "",
        "so_gia_han": str(extended) if extended else "",
    }


def _papers(petition: Petition) -> dict[str, str]:
    step = petition.stages.exclude(document_number="").last()
    event = petition.clock_events.last()
    sent = petition.referrals.last()
    hearing = petition.hearings.exclude(outcome=ComplaintHearing.Outcome.MOVED).last()
    last = petition.stages.last()
    reasons = (
        event.reason if event else "",
        sent.reason if sent else "",
        last.note if last else "",
    )
    return {
        "so_van_ban": step.document_number if step else "",
        "ngay_van_ban": say_day(step.document_on) if step and step.document_on else "",
        "ly_do": next((reason.rstrip(". ") for reason in reasons if reason), ""),
        "noi_nhan_don": sent.to_name if sent else "",
        "doi_thoai_ngay": say_day(hearing.on) if hearing else "",
        "doi_thoai_noi": hearing.place if hearing else "",
    }


def _decision(petition: Petition) -> dict[str, str]:
    decision: Decision | None = petition.decisions.last()
    if decision is None:
        return {}
    return {
        "so_quyet_dinh": decision.number,
        "ngay_quyet_dinh": say_day(decision.on),
        "ket_qua": str(decision.get_result_display()),
        "noi_dung_quyet_dinh": decision.summary,
    }


def _people(petition: Petition) -> dict[str, str]:
    people = list(petition.petitioners.all())
    places = dict.fromkeys(person.address for person in people if person.address)
    found = {
        "nguoi_gui": ", ".join(person.name for person in people),
        "dia_chi": "; ".join(places),
        "so_dinh_danh": "; ".join(row.identity_number for row in people if row.identity_number),
        "dien_thoai": "; ".join(person.phone for person in people if person.phone),
        "so_nguoi": str(petition.people_count),
        "nguoi_vao_so": petition.entered_by.name if petition.entered_by else "",
        "ngay_viet": say_day(petition.written_on) if petition.written_on else "",
        "nguon_don": petition.get_channel_display(),
        "ma_tra_cuu": petition.public_code or "",
    }
    return {name: value for name, value in found.items() if name in PERSONAL}
