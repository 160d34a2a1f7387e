"""Days off and days worked in their place: the list of a year, and what an operator says of one."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.acts import ActRefused
from danvan.base.htmx import INVALID, leave
from danvan.law.access import may_edit_law
from danvan.law.actions.days import set_day
from danvan.law.actions.holidays import shipped_days
from danvan.law.forms.days import DayOffForm
from danvan.law.models import Holiday
from danvan.law.queries.table import days_of_year, waiting_days, years_of_days
from danvan.law.views.tabs import tabs
from danvan.rules.deadlines.calendar import say_weekday


@staff_page("law.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the days off and make-up days of a year, and those announced but not decided on."""
    year = _year(request)
    unsettled = [
        date.fromisoformat(str(row["on"])) for row in shipped_days() if not row.get("settled", True)
    ]
    here = reverse("law:days")
    context = {
        "days": days_of_year(year),
        "year": year,
        "years": [
            {"label": str(one), "url": f"{here}?nam={one}", "current": one == year}
            for one in years_of_days(request.today)
        ],
        "waiting": waiting_days(unsettled, year),
        "keeps": may_edit_law(request.user, on=request.today),
        "tabs": tabs(request, "days"),
    }
    return render(request, "law/days.html", context)


@staff_page("law.edit")
@require_http_methods(["GET", "HEAD", "POST"])
def put(request: StaffRequest) -> HttpResponse:
    """Say that a day is off, made up for, or like any other."""
    on = request.today
    if not may_edit_law(request.user, on=on):
        return leave(request, "law:days")
    form = DayOffForm(request.POST or None, initial=_asked(request))
    if form.is_valid():
        given = form.cleaned_data
        day: date = given.pop("day")
        try:
            set_day(day, given.pop("kind"), **given, by=request.user, on=on)
        except ActRefused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(
                request, _("Đã ghi %(day)s. Hạn đang chạy chưa đổi.") % {"day": say_weekday(day)}
            )
            return leave(request, f"{reverse('law:days')}?nam={day.year}")
    status = INVALID if form.is_bound else 200
    return render(request, "law/set_day.html", {"form": form}, status=status)


def _asked(request: StaffRequest) -> dict[str, object]:
    """Return what the form begins with: the day as it stands, or as the shipped file announces."""
    try:
        day = date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return {"kind": Holiday.Kind.OFF}
    row = Holiday.objects.filter(on=day).first()
    if row is not None:
        told = {name: getattr(row, name) for name in ("kind", "name", "source", "verified")}
        return told | {"day": day, "version": row.version}
    shipped = next((one for one in shipped_days() if one["on"] == day.isoformat()), None)
    return {"day": day, "kind": Holiday.Kind.OFF, "name": shipped["name"] if shipped else ""}


def _year(request: StaffRequest) -> int:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and 1 <= int(asked) <= 9999 else request.today.year
