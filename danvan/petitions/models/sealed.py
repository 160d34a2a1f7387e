"""What is kept of a denunciation, encrypted apart; the workflow sees a redacted summary."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.base.acts import Versioned
from danvan.petitions.models.cases import Petition


class SealedCase(Versioned):
    """The sealed part of a denunciation «phần niêm phong»: identity and full text, AES-GCM.

    Each case has a key of its own, itself encrypted (`wrapped_key`) under the house key `key_id`,
    which lies outside the database. The additional data of each field names table, row and field,
    so no ciphertext can be moved to another row.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="sealed")
    key_id = models.CharField(max_length=40)
    wrapped_key = models.BinaryField()
    identity = models.BinaryField(blank=True)
    content = models.BinaryField(blank=True)
    sealed_on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.public_id)


class SealedPaper(models.Model):
    """An original, scan or minutes of a denunciation «tài liệu niêm phong»; never de-duplicated.

    `name` is encrypted too: a file name may tell who wrote.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="papers")
    role = models.CharField(max_length=10)
    name = models.BinaryField()
    content = models.FileField(upload_to="sealed/%Y/%m")
    size = models.PositiveBigIntegerField()
    added_on = models.DateField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.public_id)


class SealKeeper(models.Model):
    """A person assigned to a sealed case «người được giao giữ bí mật»; nobody else opens it."""

    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="keepers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="seals_kept")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(until__isnull=True), name="sealkeeper_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.user_id}"


class SealOpening(models.Model):
    """Somebody opened what is sealed «lần mở niêm phong», with a reason; never changed."""

    case = models.ForeignKey(SealedCase, on_delete=models.PROTECT, related_name="openings")
    paper = models.ForeignKey(
        SealedPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="openings"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    what = models.CharField(max_length=20)
    reason = models.CharField(_("lý do mở"), max_length=300)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.what}"
