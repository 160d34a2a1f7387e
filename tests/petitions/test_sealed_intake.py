"""A denunciation is sealed from the first moment; everybody else reads the redacted summary."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.storage import default_storage

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.base.acts import NotAllowed
from danvan.obligations.access import visible_obligations
from danvan.petitions.access import may_open_seal, sees_petition
from danvan.petitions.actions.register import Intake, Person
from danvan.petitions.actions.seal import SealedFile, key_of, name_of, people_in, text_in
from danvan.petitions.actions.sealed import (
    NotThisWay,
    receive_denunciation,
)
from danvan.petitions.actions.sealed_places import KeeperShutOut, NowhereToGo
from danvan.petitions.actions.sealed_words import SummaryMissing, SummaryTells, WordsTell
from danvan.petitions.actions.steps import StepPaper, enter_stage
from danvan.petitions.models import Petition, Petitioner, SealedCase
from tests.factories.people import World, appoint, person
from tests.factories.petitions import ARRIVED, load_law, receptionist
from tests.factories.sealed import (
    CONTENT,
    DENOUNCER,
    MARKED_SCAN,
    SUMMARY,
    denunciation,
    head_post,
    provincial_people,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def test_who_wrote_and_what_lie_under_the_seal_alone(world: World, nga: User) -> None:
    row = denunciation(world, nga)

    assert (row.subject, row.kind, row.is_sealed) == (SUMMARY, "denunciation", True)
    assert row.public_code is None
    assert not Petitioner.objects.exists()
    case = row.sealed
    assert DENOUNCER.name.encode() not in bytes(case.identity) + bytes(case.content)
    key = key_of(case)
    assert people_in(case, key) == (DENOUNCER,)
    assert text_in(case, key) == CONTENT


def test_a_scan_lies_in_the_store_unreadable_under_a_name_of_no_meaning(
    world: World, nga: User
) -> None:
    paper = denunciation(world, nga).sealed.papers.get()

    key = str(paper.content.name)
    with default_storage.open(key) as kept:
        assert MARKED_SCAN not in kept.read()
    assert key.startswith("sealed/")
    assert "Sang" not in key
    assert name_of(paper, key_of(paper.case)) == "don to cao cua ong Sang.pdf"


def test_the_same_scan_twice_lies_there_twice(world: World, nga: User) -> None:
    first, second = denunciation(world, nga), denunciation(world, nga)

    assert first.sealed.papers.get().content.name != second.sealed.papers.get().content.name


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Ông Hồ Văn Sang phản ánh việc thu tiền sai", "họ tên"),
        ("HO VAN SANG nêu việc thu tiền sai", "họ tên"),
        ("Bà con và ông Sang nêu việc thu tiền sai", "họ tên"),
        ("Gọi lại số 0912.345.678 để biết việc thu sai", "điện thoại"),
        ("Gọi lại số +84 912 345 678 để biết việc thu sai", "điện thoại"),
        ("Người ở Xóm Mới nêu việc thu tiền sai", "địa chỉ"),
        ("CCCD 001 083 004 567, nêu việc thu tiền sai", "số định danh"),
    ],
)
def test_a_summary_that_tells_who_wrote_is_refused(
    world: World, nga: User, summary: str, told: str
) -> None:
    with pytest.raises(SummaryTells, match=told) as refused:
        denunciation(world, nga, summary=summary)

    assert "Sang" not in refused.value.message  # the message tells it to nobody either
    assert not Petition.objects.exists()


def test_a_summary_may_name_the_commune_they_all_live_in(world: World, nga: User) -> None:
    row = denunciation(world, nga, summary="Thu tiền sai quy định tại xã An Bình")

    assert row.is_sealed


def test_a_denunciation_without_a_summary_is_refused(world: World, nga: User) -> None:
    with pytest.raises(SummaryMissing):
        denunciation(world, nga, summary="  ")


@pytest.mark.parametrize("channel", ["portal", "imported"])
def test_none_is_taken_over_the_network(world: World, nga: User, channel: str) -> None:
    with pytest.raises(NotThisWay):
        denunciation(world, nga, channel=channel)


def test_an_anonymous_one_has_nobody_under_the_seal(world: World, nga: User) -> None:
    row = denunciation(world, nga, people=())

    assert row.is_anonymous
    assert people_in(row.sealed, key_of(row.sealed)) == ()


def test_who_does_not_receive_enters_none(world: World, nga: User) -> None:
    with pytest.raises(NotAllowed):
        denunciation(world, world.lan)


def test_receiver_and_chairman_keep_the_seal_and_nobody_else(world: World, nga: User) -> None:
    case = denunciation(world, nga).sealed

    may = {name for name, user in world.people().items() if may_open_seal(user, case, on=ARRIVED)}
    assert may == {"minh"}
    assert may_open_seal(nga, case, on=ARRIVED)


def test_someone_asked_for_keeps_it_too_unless_under_whom_it_is_about(
    world: World, nga: User
) -> None:
    case = denunciation(world, nga, keepers=(world.quang.pk,)).sealed
    assert may_open_seal(world.quang, case, on=ARRIVED)

    with pytest.raises(KeeperShutOut, match="Phạm Thị Thu"):
        denunciation(world, nga, keepers=(world.thu.pk,), about_post=head_post(world.office).pk)


def test_work_of_it_is_seen_by_who_is_charged_alone(world: World, nga: User) -> None:
    denunciation(world, nga)

    seen = {
        name
        for name, user in world.people().items()
        if visible_obligations(user, on=ARRIVED).exists()
    }
    assert seen == {"minh"}
    assert visible_obligations(nga, on=ARRIVED).get().assignee == nga


def test_one_against_the_chairman_stands_in_the_register_of_the_province(
    world: World, nga: User
) -> None:
    hai, long = provincial_people(world)

    row = denunciation(world, nga, about_post=head_post(world.commune).pk)

    assert (row.unit, row.number) == (world.province, 1)
    assert {kept.user for kept in row.sealed.keepers.all()} == {hai, long}
    assert row.assignee == hai
    for user in (nga, *world.people().values()):
        assert not sees_petition(user, row, on=ARRIVED)
        assert not visible_obligations(user, on=ARRIVED).exists()
    assert sees_petition(hai, row, on=ARRIVED)
    assert sees_petition(long, row, on=ARRIVED)


def test_one_against_a_deputy_goes_up_as_well(world: World, nga: User) -> None:
    provincial_people(world)
    deputy = person("phuc", "Tạ Quang Phúc")
    post = appoint(deputy, world.commune, Role.LEADER, "Phó Chủ tịch UBND xã").post

    assert denunciation(world, nga, about_post=post.pk).unit == world.province


def test_one_against_the_commune_itself_goes_up_as_well(world: World, nga: User) -> None:
    provincial_people(world)

    assert denunciation(world, nga, about_unit=world.commune.pk).unit == world.province


def test_where_nobody_above_can_take_it_nothing_is_entered(world: World, nga: User) -> None:
    with pytest.raises(NowhereToGo, match="UBND tỉnh"):
        denunciation(world, nga, about_post=head_post(world.commune).pk)

    assert not Petition.objects.exists()
    assert not SealedCase.objects.exists()


def test_who_is_denounced_does_not_enter_it_himself(world: World, nga: User) -> None:
    own = nga.appointments.get().post

    with pytest.raises(KeeperShutOut):
        denunciation(world, nga, about_post=own.pk)


def test_the_log_tells_no_word_of_it(world: World, nga: User) -> None:
    denunciation(world, nga)

    told = str(list(AuditEvent.objects.values_list("code", "facts")))
    assert "Sang" not in told
    assert SUMMARY not in told
    assert "petitions.sealed" in told


def test_day_not_come_is_refused(world: World, nga: User) -> None:
    intake = Intake(
        unit=world.commune.pk, received_on=date(2026, 7, 7), channel="counter", subject=""
    )

    with pytest.raises(Exception, match="sau hôm nay"):
        receive_denunciation(intake, (), CONTENT, (), SUMMARY, by=nga, on=ARRIVED)


def test_several_who_wrote_are_all_kept(world: World, nga: User) -> None:
    other = replace(DENOUNCER, name="Mạc Thị Vy", standing="representative")
    row = denunciation(world, nga, people=(DENOUNCER, other))

    assert [p.name for p in people_in(row.sealed, key_of(row.sealed))] == [
        "Hồ Văn Sang",
        "Mạc Thị Vy",
    ]
    assert isinstance(other, Person)
    assert SealedFile("a", b"b").role == "petition"


def test_a_step_of_it_takes_no_note_that_tells_who_wrote(world: World, nga: User) -> None:
    row = denunciation(world, nga)
    note = StepPaper(note="Đã gặp ông Sang tại nhà")

    with pytest.raises(WordsTell, match="họ tên"):
        enter_stage(row.pk, None, "classified", by=nga, on=ARRIVED, paper=note)

    assert Petition.objects.get().stage == "received"
    enter_stage(row.pk, None, "classified", by=nga, on=ARRIVED, paper=StepPaper(note="Đã đọc đơn"))
