"""The sample's year is told through the acts people use, and stands as the story says."""

from datetime import date

import pytest

from danvan.desk.sample.organisation import build_organisation
from danvan.desk.sample.story import tell_story
from danvan.documents.models import Arrival, Document
from danvan.documents.register import load_register, shipped_entries
from danvan.law.actions import load_holidays
from danvan.obligations.models import Obligation
from danvan.plans.models import Plan

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ON = date(2026, 7, 15)


def test_the_year_is_half_done_by_mid_july() -> None:
    load_holidays()
    load_register(shipped_entries())
    build_organisation()

    told = tell_story()

    assert told.plans == 2
    states = set(Obligation.objects.values_list("state", flat=True))
    assert {"open", "confirmed", "waived", "sent", "received", "answered"} <= states
    late = Obligation.objects.filter(state="open", due__lt=ON)
    assert late.exists()
    commune = Plan.objects.get(issuer__key="ubnd-xa-bach-khe")
    assert commune.implements == Plan.objects.get(issuer__key="ubnd-tinh")

    assert told.papers == 9
    own = Document.objects.filter(unit=commune.issuer)
    told_of = set(own.values_list("side", "state"))
    assert {
        *(("outgoing", state) for state in ("submitted", "returned", "approved", "issued")),
        *(("outgoing", "filed"), ("incoming", "arrived"), ("incoming", "passed_on")),
    } <= told_of
    same, differing = own.get(number="61/KH-UBND"), own.get(number="158/UBND-VP")
    assert same.signed_copies.get().outcome == "same"
    copy = differing.signed_copies.get()
    assert copy.outcome == "differs"  # the clerk has to look
    assert [(one["approved"], one["signed"]) for one in copy.differences] == [
        ("24/7/2026.", "31/7/2026.")
    ]
    assert Arrival.objects.count() == 2  # the third file waits to be entered
    waiting = own.get(side="incoming", arrival=None)
    assert waiting.number == "19/HND"
    assert waiting.title.startswith("Phối hợp nắm ý kiến hội viên")
