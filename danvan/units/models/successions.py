"""Mergers and divisions: which places and bodies stand in for which, by what clause."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.models.areas import Area
from danvan.units.models.units import Unit


class Succession(models.Model):
    """Old units become new ones «sáp nhập, hợp nhất, chia tách» by one clause of one resolution.

    The resolution's number is text: documents stand on a higher floor and resolve it when shown.
    The places of the clause are its `AreaShare` rows. `recorded_on` is the day it was entered: on
    that day it may still be undone: `journal` keeps what the merger made and what stood before.
    """

    resolution = models.CharField(_("nghị quyết, quyết định"), max_length=120)
    clause = models.CharField(_("điều, khoản"), max_length=60)
    on = models.DateField(_("có hiệu lực từ"))
    old = models.ManyToManyField(Unit, related_name="succeeded_by", blank=True)
    new = models.ManyToManyField(Unit, related_name="succeeds", blank=True)
    records = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="held_successions",
        help_text=_("Đơn vị giữ hồ sơ của các đơn vị đã kết thúc."),
    )
    recorded_on = models.DateField(null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    journal = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["on", "resolution", "clause"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "clause"], name="succession_by_clause")
        ]

    def __str__(self) -> str:
        return f"{self.resolution}, {self.clause}"


class AreaShare(models.Model):
    """A place that a clause takes from or makes «địa bàn trong sắp xếp», and how much of it.

    `doubt` says why a person must look: the resolution names two places alike, or its shares
    contradict each other. Nothing is guessed: places in doubt stand as separate areas.
    """

    class Side(models.TextChoices):
        """Before or after «trước, sau»."""

        OLD = "old", _("trước sắp xếp")
        NEW = "new", _("sau sắp xếp")

    class Share(models.TextChoices):
        """How much of the old place goes over «phần»."""

        WHOLE = "whole", _("toàn bộ")
        PART = "part", _("một phần")
        REMAINDER = "remainder", _("phần còn lại")

    class Doubt(models.TextChoices):
        """Why a person must look «điểm chưa rõ»."""

        AMBIGUOUS = "ambiguous", _("trùng tên, chưa rõ huyện")
        CONTRADICTORY = "contradictory", _("các phần mâu thuẫn nhau")

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="shares")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="shares")
    side = models.CharField(max_length=3, choices=Side.choices)
    share = models.CharField(max_length=9, choices=Share.choices, default=Share.WHOLE)
    doubt = models.CharField(max_length=13, choices=Doubt.choices, blank=True)

    class Meta:
        ordering = ["succession_id", "side", "id"]
        constraints = [
            models.UniqueConstraint(fields=["succession", "area", "side"], name="areashare_once")
        ]
        # The life of a place: what it came from, what it became.
        indexes = [models.Index(fields=["area", "side"], name="areashare_life")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.side} {self.share}"
