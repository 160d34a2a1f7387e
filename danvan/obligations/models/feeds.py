"""Secret calendar addresses."""

from django.db import models
from django.db.models import Q

from danvan.accounts.models import User


class CalendarFeed(models.Model):
    """A person's secret calendar address «địa chỉ lịch»; only a digest of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_on__isnull=True), name="calendarfeed_one_live"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.made_on}"
