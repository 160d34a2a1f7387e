"""What somebody who leaves a post hands over, kept as it was said on that day."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.units.models import Appointment


class PostHandOver(models.Model):
    """The minutes of leaving a post «biên bản bàn giao»: whose post, its last day, who recorded it.

    Kept apart from the log of acts so that it can be printed again word for word.
    """

    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="post_hand_overs"
    )
    until = models.DateField(_("giữ chức vụ đến hết ngày"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.appointment_id} {self.until}"


class PostHandOverLine(models.Model):
    """One thing handed over «mục bàn giao»: its words then, where it stands, who takes it on.

    `ref` points at the row as text ("obligations.obligation:12"). Without a receiver the work waits
    for somebody to be charged with it; what goes with the post goes to whoever holds it next.
    """

    class Kind(models.TextChoices):
        """What is handed over «loại»."""

        WORK = "work", _("nhiệm vụ đang thực hiện")
        LED = "led", _("nhiệm vụ đang phụ trách")
        DRAFT = "draft", _("kế hoạch đang soát, chưa ban hành")
        DOCUMENT = "document", _("văn bản đang soạn thảo")
        LENT = "lent", _("ủy quyền đã giao")
        SEAT = "seat", _("thành viên ban, tổ theo chức vụ")

    hand_over = models.ForeignKey(PostHandOver, on_delete=models.CASCADE, related_name="lines")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    title = models.TextField()
    ref = models.CharField(max_length=60)
    due = models.DateField(null=True, blank=True)
    receiver = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["hand_over_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["hand_over", "kind", "ref"], name="posthandoverline_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="posthandoverline_says_what"),
        ]

    def __str__(self) -> str:
        return self.title
