"""How long personal data is kept, what stops its erasure, and the word given before it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.obligations.models import Obligation
from danvan.petitions.models.cases import Petition
from danvan.units.models import Unit


class RetentionRule(Versioned, Dated):
    """How long a unit keeps personal data once it needs it no more «thời hạn lưu dữ liệu».

    No number of the law is known but for petitions put away unhandled, so each unit decides by a
    paper of its own (`source`). Where there is no row, nothing is ever erased.
    """

    class What(models.TextChoices):
        """What is erased then «loại dữ liệu»."""

        PETITION = "petition", _("đơn đã kết thúc")
        VISIT = "visit", _("lượt tiếp công dân")
        BOOKING = "booking", _("đăng ký tiếp công dân")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="retention_rules")
    what = models.CharField(_("loại dữ liệu"), max_length=8, choices=What.choices)
    months = models.PositiveSmallIntegerField(_("lưu bao nhiêu tháng"))
    source = models.CharField(_("văn bản quyết định"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["unit_id", "what", "-since"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "what", "since"], name="retentionrule_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.what} {self.since}"


class ErasureHold(Dated):
    """Personal data of a case is not erased for now «tạm giữ, chưa xóa», for a reason."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="erasure_holds")
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["-since", "-id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["petition"], condition=Q(until__isnull=True), name="erasurehold_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.since}"


class ErasureRound(Versioned):
    """What a unit is about to erase «đợt xóa dữ liệu cá nhân», told before it happens."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="erasure_rounds")
    told_on = models.DateField()
    erase_on = models.DateField()
    petitions = models.ManyToManyField(Petition, related_name="erasure_rounds")
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-erase_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "told_on"], name="erasureround_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.erase_on}"
