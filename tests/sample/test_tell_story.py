"""The sample's year is told through the acts people use, and stands as the story says."""

from datetime import date

import pytest

from danvan.desk.sample.organisation import build_organisation
from danvan.desk.sample.story import tell_story
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
