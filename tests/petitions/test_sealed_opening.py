"""What is sealed opens to those charged with it, each time with a reason that stays."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed, RecordGone
from danvan.petitions.access import (
    answers_for_seal,
    may_open_seal,
    sealed_cases_kept,
    sees_openings,
    sees_petition,
)
from danvan.petitions.actions.seal import SealDamaged, SealedFile, SealedPaperGone, SealUnusable
from danvan.petitions.actions.sealed_keeping import charge_keeper, lay_under_seal, release_keeper
from danvan.petitions.actions.sealed_opening import (
    ReasonMissing,
    open_identity,
    open_paper,
    open_text,
)
from danvan.petitions.actions.sealed_places import KeeperShutOut
from danvan.petitions.models import SealedCase, SealOpening
from danvan.units.models import Delegation
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import CONTENT, DENOUNCER, MARKED_SCAN, denunciation, head_post

pytestmark = pytest.mark.django_db

REASON = "Chuẩn bị kế hoạch xác minh nội dung tố cáo"
LATER = ARRIVED + timedelta(days=3)


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def case(world: World, nga: User) -> SealedCase:
    """A denunciation against nobody above; Nga and Minh keep its seal."""
    return denunciation(world, nga).sealed


def test_each_part_opens_by_itself_and_each_time_is_written_down(
    world: World, nga: User, case: SealedCase
) -> None:
    paper = case.papers.get()

    assert open_identity(case.pk, REASON, by=nga, on=ARRIVED).people == (DENOUNCER,)
    assert open_text(case.pk, REASON, by=world.minh, on=ARRIVED).text == CONTENT
    assert open_paper(paper.pk, REASON, by=world.minh, on=LATER).data == MARKED_SCAN

    rows = SealOpening.objects.order_by("pk").values_list("what", "by__username", "reason", "paper")
    assert list(rows) == [
        ("identity", "nga", REASON, None),
        ("content", "minh", REASON, None),
        ("paper", "minh", REASON, paper.pk),
    ]


@pytest.mark.parametrize("reason", ["", "xem", "         a"])
def test_without_a_reason_it_stays_closed(nga: User, case: SealedCase, reason: str) -> None:
    with pytest.raises(ReasonMissing):
        open_text(case.pk, reason, by=nga, on=ARRIVED)

    assert not SealOpening.objects.exists()


def test_nobody_else_opens_it(world: World, case: SealedCase) -> None:
    for user in world.people().values():
        if user != world.minh:
            with pytest.raises(NotAllowed):
                open_text(case.pk, REASON, by=user, on=ARRIVED)


def test_a_seal_is_never_lent(world: World, nga: User, case: SealedCase) -> None:
    post = world.minh.appointments.get()
    Delegation.objects.create(
        appointment=post, to=world.lan, since=ARRIVED, until=LATER, by=world.minh
    )

    assert sees_petition(world.lan, case.petition, on=ARRIVED)  # the register, redacted
    assert not may_open_seal(world.lan, case, on=ARRIVED)
    assert not answers_for_seal(world.lan, case, on=ARRIVED)
    assert not sees_openings(world.lan, case, on=ARRIVED)
    with pytest.raises(NotAllowed):
        charge_keeper(case.pk, world.lan.pk, by=world.lan, on=ARRIVED)


def test_who_left_every_post_opens_nothing(nga: User, case: SealedCase) -> None:
    nga.appointments.update(until=ARRIVED)

    assert may_open_seal(nga, case, on=ARRIVED)
    assert not may_open_seal(nga, case, on=LATER)
    assert not sealed_cases_kept(nga, on=LATER).exists()


def test_the_chairman_charges_and_takes_back(world: World, case: SealedCase) -> None:
    charge_keeper(case.pk, world.quang.pk, by=world.minh, on=ARRIVED)
    charge_keeper(case.pk, world.quang.pk, by=world.minh, on=ARRIVED)
    assert may_open_seal(world.quang, case, on=ARRIVED)

    release_keeper(case.pk, world.quang.pk, by=world.minh, on=ARRIVED)
    assert not may_open_seal(world.quang, case, on=ARRIVED)
    assert case.keepers.filter(user=world.quang).count() == 1  # that he had it stays told


def test_who_keeps_it_does_not_pass_it_on(world: World, nga: User, case: SealedCase) -> None:
    with pytest.raises(NotAllowed):
        charge_keeper(case.pk, world.quang.pk, by=nga, on=ARRIVED)


def test_nobody_from_elsewhere_is_charged(world: World, case: SealedCase) -> None:
    with pytest.raises(RecordGone):
        charge_keeper(case.pk, world.hoa.pk, by=world.minh, on=ARRIVED)


def test_nobody_under_the_denounced_is_charged(world: World, nga: User) -> None:
    case = denunciation(world, nga, about_post=head_post(world.office).pk).sealed

    with pytest.raises(KeeperShutOut):
        charge_keeper(case.pk, world.thu.pk, by=world.minh, on=ARRIVED)


def test_who_later_comes_under_the_denounced_opens_it_no_more(world: World, nga: User) -> None:
    quang = world.quang
    case = denunciation(
        world, nga, keepers=(quang.pk,), about_post=head_post(world.office).pk
    ).sealed
    assert may_open_seal(quang, case, on=ARRIVED)

    appoint(quang, world.office, Role.OFFICER, "Chuyên viên")

    assert not may_open_seal(quang, case, on=LATER)


def test_keepers_and_the_chairman_see_who_opened_it(
    world: World, nga: User, case: SealedCase
) -> None:
    sees = {name for name, u in world.people().items() if sees_openings(u, case, on=ARRIVED)}

    assert sees == {"minh"}
    assert sees_openings(nga, case, on=ARRIVED)


def test_papers_that_come_later_lie_under_the_same_seal(nga: User, case: SealedCase) -> None:
    file = SealedFile("bien ban.txt", b"bien ban lam viec", "minutes")

    (made,) = lay_under_seal(case.pk, (file,), by=nga, on=LATER)

    assert open_paper(made.pk, REASON, by=nga, on=LATER).data == b"bien ban lam viec"


def test_without_the_keys_it_says_so_and_loses_nothing(
    nga: User, case: SealedCase, world: World
) -> None:
    away = settings.SEAL_KEYS.with_suffix(".away")
    settings.SEAL_KEYS.rename(away)
    try:
        with pytest.raises(SealUnusable, match="chưa mất gì"):
            open_text(case.pk, REASON, by=nga, on=ARRIVED)
        with pytest.raises(SealUnusable):  # and no fresh key is made beside the lost one
            denunciation(world, nga)
        assert not settings.SEAL_KEYS.exists()
    finally:
        away.rename(settings.SEAL_KEYS)

    assert open_text(case.pk, REASON, by=nga, on=ARRIVED).text == CONTENT


def test_a_ciphertext_moved_to_another_row_does_not_open(
    world: World, nga: User, case: SealedCase
) -> None:
    other = denunciation(world, nga).sealed
    SealedCase.objects.filter(pk=case.pk).update(content=other.content)

    with pytest.raises(SealDamaged):
        open_text(case.pk, REASON, by=nga, on=ARRIVED)
    assert not SealOpening.objects.exists()  # nothing was opened


def test_a_ciphertext_moved_to_another_field_does_not_open(nga: User, case: SealedCase) -> None:
    SealedCase.objects.filter(pk=case.pk).update(content=case.identity)

    with pytest.raises(SealDamaged):
        open_text(case.pk, REASON, by=nga, on=ARRIVED)


def test_a_paper_that_is_gone_from_the_store_is_said_to_be(nga: User, case: SealedCase) -> None:
    paper = case.papers.get()
    paper.content.storage.delete(str(paper.content.name))

    with pytest.raises(SealedPaperGone):
        open_paper(paper.pk, REASON, by=nga, on=ARRIVED)


def test_dismissed_people_open_nothing(nga: User, case: SealedCase) -> None:
    nga.is_active = False
    nga.save(update_fields=["is_active"])

    assert not may_open_seal(nga, case, on=ARRIVED)


def test_somebody_new_in_the_post_answers_from_his_day_on(world: World, case: SealedCase) -> None:
    vinh = person("vinh", "Cù Thế Vinh")
    world.minh.appointments.update(until=date(2026, 7, 8))
    post = head_post(world.commune)
    post.appointments.create(user=vinh, since=LATER)

    assert answers_for_seal(vinh, case, on=LATER)
    assert not answers_for_seal(world.minh, case, on=LATER)
