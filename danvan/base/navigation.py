"""The menu: apps sign their entries into the registry, each person sees those he may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from danvan.base.registry import signed

MENU = "menu"  # name → dotted name of a MenuEntry
GATE = "menu.gate"  # name → dotted name of a Gate; the accounts app signs the one there is

Gate = Callable[[HttpRequest, str], bool]


@dataclass(frozen=True)
class MenuEntry:
    """One line of the menu; only people who may do `act` see it, everybody when it is empty."""

    label: str | Promise
    url_name: str
    icon: str
    act: str
    order: int


@dataclass(frozen=True)
class MenuLink:
    """A menu entry as the person who asks sees it."""

    label: str | Promise
    url: str
    icon: str
    current: bool


class MenuMisfit(TypeError):
    """What was signed into the menu is no menu entry, or the gate cannot be asked."""


def menu_links(request: HttpRequest) -> tuple[MenuLink, ...]:
    """Return the links this person may open, in order, the one of this page marked."""
    links = [
        (entry, reverse(entry.url_name)) for entry in menu_entries() if may_see(request, entry)
    ]
    here = _nearest([url for _entry, url in links], request.path)
    return tuple(MenuLink(entry.label, url, entry.icon, url == here) for entry, url in links)


def menu_entries() -> tuple[MenuEntry, ...]:
    """Return every entry signed in, in the order they are shown."""
    entries = [_entry(name, value) for name, value in signed(MENU)]
    return tuple(sorted(entries, key=lambda entry: (entry.order, entry.url_name)))


def may_see(request: HttpRequest, entry: MenuEntry) -> bool:
    """Say whether the person may open the entry; without a gate only open entries are shown."""
    if not entry.act:
        return True
    return any(_gate(name, value)(request, entry.act) for name, value in signed(GATE))


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
