"""«Số liệu đơn thư, tiếp công dân»: the figures of a period, their cases, their files."""

from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID
from danvan.documents.content import DOCX, XLSX
from danvan.petitions.forms.statistics import StatisticsForm, unit_choices
from danvan.petitions.queries.register import lines_of
from danvan.petitions.queries.statistics import (
    BY_LABELS,
    CHOICES,
    COLUMN,
    EMPTY,
    LABELS,
    By,
    Figure,
    condition,
)
from danvan.petitions.queries.statistics_files import statistics_paper, statistics_workbook
from danvan.petitions.queries.statistics_opened import (
    behind_sessions,
    behind_visits,
    rows_behind,
)
from danvan.petitions.queries.statistics_page import (
    Asked,
    Beside,
    StatisticsPage,
    statistics_page,
)
from danvan.petitions.queries.statistics_reception import LABELS as RECEPTION
from danvan.petitions.queries.statistics_reception import opens_receptions
from danvan.petitions.queries.statistics_scope import (
    EVERY,
    counts_below,
    held_in,
    own_registers,
    scope_asked,
)
from danvan.rules.petitions.report_periods import NoSuchPeriod, Period, year_before
from danvan.units.access import main_post
from danvan.units.queries import unit_book

PER_PAGE = 50
FIGURE, BY, CODE = "so", "theo", "la"
WHEN, EARLIER = "ky", "truoc"  # the number beside it: of a year before
WRITERS: dict[str, tuple[str, Callable[[StatisticsPage, str, str], bytes]]] = {
    "xlsx": (XLSX, lambda page, _issuer, _place: statistics_workbook(page)),
    "docx": (DOCX, statistics_paper),
}


@staff_page("petitions.count")
@require_safe
def statistics(request: StaffRequest) -> HttpResponse:
    """Show the figures of a period beside those of a year before."""
    form = _form(request)
    if form.period is None:
        return _closed(render(request, "petitions/statistics.html", {"form": form}, status=INVALID))
    page = _page(request, form)
    shown = {
        "form": form,
        "page": page,
        "keep": _kept(request.GET).urlencode(),
        "keep_units": _before_unit(request.GET),
    }
    return _closed(render(request, "petitions/statistics.html", shown))


@staff_page("petitions.count")
@require_safe
def cases(request: StaffRequest) -> HttpResponse:
    """Show exactly the cases behind one number, to who sees the register they stand in."""
    if FIGURE not in request.GET:
        return redirect("petitions:statistics")
    form = _form(request)
    figure, by = _figure(request.GET.get(FIGURE, "")), _by(request.GET.get(BY, ""))
    if form.period is None:
        raise Http404
    asked = _asked(request, form)
    if not asked.scope.sees:
        raise Http404
    on = request.today
    period, as_of = asked.period, asked.as_of(on)
    if request.GET.get(WHEN) == EARLIER:
        period = _year_before(period)
        as_of = period.until
    found = held_in(asked.scope, period).filter(condition(figure, period, as_of))
    code = request.GET.get(CODE, "")
    if by is not None:
        found = found.filter(**{COLUMN[by]: code})
    ordered = found.order_by("-received_on", "-pk")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "lines": lines_of(list(page.object_list), on=on),
        "figure": LABELS[figure],
        "told": _told(by, code),
        "period": period,
        "keep": _without_page(request.GET),
        "back": f"{reverse('petitions:statistics')}?{_kept(request.GET).urlencode()}",
    }
    return _closed(render(request, "petitions/statistics_cases.html", shown))


@staff_page("petitions.count")
@require_safe
def receptions(request: StaffRequest) -> HttpResponse:
    """Show exactly the sessions or visits behind one number, to who sees those receptions."""
    name, on = request.GET.get(FIGURE, ""), request.today
    if not name:
        return redirect("petitions:statistics")
    form = _form(request)
    if form.period is None or name not in RECEPTION:
        raise Http404
    scope = _asked(request, form).scope
    if not opens_receptions(scope, on):
        raise Http404
    earlier = request.GET.get(WHEN) == EARLIER
    period = _year_before(form.period) if earlier else form.period
    rows = rows_behind(name, scope, period)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "sessions": behind_sessions(page.object_list, request.user, name, on=on),
        "visits": behind_visits(page.object_list, request.user, name, on=on),
        "figure": RECEPTION[name],
        "period": period,
        "keep": _without_page(request.GET),
        "back": f"{reverse('petitions:statistics')}?{_kept(request.GET).urlencode()}",
    }
    return _closed(render(request, "petitions/statistics_receptions.html", shown))


