"""The page of one document: what holds on a day and why, what it names, where it is used."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from danvan.documents.models import Certainty, Citation, Document, DocumentLink
from danvan.documents.queries.validity import SHOWN, Validity, validity_of
from danvan.documents.register import load_register, shipped_entries
from danvan.rules.documents.validity import State
from danvan.units.models import UnitVersion
from danvan.units.queries import unit_book
from tests.conftest import signed_in
from tests.factories.obligations import owed
from tests.factories.people import World
from tests.factories.registers import law, paper

FROM, LAST = date(2015, 2, 25), date(2023, 6, 30)


def holds(document: Document, day: date) -> Validity:
    """Return what holds for a document on a day."""
    return validity_of([document], day, unit_book(day))[document.pk]


def acts_on(older: Document, relation: str, **more: Any) -> Document:
    """Return a newer document that acts on an older one."""
    newer = law("902/2023/NĐ-CP", issued_on=date(2023, 5, 1), **more)
    DocumentLink.objects.create(document=newer, relation=relation, other=older)
    return newer


def cite(document: Document, text: str, cited: Document | None, number: str = "") -> None:
    """Let a document name another one."""
    Citation.objects.create(
        document=document, cited=cited, kind="Nghị định", number=number, text=text, start=0, end=9
    )


@pytest.mark.django_db
def test_in_force_until_its_last_day_then_replaced() -> None:
    older = law("901/2015/NĐ-CP", in_force_from=FROM, in_force_until=LAST)
    acts_on(older, "replaces")

    during, after = holds(older, LAST), holds(older, date(2023, 7, 1))

    assert during.state == SHOWN[State.IN_FORCE]
    assert during.steps[0] == "Có hiệu lực từ ngày 25/02/2015 đến hết ngày 30/06/2023."
    assert after.state == SHOWN[State.EXPIRED]
    assert after.steps == (
        "Hết hiệu lực sau ngày 30/06/2023.",
        "Được thay thế bằng 902/2023/NĐ-CP.",
    )
    assert holds(older, date(2015, 1, 1)).steps == (
        "Có hiệu lực từ ngày 25/02/2015.",
        "Được thay thế bằng 902/2023/NĐ-CP.",
    )


@pytest.mark.django_db
def test_a_newer_document_on_the_matter_repeals_nothing() -> None:
    older = law("901/2015/NĐ-CP", in_force_from=FROM)
    acts_on(older, "follows", in_force_from=date(2023, 7, 1))

    found = holds(older, date(2024, 1, 1))

    assert found.state == SHOWN[State.FOLLOWED]
    assert "chưa phải là bị bãi bỏ" in found.steps[1]
    assert "902/2023/NĐ-CP" in found.steps[1]
    assert holds(older, date(2023, 6, 30)).state == SHOWN[State.IN_FORCE]


@pytest.mark.django_db
def test_a_replacement_without_a_last_day_asks_to_check() -> None:
    older = law("901/2015/NĐ-CP", in_force_from=FROM)
    acts_on(older, "replaces")

    found = holds(older, date(2024, 1, 1))

    assert found.state == SHOWN[State.IN_FORCE]
    assert "chưa ghi ngày hết hiệu lực: hãy kiểm tra" in found.steps[1]


@pytest.mark.django_db
def test_unknown_days_are_told_as_unknown() -> None:
    found = holds(law(in_force_from=None), date(2024, 1, 1))

    assert found.state == SHOWN[State.UNKNOWN]
    assert found.steps == ("Sổ chưa ghi ngày có hiệu lực và ngày hết hiệu lực.",)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("certainty", "mark"),
    [
        (Certainty.VERIFIED, ""),
        (Certainty.SINGLE_SOURCE, "mới có một nguồn"),
        (Certainty.MEMORY, "chưa kiểm chứng"),
    ],
)
def test_says_how_sure_it_is(certainty: str, mark: str) -> None:
    found = holds(law(certainty=certainty), date(2024, 1, 1))

    assert (found.mark, found.verified) == (mark, not mark)


def test_what_an_abolished_body_issued_is_not_thereby_expired(world: World, monday: date) -> None:
    plan = paper(world.economy, in_force_from=date(2025, 8, 1))
    UnitVersion.objects.filter(unit=world.economy).update(until=date(2025, 12, 31))

    found = holds(plan, monday)

    assert found.state == SHOWN[State.IN_FORCE]
    assert found.steps[-1] == (
        "Phòng Kinh tế không còn hoạt động; văn bản không vì thế mà hết hiệu lực."
    )
    assert len(holds(plan, date(2025, 12, 31)).steps) == 1


@pytest.mark.usefixtures("today")
def test_shows_a_document_with_all_that_surrounds_it(world: World, monday: date) -> None:
    plan = paper(world.commune)
    decree = law(certainty=Certainty.MEMORY)
    letter = paper(world.commune, "50/CV-UBND", "Đôn đốc")
    cite(plan, "Nghị định số 901/2023/NĐ-CP", decree)
    cite(plan, "Chương trình số 5-CTr/HU", None, "5-CTr/HU")
    cite(letter, "Kế hoạch số 45/KH-UBND", plan)
    owed(world, title="Việc theo kế hoạch", basis_document=plan.pk)

    page = reverse("documents:document", args=[plan.public_id])
    html = signed_in(world.lan).get(page).content.decode()

    assert "45/KH-UBND" in html
    assert reverse("documents:document", args=[decree.public_id]) in html
    assert "chưa kiểm chứng" in html
    assert "Chương trình số 5-CTr/HU" in html
    assert "chưa có trong sổ" in html
    assert reverse("documents:document", args=[letter.public_id]) in html
    assert "Việc theo kế hoạch" in html


@pytest.mark.usefixtures("today")
def test_tells_what_holds_on_the_day_asked_for(world: World) -> None:
    older = law("901/2015/NĐ-CP", in_force_from=FROM, in_force_until=LAST)
    page = reverse("documents:document", args=[older.public_id])
    lan = signed_in(world.lan)

    assert "Hết hiệu lực sau ngày 30/06/2023." in lan.get(page).content.decode()
    then = lan.get(page, {"day": "30/06/2023"}).content.decode()
    assert "Có hiệu lực từ ngày 25/02/2015 đến hết ngày 30/06/2023." in then
    assert "Hãy gõ như 20/10/2026" in lan.get(page, {"day": "hôm qua"}).content.decode()


@pytest.mark.usefixtures("today")
def test_the_number_of_queries_does_not_grow_with_what_surrounds_it(
    world: World, django_assert_max_num_queries: Any
) -> None:
    plan = paper(world.commune)
    for at in range(12):
        decree = law(f"9{at:02}/2023/NĐ-CP", title=f"Thử {at}")
        DocumentLink.objects.create(document=plan, relation="based_on", other=decree)
        cite(plan, f"Nghị định {at}", decree)
        owed(world, title=f"Việc {at}", basis_document=plan.pk)
    lan = signed_in(world.lan)
    page = reverse("documents:document", args=[plan.public_id])

    with django_assert_max_num_queries(70):
        html = lan.get(page).content.decode()

    assert html.count("<rect") == 4  # itself and three of the twelve; the list has them all
    assert html.count("Căn cứ: <a") == 12
    assert "12 việc" in html


@pytest.mark.usefixtures("today")
def test_no_inline_style_or_script_is_drawn(world: World) -> None:
    older = law("901/2015/NĐ-CP", title='<script>alert("x")</script>')
    newer = acts_on(older, "replaces")

    page = reverse("documents:document", args=[newer.public_id])
    html = signed_in(world.lan).get(page).content.decode()

    drawn = html[html.index('<svg width="100%"') :]
    drawn = drawn[: drawn.index("</svg>")]
    assert "style" not in drawn
    assert "<script" not in drawn
    assert escape('<script>alert("x")</script>') in html


@pytest.mark.usefixtures("today")
def test_every_document_of_the_shipped_register_has_its_page(world: World) -> None:
    load_register(shipped_entries())
    lan = signed_in(world.lan)

    for document in Document.objects.all():
        page = lan.get(reverse("documents:document", args=[document.public_id]))
        assert page.status_code == 200, document
