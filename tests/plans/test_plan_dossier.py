"""Closing a plan with its papers: gathered, chosen, previewed, filed, seen by whom."""

import hashlib
import zipfile
from datetime import date
from io import BytesIO

import pytest
import python_calamine
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.accounts.models import AuditEvent
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.actions import store_file
from danvan.documents.actions.dossiers import PaperAltered, PaperNowhere
from danvan.documents.models import Document, DocumentLink, Dossier, StoredFile
from danvan.obligations.models import Evidence, EvidenceUse, Obligation, ObligationParty
from danvan.plans.actions.dossier import PapersChanged, PlanDossier, close_plan_dossier
from danvan.plans.actions.issue import issue_plan
from danvan.plans.models import Plan
from danvan.plans.queries.plan_papers import PlanPaper, papers_of, units_closing_plan
from danvan.units.models import Succession, Unit
from tests.conftest import signed_in
from tests.factories.dossiers import pdf
from tests.factories.people import World, appoint, person
from tests.factories.plans import BY_20_MARCH, TEXT, duty, reviewed_draft

ON = date(2026, 12, 21)
ON_PAPER = "Hồ sơ giấy số 12, tủ 2"
PROOF = "Biên bản họp thôn"


@pytest.fixture
def plan(world: World, settings: object) -> Plan:
    """A plan whose office handed in a file, a link, a number and paper as proof."""
    settings.TODAY = ON  # type: ignore[attr-defined]  # pytest-django's wrapper
    rows = [duty("Lập danh mục", world.office, nature="deliverable", deadlines=(BY_20_MARCH,))]
    draft = reviewed_draft(world, rows)
    StoredFile.objects.update(sha256=hashlib.sha256(TEXT.encode()).hexdigest())
    plan = issue_plan(draft.pk, version=1, by=world.lan, on=date(2026, 3, 9))
    work = Obligation.objects.get()
    file = store_file(world.office, pdf("bb"), "bien-ban.pdf", by=world.thu, on=ON)
    prove(world, work, kind="file", title=PROOF, file=file)
    prove(world, work, kind="link", title="Tin trên cổng", url="https://tinh.example.vn/tin/7")
    prove(world, work, kind="document", title="Báo cáo", number="15/BC-VHXH")
    prove(world, work, kind="paper", title="Ảnh niêm yết", folder="Tủ 1, cặp 3")
    return plan


def prove(world: World, work: Obligation, **fields: object) -> Evidence:
    """Add proof of the office to its work."""
    made = Evidence.objects.create(unit=world.office, added_by=world.thu, added_on=ON, **fields)
    EvidenceUse.objects.create(obligation=work, evidence=made)
    return made


def chosen(world: World, papers: tuple[PlanPaper, ...], **changes: object) -> PlanDossier:
    """Everything that is fit as it is, under a code of xã An Bình."""
    given = {
        "unit": world.commune.pk,
        "code": "2026.DV.01",
        "title": "Kế hoạch dân vận 2026",
        "years": 10,
        "places": {paper.key: paper.place for paper in papers if paper.fit},
        "shown": frozenset(paper.key for paper in papers),
        **changes,
    }
    return PlanDossier(**given)  # type: ignore[arg-type]  # named fields


def test_gathers_plan_list_and_proof(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)

    assert [(p.kind, p.title, p.place, p.file is not None) for p in papers] == [
        ("Kế hoạch", "Kế hoạch Công tác dân vận chính quyền năm 2026", "", True),
        ("Danh mục", "Danh mục nhiệm vụ và kết quả thực hiện đến ngày 21/12/2026", "", False),
        ("Minh chứng", PROOF, "", True),
        ("Minh chứng", "Tin trên cổng", "https://tinh.example.vn/tin/7", False),
        ("Minh chứng", "Báo cáo", "Phòng Văn hóa - Xã hội", False),
        ("Minh chứng", "Ảnh niêm yết", "Tủ 1, cặp 3", False),
    ]
    assert all(paper.fit for paper in papers)
    assert (papers[0].number, papers[0].on) == ("12/KH-UBND", date(2026, 3, 5))


