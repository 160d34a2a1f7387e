"""What an entry of a register says, and what it must not say."""

import unicodedata
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.acts import ActRefused, changed
from danvan.documents.matching import match_again, match_waiting
from danvan.documents.models import Document

CALLED = {"certainty": gettext_lazy("độ tin cậy")}


class AlreadyEntered(ActRefused):
    """The document stands in the register already «đã có trong sổ»: `document` is that entry."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(
            _("%(document)s đã có trong sổ. Hãy mở văn bản đó thay vì ghi lần nữa.")
            % {"document": document}
        )


class DaysContradict(ActRefused):
    """The days of an entry cannot all be true «ngày mâu thuẫn»."""


class NothingCorrected(ActRefused):
    """A correction that corrects nothing «không có gì thay đổi»."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung giống hệt trong sổ, không có gì để sửa."))


@dataclass(frozen=True)
class Entry:
    """What a register says of a document «nội dung ghi sổ»."""

    kind: str
    number: str
    issued_on: date | None
    issuer: str
    title: str
    in_force_from: date | None = None
    in_force_until: date | None = None

    def tidied(self) -> Self:
        """Return the entry with its words composed and evenly spaced."""
        return replace(
            self,
            kind=tidy(self.kind),
            number=tidy(self.number),
            issuer=tidy(self.issuer),
            title=tidy(self.title),
        )


def tidy(text: str) -> str:
    """Return text composed (NFC) and evenly spaced."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def refuse_days(entry: Entry, on: date) -> None:
    """Refuse days that contradict each other. Raises DaysContradict."""
    issued, since, until = entry.issued_on, entry.in_force_from, entry.in_force_until
    if issued is not None and issued > on:
        raise DaysContradict(_("Ngày ban hành không được sau hôm nay."))
    if until is not None and until < (since or issued or until):
        raise DaysContradict(_("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."))


def write_entry(row: Document, entry: Entry) -> tuple[str, ...]:
    """Write what differs into a locked row and return the names of those fields.

    Citations that named it by its old number or day are looked at anew. Raises NothingCorrected.
    """
    names = [field.name for field in fields(entry)]
    differing = tuple(name for name in names if getattr(row, name) != getattr(entry, name))
    if not differing:
        raise NothingCorrected
    for name in differing:
        setattr(row, name, getattr(entry, name))
    changed(row, *differing)
    if {"number", "issued_on", "issuer"} & set(differing):
        match_again(row)
    match_waiting(row)
    return differing


def named(differing: tuple[str, ...]) -> str:
    """Return the fields of an entry as people call them."""
    columns = {column.name: column.verbose_name for column in Document._meta.fields}
    return ", ".join(str(CALLED.get(name, columns[name])) for name in differing)
