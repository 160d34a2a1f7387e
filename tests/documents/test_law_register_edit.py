"""Keeping the register of law: each fact with its source; what a person wrote stays."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.actions.entries import AlreadyEntered, DaysContradict, NothingCorrected
from danvan.documents.actions.law import (
    LawEntry,
    Nameless,
    NoSource,
    ShippedKey,
    add_law,
    correct_law,
)
from danvan.documents.models import Certainty, Citation, Document
from danvan.documents.register import load_register, shipped_entries
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.registers import keeper, law, paper

ENTRY = LawEntry(
    kind="Nghị định",
    number="905/2024/NĐ-CP",
    issued_on=date(2024, 3, 1),
    issuer="Chính phủ",
    title="Về việc thử",
    in_force_from=date(2024, 5, 1),
)


def test_an_operator_of_a_commune_reads_it_and_changes_nothing(world: World, today: date) -> None:
    made = add_law(ENTRY, by=keeper(world), on=today)
    van = signed_in(world.van)

    with pytest.raises(NotAllowed):
        add_law(replace(ENTRY, number="907/2024/NĐ-CP"), by=world.van, on=today)
    listed = van.get(reverse("documents:law"))
    assert ENTRY.number in listed.content.decode()
    assert reverse("documents:add-law") not in listed.content.decode()
    assert van.get(reverse("documents:add-law"))["Location"] == reverse("documents:law")
    assert van.get(reverse("documents:keep-law", args=[made.public_id])).status_code == 404


def test_adds_a_document_and_ties_what_waited_for_it(world: World, monday: date) -> None:
    plan = paper(world.commune)
    waiting = Citation.objects.create(
        document=plan, kind="Nghị định", number="905/2024/NĐ-CP", issued_on=date(2024, 3, 1),
        text="Nghị định số 905/2024/NĐ-CP", start=0, end=9,
    )  # fmt: skip

    made = add_law(ENTRY, by=keeper(world), on=monday)

    waiting.refresh_from_db()
    assert waiting.cited == made
    assert (made.side, made.certainty, made.version) == ("law", Certainty.MEMORY, 2)
    assert AuditEvent.objects.filter(code="documents.law_added", by=keeper(world)).count() == 1


def test_only_the_keeper_writes(world: World, monday: date) -> None:
    decree = law()

    for who in (world.lan, world.minh, world.hoa):
        with pytest.raises(NotAllowed):
            add_law(ENTRY, by=who, on=monday)
        with pytest.raises(NotAllowed):
            correct_law(decree.pk, ENTRY, version=1, by=who, on=monday)
    own = paper(world.commune)
    with pytest.raises(NotAllowed):
        correct_law(own.pk, ENTRY, version=1, by=keeper(world), on=monday)


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (replace(ENTRY, certainty=Certainty.VERIFIED), NoSource),
        (replace(ENTRY, certainty=Certainty.VERIFIED, source="  "), NoSource),
        (replace(ENTRY, number=" ", title=""), Nameless),
        (replace(ENTRY, in_force_until=date(2024, 4, 30)), DaysContradict),
        (replace(ENTRY, issued_on=date(2026, 12, 1), in_force_from=None), DaysContradict),
    ],
)
def test_refuses_what_cannot_be_so(
    world: World, monday: date, entry: LawEntry, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        add_law(entry, by=keeper(world), on=monday)

    assert not Document.objects.exists()


@pytest.mark.parametrize("number", ["905/2024/nđ-cp", "Số: 905 / 2024 / NĐ – CP", "0905/2024/NĐCP"])
def test_the_same_document_is_recognised_however_it_is_spelled(
    world: World, monday: date, number: str
) -> None:
    known = add_law(ENTRY, by=keeper(world), on=monday)

    with pytest.raises(AlreadyEntered) as met:
        add_law(replace(ENTRY, number=number), by=keeper(world), on=monday)

    assert met.value.document == known


def test_another_day_or_issuer_is_another_document(world: World, monday: date) -> None:
    first = replace(ENTRY, number="18-CT/TW", issuer="Ban Bí thư")
    add_law(first, by=keeper(world), on=monday)

    add_law(replace(first, issued_on=date(2024, 9, 1)), by=keeper(world), on=monday)
    add_law(replace(first, issuer="Bộ Chính trị"), by=keeper(world), on=monday)

    assert Document.objects.count() == 3


def test_a_law_without_a_number_is_known_by_its_name(world: World, monday: date) -> None:
    nameless = replace(ENTRY, number="", title="Luật Thử nghiệm", issued_on=None)
    add_law(nameless, by=keeper(world), on=monday)

    with pytest.raises(AlreadyEntered):
        add_law(replace(nameless, title="luật thử nghiệm"), by=keeper(world), on=monday)
    add_law(replace(nameless, title="Luật Khác"), by=keeper(world), on=monday)


def test_a_correction_outlives_loading_the_shipped_register(world: World, monday: date) -> None:
    load_register(shipped_entries())
    row = Document.objects.get(number="33/CT-TTg", issued_on=date(2021, 11, 26))
    entry = LawEntry(
        kind=row.kind, number=row.number, issued_on=row.issued_on, issuer=row.issuer,
        title=row.title, in_force_from=row.in_force_from, in_force_until=date(2026, 1, 31),
        certainty=Certainty.VERIFIED, source="Công báo",
    )  # fmt: skip

    correct_law(row.pk, entry, version=1, by=keeper(world), on=monday)
    load_register(shipped_entries())

    row.refresh_from_db()
    assert (row.in_force_until, row.source) == (date(2026, 1, 31), "Công báo")
    event = AuditEvent.objects.get(code="documents.entry_corrected")
    assert event.facts == {"fields": "hết hiệu lực sau ngày, nguồn"}
    assert Document.objects.filter(number="33/CT-TTg").count() == 1


def test_number_and_day_of_a_shipped_entry_stay(world: World, monday: date) -> None:
    load_register(shipped_entries())
    row = Document.objects.get(number="33/CT-TTg", issued_on=date(2021, 11, 26))
    entry = LawEntry(row.kind, row.number, date(2021, 11, 25), row.issuer, row.title)

    with pytest.raises(ShippedKey):
        correct_law(row.pk, entry, version=1, by=keeper(world), on=monday)

    own = add_law(ENTRY, by=keeper(world), on=monday)
    moved = correct_law(
        own.pk, replace(ENTRY, issued_on=date(2024, 3, 2)), version=2, by=keeper(world), on=monday
    )
    assert moved.issued_on == date(2024, 3, 2)


def test_a_corrected_number_lets_go_what_was_tied_by_the_wrong_one(
    world: World, monday: date
) -> None:
    made = add_law(ENTRY, by=keeper(world), on=monday)
    citation = Citation.objects.create(
        document=paper(world.commune), cited=made, kind="Nghị định", number="905/2024/NĐ-CP",
        text="Nghị định số 905/2024/NĐ-CP", start=0, end=9,
    )  # fmt: skip

    correct_law(
        made.pk, replace(ENTRY, number="906/2024/NĐ-CP"), version=2, by=keeper(world), on=monday
    )

    citation.refresh_from_db()
    assert citation.cited is None


def test_refuses_a_stale_page_and_an_empty_correction(world: World, monday: date) -> None:
    made = add_law(ENTRY, by=keeper(world), on=monday)

    with pytest.raises(StaleRecord):
        correct_law(made.pk, ENTRY, version=1, by=keeper(world), on=monday)
    with pytest.raises(NothingCorrected):
        correct_law(made.pk, ENTRY, version=2, by=keeper(world), on=monday)


@pytest.mark.usefixtures("today")
def test_adds_and_corrects_in_the_browser(world: World) -> None:
    oanh = signed_in(keeper(world))
    typed = {
        "kind": "Nghị định", "number": "905/2024/NĐ-CP", "issued_on": "01/03/2024",
        "issuer": "Chính phủ", "title": "Về việc thử", "in_force_from": "01/05/2024",
        "certainty": "VERIFIED", "source": "",
    }  # fmt: skip

    refused = oanh.post(reverse("documents:add-law"), typed)
    assert refused.status_code == 422
    assert "hãy ghi nguồn" in refused.content.decode()
    made = oanh.post(reverse("documents:add-law"), typed | {"source": "Công báo"})
    assert made.status_code == 302
    again = oanh.post(reverse("documents:add-law"), typed | {"source": "Công báo"})
    known = Document.objects.get()
    assert again.status_code == 422
    assert reverse("documents:keep-law", args=[known.public_id]) in again.content.decode()
    page = reverse("documents:keep-law", args=[known.public_id])
    changed = typed | {"source": "Công báo", "in_force_until": "31/12/2025", "version": "2"}
    assert oanh.post(page, changed).status_code == 302
    known.refresh_from_db()
    assert (known.in_force_until, known.version) == (date(2025, 12, 31), 3)
    assert oanh.post(page, changed).status_code == 422  # the page was stale
    listed = oanh.get(reverse("documents:law"), {"q": "905 2024"}).content.decode()
    assert page in listed
