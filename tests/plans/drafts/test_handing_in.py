"""Handing a plan in: what is taken, what is refused and why, the same file again."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed
from danvan.documents.actions import FileRefused
from danvan.documents.models import StoredFile
from danvan.plans.actions.drafts import (
    AlreadyImported,
    SecrecyNotConfirmed,
    drop_draft,
    import_plan,
)
from danvan.plans.models import PlanDraft
from danvan.readers.files import open_source
from tests.factories.people import World
from tests.plans.drafts.conftest import ON, PLAN, browser, hand_in

UPLOAD = reverse("plans:upload")


def send(client: Client, world: World, data: bytes, name: str, **more: str) -> Any:
    """Hand a file in through the page."""
    file = SimpleUploadedFile(name, data)
    return client.post(UPLOAD, {"file": file, "unit": world.commune.pk, **more})


def test_a_file_becomes_a_draft_that_waits_to_be_read(world: World) -> None:
    draft = hand_in(world)

    assert draft.state == PlanDraft.State.READING
    assert draft.file.name == "ke-hoach.txt"
    assert draft.unit == world.commune
    event = AuditEvent.objects.get(code="plans.draft_imported")
    assert (event.by, event.about_id) == (world.lan, draft.pk)


def test_the_page_takes_a_file_and_leads_to_it(
    world: World, lan: Client, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(lan, world, PLAN.encode(), "ke-hoach.txt", confirmed="on")

    draft = PlanDraft.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == reverse("plans:draft", args=[draft.public_id])
    assert draft.state == PlanDraft.State.REVIEW  # the task ran after the commit
    assert draft.items.filter(kind="duty").exists()


def test_an_upload_by_script_is_told_where_to_go(world: World, lan: Client) -> None:
    file = SimpleUploadedFile("ke-hoach.txt", PLAN.encode())
    sent = {"file": file, "unit": world.commune.pk, "confirmed": "on"}

    answer = lan.post(UPLOAD, sent, headers={"X-Danvan-Upload": "1"})

    draft = PlanDraft.objects.get()
    assert answer["HX-Redirect"] == reverse("plans:draft", args=[draft.public_id])


def test_the_page_says_that_secrecy_must_be_confirmed(world: World, lan: Client) -> None:
    answer = send(lan, world, PLAN.encode(), "ke-hoach.txt")

    assert answer.status_code == 422
    assert "bí mật nhà nước rồi tải lên" in answer.content.decode()
    assert not PlanDraft.objects.exists()


def test_the_act_asks_for_the_confirmation_too(world: World) -> None:
    with pytest.raises(SecrecyNotConfirmed):
        import_plan(
            PLAN.encode(), "a.txt", unit=world.commune, confirmed=False, by=world.lan, on=ON
        )


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        pytest.param(b"", "a.txt", "tệp", id="empty"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", ".docx", id="old-word"
        ),
        pytest.param(b"MZ\x90\0" + b"\0" * 600, "a.docx", "tệp", id="a-program"),
    ],
)
def test_the_page_says_why_a_file_is_refused(
    world: World, lan: Client, data: bytes, name: str, said: str
) -> None:
    answer = send(lan, world, data, name, confirmed="on")

    assert answer.status_code == 422
    assert said in answer.content.decode().lower()
    assert "checked" in answer.content.decode()  # what was ticked stays
    assert not PlanDraft.objects.exists()


def test_what_is_marked_secret_never_reaches_the_store(world: World) -> None:
    with pytest.raises(FileRefused, match="MẬT"):
        hand_in(world, "TỐI MẬT\n\n" + PLAN)

    assert not StoredFile.objects.exists()


def test_the_same_file_again_is_recognised(world: World) -> None:
    first = hand_in(world)

    with pytest.raises(AlreadyImported) as refusal:
        hand_in(world, name="ban-sao.txt")

    assert refusal.value.draft == first
    assert PlanDraft.objects.count() == 1


def test_the_page_offers_the_draft_there_is(world: World, lan: Client) -> None:
    first = hand_in(world)

    answer = send(lan, world, PLAN.encode(), "ban-sao.txt", confirmed="on")

    assert answer.status_code == 422
    assert reverse("plans:draft", args=[first.public_id]) in answer.content.decode()


def test_a_dropped_draft_makes_room_for_the_same_file(world: World) -> None:
    first = hand_in(world)
    drop_draft(first.pk, version=first.version, reason="Nhầm tệp", by=world.lan, on=ON)

    assert hand_in(world) != first


def test_a_neighbour_may_hand_in_the_same_file_for_herself(world: World) -> None:
    hand_in(world)

    theirs = import_plan(
        PLAN.encode(),
        "ke-hoach.txt",
        unit=world.neighbour,
        confirmed=True,
        by=world.hoa,
        on=ON,
        open_file=open_source,
    )

    assert theirs.unit == world.neighbour


@pytest.mark.parametrize("who", ["hoa", "thu", "van", "kim"])
def test_others_may_not_hand_in_for_the_commune(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        import_plan(
            PLAN.encode(),
            "a.txt",
            unit=world.commune,
            confirmed=True,
            by=world.people()[who],
            on=ON,
            open_file=open_source,
        )


def test_a_partner_hands_in_for_his_own_body_only(world: World) -> None:
    page = browser(world.dung).get(UPLOAD)

    assert page.status_code == 200
    assert f'value="{world.party.pk}"' in page.content.decode()
    assert f'value="{world.commune.pk}"' not in page.content.decode()


def test_an_officer_does_not_find_the_page(world: World) -> None:
    assert browser(world.thu).get(UPLOAD).status_code == 404
