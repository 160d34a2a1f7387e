"""Whatever is typed into a sealed case outside the seal tells neither who wrote nor his own words.

Every act that keeps free words is tried with a name, a telephone and a whole sealed sentence.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.petitions.actions.clock import open_step
from danvan.petitions.actions.clock_events import (
    ClockPaper,
    determine_complexity,
    extend_time,
    set_day_by_hand,
    suspend_case,
)
from danvan.petitions.actions.decide import NewDecision, issue_decision, publish_decision
from danvan.petitions.actions.execute import Order, close_case, order_execution
from danvan.petitions.actions.hearing import hold_hearing
from danvan.petitions.actions.papers import look_at_people
from danvan.petitions.actions.personal import answer_data_request, take_data_request
from danvan.petitions.actions.refer import Sending, refer_petition
from danvan.petitions.actions.retention import hold_erasure
from danvan.petitions.actions.sealed_opening import open_identity
from danvan.petitions.actions.sealed_words import WordsTell, refuse_telling
from danvan.petitions.actions.second import answer_reply
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.actions.withdraw import withdraw_part
from danvan.petitions.models import CitizenReply, ComplaintHearing, Decision, Petition
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import CONTENT, DENOUNCER, SUMMARY, denunciation

pytestmark = pytest.mark.django_db

WAY = (
    ("classified", ""),
    ("accepted", "05/QĐ-TC"),
    ("assigned", "06/QĐ-TC"),
    ("verifying", ""),
    ("reported", "07/BC-TC"),
    ("concluded", "08/KL-TC"),
)
NAMED = f"Theo lời {DENOUNCER.name}"
Act = Callable[[Petition, User, User, str], object]


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def brought(case: Petition, to: str, nga: User, minh: User) -> Petition:
    """Bring a denunciation to a stage: Nga works on it, Minh decides."""
    for stage, number in WAY:
        if case.stage == to:
            break
        paper = StepPaper(number, ARRIVED) if number else StepPaper()
        by = minh if stage in ("accepted", "assigned", "concluded") else nga
        case = enter_stage(case.pk, None, stage, by=by, on=ARRIVED, paper=paper)
    return case


def _clock(act: Callable[..., object], *level: str) -> Act:
    def changed(case: Petition, nga: User, minh: User, words: str) -> object:
        paper = ClockPaper("09/QĐ", ARRIVED, words)
        return act(case.pk, None, *level, paper, by=minh, on=ARRIVED)

    return changed


def _complex(case: Petition, nga: User, minh: User, words: str) -> object:
    paper = ClockPaper(words, ARRIVED, "Nhiều nội dung", ("many_matters",))
    return determine_complexity(case.pk, None, "complex", paper, by=minh, on=ARRIVED)


def _decided(case: Petition, by: User) -> Decision:
    return Decision.objects.create(
        petition=case,
        what="conclusion",
        number="8/KL",
        on=ARRIVED,
        sent_on=ARRIVED,
        by=by,
    )


def _step(case: Petition, nga: User, minh: User, words: str) -> object:
    return enter_stage(case.pk, None, "classified", by=nga, on=ARRIVED, paper=StepPaper(note=words))


def _number(case: Petition, nga: User, minh: User, words: str) -> object:
    paper = StepPaper(words, ARRIVED)
    return enter_stage(case.pk, None, "accepted", by=minh, on=ARRIVED, paper=paper)


def _refer(case: Petition, nga: User, minh: User, words: str) -> object:
    sending = Sending(to_name=words, reason="Không thuộc thẩm quyền")
    paper = StepPaper("3/PC", ARRIVED)
    return refer_petition(case.pk, None, "transfer", sending, by=nga, on=ARRIVED, paper=paper)


def _conclude(case: Petition, nga: User, minh: User, words: str) -> object:
    new = NewDecision("concluded", "8/KL", ARRIVED, "wrong", words)
    return issue_decision(case.pk, None, new, by=minh, on=ARRIVED)


def _publish(case: Petition, nga: User, minh: User, words: str) -> object:
    return publish_decision(_decided(case, nga).pk, None, words, ARRIVED, by=nga, on=ARRIVED)


def _order(case: Petition, nga: User, minh: User, words: str) -> object:
    order = Order(words, case.unit_id, None)
    return order_execution(_decided(case, nga).pk, order, by=nga, on=ARRIVED)


def _close(case: Petition, nga: User, minh: User, words: str) -> object:
    Petition.objects.filter(pk=case.pk).update(stage="published")
    return close_case(case.pk, None, words, by=nga, on=ARRIVED)


def _withdraw(case: Petition, nga: User, minh: User, words: str) -> object:
    paper = StepPaper("2/BB", ARRIVED, words)
    return withdraw_part(case.pk, None, paper, by=nga, on=ARRIVED)


def _by_hand(case: Petition, nga: User, minh: User, words: str) -> object:
    owed = open_step(case, "house.answer", ARRIVED, by=nga, on=ARRIVED)
    return set_day_by_hand(owed.pk, ARRIVED, words, by=nga, on=ARRIVED)


def _hearing(case: Petition, nga: User, minh: User, words: str) -> object:
    # Planned while it was an open complaint.
    ComplaintHearing.objects.create(petition=case, on=ARRIVED, place="Trụ sở", by=nga)
    return hold_hearing(case.pk, None, "held", words, by=nga, on=ARRIVED)


def _reply(case: Petition, nga: User, minh: User, words: str) -> object:
    # Said while it was open and had a code.
    reply = CitizenReply.objects.create(petition=case, word="reopen", at=clock.now())
    return answer_reply(reply.pk, False, StepPaper(note=words), by=minh, on=ARRIVED)


def _data(case: Petition, nga: User, minh: User, words: str) -> object:
    asked = take_data_request(case.pk, "know", ARRIVED, by=nga, on=ARRIVED)
    return answer_data_request(asked.pk, words, by=nga, on=ARRIVED)


ACTS: dict[str, tuple[str, Act]] = {
    "a note of a step": ("received", _step),
    "the number of a paper": ("classified", _number),
    "to whom it goes": ("classified", _refer),
    "the number of a clock paper": ("accepted", _complex),
    "why it is lengthened": ("accepted", _clock(extend_time)),
    "why it stands still": ("accepted", _clock(suspend_case)),
    "why it is special": ("accepted", _clock(determine_complexity, "special")),
    "what a day rests on": ("accepted", _by_hand),
    "which part is withdrawn": ("accepted", _withdraw),
    "minutes of a hearing": ("accepted", _hearing),
    "what was concluded": ("reported", _conclude),
    "how it is public": ("concluded", _publish),
    "what is ordered": ("concluded", _order),
    "why it is closed": ("concluded", _close),
    "an answer to the sender": ("concluded", _reply),
    "an answer about data": ("received", _data),
    "why data is held": (
        "received", lambda case, nga, minh, words: hold_erasure(case.pk, words, by=nga, on=ARRIVED)
    ),
    "why people are looked at": (
        "received",
        lambda case, nga, minh, words: look_at_people(case.pk, words, by=nga, on=ARRIVED),
    ),
    "why it is opened": (
        "received",
        lambda case, nga, minh, words: open_identity(case.sealed.pk, words, by=nga, on=ARRIVED),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_no_act_keeps_a_name_or_a_sealed_sentence(world: World, nga: User, name: str) -> None:
    stage, act = ACTS[name]
    case = brought(denunciation(world, nga), stage, nga, world.minh)

    for words in (NAMED, f"Gọi {DENOUNCER.phone}", f"Nêu: {CONTENT}"):
        with pytest.raises(WordsTell):
            act(case, nga, world.minh, words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Xác minh việc dùng vật tư công trình", ""),
        (SUMMARY, ""),  # what everybody reads may be said again
        (f"Hỏi thêm {DENOUNCER.name}", "họ tên"),
        ("dem 30/6 ho cho ba muoi bao xi mang cua cong trinh ve nha rieng bang xe bien xanh",
         "nguyên văn lời kể"),
        ("Xác minh ba mươi bao xi măng", ""),  # a few of its words are anybody's
    ],
)  # fmt: skip
def test_what_is_said_to_whoever_typed_it(world: World, nga: User, words: str, told: str) -> None:
    case = denunciation(world, nga)
    try:
        refuse_telling(case, words)
        said = ""
    except WordsTell as refused:
        said = refused.message

    assert bool(said) == bool(told)
    assert told in said
    assert DENOUNCER.name not in said


# Each free text that hangs on a petition, and what keeps it from telling. A new one must be named.
KEPT_BY = {
    "Classification.basis": "the law's own words",
    "Petition.subject": "redacted when it is sealed",
    "Petition.passed_by": "refused when it is sealed",
    "Petition.passed_number": "refused when it is sealed",
    "Petition.stage": "a word of the program",
    "Petition.public_code": "a sealed case has none",
    "Petition.second_digest": "a digest",
    "Petition.folded": "the words of the summary",
    "StageRecord.stage": "a word of the program",
    "StageRecord.document_number": "a note of a step",
    "StageRecord.note": "a note of a step",
    "ClockEvent.document_number": "the number of a clock paper",
    "ClockEvent.reason": "why it is lengthened",
    "Referral.to_name": "to whom it goes",
    "Referral.reason": "to whom it goes",
    "Referral.document_number": "the number of a paper",
    "Decision.number": "the number of a paper",
    "Decision.summary": "what was concluded",
    "Decision.published_how": "how it is public",
    "ComplaintHearing.place": "no denunciation has a hearing",
    "ComplaintHearing.minutes_number": "minutes of a hearing",
    "PetitionPaper.title": "a sealed case has no papers outside the seal",
    "PetitionPaper.place": "a sealed case has no papers outside the seal",
    "Petitioner.name": "a sealed case has no such rows",
    "Petitioner.address": "a sealed case has no such rows",
    "Petitioner.identity_number": "a sealed case has no such rows",
    "Petitioner.phone": "a sealed case has no such rows",
    "Petitioner.email": "a sealed case has no such rows",
    "Petitioner.authority": "a sealed case has no such rows",
    "PersonalAccess.what": "a word of the program",
    "PersonalAccess.purpose": "why people are looked at",
    "DataRequest.answer": "an answer about data",
    "CitizenReply.answer": "an answer to the sender",
    "CitizenReply.text": "a sealed case has no code to reply by",
    "ErasureHold.reason": "why data is held",
    "Letter.template": "a word of the program",
    "Letter.title": "a word of the program",
    "ExternalRecord.code": "a code of the other system",
    "ExternalRecord.digest": "a digest",
    "PetitionObligation.step": "a word of the program",
    "PetitionObligation.occurrence": "a word of the program",
    **{
        f"Visit.{name}": "a sealed visit has no words"
        for name in (
            "summary", "settled_by", "guided_to", "guided_number", "taken_by",
            "transferred_number", "refused_number", "receipt_number", "followed_up", "note",
            "reply_number",
        )
    },
}  # fmt: skip


def test_no_free_text_of_a_case_is_forgotten() -> None:
    found = set()
    for model in apps.get_app_config("petitions").get_models():
        fields = model._meta.get_fields()
        if not any(one.is_relation and one.many_to_one and one.related_model is Petition
                   for one in fields if isinstance(one, models.ForeignKey)):  # fmt: skip
            continue
        for field in fields:
            if isinstance(field, models.CharField | models.TextField) and not field.choices:
                found.add(f"{model.__name__}.{field.name}")

    assert found == set(KEPT_BY)


def test_who_tries_names_out_is_seen_by_who_keeps_the_seal(
    world: World, nga: User, settings: Any
) -> None:
    settings.TODAY = ARRIVED
    case = brought(denunciation(world, nga), "accepted", nga, world.minh)
    Petition.objects.filter(pk=case.pk).update(handler=world.economy, assignee=world.quang)
    browser = signed_in(world.quang)  # works on it, was given no seal
    address = reverse("petitions:case-act", args=[case.public_id, "rut-mot-phan"])
    case.refresh_from_db()
    typed = {"version": case.version, "number": "1/BB", "paper_on": "06/07/2026", "note": NAMED}

    answer = browser.post(address, typed)

    assert answer.status_code == 422
    assert DENOUNCER.name in answer.content.decode()  # what he typed stays, nothing else is told
    seal = signed_in(nga).get(reverse("petitions:sealed", args=[case.public_id]))
    assert "Nội dung bị từ chối" in seal.content.decode()
    assert world.quang.name in seal.content.decode()
    event = AuditEvent.objects.get(code="petitions.words_refused")
    assert (event.by, event.facts) == (world.quang, {})
