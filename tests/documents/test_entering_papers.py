"""A clerk enters papers issued elsewhere, and corrects the entries of the register."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.actions.entries import AlreadyEntered, DaysContradict, Entry
from danvan.documents.actions.registering import NotIssuedYet, correct_entry, register_document
from danvan.documents.models import Citation, Document
from tests.conftest import signed_in
from tests.factories.people import World, appoint
from tests.factories.registers import clerk, law, paper

ENTRY = Entry("Kế hoạch", "45/KH-UBND", date(2025, 8, 4), "", "Dân vận khéo")


def test_enters_a_paper_into_the_units_register(world: World, monday: date) -> None:
    nga = clerk(world)
    citing = paper(world.commune, "60/KH-UBND")
    waiting = Citation.objects.create(
        document=citing, kind="Kế hoạch", number="45/KH-UBND", issued_on=date(2025, 8, 4),
        text="Kế hoạch số 45/KH-UBND", start=0, end=9,
    )  # fmt: skip

    made = register_document(
        replace(ENTRY, title="  Dân   vận khe\u0301o "),
        unit=world.commune,
        paper=(b"noi dung", "ke-hoach.txt"),
        by=nga,
        on=monday,
    )

    assert (made.side, made.state, made.unit) == ("outgoing", "issued", world.commune)
    assert made.issuer == "UBND xã An Bình"
    assert made.title == "Dân vận khéo"
    assert made.file is not None
    waiting.refresh_from_db()
    assert waiting.cited == made
    assert AuditEvent.objects.get(code="documents.registered").by == nga


def test_only_the_units_clerk_enters(world: World, monday: date) -> None:
    nga = clerk(world)

    for who in (world.lan, world.hoa, world.minh):
        with pytest.raises(NotAllowed):
            register_document(ENTRY, unit=world.commune, by=who, on=monday)
    with pytest.raises(NotAllowed):
        register_document(ENTRY, unit=world.neighbour, by=nga, on=monday)


def test_the_same_paper_is_recognised_in_that_register_only(world: World, monday: date) -> None:
    nga = clerk(world)
    paper(world.neighbour, "45/KH-UBND", issued_on=date(2025, 8, 4))
    known = register_document(ENTRY, unit=world.commune, by=nga, on=monday)

    with pytest.raises(AlreadyEntered) as met:
        register_document(
            replace(ENTRY, number="Số 45 / kh - ubnd"), unit=world.commune, by=nga, on=monday
        )
    assert met.value.document == known
    register_document(
        replace(ENTRY, issued_on=date(2024, 8, 4)), unit=world.commune, by=nga, on=monday
    )


def test_a_paper_is_not_of_tomorrow(world: World, monday: date) -> None:
    with pytest.raises(DaysContradict):
        register_document(
            replace(ENTRY, issued_on=date(2026, 3, 10)),
            unit=world.commune,
            by=clerk(world),
            on=monday,
        )


def test_corrects_an_entry_and_says_what(world: World, monday: date) -> None:
    nga, row = clerk(world), paper(world.commune)
    entry = Entry(row.kind, "46/KH-UBND", date(2026, 3, 3), row.issuer, row.title)

    correct_entry(row.pk, entry, version=1, by=nga, on=monday)

    row.refresh_from_db()
    assert (row.number, row.issued_on, row.version) == ("46/KH-UBND", date(2026, 3, 3), 2)
    assert row.number_key == "46 kh ubnd"
    event = AuditEvent.objects.get(code="documents.entry_corrected")
    assert event.facts == {"fields": "số, ký hiệu, ngày ban hành"}


def test_drafts_strangers_and_stale_pages_are_refused(world: World, monday: date) -> None:
    nga, row = clerk(world), paper(world.commune)
    draft = paper(world.commune, "", state=Document.State.DRAFT)

    with pytest.raises(NotIssuedYet):
        correct_entry(draft.pk, ENTRY, version=1, by=nga, on=monday)
    with pytest.raises(NotAllowed):
        correct_entry(row.pk, ENTRY, version=1, by=world.lan, on=monday)
    with pytest.raises(NotAllowed):
        correct_entry(law().pk, ENTRY, version=1, by=nga, on=monday)
    with pytest.raises(StaleRecord):
        correct_entry(row.pk, ENTRY, version=7, by=nga, on=monday)


@pytest.mark.usefixtures("today")
def test_enters_and_corrects_in_the_browser(world: World) -> None:
    nga = signed_in(clerk(world))
    typed = {
        "kind": "Kế hoạch", "number": "45/KH-UBND", "issued_on": "04/08/2025",
        "title": "Dân vận khéo", "unit": str(world.commune.pk),
    }  # fmt: skip
    file = SimpleUploadedFile("ke-hoach.txt", "nội dung".encode())

    assert str(world.commune.pk) in nga.get(reverse("documents:enter")).content.decode()
    assert nga.post(reverse("documents:enter"), typed | {"number": ""}).status_code == 422
    stranger = typed | {"unit": str(world.neighbour.pk)}
    assert nga.post(reverse("documents:enter"), stranger).status_code == 422
    made = nga.post(reverse("documents:enter"), typed | {"file": file})
    assert made.status_code == 302
    row = Document.objects.get()
    assert made["Location"] == reverse("documents:document", args=[row.public_id])
    again = nga.post(reverse("documents:enter"), typed)
    assert again.status_code == 422
    assert reverse("documents:document", args=[row.public_id]) in again.content.decode()

    page = reverse("documents:correct", args=[row.public_id])
    shown = nga.get(page).content.decode()
    assert "45/KH-UBND" in shown
    right = typed | {"number": "46/KH-UBND", "version": "1", "issuer": row.issuer}
    assert nga.post(page, right).status_code == 302
    stale = nga.post(page, right | {"title": "Khác"})
    assert stale.status_code == 422
    assert "vừa được người khác cập nhật" in stale.content.decode()


@pytest.mark.usefixtures("today")
def test_of_two_registers_none_is_taken_for_granted(world: World) -> None:
    user = clerk(world)
    appoint(user, world.office, Role.CLERK, "Văn thư")
    nga = signed_in(user)
    typed = {
        "kind": "Kế hoạch", "number": "45/KH-UBND", "issued_on": "04/08/2025", "title": "Dân vận",
    }  # fmt: skip

    assert "– hãy chọn –" in nga.get(reverse("documents:enter")).content.decode()
    answer = nga.post(reverse("documents:enter"), typed)
    assert answer.status_code == 422
    assert "Hãy chọn sổ của đơn vị mình." in answer.content.decode()
