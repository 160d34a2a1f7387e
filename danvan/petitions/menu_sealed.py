"""The line of the menu that leads to the sealed cases a person keeps: for nobody else."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base import clock
from danvan.base.navigation import CITIZENS, MenuEntry
from danvan.petitions.access_seals import keeps_seals


def keeps_any(request: HttpRequest) -> bool:
    """Say whether the person who asks keeps a seal today."""
    user = request.user
    return isinstance(user, User) and keeps_seals(user, on=clock.today())


SEALS = MenuEntry(
    _("Hồ sơ niêm phong"),
    "petitions:seals-kept",
    "lock-closed",
    "",
    55,
    CITIZENS,
    keeps_any,
)
