"""Posts of the old commune that plans print as if they were units: they are people of UBND xã."""

from danvan.rules.plans.units_named.directory import Directory, Known, Scope
from danvan.rules.plans.units_named.misprints import slip_of
from danvan.rules.plans.units_named.vocabulary import (
    COUNTER,
    IN_CHARGE,
    OFFICIALS,
    OFFICIALS_LED_IN,
)
from danvan.rules.plans.units_named.words import Words, find, plain, starts_with

ONE_STOP = "one_stop"
DEPARTMENT_KINDS = frozenset({"department", "office"})


def official_of(core: Words, directory: Directory) -> Known | None:
    """Return the body in which an official of a commune works; None when it is no such post.

    A department that bears the post's field is meant first, then the office, then UBND itself.
    """
    post = _post(core)
    if directory.level != "commune" or post is None:
        return None
    own = directory.of_scopes(Scope.OWN)
    counter = [
        k for k in own if k.unit.kind == ONE_STOP and post in {plain(name) for name in COUNTER}
    ]
    fields = [k for k in own if k.unit.kind in DEPARTMENT_KINDS and _bears(k, post)]
    offices = [k for k in own if k.unit.kind == "office"]
    authority = [k for k in directory.of_scopes(Scope.SELF) if k.unit.kind == "ubnd"]
    return next(iter((*counter, *fields, *offices, *authority)), None)


def _post(core: Words) -> Words | None:
    for phrase in OFFICIALS_LED_IN:
        if starts_with(core, plain(phrase)) and len(core) > len(plain(phrase)):
            core = core[len(plain(phrase)) :]
            break
    for phrase in IN_CHARGE:
        place = find(core, plain(phrase))
        if place > 0:
            core = core[:place]
    return next(
        (plain(post) for post in OFFICIALS if core == plain(post) or slip_of(core, plain(post))),
        None,
    )


def _bears(known: Known, post: Words) -> bool:
    return any(find(name.core, post) >= 0 for name in known.names)
