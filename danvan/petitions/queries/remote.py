"""What the law makes of a remote place, told where somebody ticks it: rows that are in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.law.queries import limit_table
from danvan.law.wording import UNITS
from danvan.rules.deadlines.limits import REMOTE, CannotCount, Limit, LimitTable, When


@dataclass(frozen=True)
class RemoteTold:
    """What changes in a remote place «vùng sâu, vùng xa», and by which articles."""

    steps: tuple[str, ...]
    basis: str
    verified: bool


def remote_told(*, on: date) -> RemoteTold:
    """Return which time limits are others in a remote place on a day.

    No list of such places is shipped: who reads the petition judges, and the page says so.
    """
    found = sorted(_rows(limit_table(), on), key=lambda pair: ".settle" not in pair[0].step)
    steps = tuple(_sentence(row, usual) for row, usual in found)
    judged = _("Chương trình không có danh mục địa bàn này: người xử lý xác định theo hồ sơ.")
    return RemoteTold(
        (*steps, judged),
        "; ".join(dict.fromkeys(row.source for row, _usual in found)),
        all(row.is_verified for row, _usual in found),
    )


def _rows(table: LimitTable, on: date) -> Iterator[tuple[Limit, Limit]]:
    """Return each row that is another in a remote place, beside the usual one."""
    for step in table.steps:
        try:
            own, usual = table.in_force(step, on, remote=True), table.in_force(step, on)
        except CannotCount:
            continue
        for row in own:
            if row.gives_date and (row.area == REMOTE or row.extended_when is When.REMOTE):
                yield row, usual[0]


def _sentence(row: Limit, usual: Limit) -> str:
    days = row.duration if row.area == REMOTE else row.extended_to
    told = _("%(what)s: %(days)s %(unit)s thay cho %(usual)s %(unit)s, kể từ %(event)s.")
    return told % {
        "what": row.subject,
        "days": days,
        "usual": usual.duration,
        "unit": UNITS.get(row.unit, row.unit),
        "event": row.event,
    }
