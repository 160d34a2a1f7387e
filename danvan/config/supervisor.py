"""`danvan serve`: the web server, and with `--worker` the worker and the calendar, as children.

One process to stop: when it is told to end, or a child dies, it ends all of them.
"""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

PATIENCE = 10.0  # seconds a child gets to finish what it is doing
LOOK = 0.2


@dataclass
class Child:
    """A process we started «tiến trình con»."""

    name: str
    process: subprocess.Popen[bytes]


def serve(argv: Sequence[str]) -> int:
    """Start the children and wait; return 0 when told to end, 1 when a child died on its own."""
    parser = argparse.ArgumentParser(prog="danvan serve", description="Chạy máy chủ danvan.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình web")
    parser.add_argument("--worker", action="store_true", help="chạy kèm tiến trình nền và lịch")
    given = parser.parse_args(list(argv))
    stopped = _Stopped()
    children = [_start(name, command) for name, command in _commands(given)]
    try:
        while not stopped.told and all(child.process.poll() is None for child in children):
            time.sleep(LOOK)
    finally:
        dead = [child.name for child in children if child.process.poll() is not None]
        _end(children)
    if dead and not stopped.told:
        sys.stderr.write(f"danvan: tiến trình {', '.join(dead)} dừng bất thường, đã dừng tất cả.\n")
        return 1
    return 0


def _commands(given: argparse.Namespace) -> list[tuple[str, list[str]]]:
    """Return name and command line of each child."""
    web = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", given.host, "--port", str(given.port), "--workers", str(given.workers)),
        *("--blocking-threads", "4", "--no-ws", "danvan.config.wsgi:application"),
    ]
    commands = [("web", web)]
    if given.worker:
        here = [sys.executable, "-m", "danvan"]
        commands += [
            ("worker", [*here, "worker", "--interval", "0.5", "--no-startup-delay"]),
            ("scheduler", [*here, "scheduler"]),
        ]
    return commands


class _Stopped:
    """Remembers that somebody told us to end."""

    def __init__(self) -> None:
        self.told = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._tell)

    def _tell(self, number: int, frame: FrameType | None) -> None:
        self.told = True


def _start(name: str, command: list[str]) -> Child:
    """Start a child in its own session, so that Ctrl-C reaches us alone and we end it in order."""
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603  our own command lines
    return Child(name, process)


def _end(children: list[Child]) -> None:
    """Tell every child to end; those that do not are killed when patience runs out."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()
