"""Reporting dates and the answers of standing work."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.obligations.models.spine import Obligation
from danvan.units.models import Unit


class ReportingDate(Versioned):
    """A day on which a creditor asks about standing work «kỳ báo cáo».

    Belongs to one origin group (a plan): from `asked_from` every standing obligation of the group
    asks its unit one question, to be answered by `due`.
    """

    origin_group = models.CharField(max_length=60)
    creditor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến ngày"))
    asked_from = models.DateField()
    due = models.DateField(_("hạn trả lời"))

    class Meta:
        ordering = ["due"]
        constraints = [
            models.UniqueConstraint(
                fields=["origin_group", "since", "until"], name="reportingdate_once"
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")) & Q(due__gte=F("asked_from")),
                name="reportingdate_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class StandingAnswer(models.Model):
    """What a unit says of standing work at a reporting date: results, or «không phát sinh»."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="answers")
    reporting_date = models.ForeignKey(
        ReportingDate, on_delete=models.PROTECT, related_name="answers"
    )
    nothing_arose = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "reporting_date"], name="standinganswer_once"
            ),
            models.CheckConstraint(
                condition=Q(nothing_arose=True) | ~Q(text=""),
                name="standinganswer_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.text or "không phát sinh"
