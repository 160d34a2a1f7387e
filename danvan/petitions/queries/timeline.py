"""What happened to a petition, in its order: steps, papers that change time, what was decided."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.petitions.models import ComplaintHearing, Petition
from danvan.rules.petitions.stage_words import LABELS


@dataclass(frozen=True)
class Happening:
    """One line of what happened «diễn biến»."""

    on: date
    text: str
    by: str = ""
    paper: str = ""
    note: str = ""
    icon: str = "arrow-right"


def timeline_of(petition: Petition) -> tuple[Happening, ...]:
    """Return what happened, the newest first; things of one day keep their order."""
    found = [
        *_stages(petition),
        *_clock(petition),
        *_hearings(petition),
        *_referrals(petition),
        *_decisions(petition),
        *_replies(petition),
    ]
    told = _once(found)
    told.sort(key=lambda one: one.on)
    return tuple(reversed(told))


def _once(found: Iterable[Happening]) -> list[Happening]:
    """Tell once what one paper did twice, as a step and as a referral; the fuller line stays."""
    told: dict[tuple[object, ...], Happening] = {}
    for at, one in enumerate(found):
        key = (one.on, one.text, one.paper) if one.paper else (at,)
        told[key] = max(told.get(key, one), one, key=lambda line: len(line.note))
    return list(told.values())


def _stages(petition: Petition) -> Iterator[Happening]:
    for row in petition.stages.select_related("by"):
        yield Happening(
            on=row.on,
            text=LABELS.get(row.stage, row.stage),
            by=row.by.name if row.by else "",
            paper=row.document_number,
            note=row.note,
        )


def _clock(petition: Petition) -> Iterator[Happening]:
    for row in petition.clock_events.select_related("by"):
        label = row.get_what_display()
        yield Happening(
            row.on, _first_up(label), row.by.name, row.document_number, row.reason, "clock"
        )


def _hearings(petition: Petition) -> Iterator[Happening]:
    for row in petition.hearings.exclude(outcome=ComplaintHearing.Outcome.PLANNED):
        yield Happening(
            row.on,
            _("Đối thoại: %(outcome)s") % {"outcome": row.get_outcome_display()},
            paper=row.minutes_number,
            icon="chat-bubble-left-right",
        )


def _referrals(petition: Petition) -> Iterator[Happening]:
    for row in petition.referrals.select_related("by"):
        label = _first_up(row.get_what_display())
        yield Happening(
            row.on, label, row.by.name, row.document_number, row.to_name, "paper-airplane"
        )


def _decisions(petition: Petition) -> Iterator[Happening]:
    for row in petition.decisions.all():
        if row.sent_on:
            told = _("Đã gửi %(what)s") % {"what": row.get_what_display()}
            yield Happening(row.sent_on, told, paper=row.number, icon="paper-airplane")
        if row.published_on:
            yield Happening(
                row.published_on, _("Công khai: %(how)s") % {"how": row.published_how}, icon="eye"
            )
        for order in row.executions.all():
            if order.done_on:
                yield Happening(order.done_on, _("Thi hành xong"), note=order.text, icon="check")


def _replies(petition: Petition) -> Iterator[Happening]:
    for row in petition.replies.all():
        yield Happening(
            timezone.localtime(row.at).date(),
            _("Người gửi: %(word)s") % {"word": row.get_word_display()},
            note=row.text,
            icon="chat-bubble-left",
        )
        if row.handled_on:
            told = _("Đã trả lời đề nghị xem lại")
            yield Happening(row.handled_on, told, note=row.answer, icon="check")


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
