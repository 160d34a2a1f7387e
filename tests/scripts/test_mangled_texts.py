"""Mangled files are read or refused, nothing else; the long run is `dev.py soak fuzz`."""

import random

import pytest

from scripts import soak_fuzz
from scripts.soak_fuzz import RUNS, WAYS, broken_word, encoded, fuzz, samples, timed

TEXTS = samples()[:6]


def test_a_short_seed_of_the_long_fuzz() -> None:
    read, _slowest = fuzz(1.0, random.Random(20261121))

    assert read > 5


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_mangle_a_text(way: str) -> None:
    chance = random.Random(5)
    one = chance.choice(TEXTS)
    text = WAYS[way](one, TEXTS, chance)

    assert text != one
    assert timed(text.encode(), "txt", len(text)) >= 0


def test_a_long_run_of_anything_costs_no_square() -> None:
    for unit in RUNS:
        text = f"KẾ HOẠCH\nDân vận\n\nI. NỘI DUNG\n1. Tổ chức {unit * (8_000 // len(unit))}"

        assert timed(text.encode(), "txt", len(text)) >= 0


def test_a_broken_word_file_is_read_or_refused() -> None:
    chance = random.Random(7)
    for _ in range(40):
        timed(broken_word(chance.choice(TEXTS), chance), "docx", 20_000)


def test_bytes_of_other_encodings_are_read_or_refused() -> None:
    chance = random.Random(11)
    for _ in range(40):
        timed(encoded(chance.choice(TEXTS), chance), "txt", 20_000)


def test_a_slow_reading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak_fuzz, "GRACE", -1.0)
    monkeypatch.setattr(soak_fuzz, "SLOWEST", 0.0)

    with pytest.raises(soak_fuzz.TooSlow):
        timed(b"K\xe1\xba\xbe HO\xe1\xba\xa0CH", "txt", 8)
