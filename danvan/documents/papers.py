"""Opening the papers that people hand in, and comparing two of them."""

from collections.abc import Callable
from datetime import date

from danvan.documents.content import FileRefused, checked_content
from danvan.documents.models import StoredFile
from danvan.documents.store import open_content
from danvan.readers.guarded import open_guarded
from danvan.readers.refusals import Refused
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.documents.compare import DIFFERS, Comparison, Difference, compare_texts
from danvan.rules.documents.heads import Head, read_head
from danvan.rules.text.blocks import Source

Opener = Callable[[bytes, str], Source]
OF_STATE_SECRETS = "state_secret"


def opened(data: bytes, name: str, open_file: Opener = open_guarded) -> Source:
    """Return what a text says. Raises FileRefused in Vietnamese."""
    try:
        return open_file(data, name)
    except Refused as refusal:
        raise FileRefused(refusal.message) from refusal


def opened_if_text(data: bytes, name: str, open_file: Opener = open_guarded) -> Source | None:
    """Return what a paper says; None for a photograph or a sheet, which have no lines to read.

    Raises FileRefused for what must not be kept, a stamp of secrecy first of all.
    """
    content = checked_content(data, name)
    if content.content_type.startswith("image/"):
        return None
    return opened(data, content.name, open_file)


def source_of(file: StoredFile, open_file: Opener = open_guarded) -> Source:
    """Return what a kept file says. Raises FileRefused, FileHeld, ContentGone, StoreSilent."""
    with open_content(file) as kept:
        return opened(kept.read(), file.name, open_file)


def compared(
    approved: Source | None, signed: Source | None, number: str, issued_on: date | None
) -> Comparison:
    """Compare a signed paper with the approved one, and its head with what the clerk wrote."""
    if approved is None:
        return Comparison("nothing")
    if signed is None:
        return Comparison("unreadable")
    found = compare_texts(approved, signed)
    heads = _head_differs(read_head(signed), number, issued_on)
    if not heads or found.outcome == "unreadable":
        return found
    return Comparison(DIFFERS, (*heads, *found.differences), found.more)


def _head_differs(head: Head, number: str, issued_on: date | None) -> tuple[Difference, ...]:
    """Tell where the paper bears another number or day than the register; a blank says nothing."""
    found = []
    if number and head.number and head.number != number:
        found.append(Difference("Số:", number, head.number, ""))
    if issued_on and head.issued_on and head.issued_on != issued_on:
        found.append(Difference("ngày", say_day(issued_on), say_day(head.issued_on), ""))
    return tuple(found)
