"""`danvan demo`: fill an empty database with the sample province and its half-done year."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from danvan.desk.sample.organisation import build_organisation
from danvan.desk.sample.petitions import tell_petitions
from danvan.desk.sample.receptions import tell_receptions
from danvan.desk.sample.story import tell_story
from danvan.documents.register import load_register, shipped_entries
from danvan.law.actions import (
    load_complexity,
    load_holidays,
    load_limits,
    load_thresholds,
)
from danvan.units.models import Unit


class Command(BaseCommand):
    """Build the sample once; a second call finds it there and changes nothing."""

    help = "Nạp tỉnh mẫu vào cơ sở dữ liệu trống (chỉ cho bản dùng thử)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse on an installation where people work; do nothing when units exist already."""
        if not settings.SAMPLE:
            raise CommandError("Chỉ nạp dữ liệu mẫu khi DANVAN_SAMPLE=1.")
        if Unit.objects.exists():
            self.stdout.write("Đã có dữ liệu: giữ nguyên.")
            return
        with transaction.atomic():
            load_holidays()
            load_limits()
            load_thresholds()
            load_complexity()
            load_register(shipped_entries())
            build_organisation()
            told = tell_story()
            petitions, receptions = tell_petitions(), tell_receptions()
        citizens = f"{petitions} đơn, {receptions} buổi tiếp công dân"
        self.stdout.write(f"Đã nạp tỉnh mẫu: {told}, {citizens}.")
