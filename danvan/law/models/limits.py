"""Limits, frequencies, thresholds, lists of what is complex: each with its article and days."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.rules.deadlines.limits import Unit, When


class Proof(models.TextChoices):
    """How well a legal number is proven «mức kiểm chứng»; only the first counts as verified."""

    VERIFIED = "VERIFIED", _("đã kiểm chứng")
    SINGLE_SOURCE = "SINGLE_SOURCE", _("mới có một nguồn")
    MEMORY = "MEMORY", _("chưa kiểm chứng")


class LegalRow(Versioned, Dated):
    """What every number of the law carries: code, article, proof, days of force.

    `code` names the row in the shipped file; rows an operator adds have none. `edited` rows were
    changed by an operator: a newer data file leaves them alone.
    """

    code = models.CharField(_("mã"), max_length=80, blank=True)
    subject = models.CharField(_("nội dung"), max_length=300)
    source = models.CharField(_("điều, khoản"), max_length=300)
    url = models.CharField(_("địa chỉ nguồn"), max_length=400, blank=True)
    proof = models.CharField(
        _("mức kiểm chứng"), max_length=14, choices=Proof.choices, default=Proof.MEMORY
    )
    note = models.TextField(_("ghi chú"), blank=True)
    edited = models.BooleanField(_("do quản trị sửa"), default=False)

    class Meta:
        abstract = True

    @property
    def is_verified(self) -> bool:
        """Say whether the row counts as checked."""
        return self.proof == Proof.VERIFIED


class TimeLimit(LegalRow):
    """A time limit, frequency or window of the law «thời hạn» for one step.

    The rule reads it as `rules.deadlines.limits.Limit`; rows of one step follow each other in
    time, and two in force at once are both counted.
    """

    class Kind(models.TextChoices):
        """What the number means «loại thời hạn»."""

        MAX = "max", _("không quá")
        BEFORE_EVENT = "before_event", _("trước sự kiện ít nhất")
        MIN = "min", _("ít nhất")
        MIN_DURATION = "min_duration", _("liên tục ít nhất")
        MIN_FREQUENCY = "min_frequency", _("số lần tối thiểu mỗi kỳ")
        WAITING = "waiting", _("chờ đến hết")
        VALIDITY = "validity", _("có giá trị trong")
        RETENTION = "retention", _("lưu giữ")
        CLOCK_PAUSE = "clock_pause", _("dừng đồng hồ")
        EVENT_BOUND = "event_bound", _("gắn với sự kiện")

    step = models.CharField(_("bước"), max_length=60)
    area = models.CharField(
        _("địa bàn"), max_length=10, blank=True, choices=[("remote", _("vùng sâu, vùng xa"))]
    )
    event = models.CharField(_("tính từ"), max_length=300, blank=True)
    duration = models.SmallIntegerField(_("số"), null=True, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=12, choices=[(u, u) for u in Unit])
    kind = models.CharField(_("loại"), max_length=14, choices=Kind.choices, default=Kind.MAX)
    condition = models.TextField(_("điều kiện"), blank=True)
    extension = models.TextField(_("kéo dài, gia hạn"), blank=True)
    extended_to = models.SmallIntegerField(_("kéo dài đến"), null=True, blank=True)
    extended_when = models.CharField(max_length=16, blank=True, choices=[(w, w) for w in When])
    lengthenings = models.JSONField(default=list, blank=True)
    period = models.CharField(_("kỳ"), max_length=10, blank=True)

    class Meta:
        ordering = ["step", "area", "since", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="timelimit_once_per_code"
            ),
        ]
        indexes = [models.Index(fields=["step", "since"], name="timelimit_step")]

    def __str__(self) -> str:
        return f"{self.step} {self.since:%d/%m/%Y}"


class Threshold(LegalRow):
    """A share or number that a decision must reach «ngưỡng».

    A share is `numerator`/`denominator` of `of_what`; `is_strict` asks for more than it.
    """

    topic = models.CharField(_("việc"), max_length=60)
    numerator = models.PositiveSmallIntegerField(_("tử số"))
    denominator = models.PositiveSmallIntegerField(_("mẫu số"), default=1)
    is_strict = models.BooleanField(_("phải vượt"), default=False)
    of_what = models.CharField(_("tính trên"), max_length=300)

    class Meta:
        ordering = ["topic", "since", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(denominator__gt=0), name="threshold_has_a_whole"),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="threshold_once_per_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.numerator}/{self.denominator}"

    @property
    def said(self) -> str:
        """Return what must be reached as people say it: «từ 2/3 trở lên», «trên 50%»."""
        percent, rest = divmod(100 * self.numerator, self.denominator)
        share = f"{self.numerator}/{self.denominator}" if rest else f"{percent}%"
        if self.denominator == 1:
            share = str(self.numerator)
        told = _("trên %(share)s") if self.is_strict else _("từ %(share)s trở lên")
        return told % {"share": share}


class ComplexityList(LegalRow):
    """The closed list of what makes a case of a kind complex «danh mục tiêu chí phức tạp».

    `criteria` are objects with `code` and `text`; papers of old cases keep the codes.
    """

    class Kind(models.TextChoices):
        """Of which cases «loại vụ việc»; the codes are those of petitions."""

        COMPLAINT = "complaint", _("khiếu nại")
        DENUNCIATION = "denunciation", _("tố cáo")

    kind = models.CharField(_("loại vụ việc"), max_length=20, choices=Kind.choices)
    criteria = models.JSONField(_("tiêu chí"), default=list)

    class Meta:
        ordering = ["kind", "since", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="complexitylist_once_per_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.since:%d/%m/%Y}"
