"""Days off and the days worked in their place."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned


class Holiday(Versioned):
    """A day off or a make-up working day «ngày nghỉ, ngày làm bù».

    Seeded from our data file; each row keeps its source and whether it was checked. `edited` rows
    were set by an operator: a newer data file leaves them alone. A day an operator takes off the
    list stays as `NONE`, so that loading does not bring it back.
    """

    class Kind(models.TextChoices):
        """What the day is «loại ngày»."""

        OFF = "off", _("nghỉ")
        MAKE_UP = "make_up", _("làm bù")
        NONE = "none", _("như ngày thường")

    on = models.DateField(_("ngày"), unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=160)
    source = models.CharField(_("nguồn"), max_length=200)
    verified = models.BooleanField(_("đã kiểm chứng"), default=False)
    edited = models.BooleanField(_("do quản trị sửa"), default=False)

    class Meta:
        ordering = ["on"]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.name}"
