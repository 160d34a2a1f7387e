"""`danvan audit`: walk the chain of recorded acts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.accounts import jobs


class Command(BaseCommand):
    """Check that no recorded act was changed, removed or added in between."""

    help = "Kiểm tra chuỗi nhật ký: không sự kiện nào bị sửa, xóa hay chèn."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal what waits, then walk the chain; fails naming the first event that does not fit."""
        sealed = jobs.seal_events()
        broken = jobs.first_broken()
        if broken is not None:
            raise CommandError(f"Chuỗi nhật ký bị đứt tại sự kiện số {broken}.")
        head = jobs.chain_head()
        self.stdout.write(f"Nguyên vẹn: {head.seq} sự kiện ({sealed} mới niêm phong).")
