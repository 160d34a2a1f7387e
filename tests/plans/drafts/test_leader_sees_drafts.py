"""A leader who issues plans finds what waits for him, and cannot hand files in."""

import pytest
from django.urls import reverse

from danvan.plans.models import PlanDraft
from tests.factories.people import World
from tests.plans.drafts.conftest import browser

pytestmark = pytest.mark.usefixtures("today")


def test_a_leader_finds_the_draft_of_his_unit(world: World, read_draft: PlanDraft) -> None:
    page = browser(world.minh).get(reverse("plans:drafts")).content.decode()

    assert reverse("plans:draft", args=[read_draft.public_id]) in page
    assert reverse("plans:upload") not in page
    assert browser(world.minh).get(reverse("plans:upload")).status_code == 404


def test_the_leader_next_door_finds_nothing(world: World, read_draft: PlanDraft) -> None:
    page = browser(world.son).get(reverse("plans:drafts")).content.decode()

    assert str(read_draft.public_id) not in page
    assert "Khi người tham mưu tải kế hoạch lên" in page
