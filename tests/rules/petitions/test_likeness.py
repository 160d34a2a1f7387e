"""Which earlier petitions are proposed as being about the same matter."""

from danvan.rules.petitions.likeness import telling_words, worth_proposing


def test_looks_for_the_words_that_tell_petitions_apart() -> None:
    assert telling_words("de nghi boi thuong cay trong khi mo rong duong thon dong") == (
        "thuong", "duong", "dong", "rong", "boi", "cay",
    )  # fmt: skip


def test_a_subject_of_common_words_alone_looks_for_nothing() -> None:
    assert telling_words("don de nghi xem xet giai quyet") == ()


def test_proposes_the_likest_first_and_not_too_many() -> None:
    scores = {1: 72.0, 2: 95.0, 3: 40.0, 4: 72.0}

    assert worth_proposing(scores, 60, 2) == (2, 4)
    assert worth_proposing(scores, 99, 2) == ()
