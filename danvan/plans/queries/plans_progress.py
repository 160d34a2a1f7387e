"""How far the work of plans and duties has come on a day, of what a person sees of it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base import states
from danvan.base.states import StateShown
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Nature, Obligation
from danvan.obligations.queries.shown import judged, standing_of, state_shown
from danvan.rules.obligations.standing import Standing

DONE = frozenset({"done", "done_late", "done_undated", "not_arisen", "answered"})
NOT_COUNTED = frozenset({"not_applicable", "replaced", "joined", "ended"})
DATED = frozenset({Nature.DELIVERABLE, Nature.RECURRING})


@dataclass
class Progress:
    """Counts of obligations by how they stand «tiến độ».

    `total` and `done` are of dated and recurring work; standing work and requests are counted
    beside. `lone` is the standing of the only obligation, where there is but one.
    """

    total: int = 0
    done: int = 0
    late: int = 0
    submitted: int = 0
    standing: int = 0
    requests: int = 0
    answered: int = 0
    all: int = 0
    lone: Standing | None = None
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def state(self) -> StateShown | None:
        """Return the badge: the state itself of a lone obligation, else how far all are."""
        if self.all == 0:
            return None
        if self.all == 1 and self.lone is not None:
            return state_shown(self.lone)
        if self.total == 0:
            return states.STANDING if self.standing else states.REQUESTED
        said = {"done": self.done, "total": self.total, "late": self.late}
        if self.late:
            label = _("Quá hạn %(late)d, xong %(done)d/%(total)d") % said
            return StateShown(label, "late", "exclamation-triangle")
        label = _("Xong %(done)d/%(total)d") % said
        if self.done == self.total:
            return StateShown(label, "good", "check-circle")
        return StateShown(label, "calm", "clock")


def progress_by(
    user: User, on: date, *, groups: Collection[str], by_duty: bool = False
) -> Mapping[str, Progress]:
    """Return the progress of plans ("plans.plan:7"), and of their duties if asked, in one go."""
    rows = judged(visible_obligations(user, on=on).filter(origin_group__in=groups)).only(
        "state", "nature", "due", "submitted_on", "closed_on", "origin_ref", "origin_group"
    )
    found: dict[str, Progress] = defaultdict(Progress)
    for row in rows:
        standing = standing_of(row, on)
        _count(found[row.origin_group], row, standing)
        if by_duty:
            _count(found[row.origin_ref], row, standing)
    return found


def _count(progress: Progress, row: Obligation, standing: Standing) -> None:
    progress.all += 1
    progress.lone = standing if progress.all == 1 else None
    progress.codes[standing.code] += 1
    if standing.code in NOT_COUNTED:
        return
    if row.nature in DATED:
        progress.total += 1
        progress.done += standing.code in DONE
        progress.late += standing.code == "late"
        progress.submitted += standing.code == "submitted"
    elif row.nature == Nature.STANDING:
        progress.standing += 1
    else:
        progress.requests += 1
        progress.answered += standing.code == "answered"
