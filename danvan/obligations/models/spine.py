"""What is owed, and which units have a part in it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.documents.models import Document
from danvan.units.models import Unit


class Nature(models.TextChoices):
    """What kind of work is owed «tính chất»."""

    DELIVERABLE = "deliverable", _("việc có sản phẩm")
    RECURRING = "recurring", _("việc định kỳ")
    STANDING = "standing", _("việc thường xuyên")
    REQUEST = "request", _("đề nghị phối hợp")


class Obligation(Versioned):
    """Something owed «nhiệm vụ phải làm».

    Only facts are stored; whether it is late is asked for a day (`rules.obligations.standing`).
    `origin_ref` points at the row it came from as text ("plans.duty:123") and `origin_group` at
    what it is folded under ("plans.plan:7"); link rows of the origin point down to here.
    `due_steps` is the computation of `due`, a list of Vietnamese sentences shown under "Vì sao?".
    """

    class State(models.TextChoices):
        """Where it stands «trạng thái»; moves: `rules.obligations.lifecycle`."""

        OPEN = "open", _("đang làm")
        SUBMITTED = "submitted", _("đang trình")
        CONFIRMED = "confirmed", _("hoàn thành")
        WAIVED = "waived", _("không áp dụng")
        REPLACED = "replaced", _("được thay thế")
        JOINED = "joined", _("gộp vào việc khác")
        SENT = "sent", _("đã gửi")
        RECEIVED = "received", _("đã nhận")
        ANSWERED = "answered", _("đã trả lời")
        UNANSWERED = "unanswered", _("không trả lời")
        ENDED = "ended", _("kết thúc")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.TextField(_("nội dung"))
    nature = models.CharField(max_length=12, choices=Nature.choices)
    output = models.CharField(_("sản phẩm"), max_length=200, blank=True)
    occurrence = models.CharField(_("kỳ"), max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    origin_kind = models.CharField(max_length=20)
    origin_ref = models.CharField(max_length=60, blank=True)
    origin_group = models.CharField(max_length=60, blank=True)
    basis_document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="obligations"
    )
    basis_place = models.CharField(_("vị trí trong văn bản"), max_length=60, blank=True)
    basis_quote = models.TextField(_("trích văn bản"), blank=True)
    channel = models.CharField(_("gửi qua"), max_length=200, blank=True)

    opens_on = models.DateField(_("bắt đầu"))
    due = models.DateField(_("hạn"), null=True, blank=True)
    due_steps = models.JSONField(default=list, blank=True)
    inner_due = models.DateField(_("hạn nội bộ"), null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    assignee = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="assigned_obligations"
    )
    leader = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="led_obligations"
    )
    owed_by_head = models.BooleanField(default=False)
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )
    opened_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = [F("due").asc(nulls_last=True), "id"]
        indexes = [
            # The inbox: what is open, by its day.
            models.Index(fields=["state", "due"], name="obligation_open_due"),
            # Standing work folded to one row per origin; progress of a plan.
            models.Index(fields=["origin_group", "nature"], name="obligation_group"),
            models.Index(fields=["origin_ref"], name="obligation_origin"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(nature__in=["standing", "request"]) | Q(due__isnull=True),
                name="obligation_standing_has_no_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ObligationParty(models.Model):
    """A unit has a part in an obligation «bên liên quan»; the one table reach is asked of."""

    class Part(models.TextChoices):
        """The part it plays «vai»."""

        DEBTOR = "debtor", _("thực hiện")
        PARTNER = "partner", _("phối hợp")
        PREPARING = "preparing", _("tham mưu")
        CREDITOR = "creditor", _("giao việc")

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="parties")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obligation_parts")
    part = models.CharField(max_length=10, choices=Part.choices)

    class Meta:
        ordering = ["obligation_id", "part", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "unit", "part"], name="obligationparty_once"
            )
        ]
        # Reach and the inbox both begin at the unit.
        indexes = [models.Index(fields=["unit", "part", "obligation"], name="party_unit_part")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.part}"
