"""Posts change while a case runs: whoever comes under the post complained of loses every thread.

A day's run of the calendar takes him off the open work, tells whoever is to charge somebody else,
and never says who denounced; running twice changes nothing.
"""

from datetime import date

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import Obligation
from danvan.petitions.access import may_open_seal, sees_petition
from danvan.petitions.actions.assign import Charge, assign_case
from danvan.petitions.actions.personal import take_data_request
from danvan.petitions.actions.sealed_moving import set_about_post
from danvan.petitions.actions.taking_off import REASSIGN
from danvan.petitions.jobs_conflicts import CONFLICTS
from danvan.petitions.models import Petition
from danvan.units.models import Appointment, Post
from tests.factories.people import World, appoint
from tests.factories.petitions import ARRIVED, load_law, petition, receptionist
from tests.factories.sealed import DENOUNCER, denunciation, head_post, provincial_people

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 20)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> Petition:
    """A denunciation of the head of the office, received by Nga, to be settled by Minh."""
    return denunciation(world, nga, about_post=head_post(world.office).pk)


def moves_to(user: User, post: Post, on: date = LATER) -> None:
    """Let a person hold another post, and nothing else, from a day."""
    Appointment.objects.filter(user=user).update(until=date(2026, 7, 19))
    Appointment.objects.create(user=user, post=post, since=on)


def heads_the_office(world: World, user: User) -> None:
    """Let a person head the office in Hùng's place."""
    Appointment.objects.filter(user=world.hung).update(until=date(2026, 7, 19))
    moves_to(user, head_post(world.office))


def work_of(user: User, case: Petition) -> list[str]:
    """The titles of work that a person sees of a case."""
    rows = visible_obligations(user, on=LATER).filter(of_petition__petition=case)
    return list(rows.values_list("title", flat=True))


def run() -> None:
    """Let the calendar run on the later day."""
    CONFLICTS.run(LATER)


def written(case: Petition) -> tuple[object, ...]:
    """All that the run may change of a case."""
    case.refresh_from_db()
    work = Obligation.objects.order_by("pk").values_list("pk", "assignee", "leader", "state")
    return (case.version, case.unit_id, case.assignee_id, list(work), AuditEvent.objects.count())


def test_a_receiver_who_comes_to_work_under_the_head_complained_of_lets_go(
    world: World, nga: User, case: Petition
) -> None:
    thu_post = Post.objects.get(unit=world.office, role=Role.OFFICER)
    moves_to(nga, thu_post)
    assert work_of(nga, case)  # until the calendar runs, the title of the work is still hers

    run()

    case.refresh_from_db()
    assert case.assignee is None
    assert work_of(nga, case) == []
    assert not case.sealed.keepers.filter(user=nga, until=None).exists()
    assert not may_open_seal(nga, case.sealed, on=LATER)


def test_a_receiver_who_becomes_the_denounced_lets_go(
    world: World, nga: User, case: Petition
) -> None:
    heads_the_office(world, nga)

    run()

    assert work_of(nga, case) == []
    assert not sees_petition(nga, case, on=LATER)


def test_who_settles_is_told_to_charge_somebody_else(
    world: World, nga: User, case: Petition
) -> None:
    heads_the_office(world, nga)

    run()

    told = case.owed.get(step=REASSIGN).obligation
    assert told.title == "Giao lại người xử lý đơn số 1/2026"
    assert told.title in work_of(world.minh, case)
    everything = f"{told.title} {told.basis_quote} {told.due_steps}"
    assert DENOUNCER.name not in everything
    event = AuditEvent.objects.get(code="petitions.taken_off")
    assert (event.by, event.about_id, event.facts) == (None, case.pk, {})


def test_charging_somebody_else_fulfils_it(world: World, nga: User, case: Petition) -> None:
    heads_the_office(world, nga)
    run()
    charge = Charge(world.economy.pk, world.quang.pk)

    assign_case(case.pk, None, charge, by=world.minh, on=LATER)

    assert case.owed.get(step=REASSIGN).obligation.state == Obligation.State.CONFIRMED
    assert work_of(world.quang, case)


def test_running_twice_changes_nothing(world: World, nga: User, case: Petition) -> None:
    heads_the_office(world, nga)
    run()
    once = written(case)

    run()

    assert written(case) == once


def test_where_nobody_is_concerned_nothing_changes(nga: User, case: Petition) -> None:
    before = written(case)

    run()

    assert written(case) == before


def test_another_receiver_goes_on_where_no_post_settles(world: World, nga: User) -> None:
    case = petition(world, nga)
    case = set_about_post(case.pk, None, head_post(world.office).pk, by=nga, on=ARRIVED)
    Petition.objects.filter(pk=case.pk).update(assignee=nga)
    Obligation.objects.filter(of_petition__petition=case).update(assignee=nga)
    appoint(world.lan, world.commune, Role.RECEPTIONIST, "Người tiếp công dân")
    heads_the_office(world, nga)

    run()

    case.refresh_from_db()
    assert case.assignee == world.lan
    assert work_of(world.lan, case)
    assert work_of(nga, case) == []


def test_it_goes_up_when_who_settles_is_the_denounced(
    world: World, nga: User, case: Petition
) -> None:
    hai, long = provincial_people(world)
    Appointment.objects.filter(user=world.minh).update(until=date(2026, 7, 19))
    moves_to(world.hung, head_post(world.commune))

    run()

    case.refresh_from_db()
    assert (case.unit, case.settler, case.assignee) == (
        world.province,
        head_post(world.province),
        hai,
    )
    assert work_of(world.hung, case) == []
    assert work_of(nga, case) == []
    assert work_of(hai, case)
    assert may_open_seal(long, case.sealed, on=LATER)


def test_it_stays_with_the_receiver_when_nobody_above_takes_it(
    world: World, nga: User, case: Petition
) -> None:
    Appointment.objects.filter(user=world.minh).update(until=date(2026, 7, 19))
    moves_to(world.hung, head_post(world.commune))

    run()
    once = written(case)
    run()

    assert case.unit == world.commune
    assert work_of(world.hung, case) == []
    assert work_of(nga, case)
    assert written(case) == once


def test_what_was_asked_about_the_data_is_let_go_of_too(
    world: World, nga: User, case: Petition
) -> None:
    asked = take_data_request(case.pk, "know", ARRIVED, by=nga, on=ARRIVED)
    heads_the_office(world, nga)

    run()

    work = Obligation.objects.get(pk=asked.obligation_id or 0)
    assert (work.assignee, work.leader) == (None, world.minh)
    assert not visible_obligations(nga, on=LATER).filter(pk=work.pk).exists()


@pytest.mark.db
def test_a_long_list_is_gone_through_with_few_questions(
    world: World, nga: User, django_assert_max_num_queries: object
) -> None:
    post = head_post(world.office).pk
    for _number in range(6):
        denunciation(world, nga, about_post=post)

    with django_assert_max_num_queries(40):  # type: ignore[operator]  # a fixture of pytest-django
        run()
