"""Where obligations come from: upper apps sign resolvers in, asked once for all rows of a page."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.base import registry

# name ("plans.duty", "plans.plan") → dotted name of an OriginResolver.
ORIGIN = "origin"

KINDS: Mapping[str, str | Promise] = {
    "plan": _("Kế hoạch"),
    "task": _("Giao việc nhanh"),
    "law": _("Quy định của pháp luật"),
    "petition": _("Đơn thư"),
    "reception": _("Tiếp công dân"),
    "reception_step": _("Thủ tục tiếp công dân"),
}


@dataclass(frozen=True)
class Origin:
    """Where an obligation comes from, as people read it «nguồn việc».

    `before` and `after` are what stands around the quoted paragraph in its document.
    """

    label: str
    url: str = ""
    before: str = ""
    after: str = ""


OriginResolver = Callable[[Collection[int], date], Mapping[int, Origin]]
NOWHERE = Origin("")


def origins(refs: Iterable[str], *, on: date) -> Mapping[str, Origin]:
    """Return the origins of references such as "plans.duty:12", each resolver asked once.

    References nobody resolves (their app is gone, their row is) are left out.
    """
    asked: dict[str, set[int]] = defaultdict(set)
    for ref in refs:
        name, _colon, pk = ref.partition(":")
        if pk.isdigit():
            asked[name].add(int(pk))
    resolvers = dict(registry.signed(ORIGIN))
    found: dict[str, Origin] = {}
    for name, ids in asked.items():
        resolver = resolvers.get(name)
        if callable(resolver):
            answered: Mapping[int, Origin] = resolver(ids, on)
            found.update({f"{name}:{pk}": origin for pk, origin in answered.items()})
    return found


def kind_label(kind: str) -> str:
    """Return the word for a kind of origin."""
    return str(KINDS.get(kind, kind))