def test_closes_into_a_dossier_of_the_issuer(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)

    dossier = close_plan_dossier(
        plan.pk, chosen(world, papers), version=plan.version, by=world.lan, on=ON
    )

    assert dossier.unit == world.commune
    assert dossier.about == f"plans.plan:{plan.pk}"
    rows = list(dossier.papers.order_by("position"))
    assert [bool(row.sha256) for row in rows] == [True, True, True, False, False, False]
    assert rows[5].place == "Tủ 1, cặp 3"
    plan.document.refresh_from_db()
    assert plan.document.dossier == dossier
    event = AuditEvent.objects.get(code="plans.dossier_closed")
    assert event.facts == {"mark": "2026.DV.01", "papers": 6, "left_out": 0}
    listed = rows[1].file
    assert listed is not None
    sheet = python_calamine.load_workbook(BytesIO(listed.content.read())).get_sheet_by_index(0)
    assert sheet.to_python()[1][:7] == [
        1, "Lập danh mục", "", "Phòng Văn hóa - Xã hội", date(2026, 3, 19),
        "Quá hạn 277 ngày", "",
    ]  # fmt: skip


def test_only_what_was_ticked_goes_in(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)
    choice = chosen(world, papers, places={"ke-hoach": ON_PAPER})

    dossier = close_plan_dossier(plan.pk, choice, version=plan.version, by=world.lan, on=ON)

    row = dossier.papers.get()
    assert (row.place, bool(row.sha256)) == (ON_PAPER, True)
    assert AuditEvent.objects.get(code="plans.dossier_closed").facts["left_out"] == 5


def test_a_missing_file_needs_its_place(world: World, plan: Plan) -> None:
    Document.objects.filter(pk=plan.document_id).update(file=None)
    plan.draft = None
    Plan.objects.filter(pk=plan.pk).update(draft=None)
    papers = papers_of(Plan.objects.get(pk=plan.pk), world.lan, ON)
    assert not papers[0].fit

    with pytest.raises(PaperNowhere):
        close_plan_dossier(
            plan.pk,
            chosen(world, papers, places={"ke-hoach": " "}),
            version=plan.version,
            by=world.lan,
            on=ON,
        )
    filed = close_plan_dossier(
        plan.pk,
        chosen(world, papers, places={"ke-hoach": ON_PAPER}),
        version=plan.version,
        by=world.lan,
        on=ON,
    )

    assert filed.papers.get().place == ON_PAPER


def test_proof_that_came_meanwhile_is_not_left_out_in_silence(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)
    prove(world, Obligation.objects.get(), kind="paper", title="Mới", folder="Tủ 5")

    with pytest.raises(PapersChanged):
        close_plan_dossier(
            plan.pk, chosen(world, papers), version=plan.version, by=world.lan, on=ON
        )


def test_a_plan_is_closed_once_and_not_behind_somebodys_back(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)
    with pytest.raises(StaleRecord):
        close_plan_dossier(plan.pk, chosen(world, papers), version=9, by=world.lan, on=ON)
    close_plan_dossier(plan.pk, chosen(world, papers), version=1, by=world.lan, on=ON)

    with pytest.raises(StaleRecord):
        close_plan_dossier(
            plan.pk, chosen(world, papers, code="khác"), version=1, by=world.minh, on=ON
        )
    with pytest.raises(NotAllowed):
        close_plan_dossier(
            plan.pk, chosen(world, papers, code="khác"), version=2, by=world.minh, on=ON
        )
    assert Dossier.objects.count() == 1


