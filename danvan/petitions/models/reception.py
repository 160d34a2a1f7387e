"""Citizen reception: when leaders receive, who came, what was said and concluded."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.documents.models import StoredFile
from danvan.obligations.models import Obligation
from danvan.petitions.models.cases import Kind, Petition
from danvan.units.models import Post, Unit


class ReceptionSchedule(Versioned, Dated):
    """When the holder of a post receives citizens «lịch tiếp công dân định kỳ».

    `days` lists the weekdays (weekly) or «weekday of the month» or days of the month (monthly), in
    the form of `rules.petitions.reception`.
    """

    class Rhythm(models.TextChoices):
        """How often «chu kỳ»."""

        WEEKLY = "weekly", _("hằng tuần")
        MONTHLY = "monthly", _("hằng tháng")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reception_schedules")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="reception_schedules")
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices)
    days = models.JSONField(default=list)
    starts = models.TimeField(_("từ giờ"))
    ends = models.TimeField(_("đến giờ"))
    place = models.CharField(_("địa điểm"), max_length=200)

    class Meta(Dated.Meta):
        ordering = ["unit_id", "post_id", "since"]

    def __str__(self) -> str:
        return f"{self.post_id} {self.since}"


class ReceptionSession(Versioned):
    """One day or half-day of receiving «buổi tiếp công dân».

    `post` is whose session it is, `receiver` who really received. `stands_in` marks a deputy's
    session: «tiếp thay, chưa tính vào số ngày trực tiếp tiếp».
    """

    class Form(models.TextChoices):
        """How one meets «hình thức»."""

        IN_PERSON = "in_person", _("trực tiếp")
        ONLINE = "online", _("trực tuyến")

    class State(models.TextChoices):
        """Where it stands «trạng thái»."""

        PLANNED = "planned", _("theo lịch")
        HELD = "held", _("đã tiếp")
        CANCELLED = "cancelled", _("đã hủy")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reception_sessions")
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="reception_sessions"
    )
    schedule = models.ForeignKey(
        ReceptionSchedule,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="sessions",
    )
    on = models.DateField(_("ngày"))
    starts = models.TimeField(_("từ giờ"))
    ends = models.TimeField(_("đến giờ"))
    place = models.CharField(_("địa điểm, điểm cầu"), max_length=200)
    form = models.CharField(max_length=9, choices=Form.choices, default=Form.IN_PERSON)
    is_extraordinary = models.BooleanField(_("tiếp đột xuất"), default=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.PLANNED)
    receiver = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="receptions_held"
    )
    stands_in = models.BooleanField(_("tiếp thay"), default=False)
    note = models.TextField(_("ghi chú, lý do"), blank=True)

    class Meta:
        ordering = ["-on", "starts", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "post", "on", "starts"], name="receptionsession_once"
            )
        ]
        indexes = [models.Index(fields=["unit", "-on"], name="receptionsession_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.on:%d/%m/%Y}"


class Booking(models.Model):
    """A citizen asks to be received at a session «đăng ký tiếp dân»; erased after its time."""

    class State(models.TextChoices):
        """Where it stands «trạng thái»."""

        ASKED = "asked", _("đã đăng ký")
        CONFIRMED = "confirmed", _("đã xếp lịch")
        CAME = "came", _("đã đến")
        MISSED = "missed", _("không đến")
        CANCELLED = "cancelled", _("đã hủy")

    public_code = models.CharField(max_length=24, unique=True)
    session = models.ForeignKey(ReceptionSession, on_delete=models.PROTECT, related_name="bookings")
    name = models.CharField(_("họ và tên"), max_length=160)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    matter = models.CharField(_("việc muốn trình bày"), max_length=300)
    people_count = models.PositiveIntegerField(_("số người"), default=1)
    at_time = models.TimeField(_("giờ hẹn"), null=True, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ASKED)
    entered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField()

    class Meta:
        ordering = ["at_time", "id"]

    def __str__(self) -> str:
        return self.public_code


# Visits of denouncers are numbered apart: a number left out among the others would tell of one.
SEALED_SERIES = 1_000_000


class Visit(Versioned):
    """One visit in the register of reception «lượt tiếp công dân»; the columns of its book.

    The book's form is chosen by the day (`rules.petitions.reception`). The visitors stand in
    `Visitor`; what they handed in becomes `petition`.
    """

    class Reply(models.TextChoices):
        """The answer owed after reception «nội dung trả lời», one of four in law."""

        NONE = "", _("chưa trả lời")
        ACCEPTED = "accepted", _("đã thụ lý để giải quyết")
        VERIFYING = "verifying", _("kéo dài thời gian để xác minh")
        REFUSED = "refused", _("từ chối thụ lý")
        TRANSFERRED = "transferred", _("đã chuyển đến nơi có thẩm quyền")

    session = models.ForeignKey(ReceptionSession, on_delete=models.PROTECT, related_name="visits")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("số thứ tự"))
    summary = models.TextField(_("nội dung trình bày"))
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    people_count = models.PositiveIntegerField(_("số người"), default=1)
    settled_by = models.CharField(_("cơ quan đã giải quyết"), max_length=200, blank=True)
    is_competent = models.BooleanField(_("thuộc thẩm quyền"), null=True, blank=True)
    guided_to = models.CharField(_("hướng dẫn đến"), max_length=200, blank=True)
    guided_number = models.CharField(_("số văn bản hướng dẫn"), max_length=80, blank=True)
    taken_by = models.CharField(_("cơ quan thụ lý"), max_length=200, blank=True)
    transferred_number = models.CharField(_("số văn bản chuyển"), max_length=80, blank=True)
    refused_number = models.CharField(_("số thông báo từ chối"), max_length=80, blank=True)
    receipt_number = models.CharField(_("số giấy biên nhận"), max_length=80, blank=True)
    followed_up = models.TextField(_("theo dõi kết quả"), blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    is_sealed = models.BooleanField(_("tố cáo, niêm phong"), default=False)
    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    reply = models.CharField(max_length=11, choices=Reply.choices, blank=True)
    replied_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    reply_number = models.CharField(_("số văn bản trả lời"), max_length=80, blank=True)
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="visit_number_once_per_session"
            )
        ]

    def __str__(self) -> str:
        apart = self.number > SEALED_SERIES
        number = f"TC-{self.number - SEALED_SERIES}" if apart else str(self.number)
        return f"{number}/{self.year}"


class Visitor(models.Model):
    """Who came to a visit «người đến»: themselves, or representatives of a group; guarded."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="visitors")
    name = models.CharField(_("họ và tên"), max_length=160)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    identity_number = models.CharField(_("số định danh đã nêu"), max_length=20, blank=True)
    is_representative = models.BooleanField(_("người đại diện"), default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class Conclusion(Versioned):
    """The notice of what a session concluded «thông báo kết luận tiếp công dân»."""

    session = models.ForeignKey(
        ReceptionSession, on_delete=models.PROTECT, related_name="conclusions"
    )
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="conclusions"
    )
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    on = models.DateField(_("ngày"))
    text = models.TextField(_("nội dung kết luận"))
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.number or str(self.pk)


class ConclusionItem(models.Model):
    """One thing a conclusion orders «việc giao sau tiếp công dân»; opens an obligation."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="items")
    text = models.TextField(_("việc phải làm"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("hạn"), null=True, blank=True)
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.conclusion_id} {self.unit_id}"
