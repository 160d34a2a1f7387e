"""Whom a case is about is found out later: it goes up, and nobody under the post keeps a thread."""

import pytest

from danvan.accounts.models import AuditEvent, User
from danvan.base.acts import NotAllowed, StaleRecord
from danvan.documents.access import sees_file
from danvan.documents.actions.files import store_file
from danvan.documents.models import StoredFile
from danvan.obligations.access import visible_obligations
from danvan.petitions.access import may_open_seal, sees_petition, visible_petitions
from danvan.petitions.actions.seal import key_of, people_in, text_in
from danvan.petitions.actions.sealed import AlreadySealed, seal_open_petition
from danvan.petitions.actions.sealed_moving import set_about_post
from danvan.petitions.actions.sealed_opening import open_paper
from danvan.petitions.actions.sealed_places import NowhereToGo
from danvan.petitions.actions.sealed_words import SummaryTells
from danvan.petitions.actions.steps import enter_stage
from danvan.petitions.models import (
    ComplaintHearing,
    Decision,
    Execution,
    Petition,
    Petitioner,
    PetitionPaper,
)
from tests.factories.people import World
from tests.factories.petitions import (
    ARRIVED,
    chair_post,
    classified,
    load_law,
    petition,
    receptionist,
)
from tests.factories.sealed import denunciation, head_post, provincial_people

pytestmark = pytest.mark.django_db

REASON = "Kiểm tra tài liệu đã niêm phong"
SUBJECT = "Ông Cao Văn Bền tố cáo việc chia đất sai"


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


@pytest.fixture
def provincial(world: World, nga: User) -> tuple[User, User]:
    """Hải receives and Long leads for the province."""
    return provincial_people(world)


def threads(user: User, case: Petition) -> tuple[bool, int]:
    """What a person still holds of a case: its row, and the work that came of it."""
    work = visible_obligations(user, on=ARRIVED).filter(of_petition__petition=case)
    return sees_petition(user, case, on=ARRIVED), work.count()


def test_a_case_about_the_chairman_goes_to_the_province_with_its_work(
    world: World, nga: User, provincial: tuple[User, User]
) -> None:
    hai, long = provincial
    case = classified(petition(world, nga), "feedback", settler=chair_post(world))
    case = enter_stage(case.pk, None, "classified", by=nga, on=ARRIVED, due_by_hand=ARRIVED)

    case = set_about_post(case.pk, case.version, chair_post(world).pk, by=nga, on=ARRIVED)

    assert (case.unit, case.settler, case.assignee) == (
        world.province,
        head_post(world.province),
        hai,
    )
    for user in (nga, *world.people().values()):
        assert threads(user, case) == (False, 0)
    assert threads(hai, case) == (True, 1)
    assert threads(long, case) == (True, 1)
    titles = [owed.obligation.title for owed in case.owed.all()]
    assert all(case.label in title for title in titles)


def test_a_case_about_the_head_of_an_office_stays_and_shuts_him_out(
    world: World, nga: User
) -> None:
    case = petition(world, nga)
    case.handler, case.assignee = world.office, world.thu
    case.save()

    case = set_about_post(case.pk, None, head_post(world.office).pk, by=nga, on=ARRIVED)

    assert case.unit == world.commune
    assert case.assignee == nga  # somebody has its work, which no unit sees any more
    assert threads(world.hung, case) == (False, 0)
    assert threads(world.thu, case) == (False, 0)
    assert threads(nga, case)[0]
    assert threads(world.minh, case)[0]


def test_a_seal_goes_up_with_its_case(
    world: World, nga: User, provincial: tuple[User, User]
) -> None:
    hai, long = provincial
    row = denunciation(world, nga)

    set_about_post(row.pk, None, chair_post(world).pk, by=nga, on=ARRIVED)

    row.refresh_from_db()
    case = row.sealed
    assert not may_open_seal(nga, case, on=ARRIVED)
    assert not may_open_seal(world.minh, case, on=ARRIVED)
    assert may_open_seal(hai, case, on=ARRIVED)
    assert may_open_seal(long, case, on=ARRIVED)
    still = {kept.user for kept in case.keepers.filter(until=None)}
    assert still == {hai, long}


