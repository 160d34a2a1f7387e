"""Ways around: a list beside a case, a file handed in, a count, a number that is missing.

Hùng heads the office; Nga receives for the commune and is an officer under him, so that she may
see nothing of a case about him although she keeps the very register it stands in.
"""

from datetime import date, time
from typing import Any

import pytest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.petitions.actions.exchange import preview_draft
from danvan.petitions.actions.execute import Order, order_execution
from danvan.petitions.actions.personal import take_data_request
from danvan.petitions.actions.reception_visits import Came, VisitTyped, enter_denouncer, enter_visit
from danvan.petitions.actions.refer import ReferredBefore, Sending, refer_petition
from danvan.petitions.actions.retention import tell_round
from danvan.petitions.actions.sealed_moving import set_about_post
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.jobs_conflicts import CONFLICTS
from danvan.petitions.models import (
    Decision,
    ErasureRound,
    ExternalRecord,
    Petition,
    ReceptionSession,
    Referral,
    Similar,
    Visit,
)
from danvan.units.models import Appointment
from tests.conftest import signed_in
from tests.factories.people import World, appoint
from tests.factories.petitions import chair_post, load_law, petition, receptionist
from tests.factories.sealed import denunciation, head_post, provincial_people
from tests.petitions.leaks import answered, told
from tests.petitions.test_exchange_import import handed_in

pytestmark = pytest.mark.django_db
ON = date(2026, 7, 16)
ABOUT_HUNG = "Trưởng phòng không trả lời hồ sơ hỗ trợ nhà ở"


@pytest.fixture
def nga(world: World, settings: Any) -> User:
    """Nga receives for xã An Bình and works under Hùng."""
    settings.TODAY = ON
    load_law()
    user = receptionist(world)
    appoint(user, world.office, Role.OFFICER, "Chuyên viên")
    return user


@pytest.fixture
def hidden(world: World, nga: User) -> Petition:
    """A petition about Hùng, in the register that Nga keeps."""
    case = petition(world, nga, subject=ABOUT_HUNG, received_on=ON)
    Petition.objects.filter(pk=case.pk).update(about_post=head_post(world.office), kind="feedback")
    case.refresh_from_db()
    return case


def test_the_same_matter_is_named_only_where_one_sees_it(
    world: World, nga: User, hidden: Petition
) -> None:
    later = petition(world, nga, subject="Hồ sơ hỗ trợ nhà ở", received_on=ON)
    Similar.objects.create(petition=later, earlier=hidden, likeness=80, verdict="same")

    for user, seen in ((nga, False), (world.minh, True)):
        page = signed_in(user).get(reverse("petitions:case", args=[later.public_id]))
        assert (hidden.label in page.content.decode()) is seen, user.username


def test_a_refusal_does_not_name_a_case_one_may_not_see(
    world: World, nga: User, hidden: Petition
) -> None:
    later = petition(world, nga, subject="Hồ sơ hỗ trợ nhà ở", received_on=ON)
    Petition.objects.filter(pk=later.pk).update(kind="feedback", stage="classified")
    Similar.objects.create(petition=later, earlier=hidden, likeness=80, verdict="same")
    Referral.objects.create(petition=hidden, what="transfer", on=ON, by=world.minh)

    with pytest.raises(ReferredBefore) as refused:
        refer_petition(
            later.pk, None, "transfer", Sending(to_name="Sở Xây dựng"), by=nga, on=ON,
            paper=StepPaper("1/PC", ON),
        )  # fmt: skip

    assert hidden.label not in refused.value.message


def test_a_file_with_its_code_shows_nothing_and_changes_nothing(
    world: World, nga: User, hidden: Petition
) -> None:
    ExternalRecord.objects.create(
        petition=hidden, source="national", code="QG-1", digest="x", imported_on=ON
    )
    draft = handed_in(world, nga, "QG-1;16/07/2026;Ai Đó;;;;Phản ánh;Sửa lại;")
    (line,) = preview_draft(draft, on=ON).lines

    assert line.what == "faulty"
    assert line.changes == ()
    page = signed_in(nga).get(reverse("petitions:exchange-preview", args=[draft.public_id]))
    assert ABOUT_HUNG not in page.content.decode()


def test_the_list_of_what_is_erased_counts_what_one_sees(
    world: World, nga: User, hidden: Petition
) -> None:
    Petition.objects.update(closed_on=date(2026, 1, 5), keep_until=date(2026, 7, 20))
    assert tell_round(world.commune.pk, on=ON) is not None
    round_ = ErasureRound.objects.get()

    told_of_it = Obligation.objects.get(pk=round_.obligation_id or 0)
    assert not any(figure.isdigit() for figure in told_of_it.title)
    rows = signed_in(nga).get(reverse("petitions:erasures")).context["rounds"]
    assert [row["count"] for row in rows] == [0]
    rows = signed_in(world.minh).get(reverse("petitions:erasures")).context["rounds"]
    assert [row["count"] for row in rows] == [1]


