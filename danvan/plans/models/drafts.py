"""The draft that is read and corrected."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.documents.models import StoredFile
from danvan.units.models import Unit


class PlanDraft(Versioned):
    """A file being read and corrected «bản nhập kế hoạch».

    `reading` is what the program read, frozen with `program` (its version); corrections stand in
    the items, so both stay side by side. `issuer` is chosen by a person, never guessed.

    `text` is the normalised text that all offsets count; `blocks` are the paragraphs of the file as
    stretches of it (`plans.paragraphs.SourceParagraph`). A draft with pages and no blocks is a
    scan: its rows are typed by hand. `machine_read` marks text that came from OCR. `asked_at` is
    when reading was last asked for.

    A new version says which plan it `renews`, and how. `begun`: its rows were taken from that plan,
    whose file it shares; what is on paper then has another text.
    """

    class State(models.TextChoices):
        """Where the draft stands «trạng thái»."""

        READING = "reading", _("đang đọc")
        REVIEW = "review", _("đang soát")
        FAILED = "failed", _("không đọc được")
        ISSUED = "issued", _("đã ban hành")
        DROPPED = "dropped", _("đã bỏ")

    class Renewal(models.TextChoices):
        """How a new version acts on the plan «cách điều chỉnh»; what is amended stays in force."""

        REPLACES = "replaces", _("thay thế toàn bộ")
        AMENDS = "amends", _("sửa đổi, bổ sung một số nội dung")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="plan_drafts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plan_drafts")
    issuer = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    co_issuer = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    implements = models.ForeignKey(
        "Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    renews = models.ForeignKey(
        "Plan", null=True, blank=True, on_delete=models.PROTECT, related_name="renewing_drafts"
    )
    renewal = models.CharField(max_length=8, choices=Renewal.choices, blank=True)
    begun = models.BooleanField(default=False)
    inclusive_days = models.BooleanField(_("kể cả ngày hạn"), default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    reading = models.JSONField(default=dict)
    blocks = models.JSONField(default=list)
    program = models.CharField(max_length=20, blank=True)
    problem = models.TextField(blank=True)
    text = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    pages = models.PositiveIntegerField(null=True, blank=True)
    machine_read = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()

    class Meta:
        ordering = ["-id"]
        constraints = [
            # The same file again is recognised, also when two people hand it in at once.
            models.UniqueConstraint(
                fields=["file"],
                condition=~Q(state="dropped") & Q(begun=False),
                name="plandraft_once_per_file",
            ),
            models.UniqueConstraint(
                fields=["renews"],
                condition=Q(state="review", begun=True),
                name="plandraft_begun_once_per_plan",
            ),
            models.CheckConstraint(
                condition=Q(renews__isnull=True, renewal="", begun=False)
                | (Q(renews__isnull=False) & ~Q(renewal="")),
                name="plandraft_renewal_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id}"

    @property
    def is_scan(self) -> bool:
        """Say whether only page pictures are there to be read by a person."""
        return bool(self.pages) and not self.blocks


class DraftItem(Versioned):
    """One thing read from a draft «mục của bản nhập», and what a person made of it.

    `read` is frozen; it is empty for rows a person added. `proposed` is what the program adds once
    the issuer and the day are known: the units that printed names stand for, the validity of a
    citation; {"leftover": true} marks a paragraph of the content part that became no duty.
    `corrected` holds the whole value after correction, empty while untouched. `into` is the row it
    was merged into, tied to, or split off. `decided_on` is the day on which a finding was passed
    over, by `changed_by`, for `reason`. Each change is compare-and-set on `version`.
    """

    class Kind(models.TextChoices):
        """What the item is «loại mục»."""

        HEADER = "header", _("phần đầu")
        SECTION = "section", _("mục")
        DUTY = "duty", _("nhiệm vụ")
        TARGET = "target", _("chỉ tiêu")
        CITATION = "citation", _("viện dẫn")
        FINDING = "finding", _("điểm cần xem")

    class State(models.TextChoices):
        """What a person decided «trạng thái soát»; only accepted rows become part of the plan."""

        PENDING = "pending", _("chưa soát")
        ACCEPTED = "accepted", _("đã nhận")
        DROPPED = "dropped", _("đã bỏ")
        MERGED = "merged", _("đã gộp")
        GENERAL = "general", _("định hướng chung")
        TIED = "tied", _("đã gắn với nhiệm vụ khác")

    draft = models.ForeignKey(PlanDraft, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    position = models.DecimalField(max_digits=12, decimal_places=4)
    read = models.JSONField(default=dict)
    proposed = models.JSONField(default=dict)
    corrected = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="taken_in"
    )
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["draft_id", "kind", "position", "id"]
        indexes = [models.Index(fields=["draft", "kind", "position"], name="draftitem_page")]

    def __str__(self) -> str:
        return f"{self.kind} {self.position}"


class DutyPair(models.Model):
    """What a person decided of a duty of the older version «ghép nhiệm vụ với bản trước».

    It goes on as a row of the draft (`item`), ends, or stays in the older version where that is
    only amended.
    """

    class Fate(models.TextChoices):
        """What becomes of it «quyết định»."""

        CARRIED = "carried", _("tiếp tục")
        ENDED = "ended", _("thôi thực hiện")
        STAYS = "stays", _("giữ như bản trước")

    draft = models.ForeignKey(PlanDraft, on_delete=models.CASCADE, related_name="pairs")
    old = models.ForeignKey("Duty", on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(
        DraftItem, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    fate = models.CharField(max_length=8, choices=Fate.choices)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "old"], name="dutypair_once_per_old"),
            models.UniqueConstraint(
                fields=["draft", "item"],
                condition=Q(item__isnull=False),
                name="dutypair_once_per_new",
            ),
            models.CheckConstraint(
                condition=Q(fate="carried", item__isnull=False)
                | (~Q(fate="carried") & Q(item__isnull=True)),
                name="dutypair_carried_says_where",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_id} {self.fate} {self.item_id}"
