"""Who may open a page: every address says so with one of these marks, and a test walks them all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_cache_control
from django_htmx.middleware import HtmxDetails

from danvan.accounts.models import User
from danvan.accounts.queries.factors import lacks_second_factor
from danvan.accounts.roles import ACTS, Role
from danvan.base import clock, registry
from danvan.base.htmx import leave, sign_in_again

View = Callable[..., HttpResponseBase]
SET_UP = "mfa_index"  # the page of the own account, where a second step is set up


class StaffRequest(HttpRequest):
    """A request of somebody who signed in: `today` is the day every question on it is asked for."""

    user: User
    htmx: HtmxDetails
    today: date


@dataclass(frozen=True)
class Opens:
    """Who may open a page «ai được mở»: anybody, anybody signed in, or holders of an act."""

    public: bool = False
    act: str | None = None


def public_page(view: View) -> View:
    """Mark a page as open to anybody."""
    return _marked(view, Opens(public=True))


def staff_page(
    act: str | None = None, *, before_second_factor: bool = False
) -> Callable[[View], View]:
    """Open a page to people signed in, or only to those whose role carries `act` somewhere.

    Strangers to the act get 404, so that existence is not leaked; the rows on the page and each
    act ask their own question again. Who needs a second step and has none is led to set it up;
    only pages marked `before_second_factor` are open until then.
    """
    if act is not None and act not in ACTS:
        raise LookupError(f"Không có việc {act} trong bảng quyền.")

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User) or not user.is_authenticated:
                return sign_in_again(request, settings.LOGIN_URL)
            on = clock.today()
            if not before_second_factor and lacks_second_factor(user, on):
                return leave(request, SET_UP)
            if act is not None and not roles_held(request, user, on) & set(ACTS[act]):
                raise Http404
            request.today = on  # type: ignore[attr-defined]  # becomes a StaffRequest here
            return _private(view(request, *args, **kwargs))

        return _marked(opened, Opens(act=act))

    return mark


def roles_on(user: User, on: date) -> frozenset[Role]:
    """Return the roles a person holds anywhere on a day (the units app signs the answer in)."""
    answer = registry.named("accounts", "roles_on")
    if not callable(answer):
        raise TypeError("roles_on")
    found: frozenset[Role] = answer(user, on)
    return found


def may_open(request: HttpRequest, act: str) -> bool:
    """Say whether the menu shows a person the entry that needs `act`."""
    user = request.user
    if not isinstance(user, User) or not user.is_authenticated:
        return False
    return bool(roles_held(request, user, clock.today()) & set(ACTS[act]))


def roles_held(request: HttpRequest, user: User, on: date) -> frozenset[Role]:
    """Return the roles of who asks, looked up once for the page and its menu of thirty lines."""
    held: frozenset[Role] | None = getattr(request, "roles_held", None)
    if held is None:
        held = roles_on(user, on)
        request.roles_held = held  # type: ignore[attr-defined]  # kept for this request only
    return held


def _private(answer: HttpResponseBase) -> HttpResponseBase:
    """Let nobody between keep what one person was shown; views that say more are left alone."""
    if not answer.has_header("Cache-Control"):
        patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _marked(view: View, opens: Opens) -> View:
    view.opens = opens  # type: ignore[attr-defined]  # read by the architecture test
    return view