def test_where_nobody_above_can_take_it_nothing_changes(world: World, nga: User) -> None:
    case = petition(world, nga)

    with pytest.raises(NowhereToGo):
        set_about_post(case.pk, None, chair_post(world).pk, by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert case.about_post is None


def test_who_does_not_classify_says_nothing_of_whom_it_is_about(world: World, nga: User) -> None:
    case = petition(world, nga)

    with pytest.raises(NotAllowed):
        set_about_post(case.pk, None, head_post(world.office).pk, by=world.lan, on=ARRIVED)


def test_what_changed_meanwhile_is_seen_first(world: World, nga: User) -> None:
    case = petition(world, nga)

    with pytest.raises(StaleRecord):
        set_about_post(case.pk, case.version + 1, None, by=nga, on=ARRIVED)


def test_an_open_petition_that_is_a_denunciation_goes_under_the_seal_whole(
    world: World, nga: User
) -> None:
    case = petition(world, nga, subject=SUBJECT, name="Cao Văn Bền")
    file = store_file(
        world.commune, b"%PDF-1.7 don viet tay", "don ong Ben.pdf", by=nga, on=ARRIVED
    )
    PetitionPaper.objects.create(
        petition=case, role="petition", title="Đơn của ông Bền", file=file, on=ARRIVED, by=nga
    )

    case = seal_open_petition(
        case.pk, case.version, "Tố cáo việc chia đất sai quy định", by=nga, on=ARRIVED
    )

    assert (case.kind, case.is_sealed, case.public_code) == ("denunciation", True, None)
    assert not Petitioner.objects.exists()
    assert not PetitionPaper.objects.exists()
    key = key_of(case.sealed)
    assert [person.name for person in people_in(case.sealed, key)] == ["Cao Văn Bền"]
    assert SUBJECT in text_in(case.sealed, key)
    paper = case.sealed.papers.get()
    assert open_paper(paper.pk, REASON, by=nga, on=ARRIVED).data == b"%PDF-1.7 don viet tay"
    kept = StoredFile.objects.get(pk=file.pk)
    assert kept.is_destroyed
    assert "Ben" not in kept.name
    assert not sees_file(nga, kept, ARRIVED)


def test_what_was_planned_and_decided_of_it_goes_under_the_seal_too(
    world: World, nga: User
) -> None:
    case = petition(world, nga, subject=SUBJECT, name="Cao Văn Bền")
    ComplaintHearing.objects.create(petition=case, on=ARRIVED, place="nhà ông Bền", by=nga)
    decision = Decision.objects.create(
        petition=case, what="reply", number="1", on=ARRIVED, summary="trả đất ông Bền", by=nga
    )
    order = Execution.objects.create(decision=decision, text="đo đất ông Bền", unit=world.office)

    case = seal_open_petition(case.pk, None, "Tố cáo chia đất sai quy định", by=nga, on=ARRIVED)

    decision.refresh_from_db()
    order.refresh_from_db()
    assert (case.hearings.get().place, decision.summary, order.text) == ("", "", "")
    told = text_in(case.sealed, key_of(case.sealed))
    assert all(words in told for words in ("nhà ông Bền", "trả đất ông Bền", "đo đất ông Bền"))


def test_its_words_are_found_no_more(world: World, nga: User) -> None:
    case = petition(world, nga, subject=SUBJECT, name="Cao Văn Bền")

    seal_open_petition(case.pk, None, "Tố cáo việc chia đất sai quy định", by=nga, on=ARRIVED)

    case.refresh_from_db()
    assert "ben" not in case.folded.split()
    assert "chia dat sai" in case.folded
    told = str(list(AuditEvent.objects.values_list("facts", flat=True)))
    assert "Bền" not in told


def test_the_work_of_it_narrows_to_who_is_charged(world: World, nga: User) -> None:
    case = petition(world, nga)
    assert visible_obligations(world.lan, on=ARRIVED).exists()

    seal_open_petition(case.pk, None, "Tố cáo việc chia đất sai quy định", by=nga, on=ARRIVED)

    assert not visible_obligations(world.lan, on=ARRIVED).exists()
    assert visible_obligations(nga, on=ARRIVED).exists()


def test_a_summary_that_tells_leaves_it_open_as_it_was(world: World, nga: User) -> None:
    case = petition(world, nga, name="Cao Văn Bền")

    with pytest.raises(SummaryTells):
        seal_open_petition(case.pk, None, SUBJECT, by=nga, on=ARRIVED)

    assert Petitioner.objects.get().name == "Cao Văn Bền"


def test_sealing_twice_is_refused(world: World, nga: User) -> None:
    row = denunciation(world, nga)

    with pytest.raises(AlreadySealed):
        seal_open_petition(row.pk, None, "Tố cáo việc khác", by=nga, on=ARRIVED)


def test_the_same_content_kept_for_another_case_stays_there(world: World, nga: User) -> None:
    case, other = petition(world, nga), petition(world, nga, subject="Việc khác hẳn")
    for each in (case, other):
        file = store_file(world.commune, b"%PDF-1.7 so do", "so do.pdf", by=nga, on=ARRIVED)
        PetitionPaper.objects.create(
            petition=each, role="proof", title="Sơ đồ", file=file, on=ARRIVED, by=nga
        )

    seal_open_petition(case.pk, None, "Tố cáo việc chia đất sai quy định", by=nga, on=ARRIVED)

    assert not other.papers.get().file.is_destroyed  # type: ignore[union-attr]
    assert visible_petitions(nga, on=ARRIVED).count() == 2
