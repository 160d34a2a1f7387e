"""A petition as the register knows it: what it is about, where it stands, who handles it."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.obligations.models import Obligation
from danvan.rules.documents.spelling import search_words
from danvan.units.models import Post, Unit

# The day a petition was settled or ended another way; the last of all days while it is neither, so
# that what stood in a period is one stretch of an index. A literal: what an index rests on can
# be no argument.
DAY_DONE = Func(
    "settled_on",
    "closed_on",
    function="COALESCE",
    template="%(function)s(%(expressions)s, '9999-12-31')",
    output_field=models.DateField(),
)


class Kind(models.TextChoices):
    """What a petition is by its content «loại đơn», whatever its title says."""

    COMPLAINT = "complaint", _("khiếu nại")
    DENUNCIATION = "denunciation", _("tố cáo")
    RECOMMENDATION = "recommendation", _("kiến nghị")
    FEEDBACK = "feedback", _("phản ánh")
    MIXED = "mixed", _("đơn có nhiều nội dung khác nhau")
    LAND_MEDIATION = "land_mediation", _("đề nghị hòa giải tranh chấp đất đai")
    CRIME_REPORT = "crime_report", _("tố giác, tin báo về tội phạm")
    CIVIL_DISPUTE = "civil_dispute", _("tranh chấp dân sự")
    STAFF_DISCIPLINE = "staff_discipline", _("khiếu nại quyết định kỷ luật cán bộ, công chức")
    ADMINISTRATIVE_RULE = "administrative_rule", _("phản ánh, kiến nghị về quy định hành chính")
    ONE_STOP = "one_stop", _("hồ sơ thủ tục hành chính")


class Outcome(models.TextChoices):
    """What is done with a petition «hướng xử lý»."""

    HANDLE = "handle", _("thụ lý, giải quyết")
    TRANSFER = "transfer", _("chuyển cơ quan có thẩm quyền")
    GUIDE = "guide", _("hướng dẫn người gửi")
    RETURN = "return", _("trả đơn")
    KEEP = "keep", _("lưu đơn")


class FoldedSubject(models.TextField[str, str]):
    """The words of the subject without marks; written with it, so nobody can forget.

    A sealed petition's subject is the redacted summary; nothing else of it is ever searched.
    """

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Work the words out from the subject and the number."""
        spoken = f"{getattr(model_instance, 'subject', '')} {getattr(model_instance, 'label', '')}"
        words = " ".join(dict.fromkeys(search_words(spoken)))
        setattr(model_instance, self.attname, words)
        return words

    def deconstruct(self) -> Any:
        """Say to migrations that the column is a plain one: what fills it may move."""
        name, _path, given, named = super().deconstruct()
        return name, "django.db.models.TextField", given, named


