"""How fast a plan is read: seconds, and as a ratio to one plain pass of the number pattern.

The floor is measured in the same run on the same text, because machines are noisy. The corpus is
our own sample plans; `--texts FOLDER` adds others.
"""

import argparse
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from danvan.cli import load_register
from danvan.readers.files import open_source
from danvan.rules.plans.reading import read_plan

ROOT = Path(__file__).resolve().parent.parent
NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ][\w&-]*(?:/[\w-]+)?")
ROUNDS = 7


def best(work: Callable[[], object]) -> float:
    """Return the median seconds of a few rounds, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    """Print a line a text, then the start of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path)
    given = parser.parse_args()
    paths = sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt"))
    paths += sorted(given.texts.glob("*.txt")) if given.texts else []
    register = load_register()
    print(f"{'tệp':34} {'ký tự':>7} {'ms':>7} {'MB/s':>6} {'x sàn':>7}")
    for path in paths:
        data = path.read_bytes()
        source = open_source(data, path.name)
        text = data.decode("utf-8")
        floor = best(lambda text=text: NUMBER.findall(text))
        taken = best(lambda source=source: read_plan(source, register))
        speed = len(data) / taken / 1e6
        row = f"{len(text):>7} {taken * 1000:>7.1f} {speed:>6.2f} {taken / floor:>7.0f}"
        print(f"{path.name[:34]:34} {row}")
    command = [sys.executable, "-m", "danvan", "read", str(paths[0]), "--json"]
    whole = best(lambda: subprocess.run(command, check=True, capture_output=True))
    python = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    print(f"danvan read: {whole * 1000:.0f} ms ({whole / python:.1f} x python -c pass)")


if __name__ == "__main__":
    main()
