"""Until when the personal data of a case is kept, what stands before erasure, who may hold it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from danvan.accounts.models import User
from danvan.base.dated import in_force
from danvan.petitions.access import registers_of, visible_petitions
from danvan.petitions.models import ErasureRound, Petition, RetentionRule
from danvan.rules.petitions.retention import NOTICE_DAYS, kept_until

ACT = "petitions.answer_person"
SHORTEST_MONTH = 28
BATCH = 500


@dataclass(frozen=True)
class Kept:
    """Until when data is kept «lưu đến hết ngày»; `until` None while nothing says so."""

    until: date | None
    basis: str


def rules_of(units: frozenset[int], *, on: date) -> QuerySet[RetentionRule]:
    """Return the rules of some units in force on a day or later, by unit and kind of data."""
    rows = RetentionRule.objects.filter(unit__in=units)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=on))


def rule_for(unit: int, what: str, *, on: date) -> RetentionRule | None:
    """Return how long a unit keeps a kind of data on a day; None where it never decided."""
    rows = RetentionRule.objects.filter(in_force(on), unit=unit, what=what)
    return rows.order_by("-since").first()


def kept_of(petition: Petition, rule: RetentionRule | None) -> Kept:
    """Return until when the personal data of a case is kept, and on what that rests."""
    if petition.closed_on is None:
        return Kept(None, _("Đơn chưa kết thúc: dữ liệu còn cần để giải quyết."))
    if petition.keep_until is not None:
        return Kept(petition.keep_until, _("Thời hạn lưu đơn không đủ điều kiện xử lý."))
    if rule is None:
        return Kept(None, _("Đơn vị chưa quyết định thời hạn lưu, nên chưa xóa gì."))
    until = kept_until(petition.closed_on, rule.months)
    return Kept(until, rule.source)


def ripe_petitions(unit: int, *, on: date) -> Iterator[Petition]:
    """Return closed cases whose time ends soon enough to be told now; those held are left out."""
    horizon = on + timedelta(days=NOTICE_DAYS)
    rule = rule_for(unit, RetentionRule.What.PETITION, on=on)
    over = Q(keep_until__lt=horizon)
    if rule is not None:
        latest = horizon - timedelta(days=SHORTEST_MONTH * rule.months)
        over |= Q(keep_until__isnull=True, closed_on__lte=latest)
    rows = Petition.objects.filter(
        over, unit=unit, closed_on__isnull=False, erased_on__isnull=True
    ).exclude(erasure_holds__until__isnull=True, erasure_holds__isnull=False)
    for petition in rows.order_by("closed_on", "pk").iterator(BATCH):
        until = kept_of(petition, rule).until
        if until is not None and until < horizon:
            yield petition


def units_with_ripe(*, on: date) -> list[int]:
    """Return the units that may have something to erase: those with a rule or with kept cases."""
    ruled = RetentionRule.objects.filter(in_force(on)).values_list("unit", flat=True)
    horizon = on + timedelta(days=NOTICE_DAYS)
    kept = Petition.objects.filter(
        keep_until__lt=horizon, closed_on__isnull=False, erased_on__isnull=True
    ).values_list("unit", flat=True)
    return sorted(set(ruled.order_by()) | set(kept.order_by().distinct()))


def rounds_seen(user: User, *, on: date) -> QuerySet[ErasureRound]:
    """Return the rounds of erasure a person answers for, the next one first."""
    units = registers_of(user, ACT, on=on)
    return ErasureRound.objects.filter(unit__in=units).order_by("done_on", "erase_on", "pk")


def petitions_in(round_: ErasureRound, user: User, *, on: date) -> QuerySet[Petition]:
    """Return the cases of a round that a person sees; what is about him is not among them."""
    return visible_petitions(user, on=on).filter(erasure_rounds=round_)
