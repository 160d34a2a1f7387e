"""Records that another system knows as well, and the file of one while it is looked at."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.petitions.models.cases import Petition
from danvan.units.models import Unit


class ExternalRecord(models.Model):
    """The code by which another system knows a petition «mã trên hệ thống khác».

    Importing twice finds it by (source, code); `digest` says whether the row there has changed.
    """

    class Source(models.TextChoices):
        """Which system «hệ thống»."""

        NATIONAL = "national", _("Cơ sở dữ liệu quốc gia về khiếu nại, tố cáo")
        PROVINCE = "province", _("hệ thống của tỉnh")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="external")
    source = models.CharField(max_length=10, choices=Source.choices)
    code = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, blank=True)
    imported_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "code"], name="externalrecord_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.code}"


class ExchangeDraft(models.Model):
    """A file of another system that waits to be taken over «tệp chờ nhập»; encrypted.

    `content` holds the rows as read, sealed with the keys outside the database; it goes when the
    rows are taken over, when they are dropped, and when nobody came back to it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=10, choices=ExternalRecord.Source.choices)
    content = models.BinaryField()
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return str(self.public_id)
