"""The page of one session: who waits, who came, what was concluded."""

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
from danvan.petitions.access_reception import (
    may_conclude,
    may_hold,
    may_plan,
    visible_sessions,
)
from danvan.petitions.actions.reception_conclusions import (
    conclude_session,
    number_conclusion,
)
from danvan.petitions.forms.reception_conclusion import OrderedFormSet
from danvan.petitions.forms.reception_visits import ConclusionForm, NumberForm
from danvan.petitions.models import Conclusion, ReceptionSession
from danvan.petitions.queries.reception_choices import charged_unit_choices
from danvan.petitions.queries.reception_papers import conclusion_paper
from danvan.petitions.queries.reception_proposals import ProposedDay, proposed_days
from danvan.petitions.queries.reception_sessions import (
    bookings_of,
    concluded_lines,
    online_steps,
    session_history,
    session_lines,
    visit_lines,
)
from danvan.petitions.views.reception import crumbs, handed_over

State = ReceptionSession.State


@staff_page("reception.view")
@require_safe
def detail(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Show a session; names and words of who came only to those who hold receptions."""
    user, on = request.user, request.today
    session = session_or_404(request, public_id)
    holds = may_hold(user, session.unit_id, on=on)
    context = {
        "session": session,
        "line": session_lines([session], user, on=on)[0],
        "holds": holds,
        "plans": may_plan(user, session.unit_id, on=on) and session.state == State.PLANNED,
        "concludes": may_conclude(user, session.unit_id, on=on) and session.state == State.HELD,
        "holdable": holds and session.state != State.CANCELLED and session.on <= on,
        "bookable": holds and session.state != State.CANCELLED and session.on >= on,
        "held": session.state == State.HELD,
        "visits": visit_lines(session, user, on=on) if holds else (),
        "bookings": bookings_of(session, user, on=on) if holds else (),
        "conclusions": concluded_lines(session, on=on),
        "steps": online_steps(session, user, on=on),
        "events": [
            {"at": line.at, "text": line.sentence, "by": line.who, "icon": line.icon}
            for line in session_history(session)
        ],
        "crumbs": crumbs(),
    }
    answer = render(request, "petitions/reception_session.html", context)
    answer["Cache-Control"] = "private, no-store"
    return answer


@staff_page("reception.conclude")
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: StaffRequest, public_id: UUID) -> HttpResponse:
    """Ask what a session concluded and whom it gives work to."""
    user, on = request.user, request.today
    session = session_or_404(request, public_id)
    if not may_conclude(user, session.unit_id, on=on):
        raise Http404
    form = ConclusionForm(request.POST or None)
    units = charged_unit_choices(session, on=on)
    steps = [(one.step, _proposed(one)) for one in proposed_days(session)]
    lines = {"units": units, "steps": steps}
    items = OrderedFormSet(request.POST or None, form_kwargs=lines, prefix="viec")
    done = False
    if form.is_bound:
        with refusals(form):
            if form.is_valid() and items.is_valid():
                ordered = [one for one in (line.ordered() for line in items.forms) if one]
                conclude_session(session.pk, form.cleaned_data["text"], ordered, by=user, on=on)
                done = True
    if done and form.is_valid():
        messages.success(request, _("Đã ghi kết luận; việc giao đã hiện ở các đơn vị."))
        return leave(request, session_url(session))
    context = {
        "form": form,
        "items": items,
        "session": session,
        "crumbs": [*crumbs(), session_crumb(session)],
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_conclude.html", context, status=status)


@staff_page("reception.conclude")
@require_safe
def conclusion_file(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand over the notice of a conclusion as .docx, number and day blank until given."""
    conclusion = _conclusion_or_404(request, pk)
    paper = conclusion_paper(conclusion, on=request.today)
    name = f"thong-bao-ket-luan-tiep-cong-dan-{conclusion.session.on:%Y%m%d}.docx"
    return handed_over(paper, DOCX, name)


@staff_page("reception.conclude")
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask for the number and day the clerk gave the notice."""
    conclusion = _conclusion_or_404(request, pk)
    first = {"version": conclusion.version, "number": conclusion.number, "given_on": request.today}
    form = NumberForm(request.POST or None, initial=first)
    if form.is_bound:
        with refusals(form):
            if form.is_valid():
                given = form.cleaned_data
                number_conclusion(
                    pk,
                    given["number"],
                    given["given_on"],
                    version=given["version"],
                    by=request.user,
                    on=request.today,
                )
        if form.is_valid():
            return leave(request, session_url(conclusion.session))
    context = {
        "form": form,
        "heading": _("Ghi số thông báo kết luận"),
        "save": _("Lưu số thông báo"),
        "crumbs": [*crumbs(), session_crumb(conclusion.session)],
    }
    status = INVALID if form.is_bound else 200
    return render(request, "petitions/reception_form.html", context, status=status)


def session_or_404(request: StaffRequest, public_id: UUID) -> ReceptionSession:
    """Return a session the person sees; strangers are told that there is none."""
    rows = visible_sessions(request.user, on=request.today)
    return get_object_or_404(rows.select_related("unit", "post", "receiver"), public_id=public_id)


def session_url(session: ReceptionSession) -> str:
    """Return the address of a session."""
    return reverse("reception:session", args=[session.public_id])


def session_crumb(session: ReceptionSession) -> dict[str, str]:
    """Return the way back to a session."""
    said = _("Buổi tiếp %(day)s") % {"day": f"{session.on:%d/%m/%Y}"}
    return {"label": said, "url": session_url(session)}


def _conclusion_or_404(request: StaffRequest, pk: int) -> Conclusion:
    rows = Conclusion.objects.select_related("session__unit", "session__post", "session__receiver")
    seen = visible_sessions(request.user, on=request.today).values("pk")
    conclusion = get_object_or_404(rows.filter(session__in=seen), pk=pk)
    if not may_conclude(request.user, conclusion.session.unit_id, on=request.today):
        raise Http404
    return conclusion


def _proposed(one: ProposedDay) -> str:
    """Return a day of the law as it is offered: «30/07/2026: Trả lời… (Luật…, Điều 28)»."""
    return f"{one.due:%d/%m/%Y}: {one.subject} ({one.basis})"
