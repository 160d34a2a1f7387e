"""What is done about an obligation: progress, proof, submission, hand-over, request steps."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.documents.models import StoredFile
from danvan.obligations.models.spine import Obligation, ObligationParty
from danvan.units.models import Unit


class Progress(models.Model):
    """A line of progress «tiến độ» somebody wrote."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="progress")
    text = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.text


class Evidence(models.Model):
    """Proof that something was done «minh chứng»: a file, a link, a document number or paper.

    One evidence may serve several obligations (`EvidenceUse`).
    """

    class Kind(models.TextChoices):
        """The form of the proof «dạng minh chứng»."""

        FILE = "file", _("tệp")
        LINK = "link", _("đường dẫn")
        DOCUMENT = "document", _("số văn bản")
        PAPER = "paper", _("hồ sơ giấy")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    url = models.URLField(max_length=500, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày văn bản"), null=True, blank=True)
    folder = models.CharField(_("nơi để hồ sơ"), max_length=200, blank=True)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_on = models.DateField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    (Q(kind="file") & Q(file__isnull=False))
                    | (Q(kind="link") & ~Q(url=""))
                    | (Q(kind="document") & ~Q(number=""))
                    | (Q(kind="paper") & ~Q(folder=""))
                ),
                name="evidence_holds_what_its_kind_says",
            )
        ]

    def __str__(self) -> str:
        return self.title


class EvidenceUse(models.Model):
    """An evidence serves an obligation «dùng minh chứng»."""

    obligation = models.ForeignKey(
        Obligation, on_delete=models.CASCADE, related_name="evidence_uses"
    )
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="uses")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["obligation", "evidence"], name="evidenceuse_once")
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} → {self.obligation_id}"


class Submission(models.Model):
    """The debtor says it is done «báo cáo hoàn thành»; the creditor confirms or returns it."""

    class Outcome(models.TextChoices):
        """What the creditor decided «kết quả»."""

        CONFIRMED = "confirmed", _("xác nhận hoàn thành")
        RETURNED = "returned", _("trả lại")

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="submissions")
    note = models.TextField(blank=True)
    nothing_arose = models.BooleanField(_("không phát sinh"), default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(outcome=""), name="submission_one_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.on}"


class HandOver(models.Model):
    """Open work passes from one unit to another «bàn giao» by somebody's act."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="hand_overs")
    part = models.CharField(max_length=10, choices=ObligationParty.Part.choices)
    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.obligation_id}: {self.old_id} → {self.new_id}"


class RequestStep(models.Model):
    """A step in the life of a request «đề nghị»: sent, received, answered or without answer."""

    obligation = models.ForeignKey(
        Obligation, on_delete=models.CASCADE, related_name="request_steps"
    )
    state = models.CharField(max_length=10, choices=Obligation.State.choices)
    note = models.TextField(blank=True)
    number = models.CharField(_("số văn bản"), max_length=80, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.state}"
