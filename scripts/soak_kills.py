"""Long proof: the worker is killed again and again while plans come in, and no draft is lost."""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import django
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "danvan" / "desk" / "sample" / "data").glob("plan_*.txt"))


def main() -> None:
    """Kill for some rounds; exit 1 when a draft is left unread or was read twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    kills(given.rounds, random.Random(given.seed))


def kills(rounds: int, chance: random.Random) -> None:
    """Import plans while the worker is killed; fail unless every draft is read exactly once."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DANVAN_DATA": folder,
            "DANVAN_SAMPLE": "1",
            "DJANGO_SETTINGS_MODULE": "danvan.config.settings",
        }
        danvan("migrate", "--verbosity", "0")
        django.setup()  # the settings are known only now, and the tables only after them
        imports = import_string("scripts.soak_drafts.Imports").begin()
        killed = 0
        for number, text in enumerate(distinct(rounds)):
            imports.take(text, f"ke-hoach-{number}.txt")
            worker = start("worker", "--interval", "0.1", "--no-startup-delay")
            time.sleep(chance.uniform(0.3, 2.5))
            killed += worker.poll() is None
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            imports.let_time_pass(timedelta(minutes=11))
            danvan("scheduler", "--once")
        worker = start("worker", "--interval", "0.1", "--no-startup-delay")
        left = imports.wait(seconds=120)
        worker.terminate()
        worker.wait()
    print(f"{rounds} kế hoạch, {killed} lần giết tiến trình nền, còn dở {left}")
    if left:
        sys.exit(1)


def distinct(count: int) -> Iterator[str]:
    """Return texts that differ, so that none is recognised as imported already."""
    for number in range(count):
        yield f"{SAMPLES[number % len(SAMPLES)].read_text(encoding='utf-8')}\nBản {number}\n"


def danvan(*words: str) -> None:
    """Run a command of the program."""
    subprocess.run([sys.executable, "-m", "danvan", *words], check=True, cwd=ROOT)


def start(*words: str) -> "subprocess.Popen[bytes]":
    """Start a command of the program."""
    return subprocess.Popen(
        [sys.executable, "-m", "danvan", *words], cwd=ROOT, stderr=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main()
