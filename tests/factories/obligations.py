"""Makers of obligations between the named units."""

from dataclasses import replace
from datetime import date
from typing import Any

from danvan.accounts.models import User
from danvan.obligations.actions.open import Opening, open_obligation
from danvan.obligations.actions.report import NewEvidence, add_evidence
from danvan.obligations.actions.submit import submit_obligation
from danvan.obligations.models import Evidence, Nature, Obligation
from tests.factories.people import World

OPENED = date(2026, 3, 2)


def opening(world: World, **changes: Any) -> Opening:
    """Return what UBND xã An Bình orders its Phòng Văn hóa - Xã hội, due 2026-06-30."""
    base = Opening(
        title="Lập danh sách hộ cần tư vấn thủ tục",
        nature=Nature.DELIVERABLE,
        origin_kind="plan",
        debtor=world.office.pk,
        creditor=world.commune.pk,
        opens_on=OPENED,
        due=date(2026, 6, 30),
        due_steps=("Văn bản ghi hạn 30/06/2026.",),
    )
    return replace(base, **changes)


def owed(world: World, by: User | None = None, **changes: Any) -> Obligation:
    """Return an open obligation; what is left unsaid is as in `opening`."""
    if changes.get("nature") in {Nature.STANDING, Nature.REQUEST}:
        changes = {"due": None, "due_steps": (), **changes}
    return open_obligation(opening(world, **changes), by=by or world.lan, on=OPENED)


def proof(title: str = "Báo cáo kết quả") -> NewEvidence:
    """Return a document number as evidence."""
    return NewEvidence(Evidence.Kind.DOCUMENT, title=title, number="15/BC-VHXH")


def handed_in(
    world: World, obligation: Obligation, *, on: date, by: User | None = None
) -> Obligation:
    """Return an obligation with evidence, handed in by Thu (or another)."""
    who = by or world.thu
    add_evidence(obligation.pk, proof(), by=who, on=on)
    submit_obligation(
        obligation.pk,
        version=obligation.version,
        note="Đã xong",
        nothing_arose=False,
        by=who,
        on=on,
    )
    obligation.refresh_from_db()
    return obligation
