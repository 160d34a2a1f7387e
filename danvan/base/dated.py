"""Rows that hold from a day until a day: `until` is the last day of force, empty while open."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition that a dated row holds on a day; `prefix` leads to it ("unit__")."""
    since, until = f"{prefix}since", f"{prefix}until"
    return Q(**{f"{since}__lte": on}) & (
        Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": on})
    )


class Dated(models.Model):
    """A row with days of force «hiệu lực»: from `since` to `until`, both included."""

    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(class)s_ends_after_it_begins",
            )
        ]

    def holds_on(self, on: date) -> bool:
        """Say whether this row holds on a day."""
        return self.since <= on and (self.until is None or on <= self.until)
