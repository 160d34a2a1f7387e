"""Settling what a resolution leaves unclear about a place: a person decides and says on what."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import record_event
from danvan.accounts.models import User
from danvan.base.acts import RecordGone, require
from danvan.units.access import may_manage_area
from danvan.units.actions.refusals import Ring
from danvan.units.models import AreaShare


@transaction.atomic
def settle_doubt(
    share_id: int, *, share: str, within: int | None, basis: str, by: User, on: date
) -> AreaShare:
    """Decide how much of a doubtful place went «làm rõ», and in which district it lay.

    The log keeps the decision with its basis; nothing was guessed before, nothing is after.
    """
    row = AreaShare.objects.select_for_update().filter(pk=share_id).exclude(doubt="").first()
    if row is None:
        raise RecordGone
    require(may_manage_area(by, row.area_id, on=on))
    if within == row.area_id:
        raise Ring(str(row.area))
    versions = row.area.versions.order_by("since")
    last = versions.last()
    name = last.name if last else row.area.key
    if within is not None:
        versions.update(within=within)
    row.share, row.doubt = share, ""
    row.save(update_fields=["share", "doubt"])
    decision = str(AreaShare.Share(share).label)
    if within is not None:
        decision = _("%(share)s, thuộc %(place)s") % {"share": decision, "place": _around(row)}
    record_event(
        "units.doubt_settled",
        by=by,
        on=on,
        about=row.succession,
        place=name,
        clause=row.succession.clause,
        decision=decision,
        basis=basis.strip(),
    )
    return row


def _around(row: AreaShare) -> str:
    """Return the name of the place around a doubtful one."""
    version = row.area.versions.order_by("since").last()
    outer = version.within.versions.order_by("since").last() if version and version.within else None
    return outer.name if outer else "—"
