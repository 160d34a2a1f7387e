"""Pages of dossiers: the list, one with its papers, its zip."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.documents.access.dossiers import visible_dossiers
from danvan.documents.forms.dossiers import DossierFilterForm
from danvan.documents.models import Dossier
from danvan.documents.queries.dossier_zip import dossier_zip
from danvan.documents.queries.dossiers import dossier_lines, dossier_page, found_dossiers
from danvan.documents.views.files import as_download
from danvan.rules.documents.file_names import paper_file_name
from danvan.units.queries import unit_book

PER_PAGE = 25
ZIP = "application/zip"


@staff_page("dossiers.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the dossiers a person sees, newest first."""
    form = _filters(request)
    found = found_dossiers(request.user, request.today, form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": dossier_lines(list(page.object_list), request.today),
        "keep": _without_page(request.GET),
        "narrowed": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "documents/dossiers/list.html", context)


@staff_page("dossiers.view")
@require_safe
def detail(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a dossier: what is in it, until when it is kept."""
    page = dossier_page(_dossier_or_404(request, public_id), request.today)
    events = [
        {"at": line.at, "text": line.sentence, "by": line.who, "icon": line.icon}
        for line in page.history
    ]
    crumbs = [{"label": _("Hồ sơ"), "url": reverse("documents:dossiers")}]
    context = {"page": page, "dossier": page.dossier, "events": events, "crumbs": crumbs}
    return render(request, "documents/dossiers/detail.html", context)


@staff_page("dossiers.view")
@require_safe
def download(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Hand a dossier over as one zip."""
    page = dossier_page(_dossier_or_404(request, public_id), request.today)
    name = paper_file_name(1, page.dossier.code, page.dossier.title, ".zip")
    content = dossier_zip(page)
    return as_download(content, f"ho-so{name[3:]}", ZIP)


def _dossier_or_404(request: StaffRequest, public_id: UUID) -> Dossier:
    """Return a dossier the person sees; strangers are told that there is none."""
    seen = visible_dossiers(request.user, on=request.today).select_related("closed_by")
    return get_object_or_404(seen, public_id=public_id)


def _filters(request: StaffRequest) -> DossierFilterForm:
    """Return the filters, offering only what the person sees."""
    seen = visible_dossiers(request.user, on=request.today).order_by()
    pairs = set(seen.values_list("unit_id", "closed_on__year").distinct())
    book = unit_book(request.today, {unit for unit, _year in pairs})
    units = sorted(((pk, book.name(pk)) for pk in book.entries), key=lambda pair: pair[1])
    years = sorted({year for _unit, year in pairs}, reverse=True)
    return DossierFilterForm(request.GET, units=units, years=years)


def _without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()
