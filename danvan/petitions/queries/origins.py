"""Where the work of a petition comes from, for the pages that show obligations."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.obligations.queries.origins import Origin
from danvan.petitions.models import Petition


def petition_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return petitions by their numbers, which lead to their pages; never what they say."""
    return {
        row.pk: Origin(
            _("Đơn số %(label)s") % {"label": row.label},
            reverse("petitions:case", args=[row.public_id]),
        )
        for row in Petition.objects.filter(pk__in=ids).only("pk", "public_id", "number", "year")
    }
