"""Where people reach a unit: the list of one's own units, and the form of each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.obligations.views.told import refusals
from danvan.petitions.access_window import KEEP, desks_kept
from danvan.petitions.actions.desks import set_desk
from danvan.petitions.forms.window import DeskForm
from danvan.petitions.models import PublicDesk
from danvan.petitions.queries.desks import desk_of, desks_of


@staff_page(KEEP)
def desks(request: StaffRequest) -> HttpResponse:
    """Show where people reach one's own units."""
    units = desks_kept(request.user, on=request.today).values_list("pk", flat=True)
    return render(request, "petitions/desks.html", {"desks": desks_of(units, on=request.today)})


@staff_page(KEEP)
def desk(request: StaffRequest, key: str) -> HttpResponse:
    """Write where people reach one unit."""
    unit = get_object_or_404(desks_kept(request.user, on=request.today), key=key)
    known = PublicDesk.objects.filter(unit=unit).first()
    now = desk_of(unit.pk, on=request.today)
    initial = {
        "version": known.version if known else 0,
        "place": now.place,
        "phone": now.phone,
        "hours": now.hours,
        "takes_online": now.takes_online,
    }
    form = DeskForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                version = form.cleaned_data["version"]
                set_desk(unit.pk, version, form.given(), by=request.user, on=request.today)
        if form.is_valid():
            messages.success(request, _("Đã lưu nơi tiếp nhận."))
            return leave(request, "petitions:desks")
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/desk.html", {"form": form, "desk": now}, status=status)
