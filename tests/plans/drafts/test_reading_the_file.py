"""The reading in the background: once, all or nothing, and never lost."""

from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from danvan.base import clock
from danvan.plans.actions.drafts import NothingToReadAgain, import_plan, read_again
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.paragraphs import stored_paragraphs
from danvan.plans.queries.drafts import header_of
from danvan.readers.files import open_source
from danvan.readers.refusals import Refused
from danvan.rules.text.blocks import Source
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, browser, hand_in


def refuse(data: bytes, name: str) -> Source:
    """Open nothing."""
    raise Refused("damaged")


def break_down(data: bytes, name: str) -> Source:
    """Fail as our own code might."""
    raise RuntimeError("broken")


def scan(data: bytes, name: str) -> Source:
    """Open a PDF that holds two pictures."""
    return Source("pdf", (), pages=2, notes=("Tệp chỉ có ảnh trang.",))


def test_everything_read_becomes_an_item(read_draft: PlanDraft) -> None:
    kinds = set(read_draft.items.values_list("kind", flat=True))

    assert kinds == {"header", "section", "duty", "target", "citation", "finding"}
    assert header_of(read_draft).number == "21/KH-UBND"
    assert read_draft.reading["schema"] == "danvan.reading/1"
    assert read_draft.program


def test_the_paragraphs_are_stretches_of_the_text(read_draft: PlanDraft) -> None:
    paragraphs = stored_paragraphs(read_draft.blocks)
    words = [read_draft.text[p.start : p.end] for p in paragraphs]

    assert "KẾ HOẠCH" in words
    assert "Phấn đấu 95% hồ sơ được trả đúng hạn trở lên." in words
    assert all(p.end <= q.start for p, q in pairwise(paragraphs))


def test_a_paragraph_of_the_content_that_became_no_duty_is_a_row(read_draft: PlanDraft) -> None:
    leftovers = [item for item in read_draft.items.all() if item.proposed.get("leftover")]

    assert [item.read["text"][:33] for item in leftovers] == ["Tổ chức hội nghị đối thoại giữa C"]
    assert leftovers[0].read["section"] == "II.2"


def test_reading_twice_changes_nothing(read_draft: PlanDraft) -> None:
    before = list(read_draft.items.order_by("pk").values_list("pk", "version"))

    fill_draft(read_draft.pk, on=ON, open_file=open_source)

    assert list(read_draft.items.order_by("pk").values_list("pk", "version")) == before


def test_a_refused_file_leaves_the_reason_and_may_be_read_again(world: World) -> None:
    draft = hand_in(world)
    fill_draft(draft.pk, on=ON, open_file=refuse)
    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.FAILED
    assert "hỏng" in draft.problem

    read_again(draft.pk, version=draft.version, by=world.lan, on=ON)
    fill_draft(draft.pk, on=ON, open_file=open_source)

    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.REVIEW
    assert draft.problem == ""


def test_an_error_of_ours_is_shown_to_the_queue_and_loses_nothing(world: World) -> None:
    draft = hand_in(world)

    with pytest.raises(RuntimeError):
        fill_draft(draft.pk, on=ON, open_file=break_down)

    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.FAILED
    assert "Tệp vẫn được giữ" in draft.problem
    assert not draft.items.exists()


