"""Where work on personal data comes from, for the pages that show obligations."""

from collections.abc import Collection, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.obligations.queries.origins import Origin
from danvan.petitions.models import DataRequest, ErasureRound


def request_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return requests about personal data, which lead to the case's page of them."""
    rows = DataRequest.objects.filter(pk__in=ids).select_related("petition")
    return {row.pk: Origin(_("Yêu cầu về dữ liệu cá nhân"), _page(row)) for row in rows}


def round_origins(ids: Collection[int], on: date) -> Mapping[int, Origin]:
    """Return rounds of erasure, which lead to their list."""
    rows = ErasureRound.objects.filter(pk__in=ids).only("pk")
    return {
        row.pk: Origin(_("Xóa dữ liệu hết thời hạn lưu"), reverse("petitions:erasures"))
        for row in rows
    }


def _page(row: DataRequest) -> str:
    if row.petition is None:
        return ""
    return reverse("petitions:personal", args=[row.petition.public_id])
