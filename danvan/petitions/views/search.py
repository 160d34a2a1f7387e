"""Looking cases up by words, number or a sender's name; taking the register along."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID
from danvan.documents.content import XLSX
from danvan.petitions.access import visible_petitions
from danvan.petitions.actions.looks import MOST_FOUND, look_for_name, take_names_along
from danvan.petitions.forms.statistics import NameSearchForm, RegisterExportForm, SearchForm
from danvan.petitions.models.cases import Kind
from danvan.petitions.queries.register import lines_of
from danvan.petitions.queries.register_sheet import register_sheet
from danvan.petitions.queries.search import speaking_of
from danvan.writers.sheets import write_workbook

SHOWN = 50
MOST_EXPORTED = 20_000
TAKEN = "danvan_taken"


@staff_page("petitions.view")
@require_safe
def search(request: StaffRequest) -> HttpResponse:
    """Show the cases a person sees that have a number, or speak of some words."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    rows = []
    if text.strip():
        seen = visible_petitions(request.user, on=request.today)
        rows = list(speaking_of(seen, text).order_by("-received_on", "-pk")[: SHOWN + 1])
    shown = {"form": form, "text": text, "lines": lines_of(rows[:SHOWN], on=request.today)}
    return _page(request, shown | {"more": len(rows) > SHOWN})


@staff_page("petitions.view")
def by_name(request: StaffRequest) -> HttpResponse:
    """Show the person's own cases that somebody of a name sent; asked with a purpose, noted."""
    form = NameSearchForm(request.POST or None)
    found = None
    if form.is_valid():
        given = form.cleaned_data
        by, on = request.user, request.today
        found = look_for_name(given["name"], given["purpose"], by=by, on=on)
    shown = {
        "form": form,
        "asked": found is not None,
        "lines": lines_of(found or (), on=request.today),
        "most": MOST_FOUND if found is not None and len(found) == MOST_FOUND else None,
    }
    status = INVALID if form.is_bound and not form.is_valid() else 200
    return _closed(render(request, "petitions/search_name.html", shown, status=status))


@staff_page("petitions.view")
def take_register(request: StaffRequest) -> HttpResponse:
    """Hand the register of a period over as a spreadsheet; with names only for a purpose."""
    on = request.today
    first = {"since": date(on.year, 1, 1), "until": on}
    kinds = [choice for choice in Kind.choices if choice[0]]
    form = RegisterExportForm(request.POST or None, kinds=kinds, initial=first)
    if form.is_valid():
        answer = _sheet(request, form)
        if answer is not None:
            return answer
    status = INVALID if form.is_bound else 200
    return _closed(render(request, "petitions/register_export.html", {"form": form}, status=status))


def _sheet(request: StaffRequest, form: RegisterExportForm) -> HttpResponse | None:
    given, on = form.cleaned_data, request.today
    wanted = {"kind": given["kind"], "field": given["topic"]}
    rows = visible_petitions(request.user, on=on).filter(
        received_on__range=(given["since"], given["until"]),
        **{name: value for name, value in wanted.items() if value},
    )
    if rows.count() > MOST_EXPORTED:
        told = _("Có hơn %(most)s đơn. Hãy chọn kỳ ngắn hơn hoặc một loại đơn rồi tải lại.")
        form.add_error("until", told % {"most": f"{MOST_EXPORTED:,}".replace(",", ".")})
        return None
    if given["names"]:
        keys = rows.order_by().values_list("pk", flat=True)
        take_names_along(keys, given["purpose"], by=request.user, on=on)
    sheet = register_sheet(rows, with_names=given["names"], on=on)
    answer = HttpResponse(write_workbook([sheet], on_disk=False), content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(True, f"so-don-{on:%Y%m%d}.xlsx")
    answer["X-Content-Type-Options"] = "nosniff"
    mark = request.POST.get("mark", "")
    if mark.isdecimal():  # the page waits for it to say that the file has come
        answer.set_cookie(TAKEN, mark[:20], max_age=60, path=request.path, samesite="Strict")
    return _closed(answer)


def _page(request: StaffRequest, shown: dict[str, object]) -> HttpResponse:
    return _closed(render(request, "petitions/search.html", shown))


def _closed(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
