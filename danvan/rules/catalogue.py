"""The register of rules: every function that carries a legal or craft decision signs in here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Function = TypeVar("Function", bound=Callable[..., object])


@dataclass(frozen=True)
class Rule:
    """One registered rule «quy tắc»: its code, where it stands, and what it rests on."""

    code: str
    basis: str
    summary: str
    place: str


_RULES: dict[str, Rule] = {}
_BY_PLACE: dict[str, Rule] = {}


def rule(code: str, *, basis: str) -> Callable[[Function], Function]:
    """Sign a function into the register under `code`, resting on `basis` (law, article, or craft).

    Raises ValueError when two different functions claim one code.
    """

    def sign(function: Function) -> Function:
        place = f"{function.__module__}.{function.__qualname__}"
        summary = (function.__doc__ or "").strip().split("\n")[0]
        known = _RULES.get(code)
        if known is not None and known.place != place:
            raise ValueError(f"Mã quy tắc {code} đã dùng cho {known.place}.")
        _RULES[code] = _BY_PLACE[place] = Rule(code, basis, summary, place)
        return function

    return sign


def rule_of(function: Callable[..., object]) -> Rule:
    """Return the rule that a signed function stands for; raises KeyError for one that is not."""
    return _BY_PLACE[f"{function.__module__}.{function.__qualname__}"]


def all_rules() -> tuple[Rule, ...]:
    """Return every rule whose module has been imported, by code."""
    return tuple(_RULES[code] for code in sorted(_RULES))
