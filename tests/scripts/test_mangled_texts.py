"""Mangled texts are read without an exception; the long run is `dev.py soak fuzz`."""

import random

from scripts.soak_fuzz import fuzz


def test_a_short_seed_of_the_long_fuzz() -> None:
    read, _slowest = fuzz(1.0, random.Random(20261121))

    assert read > 5
