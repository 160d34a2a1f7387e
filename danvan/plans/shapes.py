"""Narrowing JSON honestly: what was stored or typed either has its shape, or is refused."""

from collections.abc import Callable, Mapping
from typing import TypeVar

Json = Mapping[str, object]
Kept = TypeVar("Kept")


class Misshapen(ValueError):
    """A stored or typed value that does not have its shape «giá trị sai dạng»; names the key."""


def obj(value: object) -> Json:
    """Return a JSON object."""
    if not isinstance(value, Mapping):
        raise Misshapen(f"object: {value!r}")
    return value


def text(data: Json, key: str, default: str = "") -> str:
    """Return a string; the default when it is absent or null."""
    value = data.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise Misshapen(f"{key}: {value!r}")
    return value


def maybe_text(data: Json, key: str) -> str | None:
    """Return a string, or None when it is absent, null or empty."""
    return text(data, key) or None


def flag(data: Json, key: str) -> bool:
    """Return a yes or no; no when it is absent."""
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise Misshapen(f"{key}: {value!r}")
    return value


def maybe_int(data: Json, key: str) -> int | None:
    """Return a whole number, or None when it is absent or null."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise Misshapen(f"{key}: {value!r}")
    return value


def maybe_number(data: Json, key: str) -> int | float | None:
    """Return a number, or None when it is absent or null."""
    value = data.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misshapen(f"{key}: {value!r}")
    return value


def one_of(data: Json, key: str, known: tuple[str, ...], default: str) -> str:
    """Return one of the known words; the default when it is absent or null."""
    value = text(data, key, default)
    if value not in known:
        raise Misshapen(f"{key}: {value!r}")
    return value


def each(data: Json, key: str, keep: Callable[[object], Kept]) -> tuple[Kept, ...]:
    """Return a list with each member narrowed by `keep`; empty when it is absent or null."""
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise Misshapen(f"{key}: {value!r}")
    return tuple(keep(member) for member in value)


def a_text(value: object) -> str:
    """Return a member that is a string."""
    if not isinstance(value, str):
        raise Misshapen(f"text: {value!r}")
    return value


def an_id(value: object) -> int:
    """Return a member that is the key of a row."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Misshapen(f"id: {value!r}")
    return value
