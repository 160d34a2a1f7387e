"""The book of reception: its rows of some days, to read and to take along."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.documents.content import DOCX, XLSX
from danvan.petitions.access_reception import units_of_books, visible_visits
from danvan.petitions.actions.reception_looks import note_book_taken
from danvan.petitions.forms.reception import PeriodForm
from danvan.petitions.queries.reception_book import Book, book_paper, book_sheet, books_of
from danvan.petitions.views.reception import crumbs, handed_over
from danvan.units.models import Unit
from danvan.units.queries import unit_book

KINDS = {"xlsx": XLSX, "docx": DOCX}


@staff_page("reception.hold")
@require_safe
def book(request: StaffRequest) -> HttpResponse:
    """Show in which form the book of some days is kept and how many rows it has."""
    form, since, until = _asked(request)
    unit = _unit(request)
    context = {
        "form": form,
        "parts": [(one, len(one.visits)) for one in _books(request, unit, since, until)],
        "query": f"since={since:%d/%m/%Y}&until={until:%d/%m/%Y}",
        "crumbs": crumbs(),
    }
    return render(request, "petitions/reception_book.html", context)


@staff_page("reception.hold")
@require_safe
def book_file(request: StaffRequest, kind: str) -> HttpResponse:
    """Hand over the book of some days; that it was taken is written down first."""
    form, since, until = _asked(request)
    if not form.is_valid():
        raise Http404
    unit = _unit(request)
    books = _books(request, unit, since, until)
    note_book_taken(unit, since, until, by=request.user, on=request.today)
    name = f"so-tiep-cong-dan-{since:%Y%m%d}-{until:%Y%m%d}.{kind}"
    office = unit_book(request.today, {unit.pk}).name(unit.pk)
    content = book_sheet(books) if kind == "xlsx" else book_paper(books, office)
    return handed_over(content, KINDS[kind], name)


def _books(request: StaffRequest, unit: Unit, since: date, until: date) -> tuple[Book, ...]:
    visits = visible_visits(request.user, on=request.today).filter(session__unit=unit)
    return books_of(visits, since, until)


def _unit(request: StaffRequest) -> Unit:
    """Return whose book is asked for: one's own unless another one that one keeps is named."""
    rows = Unit.objects.filter(pk__in=units_of_books(request.user, on=request.today))
    asked = request.GET.get("don-vi", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    unit = rows.filter(pk=chosen).first() if chosen else rows.order_by("level", "pk").first()
    if unit is None:
        raise Http404(_("Không có sổ tiếp công dân nào."))
    return unit


def _asked(request: StaffRequest) -> tuple[PeriodForm, date, date]:
    """Return the days asked for; this month so far without any."""
    on = request.today
    first = on.replace(day=1)
    given = {"since": f"{first:%d/%m/%Y}", "until": f"{on:%d/%m/%Y}"}
    form = PeriodForm(request.GET if request.GET.get("since") else given)
    if form.is_valid():
        return form, form.cleaned_data["since"], form.cleaned_data["until"]
    return form, first, on
