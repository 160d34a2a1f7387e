"""`danvan rotate-seal-keys`: turn over the keys of sealed denunciations.

Stopped halfway, the next run finishes: no second key is added while cases rest on an older one.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.base.acts import ActRefused
from danvan.petitions.actions.sealed_rotation import (
    KeyUse,
    begin_rotation,
    forget_idle_keys,
    key_use,
    wrap_batch,
)


class Command(BaseCommand):
    """Add a key and wrap every case anew; ends with 1 when a case rests on a key that is gone."""

    help = "Thay khóa niêm phong: thêm khóa mới, bọc lại khóa của mọi hồ sơ tố cáo."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--check` only tells; `--forget` drops old keys that nothing rests on."""
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="chỉ xem khóa nào còn dùng")
        only.add_argument("--forget", action="store_true", help="bỏ khóa cũ không còn dùng")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is asked and tell what rests on which key."""
        try:
            if options["forget"]:
                for name in forget_idle_keys():
                    self.stdout.write(f"Đã bỏ khóa {name}.")
            elif not options["check"]:
                self._rotate()
            use = key_use()
        except ActRefused as refusal:
            raise CommandError(refusal.message) from refusal
        self._tell(use)

    def _rotate(self) -> None:
        begin_rotation()
        done = 0
        while count := wrap_batch():
            done += count
        self.stdout.write(f"Đã bọc lại khóa của {done} hồ sơ.")

    def _tell(self, use: KeyUse) -> None:
        for name, count in use.cases.items():
            mark = " (đang dùng)" if name == use.current else ""
            self.stdout.write(f"{name}{mark}: {count} hồ sơ")
        if use.missing:
            names = ", ".join(use.missing)
            self.stderr.write(f"Thiếu khóa {names}: hãy phục hồi tệp khóa từ bản sao lưu.")
            raise SystemExit(1)
