"""The review page, and what is done there to many rows at once."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, is_part, leave
from danvan.plans.access.drafts import may_review, possible_issuers, visible_drafts
from danvan.plans.actions.draft_items import accept_resolved, mark_section_general
from danvan.plans.actions.drafts_issuer import IssuerChoice, choose_issuer
from danvan.plans.forms.drafts import IssuerForm
from danvan.plans.models import DraftItem, PlanDraft
from danvan.plans.queries.draft_units import unit_finder
from danvan.plans.queries.drafts import (
    REVIEWED,
    header_of,
    plans_above,
    possible_partners,
    title_of,
)
from danvan.plans.queries.plans_origins import label_of
from danvan.plans.queries.renewal_pairs import pairing_of
from danvan.plans.queries.review import review_of
from danvan.readers.ocr import ocr_available
from danvan.units.queries import unit_book


def reviewed_draft(request: StaffRequest, public_id: UUID) -> PlanDraft:
    """Return a draft the person sees; a stranger gets 404."""
    seen = visible_drafts(request.user, request.today).select_related(
        "file", "unit", "renews__document"
    )
    return get_object_or_404(seen, public_id=public_id)


def review_page(request: StaffRequest, draft: PlanDraft) -> HttpResponse:
    """Show the source lit beside the rows that were read."""
    review = review_of(draft)
    header = header_of(draft)
    context = {
        "draft": draft,
        "review": review,
        "remaining": review.remaining,
        "title": title_of(header, draft),
        "plan_header": header,
        "may_edit": may_review(request.user, draft, on=request.today),
        "page_numbers": range(1, (draft.pages or 0) + 1) if draft.is_scan else (),
        "ocr": draft.is_scan and ocr_available(),
        "issuer_name": review.maker.book.name(draft.issuer_id),
        "co_issuer_name": review.maker.book.name(draft.co_issuer_id),
        "older": label_of(draft.renews) if draft.renews else "",
        "unpaired": len(pairing_of(draft, request.today).waiting),
    }
    return render(request, "plans/drafts/review.html", context)


@staff_page("plans.import")
def issuer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Choose who issued the plan and when; everything proposed hangs on it."""
    draft = reviewed_draft(request, public_id)
    form = _issuer_form(request, draft)
    if request.method == "POST" and form.is_valid():
        try:
            _choose(request, draft, form)
        except ActRefused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Đã đối chiếu đơn vị theo ngày văn bản."))
            return back_to_review(request, draft)
    context = {"draft": draft, "form": form, "plan_header": header_of(draft)}
    status = INVALID if form.is_bound else 200
    return render(request, "plans/drafts/issuer.html", context, status=status)


def _choose(request: StaffRequest, draft: PlanDraft, form: IssuerForm) -> None:
    given = form.cleaned_data
    choice = IssuerChoice(
        issuer=given["issuer"],
        day=given["day"],
        co_issuer=given["co_issuer"],
        implements=given["implements"],
        inclusive_days=given["inclusive_days"],
    )
    version = given["version"]
    choose_issuer(draft.pk, version=version, choice=choice, by=request.user, on=request.today)


def _issuer_form(request: StaffRequest, draft: PlanDraft) -> IssuerForm:
    issuers = possible_issuers(request.user, request.today)
    partners = possible_partners(issuers)
    pks = {*issuers.values_list("pk", flat=True), *partners.values_list("pk", flat=True)}
    proposed = draft.issuer_id or (draft.unit_id if issuers.count() == 1 else None)
    return IssuerForm(
        request.POST or None,
        initial={
            "version": draft.version,
            "issuer": proposed,
            "day": header_of(draft).day,
            "co_issuer": draft.co_issuer_id,
            "implements": draft.implements_id,
            "inclusive_days": draft.inclusive_days,
        },
        issuers=issuers,
        partners=partners,
        above=plans_above(issuers, request.today),
        book=unit_book(request.today, pks),
    )


@require_POST
@staff_page("plans.import")
def accept_all(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take every waiting row of the given kinds about which nothing is open."""
    draft = reviewed_draft(request, public_id)
    kinds = [kind for kind in request.POST.getlist("kind") if kind in REVIEWED]
    try:
        count = accept_resolved(draft.pk, kinds=kinds, by=request.user, on=request.today)
    except ActRefused as refusal:
        messages.error(request, refusal.message)
    else:
        said = ngettext("Đã nhận %(count)d dòng.", "Đã nhận %(count)d dòng.", count)
        messages.success(request, said % {"count": count})
    return back_to_review(request, draft)


@require_POST
@staff_page("plans.import")
def general(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Mark the ticked paragraphs of a section as general direction."""
    draft = reviewed_draft(request, public_id)
    rows = _seen_rows(request.POST)
    try:
        count = mark_section_general(draft.pk, rows=rows, by=request.user, on=request.today)
    except ActRefused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(
            request, _("Đã đánh dấu định hướng chung: %(count)d đoạn.") % {"count": count}
        )
        if count < len(rows):
            messages.warning(request, _("Một số đoạn vừa được người khác sửa nên để nguyên."))
    return back_to_review(request, draft)


def _seen_rows(data: QueryDict) -> list[tuple[int, int]]:
    """Return the ticked rows as they were seen («12:3» is row 12, version 3)."""
    pairs = (str(ticked).split(":") for ticked in data.getlist("row"))
    return [(int(p[0]), int(p[1])) for p in pairs if len(p) == 2 and all(x.isdigit() for x in p)]


@staff_page("plans.import")
def units(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Return what could be meant by the first letters of a unit's name, as options."""
    draft = reviewed_draft(request, public_id)
    typed = next((value for value in request.GET.values() if value), "")
    found = unit_finder(draft).suggest(str(typed)[:200])
    return render(request, "plans/drafts/_options.html", {"suggestions": found})


def back_to_review(
    request: StaffRequest, draft: PlanDraft, item: DraftItem | None = None
) -> HttpResponse:
    """Show the whole page again, at a row; htmx is told to fetch it anew where it stands."""
    if is_part(request) and item is not None:
        return HttpResponseClientRefresh()
    url = reverse("plans:draft", args=[draft.public_id])
    return leave(request, f"{url}#row-{item.pk}" if item else url)


def in_place(response: HttpResponse) -> HttpResponse:
    """Keep the page's address: a row's links are boosted, and htmx would push theirs."""
    response["HX-Push-Url"] = "false"
    return response
