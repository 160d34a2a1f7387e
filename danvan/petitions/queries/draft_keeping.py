"""How long a petition that was typed and never entered is kept, with the reason."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class DraftKeeping:
    """How long what is being typed is kept «thời hạn giữ bản nhập dở», with the reason."""

    days: int
    reason: str


@cache
def draft_keeping() -> DraftKeeping:
    """Return how many days a draft is kept after it was last saved."""
    file = resources.files("danvan.petitions").joinpath("data/draft_keeping.json")
    row = json.loads(file.read_text(encoding="utf-8"))
    return DraftKeeping(row["days"], row["reason"])