def test_a_worker_that_died_leaves_a_draft_that_can_be_asked_for_again(
    world: World, lan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    draft = hand_in(world)  # the task is queued, the worker never comes
    draft.asked_at = clock.now() - timedelta(minutes=5)
    draft.save(update_fields=["asked_at"])
    page = lan.get(reverse("plans:draft", args=[draft.public_id])).content.decode()
    assert "Đọc lại" in page

    with django_capture_on_commit_callbacks(execute=True):
        lan.post(reverse("plans:draft-again", args=[draft.public_id]), {"version": draft.version})

    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.REVIEW


def test_what_was_read_is_not_read_again(world: World, read_draft: PlanDraft) -> None:
    with pytest.raises(NothingToReadAgain):
        read_again(read_draft.pk, version=read_draft.version, by=world.lan, on=ON)


def test_the_waiting_page_asks_until_it_is_read(world: World, lan: Client) -> None:
    draft = hand_in(world)
    url = reverse("plans:draft-progress", args=[draft.public_id])
    waiting = lan.get(url, headers={"HX-Request": "true"})
    assert "every 2s" in waiting.content.decode()

    fill_draft(draft.pk, on=ON, open_file=open_source)

    there = reverse("plans:draft", args=[draft.public_id])
    assert lan.get(url, headers={"HX-Request": "true"})["HX-Redirect"] == there
    assert lan.get(url)["Location"] == there


def test_without_script_the_waiting_page_comes_again_by_itself(world: World, lan: Client) -> None:
    draft = hand_in(world)

    page = lan.get(reverse("plans:draft", args=[draft.public_id])).content.decode()

    assert '<noscript><meta http-equiv="refresh"' in page


def test_a_scan_is_reviewed_from_its_pictures(world: World, lan: Client) -> None:
    draft = hand_in(world)
    fill_draft(draft.pk, on=ON, open_file=scan)
    draft.refresh_from_db()
    assert draft.is_scan

    page = lan.get(reverse("plans:draft", args=[draft.public_id])).content.decode()

    assert reverse("plans:draft-picture", args=[draft.public_id, 2]) in page
    assert "Tệp chỉ có ảnh trang." in page
    assert draft.items.get().kind == DraftItem.Kind.HEADER


def test_a_page_that_is_not_there_is_not_found(read_draft: PlanDraft, lan: Client) -> None:
    url = reverse("plans:draft-picture", args=[read_draft.public_id, 1])

    assert lan.get(url).status_code == 404


def test_words_read_by_machine_stand_behind_rows_typed_by_hand(world: World) -> None:
    draft = hand_in(world)
    fill_draft(draft.pk, on=ON, open_file=scan)
    typed = DraftItem.objects.create(
        draft=draft, kind="duty", position=7, corrected={"text": "Gõ tay từ ảnh."}
    )
    PlanDraft.objects.filter(pk=draft.pk).update(state="reading", machine_read=True)

    fill_draft(draft.pk, on=ON, open_file=open_source)

    draft.refresh_from_db()
    assert draft.items.filter(kind="header").count() == 1
    assert header_of(draft).number == "21/KH-UBND"
    read = draft.items.filter(kind="duty").exclude(pk=typed.pk)
    assert read.exists()
    assert all(item.position > typed.position for item in read)


def test_the_list_says_who_works_on_what(world: World, draft: PlanDraft) -> None:
    page = browser(world.lan).get(reverse("plans:drafts")).content.decode()

    assert "Kế hoạch công tác dân vận chính quyền năm 2026" in page
    assert world.lan.name in page
    assert "dòng chưa soát" in page


def a_scan_of_two_pages() -> bytes:
    """Return a PDF that holds two pictures and no words."""
    pages = [Image.new("L", (300, 420), shade) for shade in (255, 200)]
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:])
    return made.getvalue()


def test_a_real_scan_shows_its_pages_to_those_who_see_the_draft(
    world: World, lan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        draft = import_plan(
            a_scan_of_two_pages(),
            "ke-hoach.pdf",
            unit=world.commune,
            confirmed=True,
            by=world.lan,
            on=ON,
        )

    draft.refresh_from_db()
    second = reverse("plans:draft-picture", args=[draft.public_id, 2])
    picture = lan.get(second)
    assert (draft.state, draft.pages) == (PlanDraft.State.REVIEW, 2)
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert "private" in picture["Cache-Control"]
    assert browser(world.hoa).get(second).status_code == 404


def test_a_secret_seen_only_by_the_machine_does_not_stay(
    world: World, django_capture_on_commit_callbacks: Any
) -> None:
    def secret(data: bytes, name: str) -> Source:
        raise Refused("state_secret")

    draft = hand_in(world)
    storage, key = draft.file.content.storage, draft.file.content.name or ""

    with django_capture_on_commit_callbacks(execute=True):
        fill_draft(draft.pk, on=ON, open_file=secret)

    draft.refresh_from_db()
    assert draft.state == PlanDraft.State.FAILED
    assert not storage.exists(key)
    assert (draft.file.name, draft.file.size) == ("tệp đã hủy", 0)
