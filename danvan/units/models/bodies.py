"""Bodies that are not units: steering committees, councils, working groups, inspection teams."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.units.models.posts import Post
from danvan.units.models.units import Unit


class Body(Versioned, Dated):
    """A body that is no unit «ban chỉ đạo, hội đồng, tổ công tác, đoàn kiểm tra, Ban TTND».

    Founded by a decision (`decision`, `decided_on`) for a term (`since`, `until`); it owes nothing
    itself: its standing office does.
    """

    class Kind(models.TextChoices):
        """What kind of body «loại»."""

        COMMITTEE = "committee", _("Ban chỉ đạo")
        COUNCIL = "council", _("Hội đồng")
        GROUP = "group", _("Tổ công tác")
        TEAM = "team", _("Đoàn kiểm tra, khảo sát")
        PEOPLES_INSPECTION = "peoples_inspection", _("Ban Thanh tra nhân dân")
        SUPERVISION = "supervision", _("Ban giám sát đầu tư của cộng đồng")
        MEDIATION = "mediation", _("Tổ hòa giải")
        OTHER = "other", _("khác")

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="bodies", verbose_name=_("của đơn vị")
    )
    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=250)
    decision = models.CharField(_("quyết định thành lập số"), max_length=120)
    decided_on = models.DateField(_("ngày quyết định"))
    office = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bodies_served",
        verbose_name=_("cơ quan thường trực"),
    )

    class Meta(Dated.Meta):
        ordering = ["unit_id", "name"]

    def __str__(self) -> str:
        return self.name


class BodySeat(Dated):
    """A seat in a body «thành viên»: by post, so that whoever holds the post sits there.

    A member from outside the units kept here is named by post as text only.
    """

    class Part(models.TextChoices):
        """What the member is in the body «vai»."""

        CHAIR = "chair", _("trưởng")
        DEPUTY = "deputy", _("phó trưởng")
        STANDING = "standing", _("thường trực")
        MEMBER = "member", _("thành viên")
        SECRETARY = "secretary", _("thư ký")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="seats")
    part = models.CharField(_("vai"), max_length=10, choices=Part.choices)
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="seats"
    )
    outside = models.CharField(_("chức vụ ngoài hệ thống"), max_length=200, blank=True)

    class Meta(Dated.Meta):
        ordering = ["body_id", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(post__isnull=True) & ~Q(outside=""))
                | (Q(post__isnull=False) & Q(outside="")),
                name="bodyseat_by_one_post",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.part}"


class BodyMeeting(Versioned):
    """A meeting of a body «phiên họp»: when, where, about what, and what was concluded.

    The conclusion notice is kept by number and day as text; tasks arise from it as obligations.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField(_("ngày họp"))
    place = models.CharField(_("địa điểm"), max_length=200, blank=True)
    subject = models.TextField(_("nội dung"))
    present = models.PositiveIntegerField(_("số người dự"), null=True, blank=True)
    conclusion = models.CharField(_("thông báo kết luận số"), max_length=120, blank=True)
    concluded_on = models.DateField(_("ngày thông báo"), null=True, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "id"]

    def __str__(self) -> str:
        return self.subject
