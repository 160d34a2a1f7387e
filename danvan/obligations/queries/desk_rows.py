"""A line of the desk: the work item, the way to its origin, and what may be done with it there."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.obligations.access import OWING, posts_of
from danvan.obligations.models import Extension, Nature, Obligation, RequestStep, Submission, Waiver
from danvan.obligations.queries.inbox import part_of
from danvan.obligations.queries.origins import NOWHERE, origins
from danvan.obligations.queries.shown import WorkItem, work_items
from danvan.rules.deadlines.calendar import say_day
from danvan.rules.obligations.lifecycle import CLOSED

State = Obligation.State


@dataclass(frozen=True)
class DeskRow:
    """A line of the desk «dòng việc»: drawn by `desk/_row.html`.

    `asks` says what somebody wants decided, or when a request was sent. A request has no day and
    nobody of ours does it.
    """

    item: WorkItem
    origin_url: str
    assignable: bool
    is_request: bool
    asks: tuple[str, ...] = ()

    @property
    def tick(self) -> str:
        """Return what ticking the line sends: which piece of work, as it was seen."""
        return f"{self.item.pk}:{self.item.version}"


def desk_rows(rows: Sequence[Obligation], user: User, *, on: date) -> dict[int, DeskRow]:
    """Return rows that went through `shown` as lines of the desk, by id.

    The number of queries does not depend on the number of rows.
    """
    refs = {row.pk: row.origin_ref or row.origin_group for row in rows}
    whence = origins(set(refs.values()), on=on)
    requests = {row.pk for row in rows if row.nature == Nature.REQUEST}
    may = assignable(user, refs, on=on)
    asks = asked_of(refs)
    return {
        item.pk: DeskRow(
            item,
            whence.get(refs[item.pk], NOWHERE).url,
            item.pk in may,
            item.pk in requests,
            tuple(asks.get(item.pk, ())),
        )
        for item in work_items(rows, on=on)
    }


def assignable(user: User, obligations: Collection[int], *, on: date) -> frozenset[int]:
    """Return which of some running obligations the person may charge somebody with."""
    units = posts_of(user, on=on).own("obligations.assign")
    owing = part_of(units, OWING).filter(obligation__in=obligations)
    running = owing.exclude(obligation__state__in=CLOSED)
    return frozenset(running.values_list("obligation_id", flat=True))


def asked_of(obligations: Collection[int]) -> Mapping[int, list[str]]:
    """Return what is waiting to be decided or answered about some obligations, as sentences."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = {"obligation__in": obligations, "outcome": ""}
    for handed in Submission.objects.filter(**rows):
        found[handed.obligation_id].append(
            _("Báo cáo hoàn thành ngày %(on)s") % {"on": say_day(handed.on)}
        )
    for later in Extension.objects.filter(**rows):
        found[later.obligation_id].append(
            _("Xin gia hạn đến %(day)s: %(reason)s")
            % {"day": say_day(later.asked_due), "reason": later.reason}
        )
    for free in Waiver.objects.filter(**rows):
        found[free.obligation_id].append(
            _("Đề nghị không áp dụng: %(reason)s") % {"reason": free.reason}
        )
    sent = RequestStep.objects.filter(
        obligation__in=obligations, state=State.SENT, obligation__state__in=("sent", "received")
    )
    for step in sent:
        found[step.obligation_id].append(_("Đã gửi ngày %(on)s") % {"on": say_day(step.on)})
    return found
