"""Naming who holds what ended bodies left, where no clause of a merger says so."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import ActRefused, locked, require
from danvan.base.dated import in_force
from danvan.units.access import may_manage_unit
from danvan.units.actions.refusals import ClauseTaken, HolderMissing
from danvan.units.models import Succession, Unit, UnitVersion
from danvan.units.queries.archives import unheld_versions


class NothingUnheld(ActRefused):
    """Only ended bodies that nobody holds are given a holder «không thuộc danh sách»."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Hãy chọn ít nhất một đơn vị đã kết thúc mà chưa có nơi giữ hồ sơ. "
                "Nếu danh sách đã cũ, hãy tải lại trang."
            )
        )


@transaction.atomic
def name_holder(
    units: Collection[int], *, holder: int, resolution: str, clause: str, by: User, on: date
) -> Succession:
    """Give ended bodies a holder of their records «giao giữ hồ sơ» by a decision, from a day on.

    A clause that names the same holder already takes further bodies in. Who works for the holder
    reaches what they left from then on; their open work stays until it is handed over.
    """
    rows = [locked(Unit, unit, None) for unit in sorted(set(units))]
    require(all(may_manage_unit(by, unit, on=on) for unit in (*units, holder)))
    waiting = unheld_versions(on).filter(unit__in=rows).count()
    if not rows or waiting != len(rows):
        raise NothingUnheld
    name = UnitVersion.objects.filter(in_force(on), unit=holder).values_list("name", flat=True)
    if not name:
        raise HolderMissing
    cited = {"resolution": resolution.strip(), "clause": clause.strip()}
    made, new = Succession.objects.get_or_create(
        **cited,
        defaults={"on": on, "records_id": holder, "recorded_on": on, "recorded_by": by},
    )
    if not new and (made.records_id != holder or made.new.exists()):
        raise ClauseTaken(**cited)
    made.old.add(*rows)
    record_event(
        "units.holder_named", by=by, on=on, about=made, **cited, holder=name[0], count=len(rows)
    )
    return made
