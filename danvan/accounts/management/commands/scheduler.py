"""`danvan scheduler`: run what the calendar asks for, until told to end."""

import signal
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from danvan.accounts.calendar import run_due_jobs

LOOK_EVERY = 15.0  # seconds


class Command(BaseCommand):
    """Look for due calendar jobs; several schedulers may run at once, each job is leased."""

    help = "Chạy các việc theo lịch (niêm phong nhật ký, gia hạn kỳ, dọn tác vụ treo…)."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--once` runs what is due and ends."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run due jobs, then wait; a signal ends the waiting."""
        ended = threading.Event()

        def end(number: int, frame: FrameType | None) -> None:
            ended.set()

        if not options["once"]:
            signal.signal(signal.SIGTERM, end)
            signal.signal(signal.SIGINT, end)
        while not ended.is_set():
            run_due_jobs()
            close_old_connections()
            if options["once"]:
                return
            ended.wait(LOOK_EVERY)
