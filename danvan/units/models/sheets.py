"""A spreadsheet of the organisation handed in, between its preview and its rows."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.units.models.units import Unit


class SheetImport(Versioned):
    """A spreadsheet of areas, units, posts and people handed in «lần nhập bảng tính».

    `rows` are its cells as read, by sheet; what they would change is asked anew for each preview
    and once more when they are taken over, in one transaction: all or nothing. `done` of `total`
    is how far a running one has come.
    """

    class State(models.TextChoices):
        """Where it stands «trạng thái»."""

        READ = "read", _("chờ xem lại")
        WAITING = "waiting", _("đang chờ ghi")
        RUNNING = "running", _("đang ghi")
        DONE = "done", _("đã ghi")
        FAILED = "failed", _("không ghi được")
        DROPPED = "dropped", _("đã bỏ")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sheet_imports")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READ)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    counts = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
