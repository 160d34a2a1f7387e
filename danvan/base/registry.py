"""What the bottom must list but cannot know: upper apps sign dotted names, resolved when used."""

from collections import defaultdict
from functools import cache

from django.utils.module_loading import import_string

_SIGNED: dict[str, dict[str, str]] = defaultdict(dict)


def sign(kind: str, name: str, dotted: str) -> None:
    """Sign `dotted` (module.attribute) in as the thing called `name` among those of one `kind`.

    Raises ValueError when another thing already bears the name.
    """
    known = _SIGNED[kind].setdefault(name, dotted)
    if known != dotted:
        raise ValueError(f"{kind}: tên {name} đã dùng cho {known}.")


def signed(kind: str) -> tuple[tuple[str, object], ...]:
    """Return the things of a kind as (name, object), in the order they signed in."""
    return tuple((name, _resolve(dotted)) for name, dotted in _SIGNED[kind].items())


def named(kind: str, name: str) -> object:
    """Return one signed thing; raises KeyError when nobody signed it."""
    return _resolve(_SIGNED[kind][name])


def kinds() -> tuple[str, ...]:
    """Return every kind that has been signed."""
    return tuple(_SIGNED)


@cache
def _resolve(dotted: str) -> object:
    return import_string(dotted)
