"""Official documents and how they stand to each other."""

import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.base.acts import Versioned
from danvan.documents.models.files import StoredFile
from danvan.rules.documents.numbers import number_key
from danvan.rules.documents.spelling import search_words
from danvan.units.models import Unit


class Certainty(models.TextChoices):
    """How sure a legal fact is «độ tin cậy»; only the first counts as checked."""

    VERIFIED = "VERIFIED", _("đã kiểm chứng")
    SINGLE_SOURCE = "SINGLE_SOURCE", _("mới có một nguồn")
    MEMORY = "MEMORY", _("chưa kiểm chứng")
    OWN = "OWN", _("văn bản của đơn vị")


class NumberKey(models.CharField[str, str]):
    """What all spellings of the row's number share; written with it, so nobody can forget."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Work the key out from the number."""
        key = number_key(getattr(model_instance, "number", ""))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        """Say to migrations that the column is a plain one: what fills it may move."""
        name, _path, given, named = super().deconstruct()
        return name, "django.db.models.CharField", given, named


class FoldedWords(models.TextField[str, str]):
    """The words one may look the row up by, without marks; written with what they come from."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Work the words out from kind, number, subject and issuer, each word kept once."""
        spoken = (getattr(model_instance, name, "") for name in SPOKEN)
        words = " ".join(dict.fromkeys(search_words(" ".join(spoken))))
        setattr(model_instance, self.attname, words)
        return words

    def deconstruct(self) -> Any:
        """Say to migrations that the column is a plain one: what fills it may move."""
        name, _path, given, named = super().deconstruct()
        return name, "django.db.models.TextField", given, named


SPOKEN = ("kind", "number", "title", "issuer")


class Document(Versioned):
    """An official document «văn bản», known by number, issuer and day.

    Documents of law come from the register that danvan ships (`certainty` keeps its marks) and
    everybody may look them up; a unit's own have `certainty` OWN and stand in the register of
    `unit`, going out or coming in. Numbers restart every year, so the day is part of the key; it
    may be unknown for a document that a plan cites without one.

    `draft_file` is the text as approved here, `file` the paper as signed. `number_key` and
    `folded` are what searching looks at; they write themselves.
    """

    derived: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "number_key": ("number",),
        "folded": SPOKEN,
    }

    class Side(models.TextChoices):
        """Which register it stands in «sổ văn bản»."""

        LAW = "law", _("văn bản pháp luật, cấp trên")
        OUTGOING = "outgoing", _("văn bản đi")
        INCOMING = "incoming", _("văn bản đến")

    class State(models.TextChoices):
        """Where it stands in its life «tình trạng»; moves: `rules.documents.life`."""

        DRAFT = "draft", _("dự thảo")
        SUBMITTED = "submitted", _("đang trình")
        RETURNED = "returned", _("trả lại để sửa")
        APPROVED = "approved", _("đã duyệt, chờ ký")
        ISSUED = "issued", _("đã ban hành")
        SENT = "sent", _("đã gửi")
        ARRIVED = "arrived", _("đã đến")
        PASSED_ON = "passed_on", _("đã chuyển xử lý")
        FILED = "filed", _("đã lưu hồ sơ")
        DROPPED = "dropped", _("đã bỏ")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("loại văn bản"), max_length=60)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issuer_unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="issued_documents"
    )
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    in_force_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    in_force_until = models.DateField(_("hết hiệu lực sau ngày"), null=True, blank=True)
    certainty = models.CharField(max_length=14, choices=Certainty.choices, default=Certainty.OWN)
    source = models.TextField(_("nguồn"), blank=True)
    file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    draft_file = models.ForeignKey(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="drafted"
    )
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
        verbose_name=_("sổ của đơn vị"),
    )
    side = models.CharField(max_length=8, choices=Side.choices, default=Side.OUTGOING)
    state = models.CharField(max_length=9, choices=State.choices, default=State.ISSUED)
    dossier = models.ForeignKey(
        "documents.Dossier", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number_key = NumberKey(max_length=80, blank=True, editable=False)
    folded = FoldedWords(blank=True, editable=False)

    class Meta:
        ordering = ["-issued_on", "number"]
        indexes = [
            models.Index(fields=["number", "issued_on"], name="document_number"),
            # Looking a number up in any spelling.
            models.Index(fields=["number_key"], name="document_number_key"),
            # A register of a unit, newest first.
            models.Index(fields=["unit", "side", "-issued_on"], name="document_of_register"),
            # Counting what somebody reads, without opening a row. The newest of a whole register
            # have an index of each database's own (migration 0009).
            models.Index(fields=["side", "unit", "state"], name="document_read"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side="law") | models.Q(certainty="OWN"),
                name="document_own_stands_in_a_register",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}".strip()


class DocumentLink(models.Model):
    """One document acts on another «quan hệ văn bản»: based on, carries out, replaces, amends.

    A newer act on the same matter that is not known to repeal the older one FOLLOWS it.
    """

    class Relation(models.TextChoices):
        """How the two are related «quan hệ»."""

        BASED_ON = "based_on", _("căn cứ")
        CARRIES_OUT = "carries_out", _("thực hiện")
        REPLACES = "replaces", _("thay thế")
        AMENDS = "amends", _("sửa đổi, bổ sung")
        FOLLOWS = "follows", _("ban hành sau về cùng nội dung")

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="links")
    relation = models.CharField(max_length=12, choices=Relation.choices)
    other = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="linked_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "relation", "other"], name="documentlink_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.relation} {self.other_id}"


class Citation(models.Model):
    """A document names another «viện dẫn», as printed, with its place.

    `cited` is empty while the register knows no such document: the citation is kept and tried
    again when the register grows (`documents.matching`).
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    cited = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.SET_NULL, related_name="cited_in"
    )
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    section = models.CharField(max_length=40, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["document_id", "start"]

    def __str__(self) -> str:
        return self.text
