"""Whom a case is about: the page where it is noted, or changed when it is found out later."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access import may_do, sees_petition, visible_petitions
from danvan.petitions.actions.sealed_moving import set_about_post
from danvan.petitions.forms.sealed import AboutForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.sealed_pages import posts_complained_of


@staff_page("petitions.classify")
def about(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Note which post a case is about; against a head it goes up in the same act."""
    rows = visible_petitions(request.user, on=request.today)
    petition = get_object_or_404(rows, public_id=public_id)
    if not may_do(request.user, "petitions.classify", petition, on=request.today):
        raise Http404
    form = AboutForm(
        request.POST or None,
        posts=posts_complained_of([petition.unit_id], on=request.today),
        initial={"version": petition.version, "about_post": petition.about_post_id},
    )
    with refusals(form):
        if form.is_valid():
            given = form.cleaned_data
            set_about_post(
                petition.pk,
                given["version"],
                given["about_post"],
                by=request.user,
                on=request.today,
            )
    if form.is_valid():
        return _noted(request, petition)
    status = INVALID if form.is_bound else 200
    shown = {"form": form, "petition": petition}
    return render(request, "petitions/about.html", shown, status=status)


def _noted(request: StaffRequest, petition: Petition) -> HttpResponse:
    """Lead back to the case, or home where it is the person's no more."""
    if sees_petition(request.user, petition, on=request.today):
        messages.success(request, _("Đã ghi chức vụ mà đơn nói đến."))
        return leave(request, reverse("petitions:case", args=[petition.public_id]))
    messages.success(request, _("Đơn đã chuyển đến nơi có thẩm quyền giải quyết."))
    return leave(request, "desk:home")