class Petition(Versioned):
    """A petition in a unit's register «đơn»: complaint, denunciation, recommendation, feedback.

    `unit` keeps the register it stands in under `year`/`number`. `handler` is the office that
    prepares, `assignee` the officer; `settler` is the post that decides. `about_post` is the post
    complained of: its holders and those under them are shut out. Who sent it stands in
    `Petitioner`, and for a denunciation nowhere but in `SealedCase`. `stage` is a code of
    `rules.petitions.stages`; whether it is late is asked of its obligations for a day.

    `settle_due` is the day of its last deciding step, derived from its obligations and kept by
    `actions.settle_due` alone. `public_code` is what a citizen follows it by (denunciations have
    none); `second_digest` is the keyed digest of the second thing given at intake.
    """

    derived: ClassVar[Mapping[str, tuple[str, ...]]] = {"folded": ("subject",)}

    class Channel(models.TextChoices):
        """How it came «nguồn đơn»."""

        COUNTER = "counter", _("nộp trực tiếp")
        ORAL = "oral", _("trình bày trực tiếp, ghi biên bản")
        POST = "post", _("qua bưu điện")
        BOX = "box", _("hòm thư góp ý")
        RECEPTION = "reception", _("tại buổi tiếp công dân")
        DIALOGUE = "dialogue", _("tại đối thoại")
        VOTERS = "voters", _("kiến nghị cử tri")
        PASSED_ON = "passed_on", _("cơ quan khác chuyển đến")
        PORTAL = "portal", _("cổng thông tin")
        IMPORTED = "imported", _("nhập từ hệ thống khác")

    class Field(models.TextChoices):
        """What public service it is about «lĩnh vực»; a fixed list."""

        LAND = "land", _("đất đai, bồi thường, tái định cư")
        BUILDING = "building", _("xây dựng, quy hoạch, nhà ở")
        ENVIRONMENT = "environment", _("môi trường")
        TRANSPORT = "transport", _("giao thông, hạ tầng")
        POLICY = "policy", _("chế độ, chính sách xã hội")
        HEALTH = "health", _("y tế")
        EDUCATION = "education", _("giáo dục")
        JUSTICE = "justice", _("hộ tịch, tư pháp")
        ORDER = "order", _("an ninh, trật tự")
        FINANCE = "finance", _("tài chính, thuế, đóng góp")
        FARMING = "farming", _("nông nghiệp, nước sạch")
        CONDUCT = "conduct", _("thái độ, trách nhiệm công vụ")
        OTHER = "other", _("lĩnh vực khác")

    class Complexity(models.TextChoices):
        """How complex, as determined in writing «mức phức tạp»."""

        PLAIN = "", _("thông thường")
        COMPLEX = "complex", _("phức tạp")
        SPECIAL = "special", _("đặc biệt phức tạp")

    class Result(models.TextChoices):
        """How it ended «kết quả giải quyết»."""

        NONE = "", _("chưa có")
        RIGHT = "right", _("đúng toàn bộ")
        PARTLY = "partly", _("đúng một phần")
        WRONG = "wrong", _("sai toàn bộ")
        ANSWERED = "answered", _("đã trả lời")
        WITHDRAWN = "withdrawn", _("người gửi rút đơn")
        STOPPED = "stopped", _("đình chỉ giải quyết")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="petitions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("số đến"))
    received_on = models.DateField(_("ngày nhận"))
    written_on = models.DateField(_("ngày viết đơn"), null=True, blank=True)
    channel = models.CharField(_("nguồn"), max_length=10, choices=Channel.choices)
    passed_by = models.CharField(_("nơi chuyển đến"), max_length=200, blank=True)
    passed_number = models.CharField(_("số văn bản chuyển"), max_length=80, blank=True)
    passed_on = models.DateField(_("ngày văn bản chuyển"), null=True, blank=True)
    entered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    kind = models.CharField(_("loại đơn"), max_length=20, choices=Kind.choices, blank=True)
    subject = models.TextField(_("tóm tắt nội dung"))
    field = models.CharField(_("lĩnh vực"), max_length=12, choices=Field.choices, blank=True)
    people_count = models.PositiveIntegerField(_("số người"), default=1)
    is_anonymous = models.BooleanField(_("nặc danh"), default=False)
    is_sealed = models.BooleanField(_("niêm phong"), default=False)
    is_remote = models.BooleanField(_("vùng sâu, vùng xa"), default=False)
    has_several_places = models.BooleanField(_("xác minh nhiều địa điểm"), default=False)
    complexity = models.CharField(
        max_length=8, choices=Complexity.choices, blank=True, default=Complexity.PLAIN
    )
    round = models.PositiveSmallIntegerField(_("lần"), default=1)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )

    about_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    about_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="petitions_about"
    )
    handler = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="petitions_handled"
    )
    assignee = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="petitions_assigned"
    )
    settler = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="petitions_settled"
    )

    stage = models.CharField(_("bước"), max_length=20, default="received")
    stage_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    accepted_on = models.DateField(_("ngày thụ lý"), null=True, blank=True)
    settled_on = models.DateField(_("ngày giải quyết"), null=True, blank=True)
    closed_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    settle_due = models.DateField(_("hạn giải quyết"), null=True, blank=True, editable=False)

    public_code = models.CharField(max_length=24, null=True, blank=True, unique=True)
    second_digest = models.CharField(max_length=64, blank=True)
    keep_until = models.DateField(_("lưu đến"), null=True, blank=True)
    erased_on = models.DateField(_("đã xóa dữ liệu cá nhân"), null=True, blank=True)
    folded = FoldedSubject(blank=True, editable=False)

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="petition_number_once"),
            # A sealed petition can never be followed from outside.
            models.CheckConstraint(
                condition=Q(is_sealed=False) | Q(public_code__isnull=True),
                name="petition_sealed_has_no_code",
            ),
            models.CheckConstraint(
                condition=~Q(kind="denunciation") | Q(is_sealed=True),
                name="petition_denunciation_is_sealed",
            ),
        ]
        indexes = [
            # The register of a unit, newest first.
            models.Index(fields=["unit", "-received_on", "-id"], name="petition_register"),
            models.Index(fields=["unit", "kind", "received_on"], name="petition_kind"),
            # What is not ended yet, for what is late and due soon: few among all that ever came.
            models.Index(
                fields=["unit", "received_on"],
                condition=Q(closed_on__isnull=True),
                name="petition_open",
            ),
            # Figures of a period: what was not done before it began, however old the register is.
            models.Index(
                F("unit"),
                DAY_DONE,
                F("received_on"),
                name="petition_done",
            ),
            models.Index(fields=["handler", "closed_on"], name="petition_handler"),
            models.Index(fields=["assignee", "closed_on"], name="petition_assignee"),
            models.Index(fields=["settler", "closed_on"], name="petition_settler"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the number in the register: «12/2026»."""
        return f"{self.number}/{self.year}"


class Classification(models.Model):
    """How a petition was judged when it was read «phân loại, xử lý đơn»; the newest holds.

    `answers` are the codes of what the law asks, as answered; `reasons` why it is not taken up.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="classifications")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    is_eligible = models.BooleanField(_("đủ điều kiện xử lý"))
    is_competent = models.BooleanField(_("thuộc thẩm quyền"))
    answers = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.kind}"


class Similar(models.Model):
    """Two petitions that may be about the same matter «đơn trùng», proposed and then decided."""

    class Verdict(models.TextChoices):
        """What a person said «kết luận»."""

        OPEN = "", _("chưa xem")
        SAME = "same", _("cùng nội dung")
        OTHER = "other", _("khác nội dung")

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="similar")
    earlier = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="similar_later")
    likeness = models.PositiveSmallIntegerField(_("mức giống, %"))
    verdict = models.CharField(max_length=5, choices=Verdict.choices, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-likeness", "id"]
        constraints = [
            models.UniqueConstraint(fields=["petition", "earlier"], name="similar_once"),
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} ~ {self.earlier_id}"


class PetitionObligation(models.Model):
    """Which obligation a step of a petition opened «việc phải làm theo bước».

    `step` is the code of the law (`complaint.accept`) or of the house (`hand_over`); `occurrence`
    tells several of one step apart. `began_on` is the day the clock started.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="owed")
    step = models.CharField(max_length=60)
    occurrence = models.CharField(max_length=40, blank=True)
    began_on = models.DateField()
    obligation = models.OneToOneField(
        Obligation, on_delete=models.PROTECT, related_name="of_petition"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "step", "occurrence"], name="petitionobligation_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.petition_id} {self.step}"
