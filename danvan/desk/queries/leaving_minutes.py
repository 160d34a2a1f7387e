"""The minutes of a hand-over as they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.desk.queries.leaving import RECEIVED, refs_seen
from danvan.obligations.models import PostHandOver, PostHandOverLine
from danvan.units.queries import unit_book


@dataclass(frozen=True)
class MinutesLine:
    """One line: what it is, until when, who takes it on."""

    number: int
    kind: str
    title: str
    due: date | None
    receiver: str


@dataclass(frozen=True)
class Minutes:
    """Minutes as printed «biên bản bàn giao»: `receivers` sign below."""

    row: PostHandOver
    unit: str
    lines: tuple[MinutesLine, ...]
    receivers: tuple[str, ...]
    hidden: bool


def minutes_shown(row: PostHandOver, user: User, on: date) -> Minutes:
    """Return minutes with the words a person may read; who handed over reads them all."""
    lines = list(row.lines.select_related("receiver"))
    refs = [line.ref for line in lines]
    theirs = {line.ref for line in lines if line.receiver_id == user.pk}
    whole = user.pk == row.appointment.user_id
    seen = frozenset(refs) if whole else refs_seen(user, refs, on) | theirs
    names = dict.fromkeys(line.receiver.name for line in lines if line.receiver)
    post = row.appointment.post
    return Minutes(
        row=row,
        unit=unit_book(row.on, [post.unit_id]).name(post.unit_id),
        lines=_lines(lines, seen),
        receivers=tuple(names),
        hidden=not seen.issuperset(refs),
    )


def _lines(lines: Sequence[PostHandOverLine], seen: frozenset[str]) -> tuple[MinutesLine, ...]:
    return tuple(
        MinutesLine(
            number,
            line.get_kind_display(),
            line.title if line.ref in seen else _("(nội dung không hiển thị với bạn)"),
            line.due,
            _receiver(line),
        )
        for number, line in enumerate(lines, start=1)
    )


def _receiver(line: PostHandOverLine) -> str:
    if line.receiver:
        return line.receiver.name
    if line.kind in RECEIVED:
        return _("phân công sau")
    return (
        _("hết cùng chức vụ")
        if line.kind == PostHandOverLine.Kind.LENT
        else _("người giữ chức vụ kế tiếp")
    )