def test_nothing_is_written_when_a_file_is_gone(world: World, plan: Plan) -> None:
    papers = papers_of(plan, world.lan, ON)
    default_storage.delete(StoredFile.objects.get(name="bien-ban.pdf").content.name or "")

    with pytest.raises(PaperAltered):
        close_plan_dossier(
            plan.pk, chosen(world, papers), version=plan.version, by=world.lan, on=ON
        )

    assert not Dossier.objects.exists()
    assert not StoredFile.objects.filter(name__endswith=".xlsx").exists()


@pytest.mark.parametrize("who", ["hung", "thu", "tam", "dung", "hoa", "son", "kim", "van"])
def test_who_may_not(world: World, plan: Plan, who: str) -> None:
    someone = getattr(world, who)
    papers = papers_of(plan, world.lan, ON)

    assert units_closing_plan(plan, someone, ON) == ()
    with pytest.raises(NotAllowed):
        close_plan_dossier(plan.pk, chosen(world, papers), version=1, by=someone, on=ON)
    assert signed_in(someone).get(_address(plan)).status_code == 404


def test_related_documents_come_along_the_law_does_not(world: World, plan: Plan) -> None:
    report = _document(world.commune, "Báo cáo", "30/BC-UBND")
    law = _document(None, "Luật", "91/2015/QH13", side=Document.Side.LAW)
    hidden = _document(world.neighbour, "Kế hoạch", "9/KH-UBND")
    for other, relation in ((report, "carries_out"), (law, "based_on"), (hidden, "carries_out")):
        DocumentLink.objects.create(document=other, relation=relation, other=plan.document)

    papers = {p.key: p for p in papers_of(plan, world.lan, ON)}

    assert papers[f"vb-{report.pk}"].title == "Báo cáo x"
    assert not papers[f"vb-{report.pk}"].fit  # neither file nor place
    assert f"vb-{law.pk}" not in papers
    assert papers[f"vb-{hidden.pk}"].hidden
    assert papers[f"vb-{hidden.pk}"].title == ""


def test_proof_the_closer_does_not_see_is_counted_not_told(world: World, plan: Plan) -> None:
    clerk = person("van-thu", "Văn Thư")
    appoint(clerk, world.commune, Role.CLERK, "Văn thư")
    # The work left the commune: the clerk of the issuer does not see it any more.
    ObligationParty.objects.filter(unit=world.commune).delete()

    papers = papers_of(plan, clerk, ON)
    page = signed_in(clerk).get(_address(plan)).content.decode()

    assert [p.hidden for p in papers] == [False, False, True, True, True, True]
    assert "4 văn bản bạn không có quyền xem" in page
    assert PROOF not in page
    sneaky = chosen(world, papers, places={p.key: ON_PAPER for p in papers})
    dossier = close_plan_dossier(plan.pk, sneaky, version=1, by=clerk, on=ON)
    assert dossier.papers.count() == 2