@pytest.fixture
def session(world: World, nga: User) -> ReceptionSession:
    """A session of the chairman, held by himself."""
    return ReceptionSession.objects.create(
        unit=world.commune, post=chair_post(world), on=ON, starts=time(8), ends=time(11),
        place="Trụ sở", state="held", receiver=world.minh,
    )  # fmt: skip


def came(session: ReceptionSession, by: User, name: str) -> Visit:
    """Somebody came with a plain matter."""
    return enter_visit(session.pk, VisitTyped("Lối đi", people=(Came(name),)), by=by, on=ON)


def test_no_number_is_missing_where_a_denouncer_came(
    world: World, nga: User, session: ReceptionSession
) -> None:
    came(session, nga, "Cao Thị Lượm")
    apart = enter_denouncer(session.pk, 1, by=nga, on=ON)
    came(session, nga, "Tạ Thị Na")
    assert str(apart) == "TC-1/2026"

    seen = visible_obligations(world.minh, on=ON).filter(origin_kind="reception_step")
    numbers = sorted(title.rpartition(" ")[2] for title in seen.values_list("title", flat=True))
    assert numbers == ["1/2026", "2/2026"]


def test_no_figure_counts_a_denouncer_for_whom_it_may_concern(
    world: World, nga: User, session: ReceptionSession
) -> None:
    page = reverse("petitions:statistics")

    def figures(user: User) -> str:
        answer = signed_in(user).get(page)
        assert answer.status_code == 200
        return str([(one.label, one.now) for one in answer.context["page"].reception])

    came(session, nga, "Cao Thị Lượm")
    before = figures(world.minh)
    enter_denouncer(session.pk, 3, by=nga, on=ON)

    assert figures(world.minh) == before
    assert figures(nga) != before


def test_whoever_left_his_posts_leaves_no_case_behind_with_nobody(world: World, nga: User) -> None:
    # Nga stood under Hùng; this one is about nobody, and sealed.
    case = denunciation(world, nga, on=ON)
    Appointment.objects.filter(user=nga).update(until=ON)
    later = date(2026, 7, 20)

    CONFLICTS.run(later)
    CONFLICTS.run(later)

    case.refresh_from_db()
    assert case.assignee is None
    work = Obligation.objects.filter(of_petition__petition=case, state="open")
    assert {row.leader for row in work} == {world.minh}
    assert case.owed.filter(step="house.reassign").count() == 1


def test_what_it_owes_besides_its_steps_leaves_the_units_too(world: World, nga: User) -> None:
    hai, long = provincial_people(world)
    case = petition(world, nga, received_on=ON)
    Petition.objects.filter(pk=case.pk).update(stage="answered", kind="feedback")
    decision = Decision.objects.create(petition=case, what="reply", number="7/UBND", on=ON, by=nga)
    ordered = order_execution(decision.pk, Order("Sửa cống", world.economy.pk, None), by=nga, on=ON)
    asked = take_data_request(case.pk, "know", ON, by=nga, on=ON)

    set_about_post(case.pk, None, chair_post(world).pk, by=nga, on=ON)

    case.refresh_from_db()
    for work in Obligation.objects.filter(
        pk__in=[ordered.obligation_id or 0, asked.obligation_id or 0]
    ):
        assert not work.parties.exists()
        assert work.title.endswith(f"đơn số {case.label}")
        for user in (world.minh, world.quang, nga):
            assert not visible_obligations(user, on=ON).filter(pk=work.pk).exists(), user.username
        assert (work.assignee, work.leader) == (hai, long)


@pytest.mark.parametrize("asked", [ABOUT_HUNG, "tra loi ho so ho tro", "1/2026", "Cao Thị Lượm"])
def test_no_search_finds_it(world: World, nga: User, hidden: Petition, asked: str) -> None:
    browser = signed_in(nga)

    for name in ("petitions:search", "petitions:register"):
        page = browser.get(reverse(name), {"q": asked})
        assert page.status_code == 200, name
        assert str(hidden.public_id) not in page.content.decode(), name
    typed = {"name": "Cao Thị Lượm", "purpose": "Tìm đơn để trả lời người gửi"}
    found = browser.post(reverse("petitions:search-name"), typed)
    assert str(hidden.public_id) not in found.content.decode()


def test_no_export_carries_it(world: World, nga: User, hidden: Petition) -> None:
    other = petition(world, nga, subject="Sửa cống thoát nước", received_on=ON)
    days = {"xuat-since": "01/07/2026", "xuat-until": "16/07/2026"}
    sent = days | {"xuat-source": "national", "xuat-unit": world.commune.pk, "xuat-form": "json"}

    browser, period = signed_in(nga), {"since": "01/07/2026", "until": "16/07/2026"}
    words: dict[str, str | bytes] = {"hidden": ABOUT_HUNG, "open": other.subject}
    handed_out = answered(browser.post(reverse("petitions:exchange-export"), sent))
    taken = answered(browser.post(reverse("petitions:register-export"), period))

    assert (told(words, handed_out), told(words, taken)) == ({"open"}, {"open"})
