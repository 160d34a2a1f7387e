"""What every act shares: refusals that speak Vietnamese, the lock, and the question of right."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, TypeVar

from django.db import models
from django.utils.translation import gettext as _

Row = TypeVar("Row", bound="Versioned")


class ActRefused(Exception):
    """An act that cannot be done «từ chối»: `message` says why and what to do, in Vietnamese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(ActRefused):
    """The person may not do this «không có quyền»."""

    def __init__(self) -> None:
        super().__init__(_("Bạn không có quyền làm việc này. Hãy nhờ người được giao thực hiện."))


class StaleRecord(ActRefused):
    """Somebody changed the record since it was seen «bản ghi đã đổi»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nội dung này vừa được người khác cập nhật. Nội dung bạn nhập vẫn còn trên trang: "
                "hãy xem bản mới rồi gửi lại."
            )
        )


class RecordGone(ActRefused):
    """The record does not exist any more, or never did «không còn bản ghi»."""

    def __init__(self) -> None:
        super().__init__(_("Không tìm thấy nội dung này. Có thể nó đã được xóa hoặc chuyển đi."))


class Versioned(models.Model):
    """A row that people edit «bản ghi có phiên bản»: `version` grows by one with every change.

    `derived` names columns worked out from others, and which: they are saved whenever those are.
    """

    derived: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


def require(allowed: bool) -> None:
    """Go on only when the access rule said yes; raises NotAllowed."""
    if not allowed:
        raise NotAllowed


def locked(model: type[Row], pk: int, version: int | None) -> Row:
    """Return the row, locked until the transaction ends, as the person saw it.

    `version` is what the page showed; None is for jobs and flows that just read the row. Raises
    StaleRecord when it has changed, RecordGone when there is none.
    """
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        raise RecordGone
    if version is not None and row.version != version:
        raise StaleRecord
    return row


def changed(row: Versioned, *fields: str) -> None:
    """Save the named fields of a locked row and count the change."""
    row.version += 1
    row.save(update_fields=[*fields, *derived_from(type(row), fields), "version"])


def derived_from(model: type[Versioned], fields: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a model that are worked out from some of its fields."""
    given = set(fields)
    return tuple(name for name, sources in model.derived.items() if given & set(sources))
