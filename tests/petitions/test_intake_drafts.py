"""What is typed at the counter waits encrypted until it is entered or thrown away."""

from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest

from danvan.accounts.models import User
from danvan.accounts.roles import Role
from danvan.base import clock
from danvan.petitions.actions.drafts import DraftTooLong, keep_draft, own_draft, own_drafts
from danvan.petitions.jobs import erase_due
from danvan.petitions.models import IntakeDraft, Petition
from danvan.petitions.queries.draft_keeping import draft_keeping
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import load_law, receptionist
from tests.petitions.test_intake import INTAKE, KEY, TODAY, typed

pytestmark = pytest.mark.django_db

SAVE = "/don-thu/tiep-nhan/nhap/"


@pytest.fixture
def nga(world: World, settings: object) -> User:
    """Nga receives for xã An Bình; it is a Monday."""
    settings.TODAY = date(2026, 7, 6)  # type: ignore[attr-defined]
    load_law()
    return receptionist(world)


def test_what_is_typed_is_kept_encrypted_and_comes_back(world: World, nga: User) -> None:
    client = signed_in(nga)

    kept = client.post(SAVE, typed(world), headers={"HX-Request": "true"})
    listed = client.get(INTAKE).content.decode()
    again = client.get(f"{INTAKE}?nhap={KEY}").content.decode()

    assert "Đã giữ nháp lúc" in kept.content.decode()
    assert "Lượm".encode() not in bytes(IntakeDraft.objects.get().content)
    assert f"?nhap={KEY}" in listed
    assert 'value="Cao Thị Lượm"' in again
    assert "sửa cống thoát nước" in again


def test_entering_the_petition_takes_its_draft_away(world: World, nga: User) -> None:
    client = signed_in(nga)
    client.post(SAVE, typed(world))

    client.post(INTAKE, typed(world))

    assert Petition.objects.count() == 1
    assert not IntakeDraft.objects.exists()


def test_saving_again_keeps_one_draft(world: World, nga: User) -> None:
    client = signed_in(nga)
    client.post(SAVE, typed(world))
    client.post(SAVE, typed(world, subject="Đề nghị sửa đường"))

    assert own_drafts(nga)[0].beginning == "Đề nghị sửa đường"


def test_nobody_reads_or_writes_over_the_draft_of_another(world: World, nga: User) -> None:
    duyen = person("duyen", "Hà Mỹ Duyên")
    appoint(duyen, world.commune, Role.RECEPTIONIST, "Công chức tiếp dân")
    signed_in(nga).post(SAVE, typed(world))

    page = signed_in(duyen).get(f"{INTAKE}?nhap={KEY}").content.decode()
    over = signed_in(duyen).post(SAVE, typed(world, subject="Khác"))
    dropped = signed_in(duyen).post(f"/don-thu/tiep-nhan/nhap/{KEY}/bo/")

    assert "Lượm" not in page
    assert (over.status_code, dropped.status_code) == (404, 404)
    assert own_drafts(nga)[0].beginning.startswith("Đề nghị sửa cống")


def test_a_draft_is_thrown_away(world: World, nga: User) -> None:
    client = signed_in(nga)
    client.post(SAVE, typed(world))

    client.post(f"/don-thu/tiep-nhan/nhap/{KEY}/bo/")

    assert not IntakeDraft.objects.exists()


def test_a_draft_moved_to_another_row_does_not_open(world: World, nga: User) -> None:
    one, other = uuid4(), uuid4()
    for key, told in ((one, "một"), (other, "hai")):
        keep_draft(key, world.commune.pk, {"subject": [told]}, by=nga, on=TODAY, at=clock.now())
    stolen = IntakeDraft.objects.get(key=one).content

    IntakeDraft.objects.filter(key=other).update(content=stolen)

    found = own_draft(nga, other)
    assert found is not None
    assert found.typed is None


def test_a_page_without_end_is_not_kept(world: World, nga: User) -> None:
    with pytest.raises(DraftTooLong):
        keep_draft(
            UUID(KEY), world.commune.pk, {"a": ["x" * 300_000]}, by=nga, on=TODAY, at=clock.now()
        )


def test_after_the_session_ended_htmx_is_led_to_sign_in(world: World, nga: User) -> None:
    client = signed_in(nga)
    client.logout()

    answer = client.post(
        SAVE, typed(world), headers={"HX-Request": "true", "HX-Current-URL": f"http://x{INTAKE}"}
    )

    assert "HX-Redirect" in answer


def test_what_nobody_entered_is_erased_after_its_time(world: World, nga: User) -> None:
    saved = datetime(2026, 7, 6, 23, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    for days in (0, 1):
        at = saved + timedelta(days=days)
        keep_draft(uuid4(), world.commune.pk, {"subject": ["x"]}, by=nga, on=TODAY, at=at)
    gone = date(2026, 8, 21)  # 45 whole days after 6/7 end on 20/8

    assert sorted(one.erased_on for one in own_drafts(nga)) == [gone, date(2026, 8, 22)]
    assert erase_due(date(2026, 8, 20)).drafts == 0
    assert erase_due(gone).drafts == 1
    assert erase_due(gone).drafts == 0
    assert own_drafts(nga)[0].erased_on == date(2026, 8, 22)


def test_how_long_is_kept_says_why() -> None:
    assert draft_keeping().days == 45
    assert "Luật 91/2025/QH15" in draft_keeping().reason
