"""The receptions of citizens of the sample province until mid-July, told through people's acts."""

import json
from datetime import date, time

from danvan.accounts.models import User
from danvan.desk.sample.organisation import Row, text
from danvan.petitions.actions.desks import Reached, set_desk
from danvan.petitions.actions.reception_conclusions import Ordered, conclude_session
from danvan.petitions.actions.reception_owed import reply_visit
from danvan.petitions.actions.reception_schedules import NewSchedule, set_schedule
from danvan.petitions.actions.reception_sessions import NewSession, hold_session, plan_session
from danvan.petitions.actions.reception_visits import Came, VisitTyped, enter_visit
from danvan.petitions.models import ReceptionSession, Visit
from danvan.rules.petitions.reception import MeetingDays
from danvan.units.models import Post, Unit

MORNING, NOON = time(8), time(11)
DESKS_WRITTEN = date(2026, 1, 5)


def tell_receptions() -> int:
    """Let leaders receive whom the story says; return how many sessions were held."""
    story: Row = json.loads(text("receptions.json"))
    for row in story["desks"]:
        _desk(row)
    for row in story["sessions"]:
        _session(row)
    for row in story["schedules"]:
        _schedule(row)
    return len(story["sessions"])


def _desk(row: Row) -> None:
    by, unit = _user(row["by"]), Unit.objects.get(key=row["unit"])
    reached = Reached(row["place"], row["phone"], row["hours"])
    set_desk(unit.pk, 0, reached, by=by, on=DESKS_WRITTEN)


def _session(row: Row) -> None:
    by, on = _user(row["by"]), _day(row["on"])
    post = _head(row["unit"])
    new = NewSession(
        unit=post.unit_id,
        post=post.pk,
        on=on,
        starts=MORNING,
        ends=NOON,
        place=row["place"],
        extraordinary=False,
    )
    session = plan_session(new, by=by, on=on)
    hold_session(session.pk, _user(row["receiver"]).pk, version=session.version, by=by, on=on)
    for visit in row["visits"]:
        _visit(session, visit, by, on)
    if "conclusion" in row:
        _conclude(session, row["conclusion"], on)


def _visit(session: ReceptionSession, row: Row, by: User, on: date) -> None:
    typed = VisitTyped(
        summary=row["summary"],
        kind=row["kind"],
        people=tuple(Came(**one) for one in row["people"]),
        people_count=row.get("people_count", len(row["people"])),
        is_competent=row.get("is_competent", True),
    )
    visit: Visit = enter_visit(session.pk, typed, by=by, on=on)
    if "reply" in row:
        outcome, day, number = row["reply"]
        visit.refresh_from_db()
        replied = _day(day)
        reply_visit(
            visit.pk,
            outcome,
            replied_on=replied,
            number=number,
            version=visit.version,
            by=by,
            on=replied,
        )


def _conclude(session: ReceptionSession, row: Row, on: date) -> None:
    ordered = [
        Ordered(
            one["text"],
            Unit.objects.get(key=one["unit"]).pk,
            _day(one["due"]),
            basis=one["basis"],
        )
        for one in row["items"]
    ]
    conclude_session(session.pk, row["text"], ordered, by=_user(row["by"]), on=on)


def _schedule(row: Row) -> None:
    post = _head(row["unit"])
    schedule = NewSchedule(
        unit=post.unit_id,
        post=post.pk,
        days=MeetingDays("monthly", tuple(row["days"])),
        starts=MORNING,
        ends=NOON,
        place=row["place"],
        since=_day(row["since"]),
    )
    set_schedule(schedule, by=_user(row["by"]), on=_day(row["on"]))


def _head(key: str) -> Post:
    return Post.objects.get(unit__key=key, is_head=True)


def _user(username: str) -> User:
    return User.objects.get(username=username)


def _day(written: str) -> date:
    return date.fromisoformat(written)
