"""Codes of what people do: each event declares its sentence and the facts it may carry."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise

from danvan.base import registry


@dataclass(frozen=True)
class EventKind:
    """One kind of recorded act «loại sự kiện».

    `sentence` is shown to people, with named placeholders for `facts`; a fact that is not declared
    here cannot be recorded, so guarded values (names of petitioners, contents of cases) never enter
    the log by accident.
    """

    code: str
    sentence: str | Promise
    facts: frozenset[str] = frozenset()
    icon: str = "clock"


class UnknownEvent(LookupError):
    """An act tried to record a code that no app has declared."""


@cache
def event_kinds() -> dict[str, EventKind]:
    """Return every declared kind by code; apps sign a tuple of kinds under "events"."""
    kinds: dict[str, EventKind] = {}
    for name, declared in registry.signed("events"):
        if not isinstance(declared, Iterable):
            raise TypeError(f"Sự kiện của {name} phải là một dãy EventKind.")
        kinds.update({kind.code: kind for kind in declared})
    return kinds


def event_kind(code: str) -> EventKind:
    """Return the kind of a code; raises UnknownEvent."""
    try:
        return event_kinds()[code]
    except KeyError:
        raise UnknownEvent(code) from None
