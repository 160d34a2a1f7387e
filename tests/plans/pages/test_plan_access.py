"""Who opens the pages of a plan: Lan acts, those below and beside see, Hoa next door must not."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from danvan.plans.models import Plan, PlanDraft
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.plans import duty, reviewed_draft

pytestmark = pytest.mark.usefixtures("today")
READ = ("detail", "coverage", "export")


def plan_address(name: str, plan: Plan) -> str:
    return reverse(f"plans:{name}", args=[plan.public_id])


def duty_address(plan: Plan) -> str:
    return reverse("plans:duty", args=[plan.public_id, plan.duties.all()[0].pk])


@pytest.mark.parametrize("who", ["lan", "minh", "hung", "thu", "quang", "dung", "kim"])
def test_those_it_reaches_read_it(world: World, plan: Plan, who: str) -> None:
    browser = signed_in(getattr(world, who))

    for name in READ:
        assert browser.get(plan_address(name, plan)).status_code == 200, name
    assert browser.get(duty_address(plan)).status_code == 200


@pytest.mark.parametrize("who", ["hoa", "son", "tam"])
def test_strangers_are_told_there_is_none(world: World, plan: Plan, who: str) -> None:
    browser = signed_in(getattr(world, who))

    for name in (*READ, "close"):
        assert browser.get(plan_address(name, plan)).status_code == 404, name
    assert browser.get(duty_address(plan)).status_code == 404
    assert browser.post(plan_address("close", plan), {"version": 1}).status_code == 404
    assert plan.document.title not in browser.get(reverse("plans:list")).content.decode()


@pytest.mark.parametrize("who", ["hung", "thu", "dung", "kim"])
def test_reading_is_not_closing(world: World, plan: Plan, who: str) -> None:
    assert signed_in(getattr(world, who)).get(plan_address("close", plan)).status_code == 404


@pytest.mark.parametrize("who", ["hoa", "son", "hung", "thu", "kim", "dung", "tam", "van"])
def test_nobody_else_previews_or_issues(world: World, who: str) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])
    browser = signed_in(getattr(world, who))

    assert browser.get(reverse("plans:preview", args=[draft.public_id])).status_code == 404
    assert browser.post(reverse("plans:issue", args=[draft.public_id])).status_code == 404
    assert not Plan.objects.exists()


def test_signed_out_people_are_led_to_sign_in(plan: Plan, client: object) -> None:
    get: Callable[..., object] = client.get  # type: ignore[attr-defined]  # Django's client

    for name in (*READ, "close"):
        answer = get(plan_address(name, plan))
        assert getattr(answer, "status_code", None) == 302, name


def test_issuing_is_posted(world: World) -> None:
    draft = reviewed_draft(world, [duty("Công khai", world.office)])
    browser = signed_in(world.lan)

    assert browser.get(reverse("plans:issue", args=[draft.public_id])).status_code == 405
    assert PlanDraft.objects.get().state == PlanDraft.State.REVIEW


def test_a_units_work_of_a_duty_is_seen_by_itself_not_by_its_neighbour(
    world: World, plan: Plan
) -> None:
    standing = plan.duties.get(nature="standing")
    address = reverse("plans:duty", args=[plan.public_id, standing.pk])

    economy = signed_in(world.quang).get(address).context["items"]
    whole = signed_in(world.lan).get(address).context["items"]

    assert [item.who for item in economy] == ["Phòng Kinh tế"]
    assert len(whole) == 2


def test_the_kept_file_opens_for_those_who_see_the_plan(world: World, plan: Plan) -> None:
    assert plan.document.file is not None
    address = reverse("documents:file", args=[plan.document.file.public_id])

    assert signed_in(world.thu).get(address).status_code == 200
    assert signed_in(world.hoa).get(address).status_code == 404
