"""Who sent a petition, who looked at it, and what the person may ask of us."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.obligations.models import Obligation
from danvan.petitions.models.cases import Petition
from danvan.units.models import Unit


class Petitioner(models.Model):
    """Who sent a petition or acts for those who did «người gửi đơn, người đại diện»; guarded.

    A denouncer never stands here: his identity lies in `SealedCase`.
    """

    class Standing(models.TextChoices):
        """As what the person comes «tư cách»."""

        SELF = "self", _("người gửi đơn")
        REPRESENTATIVE = "representative", _("người đại diện của nhiều người")
        ON_BEHALF = "on_behalf", _("nộp thay")
        LAWYER = "lawyer", _("luật sư, trợ giúp viên pháp lý")
        MEMBER = "member", _("người cùng đứng đơn")
        ORGANISATION = "organisation", _("cơ quan, tổ chức")

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="petitioners")
    standing = models.CharField(max_length=14, choices=Standing.choices, default=Standing.SELF)
    name = models.CharField(_("họ và tên"), max_length=160)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    identity_number = models.CharField(_("số định danh"), max_length=20, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    authority = models.CharField(_("giấy ủy quyền, văn bản cử"), max_length=200, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.pk)


class PersonalAccess(models.Model):
    """Somebody looked at personal data «nhật ký xem dữ liệu cá nhân»; kept, never changed.

    `petition` falls away with erasure, the row stays.
    """

    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.SET_NULL, related_name="looked_at"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(_("đã xem"), max_length=40)
    purpose = models.CharField(_("mục đích"), max_length=300, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["petition", "-at"], name="personalaccess_petition")]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.what}"


class DataRequest(models.Model):
    """A person asks what is held about him «yêu cầu của chủ thể dữ liệu».

    The answer is owed in any case (`obligation`); mending and erasing are owed besides
    (`carrying`), until they were carried out.
    """

    class Wish(models.TextChoices):
        """What is asked «yêu cầu»."""

        KNOW = "know", _("xem dữ liệu đang lưu")
        CORRECT = "correct", _("sửa dữ liệu")
        ERASE = "erase", _("xóa dữ liệu")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="data_requests")
    petition = models.ForeignKey(
        Petition, null=True, blank=True, on_delete=models.SET_NULL, related_name="data_requests"
    )
    wish = models.CharField(max_length=8, choices=Wish.choices)
    received_on = models.DateField(_("ngày nhận"))
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answer = models.TextField(_("kết quả"), blank=True)
    obligation = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    carried_out_on = models.DateField(_("ngày thực hiện"), null=True, blank=True)
    carrying = models.ForeignKey(
        Obligation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-received_on", "-id"]

    def __str__(self) -> str:
        return f"{self.wish} {self.received_on}"


class IntakeDraft(models.Model):
    """What a receptionist has typed and not yet entered «đơn đang nhập dở»; encrypted.

    `content` is sealed with the keys outside the database, for a draft may hold a denunciation.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="intake_drafts")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(unique=True)
    content = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return str(self.key)


class CitizenReply(models.Model):
    """What the sender says of the answer «ý kiến của người gửi đơn»: a rating, or «chưa đúng».

    `answer` says why the result stays; where the case is taken up again its stage says why.
    """

    class Word(models.TextChoices):
        """What is said «ý kiến»."""

        SATISFIED = "satisfied", _("hài lòng")
        ACCEPTED = "accepted", _("chấp nhận được")
        UNSATISFIED = "unsatisfied", _("không hài lòng")
        REOPEN = "reopen", _("chưa đúng, đề nghị xem lại")

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="replies")
    word = models.CharField(max_length=12, choices=Word.choices)
    text = models.TextField(_("nội dung"), blank=True)
    at = models.DateTimeField()
    handled_on = models.DateField(null=True, blank=True)
    answer = models.TextField(_("trả lời"), blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.word}"
