"""The first operator of an installation, or of a unit that has none above it either.

Run by whoever holds the machine, so nobody is asked; everybody after him comes by invitation.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.accounts.actions import Invited, invite, open_account, record_event
from danvan.accounts.roles import Role
from danvan.base.acts import ActRefused
from danvan.base.dated import in_force
from danvan.units.actions.paths import rebuild_paths
from danvan.units.models import (
    Appointment,
    Area,
    AreaVersion,
    Level,
    Post,
    Sector,
    Unit,
    UnitKind,
    UnitVersion,
)


class UnitUnknown(ActRefused):
    """No living unit bears the key «không có đơn vị»."""

    def __init__(self, key: str) -> None:
        super().__init__(
            _("Không có đơn vị đang hoạt động với mã %(key)s. Hãy xem lại mã.") % {"key": key}
        )


class OperatorThere(ActRefused):
    """Somebody keeps the registers there already «đã có người quản trị»."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("%(name)s đang là người quản trị ở đây. Hãy nhờ người đó mời người mới.")
            % {"name": name}
        )


class NotEmpty(ActRefused):
    """The first province is founded where there is nothing yet «đã có đơn vị»."""

    def __init__(self) -> None:
        super().__init__(_("Đã có đơn vị trong hệ thống. Hãy dùng mã của một đơn vị đã có."))


@transaction.atomic
def found_province(key: str, *, name: str, since: date, on: date) -> Unit:
    """Lay down the first area and its people's committee in an empty installation.

    Both stand from the day `since`; the first operator enters all else. Raises NotEmpty.
    """
    if Unit.objects.exists() or Area.objects.exists():
        raise NotEmpty
    area = Area.objects.create(key=f"tinh-{key}", level=Level.PROVINCE)
    AreaVersion.objects.create(area=area, name=name, since=since)
    unit = Unit.objects.create(
        key=key, sector=Sector.GOVERNMENT, kind=UnitKind.UBND, level=Level.PROVINCE, area=area
    )
    UnitVersion.objects.create(unit=unit, name=f"UBND {name}", since=since)
    rebuild_paths()
    record_event("units.area_opened", by=None, on=on, about=area, name=name)
    record_event("units.opened", by=None, on=on, about=unit, name=f"UBND {name}")
    return unit


@transaction.atomic
def appoint_first_operator(key: str, *, username: str, name: str, on: date) -> Invited:
    """Open the account of a unit's first operator, give him the post and invite him.

    Raises UnitUnknown, OperatorThere, and what `open_account` raises.
    """
    version = UnitVersion.objects.filter(in_force(on), unit__key=key).first()
    if version is None:
        raise UnitUnknown(key)
    keeper = _operator_over(version, on)
    if keeper is not None:
        raise OperatorThere(keeper.user.name)
    user = open_account(username, name=name, by=None, on=on)
    title = _("Quản trị hệ thống")
    post, _made = Post.objects.get_or_create(
        unit_id=version.unit_id, title=title, role=Role.OPERATOR, until=None, defaults={"since": on}
    )
    held = Appointment.objects.create(user=user, post=post, since=on)
    record_event("units.appointed", by=None, on=on, about=held, person=user.name, post=title)
    return invite(user.pk, mail=False, by=None, on=on)


def _operator_over(version: UnitVersion, on: date) -> Appointment | None:
    """Return an operator of the unit or of one above it on a day."""
    chain = [int(pk) for pk in version.path.split("/") if pk]
    held = Appointment.objects.filter(
        in_force(on), post__unit__in=chain, post__role=Role.OPERATOR, user__is_active=True
    )
    return held.select_related("user").first()
