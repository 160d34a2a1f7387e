"""What happens to a document: opinions, the signed paper, sending out, coming in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.documents.models.files import StoredFile
from danvan.documents.models.register import Document
from danvan.units.models import Unit


class Opinion(models.Model):
    """What somebody said of a draft put before him «ý kiến khi trình»."""

    class Verdict(models.TextChoices):
        """What follows from it «kết luận»."""

        REMARK = "remark", _("góp ý")
        APPROVED = "approved", _("duyệt")
        RETURNED = "returned", _("trả lại")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="opinions")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    text = models.TextField(_("ý kiến"), blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["document_id", "id"]

    def __str__(self) -> str:
        return self.text


class SignedCopy(models.Model):
    """The signed paper taken back in «bản đã ký», and how its words compare with those approved.

    `differences` are pairs of what was approved and what was signed, shown side by side.
    `signatures` are what the file says of who signed it and when; `checked` of each says whether
    its validity was checked at all.
    """

    class Outcome(models.TextChoices):
        """How the words compare «đối chiếu»."""

        SAME = "same", _("đúng bản đã duyệt")
        DIFFERS = "differs", _("khác bản đã duyệt")
        UNREADABLE = "unreadable", _("không đọc được chữ, cần so bằng mắt")
        NOTHING = "nothing", _("không có bản đã duyệt để so")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="signed_copies")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    differences = models.JSONField(default=list)
    signatures = models.JSONField(default=list)
    accepted_reason = models.TextField(_("lý do nhận bản khác"), blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["document_id", "-id"]

    def __str__(self) -> str:
        return self.outcome


class Dispatch(models.Model):
    """A document sent to one recipient «gửi văn bản»: how and when."""

    class How(models.TextChoices):
        """How it went «cách gửi»."""

        AXIS = "axis", _("trục liên thông văn bản")
        MAIL = "mail", _("thư điện tử công vụ")
        POST = "post", _("bưu chính")
        HAND = "hand", _("trực tiếp")
        BOARD = "board", _("niêm yết")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="dispatches")
    recipient = models.CharField(_("nơi nhận"), max_length=250)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="received_documents"
    )
    how = models.CharField(_("cách gửi"), max_length=5, choices=How.choices, blank=True)
    sent_on = models.DateField(_("ngày gửi"), null=True, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["document_id", "id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "recipient"], name="dispatch_once_each"),
            models.CheckConstraint(
                condition=models.Q(sent_on__isnull=True) | ~models.Q(how=""),
                name="dispatch_sent_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.recipient


class Arrival(models.Model):
    """A document coming in «văn bản đến»: its running number of the year, its day, who gets it."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="arrival")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="arrivals")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("số đến"))
    on = models.DateField(_("ngày đến"))
    how = models.CharField(_("đến bằng"), max_length=5, choices=Dispatch.How.choices, blank=True)
    passed_to = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="passed_documents"
    )
    passed_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="arrival_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"
