"""Two people at one draft: the first wins, the second keeps what he typed and sees both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from danvan.accounts.roles import Role
from danvan.base.acts import StaleRecord
from danvan.plans.actions.draft_items import accept_item, drop_item
from danvan.plans.actions.drafts import AlreadyImported
from danvan.plans.actions.drafts_reading import fill_draft
from danvan.plans.models import DraftItem, PlanDraft
from danvan.readers.files import open_source
from tests.factories.people import World, appoint, make_world, person
from tests.plans.drafts.conftest import ON, browser, hand_in

Find = Callable[[str], DraftItem]


def form_of(item: DraftItem, **typed: str) -> dict[str, str]:
    """Return what the edit form sends for a duty with one unit left as it is."""
    sent = {"text": "x", "role": "lead", "nature": "standing", "version": str(item.version)}
    return {**sent, **typed}


def edit_url(item: DraftItem) -> str:
    """Return the address of a row's form."""
    return reverse("plans:draft-edit", args=[item.draft.public_id, item.pk])


@pytest.mark.db
def test_the_second_edit_keeps_its_words_and_shows_the_first(
    world: World, find: Find, lan: Client
) -> None:
    khoa = person("khoa", "Cao Văn Khoa")
    appoint(khoa, world.commune, Role.PLANNER, "Chuyên viên")
    item = find("nộp hồ sơ trực tuyến")
    other = browser(khoa)
    other.post(edit_url(item), form_of(item, text="Bản của Khoa."))

    answer = lan.post(
        edit_url(item), form_of(item, text="Bản của Lan."), headers={"HX-Request": "true"}
    )

    page = answer.content.decode()
    item.refresh_from_db()
    assert answer.status_code == 422
    assert "Cao Văn Khoa" in page
    assert "Bản của Khoa." in page
    assert "Bản của Lan.</textarea>" in page
    assert f'name="version" value="{item.version}"' in page
    assert item.corrected is not None
    assert item.corrected["text"] == "Bản của Khoa."

    lan.post(edit_url(item), form_of(item, text="Bản của Lan."))

    item.refresh_from_db()
    assert item.corrected["text"] == "Bản của Lan."


@pytest.mark.db
def test_a_click_on_an_old_row_shows_the_new_one(world: World, find: Find, lan: Client) -> None:
    item = find("Tổng hợp, báo cáo")
    drop_item(item.pk, version=item.version, reason="Trùng", by=world.lan, on=ON)

    answer = lan.post(
        reverse("plans:draft-settle", args=[item.draft.public_id, item.pk, "nhan"]),
        {"version": item.version},
        headers={"HX-Request": "true"},
    )

    assert answer.status_code == 422
    assert "vừa được người khác cập nhật" in answer.content.decode()
    assert "Trùng" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == DraftItem.State.DROPPED


def patiently(act: Callable[[], str]) -> str:
    """Act again while SQLite's shared memory is locked: unlike a file, it does not wait."""
    for _attempt in range(200):
        try:
            return act()
        except OperationalError as error:
            if "locked" not in str(error):
                raise
            sleep(0.02)
    raise TimeoutError


def both_at_once(act: Callable[[], str]) -> list[str]:
    """Do the same twice at one moment, each on a connection of its own."""
    start = Barrier(2)

    def one(_number: int) -> str:
        start.wait(timeout=10)
        try:
            return patiently(act)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, range(2)))


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_of_two_decisions_at_one_moment_one_counts() -> None:
    world = make_world()
    draft = hand_in(world)
    fill_draft(draft.pk, on=ON, open_file=open_source)
    target = draft.items.get(kind="target")

    def decide() -> str:
        try:
            accept_item(target.pk, version=1, by=world.lan, on=ON)
        except StaleRecord:
            return "stale"
        return "accepted"

    assert both_at_once(decide) == ["accepted", "stale"]
    target.refresh_from_db()
    assert (target.state, target.version) == (DraftItem.State.ACCEPTED, 2)


@pytest.mark.db
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("audit_may_be_emptied")
def test_one_file_handed_in_twice_at_one_moment_is_one_draft() -> None:
    world = make_world()

    def hand() -> str:
        try:
            hand_in(world)
        except AlreadyImported:
            return "known"
        return "made"

    assert both_at_once(hand) == ["known", "made"]
    assert PlanDraft.objects.count() == 1
