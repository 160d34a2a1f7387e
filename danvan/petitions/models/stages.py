"""The way of a petition: its steps, its clock, where it was sent, what was decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.documents.models import StoredFile
from danvan.obligations.models import Obligation
from danvan.petitions.models.cases import Petition
from danvan.units.models import Unit


class StageRecord(models.Model):
    """A petition entered a stage «bước giải quyết»: when, by whom, on what paper."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=20)
    on = models.DateField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document_number = models.CharField(_("số văn bản"), max_length=80, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.stage}"


class ClockEvent(models.Model):
    """Something that changes how time is counted «sự kiện tính thời hạn», each by a paper."""

    class What(models.TextChoices):
        """What happened «sự kiện»."""

        COMPLEX = "complex", _("xác định vụ việc phức tạp")
        SPECIAL = "special", _("xác định vụ việc đặc biệt phức tạp")
        EXTENDED = "extended", _("gia hạn giải quyết")
        SUSPENDED = "suspended", _("tạm đình chỉ giải quyết")
        RESUMED = "resumed", _("tiếp tục giải quyết")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="clock_events")
    what = models.CharField(max_length=10, choices=What.choices)
    on = models.DateField()
    document_number = models.CharField(_("số quyết định, văn bản"), max_length=80)
    reason = models.TextField(_("lý do"), blank=True)
    criteria = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.what}"


class Referral(models.Model):
    """A petition was sent on, guided, returned or kept «chuyển đơn, hướng dẫn, trả, lưu đơn»."""

    class What(models.TextChoices):
        """What was done «cách xử lý»."""

        TRANSFER = "transfer", _("chuyển đơn")
        GUIDE = "guide", _("hướng dẫn")
        SEPARATE = "separate", _("hướng dẫn tách đơn")
        RETURN = "return", _("trả đơn")
        KEEP = "keep", _("lưu đơn")
        PASS_ON = "pass_on", _("chuyển để thanh tra, kiểm tra")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="referrals")
    what = models.CharField(max_length=10, choices=What.choices)
    to_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_name = models.CharField(_("nơi nhận"), max_length=200, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    document_number = models.CharField(_("số văn bản"), max_length=80, blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            # The law lets a petition be transferred, and its sender guided, once.
            models.UniqueConstraint(
                fields=["petition", "what"],
                condition=Q(what__in=["transfer", "guide", "pass_on"]),
                name="referral_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.what}"


class Decision(Versioned):
    """What ended a petition «quyết định giải quyết, kết luận, văn bản trả lời»."""

    class What(models.TextChoices):
        """What paper it is «loại văn bản»."""

        DECISION = "decision", _("quyết định giải quyết khiếu nại")
        CONCLUSION = "conclusion", _("kết luận nội dung tố cáo")
        REPLY = "reply", _("văn bản trả lời")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="decisions")
    what = models.CharField(max_length=10, choices=What.choices)
    number = models.CharField(_("số, ký hiệu"), max_length=80)
    on = models.DateField(_("ngày ban hành"))
    result = models.CharField(max_length=10, choices=Petition.Result.choices)
    summary = models.TextField(_("nội dung quyết định"), blank=True)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_on = models.DateField(_("đã gửi ngày"), null=True, blank=True)
    published_on = models.DateField(_("đã công khai ngày"), null=True, blank=True)
    published_how = models.CharField(_("hình thức công khai"), max_length=200, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.number


class Execution(Versioned):
    """A thing a decision orders «thi hành quyết định»: who does it, followed to the end."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="executions")
    text = models.TextField(_("việc phải thi hành"))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("hạn"), null=True, blank=True)
    done_on = models.DateField(_("đã xong ngày"), null=True, blank=True)
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.unit_id}"


class ComplaintHearing(Versioned):
    """A meeting with who complains «đối thoại khi giải quyết khiếu nại»: when, where, how it went.

    The notice is owed some days before (`complaint.dialogue_notice`, counted back); its number and
    day are those of the step «Đối thoại». A hearing moved to another day is a row of its own.
    """

    class Outcome(models.TextChoices):
        """How it went «kết quả»."""

        PLANNED = "planned", _("đã định ngày")
        HELD = "held", _("đã đối thoại, có biên bản")
        ABSENT = "absent", _("người khiếu nại vắng mặt không có lý do chính đáng")
        MOVED = "moved", _("hoãn, định ngày khác")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="hearings")
    on = models.DateField(_("ngày đối thoại"))
    place = models.CharField(_("địa điểm"), max_length=200)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, default=Outcome.PLANNED)
    minutes_number = models.CharField(_("số biên bản"), max_length=80, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.on}"


class PetitionPaper(models.Model):
    """A paper of an open petition «tài liệu của đơn»; those of a sealed one are `SealedPaper`.

    Either a file kept here, or where the paper lies (`place`).
    """

    class Role(models.TextChoices):
        """What paper it is «loại tài liệu»."""

        PETITION = "petition", _("đơn")
        MINUTES = "minutes", _("biên bản")
        PROOF = "proof", _("tài liệu, bằng chứng kèm theo")
        LETTER = "letter", _("văn bản gửi đi")
        DECISION = "decision", _("quyết định, kết luận, trả lời")
        OTHER = "other", _("tài liệu khác")

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="papers")
    role = models.CharField(max_length=10, choices=Role.choices)
    title = models.CharField(_("tên tài liệu"), max_length=200)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="petition_papers"
    )
    place = models.CharField(_("nơi lưu bản giấy"), max_length=200, blank=True)
    on = models.DateField()
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
