"""Following a petition by its code, and saying something of its answer.

The code is posted, never part of an address: access logs, histories and «Referer» hold no code. The
QR of a receipt carries it behind «#», which browsers do not send; the page's script moves it into
the form. What is found is answered on the spot, so no address leads to it either.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from danvan.base import clock
from danvan.base.acts import ActRefused
from danvan.petitions import counter, public
from danvan.portal.forms.follow import CodeForm, WordForm
from danvan.portal.window import speaking, stranger, window

INVALID, TOO_MANY = 422, 429


@sensitive_post_parameters("code")
@window
@speaking
def follow(request: HttpRequest) -> HttpResponse:
    """Show where a petition stands; without a code, the form that asks for one."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _ask(request, form, 200)
    if not form.is_valid():
        return _ask(request, form, INVALID)
    return _shown(request, form, form.cleaned_data["code"])


@require_POST
@sensitive_post_parameters("code", "second", "text")
@window
def say(request: HttpRequest) -> HttpResponse:
    """Keep what the sender says of the answer."""
    code = request.POST.get("code", "")
    form = WordForm(request.POST)
    if not form.is_valid():
        return _shown(request, CodeForm({"code": code}), code, word=form)
    given, on = form.cleaned_data, clock.today()
    try:
        counter.say(
            code, given["second"], given["word"], given["text"],
            by=stranger(request), on=on, at=clock.now(),
        )  # fmt: skip
    except ActRefused as refused:
        form.add_error(None, refused.message)
        return _shown(request, CodeForm({"code": code}), code, word=form)
    return _shown(request, CodeForm({"code": code}), code, said=given["word"])


def _shown(
    request: HttpRequest,
    form: CodeForm,
    code: str,
    *,
    word: WordForm | None = None,
    said: str = "",
) -> HttpResponse:
    try:
        found = counter.look_up(code, by=stranger(request), on=clock.today(), at=clock.now())
    except counter.TooManyTries as refused:
        form.add_error(None, refused.message)
        return _ask(request, form, TOO_MANY)
    if found is None:
        return _ask(request, form, INVALID, unknown=True)
    form_shown = word or WordForm(
        initial={"code": found.code}, rate=found.may_rate, reopen=found.may_reopen
    )
    shown = {"found": found, "form": form_shown, "said": said, "why": _why(found)}
    return render(request, "portal/followed.html", shown, status=INVALID if word else 200)


def _why(found: public.Followed) -> public.Awaited | None:
    return found.awaited if found.awaited and found.awaited.steps else None


def _ask(
    request: HttpRequest, form: CodeForm, status: int, *, unknown: bool = False
) -> HttpResponse:
    shown = {"form": form, "unknown": unknown}
    return render(request, "portal/follow.html", shown, status=status)