@staff_page("petitions.count")
@require_safe
def statistics_file(request: StaffRequest, ending: str) -> HttpResponse:
    """Hand the figures over as a workbook, or as a paper whose number and day are left blank."""
    form = _form(request)
    if form.period is None or ending not in WRITERS:
        raise Http404
    kind, write = WRITERS[ending]
    page = _page(request, form)
    issuer, place = _letterhead(request, page)
    answer = HttpResponse(write(page, issuer, place), content_type=kind)
    name = f"so-lieu-don-thu-{page.as_of:%Y%m%d}.{ending}"
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return _closed(answer)


def _form(request: StaffRequest) -> StatisticsForm:
    user, on = request.user, request.today
    asked = request.GET.get("unit", "")
    own, below = bool(own_registers(user, on=on)), counts_below(user, on=on)
    chosen = None
    if asked.isdecimal() and scope_asked(user, asked, on=on) is not None:
        chosen = (asked, unit_book(on, [int(asked)]).name(int(asked)))
    offered = unit_choices(own=own, below=below, chosen=chosen)
    data = request.GET.dict()
    if not own and below and not asked:
        data["unit"] = EVERY
    form = StatisticsForm(data, today=on, units=offered)
    form.is_valid()
    return form


def _asked(request: StaffRequest, form: StatisticsForm) -> Asked:
    scope = scope_asked(request.user, form.scope, on=request.today)
    if scope is None or form.period is None:
        raise Http404
    return Asked(scope, form.period, named=form.named)


def _page(request: StaffRequest, form: StatisticsForm) -> StatisticsPage:
    kept = _kept(request.GET)

    def link(figure: Figure, by: By | None, code: str) -> str:
        asked = {FIGURE: figure.value} | ({BY: by.value, CODE: code} if by else {})
        before = f"{kept.urlencode()}&" if kept else ""
        return f"{reverse('petitions:statistics-cases')}?{before}{urlencode(asked)}"

    def behind(address: str, name: str, *, earlier: bool) -> str:
        asked = kept.copy()
        asked.update({FIGURE: name} | ({WHEN: EARLIER} if earlier else {}))
        return f"{reverse(address)}?{asked.urlencode()}"

    beside = Beside(
        earlier=lambda figure: behind("petitions:statistics-cases", figure.value, earlier=True),
        reception=lambda name, earlier: behind(
            "petitions:statistics-receptions", name, earlier=earlier
        ),
    )
    return statistics_page(_asked(request, form), link, on=request.today, beside=beside)


def _year_before(period: Period) -> Period:
    try:
        return year_before(period)
    except NoSuchPeriod:
        raise Http404 from None


def _letterhead(request: StaffRequest, page: StatisticsPage) -> tuple[str, str]:
    """Return whose paper it is: the unit asked for, else the person's own; the place stays open."""
    post = main_post(request.user, request.today)
    code = page.asked.scope.code
    unit = int(code) if code.isdecimal() else (post.unit_id if post else None)
    return (_named(unit, request.today) if unit else "", "")


def _named(unit: int, on: date) -> str:
    return unit_book(on, [unit]).name(unit)


def _figure(word: str) -> Figure:
    try:
        return Figure(word)
    except ValueError:
        raise Http404 from None


def _by(word: str) -> By | None:
    if not word:
        return None
    try:
        return By(word)
    except ValueError:
        raise Http404 from None


def _told(by: By | None, code: str) -> str:
    """Return in words what the cases are told apart by: «Theo loại đơn: khiếu nại»."""
    if by is None:
        return ""
    words = {key: str(label) for key, label in CHOICES[by].choices}
    return f"{BY_LABELS[by]}: {words.get(code, '') if code else EMPTY[by]}"


def _kept(query: QueryDict) -> QueryDict:
    """Return what the figures were asked by, without what leads to the cases of one number."""
    kept = query.copy()
    for name in (FIGURE, BY, CODE, WHEN, "page"):
        kept.pop(name, None)
    return kept


def _before_unit(query: QueryDict) -> str:
    """Return the query to which another unit is added."""
    kept = _kept(query)
    kept.pop("unit", None)
    return f"{kept.urlencode()}&" if kept else ""


def _without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _closed(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
