"""Papers of a finished matter, closed into a file for keeping."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.documents.models.files import StoredFile
from danvan.units.models import Unit


class Dossier(Versioned):
    """The papers of a matter closed for keeping «hồ sơ»: what, how long, who closed it.

    `about` points at what it is of, as text ("plans.plan:7"). `years` is the retention term; empty
    means for ever. Once closed its list does not change.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers")
    code = models.CharField(_("mã hồ sơ"), max_length=60)
    title = models.CharField(_("tên hồ sơ"), max_length=400)
    about = models.CharField(max_length=60, blank=True)
    years = models.PositiveSmallIntegerField(_("thời hạn bảo quản (năm)"), null=True, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField()

    class Meta:
        ordering = ["-closed_on", "code"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], name="dossier_code_once_per_unit")
        ]

    def __str__(self) -> str:
        return self.title


class DossierPaper(models.Model):
    """One paper of a dossier «văn bản trong hồ sơ»: a file by its hash, or the place it lies."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="papers")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80, blank=True)
    on = models.DateField(null=True, blank=True)
    title = models.TextField()
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sha256 = models.CharField(max_length=64, blank=True)
    place = models.CharField(_("nơi lưu"), max_length=300, blank=True)

    class Meta:
        ordering = ["dossier_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "position"], name="dossierpaper_in_order"),
            models.CheckConstraint(
                condition=~Q(sha256="") | ~Q(place=""), name="dossierpaper_is_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.title
