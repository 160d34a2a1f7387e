"""What a debtor asks for: more time, or not to do it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.obligations.models.spine import Obligation


class Plea(models.Model):
    """What a debtor asks for and a creditor decides; shared by extensions and waivers."""

    class Outcome(models.TextChoices):
        """What was decided «quyết định»."""

        GRANTED = "granted", _("đồng ý")
        REFUSED = "refused", _("không đồng ý")

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="%(class)ss")
    reason = models.TextField(_("lý do"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    answer = models.TextField(_("ý kiến"), blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(outcome=""), name="%(class)s_one_waiting"
            )
        ]


class Extension(Plea):
    """A request to move the day «gia hạn»: the old day stays visible here."""

    old_due = models.DateField()
    asked_due = models.DateField(_("xin gia hạn đến"))
    new_due = models.DateField(null=True, blank=True)

    class Meta(Plea.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.obligation_id}: {self.old_due} → {self.asked_due}"


class Waiver(Plea):
    """A request not to do it «miễn thực hiện, không áp dụng», with reason and approver."""

    class Meta(Plea.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.obligation_id}: {self.reason}"
