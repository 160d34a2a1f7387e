"""The command `danvan due` as it is started: its exit codes, and that it wakes no framework."""

import json
import subprocess
import sys
from collections.abc import Sequence

import pytest

ACCEPT = ("complaint.accept", "--from", "2026-07-06")


def run(words: Sequence[str], *before: str) -> subprocess.CompletedProcess[bytes]:
    """Start the command with its words."""
    command = [sys.executable, *before, "-m", "danvan", "due", *words]
    return subprocess.run(command, capture_output=True, check=False)


def test_starts_within_half_a_second_of_the_machine() -> None:
    resource = pytest.importorskip("resource")
    spent = []
    for _try in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = run([*ACCEPT, "--json"])
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        assert (done.returncode, json.loads(done.stdout)["due"]) == (0, "2026-07-15")

    # Counted in time of the processor: the clock on the wall also measures the neighbours.
    assert min(spent) < 0.5, spent


def test_wakes_no_framework() -> None:
    done = run(ACCEPT, "-X", "importtime")

    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "danvan.rules.deadlines.statutory" in loaded
    assert "django" not in loaded


def test_refuses_on_the_other_stream() -> None:
    done = run(["x", "--from", "2026-07-06"])

    assert done.returncode == 2
    assert done.stdout == b""
    assert "Không có bước" in done.stderr.decode()
