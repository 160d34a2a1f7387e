"""Visits: written quickly, answered in time in a lawful way, sealed when somebody denounces."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.obligations.access import may_submit, standpoint
from danvan.obligations.models import Obligation
from danvan.petitions.access_reception import visible_visits
from danvan.petitions.actions.reception_bookings import (
    Appointed,
    BookingMoveRefused,
    SessionNotOpen,
    TimeOutside,
    book_session,
    move_booking,
)
from danvan.petitions.actions.reception_intake import tie_visit
from danvan.petitions.actions.reception_owed import number_refusal, reply_visit
from danvan.petitions.actions.reception_visits import (
    Came,
    VisitMisfit,
    enter_denouncer,
    enter_visit,
    seal_visit,
)
from danvan.petitions.actions.refusals import DayMisfit, PaperMissing
from danvan.petitions.models import PersonalAccess, Petition, ReceptionSession, Visit, Visitor
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import chair_post, load_law, petition, receptionist
from tests.factories.reception import LUOM, THURSDAY, held, planned, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def session(world: World, nga: User) -> ReceptionSession:
    """The chairman's session of Thursday 16/7/2026, held by himself."""
    return held(world, nga)


def work_of(visit: Visit) -> Obligation:
    """What a visit owes, as it stands now."""
    assert visit.obligation_id is not None
    return Obligation.objects.get(pk=visit.obligation_id)


def owed(visit: Visit) -> tuple[str, date | None]:
    """What a visit owes: its state and day."""
    row = work_of(visit)
    return row.state, row.due


def test_who_came_is_owed_an_answer_within_ten_working_days(
    session: ReceptionSession, nga: User
) -> None:
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)

    # 17, 20–24, 27–30 July: ten working days.
    assert owed(visit) == ("open", date(2026, 7, 30))
    assert (str(visit), [one.name for one in visit.visitors.all()]) == ("1/2026", [LUOM.name])
    told_of = work_of(visit)
    assert told_of.title == "Trả lời người đến sau tiếp công dân, lượt 1/2026"


def test_the_answer_is_recorded_here_and_not_handed_in_from_the_inbox(
    session: ReceptionSession, nga: User
) -> None:
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)
    row = work_of(visit)
    assert not may_submit(standpoint(nga, row, on=THURSDAY))

    answered = reply_visit(
        visit.pk, "accepted", replied_on=date(2026, 7, 20), number="", version=1, by=nga,
        on=date(2026, 7, 22),
    )  # fmt: skip

    assert (answered.reply, answered.replied_on) == ("accepted", date(2026, 7, 20))
    row.refresh_from_db()
    assert (row.state, row.submitted_on) == ("confirmed", date(2026, 7, 20))


@pytest.mark.parametrize("outcome", ["refused", "transferred"])
def test_refusing_and_passing_on_are_told_in_writing(
    session: ReceptionSession, nga: User, outcome: str
) -> None:
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)
    given = {"replied_on": THURSDAY, "version": 1, "by": nga, "on": THURSDAY}

    with pytest.raises(PaperMissing):
        reply_visit(visit.pk, outcome, number=" ", **given)  # type: ignore[arg-type]
    with pytest.raises(DayMisfit):
        reply_visit(visit.pk, outcome, number="5/TB", **(given | {"replied_on": date(2026, 7, 1)}))  # type: ignore[arg-type]

    reply_visit(visit.pk, outcome, number="5/TB-UBND", **given)  # type: ignore[arg-type]
    assert owed(visit)[0] == "confirmed"


def test_who_is_not_received_is_owed_the_notice_within_three_working_days(
    session: ReceptionSession, nga: User
) -> None:
    visit = enter_visit(session.pk, told(note="Say rượu"), refused=True, by=nga, on=THURSDAY)

    # 17, 20, 21 July.
    assert owed(visit) == ("open", date(2026, 7, 21))

    number_refusal(
        visit.pk, "12/TB-UBND", given_on=date(2026, 7, 17), version=1, by=nga,
        on=date(2026, 7, 17),
    )  # fmt: skip
    assert owed(visit)[0] == "confirmed"


