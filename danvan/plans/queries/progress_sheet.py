"""How the work of a plan ended, as a sheet to be filed with it.

A paper of an office: Vietnamese whatever the page speaks.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count
from django.utils import translation

from danvan.accounts.models import User
from danvan.obligations.access import visible_obligations
from danvan.obligations.models import EvidenceUse
from danvan.obligations.queries.shown import judged, work_items
from danvan.plans.models import Plan
from danvan.plans.queries.versions import work_of_plan
from danvan.writers.sheets import Cell, Column, ColumnKind, Sheet, write_workbook

COLUMNS = (
    Column("STT", 6, ColumnKind.NUMBER),
    Column("Nhiệm vụ", 60),
    Column("Kỳ", 12),
    Column("Đơn vị thực hiện", 30),
    Column("Hạn", 12, ColumnKind.DAY),
    Column("Tình trạng", 24),
    Column("Ngày xong", 12, ColumnKind.DAY),
    Column("Số minh chứng", 14, ColumnKind.NUMBER),
)


def progress_sheet(plan: Plan, user: User, on: date) -> bytes:
    """Return the .xlsx of a plan's work as it stands on a day, of what the person sees."""
    with translation.override("vi"):
        return write_workbook([Sheet("Nhiệm vụ", COLUMNS, list(_rows(plan, user, on)))])


def _rows(plan: Plan, user: User, on: date) -> Iterator[tuple[Cell, ...]]:
    seen = visible_obligations(user, on=on).filter(pk__in=work_of_plan(plan).values("pk"))
    rows = list(judged(seen).select_related("assignee").order_by("due", "pk"))
    uses = EvidenceUse.objects.filter(obligation__in=rows).order_by()
    proofs = dict(uses.values_list("obligation").annotate(Count("pk")))
    for number, (row, item) in enumerate(zip(rows, work_items(rows, on=on), strict=True), start=1):
        yield (
            number,
            row.title,
            row.occurrence,
            item.who,
            row.due,
            str(item.state.label),
            row.closed_on,
            proofs.get(row.pk, 0),
        )
