"""Relations of documents: written, drawn, taken back; replaced is not the same as ended."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.base.acts import NotAllowed, RecordGone
from danvan.documents.access.register import visible_documents
from danvan.documents.actions.relations import (
    OlderActs,
    RelatedAlready,
    SameDocument,
    relate_documents,
    remove_relation,
)
from danvan.documents.drawing import WIDTH, Node, draw
from danvan.documents.models import DocumentLink
from danvan.documents.queries.relations import proposed_end, relations_of
from danvan.documents.register import acting_on, load_register
from danvan.rules.documents.validity import RegisterEntry
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.registers import keeper, law, paper

AUTUMN = date(2026, 10, 5)


def test_a_plan_rests_on_a_decree(world: World, monday: date) -> None:
    plan, decree = paper(world.commune), law()

    link = relate_documents(plan.pk, "based_on", decree.pk, by=world.lan, on=monday)

    assert (link.document, link.relation, link.other) == (plan, "based_on", decree)
    event = AuditEvent.objects.get(code="documents.related")
    assert event.facts == {"relation": "căn cứ", "other": "Nghị định 901/2023/NĐ-CP"}
    seen = visible_documents(world.lan, on=monday)
    assert [(line.word, line.acts) for line in relations_of(plan, seen)] == [("căn cứ", True)]
    back = relations_of(decree, seen)
    assert [(line.word, line.acts, line.other) for line in back] == [("là căn cứ của", False, plan)]


def test_relations_to_what_is_not_seen_are_not_told(world: World, monday: date) -> None:
    theirs, decree = paper(world.neighbour, "6/KH-UBND"), law()
    DocumentLink.objects.create(document=theirs, relation="based_on", other=decree)

    assert relations_of(decree, visible_documents(world.lan, on=monday)) == ()
    assert len(relations_of(decree, visible_documents(world.hoa, on=monday))) == 1


@pytest.mark.parametrize("relation", ["replaces", "amends", "follows"])
def test_the_paper_of_a_unit_changes_nothing_of_the_law(
    world: World, monday: date, relation: str
) -> None:
    """What holds of the law is everybody's: neither to be undone nor to name others' papers."""
    theirs, decree, newer = paper(world.neighbour, "6/KH-UBND"), law(), law("902/2024/NĐ-CP")
    relate_documents(theirs.pk, relation, decree.pk, by=world.hoa, on=monday)
    DocumentLink.objects.create(document=newer, relation=relation, other=decree)

    acting = acting_on([decree])
    page = signed_in(world.lan).get(reverse("documents:document", args=[decree.public_id]))

    assert acting == {(decree.pk, relation): [newer]}
    assert "902/2024" in page.content.decode()
    assert "6/KH-UBND" not in page.content.decode()


def test_refuses_itself_twice_backwards_and_an_older_actor(world: World, monday: date) -> None:
    older = paper(world.commune, "1/KH-UBND", issued_on=date(2025, 3, 3))
    newer = paper(world.commune, "2/KH-UBND")
    relate_documents(newer.pk, "replaces", older.pk, by=world.lan, on=monday)

    with pytest.raises(SameDocument):
        relate_documents(newer.pk, "replaces", newer.pk, by=world.lan, on=monday)
    with pytest.raises(RelatedAlready):
        relate_documents(newer.pk, "replaces", older.pk, by=world.lan, on=monday)
    with pytest.raises(OlderActs):
        relate_documents(older.pk, "amends", newer.pk, by=world.lan, on=monday)
    same_day = paper(world.commune, "3/KH-UBND")
    relate_documents(newer.pk, "amends", same_day.pk, by=world.lan, on=monday)
    with pytest.raises(RelatedAlready):
        relate_documents(same_day.pk, "amends", newer.pk, by=world.lan, on=monday)
    assert DocumentLink.objects.count() == 2


def test_only_the_unit_relates_its_documents_and_only_to_what_it_sees(
    world: World, monday: date
) -> None:
    plan, decree, theirs = paper(world.commune), law(), paper(world.neighbour, "6/KH-UBND")

    for who, acting, other in (
        (world.hoa, plan, decree),  # not hers
        (world.lan, decree, law("902/2020/NĐ-CP", issued_on=date(2020, 1, 2))),  # the law's
        (world.lan, plan, theirs),  # not seen
        (world.minh, plan, decree),  # a leader drafts nothing
    ):
        with pytest.raises(NotAllowed):
            relate_documents(acting.pk, "based_on", other.pk, by=who, on=monday)
    relate_documents(plan.pk, "based_on", decree.pk, by=world.lan, on=monday)
    with pytest.raises(NotAllowed):
        remove_relation(plan.pk, plan.links.get().pk, by=world.hoa, on=monday)


def test_a_relation_is_taken_back(world: World, monday: date) -> None:
    plan, decree = paper(world.commune), law()
    link = relate_documents(plan.pk, "based_on", decree.pk, by=world.lan, on=monday)
    other = paper(world.commune, "46/KH-UBND")

    with pytest.raises(RecordGone):
        remove_relation(other.pk, link.pk, by=world.lan, on=monday)
    remove_relation(plan.pk, link.pk, by=world.lan, on=monday)

    assert not plan.links.exists()
    assert AuditEvent.objects.filter(code="documents.unrelated").count() == 1


def test_a_replaced_document_keeps_its_days_and_an_end_is_proposed(
    world: World, monday: date
) -> None:
    oanh = keeper(world)
    older = law("901/2015/NĐ-CP", issued_on=date(2015, 1, 9))
    newer = law("902/2023/NĐ-CP", issued_on=date(2023, 5, 4), in_force_from=date(2023, 7, 1))

    relate_documents(newer.pk, "replaces", older.pk, by=oanh, on=monday)

    older.refresh_from_db()
    assert older.in_force_until is None
    seen = visible_documents(world.lan, on=monday)
    proposed = proposed_end(older, relations_of(older, seen))
    assert proposed is not None
    assert (proposed.until, proposed.newer) == (date(2023, 6, 30), newer)
    assert proposed_end(newer, relations_of(newer, seen)) is None
    older.in_force_until = date(2023, 6, 30)
    assert proposed_end(older, relations_of(older, seen)) is None


def test_a_relation_of_the_law_taken_back_stays_so_when_the_register_is_loaded_again(
    world: World, monday: date
) -> None:
    oanh = keeper(world)
    old = RegisterEntry(
        "Nghị định", "901/2015/NĐ-CP", "Chính phủ", date(2015, 1, 9), "Thử",
        followed_by=("902/2023/NĐ-CP",),
    )  # fmt: skip
    load_register([old])
    link = DocumentLink.objects.get()

    remove_relation(link.document_id, link.pk, by=oanh, on=monday)
    load_register([old])

    assert not DocumentLink.objects.exists()


def test_bases_stand_above_older_left_newer_right_and_the_rest_below() -> None:
    def node(name: str) -> Node:
        return Node(name, "Kế hoạch", f"/{name}", "căn cứ")

    drawn = draw(
        Node("45", "Kế hoạch", ""),
        above=[node("a"), node("b")],
        older=[node("c"), node("d")],
        newer=[node("e")],
        below=[node("f"), node("g"), node("h"), node("i")],
    )

    places = {box.url: (box.x, box.y) for box in drawn.boxes}
    own_x, own_y = places[""]
    assert {places["/a"][1], places["/b"][1]} == {0}
    assert places["/c"][0] == places["/d"][0] < own_x < places["/e"][0]
    assert all(places[url][1] > own_y for url in ("/f", "/g", "/h"))
    assert "/i" not in places  # the list beside it has every one
    assert len(drawn.arrows) == 8
    assert all(box.x >= 0 and box.x + 108 <= WIDTH for box in drawn.boxes)
    assert all(box.y + 50 <= drawn.height for box in drawn.boxes)
    boxes = [(box.x, box.y) for box in drawn.boxes]
    assert len(set(boxes)) == len(boxes)


def test_long_numbers_are_cut_to_the_box() -> None:
    drawn = draw(Node("1234567890123456789/KH-UBND", "Kế hoạch", ""), older=[Node("1", "x", "/")])

    assert max(len(line) for box in drawn.boxes for line in box.lines) <= 17


@pytest.mark.usefixtures("today")
def test_relates_in_the_browser_by_looking_for_the_other_one(world: World) -> None:
    plan, decree = paper(world.commune), law()
    lan = signed_in(world.lan)
    page = reverse("documents:relate", args=[plan.public_id])

    assert "901/2023/NĐ-CP" not in lan.get(page).content.decode()
    found = lan.get(page, {"q": "901/2023/nd-cp"}).content.decode()
    assert str(decree.public_id) in found
    wrong = lan.post(f"{page}?q=901", {"relation": "based_on"})
    assert wrong.status_code == 422
    right = lan.post(f"{page}?q=901", {"relation": "based_on", "other": str(decree.public_id)})

    assert right.status_code == 302
    shown = lan.get(reverse("documents:document", args=[plan.public_id])).content.decode()
    assert "<svg" in shown
    assert shown.count(reverse("documents:document", args=[decree.public_id])) == 2
    gone = reverse("documents:unrelate", args=[plan.public_id, plan.links.get().pk])
    assert lan.post(gone).status_code == 302
    assert not plan.links.exists()


@pytest.mark.usefixtures("today")
def test_keepers_of_the_law_may_tell_it_from_either_side(world: World) -> None:
    older = law("901/2015/NĐ-CP", issued_on=date(2015, 1, 9))
    newer = law("902/2023/NĐ-CP")
    oanh = signed_in(keeper(world))

    page = reverse("documents:relate-law", args=[older.public_id])
    told = oanh.post(f"{page}?q=902", {"relation": "-replaces", "other": str(newer.public_id)})

    assert told.status_code == 302
    link = DocumentLink.objects.get()
    assert (link.document, link.relation, link.other) == (newer, "replaces", older)
    shown = oanh.get(reverse("documents:keep-law", args=[older.public_id])).content.decode()
    assert "03/05/2023" in shown  # the day before the newer one comes into force
    gone = reverse("documents:unrelate-law", args=[older.public_id, link.pk])
    assert oanh.post(gone).status_code == 302
    assert not DocumentLink.objects.exists()
