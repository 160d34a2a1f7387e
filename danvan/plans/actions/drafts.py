"""Handing a plan in: the file is kept, a draft is made, reading is asked for."""

from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.acts import ActRefused, changed, locked, require
from danvan.documents.actions import FileRefused, store_file
from danvan.plans.access.drafts import may_import, may_review
from danvan.plans.actions.draft_items import ReasonMissing
from danvan.plans.models import PlanDraft
from danvan.plans.tasks import read_draft, read_pictures
from danvan.readers.guarded import open_guarded
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import Source
from danvan.units.models import Unit

Opener = Callable[[bytes, str], Source]


class SecrecyNotConfirmed(ActRefused):
    """Nobody said that the file holds no state secret «chưa xác nhận»."""

    def __init__(self) -> None:
        super().__init__(_("Hãy xác nhận tệp không có nội dung bí mật nhà nước rồi tải lên."))


class AlreadyImported(ActRefused):
    """The unit handed this very file in before «tệp đã được nhập»: `draft` is what it became."""

    def __init__(self, draft: PlanDraft) -> None:
        super().__init__(_("Tệp này đã được tải lên trước đó. Hãy mở bản đã có để làm tiếp."))
        self.draft = draft


class NothingToReadAgain(ActRefused):
    """The draft has been read already «đã đọc xong»."""

    def __init__(self) -> None:
        super().__init__(_("Tệp này đã đọc xong hoặc đã bỏ nên không đọc lại."))


def import_plan(
    data: bytes,
    name: str,
    *,
    unit: Unit,
    confirmed: bool,
    by: User,
    on: date,
    open_file: Opener = open_guarded,
) -> PlanDraft:
    """Take a plan's file in «nhập kế hoạch»: a draft that is read in the background.

    The file is opened once before anything is kept: what is marked secret, or cannot be read, never
    reaches the store. Raises FileRefused, AlreadyImported, SecrecyNotConfirmed.
    """
    require(may_import(by, unit, on=on))
    if not confirmed:
        raise SecrecyNotConfirmed
    try:
        open_file(data, name)
    except Refused as refusal:
        raise FileRefused(refusal.message) from refusal
    return _keep(data, name, unit, by, on)


@transaction.atomic
def _keep(data: bytes, name: str, unit: Unit, by: User, on: date) -> PlanDraft:
    file = store_file(unit, data, name, by=by, on=on)
    handed_in = PlanDraft.objects.filter(begun=False).exclude(state=PlanDraft.State.DROPPED)
    draft, made = handed_in.get_or_create(
        file=file,
        defaults={"unit": unit, "made_by": by, "made_on": on, "asked_at": clock.now()},
    )
    if not made:
        raise AlreadyImported(draft)
    record_event("plans.draft_imported", by=by, on=on, about=draft, file=file.name)
    transaction.on_commit(lambda: ask_reading(draft))
    return draft


@transaction.atomic
def read_again(draft_id: int, *, version: int, by: User, on: date) -> PlanDraft:
    """Ask once more for the reading of a draft that failed or hangs «đọc lại»."""
    draft = locked(PlanDraft, draft_id, version)
    require(may_review(by, draft, on=on))
    if draft.state not in (PlanDraft.State.READING, PlanDraft.State.FAILED):
        raise NothingToReadAgain

    draft.state = PlanDraft.State.READING
    draft.problem = ""
    draft.asked_at = clock.now()
    changed(draft, "state", "problem", "asked_at")
    record_event("plans.draft_asked_again", by=by, on=on, about=draft)
    transaction.on_commit(lambda: ask_reading(draft))
    return draft


@transaction.atomic
def read_by_machine(draft_id: int, *, version: int, by: User, on: date) -> PlanDraft:
    """Have the pages of a scan read by OCR «nhận dạng chữ»; rows typed by hand stay."""
    draft = locked(PlanDraft, draft_id, version)
    require(may_review(by, draft, on=on))
    if draft.state != PlanDraft.State.REVIEW or not draft.is_scan:
        raise NothingToReadAgain

    draft.state = PlanDraft.State.READING
    draft.machine_read = True
    draft.asked_at = clock.now()
    changed(draft, "state", "machine_read", "asked_at")
    record_event("plans.draft_asked_again", by=by, on=on, about=draft)
    transaction.on_commit(lambda: ask_reading(draft))
    return draft


@transaction.atomic
def drop_draft(draft_id: int, *, version: int, reason: str, by: User, on: date) -> PlanDraft:
    """Put a draft aside «bỏ bản nhập»; the same file may then be handed in anew."""
    draft = locked(PlanDraft, draft_id, version)
    require(may_review(by, draft, on=on))
    if draft.state in (PlanDraft.State.ISSUED, PlanDraft.State.DROPPED):
        raise NothingToReadAgain
    if not reason.strip():
        raise ReasonMissing

    draft.state = PlanDraft.State.DROPPED
    changed(draft, "state")
    record_event("plans.draft_dropped", by=by, on=on, about=draft, reason=reason.strip())
    return draft


def ask_reading(draft: PlanDraft) -> None:
    """Queue the reading; the words of a scan are read from its pictures."""
    task = read_pictures if draft.machine_read else read_draft
    task.enqueue(draft_id=draft.pk)