def test_the_holder_of_an_ended_issuers_records_closes_its_plan(world: World, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(issuer=world.neighbour)
    merger = Succession.objects.create(
        resolution="99/NQ-UBTVQH", clause="1", on=date(2026, 7, 1), records=world.commune
    )
    merger.old.add(world.neighbour)
    plan.refresh_from_db()
    assert units_closing_plan(plan, world.lan, ON) == (world.neighbour.pk,)
    papers = papers_of(plan, world.lan, ON)

    dossier = close_plan_dossier(
        plan.pk,
        chosen(world, papers, unit=world.neighbour.pk, places={"ke-hoach": ""}),
        version=1,
        by=world.lan,
        on=ON,
    )

    assert dossier.unit == world.neighbour
    assert (
        signed_in(world.lan).get(reverse("documents:dossier", args=[dossier.public_id])).status_code
        == 200
    )


def test_tick_preview_close_in_the_browser(world: World, plan: Plan) -> None:
    lan = signed_in(world.lan)
    detail = reverse("plans:detail", args=[plan.public_id])
    assert _address(plan) in lan.get(detail).content.decode()
    page = lan.get(_address(plan))
    assert "Kế hoạch vẫn đang thực hiện" in page.content.decode()
    form = page.context["form"]
    given = {"version": 1, "shown": form.keys, "unit": world.commune.pk, "title": "Hồ sơ dân vận"}
    given |= {f"take-{paper.key}": "on" for paper in form.papers}

    refused = lan.post(_address(plan), given)
    assert refused.status_code == 422
    assert "Hãy ghi mã hồ sơ" in refused.content.decode()
    preview = lan.post(_address(plan), given | {"code": "2026.DV.01", "years": "20"})
    assert preview.status_code == 200
    said = preview.content.decode()
    assert "bảo quản 20 năm" in said
    assert PROOF in said
    assert not Dossier.objects.exists()
    hidden = {f.html_name: f.value() for f in preview.context["form"]}
    again = lan.post(_address(plan), {**_typed(hidden), "step": "edit"})
    assert again.status_code == 200
    assert 'value="2026.DV.01"' in again.content.decode()

    answer = lan.post(_address(plan), {**_typed(hidden), "step": "close"})

    dossier = Dossier.objects.get()
    assert answer["Location"] == reverse("documents:dossier", args=[dossier.public_id])
    assert (dossier.years, dossier.papers.count()) == (20, 6)
    shown = lan.get(detail).content.decode()
    assert reverse("documents:dossier", args=[dossier.public_id]) in shown
    assert _address(plan) not in shown
    assert lan.get(_address(plan)).status_code == 404
    stream = lan.get(reverse("documents:dossier-zip", args=[dossier.public_id]))
    names = zipfile.ZipFile(BytesIO(b"".join(stream))).namelist()
    assert names[:2] == [
        "001_12-KH-UBND_ke-hoach-cong-tac-dan-van-chinh-quyen-nam-2026.txt",
        "002_danh-muc-nhiem-vu-va-ket-qua-thuc-hien-den-ngay-21-12-2026.xlsx",
    ]
    assert signed_in(world.hoa).get(answer["Location"]).status_code == 404


def test_the_page_shows_what_changed_and_lets_it_be_sent_again(world: World, plan: Plan) -> None:
    lan = signed_in(world.lan)
    form = lan.get(_address(plan)).context["form"]
    given = {
        "version": 1, "shown": form.keys, "unit": world.commune.pk, "title": "x", "code": "1",
        "take-ke-hoach": "on", "step": "close",
    }  # fmt: skip
    prove(world, Obligation.objects.get(), kind="paper", title="Mới đến", folder="Tủ 5")

    refused = lan.post(_address(plan), given)

    assert refused.status_code == 422
    said = refused.content.decode()
    assert "Danh mục vừa thay đổi" in said
    assert "Mới đến" in said
    keys = refused.context["form"].keys
    assert f'value="{keys}"' in said
    assert lan.post(_address(plan), given | {"shown": keys}).status_code == 302


def test_many_proofs_ask_as_often_as_few(world: World, plan: Plan) -> None:
    work = Obligation.objects.get()
    lan = signed_in(world.lan)
    lan.get(_address(plan))
    with CaptureQueriesContext(connection) as few:
        lan.get(_address(plan))
    for number in range(20):
        data = pdf(f"more {number}")
        file = store_file(world.office, data, f"{number}.pdf", by=world.thu, on=ON)
        prove(world, work, kind="file", title=f"Ảnh {number}", file=file)

    with CaptureQueriesContext(connection) as many:
        page = lan.get(_address(plan)).content.decode()

    assert "Ảnh 19" in page
    assert len(many) == len(few) < 55


def _address(plan: Plan) -> str:
    return reverse("plans:dossier", args=[plan.public_id])


def _document(unit: Unit | None, kind: str, number: str, **more: object) -> Document:
    return Document.objects.create(
        kind=kind, number=number, title="x", unit=unit, state=Document.State.ISSUED, **more
    )


def _typed(values: dict[str, object]) -> dict[str, object]:
    """Return what hidden fields would send: nothing for what is empty."""
    return {name: "" if value is None else value for name, value in values.items()}
