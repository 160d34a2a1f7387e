"""What an ended district left: its archive holder's people reach it, and nobody else next door."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.urls import reverse

from danvan.base.acts import NotAllowed
from danvan.documents.access import may_open_file
from danvan.documents.access.register import visible_documents
from danvan.documents.models import Dossier, StoredFile
from danvan.obligations.access import visible_evidence, visible_obligations
from danvan.obligations.actions.report import add_evidence
from danvan.obligations.models import Evidence, Obligation
from danvan.plans.access.plans import visible_plans
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.units.actions import rebuild_paths
from danvan.units.models import Succession, Unit, UnitVersion
from tests.conftest import signed_in
from tests.factories.obligations import owed, proof
from tests.factories.people import World, unit
from tests.factories.plans import HEADER, duty, reviewed_draft, stored_file

pytestmark = [pytest.mark.usefixtures("today"), pytest.mark.db]
TITLE = "Công tác dân vận năm 2025 của huyện Sông Bé"
LISTS = (
    "plans:list",
    "desk:home",
    "desk:leader",
    "desk:merger-works",
    "obligations:hand-over",
    "documents:register",
    "documents:dossiers",
)
WORK = "Lập danh sách tổ hòa giải của huyện"


@dataclass
class Archive:
    """What the district left."""

    district: Unit
    plan: Plan
    work: Obligation
    evidence: StoredFile
    dossier: Dossier


@pytest.fixture
def archive(world: World, monday: date) -> Archive:
    """The district's plan, an open obligation with evidence; UBND xã An Bình holds the records."""
    district = _ended("ubnd-huyen-cu", "UBND huyện Sông Bé", "ubnd", world, world.province)
    office = _ended("phong-noi-vu-huyen", "Phòng Nội vụ", "department", world, district)
    rebuild_paths()
    merger = Succession.objects.create(
        resolution="9/NQ-MAU", clause="khoản 1", on=date(2025, 7, 1), records=world.commune
    )
    merger.old.add(district, office)
    merger.new.add(world.commune, world.neighbour)
    header = replace(HEADER, title=TITLE, date="2025-02-10", year=2025, number="8/KH-UBND")
    draft = reviewed_draft(
        world, [duty("Kiện toàn tổ hòa giải", office)], header=header, issuer=district
    )
    plan = issue_plan(draft.pk, version=1, by=world.lan, on=monday)
    work = owed(world, title=WORK, debtor=office.pk, creditor=district.pk)
    file = stored_file(district, world.lan, "minh-chung.txt")
    evidence = Evidence.objects.create(
        unit=office, kind=Evidence.Kind.FILE, title="Biên bản", file=file,
        added_by=world.lan, added_on=monday,
    )  # fmt: skip
    work.evidence_uses.create(evidence=evidence)
    dossier = Dossier.objects.create(
        unit=district, title="Hồ sơ hòa giải huyện Sông Bé", closed_on=monday, closed_by=world.lan
    )
    return Archive(district, plan, work, file, dossier)


def _ended(key: str, name: str, kind: str, world: World, superior: Unit) -> Unit:
    made = unit(key, name, kind, "district", world.province.area, superior, since=date(2021, 1, 1))
    UnitVersion.objects.filter(unit=made).update(until=date(2025, 6, 30))
    return made


def addresses(archive: Archive) -> list[str]:
    """Return the pages and files of what the district left."""
    plan = archive.plan
    assert plan.document.file is not None
    return [
        *(reverse(f"plans:{name}", args=[plan.public_id]) for name in ("detail", "coverage")),
        reverse("plans:export", args=[plan.public_id]),
        reverse("plans:duty", args=[plan.public_id, plan.duties.all()[0].pk]),
        reverse("obligations:detail", args=[archive.work.public_id]),
        reverse("documents:document", args=[plan.document.public_id]),
        reverse("documents:dossier", args=[archive.dossier.public_id]),
        reverse("documents:file", args=[plan.document.file.public_id]),
        reverse("documents:file", args=[archive.evidence.public_id]),
    ]


@pytest.mark.parametrize("who", ["lan", "minh"])
def test_the_holders_people_open_all_of_it(world: World, archive: Archive, who: str) -> None:
    browser = signed_in(getattr(world, who))

    for address in addresses(archive):
        assert browser.get(address).status_code == 200, address


@pytest.mark.parametrize("who", ["hoa", "son", "tam", "dung", "van", "thu", "hung"])
def test_to_everybody_else_there_is_none_of_it(world: World, archive: Archive, who: str) -> None:
    # Thu and Hùng work in an office of the holder; the records are held by the UBND itself.
    browser = signed_in(getattr(world, who))

    for address in addresses(archive):
        assert browser.get(address).status_code == 404, address


def test_no_list_or_count_betrays_it_next_door(
    world: World, archive: Archive, monday: date
) -> None:
    browser = signed_in(world.hoa)

    for name in LISTS:
        answer = browser.get(reverse(name), {"q": "huyện Sông Bé"})
        if answer.status_code != 404:
            page = answer.content.decode()
            assert TITLE not in page, name
            assert WORK not in page, name
            assert "UBND huyện Sông Bé" not in page, name
    own = visible_documents(world.hoa, on=monday, act="documents.export")
    assert not own.exclude(side="law").exists()
    assert not visible_plans(world.hoa, monday).exists()
    assert not visible_obligations(world.hoa, on=monday).exists()
    assert not visible_evidence(world.hoa, on=monday).exists()
    for file in StoredFile.objects.all():
        assert not may_open_file(world.hoa, file, monday)


def test_the_holders_lists_show_it(world: World, archive: Archive, monday: date) -> None:
    assert TITLE in signed_in(world.lan).get(reverse("plans:list")).content.decode()
    assert archive.work in visible_obligations(world.lan, on=monday)


def test_the_superior_of_before_still_sees_it(world: World, archive: Archive) -> None:
    browser = signed_in(world.kim)

    assert (
        browser.get(reverse("obligations:detail", args=[archive.work.public_id])).status_code == 200
    )


def test_seeing_an_archive_is_not_working_in_it(
    world: World, archive: Archive, monday: date
) -> None:
    with pytest.raises(NotAllowed):
        add_evidence(archive.work.pk, proof(), by=world.lan, on=monday)


def test_the_archive_moves_with_its_holder(
    world: World, archive: Archive, settings: object
) -> None:
    later = Succession.objects.create(
        resolution="10/NQ-MAU", clause="khoản 1", on=date(2026, 4, 1), records=world.neighbour
    )
    later.old.add(world.commune)
    address = reverse("plans:detail", args=[archive.plan.public_id])

    assert signed_in(world.hoa).get(address).status_code == 404
    settings.TODAY = date(2026, 4, 1)  # type: ignore[attr-defined]  # pytest-django's settings
    assert signed_in(world.hoa).get(address).status_code == 200