def test_before_the_decree_no_days_are_counted_for_the_notice(world: World, nga: User) -> None:
    session = held(world, nga, date(2026, 6, 18))

    visit = enter_visit(session.pk, told(), refused=True, by=nga, on=date(2026, 6, 18))

    assert visit.obligation_id is None


def test_numbers_go_on_through_the_year_of_a_unit(world: World, nga: User) -> None:
    first, second = held(world, nga), held(world, nga, date(2026, 7, 23))

    rows = [enter_visit(day.pk, told(), by=nga, on=date(2026, 7, 23)) for day in (first, second)]

    assert [str(row) for row in rows] == ["1/2026", "2/2026"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kind": "denunciation"}, id="denunciation"),
        pytest.param({"people": ()}, id="nobody"),
        pytest.param({"summary": "  "}, id="nothing-said"),
        pytest.param({"people": (LUOM, Came("Đào Văn Tỵ"))}, id="more-names-than-people"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(
    session: ReceptionSession, nga: User, changes: dict[str, object]
) -> None:
    with pytest.raises(VisitMisfit):
        enter_visit(session.pk, told(**changes), by=nga, on=THURSDAY)


def test_nothing_is_written_before_the_session_is_recorded(world: World, nga: User) -> None:
    session = planned(world, nga)

    with pytest.raises(VisitMisfit):
        enter_visit(session.pk, told(), by=nga, on=THURSDAY)


def test_only_who_holds_receptions_writes_and_sees_who_came(
    world: World, session: ReceptionSession, nga: User
) -> None:
    enter_visit(session.pk, told(), by=nga, on=THURSDAY)

    with pytest.raises(NotAllowed):
        enter_visit(session.pk, told(), by=world.lan, on=THURSDAY)
    seeing = {
        name
        for name, user in (world.people() | {"nga": nga}).items()
        if visible_visits(user, on=THURSDAY).exists()
    }
    assert seeing == {"nga", "minh"}


def test_a_denouncer_leaves_no_name_and_no_word_in_the_book(
    world: World, session: ReceptionSession, nga: User
) -> None:
    visit = enter_denouncer(session.pk, 2, by=nga, on=THURSDAY)

    assert (visit.summary, visit.obligation_id, visit.visitors.count()) == ("", None, 0)
    assert visible_visits(nga, on=THURSDAY).get() == visit
    assert not visible_visits(world.minh, on=THURSDAY).exists()


def test_a_visit_that_turns_out_to_denounce_is_emptied(
    session: ReceptionSession, nga: User
) -> None:
    visit = enter_visit(session.pk, told(note="Nói nhỏ"), by=nga, on=THURSDAY)

    sealed = seal_visit(visit.pk, version=1, by=nga, on=THURSDAY)

    assert (sealed.is_sealed, sealed.summary, sealed.note) == (True, "", "")
    assert not Visitor.objects.exists()
    assert owed(sealed)[0] == "ended"


def test_who_is_complained_of_sees_nothing_of_the_visit(
    world: World, session: ReceptionSession, nga: User
) -> None:
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)
    case = petition(world, nga, received_on=THURSDAY)
    tie_visit(visit.pk, case, by=nga, on=THURSDAY)
    Petition.objects.filter(pk=case.pk).update(about_post=chair_post(world))

    assert not visible_visits(world.minh, on=THURSDAY).exists()
    page = signed_in(world.minh).get(reverse("reception:session", args=[session.public_id]))
    assert LUOM.name not in page.content.decode()


def test_no_event_and_no_work_tells_who_came_or_why(session: ReceptionSession, nga: User) -> None:
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)
    reply_visit(
        visit.pk, "verifying", replied_on=THURSDAY, number="", version=1, by=nga, on=THURSDAY
    )

    said = " ".join(str(event.facts) for event in AuditEvent.objects.all())
    said += " ".join(f"{row.title} {row.basis_quote}" for row in Obligation.objects.all())
    assert "Lượm" not in said
    assert "Cống" not in said


