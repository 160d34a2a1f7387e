"""Work ticked for bulk assignment: what of it the person may assign, to whom, what changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.obligations.queries.desk_choices import people_for_all
from danvan.obligations.queries.desk_rows import assignable
from danvan.obligations.queries.inbox import shown
from danvan.obligations.queries.shown import WorkItem, work_items

MOST = 100  # what one form may tick; a page shows fewer


@dataclass(frozen=True)
class Ticked:
    """What was ticked «việc đã chọn»: `people` are those who may be charged with all of it.

    `dropped` counts what is closed by now or not this person's to assign.
    """

    items: tuple[WorkItem, ...]
    people: tuple[tuple[int, str], ...]
    dropped: int

    @property
    def seen(self) -> tuple[tuple[int, int], ...]:
        """Return each piece of work with the version it has now."""
        return tuple((item.pk, item.version) for item in self.items)


def read_ticks(ticks: Iterable[str]) -> dict[int, int]:
    """Return what was ticked as id and version; what makes no sense is left out."""
    found: dict[int, int] = {}
    for tick in list(ticks)[:MOST]:
        pk, _colon, version = tick.partition(":")
        if _is_number(pk) and _is_number(version):
            found[int(pk)] = int(version)
    return found


def ticked(ticks: dict[int, int], user: User, *, on: date) -> Ticked:
    """Return the ticked work the person may assign, with those who may be charged with all."""
    rows: Sequence[Obligation] = list(
        shown(visible_obligations(user, on=on).filter(pk__in=ticks)),
    )
    may = assignable(user, [row.pk for row in rows], on=on)
    kept = [row for row in rows if row.pk in may]
    return Ticked(
        items=work_items(kept, on=on),
        people=people_for_all([row.pk for row in kept], on=on),
        dropped=len(ticks) - len(kept),
    )


def person_named(pk: int) -> User:
    """Return the person chosen among those offered."""
    return User.objects.get(pk=pk)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 16
