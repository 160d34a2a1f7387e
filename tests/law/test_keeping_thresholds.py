"""The keeper edits thresholds, frequencies and what makes a case complex, each with its history."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import ActRefused, NotAllowed
from danvan.law.actions import load_complexity, load_limits, load_thresholds
from danvan.law.actions.editing import NothingChanged, add_row, correct_row, follow_row
from danvan.law.actions.facts import ComplexityFacts, NotCountable, ThresholdFacts, WrongDays
from danvan.law.models import ComplexityList, Threshold, TimeLimit
from danvan.law.queries import complexity_criteria, frequency_of
from tests.factories.people import World
from tests.law.keeping import ON, facts_of, keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def share() -> Threshold:
    """Two thirds of all households of a hamlet."""
    load_thresholds()
    return Threshold.objects.get(code="dccs.thon.1_2")


@pytest.fixture
def criteria() -> ComplexityList:
    """The seven things that make a denunciation complex."""
    load_complexity()
    return ComplexityList.objects.get(code="tc.phuc_tap")


def said_by(row: Threshold) -> ThresholdFacts:
    """Return a threshold as it stands."""
    return ThresholdFacts(**{name: getattr(row, name) for name in ThresholdFacts.columns()})


def listed_by(row: ComplexityList) -> ComplexityFacts:
    """Return a list of complexity as it stands."""
    told = {name: getattr(row, name) for name in ComplexityFacts.columns()}
    return ComplexityFacts(**told | {"criteria": tuple(row.criteria)})


def test_a_threshold_is_corrected_and_loading_leaves_it(world: World, share: Threshold) -> None:
    facts = replace(said_by(share), numerator=3, denominator=4, is_strict=True)

    correct_row(share.pk, facts, reason="Đối chiếu", version=1, by=keeper(world), on=ON)

    event = AuditEvent.objects.get(code="law.row_corrected")
    assert event.facts["before"] == "tử số 2; mẫu số 3; phải vượt không"
    assert event.facts["after"] == "tử số 3; mẫu số 4; phải vượt có"
    assert (load_thresholds().changed, Threshold.objects.get(pk=share.pk).said) == (0, "trên 75%")


def test_a_threshold_is_followed_and_the_old_one_ends(world: World, share: Threshold) -> None:
    facts = replace(said_by(share), numerator=1, denominator=2, since=date(2026, 8, 1))

    new = follow_row(share.pk, facts, reason="Luật mới", version=1, by=keeper(world), on=ON)

    assert Threshold.objects.get(pk=share.pk).until == date(2026, 7, 31)
    assert (new.topic, new.code, new.since) == (share.topic, "", date(2026, 8, 1))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        pytest.param({}, NothingChanged, id="nothing"),
        pytest.param({"numerator": 4}, NotCountable, id="more-than-all"),
        pytest.param({"numerator": 3, "is_strict": True}, NotCountable, id="over-all"),
        pytest.param({"numerator": 0}, NotCountable, id="none"),
        pytest.param({"denominator": 0}, NotCountable, id="of-nothing"),
        pytest.param({"until": date(2020, 1, 1)}, WrongDays, id="ends-before"),
    ],
)
def test_refuses_a_share_that_makes_no_sense(
    world: World, share: Threshold, changes: dict[str, Any], refusal: type[ActRefused]
) -> None:
    facts = replace(said_by(share), **changes)

    with pytest.raises(refusal):
        correct_row(share.pk, facts, reason="Sửa", version=1, by=keeper(world), on=ON)


def test_a_whole_of_everybody_may_be_asked_and_a_plain_number(
    world: World, share: Threshold
) -> None:
    oanh = keeper(world)
    everybody = replace(said_by(share), numerator=3)
    seven = replace(said_by(share), numerator=7, denominator=1)

    whole = correct_row(share.pk, everybody, reason="Sửa", version=1, by=oanh, on=ON)
    number = add_row("house.people", seven, reason="Quy chế", by=oanh, on=ON)

    assert (whole.said, number.said) == ("từ 100% trở lên", "từ 7 trở lên")


def test_a_list_of_complexity_is_followed_and_the_day_of_the_paper_decides(
    world: World, criteria: ComplexityList
) -> None:
    fewer = replace(listed_by(criteria), criteria=listed_by(criteria).criteria[:5])
    begins = date(2026, 8, 1)

    follow_row(
        criteria.pk, replace(fewer, since=begins), reason="Nghị định mới", version=1,
        by=keeper(world), on=ON,
    )  # fmt: skip

    before = complexity_criteria("denunciation", date(2026, 7, 31))
    after = complexity_criteria("denunciation", begins)
    assert before is not None
    assert after is not None
    assert (len(before.criteria), len(after.criteria)) == (7, 5)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param((), id="empty"),
        pytest.param(({"code": "a", "text": "x"}, {"code": "a", "text": "y"}), id="twice"),
    ],
)
def test_refuses_a_list_without_lines_or_with_a_code_twice(
    world: World, criteria: ComplexityList, given: tuple[dict[str, str], ...]
) -> None:
    facts = replace(listed_by(criteria), criteria=given)

    with pytest.raises(NotCountable):
        correct_row(criteria.pk, facts, reason="Sửa", version=1, by=keeper(world), on=ON)


def test_an_operator_of_a_commune_may_not(world: World, share: Threshold) -> None:
    facts = replace(said_by(share), numerator=1)

    with pytest.raises(NotAllowed):
        correct_row(share.pk, facts, reason="Sửa", version=1, by=world.van, on=ON)
    with pytest.raises(NotAllowed):
        add_row("x.y", facts, reason="Sửa", by=world.van, on=ON)


def test_a_least_frequency_is_followed_as_the_limits_are(world: World) -> None:
    load_limits()
    row = TimeLimit.objects.get(step="reception.commune_frequency", until__isnull=True)
    facts = facts_of(row, duration=3, since=date(2027, 1, 1), source="Luật mới, Điều 1")

    follow_row(row.pk, facts, reason="Luật mới", version=1, by=keeper(world), on=ON)

    old = frequency_of("reception.commune_frequency", date(2026, 12, 31))
    new = frequency_of("reception.commune_frequency", date(2027, 1, 1))
    assert old is not None
    assert new is not None
    assert (old.times, new.times, new.period) == (2, 3, "month")


class TestPages:
    """Oanh keeps them on their pages; Thu reads them."""

    @pytest.fixture
    def oanh(self, world: World, today: None) -> Client:
        client = Client()
        client.force_login(keeper(world))
        return client

    def test_a_threshold(self, oanh: Client, share: Threshold) -> None:
        page = reverse("law:correct-row", args=["nguong", share.pk])
        typed = _initial(oanh, page) | {"since": "01/07/2023"}

        refused = oanh.post(page, typed | {"numerator": 9, "reason": "Sửa"})
        done = oanh.post(page, typed | {"numerator": 1, "reason": "Đối chiếu"}, follow=True)

        assert "không ai đạt được" in refused.content.decode()
        assert refused.status_code == 422
        assert "tử số 2 → tử số 1. Lý do: Đối chiếu" in done.content.decode()

    def test_a_list_of_complexity(self, oanh: Client, criteria: ComplexityList) -> None:
        page = reverse("law:follow-row", args=["tieu-chi", criteria.pk])
        typed = _initial(oanh, page) | {"since": "01/01/2027", "reason": "Nghị định mới"}
        assert typed["criteria"].splitlines()[0].startswith("places: Phải xác minh")

        refused = oanh.post(page, typed | {"criteria": "hai địa điểm trở lên"})
        done = oanh.post(page, typed | {"criteria": "places: Hai nơi"}, follow=True)

        assert "Không đọc được dòng “hai địa điểm trở lên”" in refused.content.decode()
        assert "01/01/2027 – nay" in done.content.decode()
        assert "Hai nơi" in done.content.decode()

    def test_new_ones(self, oanh: Client, share: Threshold, criteria: ComplexityList) -> None:
        told = {"subject": "Việc", "source": "Quy chế", "since": "01/07/2026", "proof": "MEMORY"}
        number = {"topic": "house.share", "numerator": 1, "denominator": 2, "of_what": "số hộ"}
        lines = {"kind": "complaint", "criteria": "a: Một\nb: Hai"}

        oanh.post(reverse("law:add-threshold"), told | number | {"reason": "Mới"})
        oanh.post(reverse("law:add-complexity"), told | lines | {"reason": "Mới"})

        assert Threshold.objects.get(topic="house.share").edited
        made = ComplexityList.objects.get(code="")
        assert [one["code"] for one in made.criteria] == ["a", "b"]

    def test_everybody_reads_and_nobody_else_writes(
        self, world: World, share: Threshold, today: None
    ) -> None:
        thu = Client()
        thu.force_login(world.thu)

        page = thu.get(reverse("law:row", args=["nguong", share.pk])).content.decode()

        assert "từ 2/3 trở lên" in page
        assert "chưa ai sửa" in page
        assert "/sua/" not in page
        assert thu.get(reverse("law:row", args=["khac", share.pk])).status_code == 404
        assert thu.get(reverse("law:correct-row", args=["nguong", share.pk])).status_code == 404


def _initial(client: Client, page: str) -> dict[str, Any]:
    """Return what a form begins with, as it would be posted back."""
    form = client.get(page).context["form"]
    return {name: value for name, value in form.initial.items() if value not in (None, False)}
