"""Looks into the watched folder at once; the calendar does so every minute."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from danvan.base import clock
from danvan.documents.watching import watch_folder


class Command(BaseCommand):
    """See the module."""

    help = "Nhận các tệp đang chờ trong thư mục văn bản đến (DANVAN_INBOX)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Take in what lies in the folder and print counts."""
        if settings.INBOX is None:
            raise CommandError("Chưa đặt DANVAN_INBOX: thư mục nhận văn bản đến.")
        done = watch_folder(clock.today())
        self.stdout.write(
            f"Đã nhận {done.taken} tệp, {done.known} tệp đã có, {done.refused} tệp không nhận."
        )