def test_an_appointment_is_asked_for_kept_and_recorded(world: World, nga: User) -> None:
    session = planned(world, nga)
    portal = book_session(session.pk, Appointed("Đào Văn Tỵ", "Lối đi"), by=None, on=THURSDAY)
    counter = book_session(session.pk, Appointed("Tạ Thị Na", "Mương"), by=nga, on=THURSDAY)

    assert (portal.state, counter.state, len(portal.public_code)) == ("asked", "confirmed", 20)
    assert move_booking(portal.pk, "came", by=nga, on=THURSDAY).state == "came"
    with pytest.raises(BookingMoveRefused):
        move_booking(portal.pk, "missed", by=nga, on=THURSDAY)
    with pytest.raises(NotAllowed):
        move_booking(counter.pk, "came", by=world.hoa, on=THURSDAY)


def test_nobody_is_received_outside_the_hours_or_after_the_day(world: World, nga: User) -> None:
    session = planned(world, nga)
    late = Appointed("Đào Văn Tỵ", "Lối đi", at_time=session.ends.replace(hour=15))

    with pytest.raises(TimeOutside):
        book_session(session.pk, late, by=None, on=THURSDAY)
    with pytest.raises(SessionNotOpen):
        book_session(session.pk, Appointed("Đào", "Lối đi"), by=None, on=date(2026, 7, 17))


@pytest.fixture
def at_the_desk(nga: User, settings: object) -> Client:
    """Nga's browser on the day of the session."""
    settings.TODAY = THURSDAY  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    return signed_in(nga)


def test_the_counter_writes_a_visit_on_one_page(
    session: ReceptionSession, at_the_desk: Client
) -> None:
    url = reverse("reception:enter", args=[session.public_id])
    typed = {
        "nguoi-TOTAL_FORMS": "2",
        "nguoi-INITIAL_FORMS": "0",
        "nguoi-0-name": LUOM.name,
        "nguoi-0-address": LUOM.address,
        "summary": "Cống thoát nước bị tắc",
        "kind": "feedback",
        "people_count": "1",
    }

    empty = at_the_desk.post(url, typed | {"summary": ""})
    assert empty.status_code == 422
    assert LUOM.name in empty.content.decode()  # nothing typed is lost

    done = at_the_desk.post(url, typed | {"next": "1"})
    assert (done.status_code, done["Location"]) == (302, url)
    assert Visit.objects.get().summary == "Cống thoát nước bị tắc"


def test_looking_at_a_row_of_somebody_else_is_written_down(
    world: World, session: ReceptionSession, nga: User, settings: object
) -> None:
    settings.TODAY = THURSDAY  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    visit = enter_visit(session.pk, told(), by=nga, on=THURSDAY)
    second = person("mai", "Phan Thị Mai")
    appoint(second, world.commune, Role.RECEPTIONIST, "Tiếp công dân")

    for user in (nga, second):
        assert signed_in(user).get(reverse("reception:visit", args=[visit.pk])).status_code == 200

    assert [row.by for row in PersonalAccess.objects.all()] == [second]


def test_the_next_session_stands_on_the_home_of_who_holds_the_post(
    world: World, nga: User, settings: object
) -> None:
    settings.TODAY = THURSDAY  # type: ignore[attr-defined]  # pytest-django's settings wrapper
    planned(world, nga, date(2026, 7, 23), today=THURSDAY)
    home = reverse("desk:home")

    assert "thứ Năm, 23/07/2026, 08:00" in signed_in(world.minh).get(home).content.decode()
    assert "23/07/2026" not in signed_in(world.hung).get(home).content.decode()


def test_the_history_of_a_session_does_not_tell_of_visits(
    session: ReceptionSession, nga: User
) -> None:
    enter_visit(session.pk, told(), by=nga, on=THURSDAY)

    seen = AuditEvent.objects.filter(about_kind="petitions.receptionsession")
    assert not seen.filter(code="reception.visited").exists()
