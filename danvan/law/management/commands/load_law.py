"""`danvan load_law`: bring the legal facts up to the shipped data files."""

from typing import Any

from django.core.management.base import BaseCommand

from danvan.law.actions import load_holidays


class Command(BaseCommand):
    """Load days off and make-up days; what an operator edited stays."""

    help = "Nạp ngày nghỉ, ngày làm bù từ tệp dữ liệu kèm chương trình; giữ nguyên chỗ đã sửa."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and say what changed."""
        loaded = load_holidays()
        self.stdout.write(
            f"Ngày nghỉ: thêm {loaded.added}, cập nhật {loaded.changed}, giữ nguyên {loaded.kept}."
        )
        if loaded.unsettled:
            days = ", ".join(f"{day:%d/%m/%Y}" for day in loaded.unsettled)
            self.stdout.write(f"Chưa áp dụng vì chưa thấy văn bản ban hành: {days}.")
