"""Running work whose day the law's table now counts otherwise: listed and recounted above us.

The apps that open such work sign a `Recounting` under "law_changed"; nothing moves by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from danvan.accounts.models import User
from danvan.base import registry

KIND = "law_changed"


@dataclass(frozen=True)
class Affected:
    """Work whose day counts otherwise now «việc chịu ảnh hưởng»; `key` names it to its app."""

    key: str
    title: str
    url: str
    before: date | None
    after: date | None
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Recounting:
    """How an app lists such work to a person who may recount it, and recounts one of them."""

    listed: Callable[[User, date], tuple[Affected, ...]]
    recount: Callable[[str, User, date], bool]


def recountings() -> dict[str, Recounting]:
    """Return every app's way by its name."""
    return {name: value for name, value in registry.signed(KIND) if isinstance(value, Recounting)}


def affected_work(user: User, on: date) -> tuple[Affected, ...]:
    """Return the running work of a person's own that would be due on another day now."""
    return tuple(one for way in recountings().values() for one in way.listed(user, on))
