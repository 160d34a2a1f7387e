"""A petition leaves the register: transferred, guided, parted, given back, kept; each once."""

from datetime import date

import pytest

from danvan.accounts.models import User
from danvan.petitions.actions.classify import Judgement, classify_petition
from danvan.petitions.actions.refer import (
    ReasonMissing,
    ReferredBefore,
    Sending,
    WhereMissing,
    refer_petition,
)
from danvan.petitions.actions.refusals import PaperMissing, StepRefused
from danvan.petitions.actions.similar import decide_similar
from danvan.petitions.actions.steps import NO_PAPER, StepPaper
from danvan.petitions.models import Petition, Similar
from danvan.petitions.queries.timeline import timeline_of
from danvan.rules.petitions.triage_questions import questions_for
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist

pytestmark = pytest.mark.django_db

PAPER = StepPaper("03/PC-UBND", ARRIVED)
POLICE = Sending(to_name="Công an xã An Bình")


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình."""
    settings.TODAY = ARRIVED  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


def classified(world: World, nga: User, kind: str, outcome: str, **other: bool) -> Petition:
    """A petition of a kind, judged so."""
    case = petition(world, nga)
    answers = {q.code: q.wanted for q in questions_for(kind)} | other
    decided = Judgement(kind=kind, outcome=outcome, answers=answers, reason="Đã xem.")
    return classify_petition(case.pk, None, decided, by=nga, on=ARRIVED)


@pytest.mark.parametrize(
    ("kind", "what", "stage", "outcome"),
    [
        ("recommendation", "transfer", "transferred", "transfer"),
        ("complaint", "guide", "guided", "guide"),
        ("mixed", "separate", "separated", "guide"),
        ("feedback", "return", "returned", "return"),
        ("crime_report", "transfer", "transferred", "transfer"),
        ("civil_dispute", "guide", "guided", "guide"),
    ],
)
def test_each_kind_leaves_by_its_own_way(
    world: World, nga: User, kind: str, what: str, stage: str, outcome: str
) -> None:
    case = classified(world, nga, kind, outcome)
    where = Sending(to_name="Nơi có thẩm quyền", reason="Không thuộc thẩm quyền.")

    done = refer_petition(case.pk, case.version, what, where, by=nga, on=ARRIVED, paper=PAPER)

    case.refresh_from_db()
    assert (case.stage, case.outcome, case.closed_on) == (stage, outcome, ARRIVED)
    assert (done.document_number, done.on) == ("03/PC-UBND", ARRIVED)
    assert not case.owed.filter(obligation__state="open").exists()


def test_one_paper_is_told_once_where_it_went(world: World, nga: User) -> None:
    case = classified(world, nga, "mixed", "guide")
    refer_petition(
        case.pk, case.version, "separate", Sending(to_name="Người gửi", reason="Nhiều nội dung."),
        by=nga, on=ARRIVED, paper=PAPER,
    )  # fmt: skip

    told = [(one.text, one.note) for one in timeline_of(case) if one.paper == "03/PC-UBND"]

    assert told == [("Hướng dẫn tách đơn", "Người gửi")]


def test_keeping_counts_the_day_by_the_law_and_needs_no_paper(world: World, nga: User) -> None:
    case = classified(world, nga, "feedback", "keep", is_signed=False)

    refer_petition(
        case.pk, None, "keep", Sending(reason="Không có chữ ký."), by=nga, on=ARRIVED,
        paper=NO_PAPER,
    )  # fmt: skip

    case.refresh_from_db()
    # One year from 6/7/2026: Tuesday 6/7/2027.
    assert (case.stage, case.keep_until) == ("kept", date(2027, 7, 6))


def test_a_complaint_is_never_transferred(world: World, nga: User) -> None:
    case = classified(world, nga, "complaint", "guide", is_competent=False)

    with pytest.raises(StepRefused):
        refer_petition(case.pk, None, "transfer", POLICE, by=nga, on=ARRIVED, paper=PAPER)


def test_what_the_law_asks_for_is_asked_for(world: World, nga: User) -> None:
    case = classified(world, nga, "recommendation", "transfer", is_competent=False)

    with pytest.raises(WhereMissing):
        refer_petition(case.pk, None, "transfer", Sending(), by=nga, on=ARRIVED, paper=PAPER)
    with pytest.raises(PaperMissing, match="phiếu chuyển"):
        refer_petition(case.pk, None, "transfer", POLICE, by=nga, on=ARRIVED)
    with pytest.raises(ReasonMissing):
        refer_petition(case.pk, None, "keep", Sending(), by=nga, on=ARRIVED)


def test_the_same_matter_is_transferred_once(world: World, nga: User) -> None:
    first = classified(world, nga, "recommendation", "transfer", is_competent=False)
    refer_petition(first.pk, None, "transfer", POLICE, by=nga, on=ARRIVED, paper=PAPER)
    again = classified(world, nga, "recommendation", "transfer", is_competent=False)
    Similar.objects.get_or_create(petition=again, earlier=first, defaults={"likeness": 90})
    decide_similar(again.pk, first.pk, "same", by=nga, on=ARRIVED)

    with pytest.raises(ReferredBefore, match=f"Đơn số {first.label}"):
        refer_petition(again.pk, None, "transfer", POLICE, by=nga, on=ARRIVED, paper=PAPER)


def test_an_anonymous_denunciation_with_proof_is_passed_on(world: World, nga: User) -> None:
    case = petition(world, nga, subject="Thu tiền không ghi phiếu")
    answers = {q.code: q.wanted for q in questions_for("denunciation")} | {"is_named": False}
    decided = Judgement(
        kind="denunciation",
        outcome="transfer",
        answers=answers,
        redacted="Tố cáo việc thu tiền tại một thôn",
    )
    classify_petition(case.pk, None, decided, by=nga, on=ARRIVED)

    where = Sending(to_unit=world.province.pk)
    refer_petition(case.pk, None, "pass_on", where, by=nga, on=ARRIVED, paper=PAPER)

    case.refresh_from_db()
    assert (case.stage, case.keep_until) == ("passed_on", None)


def test_the_page_offers_the_ways_of_the_kind_and_carries_one_out(world: World, nga: User) -> None:
    case = classified(world, nga, "recommendation", "transfer", is_competent=False)
    client = signed_in(nga)
    address = f"/don-thu/{case.public_id}/xu-ly/"

    page = client.get(address).content.decode()
    missing = client.post(address, {"version": case.version, "to_name": "Công an xã"})
    done = client.post(
        address,
        {
            "version": case.version,
            "to_name": "Công an xã",
            "number": "03/PC-UBND",
            "dated": "06/07/2026",
        },
    )
    over = client.get(address)

    assert "Chuyển đơn" in page
    assert "tách đơn" not in page
    assert missing.status_code == 422
    assert done["Location"] == f"/don-thu/{case.public_id}/"
    assert over.status_code == 404


def test_strangers_find_no_such_page(world: World, nga: User) -> None:
    case = classified(world, nga, "recommendation", "transfer", is_competent=False)

    for who in (world.lan, world.minh, world.hoa):
        assert signed_in(who).get(f"/don-thu/{case.public_id}/xu-ly/").status_code == 404
