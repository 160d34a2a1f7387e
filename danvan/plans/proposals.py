"""What the program proposes once issuer and day are known: whom names mean, what is in force."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date

from django.utils.translation import gettext as _

from danvan.plans.values import CitationValue, DutyValue, UnitChoice, to_json
from danvan.rules.documents.validity import Register, RegisterEntry, State, state_on
from danvan.rules.plans.units_named import NamedUnit, resolve_units

Resolve = Callable[[str], UnitChoice]


def resolver(units: Sequence[NamedUnit], issuer: int, co_issuer: int | None) -> Resolve:
    """Return the question «whom does this printed name mean?» for one issuer and day."""
    known: dict[str, UnitChoice] = {}

    def resolve(printed: str) -> UnitChoice:
        if printed not in known:
            known[printed] = _choice(printed, units, issuer, co_issuer)
        return known[printed]

    return resolve


def _choice(
    printed: str, units: Sequence[NamedUnit], issuer: int, co_issuer: int | None
) -> UnitChoice:
    found = resolve_units(printed, units, issuer, co_issuer=co_issuer)
    return UnitChoice(printed, tuple(found.unit_ids), found.head, found.how, found.note)


def proposed_parties(duty: DutyValue, resolve: Resolve) -> dict[str, object]:
    """Return the units and partners a duty's printed names stand for, as JSON."""
    resolved = DutyValue(
        duty.text,
        units=tuple(resolve(choice.printed) for choice in duty.units),
        partners=tuple(resolve(choice.printed) for choice in duty.partners),
    )
    whole = to_json(resolved)
    return {"units": whole["units"], "partners": whole["partners"]}


def nobody_resolved(duty: DutyValue) -> dict[str, object]:
    """Return the proposal while no issuer is chosen: every printed name waits."""
    return {
        "units": [asdict(UnitChoice(choice.printed)) for choice in duty.units],
        "partners": [asdict(UnitChoice(choice.printed)) for choice in duty.partners],
    }


def proposed_validity(citation: CitationValue, register: Register, day: date) -> dict[str, object]:
    """Return what the register says of a cited document on a day, as JSON."""
    entry = _entry(citation, register)
    state = state_on(entry, day) if entry else State.UNKNOWN
    return {
        "validity": str(state),
        "validity_on": day.isoformat(),
        "note": _note(entry, state),
        "verified": bool(entry and entry.is_verified),
    }


def _entry(citation: CitationValue, register: Register) -> RegisterEntry | None:
    if citation.number:
        return register.find(citation.number, citation.day, citation.type)
    if not citation.title:
        return None
    year = (citation.date or "")[:4] or None
    return register.find_law(citation.type, citation.title, issued=citation.day, year=year)


def _note(entry: RegisterEntry | None, state: State) -> str:
    """Return one sentence that says what to do about a cited document."""
    if entry is None:
        return ""
    newer = ", ".join(entry.replaced_by or entry.followed_by)
    if state is State.EXPIRED and newer:
        return _("Đã được thay bằng %(newer)s. Hãy xem lại căn cứ.") % {"newer": newer}
    if state is State.FOLLOWED:
        return _("Đã có văn bản mới hơn: %(newer)s. Hãy đối chiếu.") % {"newer": newer}
    return ""
