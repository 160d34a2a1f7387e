"""The public window: where a unit can be reached, and how often somebody tried."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned
from danvan.units.models import Unit


class PublicDesk(Versioned):
    """Where people reach a unit «nơi tiếp nhận, số điện thoại»: printed on receipts and pages.

    `takes_online` says whether the unit takes recommendations and feedback over the network.
    """

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="public_desk")
    place = models.CharField(_("địa chỉ"), max_length=200)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    hours = models.CharField(_("giờ làm việc"), max_length=200, blank=True)
    takes_online = models.BooleanField(_("nhận kiến nghị, phản ánh qua mạng"), default=True)

    class Meta:
        ordering = ["unit_id"]

    def __str__(self) -> str:
        return self.place


class CounterTry(models.Model):
    """How often something was tried at the window «lượt thử»; gone when its time is over.

    `key` is a keyed digest of what was tried and from which address: neither can be read back.
    """

    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    until = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [
            # Clearing away what is over.
            models.Index(fields=["until"], name="countertry_until"),
        ]

    def __str__(self) -> str:
        return str(self.count)
