"""Judging an answer: with the code and the second thing, within few tries, once."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.test import Client

from danvan.accounts.models import AuditEvent, User
from danvan.base import clock
from danvan.base.sealing import add_key
from danvan.petitions.actions.sealed_rotation import forget_idle_keys
from danvan.petitions.actions.second import answer_reply
from danvan.petitions.actions.second_thing import keys_of_second_things, knows_second
from danvan.petitions.actions.steps import StepPaper
from danvan.petitions.actions.tries import TooManyTries
from danvan.petitions.counter import SECONDS, SECONDS_AROUND, Stranger, WrongSecondThing, say
from danvan.petitions.models import Petition
from danvan.petitions.public import followed
from tests.conftest import signed_in
from tests.factories.people import World
from tests.factories.petitions import ARRIVED, chair_post, petition
from tests.portal.conftest import SECOND

pytestmark = pytest.mark.django_db
SAY = "/cong-dan/theo-doi/y-kien/"


@pytest.fixture
def answered(case: Petition) -> Petition:
    """The petition, answered."""
    case.stage = "answered"
    case.save(update_fields=["stage"])
    return case


def said(client: Client, case: Petition, **given: str) -> tuple[int, str]:
    """Return status and page after something was said of an answer."""
    typed = {"code": case.public_code, "word": "satisfied", "second": SECOND, **given}
    answer = client.post(SAY, typed)
    return answer.status_code, answer.content.decode()


def test_who_knows_the_second_thing_rates_once(stranger: Client, answered: Petition) -> None:
    shown = stranger.post("/cong-dan/theo-doi/", {"code": answered.public_code})
    assert "Hài lòng" in shown.content.decode()

    status, text = said(stranger, answered, second="hoa MAI")

    assert status == 200
    assert "Đã ghi nhận đánh giá" in text
    assert [reply.word for reply in answered.replies.all()] == ["satisfied"]
    status, text = said(stranger, answered, word="unsatisfied")
    assert status == 422
    assert "đã được ghi nhận" in text


def test_an_answer_that_is_not_right_is_looked_at_again(
    stranger: Client, answered: Petition
) -> None:
    assert said(stranger, answered, word="reopen")[0] == 422  # says not what is wrong

    status, text = said(stranger, answered, word="reopen", text="Cống vẫn tắc")

    assert status == 200
    assert "chưa đúng" in text
    work = answered.owed.get(step="house.reopen").obligation
    assert work.state == "open"
    assert "Cống" not in work.title
    event = AuditEvent.objects.filter(code="petitions.sender_spoke").get()
    assert "Cống" not in str(event.facts)


def test_the_review_is_done_when_who_settles_answers(
    world: World, stranger: Client, answered: Petition
) -> None:
    answered.settler = chair_post(world)
    answered.save(update_fields=["settler"])
    said(stranger, answered, word="reopen", text="Cống vẫn tắc")
    reply = answered.replies.get()
    waits = stranger.post("/cong-dan/theo-doi/", {"code": answered.public_code}).content.decode()

    answer_reply(reply.pk, False, StepPaper(note="Đã nạo vét ngày 5/7"), by=world.minh, on=ARRIVED)

    assert answered.owed.get(step="house.reopen").obligation.state == "confirmed"
    kept = stranger.post("/cong-dan/theo-doi/", {"code": answered.public_code}).content.decode()
    assert "bạn đề nghị xem lại kết quả. Người giải quyết đang xem." in waits
    assert "Ngày 06/07/2026, người giải quyết đã xem lại và giữ kết quả." in kept
    assert "nạo vét" not in kept  # why is told to the sender, not to whoever holds the code
    case = signed_in(world.minh).get(f"/don-thu/{answered.public_id}/").content.decode()
    assert "Đã nạo vét ngày 5/7" in case


def test_a_case_taken_up_again_says_nothing_of_a_result_that_stays(
    world: World, stranger: Client, answered: Petition
) -> None:
    answered.settler, answered.kind = chair_post(world), "feedback"
    answered.save(update_fields=["settler", "kind"])
    said(stranger, answered, word="reopen", text="Cống vẫn tắc")
    reply = answered.replies.get()
    due = ARRIVED + timedelta(days=15)

    answer_reply(reply.pk, True, StepPaper(note="Xem lại"), due, by=world.minh, on=ARRIVED)

    found = followed(answered.public_code or "", on=ARRIVED)
    assert found is not None
    assert (found.asked_again_on, found.reviewed_on) == (None, None)


def test_nothing_is_said_before_there_is_an_answer(stranger: Client, case: Petition) -> None:
    status, text = said(stranger, case)

    assert status == 422
    assert "chưa có kết quả" in text
    assert not case.replies.exists()


def test_wrong_tries_lock_who_tries_and_nobody_else(answered: Petition) -> None:
    guesser, sender = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="203.0.113.10")
    for digits in range(SECONDS.times):
        status, text = said(guesser, answered, second=f"{digits:04d}")
        assert status == 422
        assert "Từ nhớ không đúng" in text

    status, text = said(guesser, answered)  # the right one comes too late
    assert "thử quá nhiều lần. Hãy thử lại sau 15 phút" in text
    assert not answered.replies.exists()
    assert said(sender, answered)[0] == 200


def test_the_lock_opens_after_its_time(answered: Petition) -> None:
    here, now = Stranger("203.0.113.9"), clock.now()
    code = answered.public_code or ""
    for _time in range(SECONDS.times):
        with pytest.raises(WrongSecondThing):
            say(code, "sai rồi", "satisfied", "", by=here, on=ARRIVED, at=now)
    with pytest.raises(TooManyTries):
        say(code, SECOND, "satisfied", "", by=here, on=ARRIVED, at=now)

    later = now + SECONDS.within + timedelta(seconds=1)
    say(code, SECOND, "satisfied", "", by=here, on=ARRIVED, at=later)

    assert answered.replies.count() == 1


def guesses(case: Petition, homes: Iterable[str], each: int, hour: int = 0) -> int:
    """Guess from many addresses at an hour; return how many guesses were judged at all."""
    judged, now = 0, clock.now() + timedelta(hours=hour)
    for home in homes:
        for _time in range(each):
            with suppress(TooManyTries):
                try:
                    say(case.public_code or "", "0000", "satisfied", "", by=Stranger(home),
                        on=ARRIVED, at=now)  # fmt: skip
                except WrongSecondThing:
                    judged += 1
    return judged


def test_four_digits_cannot_be_guessed_from_many_addresses(answered: Petition) -> None:
    streets = [f"198.51.{street}.1" for street in range(20)]

    # Thirty anywhere in a month, then two a day from each neighbourhood: the first 7 streets and
    # two guesses of the eighth use up the thirty, then the eighth and the 12 others have two each.
    assert guesses(answered, streets, 4) == 30 + 2 * 13
    assert guesses(answered, streets, 4, hour=1) == 2 * 7  # what was left to the first seven
    assert guesses(answered, streets, 4, hour=2) == 0
    assert guesses(answered, streets, 4, hour=27) == 2 * 20


def test_a_neighbourhood_of_addresses_counts_as_one(answered: Petition) -> None:
    guesses(answered, [f"198.51.{street}.1" for street in range(8)], 4)

    assert guesses(answered, [f"203.0.113.{home}" for home in range(1, 40)], 1) == 2
    assert guesses(answered, [f"2001:db8:7:{net:x}::1" for net in range(40)], 1) == 2


def test_no_neighbourhood_guesses_at_case_after_case(
    world: World, nga: User, answered: Petition
) -> None:
    cases = [petition(world, nga) for _n in range(16)]
    home = Stranger("203.0.113.9")

    judged = sum(guesses(case, [home.address], 4) for case in cases)

    assert judged == SECONDS_AROUND.times
    with pytest.raises(TooManyTries, match="sau 24 giờ"):
        say(answered.public_code or "", SECOND, "satisfied", "", by=home, on=ARRIVED,
            at=clock.now())  # fmt: skip


def test_whoever_guesses_elsewhere_keeps_no_sender_from_his_word(
    stranger: Client, answered: Petition
) -> None:
    guesses(answered, [f"198.51.{street}.1" for street in range(40)], 5)

    assert said(stranger, answered, second="sai một lần")[0] == 422
    status, text = said(stranger, answered)

    assert status == 200
    assert "Đã ghi nhận đánh giá" in text


def test_an_unknown_code_answers_like_a_wrong_second_thing(answered: Petition) -> None:
    here = Stranger("203.0.113.9")
    with pytest.raises(WrongSecondThing) as unknown:
        say("2" * 20, SECOND, "satisfied", "", by=here, on=ARRIVED, at=clock.now())
    with pytest.raises(WrongSecondThing) as wrong:
        say(answered.public_code or "", "sai rồi", "satisfied", "", by=here, on=ARRIVED,
            at=clock.now())  # fmt: skip

    assert unknown.value.message == wrong.value.message


def test_without_a_second_thing_nothing_is_said_here(world: object, nga: object) -> None:
    bare = petition(world, nga)  # type: ignore[arg-type]  # as the fixtures give them
    bare.stage = "answered"
    bare.save(update_fields=["stage"])

    for text in ("", "hoa mai", "0000"):
        assert not knows_second(bare, text)
    page = Client().post("/cong-dan/theo-doi/", {"code": bare.public_code}).content.decode()
    assert "Bạn thấy câu trả lời" not in page


def test_it_is_known_still_after_the_keys_were_turned_over(
    answered: Petition, settings: object
) -> None:
    before = keys_of_second_things()
    add_key(settings.SEAL_KEYS)  # type: ignore[attr-defined]  # pytest-django's settings wrapper

    assert knows_second(answered, SECOND)
    assert keys_of_second_things() == before
    assert not set(forget_idle_keys()) & before
    assert knows_second(answered, SECOND)
    assert all(answered.second_digest.startswith(f"{name}:") for name in before)


def test_equal_words_of_two_petitions_have_nothing_in_common(
    world: object, nga: object, answered: Petition
) -> None:
    other = petition(world, nga)  # type: ignore[arg-type]  # as the fixtures give them
    other.second_digest = answered.second_digest

    assert not knows_second(other, SECOND)
