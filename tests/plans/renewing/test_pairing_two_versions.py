"""Pairing the duties of two versions: proposed by the program, confirmed or changed by a person."""

from dataclasses import replace

import pytest

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.plans.actions.draft_items import drop_item
from danvan.plans.actions.renewal import Decision, PairUnfit, choose_renewal, decide_pairs
from danvan.plans.models import DraftItem, Duty, PlanDraft
from danvan.plans.queries.renewal_pairs import pairing_of
from tests.plans.renewing.conftest import (
    ASKED,
    LIST,
    MAY,
    MEETING,
    PUBLIC,
    REPORT,
    RULES,
    TRAINING,
    Halfway,
    confirmed,
    draft_of,
    issued,
    new_duties,
)


def row(draft: PlanDraft, text: str) -> DraftItem:
    return draft.items.get(kind="duty", corrected__text=text)


def said(draft: PlanDraft) -> dict[str, tuple[str, str | None, bool]]:
    pairs = pairing_of(draft, MAY).pairs
    return {p.old.text: (p.fate, p.new.value.text if p.new else None, p.decided) for p in pairs}


def test_proposes_what_is_alike_and_the_end_of_what_is_gone(half: Halfway) -> None:
    draft = draft_of(half, new_duties(half.world))

    assert said(draft) == {
        LIST: ("carried", LIST, False),
        MEETING: ("carried", MEETING, False),
        REPORT: ("carried", REPORT, False),
        PUBLIC: ("carried", PUBLIC, False),
        RULES: ("carried", RULES, False),
        ASKED: ("ended", None, False),
    }
    assert [r.value.text for r in pairing_of(draft, MAY).added] == [TRAINING]


def test_tells_in_what_the_two_differ(half: Halfway) -> None:
    pairs = pairing_of(draft_of(half, new_duties(half.world)), MAY).pairs

    assert {p.old.text: list(p.changed) for p in pairs if p.changed} == {
        MEETING: ["deadline"], PUBLIC: ["units"], RULES: ["deadline"],
    }  # fmt: skip


def test_an_amendment_leaves_alone_what_it_does_not_speak_of(half: Halfway) -> None:
    spoken = [value for value in new_duties(half.world) if value.text == MEETING]

    found = said(draft_of(half, spoken, renewal="amends"))

    assert found[MEETING] == ("carried", MEETING, False)
    assert found[LIST] == ("stays", None, True)


def test_a_person_pairs_what_has_not_a_word_alike(half: Halfway, draft: PlanDraft) -> None:
    old, new = half.duty(ASKED), row(draft, TRAINING)

    decide_pairs(
        draft.pk,
        version=draft.version,
        decisions=[Decision(old.pk, "carried", new.pk)],
        by=half.world.lan,
        on=MAY,
    )

    draft.refresh_from_db()
    assert said(draft)[ASKED] == ("carried", TRAINING, True)
    assert pairing_of(draft, MAY).added == ()
    assert Duty.objects.get(continues=old, plan=issued(draft, half)).text == TRAINING


def test_a_row_taken_from_one_duty_leaves_that_one_to_be_asked_about(
    half: Halfway, draft: PlanDraft
) -> None:
    decide_pairs(
        draft.pk,
        version=draft.version,
        decisions=[Decision(half.duty(ASKED).pk, "carried", row(draft, RULES).pk)],
        by=half.world.lan,
        on=MAY,
    )

    draft.refresh_from_db()
    assert said(draft)[RULES] == ("ended", None, False)


def test_a_row_dropped_afterwards_is_asked_about_again(half: Halfway, draft: PlanDraft) -> None:
    item = row(draft, RULES)
    drop_item(item.pk, version=item.version, reason="không làm nữa", by=half.world.lan, on=MAY)

    draft.refresh_from_db()
    assert said(draft)[RULES] == ("ended", None, False)


def test_refuses_two_duties_in_one_row(half: Halfway, draft: PlanDraft) -> None:
    new = row(draft, RULES).pk
    decisions = [Decision(half.duty(text).pk, "carried", new) for text in (RULES, ASKED)]

    with pytest.raises(PairUnfit):
        decide_pairs(
            draft.pk, version=draft.version, decisions=decisions, by=half.world.lan, on=MAY
        )


@pytest.mark.parametrize(
    "decision",
    [
        pytest.param(("stays", None), id="nothing-stays-in-what-is-replaced"),
        pytest.param(("carried", None), id="goes-on-nowhere"),
        pytest.param(("carried", 10**6), id="a-row-of-nobody"),
    ],
)
def test_refuses_a_decision_that_makes_no_sense(
    half: Halfway, draft: PlanDraft, decision: tuple[str, int | None]
) -> None:
    with pytest.raises(PairUnfit):
        decide_pairs(
            draft.pk,
            version=draft.version,
            decisions=[Decision(half.duty(RULES).pk, *decision)],
            by=half.world.lan,
            on=MAY,
        )


def test_refuses_what_another_person_changed_meanwhile(half: Halfway) -> None:
    draft = draft_of(half, new_duties(half.world))
    confirmed(draft, half)

    with pytest.raises(StaleRecord):
        confirmed(draft, half)


@pytest.mark.parametrize("who", ["hoa", "minh", "thu", "kim", "van"])
def test_only_who_reviews_the_draft_pairs(half: Halfway, draft: PlanDraft, who: str) -> None:
    with pytest.raises(NotAllowed):
        decide_pairs(
            draft.pk,
            version=draft.version,
            decisions=[Decision(half.duty(RULES).pk, "ended")],
            by=getattr(half.world, who),
            on=MAY,
        )


def test_another_plan_means_other_pairs(half: Halfway, draft: PlanDraft) -> None:
    freed = choose_renewal(
        draft.pk, version=draft.version, plan=None, renewal="replaces", by=half.world.lan, on=MAY
    )

    assert (freed.renews, freed.renewal, freed.pairs.count()) == (None, "", 0)


def test_words_of_the_new_version_are_recognised(half: Halfway) -> None:
    rows = [
        replace(value, text="Tổ chức hội nghị đối thoại trực tiếp với Nhân dân ở từng thôn")
        if value.text == MEETING
        else value
        for value in new_duties(half.world)
    ]

    found = said(draft_of(half, rows))[MEETING]

    assert found[0] == "carried"
    assert found[1] == "Tổ chức hội nghị đối thoại trực tiếp với Nhân dân ở từng thôn"
