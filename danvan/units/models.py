"""The organisation as of any day: areas, units with dated versions, successions, posts, people."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.accounts.roles import ROLE_LABELS, Role
from danvan.base.acts import Versioned
from danvan.base.dated import Dated


class Level(models.TextChoices):
    """Tier of an area or unit «cấp»; districts ended on 2025-06-30."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("cấp tỉnh")
    DISTRICT = "district", _("cấp huyện")
    COMMUNE = "commune", _("cấp xã")
    VILLAGE = "village", _("thôn, tổ dân phố")


class Area(models.Model):
    """A place «địa bàn»: province, district, commune or village.

    Its names are dated (`AreaVersion`). A village is an area of no government: its households
    (`HouseholdCount`) are the denominator of every vote.
    """

    key = models.SlugField(max_length=80, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class AreaVersion(Dated):
    """An area's name and the area around it during some days «phiên bản địa bàn»."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(max_length=160)
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
    on = models.DateField()
    count = models.PositiveIntegerField()
    source = models.CharField(max_length=300)

    class Meta:
        ordering = ["area_id", "on"]
        constraints = [
            models.UniqueConstraint(fields=["area", "on"], name="householdcount_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.count}"


class Sector(models.TextChoices):
    """The system a unit belongs to «khối»: superiors are looked for inside it."""

    GOVERNMENT = "government", _("chính quyền")
    COUNCIL = "council", _("Hội đồng nhân dân")
    PARTY = "party", _("Đảng")
    FRONT = "front", _("Mặt trận và đoàn thể")
    ARMED = "armed", _("lực lượng vũ trang")
    VERTICAL = "vertical", _("ngành dọc")


class Unit(Versioned):
    """A body «cơ quan, đơn vị»; its names and superior are dated (`UnitVersion`).

    A unit is never renamed in place nor removed: last year's report still says who it was.
    """

    key = models.SlugField(max_length=80, unique=True)
    sector = models.CharField(max_length=12, choices=Sector.choices)
    kind = models.CharField(max_length=30)
    level = models.CharField(max_length=10, choices=Level.choices)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="units")

    class Meta:
        ordering = ["key"]
        # Groups such as "UBND các xã" are asked for by these.
        indexes = [models.Index(fields=["sector", "kind", "level"], name="unit_group")]

    def __str__(self) -> str:
        return self.key


class UnitVersion(Dated):
    """A unit's name and superior during some days «phiên bản đơn vị».

    `path` is derived from the superiors in the unit's own sector ("1/5/40/") and rebuilt by
    `units.actions.rebuild_paths`: reach is asked of it as a range, which both databases index.
    `aliases` are other names plans print for the unit, one a line.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(max_length=200)
    aliases = models.TextField(blank=True)
    superior = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="subordinate_versions"
    )
    path = models.CharField(max_length=200, default="", editable=False)

    class Meta(Dated.Meta):
        ordering = ["unit_id", "since"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["unit", "since"], name="unitversion_begins_once"),
        ]
        # Reach: every unit whose path begins with mine.
        indexes = [models.Index(fields=["path"], name="unitversion_path")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """Old units become new ones «sáp nhập, hợp nhất, chia tách» by one clause of one resolution.

    The resolution's number is text: documents stand on a higher floor and resolve it when shown.
    """

    resolution = models.CharField(max_length=120)
    clause = models.CharField(max_length=60)
    on = models.DateField()
    old = models.ManyToManyField(Unit, related_name="succeeded_by")
    new = models.ManyToManyField(Unit, related_name="succeeds", blank=True)
    records = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="held_successions",
        help_text=_("Đơn vị giữ hồ sơ của các đơn vị đã kết thúc."),
    )

    class Meta:
        ordering = ["on", "resolution", "clause"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "clause"], name="succession_by_clause")
        ]

    def __str__(self) -> str:
        return f"{self.resolution}, {self.clause}"


class Appointment(Dated):
    """A person holds a post in a unit «bổ nhiệm, phân công»; all rights come from here.

    `post` is the printed title ("Chủ tịch UBND xã"); `is_head` marks the head of the unit, who
    answers for what "Thủ trưởng" owes.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=[(r.value, ROLE_LABELS[r]) for r in Role])
    post = models.CharField(max_length=160)
    is_head = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        ordering = ["unit_id", "-is_head", "since"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "unit", "role", "since"], name="appointment_begins_once"
            ),
            models.CheckConstraint(condition=~Q(post=""), name="appointment_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.post
