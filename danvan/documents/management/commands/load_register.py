"""Lay the register of documents down, then look again for what was cited before."""

from typing import Any

from django.core.management.base import BaseCommand

from danvan.documents.matching import match_citations
from danvan.documents.register import load_register, shipped_entries


class Command(BaseCommand):
    """Load the register that danvan ships; running it again is harmless."""

    help = "Nạp sổ hiệu lực văn bản và đối chiếu lại các viện dẫn chưa tìm thấy."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, match, and say what changed."""
        loaded = load_register(shipped_entries())
        matched = match_citations()
        self.stdout.write(
            f"Văn bản: thêm {loaded.added}, cập nhật {loaded.renewed}, giữ nguyên {loaded.kept}; "
            f"viện dẫn đối chiếu được: {matched}."
        )
