"""Deciding about rows: correct, accept, drop, mark, tie, merge, split, add, and back again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.plans.actions.draft_items import (
    DecisionUnfit,
    DraftClosed,
    NobodyAssigned,
    ReasonMissing,
    accept_item,
    accept_resolved,
    correct_item,
    drop_item,
    keep_unassigned,
    mark_general,
    mark_section_general,
    tie_item,
    undo_item,
)
from danvan.plans.actions.draft_rows import NothingToSplit, add_item, merge_items, split_item
from danvan.plans.actions.drafts import drop_draft
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.drafts import remaining_of, value_of
from danvan.plans.values import DutyValue, TargetValue, UnitChoice
from tests.factories.people import World
from tests.plans.drafts.conftest import ON

Find = Callable[[str], DraftItem]
State = DraftItem.State


def duty_of(item: DraftItem) -> DutyValue:
    """Return the duty an item holds now."""
    value = value_of(DraftItem.objects.get(pk=item.pk))
    assert isinstance(value, DutyValue)
    return value


def test_a_correction_stands_beside_what_was_read(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    read = dict(item.read)
    value = replace(duty_of(item), text="Báo cáo kết quả cả năm.")

    done = correct_item(item.pk, version=item.version, value=value, by=world.lan, on=ON)

    item.refresh_from_db()
    assert duty_of(item).text == "Báo cáo kết quả cả năm."
    assert item.read == read
    assert item.state == State.ACCEPTED
    assert (item.changed_by, item.version) == (world.lan, done.version)
    assert AuditEvent.objects.filter(code="plans.item_corrected", by=world.lan).exists()


def test_saving_what_was_read_is_no_correction(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")

    correct_item(item.pk, version=item.version, value=duty_of(item), by=world.lan, on=ON)

    item.refresh_from_db()
    assert item.corrected is None
    assert item.state == State.ACCEPTED


def test_giving_a_unit_settles_a_row_that_had_none(world: World, find: Find) -> None:
    item = find("nộp hồ sơ trực tuyến")
    with pytest.raises(NobodyAssigned):
        accept_item(item.pk, version=item.version, by=world.lan, on=ON)
    choice = UnitChoice("Tổ Công nghệ số cộng đồng", (world.village.pk,), how="one")

    value = replace(duty_of(item), units=(choice,))
    correct_item(item.pk, version=item.version, value=value, by=world.lan, on=ON)

    item.refresh_from_db()
    assert item.state == State.ACCEPTED
    assert duty_of(item).unit_ids == (world.village.pk,)


def test_a_row_may_be_kept_unassigned_with_a_reason(world: World, find: Find) -> None:
    item = find("nộp hồ sơ trực tuyến")
    with pytest.raises(ReasonMissing):
        keep_unassigned(item.pk, version=item.version, reason=" ", by=world.lan, on=ON)

    keep_unassigned(item.pk, version=item.version, reason="Tổ chưa thành lập", by=world.lan, on=ON)

    assert duty_of(item).unassigned_reason == "Tổ chưa thành lập"
    item.refresh_from_db()
    assert item.state == State.ACCEPTED


def test_accepting_everything_clear_leaves_the_rest(world: World, draft: PlanDraft) -> None:
    count = accept_resolved(draft.pk, kinds=["duty"], by=world.lan, on=ON)

    left = draft.items.filter(kind="duty", state=State.PENDING)
    assert count == 3
    assert sorted(item.read["text"][:12] for item in left) == [
        "Hướng dẫn ng",
        "Rà soát, niê",
        "Tổ chức hội ",
    ]


def test_dropping_needs_a_reason_and_keeps_it(world: World, find: Find) -> None:
    item = find("chi tiêu nội bộ")
    with pytest.raises(ReasonMissing):
        drop_item(item.pk, version=item.version, reason="", by=world.lan, on=ON)

    drop_item(item.pk, version=item.version, reason="Trùng mục khác", by=world.lan, on=ON)

    item.refresh_from_db()
    assert (item.state, item.reason) == (State.DROPPED, "Trùng mục khác")


def test_the_head_cannot_be_dropped(world: World, draft: PlanDraft) -> None:
    head = draft.items.get(kind="header")

    with pytest.raises(DecisionUnfit):
        drop_item(head.pk, version=head.version, reason="Thừa", by=world.lan, on=ON)


def test_a_paragraph_of_the_content_may_be_general_direction(world: World, find: Find) -> None:
    item = find("giữa Chủ tịch")

    mark_general(item.pk, version=item.version, by=world.lan, on=ON)

    item.refresh_from_db()
    assert item.state == State.GENERAL


def test_a_duty_of_the_last_part_is_never_general_direction(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")

    with pytest.raises(DecisionUnfit):
        mark_general(item.pk, version=item.version, by=world.lan, on=ON)


def test_a_paragraph_is_tied_to_the_duty_that_carries_it_out(world: World, find: Find) -> None:
    paragraph, duty = find("giữa Chủ tịch"), find("Tham mưu Ủy ban")

    tie_item(paragraph.pk, version=paragraph.version, into_id=duty.pk, by=world.lan, on=ON)

    paragraph.refresh_from_db()
    assert (paragraph.state, paragraph.into) == (State.TIED, duty)
    duty.refresh_from_db()
    assert duty.state == State.PENDING  # tying says nothing about the other row


def test_many_paragraphs_at_once_but_not_those_changed_since(
    world: World, draft: PlanDraft, find: Find
) -> None:
    same, changed = find("giữa Chủ tịch"), find("niêm yết công khai")
    rows = [(same.pk, same.version), (changed.pk, changed.version)]
    drop_item(changed.pk, version=changed.version, reason="Trùng", by=world.lan, on=ON)

    count = mark_section_general(draft.pk, rows=rows, by=world.lan, on=ON)

    same.refresh_from_db()
    changed.refresh_from_db()
    assert count == 1
    assert (same.state, changed.state) == (State.GENERAL, State.DROPPED)


def test_merging_joins_words_units_and_deadlines(world: World, find: Find) -> None:
    first, second = find("Tham mưu Ủy ban"), find("Tổng hợp, báo cáo")

    joined = merge_items(
        second.pk,
        version=second.version,
        into_id=first.pk,
        into_version=first.version,
        by=world.lan,
        on=ON,
    )

    value = duty_of(joined)
    assert joined.pk == first.pk
    assert value.text.startswith("Tham mưu")
    assert value.text.endswith("25/11/2026.")
    assert [deadline.value for deadline in value.deadlines] == ["2026-09-20", "2026-11-25"]
    assert value.unit_ids == (world.office.pk,)
    assert (value.start, value.end) == (duty_of(first).start, duty_of(second).end)
    second.refresh_from_db()
    assert (second.state, second.into) == (State.MERGED, first)


@pytest.mark.parametrize("from_the_merged_one", [True, False])
def test_undoing_a_merger_brings_both_back(
    world: World, find: Find, from_the_merged_one: bool
) -> None:
    first, second = find("Tham mưu Ủy ban"), find("Tổng hợp, báo cáo")
    before = duty_of(first), duty_of(second)
    merge_items(
        second.pk,
        version=second.version,
        into_id=first.pk,
        into_version=first.version,
        by=world.lan,
        on=ON,
    )
    undone = second if from_the_merged_one else first
    undone.refresh_from_db()

    undo_item(undone.pk, version=undone.version, by=world.lan, on=ON)

    assert (duty_of(first), duty_of(second)) == before
    second.refresh_from_db()
    assert (second.state, second.into) == (State.PENDING, None)


def test_merging_asks_for_the_other_row_as_it_was_seen(world: World, find: Find) -> None:
    first, second = find("Tham mưu Ủy ban"), find("Tổng hợp, báo cáo")
    accept_item(first.pk, version=first.version, by=world.lan, on=ON)

    with pytest.raises(StaleRecord):
        merge_items(
            second.pk,
            version=second.version,
            into_id=first.pk,
            into_version=first.version,
            by=world.lan,
            on=ON,
        )


def test_a_row_of_another_draft_takes_nothing_in(
    world: World, find: Find, draft: PlanDraft
) -> None:
    other = PlanDraft.objects.get(pk=draft.pk)
    other.pk, other.state = None, PlanDraft.State.DROPPED
    other.public_id = "00000000-0000-4000-8000-000000000001"
    other.save()
    stranger = DraftItem.objects.create(
        draft=other, kind="duty", position=1, corrected={"text": "Việc khác."}
    )
    item = find("Tổng hợp, báo cáo")

    with pytest.raises(DecisionUnfit):
        merge_items(
            item.pk,
            version=item.version,
            into_id=stranger.pk,
            into_version=1,
            by=world.lan,
            on=ON,
        )


def test_splitting_gives_each_piece_its_words_and_its_place(
    world: World, find: Find, draft: PlanDraft
) -> None:
    item = find("Tổng hợp, báo cáo")
    texts = ["Tổng hợp,", " báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 25/11/2026."]

    pieces = split_item(item.pk, version=item.version, texts=texts, by=world.lan, on=ON)

    first, second = (duty_of(piece) for piece in pieces)
    assert first.text == "Tổng hợp,"
    assert draft.text[second.start : second.end] == second.text
    assert second.unit_ids == (world.office.pk,)
    assert second.deadlines == first.deadlines
    assert pieces[1].position > pieces[0].position
    assert all(piece.state == State.PENDING for piece in pieces)


def test_undoing_a_split_puts_the_pieces_aside(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    before = duty_of(item)
    _first, second = split_item(
        item.pk, version=item.version, texts=["Tổng hợp,", "báo cáo."], by=world.lan, on=ON
    )
    item.refresh_from_db()

    undo_item(item.pk, version=item.version, by=world.lan, on=ON)

    second.refresh_from_db()
    assert duty_of(item) == before
    assert second.state == State.DROPPED


@pytest.mark.parametrize("texts", [["Tổng hợp"], ["Tổng hợp", "  "]])
def test_a_split_needs_words_on_both_sides(world: World, find: Find, texts: list[str]) -> None:
    item = find("Tổng hợp, báo cáo")

    with pytest.raises(NothingToSplit):
        split_item(item.pk, version=item.version, texts=texts, by=world.lan, on=ON)


def test_a_row_is_added_at_its_place_in_the_text(world: World, draft: PlanDraft) -> None:
    value = DutyValue("Giải quyết việc của dân.", start=500, end=520)

    item = add_item(draft.pk, kind="duty", value=value, by=world.lan, on=ON)

    order = list(draft.items.filter(kind="duty").order_by("position").values_list("pk", flat=True))
    assert order.index(item.pk) == 1
    assert item.state == State.PENDING
    assert item.read == {}


def test_an_added_target_needs_no_second_look(world: World, draft: PlanDraft) -> None:
    item = add_item(
        draft.pk,
        kind="target",
        value=TargetValue("100% thôn có tổ.", "=", 100, "%"),
        by=world.lan,
        on=ON,
    )

    assert item.state == State.ACCEPTED


def test_undo_goes_back_to_what_was_read(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    read = duty_of(item)
    done = correct_item(
        item.pk,
        version=item.version,
        value=replace(read, nature="standing", units=()),
        by=world.lan,
        on=ON,
    )

    undo_item(item.pk, version=done.version, by=world.lan, on=ON)

    item.refresh_from_db()
    assert duty_of(item) == read
    assert (item.state, item.corrected) == (State.PENDING, None)


def test_the_count_of_what_is_left_goes_down(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    before = remaining_of(item.draft)

    accept_item(item.pk, version=item.version, by=world.lan, on=ON)

    after = remaining_of(item.draft)
    assert (after.left, after.rows) == (before.left - 1, before.rows)


def test_a_value_of_another_kind_is_refused(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")

    with pytest.raises(DecisionUnfit):
        correct_item(item.pk, version=item.version, value=TargetValue("x"), by=world.lan, on=ON)


def test_rows_of_a_closed_draft_stay_as_they_are(world: World, find: Find) -> None:
    item = find("Tổng hợp, báo cáo")
    draft = item.draft
    draft.refresh_from_db()
    drop_draft(draft.pk, version=draft.version, reason="Nhầm", by=world.lan, on=ON)

    with pytest.raises(DraftClosed):
        accept_item(item.pk, version=item.version, by=world.lan, on=ON)


@pytest.mark.parametrize("who", ["hoa", "minh", "thu", "dung", "van"])
def test_only_those_who_import_for_the_unit_may_decide(world: World, find: Find, who: str) -> None:
    item = find("Tổng hợp, báo cáo")

    with pytest.raises(NotAllowed):
        accept_item(item.pk, version=item.version, by=world.people()[who], on=ON)
