"""A citation of which the register knew nothing is judged once the register has grown."""

from dataclasses import replace
from datetime import date

from danvan.documents.register import load_register
from danvan.plans.actions.citations_again import ask_register_again
from danvan.plans.actions.drafts import drop_draft
from danvan.plans.models import DraftItem, PlanDraft
from danvan.rules.documents.validity import Proof, RegisterEntry
from tests.factories.people import World
from tests.plans.drafts.conftest import ON

OTHER = RegisterEntry(
    type="Nghị định",
    number="901/2015/NĐ-CP",
    issuer="Chính phủ",
    date=date(2015, 1, 9),
    title="Về bến đò",
    effective_from=date(2015, 2, 25),
    status=Proof.VERIFIED,
    source="https://example.org/cong-bao",
)
LAW = replace(
    OTHER,
    type="Luật",
    number="42/2013/QH13",
    issuer="Quốc hội",
    date=date(2013, 11, 25),
    title="Luật Tiếp công dân",
    effective_from=date(2014, 7, 1),
)


def citation(draft: PlanDraft) -> DraftItem:
    return draft.items.get(kind="citation")


def test_it_is_judged_on_the_plans_own_day_and_its_row_keeps_its_version(draft: PlanDraft) -> None:
    load_register([OTHER])  # the rows are the register now, and do not know the law
    DraftItem.objects.filter(pk=citation(draft).pk).update(proposed={"validity": "unknown"})
    seen = citation(draft).version

    before = ask_register_again(ON)
    load_register([OTHER, LAW])
    after = ask_register_again(ON)

    row = citation(draft)
    assert (before, after, ask_register_again(ON)) == (0, 1, 0)
    assert row.proposed["validity"] == "in_force"
    assert row.proposed["validity_on"] == "2026-03-02"
    assert row.version == seen


def test_a_draft_that_was_dropped_is_left_alone(world: World, draft: PlanDraft) -> None:
    DraftItem.objects.filter(pk=citation(draft).pk).update(proposed={"validity": "unknown"})
    draft.refresh_from_db()
    drop_draft(draft.pk, version=draft.version, reason="Nhầm tệp", by=world.lan, on=ON)

    assert ask_register_again(ON) == 0
