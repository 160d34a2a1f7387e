"""`danvan load_law`: bring the legal facts up to the shipped data files."""

from typing import Any

from django.core.management.base import BaseCommand

from danvan.law.actions import (
    load_complexity,
    load_holidays,
    load_limits,
    load_thresholds,
)


class Command(BaseCommand):
    """Load days off, limits, thresholds, lists of complexity; what an operator edited stays."""

    help = "Nạp ngày nghỉ, thời hạn, ngưỡng, tiêu chí kèm chương trình; giữ chỗ quản trị đã sửa."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what changed."""
        loaded = load_holidays()
        self.stdout.write(
            f"Ngày nghỉ: thêm {loaded.added}, cập nhật {loaded.changed}, giữ nguyên {loaded.kept}."
        )
        if loaded.unsettled:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in loaded.unsettled)
            self.stdout.write(f"Chưa áp dụng vì chưa thấy văn bản ban hành: {days}.")
        for name, load in (
            ("Thời hạn", load_limits),
            ("Ngưỡng", load_thresholds),
            ("Tiêu chí phức tạp", load_complexity),
        ):
            told = load()
            self.stdout.write(
                f"{name}: thêm {told.added}, cập nhật {told.changed}, giữ nguyên {told.kept}."
            )
