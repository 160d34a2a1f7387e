"""Letters written from templates that an office may change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.documents.models import StoredFile
from danvan.petitions.models.cases import Petition
from danvan.units.models import Unit


class LetterTemplate(Versioned, Dated):
    """A template of a letter «mẫu văn bản»: a .docx with declared fields.

    Without `file` it is the one danvan ships under `code`; without `unit` it serves everybody.
    The newest in force wins, a unit's own before the common one.
    """

    code = models.CharField(_("mã mẫu"), max_length=40)
    title = models.CharField(_("tên mẫu"), max_length=200)
    basis = models.CharField(_("mẫu theo"), max_length=200, blank=True)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="letter_templates"
    )
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["code", "unit_id", "-since"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["code", "unit", "since"], name="lettertemplate_begins"),
            models.UniqueConstraint(
                fields=["code", "since"],
                condition=Q(unit__isnull=True),
                name="lettertemplate_common_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Letter(models.Model):
    """A letter made for a petition «văn bản đã soạn»: number and day stay blank for the clerk."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="letters")
    template = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
