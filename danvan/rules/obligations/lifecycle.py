"""Which moves an obligation may make, by its nature."""

from collections.abc import Mapping

from danvan.rules.catalogue import rule

Moves = Mapping[str, frozenset[str]]

CLOSED = frozenset({"confirmed", "waived", "replaced", "joined", "answered", "unanswered", "ended"})
WAITING = frozenset({"submitted", "sent", "received"})
# A plan's newer version, a merger of units or the end of a plan may take any open work away.
_TAKEN_AWAY = frozenset({"replaced", "joined", "ended"})

_WORK: Moves = {
    # "confirmed" straight from "open": the act of the origin fulfils it.
    "open": frozenset({"submitted", "confirmed", "waived"}) | _TAKEN_AWAY,
    "submitted": frozenset({"open", "confirmed", "waived"}) | _TAKEN_AWAY,
    "confirmed": frozenset({"open"}),
    "waived": frozenset({"open"}),
}
_STANDING: Moves = {"open": frozenset({"waived"}) | _TAKEN_AWAY}
_REQUEST: Moves = {
    "open": frozenset({"sent"}) | _TAKEN_AWAY,
    "sent": frozenset({"received", "answered", "unanswered"}) | _TAKEN_AWAY,
    "received": frozenset({"answered", "unanswered"}) | _TAKEN_AWAY,
    # A late answer is still an answer.
    "unanswered": frozenset({"answered"}),
}
_BY_NATURE: Mapping[str, Moves] = {
    "deliverable": _WORK,
    "recurring": _WORK,
    "standing": _STANDING,
    "request": _REQUEST,
}


@rule("OB-01", basis="Quy ước của chương trình: vòng đời nhiệm vụ theo tính chất")
def may_move(nature: str, state: str, to: str) -> bool:
    """Say whether work of a nature may go from one state to another."""
    return to in _BY_NATURE.get(nature, {}).get(state, frozenset())


def is_closed(state: str) -> bool:
    """Say whether nothing more is owed."""
    return state in CLOSED
