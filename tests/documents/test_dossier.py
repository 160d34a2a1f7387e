"""Closing papers into a dossier: verified, in order, unchangeable, and seen by whom."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.acts import ActRefused, NotAllowed
from danvan.documents.access import may_open_file
from danvan.documents.access.dossiers import visible_dossiers
from danvan.documents.actions import store_file
from danvan.documents.actions.dossiers import (
    CodeTaken,
    DossierUnnamed,
    NothingInside,
    PaperAltered,
    PaperNowhere,
    TermUnfit,
)
from danvan.documents.models import Document, Dossier, DossierPaper, StoredFile
from danvan.documents.queries.dossiers import (
    WantedDossiers,
    found_dossiers,
    kept_until,
    paper_lines,
)
from danvan.documents.store import FileHeld
from danvan.units.models import Succession
from tests.conftest import signed_in
from tests.factories.dossiers import CODE, TITLE, closed, paper_of, pdf, shown_file
from tests.factories.people import World, appoint, person

ON_PAPER = "Tủ 2, cặp dân vận 2026"


def test_keeps_papers_in_order_with_hash_or_place(world: World, monday: date) -> None:
    file = shown_file(world, "bien-ban.pdf", monday)
    papers = [
        paper_of(file, number="12/BB", on=date(2026, 3, 5)),
        paper_of(None, "Ảnh treo tại nhà văn hóa", place=ON_PAPER),
    ]

    dossier = closed(world, papers, on=monday)

    first, second = dossier.papers.order_by("position")
    assert (first.position, first.sha256, first.place) == (1, file.sha256, "")
    assert (first.number, first.on) == ("12/BB", date(2026, 3, 5))
    assert (second.position, second.sha256, second.place) == (2, "", ON_PAPER)
    assert (dossier.closed_by, dossier.closed_on) == (world.lan, monday)
    event = AuditEvent.objects.get(code="documents.dossier_closed")
    assert event.facts == {"mark": CODE, "title": TITLE, "papers": 2}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"papers": []}, NothingInside),
        ({"papers": [paper_of(None)]}, PaperNowhere),
        ({"papers": [paper_of(None, place="  ")]}, PaperNowhere),
        ({"code": " "}, DossierUnnamed),
        ({"title": ""}, DossierUnnamed),
        ({"years": 0}, TermUnfit),
        ({"years": 101}, TermUnfit),
    ],
)
def test_refuses_what_is_not_whole(
    world: World, monday: date, changes: dict[str, object], refusal: type[ActRefused]
) -> None:
    given = {"papers": [paper_of(None, place=ON_PAPER)], **changes}

    with pytest.raises(refusal):
        closed(world, on=monday, **given)  # type: ignore[arg-type]  # the table names real fields

    assert not Dossier.objects.exists()


def test_a_code_is_used_once_in_a_unit(world: World, monday: date) -> None:
    closed(world, [paper_of(None, place=ON_PAPER)], on=monday)

    with pytest.raises(CodeTaken, match=CODE):
        closed(world, [paper_of(None, place=ON_PAPER)], on=monday)

    closed(world, [paper_of(None, place=ON_PAPER)], on=monday, unit=world.neighbour, by=world.hoa)
    assert Dossier.objects.count() == 2


def test_a_file_that_is_gone_or_altered_is_refused(world: World, monday: date) -> None:
    file = shown_file(world, "bien-ban.pdf", monday)
    key = file.content.name or ""
    default_storage.delete(key)
    with pytest.raises(PaperAltered):
        closed(world, [paper_of(file)], on=monday)

    default_storage.save(key, ContentFile(pdf("another")))
    with pytest.raises(PaperAltered):
        closed(world, [paper_of(file)], on=monday)

    default_storage.delete(key)
    default_storage.save(key, ContentFile(pdf("bien-ban.pdf")))
    assert closed(world, [paper_of(file)], on=monday).papers.count() == 1


@pytest.mark.parametrize("scan", [StoredFile.Scan.WAITING, StoredFile.Scan.INFECTED])
def test_a_file_that_is_held_is_refused(world: World, monday: date, scan: str) -> None:
    file = shown_file(world, "bien-ban.pdf", monday)
    StoredFile.objects.update(scan=scan)
    file.refresh_from_db()

    with pytest.raises(FileHeld):
        closed(world, [paper_of(file)], on=monday)


def test_nobody_files_what_he_does_not_see(world: World, monday: date) -> None:
    secret = store_file(world.neighbour_office, pdf("x"), "x.pdf", by=world.hoa, on=monday)

    with pytest.raises(NotAllowed):
        closed(world, [paper_of(secret)], on=monday)


@pytest.mark.parametrize("who", ["hung", "thu", "quang", "tam", "dung", "hoa", "son", "kim", "van"])
def test_who_may_not_close(world: World, monday: date, who: str) -> None:
    with pytest.raises(NotAllowed):
        closed(world, [paper_of(None, place=ON_PAPER)], on=monday, by=getattr(world, who))


@pytest.mark.parametrize("role", [Role.PLANNER, Role.LEADER, Role.CLERK])
def test_who_may(world: World, monday: date, role: Role) -> None:
    someone = person("ai-do", "Người Đóng")
    appoint(someone, world.commune, role, "Người giữ hồ sơ")

    assert closed(world, [paper_of(None, place=ON_PAPER)], on=monday, by=someone).pk


def test_the_holder_of_an_ended_units_records_closes_its_papers(world: World, monday: date) -> None:
    merger = Succession.objects.create(
        resolution="99/NQ-UBTVQH", clause="1", on=date(2026, 3, 1), records=world.commune
    )
    merger.old.add(world.neighbour)

    dossier = closed(
        world, [paper_of(None, place=ON_PAPER)], on=monday, unit=world.neighbour, by=world.lan
    )

    assert dossier in visible_dossiers(world.lan, on=monday)


@pytest.mark.db
@pytest.mark.parametrize("model", [Dossier, DossierPaper])
def test_the_database_refuses_to_change_it(
    world: World, monday: date, model: type[Dossier] | type[DossierPaper]
) -> None:
    closed(world, [paper_of(None, place=ON_PAPER)], on=monday)

    with pytest.raises(DatabaseError, match="do not change"), transaction.atomic():
        model._default_manager.update(title="khác")
    with pytest.raises(DatabaseError, match="do not change"), transaction.atomic():
        model._default_manager.all()._raw_delete(using="default")

    assert DossierPaper.objects.get().title == "Biên bản họp thôn"


def test_a_document_of_the_register_says_where_it_is_filed(world: World, monday: date) -> None:
    own, others = (
        Document.objects.create(
            kind="Kế hoạch", number=number, title="x", unit=unit, state=Document.State.SENT
        )
        for number, unit in (("1/KH", world.commune), ("2/KH", world.neighbour))
    )
    papers = [paper_of(None, d.number, place=ON_PAPER, document=d.pk) for d in (own, others)]

    dossier = closed(world, papers, on=monday)

    own.refresh_from_db()
    others.refresh_from_db()
    assert (own.dossier, own.state) == (dossier, Document.State.FILED)
    assert (others.dossier, others.state) == (None, Document.State.SENT)


@pytest.mark.parametrize(
    ("closed_on", "years", "until"),
    [
        (date(2026, 3, 9), 10, date(2036, 3, 9)),
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2026, 3, 9), None, None),
    ],
)
def test_until_when(closed_on: date, years: int | None, until: date | None) -> None:
    assert kept_until(Dossier(closed_on=closed_on, years=years)) == until


@pytest.mark.usefixtures("today")
def test_who_sees_a_dossier_opens_its_files(world: World, monday: date) -> None:
    file = shown_file(world, "bien-ban.pdf", monday)
    clerk = person("van-thu", "Văn Thư")
    appoint(clerk, world.commune, Role.CLERK, "Văn thư")
    dossier = closed(world, [paper_of(file)], on=monday)
    page = reverse("documents:dossier", args=[dossier.public_id])

    for someone in (clerk, world.minh, world.kim):
        assert may_open_file(someone, file, monday)
        assert signed_in(someone).get(page).status_code == 200
    for stranger in (world.hoa, world.son, world.quang):
        assert not may_open_file(stranger, file, monday)
        assert signed_in(stranger).get(page).status_code == 404
        address = reverse("documents:dossier-zip", args=[dossier.public_id])
        assert signed_in(stranger).get(address).status_code == 404
        assert TITLE not in signed_in(stranger).get(reverse("documents:dossiers")).content.decode()


def test_found_without_marks_by_year_and_unit(world: World, monday: date) -> None:
    here = closed(world, [paper_of(None, place=ON_PAPER)], on=monday)
    before = closed(
        world,
        [paper_of(None, place=ON_PAPER)],
        on=date(2025, 12, 1),
        code="2025.DV.07",
        title="Đối thoại",
    )
    closed(world, [paper_of(None, place=ON_PAPER)], on=monday, unit=world.neighbour, by=world.hoa)

    def found(**wanted: object) -> list[Dossier]:
        given = WantedDossiers(**wanted)  # type: ignore[arg-type]  # named fields
        return found_dossiers(world.lan, monday, given)

    assert found() == [here, before]
    assert found(text="dan van 2026") == [here]
    assert found(text="ĐỐI THOẠI") == [before]
    assert found(text="2025.DV") == [before]
    assert found(year=2025) == [before]
    assert found(unit=world.commune.pk) == [here, before]
    assert found(unit=world.neighbour.pk) == []


@pytest.mark.usefixtures("today")
def test_pages_ask_as_often_for_many_papers_as_for_one(
    world: World, monday: date, django_assert_max_num_queries: object
) -> None:
    papers = [
        paper_of(shown_file(world, f"bien-ban-{n}.pdf", monday), f"Biên bản {n}") for n in range(12)
    ]
    dossier = closed(world, papers, on=monday)
    for n in range(12):
        closed(world, [paper_of(None, place=ON_PAPER)], on=monday, code=f"M{n}")
    lan = signed_in(world.lan)

    with django_assert_max_num_queries(20):  # type: ignore[operator]  # a fixture
        page = lan.get(reverse("documents:dossier", args=[dossier.public_id])).content.decode()
    with django_assert_max_num_queries(20):  # type: ignore[operator]  # a fixture
        listed = lan.get(reverse("documents:dossiers")).content.decode()

    assert "Biên bản 11" in page
    assert "10 năm, đến 09/03/2036" in page
    assert listed.count(TITLE) == 13
    assert [line.name for line in paper_lines(dossier)][:2] == [
        "001_bien-ban-0.pdf",
        "002_bien-ban-1.pdf",
    ]
