"""Looking thresholds and lists of complexity up: those of the day, one row and what it was."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.accounts.queries.history import history_of
from danvan.law.access import may_edit_law
from danvan.law.models import ComplexityList, LegalRow, Threshold, TimeLimit
from danvan.law.queries.table import complexity_on, thresholds_on
from danvan.law.views.tables import COMPLEXITY, TABLES, THRESHOLD
from danvan.law.views.tabs import tabs


@staff_page("law.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the shares and numbers a decision must reach, and what makes a case complex."""
    context = {
        "thresholds": thresholds_on(request.today),
        "lists": complexity_on(request.today),
        "threshold": THRESHOLD,
        "complexity": COMPLEXITY,
        "keeps": may_edit_law(request.user, on=request.today),
        "tabs": tabs(request, "thresholds"),
    }
    return render(request, "law/thresholds.html", context)


@staff_page("law.view")
@require_safe
def detail(request: StaffRequest, kind: str, pk: int) -> HttpResponse:
    """Show one row: what it says, where from, what stood before and after it, who changed it."""
    table = TABLES.get(kind)
    if table is None or table.model is TimeLimit:
        raise Http404
    rows = table.model._default_manager.all()
    row = get_object_or_404(rows, pk=pk)
    about = table.form.about
    context = {
        "row": row,
        "kind": kind,
        "table": table,
        "listed": reverse(table.listed),
        "facts": _facts(row),
        "link": row.url if row.url.startswith(("https://", "http://")) else "",
        "others": rows.filter(**{about: getattr(row, about)}).order_by("-since", "-pk"),
        "events": events_of(row),
        "keeps": may_edit_law(request.user, on=request.today),
    }
    return render(request, "law/row.html", context)


def events_of(row: LegalRow) -> list[dict[str, object]]:
    """Return who changed a row, as a timeline shows it."""
    return [
        {"at": line.at, "text": line.sentence, "by": line.who, "icon": line.icon}
        for line in history_of(row)
    ]


def _facts(row: LegalRow) -> list[tuple[str, list[str]]]:
    """Return what a row says, each under its word."""
    if isinstance(row, Threshold):
        return [
            (_("Phải đạt"), [row.said]),
            (_("Tính trên"), [row.of_what]),
            (_("Mã việc"), [row.topic]),
        ]
    if isinstance(row, ComplexityList):
        return [
            (_("Loại vụ việc"), [row.get_kind_display()]),
            (_("Tiêu chí"), [one["text"] for one in row.criteria]),
        ]
    return []
