"""`danvan load_law`: bring the legal facts up to the shipped data files."""

from typing import Any

from django.core.management.base import BaseCommand

from danvan.law.actions import load_holidays, load_limits, load_thresholds


class Command(BaseCommand):
    """Load days off, make-up days, time limits and thresholds; what an operator edited stays."""

    help = "Nạp ngày nghỉ, thời hạn, ngưỡng kèm chương trình; giữ nguyên chỗ quản trị đã sửa."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what changed."""
        loaded = load_holidays()
        self.stdout.write(
            f"Ngày nghỉ: thêm {loaded.added}, cập nhật {loaded.changed}, giữ nguyên {loaded.kept}."
        )
        if loaded.unsettled:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in loaded.unsettled)
            self.stdout.write(f"Chưa áp dụng vì chưa thấy văn bản ban hành: {days}.")
        limits = load_limits()
        self.stdout.write(
            f"Thời hạn: thêm {limits.added}, cập nhật {limits.changed}, giữ nguyên {limits.kept}."
        )
        shares = load_thresholds()
        self.stdout.write(
            f"Ngưỡng: thêm {shares.added}, cập nhật {shares.changed}, giữ nguyên {shares.kept}."
        )
