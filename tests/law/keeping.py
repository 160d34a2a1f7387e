"""The keeper of the law's numbers in the named world, and a row as typed."""

from dataclasses import replace
from datetime import date
from typing import Any

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.law.actions.facts import LimitFacts
from danvan.law.models import TimeLimit
from tests.factories.people import World, appoint, person

ON = date(2026, 7, 20)


def keeper(world: World) -> User:
    """Return Oanh, the operator of UBND tỉnh, which has nobody above it."""
    oanh = person("oanh", "Lý Kim Oanh")
    appoint(oanh, world.province, Role.OPERATOR, "Quản trị hệ thống")
    return oanh


def facts_of(row: TimeLimit, **changes: Any) -> LimitFacts:
    """Return a row as it stands, with some things typed otherwise."""
    told = {name: getattr(row, name) for name in LimitFacts.columns()}
    told["lengthenings"] = tuple(row.lengthenings)
    return replace(LimitFacts(**told), **changes)
