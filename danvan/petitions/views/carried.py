"""What was typed as a petition and turns out to be a denunciation, brought to the page that seals.

It travels by the encrypted draft: nothing of it stands in an address.
"""

from typing import Any
from uuid import UUID

from danvan.accounts.pages import StaffRequest
from danvan.petitions.actions.drafts import drop_draft, own_draft
from danvan.petitions.models import Petitioner
from danvan.petitions.views.people_typed import people_typed

_SAME = (
    "unit",
    "received_on",
    "written_on",
    "channel",
    "passed_by",
    "about_post",
    "about_unit",
    "visit",
)


def carried(request: StaffRequest) -> dict[str, Any]:
    """Return what the form that seals shows first of a draft of one's own; nothing without one."""
    key = _key(request)
    draft = own_draft(request.user, key) if key else None
    if draft is None or draft.typed is None:
        return {}
    told = {name: values[0] for name, values in draft.typed.items() if values and values[0]}
    people = people_typed(draft.typed)
    first = next(iter(people), {})
    known = {name: told[name] for name in _SAME if name in told}
    known |= {name: value for name, value in first.items() if name in _PERSON}
    known |= {"content": told.get("subject", ""), "others": "\n".join(map(_line, people[1:]))}
    return known | {"is_anonymous": bool(told.get("is_anonymous")) and not people}


def forget_carried(request: StaffRequest) -> None:
    """Throw the draft away that was brought: it lies under the seal now."""
    key = _key(request)
    if key:
        drop_draft(key, by=request.user)


_PERSON = frozenset(field.name for field in Petitioner._meta.fields) - {"standing", "authority"}


def _line(person: dict[str, str]) -> str:
    return "; ".join(person.get(name, "") for name in ("name", "address", "phone"))


def _key(request: StaffRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("nhap", ""))
    except ValueError:
        return None
