"""Files that are kept."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.models import Unit


class StoredFile(models.Model):
    """A file as it was handed in «tệp»: kept once per unit by its hash, never changed.

    `name` is the name it came with (shown to people); the storage uses a random key. Where a
    scanner is set, a file is held back until it has been looked at (`scan`).
    """

    class Scan(models.TextChoices):
        """What the scanner said «quét mã độc»."""

        NONE = "none", _("không quét")
        WAITING = "waiting", _("đang chờ quét")
        CLEAN = "clean", _("không thấy mã độc")
        INFECTED = "infected", _("có mã độc")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="files")
    content = models.FileField(upload_to="files/%Y/%m")
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    # Empty: a stranger handed it in at the public window.
    stored_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    stored_on = models.DateField()
    scan = models.CharField(max_length=8, choices=Scan.choices, default=Scan.NONE)
    scanned_at = models.DateTimeField(null=True, blank=True)
    scan_problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "sha256"], name="storedfile_once_per_unit")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_held(self) -> bool:
        """Say whether nobody gets or reads it now: not looked at yet, or found infected."""
        return self.scan in (self.Scan.WAITING, self.Scan.INFECTED)

    @property
    def is_destroyed(self) -> bool:
        """Say whether its content was taken off the store on purpose."""
        return not self.content
