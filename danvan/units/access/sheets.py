"""Who hands in spreadsheets of the organisation, who sees them, whose accounts they may touch."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.units.access.managing import MANAGE, manageable_units, may_manage_unit
from danvan.units.access.reach import reachable
from danvan.units.models import Appointment, Delegation, SheetImport, Unit


def units_importing(user: User, on: date) -> QuerySet[Unit]:
    """Return the units for which a person hands spreadsheets in: those where he is operator."""
    return Unit.objects.filter(pk__in=reachable(user, MANAGE, on).own)


def visible_imports(user: User, on: date) -> QuerySet[SheetImport]:
    """Return the spreadsheets handed in for units whose registers a person keeps."""
    return SheetImport.objects.filter(unit__in=manageable_units(user, on).values("pk"))


def may_import_for(user: User, unit: int, *, on: date) -> bool:
    """Say whether a person hands spreadsheets in for a unit."""
    return units_importing(user, on).filter(pk=unit).exists()


def may_use_import(user: User, row: SheetImport, *, on: date) -> bool:
    """Say whether a person corrects, drops or takes over a spreadsheet handed in."""
    return may_manage_unit(user, row.unit_id, on=on)


def people_kept(people: Iterable[int], kept: frozenset[int], on: date) -> frozenset[int]:
    """Return those of many people whose accounts a keeper of the units `kept` keeps.

    The answer of `may_manage_person` for all of them in two questions: every unit of today or
    later must be kept; of who holds nothing any more, one former unit is enough.
    """
    asked = list(people)
    lasting: dict[int, set[int]] = defaultdict(set)
    former: dict[int, set[int]] = defaultdict(set)
    held = Appointment.objects.filter(user__in=asked)
    for user, unit, until in held.values_list("user_id", "post__unit_id", "until"):
        (lasting if until is None or until >= on else former)[user].add(unit)
    open_ones = Q(until__isnull=True) | Q(until__gte=on)
    still = Q(appointment__until__isnull=True) | Q(appointment__until__gte=on)
    lent = Delegation.objects.filter(open_ones, still, to__in=asked)
    for user, unit in lent.values_list("to_id", "appointment__post__unit_id"):
        lasting[user].add(unit)
    return frozenset(
        pk for pk in asked if (lasting[pk] <= kept if lasting[pk] else bool(former[pk] & kept))
    )
