"""The sample's petitions and receptions: of every kind and stage, some late, some sealed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from danvan.desk.sample.organisation import build_organisation
from danvan.desk.sample.petitions import tell_petitions
from danvan.desk.sample.receptions import tell_receptions
from danvan.law.actions import load_complexity, load_holidays, load_limits
from danvan.petitions.models import Petition, Petitioner, ReceptionSession, Visit

pytestmark = [pytest.mark.django_db, pytest.mark.db]
ON = date(2026, 7, 15)


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: Any) -> None:
    """A key file of this test alone."""
    settings.SEAL_KEYS = tmp_path / "seal-keys.json"


@pytest.fixture
def told() -> None:
    """The petitions of the sample, told."""
    load_holidays()
    load_limits()
    load_complexity()
    build_organisation()
    tell_petitions()


@pytest.mark.usefixtures("told")
def test_every_kind_of_matter_stands_somewhere_on_its_way() -> None:
    kinds = set(Petition.objects.values_list("kind", flat=True))
    assert {
        *("complaint", "denunciation", "recommendation", "feedback", "mixed"),
        *("land_mediation", "civil_dispute", ""),
    } <= kinds
    stages = set(Petition.objects.values_list("stage", flat=True))
    assert {
        *("received", "classified", "accepted", "assigned", "verifying", "answered"),
        *("separated", "guided", "kept", "withdrawn", "closed"),
    } <= stages
    assert Petition.objects.filter(people_count__gt=20).exists()
    assert Petition.objects.filter(clock_events__what="suspended").exists()
    late = Petition.objects.filter(owed__obligation__state="open", owed__obligation__due__lt=ON)
    assert late.filter(kind="complaint").exists()


@pytest.mark.usefixtures("told")
def test_who_denounced_stands_nowhere_but_under_the_seal() -> None:
    sealed = Petition.objects.filter(kind="denunciation")
    assert sealed.count() == 2
    assert all(case.is_sealed and not case.public_code for case in sealed)
    assert not Petitioner.objects.filter(petition__in=sealed).exists()
    units = set(sealed.values_list("unit__key", flat=True))
    assert units == {"ubnd-xa-bach-khe", "ubnd-tinh"}  # against the chairman: the superior's


@pytest.mark.usefixtures("told")
def test_leaders_received_and_a_deputy_stood_in() -> None:
    tell_receptions()

    held = ReceptionSession.objects.filter(state="held")
    assert set(held.values_list("stands_in", flat=True)) == {True, False}
    assert ReceptionSession.objects.filter(state="planned", on__gt=ON).exists()
    assert Visit.objects.filter(people_count__gt=20).exists()
    assert Visit.objects.filter(reply="", obligation__state="open").exists()
