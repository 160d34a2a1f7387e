"""Erasing personal data: told before, held back for a reason, gone for good, the row stays."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage

from danvan.accounts.models import AuditEvent, User
from danvan.base.acts import NotAllowed
from danvan.documents.models import Dossier, DossierPaper, StoredFile
from danvan.obligations.models import Obligation
from danvan.petitions.actions.erasing import Held, StillOpen, erase_case
from danvan.petitions.actions.papers import NewPaper, add_paper, look_at_people
from danvan.petitions.actions.retention import (
    Retention,
    RuleMisfit,
    hold_erasure,
    note_seen,
    release_erasure,
    set_retention,
)
from danvan.petitions.actions.seal import SealDestroyed, key_of
from danvan.petitions.jobs import erase_due
from danvan.petitions.models import (
    Booking,
    ErasureRound,
    PersonalAccess,
    Petition,
    Petitioner,
    ReceptionSession,
    Visit,
    Visitor,
)
from danvan.rules.petitions.retention import NOTICE_DAYS
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist
from tests.factories.sealed import denunciation

pytestmark = pytest.mark.django_db
CLOSED = date(2026, 8, 31)
SOURCE = "Quyết định 12/QĐ-UBND ngày 02/7/2026"
NAME = "Cao Thị Lượm"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def closed(case: Petition, on: date = CLOSED) -> Petition:
    """The case as its last step leaves it."""
    case.stage, case.closed_on = "closed", on
    case.save(update_fields=["stage", "closed_on"])
    return case


def keeps(world: World, months: int = 6, what: str = "petition") -> None:
    """Vân enters how long xã An Bình keeps a kind of data."""
    given = Retention(world.commune.pk, what, months, SOURCE, ARRIVED)
    set_retention(given, by=world.van, on=ARRIVED)


# closed 31/8/2026, six months: kept until the last day of February, erased from 1/3 on; told 14
# days before that
TELL = date(2027, 2, 15)
ERASE = date(2027, 3, 1)


def test_without_a_decision_of_the_unit_nothing_is_ever_erased(world: World, nga: User) -> None:
    closed(petition(world, nga))

    done = erase_due(date(2060, 1, 1))

    assert (done.rounds, done.cases) == (0, 0)
    assert Petitioner.objects.exists()


def test_it_is_told_two_weeks_before_and_then_erased(world: World, nga: User) -> None:
    case = closed(petition(world, nga))
    keeps(world)

    assert erase_due(TELL - timedelta(days=1)).rounds == 0
    assert erase_due(TELL).rounds == 1
    assert erase_due(TELL).rounds == 0  # twice a day
    told = ErasureRound.objects.get()
    assert told.erase_on == ERASE
    assert (told.erase_on - told.told_on).days >= NOTICE_DAYS
    assert told.obligation is not None
    assert NAME not in told.obligation.title
    assert erase_due(ERASE - timedelta(days=1)).cases == 0
    assert erase_due(ERASE).cases == 1
    assert erase_due(ERASE).cases == 0

    case.refresh_from_db()
    assert case.erased_on == ERASE
    assert (case.public_code, case.second_digest) == (None, "")
    assert not Petitioner.objects.exists()
    assert (case.label, case.stage) == ("1/2026", "closed")
    assert case.subject.startswith("Bồi thường")
    assert Obligation.objects.get(pk=told.obligation.pk).state == "ended"


def test_seen_fulfils_the_work(world: World, nga: User) -> None:
    closed(petition(world, nga))
    keeps(world)
    erase_due(TELL)
    round_ = ErasureRound.objects.get()

    note_seen(round_.pk, by=nga, on=TELL)

    round_.refresh_from_db()
    assert round_.obligation is not None
    assert round_.obligation.state == "confirmed"


def test_a_hold_stops_it_and_letting_go_lets_it_on(world: World, nga: User) -> None:
    case = closed(petition(world, nga))
    keeps(world)
    erase_due(TELL)
    hold_erasure(case.pk, "Đang khởi kiện tại Tòa án", by=nga, on=TELL)

    assert erase_due(ERASE).cases == 0
    with pytest.raises(Held):
        erase_case(case.pk, by=None, on=ERASE)
    release_erasure(case.pk, by=nga, on=ERASE)
    assert erase_due(ERASE).rounds == 1  # told anew first
    assert erase_due(ERASE + timedelta(days=NOTICE_DAYS - 1)).cases == 0
    assert erase_due(ERASE + timedelta(days=NOTICE_DAYS)).cases == 1


def test_an_open_case_is_never_erased(world: World, nga: User) -> None:
    case = petition(world, nga)
    keeps(world, 1)

    with pytest.raises(StillOpen):
        erase_case(case.pk, by=None, on=ERASE)
    assert erase_due(date(2060, 1, 1)).cases == 0


def test_one_put_away_unhandled_follows_the_law_whatever_the_unit_keeps(
    world: World, nga: User
) -> None:
    case = closed(petition(world, nga))
    Petition.objects.filter(pk=case.pk).update(stage="kept", keep_until=date(2027, 8, 31))
    keeps(world, 1)

    assert erase_due(date(2027, 8, 17)).rounds == 0
    assert erase_due(date(2027, 8, 18)).rounds == 1
    assert ErasureRound.objects.get().erase_on == date(2027, 9, 1)


def test_files_go_unless_a_dossier_keeps_them(world: World, nga: User) -> None:
    case = petition(world, nga)
    for text in ("bản gốc", "biên bản"):
        new = NewPaper("petition", text, text.encode(), f"{text}.txt")
        add_paper(case.pk, new, by=nga, on=ARRIVED)
    gone, kept = StoredFile.objects.order_by("pk")
    dossier = Dossier.objects.create(
        unit=world.commune, code="1", title="Hồ sơ", closed_by=nga, closed_on=CLOSED
    )
    DossierPaper.objects.create(
        dossier=dossier, position=1, kind="Biên bản", title="Biên bản", file=kept, sha256="0" * 64
    )
    closed(case)

    erase_case(case.pk, by=None, on=ERASE)

    gone.refresh_from_db()
    kept.refresh_from_db()
    assert gone.is_destroyed
    assert not kept.is_destroyed
    assert not case.papers.exists()


def test_a_sealed_case_dies_with_its_key(
    world: World, nga: User, django_capture_on_commit_callbacks: Any
) -> None:
    case = closed(denunciation(world, nga))
    paper = case.sealed.papers.get()
    stored = str(paper.content.name)
    assert default_storage.exists(stored)

    with django_capture_on_commit_callbacks(execute=True):
        erase_case(case.pk, by=None, on=ERASE)

    sealed = type(case.sealed).objects.get(petition=case)
    assert bytes(sealed.wrapped_key) == bytes(sealed.identity) == bytes(sealed.content) == b""
    assert not default_storage.exists(stored)
    with pytest.raises(SealDestroyed):
        key_of(sealed)
    case.refresh_from_db()
    assert case.subject  # the redacted summary tells of nobody


def test_a_summary_that_tells_who_sent_it_goes_too(world: World, nga: User) -> None:
    case = closed(petition(world, nga, subject="Bà Cao Thị Lượm đề nghị sửa đường"))

    erase_case(case.pk, by=None, on=ERASE)

    case.refresh_from_db()
    assert "Lượm" not in case.subject
    assert "luom" not in case.folded


def test_who_looked_remains_without_the_case(world: World, nga: User) -> None:
    case = closed(petition(world, nga))
    look_at_people(case.pk, "Gọi bà Lượm đến đối thoại", by=nga, on=ARRIVED)

    erase_case(case.pk, by=None, on=ERASE)

    look = PersonalAccess.objects.get()
    assert (look.petition, look.purpose, look.by) == (None, "", nga)


def test_events_never_held_a_value_of_the_person(world: World, nga: User) -> None:
    case = petition(world, nga)
    look_at_people(case.pk, "Gọi điện mời đối thoại", by=nga, on=ARRIVED)
    keeps(world)
    closed(case)
    for day in (TELL, ERASE):
        erase_due(day)

    told = json.dumps(list(AuditEvent.objects.values("code", "facts")), ensure_ascii=False)
    assert "petitions.person_erased" in told
    for value in (NAME, "Lượm", "Thôn Đông", "Bồi thường"):
        assert value not in told


def test_a_rule_follows_the_one_before_and_only_an_operator_sets_it(
    world: World, nga: User
) -> None:
    keeps(world)
    later = Retention(world.commune.pk, "petition", 24, SOURCE, CLOSED)
    set_retention(later, by=world.van, on=CLOSED)

    with pytest.raises(RuleMisfit):
        set_retention(later, by=world.van, on=CLOSED)
    with pytest.raises(NotAllowed):
        set_retention(later, by=nga, on=CLOSED)


def test_old_bookings_and_visitors_are_forgotten(world: World, nga: User) -> None:
    session = ReceptionSession.objects.create(
        unit=world.commune, on=date(2026, 1, 15), starts="08:00", ends="11:00", place="Trụ sở"
    )
    Booking.objects.create(
        public_code="a", session=session, name=NAME, matter="Đất", asked_on=date(2026, 1, 2)
    )
    visit = Visit.objects.create(
        session=session, year=2026, number=1, summary="Bà Lượm hỏi về đất", note="hẹn lại", by=nga
    )
    Visitor.objects.create(visit=visit, name=NAME)
    given = Retention(world.commune.pk, "booking", 6, SOURCE, date(2026, 1, 1))
    set_retention(given, by=world.van, on=ARRIVED)
    set_retention(
        Retention(world.commune.pk, "visit", 12, SOURCE, date(2026, 1, 1)),
        by=world.van,
        on=ARRIVED,
    )

    # six months from 15/01 end on 15/07; twelve on 15/01 of the next year
    assert erase_due(date(2026, 7, 15)).bookings == 0
    assert erase_due(date(2026, 7, 16)).bookings == 1
    assert erase_due(date(2027, 1, 15)).visitors == 0
    assert erase_due(date(2027, 1, 16)).visitors == 1
    visit.refresh_from_db()
    assert "Lượm" not in visit.summary + visit.note
    assert not Visitor.objects.exists()
