"""Bodies with their names and superiors by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.units.models.areas import Area, Level


class Sector(models.TextChoices):
    """The system a unit belongs to «khối»: superiors are looked for inside it."""

    GOVERNMENT = "government", _("chính quyền")
    COUNCIL = "council", _("Hội đồng nhân dân")
    PARTY = "party", _("Đảng")
    FRONT = "front", _("Mặt trận và đoàn thể")
    ARMED = "armed", _("lực lượng vũ trang")
    VERTICAL = "vertical", _("ngành dọc")


class UnitKind(models.TextChoices):
    """What kind of body a unit is «loại đơn vị»; groups that plans name are asked for by it."""

    UBND = "ubnd", _("Ủy ban nhân dân")
    OFFICE = "office", _("văn phòng")
    AGENCY = "agency", _("sở, ban, ngành cấp tỉnh")
    DEPARTMENT = "department", _("phòng chuyên môn")
    INSPECTORATE = "inspectorate", _("thanh tra")
    RECEPTION_BOARD = "reception_board", _("ban tiếp công dân")
    SERVICE = "service", _("đơn vị sự nghiệp")
    ONE_STOP = "one_stop", _("trung tâm phục vụ hành chính công")
    SCHOOL = "school", _("trường học")
    HEALTH = "health", _("trạm y tế")
    VILLAGE = "village", _("thôn, tổ dân phố")
    COUNCIL = "council", _("Hội đồng nhân dân")
    PARTY_COMMITTEE = "party_committee", _("cấp ủy Đảng")
    PARTY_BODY = "party_body", _("cơ quan tham mưu của cấp ủy")
    FRONT = "front", _("Ủy ban Mặt trận Tổ quốc")
    ORGANISATION = "organisation", _("tổ chức chính trị - xã hội, hội")
    POLICE = "police", _("công an")
    MILITARY = "military", _("quân sự")
    VERTICAL = "vertical", _("cơ quan Trung ương đóng trên địa bàn")


class Unit(Versioned):
    """A body «cơ quan, đơn vị»; its names and superior are dated (`UnitVersion`).

    A unit is never renamed in place nor removed: last year's report still says who it was.
    """

    key = models.SlugField(max_length=80, unique=True)
    sector = models.CharField(_("khối"), max_length=12, choices=Sector.choices)
    kind = models.CharField(_("loại"), max_length=30, choices=UnitKind.choices)
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
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
    name = models.CharField(_("tên"), max_length=200)
    aliases = models.TextField(_("tên gọi khác"), blank=True)
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
