"""How a number changed against the year before, in words."""

from django.utils.translation import gettext as _

from danvan.rules.petitions.report_periods import change


def difference_in_words(now: int, before: int | None) -> str:
    """Return how a number changed: «+12 (+20%)», or that there is nothing to compare with."""
    if before is None:
        return _("không so sánh được")
    if now == before:
        return "0"
    share = change(now, before)
    if share is None:
        return _("%(difference)s (không so sánh được %%)") % {"difference": f"{now - before:+d}"}
    return f"{now - before:+d} ({share:+d}%)"
