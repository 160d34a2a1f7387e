"""Filling a draft from its file: opened under guard, read, and laid down item by item at once."""

import logging
from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

import danvan
from danvan.accounts.actions import record_event
from danvan.base.acts import ActRefused, changed, locked
from danvan.documents.actions import destroy_file
from danvan.documents.form import shipped_forms
from danvan.documents.store import FileHeld, open_content
from danvan.plans.items_read import ItemRead, items_of
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.paragraphs import SourceParagraph, paragraphs_of
from danvan.plans.proposals import nobody_resolved, proposed_validity
from danvan.plans.queries.known_register import known_register
from danvan.plans.values import CitationValue, DutyValue, HeaderValue
from danvan.readers.guarded import open_guarded
from danvan.readers.refusals import Refused
from danvan.rules.documents.validity import Register
from danvan.rules.plans.reading import read_plan
from danvan.rules.plans.reading_json import reading_to_json
from danvan.rules.text.blocks import Source

logger = logging.getLogger(__name__)
STATE_SECRECY = "state_secret"
Opener = Callable[[bytes, str], Source]


def fill_draft(draft_id: int, *, on: date, open_file: Opener = open_guarded) -> None:
    """Read a draft's file into its items; a second run finds nothing to do.

    A refused file leaves the draft failed with the reader's sentence. An error of ours does too,
    and is raised on, so that the queue shows it: asking again is always possible. A file that waits
    for the scanner leaves the draft being read, with that said: the calendar asks again.
    """
    draft = PlanDraft.objects.select_related("file").get(pk=draft_id)
    if draft.state != PlanDraft.State.READING:
        return
    try:
        with open_content(draft.file) as kept:
            source = open_file(kept.read(), draft.file.name)
        _lay_down(draft_id, source, on)
    except FileHeld as held:
        _hold(draft_id, held, on)
    except ActRefused as refusal:
        _fail(draft_id, "no_content", refusal.message, on)
    except Refused as refusal:
        logger.info("draft %s refused: %s", draft_id, refusal.code)
        _fail(draft_id, refusal.code, refusal.message, on)
    except Exception:
        _fail(draft_id, "error", _problem(), on)
        raise


def _hold(draft_id: int, held: FileHeld, on: date) -> None:
    """Say that the file waits for the scanner; one found infected is not read at all."""
    if held.infected:
        _fail(draft_id, "infected", held.message, on)
        return
    waiting = PlanDraft.objects.filter(pk=draft_id, state=PlanDraft.State.READING)
    waiting.update(problem=held.message)


def _problem() -> str:
    return _(
        "Chương trình gặp lỗi khi đọc tệp này. Tệp vẫn được giữ: hãy bấm đọc lại; nếu vẫn lỗi, "
        "hãy báo quản trị hoặc tải bản .docx của văn bản."
    )


@transaction.atomic
def _lay_down(draft_id: int, source: Source, on: date) -> None:
    """Keep what was read, all of it or nothing."""
    draft = locked(PlanDraft, draft_id, None)
    if draft.state != PlanDraft.State.READING:
        return
    draft.notes = list(source.notes)
    draft.pages = source.pages
    draft.state = PlanDraft.State.REVIEW
    draft.program = danvan.__version__
    draft.problem = ""
    if source.blocks:
        _keep_reading(draft, source)
    else:
        draft.items.get_or_create(kind=DraftItem.Kind.HEADER, defaults={"position": 0})
    changed(draft, "notes", "pages", "state", "program", "problem", "reading", "text", "blocks")
    count = draft.items.filter(kind=DraftItem.Kind.DUTY).count()
    findings = draft.items.filter(kind=DraftItem.Kind.FINDING).count()
    record_event("plans.draft_read", by=None, on=on, about=draft, duties=count, findings=findings)


def _keep_reading(draft: PlanDraft, source: Source) -> None:
    register = known_register()
    reading = read_plan(source, register, forms=shipped_forms())
    paragraphs = paragraphs_of(source)
    draft.reading = reading_to_json(reading)
    draft.text = reading.text
    draft.blocks = [paragraph.to_json() for paragraph in paragraphs]
    _write_items(draft, paragraphs, register)


def _write_items(
    draft: PlanDraft, paragraphs: tuple[SourceParagraph, ...], register: Register
) -> None:
    """Write the items, after those that were typed by hand before (a scan read by machine)."""
    items = items_of(draft.reading, draft.text, paragraphs)
    header = HeaderValue.from_json(items[0].read)
    typed = draft.items.aggregate(last=Max("position"))["last"]
    if typed is not None:
        draft.items.filter(kind=DraftItem.Kind.HEADER).update(read=items[0].read)
    DraftItem.objects.bulk_create(
        DraftItem(
            draft=draft,
            kind=item.kind,
            position=item.position + (typed or 0) + 1,
            read=item.read,
            proposed=_first_proposal(item, register, header.day or draft.made_on),
        )
        for item in (items if typed is None else items[1:])
    )


def _first_proposal(item: ItemRead, register: Register, day: date) -> dict[str, object]:
    """Return what can be proposed before anybody has chosen the issuer."""
    if item.kind == DraftItem.Kind.DUTY:
        return {**item.proposed, **nobody_resolved(DutyValue.from_json(item.read))}
    if item.kind == DraftItem.Kind.CITATION:
        return proposed_validity(CitationValue.from_json(item.read), register, day)
    return item.proposed


@transaction.atomic
def _fail(draft_id: int, code: str, message: str, on: date) -> None:
    draft = locked(PlanDraft, draft_id, None)
    if draft.state != PlanDraft.State.READING:
        return
    draft.state = PlanDraft.State.FAILED
    draft.problem = message
    changed(draft, "state", "problem")
    if code == STATE_SECRECY:  # seen only once a picture was read: it must not stay in the house
        destroy_file(draft.file)
    record_event("plans.draft_failed", by=None, on=on, about=draft, refusal=code)
