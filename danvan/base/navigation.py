"""The menu: apps sign their entries into the registry, each person sees those he may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.base.registry import signed

MENU = "menu"  # name → dotted name of a MenuEntry
GATE = "menu.gate"  # name → dotted name of a Gate; the accounts app signs the one there is

# The groups below the daily work.
CITIZENS = _("Tiếp dân, đơn thư")
DOCUMENTS = _("Văn bản, hồ sơ")
ORGANISATION = _("Bộ máy, con người")

Gate = Callable[[HttpRequest, str], bool]


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu; only people who may do `act` see it, everybody when it is empty.

    Lines of one `group` stand together under its word; those without stand first. `asks` is asked
    besides, where no role says for whom the line is.
    """

    label: str | Promise
    url_name: str
    icon: str
    act: str
    order: int
    group: str | Promise = ""
    asks: Callable[[HttpRequest], bool] | None = None


@dataclass(frozen=True)
class MenuLink:
    """A menu entry as the person who asks sees it."""

    label: str | Promise
    url: str
    icon: str
    current: bool
    group: str | Promise = ""


class MenuMisfit(TypeError):
    """What was signed into the menu is no menu entry, or the gate cannot be asked."""


def menu_of(request: HttpRequest) -> tuple[MenuLink, ...]:
    """Return the menu of the person who asks, from all that has been signed in."""
    return menu_links(request, menu_entries(), may_do)


def menu_links(
    request: HttpRequest, entries: tuple[MenuEntry, ...], may: Gate
) -> tuple[MenuLink, ...]:
    """Return the entries this person may open, in order, the one of this page marked."""
    allowed = [one for one in entries if _is_for(request, one, may)]
    links = [(one, reverse(one.url_name)) for one in allowed]
    here = _nearest([url for _one, url in links], request.path)
    return tuple(MenuLink(one.label, url, one.icon, url == here, one.group) for one, url in links)


def menu_entries() -> tuple[MenuEntry, ...]:
    """Return every entry signed in, in the order they are shown.

    The lines of a group stand together, where the first of them stands by its number.
    """
    entries = [_entry(name, value) for name, value in signed(MENU)]
    first: dict[str, int] = {}
    for entry in entries:
        group = str(entry.group)
        first[group] = min(entry.order, first.get(group, entry.order))

    def place(entry: MenuEntry) -> tuple[int, int, str]:
        begins = first[str(entry.group)] if entry.group else entry.order
        return begins, entry.order, entry.url_name

    return tuple(sorted(entries, key=place))


def may_do(request: HttpRequest, act: str) -> bool:
    """Ask the gate whether the person may do an act anywhere; no while nobody signed one in."""
    return any(_gate(name, value)(request, act) for name, value in signed(GATE))


def _is_for(request: HttpRequest, entry: MenuEntry, may: Gate) -> bool:
    by_role = not entry.act or may(request, entry.act)
    return by_role and (entry.asks is None or entry.asks(request))


def _entry(name: str, value: object) -> MenuEntry:
    if not isinstance(value, MenuEntry):
        raise MenuMisfit(name)
    return value


def _gate(name: str, value: object) -> Gate:
    if not callable(value):
        raise MenuMisfit(name)
    gate: Gate = value
    return gate


def _nearest(urls: list[str], path: str) -> str | None:
    """Return the address that holds this page: the longest one the path begins with."""
    holding = [url for url in urls if path == url or (url != "/" and path.startswith(url))]
    return max(holding, key=len, default=None)
