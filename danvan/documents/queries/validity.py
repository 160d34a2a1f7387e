"""What holds for documents on a day, and why: replaced is not the same as followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.base.states import StateShown
from danvan.documents.models import Certainty, Document
from danvan.documents.register import acting_on, entry_of
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.documents.validity import RegisterEntry, State, state_on
from danvan.units.queries import UnitBook

SHOWN: Mapping[State, StateShown] = {
    State.IN_FORCE: StateShown(gettext_lazy("Còn hiệu lực"), "good", "check-circle"),
    State.NOT_YET: StateShown(gettext_lazy("Chưa có hiệu lực"), "soon", "clock"),
    State.EXPIRED: StateShown(gettext_lazy("Hết hiệu lực"), "late", "x-circle"),
    State.FOLLOWED: StateShown(gettext_lazy("Có văn bản mới hơn"), "soon", "information-circle"),
    State.UNKNOWN: StateShown(gettext_lazy("Chưa rõ hiệu lực"), "muted", "question-mark-circle"),
}


@dataclass(frozen=True)
class Validity:
    """What holds for a document on a day «hiệu lực», step by step, and how sure that is.

    `basis` is where the facts were read; `mark` says that nobody checked them yet.
    """

    state: StateShown
    on: date
    steps: tuple[str, ...]
    basis: str
    verified: bool
    mark: str | Promise = ""


def validity_of(documents: Iterable[Document], on: date, book: UnitBook) -> dict[int, Validity]:
    """Return what holds for some documents on a day, in one query; `book` knows their issuers."""
    rows = list(documents)
    acting = acting_on(rows)
    return {row.pk: _validity(row, entry_of(row, acting), on, book) for row in rows}


def in_force_on(documents: QuerySet[Document], day: date) -> QuerySet[Document]:
    """Return the documents in force on a day, those with a newer one on the matter among them.

    Left out are those of whose days nothing is known. The same as the rule says, a test sees to it.
    """
    begun = Q(in_force_from__lte=day) | Q(in_force_from__isnull=True, in_force_until__isnull=False)
    lasting = Q(in_force_until__isnull=True) | Q(in_force_until__gte=day)
    return documents.filter(begun, lasting)


def _validity(row: Document, entry: RegisterEntry, on: date, book: UnitBook) -> Validity:
    state = state_on(entry, on)
    issuer = book.entries.get(row.issuer_unit_id) if row.issuer_unit_id else None
    steps = [_main_step(entry, state), *_more_steps(entry, state)]
    if issuer is not None and not issuer.live and state is not State.EXPIRED:
        steps.append(
            _("%(issuer)s không còn hoạt động; văn bản không vì thế mà hết hiệu lực.")
            % {"issuer": issuer.name}
        )
    own = row.certainty == Certainty.OWN
    mark = "" if own or entry.is_verified else row.get_certainty_display()
    return Validity(SHOWN[state], on, tuple(steps), row.source, not mark, mark)


def _main_step(entry: RegisterEntry, state: State) -> str:
    if state is State.NOT_YET and entry.effective_from:
        return _("Có hiệu lực từ ngày %(day)s.") % {"day": say_day(entry.effective_from)}
    if state is State.EXPIRED and entry.effective_until:
        return _("Hết hiệu lực sau ngày %(day)s.") % {"day": say_day(entry.effective_until)}
    if state is State.UNKNOWN:
        return _("Sổ chưa ghi ngày có hiệu lực và ngày hết hiệu lực.")
    return _in_force(entry)


def _in_force(entry: RegisterEntry) -> str:
    """Say since when and until when; both days as far as they are known."""
    days = {
        "since": say_day(entry.effective_from) if entry.effective_from else "",
        "until": say_day(entry.effective_until) if entry.effective_until else "",
    }
    if not days["until"]:
        return _("Có hiệu lực từ ngày %(since)s; sổ chưa ghi ngày hết hiệu lực.") % days
    if not days["since"]:
        return _("Có hiệu lực đến hết ngày %(until)s.") % days
    return _("Có hiệu lực từ ngày %(since)s đến hết ngày %(until)s.") % days


def _more_steps(entry: RegisterEntry, state: State) -> Iterable[str]:
    """Yield what newer documents do to this one."""
    if entry.replaced_by and (state is State.EXPIRED or entry.effective_until):
        yield _("Được thay thế bằng %(newer)s.") % {"newer": ", ".join(entry.replaced_by)}
    elif entry.replaced_by:
        yield _(
            "Sổ ghi %(newer)s thay thế văn bản này nhưng chưa ghi ngày hết hiệu lực: hãy kiểm tra."
        ) % {"newer": ", ".join(entry.replaced_by)}
    if entry.amended_by:
        yield _("Được sửa đổi, bổ sung bởi %(newer)s.") % {"newer": ", ".join(entry.amended_by)}
    if entry.followed_by:
        yield _(
            "Có văn bản ban hành sau về cùng nội dung: %(newer)s. Như vậy chưa phải là bị bãi bỏ: "
            "hãy đối chiếu."
        ) % {"newer": ", ".join(entry.followed_by)}
