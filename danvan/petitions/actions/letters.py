"""Writing letters of a petition, and keeping an office's own templates of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import locked, require
from danvan.base.dated import in_force
from danvan.documents.actions.files import store_file
from danvan.documents.content import DOCX, checked_content
from danvan.documents.models import StoredFile
from danvan.documents.store import open_content
from danvan.petitions.access import may_do, may_receive, sees_petition
from danvan.petitions.actions.case_refusals import NotHere
from danvan.petitions.actions.papers import note_look
from danvan.petitions.letters import MINUTES, PERSONAL, LetterShape, shape_of, shipped_docx
from danvan.petitions.letters.filling import (
    TemplateUnreadable,
    checked_fields,
    fields_of,
    filled,
)
from danvan.petitions.models import Letter, LetterTemplate, Petition
from danvan.petitions.queries.letters import may_write, own_file, template_of, values_for
from danvan.petitions.queries.papers import keeps_templates
from danvan.units.models import Unit


@dataclass(frozen=True)
class Written:
    """A letter as it was written «văn bản đã soạn»: its row, its bytes, its name for a download."""

    letter: Letter
    data: bytes
    name: str


@dataclass(frozen=True)
class MinutesWritten:
    """Minutes ready to be read back «biên bản chờ ký»: bytes, and a name for a download."""

    data: bytes
    name: str


@dataclass(frozen=True)
class KeptTemplate:
    """A template that was taken in, and the declared fields it leaves out «mẫu đã nhận»."""

    template: LetterTemplate
    left_out: frozenset[str]


@transaction.atomic
def write_letter(petition_id: int, code: str, *, by: User, on: date) -> Written:
    """Write a letter for a petition from the template in force «soạn văn bản».

    It is kept with the petition; of a sealed one only that it was written, never its file. Whose
    names it holds is noted as a look at them. Raises NotHere, TemplateUnreadable.
    """
    petition = locked(Petition, petition_id, None)
    require(may_do(by, "petitions.write_letter", petition, on=on))
    shape = shape_of(code)
    if shape is None or not may_write(shape, petition):
        raise NotHere
    template = template_bytes(code, petition.unit_id, on=on)
    data = filled(template, values_for(petition, shape, on=on))
    if not petition.is_sealed and fields_of(template) & PERSONAL:
        note_look(petition, "letter", shape.title, by=by)
    name = f"{code}-don-{petition.number}-{petition.year}.docx"
    file = None
    if not petition.is_sealed:
        file = store_file(petition.unit, data, name, by=by, on=on, made_here=True)
    letter = Letter.objects.create(
        petition=petition, template=code, title=shape.title, file=file, by=by, on=on
    )
    record_event("petitions.letter_written", by=by, on=on, about=petition, title=shape.title)
    return Written(letter, data, name)


@transaction.atomic
def write_minutes(petition_id: int, *, by: User, on: date) -> MinutesWritten:
    """Write the minutes of what was told «biên bản ghi nội dung trình bày», to be read back.

    Nothing is kept but the look at whose names they hold: what counts is the paper with both
    signatures. Whoever took the petition in writes them even where he sees it no more: the page
    asks that it was just now. Raises NotHere, TemplateUnreadable.
    """
    petition = locked(Petition, petition_id, None)
    receives = may_receive(by, petition.unit_id, on=on) and sees_petition(by, petition, on=on)
    require(receives or petition.entered_by_id == by.pk)
    shape = shape_of(MINUTES)
    if shape is None or not may_write(shape, petition):
        raise NotHere
    note_look(petition, "minutes", shape.title, by=by)
    template = template_bytes(MINUTES, petition.unit_id, on=on)
    data = filled(template, values_for(petition, shape, on=on))
    return MinutesWritten(data, f"{MINUTES}-don-{petition.number}-{petition.year}.docx")


@transaction.atomic
def keep_template(
    unit_id: int, code: str, data: bytes, name: str, *, by: User, on: date
) -> KeptTemplate:
    """Take in an office's own template «dùng mẫu riêng» from today; the one before stays told.

    Raises UnknownFields, TemplateUnreadable, TemplateOverdone, FileRefused, NotHere.
    """
    unit = _unit_kept(unit_id, by=by, on=on)
    shape = _known(code)
    content = checked_content(data, name)
    if content.content_type != DOCX:
        raise TemplateUnreadable
    left_out = checked_fields(content.data, shape)
    file = store_file(unit, data, name, by=by, on=on)
    return KeptTemplate(_begin(unit, shape, file, by=by, on=on), left_out)


@transaction.atomic
def back_to_shipped(unit_id: int, code: str, *, by: User, on: date) -> LetterTemplate:
    """Use the shipped template again «dùng lại mẫu có sẵn» from today. Raises NotHere."""
    unit = _unit_kept(unit_id, by=by, on=on)
    return _begin(unit, _known(code), None, by=by, on=on)


def template_bytes(code: str, unit: int, *, on: date) -> bytes:
    """Return the template in force for a unit. Raises FileHeld, ContentGone, StoreSilent."""
    file = own_file(template_of(code, unit, on=on))
    if file is None:
        return shipped_docx(code)
    with open_content(file) as kept:
        return bytes(kept.read())


def _known(code: str) -> LetterShape:
    shape = shape_of(code)
    if shape is None:
        raise NotHere
    return shape


def _unit_kept(unit_id: int, *, by: User, on: date) -> Unit:
    require(unit_id in keeps_templates(by, on=on))
    return Unit.objects.select_for_update().get(pk=unit_id)


def _begin(
    unit: Unit, shape: LetterShape, file: StoredFile | None, *, by: User, on: date
) -> LetterTemplate:
    """Let a template hold from today; one that began today is replaced, an older one ends."""
    own = LetterTemplate.objects.filter(unit=unit, code=shape.code)
    own.filter(in_force(on), since__lt=on).update(until=on - timedelta(days=1))
    given = {"title": shape.title, "basis": shape.text.basis, "file": file, "by": by, "until": None}
    row, _fresh = LetterTemplate.objects.update_or_create(
        unit=unit, code=shape.code, since=on, defaults=given
    )
    record_event("petitions.template_kept", by=by, on=on, about=row, letter=shape.title)
    return row
