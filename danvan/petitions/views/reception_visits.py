"""Pages of visits: writing down who came, the row of one visit, its answer and its papers."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.accounts.pages import StaffRequest, staff_page
from danvan.base.htmx import INVALID, leave
from danvan.documents.content import DOCX
from danvan.obligations.views.told import refusals
from danvan.petitions.access import may_receive
from danvan.petitions.access_reception import (
    may_enter_visit,
    may_hold,
    visible_bookings,
    visible_visits,
)
from danvan.petitions.actions.reception_looks import note_visit_look
from danvan.petitions.actions.reception_visits import enter_denouncer, enter_visit
from danvan.petitions.forms.reception_visits import (
    DenouncerForm,
    PeopleFormSet,
    VisitForm,
    people_in,
)
from danvan.petitions.models import ReceptionSession, Visit
from danvan.petitions.queries.reception_papers import receipt_paper, refusal_paper
from danvan.petitions.queries.reception_sessions import visit_line
from danvan.petitions.views.from_visit import taking_in
from danvan.petitions.views.reception import crumbs, handed_over
from danvan.petitions.views.reception_sessions import session_crumb, session_or_404, session_url
from danvan.petitions.views.reception_visit_steps import STEPS, VisitStep

NEXT = "next"  # the button that saves and asks for the next person


@staff_page("reception.hold")
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Take a visit in, quickly: who, what about, of what kind; the rest when it is known."""
    session = _held_or_404(request, public_id)
    asked = _asked(request, session)
    form = VisitForm(request.POST or None, initial=asked.form)
    people = PeopleFormSet(request.POST or None, prefix="nguoi", initial=asked.people)
    made: list[Visit] = []
    if form.is_bound:
        with refusals(form):
            if form.is_valid() and people.is_valid():
                typed = form.typed(people_in(people))
                refused = form.cleaned_data["refused"]
                made.append(
                    enter_visit(
                        session.pk, typed, refused=refused, by=request.user, on=request.today
                    )
                )
    if made and form.is_valid():
        messages.success(request, _("Đã ghi lượt tiếp."))
        again = NEXT in request.POST
        there = reverse("reception:enter", args=[public_id]) if again else session_url(session)
        return leave(request, there)
    context = {
        "form": form,
        "people": people,
        "session": session,
        "heading": _("Ghi người đến"),
        "crumbs": [*crumbs(), session_crumb(session)],
        "new": True,
    }
    status = INVALID if form.is_bound else 200
    return _closed(render(request, "petitions/reception_visit_form.html", context, status=status))


@staff_page("reception.hold")
@require_http_methods(["GET", "HEAD", "POST"])
def denouncer(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Write that somebody came to denounce, and lead to where it is taken under the seal."""
    session = _held_or_404(request, public_id)
    form = DenouncerForm(request.POST or None)
    made: list[Visit] = []
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                count = form.cleaned_data["people_count"]
                made.append(enter_denouncer(session.pk, count, by=request.user, on=request.today))
    if made and form.is_valid():
        if may_receive(request.user, session.unit_id, on=request.today):
            return leave(request, taking_in(made[0], "petitions:denounce"))
        messages.success(
            request, _("Đã ghi lượt. Hãy mời người tố cáo sang người tiếp nhận đơn để niêm phong.")
        )
        return leave(request, session_url(session))
    context = {
        "form": form,
        "heading": _("Người đến tố cáo"),
        "lead": _(
            "Sổ tiếp công dân chỉ ghi có người đến, không ghi tên và nội dung. Bước sau là nơi ghi "
            "tố cáo vào phần niêm phong."
        ),
        "save": _("Ghi lượt và chuyển sang tiếp nhận tố cáo"),
        "crumbs": [*crumbs(), session_crumb(session)],
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_form.html", context, status=status)


@staff_page("reception.hold")
@require_safe
def visit(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the row of one visit, what is owed after it, and what may be done."""
    found = visit_or_404(request, pk)
    note_visit_look(found, by=request.user, on=request.today)
    context = {
        "visit": found,
        "line": visit_line(found, on=request.today),
        "taking_in": _ways_in(request, found),
        "crumbs": [*crumbs(), session_crumb(found.session)],
    }
    return _closed(render(request, "petitions/reception_visit.html", context))


@staff_page("reception.hold")
@require_safe
def paper(request: StaffRequest, pk: int, which: str) -> HttpResponse:
    """Hand over a paper of a visit as .docx: the receipt, or the notice of not receiving."""
    found = visit_or_404(request, pk)
    note_visit_look(found, by=request.user, on=request.today)
    if which == "bien-nhan":
        return handed_over(
            receipt_paper(found, on=request.today), DOCX, f"giay-bien-nhan-{pk}.docx"
        )
    if which == "tu-choi" and not found.is_sealed:
        return handed_over(
            refusal_paper(found, on=request.today), DOCX, f"thong-bao-tu-choi-tiep-{pk}.docx"
        )
    raise Http404


@staff_page("reception.hold")
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: StaffRequest, pk: int, step: str) -> HttpResponse:
    """Ask what one step of a visit needs, and do it."""
    found, chosen = visit_or_404(request, pk), STEPS.get(step)
    if chosen is None or (found.is_sealed and not chosen.sealed_too):
        raise Http404
    return _stepped(request, found, chosen)


