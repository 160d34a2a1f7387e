"""The plan as issued, its duties and targets."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.documents.models import Document
from danvan.obligations.models import Nature, Obligation
from danvan.plans.models.drafts import PlanDraft
from danvan.units.models import Unit


class Plan(Versioned):
    """A plan «kế hoạch» of one issuer, or of two (a joint plan: each side owes its own part).

    `text` is the normalised text and `blocks` its paragraphs with their offsets: the plan page
    shows the document itself with each duty's state beside it. A plan whose period was over when it
    came in is kept for the record and owes nothing.
    """

    class State(models.TextChoices):
        """Where the plan stands «trạng thái»."""

        ISSUED = "issued", _("đang thực hiện")
        RECORD = "record", _("lưu để tra cứu")
        CLOSED = "closed", _("đã kết thúc")
        REPLACED = "replaced", _("đã được thay thế")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="plan")
    draft = models.OneToOneField(
        PlanDraft, null=True, blank=True, on_delete=models.PROTECT, related_name="plan"
    )
    issuer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    co_issuer = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="joint_plans"
    )
    year = models.PositiveSmallIntegerField(_("năm"), null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ISSUED)
    inclusive_days = models.BooleanField(default=False)
    implements = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="implemented_by"
    )
    text = models.TextField()
    blocks = models.JSONField(default=list)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()

    class Meta:
        ordering = ["-since", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="plan_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id}"


class Section(models.Model):
    """A numbered part of a plan «mục»."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    path = models.CharField(max_length=40)
    label = models.CharField(max_length=20)
    title = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["plan_id", "start"]
        constraints = [models.UniqueConstraint(fields=["plan", "path"], name="section_path_once")]

    def __str__(self) -> str:
        return f"{self.path} {self.title}"


class Duty(models.Model):
    """A piece of work the plan orders «nhiệm vụ trong kế hoạch».

    `when` keeps the deadlines as confirmed, in the values of the reading (a list of
    {text, kind, value, relation}); the days themselves stand on the obligations.

    A duty of a new version `continues` that of the older one; one that the new version drops says
    which plan `ended_by` it.
    """

    class Role(models.TextChoices):
        """How its units carry it «vai trò»."""

        LEAD = "lead", _("chủ trì")
        COORDINATE = "coordinate", _("phối hợp")
        ALL = "all", _("cùng thực hiện")
        REQUEST = "request", _("đề nghị")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="duties"
    )
    position = models.PositiveIntegerField()
    text = models.TextField()
    nature = models.CharField(max_length=12, choices=Nature.choices)
    role = models.CharField(max_length=10, choices=Role.choices)
    content_part = models.BooleanField(default=False)
    output = models.CharField(max_length=200, blank=True)
    advises = models.CharField(max_length=200, blank=True)
    channel = models.CharField(max_length=200, blank=True)
    unassigned_reason = models.CharField(max_length=300, blank=True)
    when = models.JSONField(default=list)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    continues = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="continued_by"
    )
    ended_by = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="ended_duties"
    )

    class Meta:
        ordering = ["plan_id", "position"]
        verbose_name_plural = "duties"

    def __str__(self) -> str:
        return self.text


class DutyUnit(models.Model):
    """A unit that a duty names «đơn vị được giao», as printed and as resolved."""

    class Part(models.TextChoices):
        """The part it plays «vai»."""

        OWES = "owes", _("thực hiện")
        PARTNER = "partner", _("phối hợp")

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="duty_parts")
    part = models.CharField(max_length=8, choices=Part.choices)
    printed = models.CharField(max_length=300)
    head = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["duty", "unit", "part"], name="dutyunit_once")
        ]

    def __str__(self) -> str:
        return self.printed


class DutyObligation(models.Model):
    """What a duty came to for one debtor and one occurrence «việc phát sinh từ nhiệm vụ».

    The unique key makes issuing twice harmless. Work that goes on under a new version of its plan
    is tied to the duties of both.
    """

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="obligation_links")
    debtor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    occurrence = models.CharField(max_length=20)
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="duty_links")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "debtor", "occurrence"], name="dutyobligation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.debtor_id} {self.occurrence}"


class Target(models.Model):
    """A figure the plan sets «chỉ tiêu»: operator, value, unit, baseline, subject."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="targets"
    )
    text = models.TextField()
    operator = models.CharField(max_length=12, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    baseline = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["plan_id", "start"]

    def __str__(self) -> str:
        return self.text
