"""Keeping what is being typed at the counter, and throwing it away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.petitions.actions.drafts import drop_draft
from danvan.petitions.views.intake import keep_for, typed_in


@require_POST
@staff_page("petitions.receive")
def save(request: StaffRequest) -> HttpResponse:
    """Keep what is typed so far, encrypted; the answer says when it was kept."""
    try:
        key = UUID(request.POST.get("key", ""))
    except ValueError:
        raise Http404 from None
    shown: dict[str, object] = {"at": clock.now()}
    status = 200
    try:
        if not keep_for(request, key, typed_in(request.POST)):
            raise Http404
    except ActRefused as refused:
        shown, status = {"problem": refused.message}, INVALID
    return render(request, "petitions/_draft_kept.html", shown, status=status)


@require_POST
@staff_page("petitions.receive")
def drop(request: StaffRequest, key: UUID) -> HttpResponse:
    """Throw a draft of one's own away."""
    if not drop_draft(key, by=request.user):
        raise Http404
    messages.success(request, _("Đã bỏ đơn đang nhập dở."))
    return leave(request, "petitions:intake")