def visit_or_404(request: StaffRequest, pk: int) -> Visit:
    """Return a visit the person works on; strangers are told that there is none."""
    rows = visible_visits(request.user, on=request.today)
    found = get_object_or_404(
        rows.select_related("session__unit", "session__receiver", "obligation", "petition"), pk=pk
    )
    if not may_enter_visit(request.user, found, on=request.today):
        raise Http404
    return found


def _stepped(request: StaffRequest, found: Visit, chosen: VisitStep) -> HttpResponse:
    shown = chosen.shown(found, request.POST or None, request.today)
    form, done = shown.form, []
    if form.is_bound:
        with refusals(form):
            if form.is_valid() and shown.more_is_valid():
                done.append(chosen.act(found, shown, request.user, request.today))
    if done and form.is_valid():
        return leave(request, done[0] or reverse("reception:visit", args=[found.pk]))
    context = {
        "form": form,
        "people": shown.people,
        "session": found.session,
        "heading": chosen.heading,
        "lead": chosen.lead,
        "save": chosen.save,
        "crumbs": [*crumbs(), session_crumb(found.session)],
    }
    name = "reception_form" if shown.people is None else "reception_visit_form"
    status = INVALID if form.is_bound else 200
    return _closed(render(request, f"petitions/{name}.html", context, status=status))


def _ways_in(request: StaffRequest, found: Visit) -> dict[str, str]:
    """Return where what was handed in is taken in; nothing where it was, or others receive."""
    receives = may_receive(request.user, found.session.unit_id, on=request.today)
    if found.petition_id is not None or not receives:
        return {}
    sealed = {"sealed": taking_in(found, "petitions:denounce")}
    return sealed if found.is_sealed else sealed | {"plain": taking_in(found, "petitions:intake")}


@dataclass(frozen=True)
class _Asked:
    """What an appointment told already, so that nobody types it again."""

    form: dict[str, object]
    people: list[dict[str, str]]


def _asked(request: StaffRequest, session: ReceptionSession) -> _Asked:
    asked = request.GET.get("hen", "")
    rows = visible_bookings(request.user, on=request.today).filter(session=session)
    known = asked.isdecimal() and len(asked) < 10
    booking = rows.filter(pk=int(asked)).first() if known else None
    if booking is None:
        return _Asked({}, [])
    first = {"summary": booking.matter, "people_count": booking.people_count}
    return _Asked(first, [{"name": booking.name}])


def _held_or_404(request: StaffRequest, public_id: UUID) -> ReceptionSession:
    session = session_or_404(request, public_id)
    if not may_hold(request.user, session.unit_id, on=request.today):
        raise Http404
    return session


def _closed(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "private, no-store"
    return answer
