"""A new version begun with the rows of the plan in force: only what changes is mended."""

from dataclasses import replace

import pytest

from danvan.base.acts import NotAllowed, StaleRecord
from danvan.obligations.models import Obligation
from danvan.plans.actions.draft_items import correct_item
from danvan.plans.actions.drafts import AlreadyImported, import_plan
from danvan.plans.actions.renewal import BegunFromPlan, NotTheWhole, begin_renewal, choose_renewal
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import header_of, value_of
from danvan.plans.queries.renewal_pairs import pairing_of
from danvan.plans.values import DutyValue
from danvan.readers.files import open_source
from tests.factories.plans import TEXT
from tests.plans.renewing.conftest import (
    LIST,
    MAY,
    MEETING,
    Halfway,
    before,
    begun,
    confirmed,
    draft_of,
    issued,
    new_duties,
    signed,
)


def test_every_row_is_there_accepted_and_paired(half: Halfway) -> None:
    draft = begun(half)

    duties = draft.items.filter(kind="duty")
    assert [value_of(item).text for item in duties] == [  # type: ignore[union-attr]
        d.text for d in half.plan.duties.all()
    ]
    assert set(duties.values_list("state", flat=True)) == {"accepted"}
    assert pairing_of(draft, MAY).waiting == ()
    assert (header_of(draft).number, header_of(draft).day) == (None, None)
    assert header_of(draft).title == "Công tác dân vận chính quyền năm 2026"


def test_a_second_time_opens_the_same_draft(half: Halfway) -> None:
    assert begun(half) == begun(half)


def test_one_day_is_mended_and_everything_else_goes_on(half: Halfway) -> None:
    draft = begun(half)
    item = next(i for i in draft.items.filter(kind="duty") if value_of(i).text == MEETING)  # type: ignore[union-attr]
    value = value_of(item)
    assert isinstance(value, DutyValue)
    later = replace(value, deadlines=(before("20/11/2026", "2026-11-20"),))
    correct_item(item.pk, version=item.version, value=later, by=half.world.lan, on=MAY)
    known = Obligation.objects.count()

    plan = issued(signed(draft, half), half)

    assert half.work(MEETING).due.isoformat() == "2026-11-19"  # type: ignore[union-attr]
    assert Obligation.objects.count() == known
    assert half.work(LIST).state == "confirmed"
    assert plan.document.number == "45/KH-UBND"


def test_the_old_paper_does_not_pass_for_the_new_one(half: Halfway) -> None:
    plan = issued(signed(begun(half), half), half)

    assert (plan.document.file, plan.text) == (None, "")
    assert half.work(MEETING).basis_quote == MEETING
    half.plan.document.refresh_from_db()
    assert half.plan.document.file is not None


def test_the_old_paper_handed_in_again_is_still_recognised(half: Halfway) -> None:
    begun(half)
    world = half.world
    first = import_plan(
        TEXT.encode(), "a.txt", unit=world.commune, confirmed=True, by=world.lan, on=MAY,
        open_file=open_source,
    )  # fmt: skip
    PlanDraft.objects.filter(plan=half.plan).update(state="dropped")
    PlanDraft.objects.filter(begun=True).update(file=first.file)

    with pytest.raises(AlreadyImported):
        import_plan(
            TEXT.encode(), "b.txt", unit=world.commune, confirmed=True, by=world.lan, on=MAY,
            open_file=open_source,
        )  # fmt: skip


def test_rows_of_one_plan_do_not_renew_another(half: Halfway) -> None:
    draft = begun(half)

    with pytest.raises(BegunFromPlan):
        choose_renewal(
            draft.pk,
            version=draft.version,
            plan=None,
            renewal="replaces",
            by=half.world.lan,
            on=MAY,
        )


def test_what_amends_a_plan_is_renewed_with_it(half: Halfway) -> None:
    spoken = [value for value in new_duties(half.world) if value.text == MEETING]
    amending = issued(confirmed(draft_of(half, spoken, renewal="amends"), half), half)

    with pytest.raises(NotTheWhole, match="12/KH-UBND"):
        begin_renewal(
            amending.pk, version=amending.version, renewal="replaces", by=half.world.lan, on=MAY
        )

    rows = begun(half).items.filter(kind=DraftItem.Kind.DUTY)
    days = [value_of(item).deadlines for item in rows if value_of(item).text == MEETING]  # type: ignore[union-attr]
    assert days == [(before("20/11/2026", "2026-11-20"),)]


def test_refuses_a_plan_changed_since_it_was_seen(half: Halfway) -> None:
    with pytest.raises(StaleRecord):
        begin_renewal(half.plan.pk, version=9, renewal="replaces", by=half.world.lan, on=MAY)


@pytest.mark.parametrize("who", ["hoa", "minh", "thu", "kim", "van"])
def test_only_who_imports_for_the_issuer_begins(half: Halfway, who: str) -> None:
    with pytest.raises(NotAllowed):
        begin_renewal(
            half.plan.pk, version=1, renewal="replaces", by=getattr(half.world, who), on=MAY
        )
