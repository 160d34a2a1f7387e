"""What the filters of the desk offer: only what the list itself holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from danvan.base.dated import in_force
from danvan.obligations.access import OWING, WORKING, Part
from danvan.obligations.models import Nature, Obligation, ObligationParty
from danvan.obligations.queries.desk_lists import RUNNING, Asker, Scope, ground
from danvan.obligations.queries.origins import NOWHERE, kind_label, origins
from danvan.units.access import reachable, units_within
from danvan.units.models import Appointment
from danvan.units.queries import unit_book
from danvan.units.queries.absences import with_absences

Choice = tuple[str, str]


@dataclass(frozen=True)
class Choices:
    """What a list may be narrowed by «các điều kiện lọc», each as (value, words)."""

    units: tuple[Choice, ...]
    plans: tuple[Choice, ...]
    origins: tuple[Choice, ...]
    natures: tuple[Choice, ...]
    people: tuple[Choice, ...]


def filter_choices(asker: Asker, scope: Scope, *, unit: int | None = None) -> Choices:
    """Return what the running work of a scope may be narrowed by.

    `unit` is offered besides when the person reaches it: a link from elsewhere asked for it.
    """
    rows = ground(asker, scope).filter(state__in=RUNNING).order_by()
    told = rows.values_list("origin_group", "origin_kind", "nature", "assignee", "assignee__name")
    found = list(told.distinct())
    groups = {group for group, *_rest in found if group}
    labels = origins(groups, on=asker.on)
    natures = {nature for _group, _kind, nature, *_rest in found}
    people = {str(pk): name for *_rest, pk, name in found if pk}
    return Choices(
        units=_units(rows, scope, asker, unit),
        plans=_sorted((group, labels.get(group, NOWHERE).label or group) for group in groups),
        origins=_sorted((kind, kind_label(kind)) for _group, kind, *_rest in found),
        natures=tuple((n.value, str(n.label)) for n in Nature if n.value in natures),
        people=_sorted(people.items()),
    )


def people_for_all(rows: Iterable[int], *, on: date) -> tuple[tuple[int, str], ...]:
    """Return who may be charged with every one of some obligations, as choices.

    That is who holds a post in an owing unit of each.
    """
    owing: dict[int, set[int]] = {}
    parties = ObligationParty.objects.filter(obligation__in=rows, part__in=OWING)
    for obligation, unit in parties.values_list("obligation_id", "unit_id"):
        owing.setdefault(obligation, set()).add(unit)
    units = set().union(*owing.values())
    held = Appointment.objects.filter(in_force(on), post__unit__in=units, user__is_active=True)
    posts: dict[int, set[int]] = {}
    names: dict[int, str] = {}
    ordered = held.select_related("user", "post").order_by(
        "user__name", "user_id", "-post__is_head"
    )
    for one in ordered:
        posts.setdefault(one.user_id, set()).add(one.post.unit_id)
        names.setdefault(one.user_id, f"{one.user.name} – {one.post.title}")
    fit = {
        pk: name
        for pk, name in names.items()
        if owing and all(posts[pk] & each for each in owing.values())
    }
    return tuple(with_absences(fit, on).items())


def _units(
    rows: QuerySet[Obligation], scope: Scope, asker: Asker, unit: int | None
) -> tuple[Choice, ...]:
    overseen = scope == Scope.OVERSEEN
    parts = (Part.DEBTOR,) if overseen else WORKING
    parties = ObligationParty.objects.filter(obligation__in=rows.values("pk"), part__in=parts)
    found = set(parties.order_by().values_list("unit_id", flat=True).distinct())
    if unit is not None and unit not in found:
        act = "obligations.oversee" if overseen else "obligations.view"
        within = units_within(reachable(asker.user, act, asker.on), asker.on)
        found |= set(within.filter(pk=unit).values_list("pk", flat=True))
    book = unit_book(asker.on, found)
    return _sorted((str(pk), book.name(pk)) for pk in found)


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(set(choices), key=lambda choice: choice[1]))
