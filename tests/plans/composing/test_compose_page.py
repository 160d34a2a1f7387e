"""The page where this year's plan is begun: two sources, ticks, a draft in the register."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.documents.models import Document
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.plans import HEADER, duty, reviewed_draft

SHOW = "Công khai kết quả giải quyết việc của người dân"
ADDRESS = "/ke-hoach/soan/"


@pytest.fixture
def own(world: World) -> Plan:
    """The commune's plan of 2026, typed from a scan: duties without a text."""
    draft = reviewed_draft(world, [duty(SHOW, world.economy), duty("Họp thôn", world.office)])
    plan = issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))
    Plan.objects.filter(pk=plan.pk).update(text="", blocks=[])
    return plan


def asked(world: World, own: Plan) -> str:
    return f"{ADDRESS}?don_vi={world.commune.pk}&cu={own.public_id}&tren="


def typed(own: Plan, **more: object) -> dict[str, object]:
    kept = [str(pk) for pk in own.duties.values_list("pk", flat=True)]
    return {"year": 2027, "title": f"{HEADER.title}", "kept": kept[:1], **more}


@pytest.mark.usefixtures("today")
def test_first_asks_for_the_sources_then_shows_the_duties(world: World, own: Plan) -> None:
    browser = signed_in(world.lan)

    first = browser.get(ADDRESS).content.decode()
    second = browser.get(asked(world, own)).content.decode()
    neither = browser.get(f"{ADDRESS}?cu=&tren=").content.decode()

    assert HEADER.number is not None
    assert HEADER.number in first
    assert SHOW not in first
    assert SHOW in second
    assert "Hãy chọn ít nhất một kế hoạch" in neither


@pytest.mark.usefixtures("today")
def test_opens_a_draft_that_reads_as_what_was_ticked(world: World, own: Plan) -> None:
    answer = signed_in(world.lan).post(asked(world, own), typed(own, step="open"))

    document = Document.objects.get(state=Document.State.DRAFT)
    assert answer["Location"] == reverse("documents:document", args=[document.public_id])
    assert (document.number, document.issued_on, document.unit) == ("", None, world.commune)
    assert document.draft_file is not None
    with document.draft_file.content.open() as kept:
        reading = read_plan(open_source(kept.read(), "a.docx"))
    assert reading.header.number is None
    assert SHOW in reading.text
    assert "Họp thôn" not in reading.text


@pytest.mark.usefixtures("today")
def test_or_takes_it_along_without_keeping_anything(world: World, own: Plan) -> None:
    answer = signed_in(world.lan).post(asked(world, own), typed(own, step="docx"))

    assert answer["Content-Disposition"].endswith('du-thao-ke-hoach-2027.docx"')
    assert answer.content.startswith(b"PK")
    assert not Document.objects.filter(state=Document.State.DRAFT).exists()


@pytest.mark.usefixtures("today")
def test_nothing_ticked_is_said_and_what_was_typed_stays(world: World, own: Plan) -> None:
    answer = signed_in(world.lan).post(
        asked(world, own), typed(own, kept=[], title="Trích yếu của tôi", step="open")
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy chọn ít nhất một nhiệm vụ" in html
    assert "Trích yếu của tôi" in html
    assert "checked" not in html


@pytest.mark.usefixtures("today")
def test_a_stranger_begins_with_nothing_of_others(world: World, own: Plan) -> None:
    browser = signed_in(world.hoa)
    page = browser.get(f"{ADDRESS}?cu={own.public_id}&tren=").content.decode()

    assert SHOW not in page
    assert browser.post(asked(world, own), typed(own, step="open")).status_code == 200
    assert not Document.objects.filter(state=Document.State.DRAFT).exists()


@pytest.mark.usefixtures("today")
def test_a_plans_page_leads_there_from_above_and_from_ones_own(world: World, own: Plan) -> None:
    address = reverse("plans:detail", args=[own.public_id])

    mine = signed_in(world.lan).get(address).content.decode()
    below = signed_in(world.quang).get(address).content.decode()
    watching = signed_in(world.kim).get(address).content.decode()

    assert f"{ADDRESS}?cu={own.public_id}" in mine
    assert f"{ADDRESS}?cu=&amp;tren={own.public_id}" in below
    assert ADDRESS not in watching
