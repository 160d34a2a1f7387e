"""An open petition turns out to denounce: wherever its sender was written down, he is gone."""

from datetime import time
from typing import Any

import pytest

from danvan.accounts.models import User
from danvan.base import clock
from danvan.documents.actions.files import store_file
from danvan.petitions.actions.clock import open_step
from danvan.petitions.actions.personal import take_data_request
from danvan.petitions.actions.seal import key_of, people_in, text_in
from danvan.petitions.actions.sealed import seal_open_petition
from danvan.petitions.models import (
    Booking,
    CitizenReply,
    ClockEvent,
    Conclusion,
    DataRequest,
    Decision,
    ErasureHold,
    Execution,
    PersonalAccess,
    Petition,
    PetitionPaper,
    ReceptionSession,
    Referral,
    StageRecord,
    Visit,
    Visitor,
)
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, chair_post, load_law, petition, receptionist
from tests.petitions.leaks import database, store, told

pytestmark = pytest.mark.django_db
NAME = "Cao Văn Bền"
CAME_ALONG = "Lục Thị Nhạn"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def planted(world: World, nga: User) -> Petition:
    """A petition in whose every row somebody wrote its sender's name."""
    case = petition(world, nga, subject=f"{NAME} nói việc chia đất sai", name=NAME)
    Petition.objects.filter(pk=case.pk).update(passed_by=f"Chuyển đơn của {NAME}")
    day = {"on": ARRIVED, "by": nga}
    open_step(case, "house.answer", ARRIVED, by=nga, on=ARRIVED, due_by_hand=ARRIVED,
              hand_basis=f"Theo đề nghị của {NAME}")  # fmt: skip
    StageRecord.objects.create(
        petition=case, stage="received", document_number=f"1/{NAME}", note=NAME, **day
    )
    ClockEvent.objects.create(
        petition=case, what="extended", document_number=f"2/{NAME}", reason=NAME, **day
    )
    Referral.objects.create(
        petition=case, what="keep", to_name=NAME, reason=NAME, document_number=NAME, **day
    )
    file = store_file(world.commune, b"%PDF-1.7 tra loi Cao V\xc4\x83n B\xe1\xbb\x81n", "a.pdf",
                      by=nga, on=ARRIVED)  # fmt: skip
    decision = Decision.objects.create(
        petition=case, what="reply", number=f"3/{NAME}", summary=NAME, published_how=NAME,
        file=file, **day,
    )  # fmt: skip
    Execution.objects.create(decision=decision, text=f"Trả đất {NAME}", unit=world.office)
    PetitionPaper.objects.create(petition=case, role="proof", title=NAME, place=NAME, **day)
    ErasureHold.objects.create(petition=case, reason=NAME, by=nga, since=ARRIVED)
    PersonalAccess.objects.create(
        petition=case, by=nga, at=clock.now(), what="people", purpose=f"Gọi lại {NAME}"
    )
    said = {"word": "reopen", "text": NAME, "answer": NAME}
    CitizenReply.objects.create(petition=case, at=clock.now(), **said)
    asked = take_data_request(case.pk, "know", ARRIVED, by=nga, on=ARRIVED)
    DataRequest.objects.filter(pk=asked.pk).update(answer=f"Đã trả lời {NAME}")
    _visited(world, case, nga)
    return case


def _visited(world: World, case: Petition, nga: User) -> None:
    session = ReceptionSession.objects.create(
        unit=world.commune, post=chair_post(world), on=ARRIVED, starts=time(8), ends=time(11),
        place="Trụ sở", state="held", receiver=nga,
    )  # fmt: skip
    words = dict.fromkeys(
        ("summary", "settled_by", "guided_to", "guided_number", "taken_by", "transferred_number",
         "followed_up", "note"),
        NAME,
    )  # fmt: skip
    visit = Visit.objects.create(
        session=session, year=2026, number=1, petition=case, by=nga, **words
    )
    for name in (NAME, CAME_ALONG):
        Visitor.objects.create(visit=visit, name=name, address="Thôn Đông")
    Conclusion.objects.create(session=session, on=ARRIVED, text=f"Giải quyết cho {NAME}", by=nga)
    Booking.objects.create(
        public_code="x", session=session, name=NAME, matter="Chia đất", asked_on=ARRIVED
    )


@pytest.mark.db
def test_his_name_stands_nowhere_but_under_the_seal(
    nga: User, planted: Petition, django_capture_on_commit_callbacks: Any
) -> None:
    words: dict[str, str | bytes] = {"name": NAME, "came along": CAME_ALONG}
    assert {one for _table, row in database() for one in told(words, row)} == set(words)

    with django_capture_on_commit_callbacks(execute=True):
        case = seal_open_petition(planted.pk, None, "Tố cáo việc chia đất sai", by=nga, on=ARRIVED)

    assert [(table, told(words, row)) for table, row in database() if told(words, row)] == []
    assert [key for key, kept in store() if told(words, kept)] == []
    key = key_of(case.sealed)
    assert {one.name for one in people_in(case.sealed, key)} == {NAME, CAME_ALONG}
    kept = text_in(case.sealed, key)
    assert all(words in kept for words in (f"Chuyển đơn của {NAME}", f"Giải quyết cho {NAME}"))


def test_the_answer_owed_after_the_visit_ends(nga: User, planted: Petition) -> None:
    seal_open_petition(planted.pk, None, "Tố cáo việc chia đất sai", by=nga, on=ARRIVED)

    assert all(visit.is_sealed for visit in planted.visits.all())
    assert not Booking.objects.exists()
