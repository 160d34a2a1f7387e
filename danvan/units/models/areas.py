"""Places and what is known of them by day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned
from danvan.base.dated import Dated


class Level(models.TextChoices):
    """Tier of an area or unit «cấp»; districts ended on 2025-06-30."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    VILLAGE = "village", _("thôn, tổ dân phố")


class Area(Versioned):
    """A place «địa bàn»: province, district, commune or village.

    Its names are dated (`AreaVersion`). A village is an area of no government: its households
    (`HouseholdCount`) are the denominator of every vote. `code` is the State's code of the place,
    empty where it is not known.
    """

    key = models.SlugField(max_length=80, unique=True)
    code = models.CharField(_("mã"), max_length=20, blank=True)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class AreaVersion(Dated):
    """An area's name and the area around it during some days «phiên bản địa bàn».

    `name` bears the form of the place ("xã An Bình", "tổ dân phố 3").
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(_("tên"), max_length=160)
    within = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Dated.Meta):
        ordering = ["area_id", "since"]

    def __str__(self) -> str:
        return self.name


class HouseholdCount(models.Model):
    """How many households a village has «số hộ»: with day and source, since votes hang on it."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="household_counts")
    on = models.DateField(_("ngày chốt"))
    count = models.PositiveIntegerField(_("số hộ"))
    source = models.CharField(_("nguồn"), max_length=300)

    class Meta:
        ordering = ["area_id", "on"]
        constraints = [
            models.UniqueConstraint(fields=["area", "on"], name="householdcount_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.count}"


class NoticePlace(Dated):
    """Where a village is told things «nơi niêm yết, truyền thanh»: its board, its loudspeaker."""

    class Kind(models.TextChoices):
        """What it is «loại»."""

        BOARD = "board", _("bảng niêm yết")
        LOUDSPEAKER = "loudspeaker", _("loa truyền thanh")

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="notice_places")
    kind = models.CharField(_("loại"), max_length=12, choices=Kind.choices)
    place = models.CharField(_("vị trí"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["area_id", "kind", "since"]
        constraints = [
            *Dated.Meta.constraints,
            # A board must be found by who looks for it; a loudspeaker is heard everywhere.
            models.CheckConstraint(
                condition=~Q(kind="board") | ~Q(place=""), name="noticeplace_board_has_a_place"
            ),
        ]

    def __str__(self) -> str:
        return self.place or str(self.get_kind_display())
