"""Following a petition by its code: where it stands, and nothing else of it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.accounts.models import User
from danvan.petitions.actions.desks import Reached, set_desk
from danvan.petitions.actions.steps import enter_stage
from danvan.petitions.counter import CODES
from danvan.petitions.models import CounterTry, Petition, PetitionPaper
from danvan.petitions.public import followed
from danvan.rules.petitions.public_code import ALPHABET, grouped
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, chair_post, classified, petition
from tests.portal.conftest import SECOND

pytestmark = pytest.mark.django_db
FOLLOW = "/cong-dan/theo-doi/"
NOWHERE = "23AC-EFGH-KLMN-PRTU-VX45"


def page(client: Client, code: str) -> str:
    """Return the page that a code leads to."""
    return client.post(FOLLOW, {"code": code}).content.decode()


def test_shows_the_stage_the_next_step_and_the_day_with_its_reason(
    stranger: Client, case: Petition
) -> None:
    answer = stranger.post(FOLLOW, {"code": grouped(case.public_code or "").lower()})
    text = answer.content.decode()

    assert answer.status_code == 200
    assert "Đã nhận đơn" in text
    assert "Xem đơn thuộc loại nào" in text
    assert "16/07/2026" in text  # 6/7 + 10 ngày
    assert "Vì sao?" in text
    assert "10 ngày kể từ" in text


def test_no_cache_keeps_the_page_and_no_engine_lists_it(stranger: Client, case: Petition) -> None:
    for answer in (stranger.get(FOLLOW), stranger.post(FOLLOW, {"code": case.public_code})):
        assert answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"]


def test_the_language_changes_on_the_page_that_was_found(stranger: Client, case: Petition) -> None:
    switch = (
        stranger.post(FOLLOW, {"code": case.public_code}).content.decode().split('class="foot"')
    )
    assert f'action="{FOLLOW}"' in switch[1]  # posted: no address, no log, no history has the code
    assert f'name="code" value="{grouped(case.public_code or "")}"' in switch[1]

    answer = stranger.post(FOLLOW, {"code": case.public_code, "language": "en"})

    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, "en")
    assert '<html lang="en">' in text
    assert grouped(case.public_code or "") in text
    assert '<html lang="en">' in stranger.get(FOLLOW).content.decode()  # and it stays so
    back = stranger.post(FOLLOW, {"code": case.public_code, "language": "vi"})
    assert '<html lang="vi">' in back.content.decode()


def test_an_unknown_language_changes_nothing(stranger: Client, case: Petition) -> None:
    answer = stranger.post(FOLLOW, {"code": case.public_code, "language": "../x"})

    assert (answer.status_code, answer["Content-Language"]) == (200, "vi")
    assert not answer.cookies.get("django_language")


def test_says_where_to_ask(world: World, nga: User, stranger: Client, case: Petition) -> None:
    reached = Reached("Thôn Đông, xã An Bình", "0290 123 456", "Thứ Hai đến thứ Sáu")
    set_desk(world.commune.pk, 0, reached, by=nga, on=ARRIVED)

    text = page(stranger, case.public_code or "")

    assert "0290 123 456" in text
    assert "tel:0290123456" in text


def test_nothing_of_content_people_or_handlers_is_told(
    world: World, nga: User, stranger: Client
) -> None:
    planted = petition(world, nga, subject="Cây sưa trước miếu", name="Kiều Thị Ngần")
    planted.handler, planted.assignee = world.office, world.thu
    planted.save(update_fields=["handler", "assignee"])
    PetitionPaper.objects.create(
        petition=planted, role="proof", title="Ảnh cây sưa bị chặt", place="tủ 7", on=ARRIVED
    )
    classified(planted, "recommendation", settler=chair_post(world))
    enter_stage(planted.pk, None, "classified", by=nga, on=ARRIVED, due_by_hand=date(2026, 7, 20),
                hand_basis="bà Ngần hẹn miệng")  # fmt: skip

    text = page(stranger, planted.public_code or "")

    assert "20/07/2026" in text
    for secret in (
        "sưa", "Ngần", "Thôn Đông", "tủ 7", "hẹn miệng", planted.label, str(planted.public_id),
        world.thu.name, world.minh.name, nga.name, "Phòng Văn hóa", "kiến nghị</",
    ):  # fmt: skip
        assert secret not in text, secret


def test_a_guarded_case_does_not_tell_its_kind(world: World, nga: User, stranger: Client) -> None:
    guarded = petition(world, nga, about_post=chair_post(world))
    guarded.stage, guarded.kind = "hearing", "complaint"
    guarded.save(update_fields=["stage", "kind"])

    text = page(stranger, guarded.public_code or "")

    assert "Đơn đang được giải quyết" in text
    for told in ("đối thoại", "Đối thoại", "khiếu nại", "Khiếu nại", "Vì sao?", "Chủ tịch"):
        assert told not in text.split("<main")[1].split("<footer")[0], told


def test_an_unknown_code_and_a_sealed_case_look_the_same(
    world: World, nga: User, stranger: Client
) -> None:
    case = petition(world, nga)
    before = case.public_code or ""
    case.is_sealed, case.public_code = True, None
    case.save(update_fields=["is_sealed", "public_code"])

    sealed = stranger.post(FOLLOW, {"code": before})
    unknown = stranger.post(FOLLOW, {"code": NOWHERE})

    assert sealed.status_code == unknown.status_code == 422
    same = unknown.content.decode().replace(NOWHERE, "").replace(_token(unknown), "")
    assert sealed.content.decode().replace(before, "").replace(_token(sealed), "") == same


def test_a_code_is_at_least_eighty_bits() -> None:
    assert len(ALPHABET) ** 20 > 2**80


def test_wrong_codes_are_counted_by_where_they_come_from(case: Petition) -> None:
    guesser, neighbour = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="203.0.113.10")
    statuses = [
        guesser.post(FOLLOW, {"code": NOWHERE}).status_code for _n in range(CODES.times + 1)
    ]

    assert statuses == [422] * CODES.times + [429]
    assert "thử quá nhiều lần" in page(guesser, case.public_code or "")
    assert neighbour.post(FOLLOW, {"code": case.public_code}).status_code == 200


def test_a_household_with_many_long_addresses_counts_as_one(case: Petition) -> None:
    for last in range(CODES.times):
        Client(REMOTE_ADDR=f"2001:db8:1:2::{last + 1:x}").post(FOLLOW, {"code": NOWHERE})

    tired = Client(REMOTE_ADDR="2001:db8:1:2:ffff::1").post(FOLLOW, {"code": case.public_code})

    assert tired.status_code == 429


def test_right_codes_are_not_counted(stranger: Client, case: Petition) -> None:
    for _time in range(CODES.times + 2):
        assert stranger.post(FOLLOW, {"code": case.public_code}).status_code == 200


def test_where_somebody_came_from_is_not_kept(stranger: Client) -> None:
    stranger.post(FOLLOW, {"code": NOWHERE})

    kept = CounterTry.objects.get()
    assert len(kept.key) == 64
    assert "203.0.113" not in str(vars(kept))


def test_no_address_of_the_window_carries_a_code(stranger: Client, case: Petition) -> None:
    answer = stranger.get(FOLLOW, {"code": case.public_code or ""})

    assert "Đã nhận đơn" not in answer.content.decode()
    assert reverse("portal:follow") == FOLLOW


@pytest.mark.parametrize("code", ["", "abc", "2" * 20, "Đ" * 20, "<script>", "2" * 500, "\x00"])
def test_odd_codes_are_refused_politely(stranger: Client, code: str) -> None:
    assert stranger.post(FOLLOW, {"code": code}).status_code == 422
    assert followed(code, on=ARRIVED) is None


def test_sets_no_cookie_but_what_the_form_needs(stranger: Client, case: Petition) -> None:
    stranger.post(FOLLOW, {"code": case.public_code})

    assert set(stranger.cookies) <= {"csrftoken"}


def _token(answer: object) -> str:
    return str(answer.context["csrf_token"])  # type: ignore[attr-defined]  # the test client's


def test_second_thing_is_kept_as_a_digest_of_its_own(
    world: World, nga: User, case: Petition
) -> None:
    other = petition(world, nga)

    assert SECOND not in case.second_digest
    assert "hoamai" not in case.second_digest
    assert other.second_digest == ""
