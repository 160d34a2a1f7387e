"""Pages of reception: the calendar of sessions, the week to be posted, the days really held."""

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, may_open, staff_page
from danvan.documents.content import DOCX
from danvan.petitions.access_reception import VIEW, units_planning
from danvan.petitions.forms.reception import PeriodForm
from danvan.petitions.models import ReceptionSession
from danvan.petitions.queries.reception_held import heads_held
from danvan.petitions.queries.reception_month import month_asked, month_of_sessions
from danvan.petitions.queries.reception_papers import HEAD, spoken_week, week_paper, week_row
from danvan.petitions.queries.reception_public import reception_days
from danvan.petitions.queries.reception_sessions import session_lines, sessions_between
from danvan.rules.deadlines.calendar import WEEKDAYS
from danvan.units.access import reachable
from danvan.units.models import Unit
from danvan.units.queries import unit_book
from danvan.units.queries.offered import unit_choices_on

PER_PAGE = 25
COMING, PAST, MONTH = "sap-toi", "da-qua", "thang"
BACK = timedelta(days=120)  # how far the count of days goes back unless asked otherwise


@staff_page("reception.view")
@require_safe
def index(request: StaffRequest) -> HttpResponse:
    """Show the sessions: those to come, those past, or a month; with what is to be minded."""
    user, on = request.user, request.today
    shown = request.GET.get("xem", COMING)
    context = {
        "tabs": _tabs(shown),
        "plans": units_planning(user, on=on).exists(),
        "holds": may_open(request, "reception.hold"),
        "warnings": _warnings(request),
        "shown": shown,
    }
    if shown == MONTH:
        first = month_asked(request.GET.get("thang", ""), on=on)
        context |= {"month": month_of_sessions(user, first, on=on), "weekdays": WEEKDAYS}
        return render(request, "petitions/reception_month.html", context)
    past = shown == PAST
    rows = sessions_between(
        user, None if past else on, on - timedelta(days=1) if past else None, on=on
    )
    if past:
        rows = rows.order_by("-on", "-starts", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = session_lines(page.object_list, user, on=on)
    unrecorded = sessions_between(user, on - BACK, on - timedelta(days=1), on=on)
    context |= {
        "page": page,
        "lines": lines,
        "keep": f"xem={shown}" if past else "",
        "unrecorded": 0
        if past
        else unrecorded.filter(state=ReceptionSession.State.PLANNED).count(),
        "several": len({line.unit for line in lines}) > 1,
    }
    return render(request, "petitions/reception_list.html", context)


@staff_page("reception.view")
@require_safe
def held(request: StaffRequest) -> HttpResponse:
    """Show how many days each head received himself, period by period, by the law of then."""
    on = request.today
    given = {"since": f"{on - BACK:%d/%m/%Y}", "until": f"{on:%d/%m/%Y}"}
    form = PeriodForm(request.GET if request.GET.get("since") else given)
    since, until = on - BACK, on
    if form.is_valid():
        since, until = form.cleaned_data["since"], form.cleaned_data["until"]
    heads = heads_held(units_shown(request), since, until, on=on)
    context = {"form": form, "heads": heads, "crumbs": crumbs()}
    return render(request, "petitions/reception_held.html", context)


@staff_page("reception.view")
@require_safe
def week(request: StaffRequest) -> HttpResponse:
    """Show the schedule of a week, in print as it is posted, and the words for a loudspeaker."""
    unit, monday = _week_asked(request)
    sunday = monday + timedelta(days=6)
    days = reception_days(unit.pk, monday, sunday, on=request.today)
    name = unit_book(request.today, {unit.pk}).name(unit.pk)
    week_of = timedelta(days=7)
    context = {
        "unit": unit,
        "name": name,
        "monday": monday,
        "sunday": sunday,
        "head": HEAD,
        "rows": [week_row(day) for day in days],
        "spoken": spoken_week(name, monday, sunday, days),
        "before": monday - week_of,
        "after": monday + week_of,
        "units": unit_choices_on(Unit.objects.filter(pk__in=units_shown(request)), request.today),
        "crumbs": crumbs(),
    }
    return render(request, "petitions/reception_week.html", context)


@staff_page("reception.view")
@require_safe
def week_file(request: StaffRequest) -> HttpResponse:
    """Hand over the schedule of a week as .docx."""
    unit, monday = _week_asked(request)
    sunday = monday + timedelta(days=6)
    days = reception_days(unit.pk, monday, sunday, on=request.today)
    paper = week_paper(unit, monday, sunday, days, on=request.today)
    return handed_over(paper, DOCX, f"lich-tiep-cong-dan-{monday:%Y%m%d}.docx")


def units_shown(request: StaffRequest) -> frozenset[int]:
    """Return the units whose receptions a person sees."""
    reach = reachable(request.user, VIEW, request.today)
    return reach.own | reach.received


def crumbs() -> list[dict[str, str]]:
    """Return the way back to the list."""
    return [{"label": _("Tiếp công dân"), "url": reverse("reception:list")}]


def handed_over(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file to be kept by who asked and by nobody between; its name tells of nobody."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _warnings(request: StaffRequest) -> list[dict[str, object]]:
    """Return the heads who must still receive before the period ends."""
    on = request.today
    heads = heads_held(units_shown(request), on, on, on=on)
    return [{"head": head, "warned": head.warning} for head in heads if head.warning]


def _tabs(shown: str) -> list[dict[str, object]]:
    labels = ((COMING, _("Sắp tới")), (MONTH, _("Lịch tháng")), (PAST, _("Đã qua")))
    here = reverse("reception:list")
    return [
        {"label": label, "url": f"{here}?xem={key}", "current": key == shown}
        for key, label in labels
    ]


def _week_asked(request: StaffRequest) -> tuple[Unit, date]:
    """Return the unit and the Monday asked for: by default one's own, this week's."""
    units = units_shown(request)
    asked = request.GET.get("don-vi", "")
    chosen = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    rows = Unit.objects.filter(pk__in=units)
    unit = rows.filter(pk=chosen).first() if chosen else rows.order_by("level", "pk").first()
    if unit is None:
        raise Http404
    try:
        day = date.fromisoformat(request.GET.get("tu", ""))
    except ValueError:
        day = request.today
    if not 2000 < day.year < 2100:
        day = request.today
    return unit, day - timedelta(days=day.weekday())
