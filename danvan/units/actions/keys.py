"""Keys of new units and areas: made once from the name, never changed."""

import re

from danvan.rules.text.letters import fold
from danvan.units.models import Area, Unit

_NOT_KEY = re.compile(r"[^a-z0-9]+")
LONGEST = 70


def new_key(model: type[Unit] | type[Area], *words: str) -> str:
    """Return a free key made of words, numbered when it is taken."""
    plain = _NOT_KEY.sub("-", fold(" ".join(words))).strip("-")[:LONGEST].strip("-") or "khong-ten"
    taken = set(model._default_manager.filter(key__startswith=plain).values_list("key", flat=True))
    if plain not in taken:
        return plain
    return next(f"{plain}-{n}" for n in range(2, len(taken) + 3) if f"{plain}-{n}" not in taken)
