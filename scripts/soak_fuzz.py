"""Long proof: mangled texts are read without an exception, in time that grows with their length."""

import argparse
import random
import time
from contextlib import suppress
from pathlib import Path

from danvan.readers.plain import read_plain
from danvan.readers.refusals import Refused
from danvan.rules.plans.reading import read_plan

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt"))
SLOWEST = 40e-6  # seconds a character: ten times what a plan takes
GRACE = 0.5  # seconds any text may take, however short


class TooSlow(Exception):
    """A text took longer than its length allows."""


def main() -> None:
    """Read mangled texts for a while and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    read, slowest = fuzz(given.seconds, random.Random(given.seed))
    print(f"đọc {read} văn bản méo, chậm nhất {slowest * 1e6:.1f} µs mỗi ký tự")


def fuzz(seconds: float, chance: random.Random) -> tuple[int, float]:
    """Read mangled samples for some seconds; return how many, and the slowest seconds a character.

    Raises TooSlow for a text that took too long; whatever the reading raises goes on.
    """
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES]
    ending, read, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < ending or read == 0:
        text = mangled(texts, chance)
        begun = time.perf_counter()
        with suppress(Refused):  # a text torn enough may look like an old encoding
            read_plan(read_plain(text.encode(), "txt"))
        taken = time.perf_counter() - begun
        if taken > GRACE + SLOWEST * len(text):
            raise TooSlow(f"{taken:.1f} s cho {len(text)} ký tự: {text[:200]!r}")
        slowest = max(slowest, taken / max(len(text), 2000))
        read += 1
    return read, slowest


def mangled(texts: list[str], chance: random.Random) -> str:
    """Return a text torn from the samples in one of several ways."""
    one, other = chance.choice(texts), chance.choice(texts)
    ways = [
        lambda: "\n".join(chance.sample(one.split("\n"), k=one.count("\n"))),
        lambda: one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :],
        lambda: "".join(c for c in one if chance.random() > 0.03),
        lambda: one.replace("\n", " "),
        lambda: one.replace(" ", "\n"),
        lambda: one.upper(),
        lambda: "".join(chance.choice("I1.-)a/ ,;đ\n“(số Quyết ngày") for _ in range(5000)),
        lambda: "".join(word * chance.choice((1, 1, 1, 40)) for word in one.split(" ")),
    ]
    return chance.choice(ways)()


if __name__ == "__main__":
    main()
