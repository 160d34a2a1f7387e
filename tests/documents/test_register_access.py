"""Who sees which documents: the law everybody, a register who reaches it, drafts their own unit."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.documents.access.register import (
    UNFINISHED,
    may_correct,
    may_keep_law,
    may_register,
    may_relate,
    registers_read,
    shows_file,
    visible_documents,
)
from danvan.documents.actions.files import store_file
from danvan.documents.models import Arrival, Dispatch, Document
from danvan.units.models import Succession
from tests.conftest import signed_in
from tests.factories.people import World, person
from tests.factories.registers import clerk, keeper, law, paper

State = Document.State


def sees(user: User, document: Document, on: date) -> bool:
    """Say whether somebody sees a document."""
    return visible_documents(user, on=on).filter(pk=document.pk).exists()


def test_the_law_is_everybodys(world: World, monday: date) -> None:
    decree = law()

    for who in (world.lan, world.hoa, world.tam, world.kim, world.dung):
        assert sees(who, decree, monday)
    assert not sees(person("moi", "Người mới"), decree, monday)


def test_a_register_is_read_by_whoever_reaches_its_unit(world: World, monday: date) -> None:
    commune = paper(world.commune)
    office = paper(world.office, "3/BC-VHXH")

    assert sees(world.lan, commune, monday)
    assert sees(world.kim, commune, monday)  # the superior above
    assert not sees(world.hoa, commune, monday)  # next door
    assert not sees(world.thu, commune, monday)  # an officer below does not look up
    assert not sees(world.dung, commune, monday)  # another sector
    assert sees(world.thu, office, monday)
    assert sees(world.minh, office, monday)


@pytest.mark.parametrize("state", UNFINISHED)
def test_what_is_unfinished_is_its_units_own_affair(world: World, monday: date, state: str) -> None:
    draft = paper(world.commune, "", state=state)
    below = paper(world.office, "", state=state)

    assert sees(world.lan, draft, monday)
    assert sees(world.minh, draft, monday)
    assert not sees(world.kim, draft, monday)
    assert not sees(world.minh, below, monday)
    assert sees(world.hung, below, monday)


def test_what_was_sent_is_read_where_it_came_to(world: World, monday: date) -> None:
    letter = paper(world.province, "7/KH-UBND", issuer="UBND tỉnh")
    row = Dispatch.objects.create(document=letter, recipient="UBND xã", unit=world.commune)

    assert not sees(world.lan, letter, monday)  # named, not sent yet
    row.sent_on, row.how = monday, "axis"
    row.save()

    assert sees(world.lan, letter, monday)
    assert not sees(world.hoa, letter, monday)
    read = registers_read(world.lan, on=monday)
    assert letter in read.documents("incoming")
    assert letter not in read.documents("outgoing")


def test_what_came_in_is_read_by_whom_it_was_passed_on_to(world: World, monday: date) -> None:
    letter = paper(world.commune, "8/CV-SNV", side="incoming", state=State.ARRIVED)
    arrival = Arrival.objects.create(
        document=letter, unit=world.commune, year=2026, number=1, on=monday
    )

    assert sees(world.lan, letter, monday)
    assert not sees(world.quang, letter, monday)
    arrival.passed_to = world.economy
    arrival.save()
    assert sees(world.quang, letter, monday)
    assert not sees(world.thu, letter, monday)


def test_the_holder_of_an_ended_units_records_reads_its_drafts_too(
    world: World, monday: date
) -> None:
    draft = paper(world.economy, "", state=State.DRAFT)
    assert not sees(world.lan, draft, monday)

    merger = Succession.objects.create(on=date(2026, 1, 1), records=world.commune)
    merger.old.add(world.economy)
    merger.new.add(world.office)

    assert sees(world.lan, draft, monday)
    assert not sees(world.hoa, draft, monday)


def test_each_register_holds_its_own_documents_only(world: World, monday: date) -> None:
    going, coming, decree = paper(world.commune), paper(world.commune, side="incoming"), law()

    for side, alone in (("outgoing", going), ("incoming", coming), ("law", decree)):
        assert list(registers_read(world.lan, on=monday).documents(side)) == [alone]


def test_who_keeps_what(world: World, monday: date) -> None:
    nga = clerk(world)
    own, other, decree = paper(world.commune), paper(world.neighbour), law()

    assert may_register(nga, world.commune.pk, on=monday)
    assert not may_register(nga, world.office.pk, on=monday)
    assert not may_register(world.lan, world.commune.pk, on=monday)
    assert may_correct(nga, own, on=monday)
    assert not may_correct(nga, other, on=monday)
    assert not may_correct(nga, decree, on=monday)
    assert may_relate(world.lan, own, on=monday)
    assert not may_relate(world.lan, other, on=monday)
    assert not may_relate(world.lan, decree, on=monday)
    oanh = keeper(world)
    assert may_keep_law(oanh, on=monday)
    assert may_correct(oanh, decree, on=monday)
    assert not may_keep_law(world.van, on=monday)
    assert not may_correct(world.van, own, on=monday)
    assert not may_keep_law(nga, on=monday)


def test_a_file_opens_with_its_document_and_a_draft_for_its_unit_only(
    world: World, monday: date
) -> None:
    signed = store_file(world.commune, b"da ky", "ky.txt", by=world.lan, on=monday)
    draft = store_file(world.commune, b"du thao", "thao.txt", by=world.lan, on=monday)
    paper(world.commune, file=signed, draft_file=draft)

    assert shows_file(world.lan, signed, monday)
    assert shows_file(world.lan, draft, monday)
    assert shows_file(world.kim, signed, monday)
    assert not shows_file(world.kim, draft, monday)
    assert not shows_file(world.hoa, signed, monday)


@pytest.mark.usefixtures("today")
def test_hoa_next_door_finds_no_page_of_lans(world: World) -> None:
    document = paper(world.commune)
    draft = paper(world.commune, "", state=State.DRAFT)

    hoa, kim, lan = signed_in(world.hoa), signed_in(world.kim), signed_in(world.lan)
    for name in ("document", "correct", "relate"):
        assert hoa.get(reverse(f"documents:{name}", args=[document.public_id])).status_code == 404
    for side in Document.Side.values:
        listed = hoa.get(reverse("documents:register"), {"side": side}).content.decode()
        assert str(document.public_id) not in listed
    assert str(document.public_id) in lan.get(reverse("documents:register")).content.decode()
    page = reverse("documents:document", args=[draft.public_id])
    assert (kim.get(page).status_code, lan.get(page).status_code) == (404, 200)


@pytest.mark.usefixtures("today")
def test_keepers_of_the_law_alone_open_its_pages(world: World) -> None:
    decree = law()
    oanh = keeper(world)

    for name in ("keep-law", "relate-law"):
        page = reverse(f"documents:{name}", args=[decree.public_id])
        assert signed_in(oanh).get(page).status_code == 200
        assert signed_in(world.van).get(page).status_code == 404
        assert signed_in(world.lan).get(page).status_code == 404
    own = reverse("documents:keep-law", args=[paper(world.commune).public_id])
    assert signed_in(oanh).get(own).status_code == 404
