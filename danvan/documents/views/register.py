"""Pages of the registers: what stands in them, one document, a register as a spreadsheet."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.documents.access.register import (
    UNFINISHED,
    Registers,
    may_correct,
    may_keep_law,
    may_relate,
    registers_read,
    visible_documents,
)
from danvan.documents.content import XLSX
from danvan.documents.forms.register import DayForm, RegisterFilterForm
from danvan.documents.models import Document
from danvan.documents.queries.life import life_of
from danvan.documents.queries.page import document_page
from danvan.documents.queries.register import (
    Wanted,
    found_documents,
    found_in_each,
    offered_in,
    pages_of,
    register_lines,
)
from danvan.documents.sheets import register_sheet
from danvan.units.queries import unit_book
from danvan.writers.sheets import write_workbook

PER_PAGE = 30
MOST_EXPORTED = 20_000
Side = Document.Side
TABS = (
    (Side.OUTGOING, gettext_lazy("Văn bản đi")),
    (Side.INCOMING, gettext_lazy("Văn bản đến")),
    (Side.LAW, gettext_lazy("Pháp luật, cấp trên")),
)


@staff_page("documents.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show a register, narrowed to what is asked for, by pages of thirty."""
    on = request.today
    registers = registers_read(request.user, on=on)
    form = _filters(request, registers)
    wanted = form.wanted()
    page = pages_of(registers, wanted, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "wanted": wanted,
        "page": page,
        "lines": register_lines(list(page.object_list), wanted.in_force or on, on),
        "tabs": _tabs(registers, wanted),
        "keep": _without(request.GET, "page"),
        "reset": f"?side={wanted.side}",
        "enters": may_open(request, "documents.issue"),
        "drafts": may_open(request, "documents.draft"),
        "receives": may_open(request, "documents.receive"),
    }
    return render(request, "documents/register.html", context)


@staff_page("documents.export")
@require_safe
def export(request: StaffRequest) -> HttpResponse:
    """Hand what is narrowed of a register over as a spreadsheet."""
    on = request.today
    registers = registers_read(request.user, on=on, act="documents.export")
    wanted = _filters(request, registers).wanted()
    found = found_documents(registers, wanted)
    if found.count() > MOST_EXPORTED:
        told = _("Có hơn %(most)s văn bản. Hãy lọc theo năm hoặc loại rồi tải lại.")
        messages.error(request, told % {"most": f"{MOST_EXPORTED:,}".replace(",", ".")})
        return redirect(f"{reverse('documents:register')}?{request.GET.urlencode()}")
    sheet = register_sheet(wanted.side, found, wanted.in_force or on, unit_book(on))
    answer = HttpResponse(write_workbook([sheet]), content_type=XLSX)
    name = f"so-van-ban-{wanted.side}-{on:%Y%m%d}.xlsx"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@staff_page("documents.view")
@require_safe
def detail(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show one document: what it is, what holds for it on a day, how it stands to others."""
    user, on = request.user, request.today
    document = document_or_404(request, public_id)
    form = DayForm(request.GET or None)
    day = (form.cleaned_data["day"] if form.is_valid() else None) or on
    page = document_page(document, user, on=on, day=day, page=_page_of)
    context = {
        "page": page,
        "document": document,
        "life": life_of(document, user, on=on),
        "form": form,
        "day": day,
        "events": [
            {"at": line.at, "text": line.sentence, "by": line.who, "icon": line.icon}
            for line in page.history
        ],
        "crumbs": crumbs_of(document.side),
        **_offered_acts(request, document, on),
    }
    return render(request, "documents/document.html", context)


def document_or_404(request: StaffRequest, public_id: UUID) -> Document:
    """Return a document the person sees; strangers are told that there is none."""
    seen = visible_documents(request.user, on=request.today)
    rows = seen.select_related("file", "draft_file")
    return get_object_or_404(rows, public_id=public_id)


def crumbs_of(side: str) -> list[dict[str, str]]:
    """Return the way back to a register."""
    labels = {str(value): str(label) for value, label in TABS}
    return [{"label": labels[side], "url": f"{reverse('documents:register')}?side={side}"}]


def _offered_acts(request: StaffRequest, document: Document, on: date) -> dict[str, bool]:
    """Return which acts the page leads to; each act asks again."""
    user, unfinished = request.user, document.state in UNFINISHED
    mends = document.side != Side.LAW and not unfinished
    return {
        "unfinished": unfinished,
        "corrects": mends and may_correct(user, document, on=on),
        "relates": document.side != Side.LAW and may_relate(user, document, on=on),
        "keeps": document.side == Side.LAW and may_keep_law(user, on=on),
    }


def _page_of(public_id: UUID) -> str:
    return reverse("documents:document", args=[public_id])


def _filters(request: StaffRequest, registers: Registers) -> RegisterFilterForm:
    """Return the filters of the register asked for, offering only what stands in it."""
    side = request.GET.get("side", "")
    side = side if side in Side.values else str(Side.OUTGOING)
    offered = offered_in(side, registers)
    return RegisterFilterForm(request.GET, register=side, offered=offered)


def _tabs(registers: Registers, wanted: Wanted) -> list[dict[str, object]]:
    """Return the registers; while one looks for words, with how many were found in each."""
    counts = found_in_each(registers, wanted.text)
    kept = QueryDict(mutable=True)
    if wanted.text:
        kept["q"] = wanted.text
    tabs: list[dict[str, object]] = []
    for side, label in TABS:
        kept["side"] = side
        tabs.append(
            {
                "label": label,
                "url": f"?{kept.urlencode()}",
                "current": side == wanted.side,
                "count": counts.get(side, 0) if counts is not None else None,
            }
        )
    return tabs


def _without(query: QueryDict, name: str) -> str:
    kept = query.copy()
    kept.pop(name, None)
    return kept.urlencode()
