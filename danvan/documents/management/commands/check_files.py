"""`danvan check-files`: is everything that records speak of still in the store, unaltered?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.base.acts import ActRefused
from danvan.documents.queries.files import altered_files, missing_files


class Command(BaseCommand):
    """Compare the rows of files with the store; ends with 1 when something is not as kept."""

    help = "Kiểm tra kho tệp: tệp nào mất, tệp nào khác bản đã lưu (--hashes)."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--hashes` reads every file."""
        parser.add_argument("--hashes", action="store_true", help="đọc và so mã băm từng tệp")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each file that is missing or altered, then how many there are."""
        try:
            missing, count = missing_files()
            altered = altered_files({file.pk for file in missing}) if options["hashes"] else []
        except ActRefused as refusal:
            raise CommandError(refusal.message) from refusal
        for word, files in (("Mất", missing), ("Khác bản đã lưu", altered)):
            for file in files:
                self.stdout.write(
                    f"{word}: {file.content.name} – {file.name} "
                    f"(đơn vị {file.unit.key}, {file.stored_on:%d/%m/%Y})"
                )
        self.stdout.write(
            f"Đã kiểm tra {count} tệp: mất {len(missing)}, khác bản đã lưu {len(altered)}."
            if options["hashes"]
            else f"Đã kiểm tra {count} tệp: mất {len(missing)}."
        )
        if missing or altered:
            raise SystemExit(1)
