"""Receptions in the named world: Minh receives at the office of UBND xã An Bình."""

from datetime import date, time

from danvan.accounts.models import User
from danvan.petitions.actions.reception_sessions import NewSession, hold_session, plan_session
from danvan.petitions.actions.reception_visits import Came, VisitTyped
from danvan.petitions.models import ReceptionSession
from tests.factories.people import World
from tests.factories.petitions import chair_post

THURSDAY = date(2026, 7, 16)  # under the law of 2026-07-01
LUOM = Came("Cao Thị Lượm", "Thôn Đông, xã An Bình", "001190000123")


def planned(
    world: World,
    by: User,
    on: date = THURSDAY,
    *,
    today: date | None = None,
    extraordinary: bool = False,
    starts: time = time(8),
) -> ReceptionSession:
    """Return a session of the chairman of xã An Bình, on the calendar."""
    new = NewSession(
        unit=world.commune.pk,
        post=chair_post(world).pk,
        on=on,
        starts=starts,
        ends=time(11, 30),
        place="Phòng tiếp công dân, trụ sở UBND xã",
        extraordinary=extraordinary,
    )
    return plan_session(new, by=by, on=today or on)


def held(
    world: World, by: User, on: date = THURSDAY, *, receiver: User | None = None, **more: object
) -> ReceptionSession:
    """Return a session that was held, by the chairman himself unless somebody stood in."""
    session = planned(world, by, on, **more)  # type: ignore[arg-type]  # handed on as given
    return hold_session(session.pk, (receiver or world.minh).pk, version=None, by=by, on=on)


def told(**changes: object) -> VisitTyped:
    """Return what Lượm tells: a drain in her lane."""
    base: dict[str, object] = {
        "summary": "Cống thoát nước ngõ 4 thôn Đông bị tắc từ tháng 5",
        "kind": "recommendation",
        "people": (LUOM,),
    }
    return VisitTyped(**(base | changes))  # type: ignore[arg-type]  # fields by name
