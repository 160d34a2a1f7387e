"""A petition is taken in at the counter: who, what, its papers, and what is asked of the form."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from danvan.accounts.models import AuditEvent, User
from danvan.accounts.roles import Role
from danvan.petitions.actions.drafts import own_drafts
from danvan.petitions.models import IntakeDraft, Petition, Petitioner, SealedCase
from tests.conftest import signed_in
from tests.factories.people import World, appoint, person
from tests.factories.petitions import chair_post, load_law, petition, receptionist

pytestmark = pytest.mark.django_db

INTAKE = "/don-thu/tiep-nhan/"
KEY = "6a2c1d52-0f0e-4f3e-9b33-0d1f4b7a9c01"
TODAY = date(2026, 7, 6)


@pytest.fixture(autouse=True)
def monday(settings: object) -> None:
    """It is the Monday on which people come."""
    settings.TODAY = TODAY  # type: ignore[attr-defined]


@pytest.fixture
def nga(world: World) -> User:
    """Nga receives for xã An Bình."""
    load_law()
    return receptionist(world)


def typed(world: World, **other: Any) -> dict[str, Any]:
    """What Nga types when Lượm comes to the counter."""
    return {
        "key": KEY,
        "unit": world.commune.pk,
        "channel": "counter",
        "received_on": "06/07/2026",
        "subject": "Đề nghị sửa cống thoát nước ngập đầu thôn Đông",
        "people_count": "1",
        "nguoi-TOTAL_FORMS": "1",
        "nguoi-INITIAL_FORMS": "0",
        "nguoi-0-name": "Cao Thị Lượm",
        "nguoi-0-standing": "self",
        "nguoi-0-address": "Thôn Đông, xã An Bình",
        "nguoi-0-phone": "0900 000 123",
    } | other


def picture() -> BytesIO:
    """A photograph of a page, named as phones and people name them."""
    made = BytesIO()
    Image.new("RGB", (12, 12), "white").save(made, "JPEG")
    made.seek(0)
    made.name = "don-cua-ba-Luom.jpg"
    return made


def test_a_petition_is_entered_with_its_sender_and_leads_to_the_receipt(
    world: World, nga: User
) -> None:
    answer = signed_in(nga).post(INTAKE, typed(world, second="hoa sen"))

    row = Petition.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/don-thu/{row.public_id}/bien-nhan/"
    assert (row.label, row.channel, row.received_on) == ("1/2026", "counter", TODAY)
    assert row.second_digest
    assert "sen" not in row.second_digest
    sender = Petitioner.objects.get()
    assert (sender.name, sender.standing) == ("Cao Thị Lượm", "self")
    assert row.owed.get().step == "petition.triage"


def test_papers_are_kept_without_the_name_they_came_with(world: World, nga: User) -> None:
    given = typed(world, papers=picture(), confirmed="on", place="Cặp Đơn 2026, ngăn 2")

    signed_in(nga).post(INTAKE, given)

    scan, original = Petition.objects.get().papers.all()
    assert scan.file is not None
    assert scan.file.name == "don-1-2026-1.jpg"
    assert "Luom" not in str(scan.title)
    assert original.place == "Cặp Đơn 2026, ngăn 2"


def test_papers_need_the_word_that_they_hold_no_secret(world: World, nga: User) -> None:
    answer = signed_in(nga).post(INTAKE, typed(world, papers=picture()))

    assert answer.status_code == 422
    assert not Petition.objects.exists()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(world: World, nga: User) -> None:
    given = typed(world, subject="", **{"nguoi-0-address": ""})

    answer = signed_in(nga).post(INTAKE, given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi tóm tắt nội dung đơn." in page
    assert "Hãy ghi địa chỉ để gửi trả lời." in page
    assert 'value="Cao Thị Lượm"' in page
    assert own_drafts(nga)[0].typed is not None


def test_what_lacks_of_a_person_alone_is_told_above_too(world: World, nga: User) -> None:
    page = signed_in(nga).post(INTAKE, typed(world, **{"nguoi-0-address": ""})).content.decode()

    assert "Hãy xem lại phần người gửi." in page


def test_somebody_must_have_sent_it_unless_it_is_anonymous(world: World, nga: User) -> None:
    nobody = {"nguoi-0-name": "", "nguoi-0-address": "", "nguoi-0-phone": ""}
    client = signed_in(nga)

    refused = client.post(INTAKE, typed(world, **nobody))
    taken = client.post(INTAKE, typed(world, is_anonymous="on", **nobody))
    both = client.post(INTAKE, typed(world, is_anonymous="on"))

    assert (refused.status_code, taken.status_code, both.status_code) == (422, 302, 422)
    assert Petition.objects.get().is_anonymous


def test_representatives_bring_the_paper_they_act_by(world: World, nga: User) -> None:
    client = signed_in(nga)
    group = {"people_count": "27", "nguoi-0-standing": "representative"}

    refused = client.post(INTAKE, typed(world, **group))
    paper = {"nguoi-0-authority": "Văn bản cử đại diện ngày 02/7/2026"}
    taken = client.post(INTAKE, typed(world, **group, **paper))

    assert (refused.status_code, taken.status_code) == (422, 302)
    row = Petition.objects.get()
    assert row.people_count == 27
    assert row.petitioners.get().authority == "Văn bản cử đại diện ngày 02/7/2026"


def test_one_more_person_is_asked_for_without_judging_what_is_typed(
    world: World, nga: User
) -> None:
    answer = signed_in(nga).post(INTAKE, typed(world, do="more", subject=""))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="nguoi-1-name"' in page
    assert 'value="Cao Thị Lượm"' in page
    assert "data-errors" not in page


def test_several_people_are_all_kept(world: World, nga: User) -> None:
    second = {
        "nguoi-TOTAL_FORMS": "3",
        "nguoi-1-name": "Lò Văn Páo",
        "nguoi-1-standing": "member",
        "nguoi-1-address": "Thôn Đoài",
        "nguoi-2-standing": "self",
    }

    signed_in(nga).post(INTAKE, typed(world, **second))

    assert Petition.objects.get().people_count == 2
    assert {row.name for row in Petitioner.objects.all()} == {"Cao Thị Lượm", "Lò Văn Páo"}


def test_one_passed_on_says_by_whom(world: World, nga: User) -> None:
    client = signed_in(nga)

    refused = client.post(INTAKE, typed(world, channel="passed_on"))
    sender = {"passed_by": "Đoàn ĐBQH tỉnh", "passed_number": "18/CV", "passed_on": "30/06/2026"}
    taken = client.post(INTAKE, typed(world, channel="passed_on", **sender))

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert Petition.objects.get().passed_on == date(2026, 6, 30)


def test_a_second_complaint_is_linked_to_the_first(world: World, nga: User) -> None:
    first = petition(world, nga)
    client = signed_in(nga)

    refused = client.post(INTAKE, typed(world, is_second="on", earlier="7/2026"))
    taken = client.post(INTAKE, typed(world, is_second="on", earlier=first.label))

    assert (refused.status_code, taken.status_code) == (422, 302)
    row = Petition.objects.get(number=2)
    assert (row.round, row.previous) == (2, first)


def test_tomorrow_is_not_a_day_of_coming(world: World, nga: User) -> None:
    answer = signed_in(nga).post(INTAKE, typed(world, received_on="07/07/2026"))

    assert answer.status_code == 422
    assert "không thể sau hôm nay" in answer.content.decode()


def test_a_denunciation_is_led_to_the_seal_and_written_nowhere(world: World, nga: User) -> None:
    answer = signed_in(nga).post(INTAKE, typed(world, is_denunciation="on"))

    assert answer.status_code == 302
    assert answer["Location"] == f"/don-thu/to-cao/tiep-nhan/?nhap={KEY}"
    assert not Petition.objects.exists()
    assert not Petitioner.objects.exists()
    assert "Lượm".encode() not in bytes(IntakeDraft.objects.get().content)


def test_what_was_typed_stands_in_the_form_that_seals_and_the_draft_goes(
    world: World, nga: User
) -> None:
    client = signed_in(nga)
    sealing = client.post(INTAKE, typed(world, is_denunciation="on"))["Location"]

    page = client.get(sealing).content.decode()
    given = typed(world, summary="Tố cáo về một cống thoát nước", content="Toàn văn")
    taken = client.post(sealing, given | {"name": "Cao Thị Lượm", "address": "Thôn Đông"})

    assert 'value="Cao Thị Lượm"' in page
    assert "sửa cống thoát nước" in page
    assert taken.status_code == 302
    assert SealedCase.objects.count() == 1
    assert not IntakeDraft.objects.exists()


def test_one_about_the_chairman_goes_up_and_the_receiver_sees_it_no_more(
    world: World, nga: User
) -> None:
    from_province = receptionist_of_the_province(world)

    answer = signed_in(nga).post(INTAKE, typed(world, about_post=chair_post(world).pk), follow=True)

    row = Petition.objects.get()
    assert row.unit == world.province
    assert "UBND tỉnh" in answer.content.decode()
    assert signed_in(nga).get(f"/don-thu/{row.public_id}/bien-ban/").status_code == 404
    assert signed_in(from_province).get("/don-thu/").status_code == 200


def receptionist_of_the_province(world: World) -> User:
    """Liên receives for the province."""

    lien = person("lien", "Tạ Thị Liên")
    appoint(lien, world.province, Role.RECEPTIONIST, "Công chức tiếp dân")
    return lien


def test_no_event_and_no_address_tells_who_came(world: World, nga: User) -> None:
    signed_in(nga).post(INTAKE, typed(world))

    told = str(list(AuditEvent.objects.values_list("code", "facts")))
    assert "Lượm" not in told
    assert "cống" not in told


def test_minutes_of_what_was_told_print_with_room_to_sign(world: World, nga: User) -> None:
    client = signed_in(nga)
    client.post(INTAKE, typed(world, channel="oral"))
    row = Petition.objects.get()

    page = client.get(f"/don-thu/{row.public_id}/bien-ban/").content.decode()
    blank = client.get("/don-thu/tiep-nhan/bien-ban/").content.decode()

    assert "Cao Thị Lượm" in page
    assert "đọc lại cho người trình bày nghe" in page
    assert "Lượm" not in blank
    assert row.looked_at.get().what == "minutes"


@pytest.mark.parametrize("who", ["lan", "minh", "thu", "hoa", "van"])
def test_nobody_else_takes_petitions_in(world: World, nga: User, who: str) -> None:
    client = signed_in(getattr(world, who))

    assert client.get(INTAKE).status_code == 404
    assert client.post(INTAKE, typed(world)).status_code == 404
    assert Client().get(INTAKE).status_code == 302


def test_the_form_asks_before_anything_of_it_is_kept_by_the_browser(nga: User) -> None:
    page = signed_in(nga).get(INTAKE)

    assert page["Cache-Control"] == "private, no-store"
    assert re.search(r'<form[^>]*data-no-draft[^>]*id="intake"', page.content.decode())
    assert not SealedCase.objects.exists()
