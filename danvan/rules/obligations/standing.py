"""How an obligation stands on a day: asked, never stored."""

from dataclasses import dataclass, replace
from datetime import date

from danvan.rules.catalogue import rule

SOON_DAYS = 7


@dataclass(frozen=True)
class Standing:
    """What is shown of an obligation «tình trạng»: always a word, a tone and an icon.

    `days` is how many days are left (negative: late by so many); None when no day is running.
    """

    code: str
    label: str
    tone: str
    icon: str
    days: int | None = None


IN_TIME = Standing("in_time", "Trong hạn", "calm", "clock")
SOON = Standing("soon", "Sắp đến hạn", "soon", "bell-alert")
LATE = Standing("late", "Quá hạn %d ngày", "late", "exclamation-triangle")
NO_DAY = Standing("no_day", "Chưa có hạn", "calm", "clock")
SUBMITTED = Standing("submitted", "Đang trình", "waiting", "paper-airplane")
DONE = Standing("done", "Hoàn thành đúng hạn", "good", "check-circle")
DONE_LATE = Standing("done_late", "Hoàn thành quá hạn", "good_late", "check")
DONE_UNDATED = Standing("done_undated", "Hoàn thành", "good", "check-circle")
NOT_ARISEN = Standing("not_arisen", "Không phát sinh", "muted", "minus-circle")
NOT_APPLICABLE = Standing("not_applicable", "Không áp dụng", "muted", "no-symbol")
STANDING = Standing("standing", "Thường xuyên", "calm", "arrow-path")

_FIXED = {
    "waived": NOT_APPLICABLE,
    "replaced": Standing("replaced", "Được thay thế", "muted", "arrows-right-left"),
    "joined": Standing("joined", "Đã gộp", "muted", "arrows-pointing-in"),
    "ended": Standing("ended", "Đã kết thúc", "muted", "stop-circle"),
    "sent": Standing("sent", "Đã gửi, chờ trả lời", "waiting", "hand-raised"),
    "received": Standing("received", "Đã nhận, chờ trả lời", "waiting", "hand-raised"),
    "answered": Standing("answered", "Đã trả lời", "good", "check-circle"),
    "unanswered": Standing("unanswered", "Không trả lời", "muted", "minus-circle"),
}
_OPEN_BY_NATURE = {
    "standing": STANDING,
    "request": Standing("to_send", "Đề nghị: chưa gửi", "waiting", "hand-raised"),
}


@rule("OB-02", basis="Quy ước của chương trình: quá hạn khi ngày xem sau ngày hạn (hết 24 giờ)")
def standing_on(
    state: str,
    nature: str,
    due: date | None,
    submitted_on: date | None,
    closed_on: date | None,
    nothing_arose: bool,
    on: date,
    *,
    soon_days: int = SOON_DAYS,
) -> Standing:
    """Return how an obligation stands on a day.

    Late if and only if `on` is after `due`. Work done is judged by the day it was reported, not by
    the day somebody confirmed it. Standing work and requests are never late.
    """
    if state in _FIXED:
        return _FIXED[state]
    if state == "submitted":
        return replace(SUBMITTED, days=_left(due, on))
    if state == "confirmed":
        return _done(due, submitted_on or closed_on or on, nothing_arose)
    if nature in _OPEN_BY_NATURE:
        return _OPEN_BY_NATURE[nature]
    return _open(due, on, soon_days)


def _open(due: date | None, on: date, soon_days: int) -> Standing:
    if due is None:
        return NO_DAY
    left = (due - on).days
    if left < 0:
        return replace(LATE, label=LATE.label % -left, days=left)
    return replace(SOON if left <= soon_days else IN_TIME, days=left)


def _done(due: date | None, done_on: date, nothing_arose: bool) -> Standing:
    if nothing_arose:
        return NOT_ARISEN
    if due is None:
        return DONE_UNDATED
    return DONE_LATE if done_on > due else DONE


def _left(due: date | None, on: date) -> int | None:
    return None if due is None else (due - on).days
