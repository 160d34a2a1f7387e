"""A sealed case: what lies under the seal, opening it, who keeps it, who opened it."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.documents.content import checked_content
from danvan.documents.views.files import as_download
from danvan.obligations.views.told import refusals
from danvan.petitions.access import (
    answers_for_seal,
    may_open_seal,
    sealed_cases_kept,
    sees_openings,
    visible_petitions,
)
from danvan.petitions.actions.sealed_keeping import charge_keeper, lay_under_seal, release_keeper
from danvan.petitions.actions.sealed_opening import Opened, open_identity, open_paper, open_text
from danvan.petitions.actions.sealed_papers import checked_papers
from danvan.petitions.forms.sealed import KeeperForm, LayForm, OpenForm
from danvan.petitions.models import SealedCase, SealedPaper
from danvan.petitions.queries.sealed import paper_numbers
from danvan.petitions.queries.sealed_pages import sealed_page
from danvan.petitions.views.uploads import in_memory

PER_PAGE = 100


@staff_page()
@require_safe
def kept(request: StaffRequest) -> HttpResponse:
    """Show the sealed cases that the person keeps."""
    cases = sealed_cases_kept(request.user, on=request.today)
    rows = cases.select_related("petition").order_by("-petition__received_on", "-pk")[:PER_PAGE]
    return _closed(render(request, "petitions/sealed_kept.html", {"cases": rows}))


@staff_page()
@require_safe
def sealed(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show what lies under the seal of a petition, all of it closed."""
    return _page(request, _case(request, public_id))


@staff_page()
@require_POST
def open_part(request: StaffRequest, public_id: UUID, what: str) -> HttpResponse:
    """Open who wrote or the full text, for this one answer."""
    case = _case(request, public_id)
    if not may_open_seal(request.user, case, on=request.today):
        raise Http404
    form = OpenForm(request.POST, prefix=what)
    opened = Opened()
    with refusals(form):
        if form.is_valid():
            act = open_identity if what == "nguoi" else open_text
            reason = form.cleaned_data["reason"]
            opened = act(case.pk, reason, by=request.user, on=request.today)
    if form.is_valid():
        return _page(request, case, opened=what, parts=opened)
    return _page(request, case, forms={what: form}, status=INVALID)


@staff_page()
@require_POST
def open_file(request: StaffRequest, public_id: UUID) -> HttpResponseBase:
    """Hand one sealed paper over, under a number for a name."""
    paper = get_object_or_404(SealedPaper.objects.select_related("case"), public_id=public_id)
    case = _case(request, paper.case.petition.public_id)
    if not may_open_seal(request.user, case, on=request.today):
        raise Http404
    form = OpenForm(request.POST, prefix=f"tep-{paper.pk}")
    data = b""
    with refusals(form):
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            data = open_paper(paper.pk, reason, by=request.user, on=request.today).data
    if not form.is_valid():
        return _page(request, case, forms={f"tep-{paper.pk}": form}, status=INVALID)
    return _handed(case, paper, data)


@staff_page()
@require_POST
def charge(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Charge a person with the seal, or take it back from one."""
    case = _case(request, public_id)
    if not answers_for_seal(request.user, case, on=request.today):
        raise Http404
    by, on = request.user, request.today
    offered = sealed_page(case, by, on=on)
    try:
        if gone := request.POST.get("release", ""):
            release_keeper(case.pk, int(gone) if gone.isdecimal() else 0, by=by, on=on)
        else:
            form = KeeperForm(request.POST, people=offered.offered)
            if not form.is_valid():
                return _page(request, case, forms={"keeper": form}, status=INVALID)
            charge_keeper(case.pk, form.cleaned_data["person"], by=by, on=on)
    except ActRefused as refused:
        messages.error(request, refused.message)
        return redirect(_address(case))
    messages.success(request, _("Đã cập nhật người giữ bí mật."))
    return redirect(_address(case))


@in_memory
@staff_page()
@require_POST
def lay(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Lay more papers under the seal."""
    case = _case(request, public_id)
    if not may_open_seal(request.user, case, on=request.today):
        raise Http404
    form = LayForm(request.POST, request.FILES)
    with refusals(form):
        if form.is_valid():
            files = [(file.name or "", file.read()) for file in form.cleaned_data["papers"]]
            papers = checked_papers(files, form.cleaned_data["role"])
            lay_under_seal(case.pk, papers, by=request.user, on=request.today)
    if form.is_valid():
        messages.success(request, _("Đã niêm phong tài liệu."))
        return leave(request, _address(case))
    return _page(request, case, forms={"lay": form}, status=INVALID)


def _case(request: StaffRequest, public_id: UUID) -> SealedCase:
    """Return a case whose page the person may open: 404 for everybody else."""
    rows = visible_petitions(request.user, on=request.today).filter(is_sealed=True)
    petition = get_object_or_404(rows, public_id=public_id)
    case = get_object_or_404(SealedCase.objects.select_related("petition"), petition=petition)
    if not sees_openings(request.user, case, on=request.today):
        raise Http404
    return case


def _page(
    request: StaffRequest,
    case: SealedCase,
    *,
    opened: str = "",
    parts: Opened | None = None,
    forms: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = sealed_page(case, request.user, on=request.today)
    given = forms or {}
    numbered = zip(case.papers.values_list("pk", flat=True), page.papers, strict=True)
    shown = {
        "case": case,
        "petition": case.petition,
        "page": page,
        "opened": opened,
        "parts": parts,
        "person_form": given.get("nguoi") or OpenForm(prefix="nguoi"),
        "text_form": given.get("noi-dung") or OpenForm(prefix="noi-dung"),
        "papers": [
            (line, given.get(f"tep-{pk}") or OpenForm(prefix=f"tep-{pk}")) for pk, line in numbered
        ],
        "keeper_form": given.get("keeper") or KeeperForm(people=page.offered),
        "lay_form": given.get("lay") or LayForm(),
    }
    return _closed(render(request, "petitions/sealed.html", shown, status=status))


def _handed(case: SealedCase, paper: SealedPaper, data: bytes) -> HttpResponseBase:
    """Hand a paper over under its number; what it is, is read from what it holds."""
    number = paper_numbers(case.papers.values_list("pk", flat=True))[paper.pk]
    content = checked_content(data, "tai-lieu.txt")
    return as_download(BytesIO(data), f"tai-lieu-{number}{content.ending}", content.content_type)


def _address(case: SealedCase) -> str:
    return reverse("petitions:sealed", kwargs={"public_id": case.petition.public_id})


def _closed(answer: HttpResponse) -> HttpResponse:
    """Let nothing on the way and no browser keep the page."""
    answer["Cache-Control"] = "private, no-store"
    return answer
