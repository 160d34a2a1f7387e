"""Posts of units, who holds them, who stands in."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.accounts.roles import ROLE_LABELS, Role
from danvan.base.acts import Versioned
from danvan.base.dated import Dated
from danvan.units.models.units import Unit

ROLES = [(role.value, ROLE_LABELS[role]) for role in Role]


class Post(Versioned, Dated):
    """A post of a unit «chức vụ»: its printed title and what whoever holds it may do.

    `is_head` marks the head of the unit, who answers for what "Thủ trưởng" owes. Several people may
    hold one post ("Chuyên viên"); a post that nobody holds is vacant, not gone.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(_("chức vụ"), max_length=160)
    role = models.CharField(_("vai trò"), max_length=20, choices=ROLES)
    is_head = models.BooleanField(_("là người đứng đầu"), default=False)

    class Meta(Dated.Meta):
        ordering = ["unit_id", "-is_head", "title"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["unit", "title", "role", "since"], name="post_begins_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="post_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Appointment(Versioned, Dated):
    """A person holds a post «bổ nhiệm, phân công»; all rights come from here.

    `basis` is the number of the decision, as text.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    basis = models.CharField(_("quyết định số"), max_length=120, blank=True)

    class Meta(Dated.Meta):
        ordering = ["post__unit_id", "-post__is_head", "since"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "post", "since"], name="appointment_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.post_id}"


class Absence(Versioned, Dated):
    """A person is away «vắng mặt»: from a day until a day, with or without a substitute.

    Why is nobody's business here: the reason is not kept.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    substitute = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="stood_in_for"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["-since", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("user")),
                name="absence_substitute_is_another",
            ),
            models.CheckConstraint(condition=Q(until__isnull=False), name="absence_has_an_end"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.since}"


class Delegation(Versioned, Dated):
    """What a post may do is lent to another person for some days «ủy quyền, người thay».

    It carries the rights of the appointment while that appointment itself holds, and no further:
    what was lent cannot be lent on. `absence` is set where it came with an absence.
    """

    appointment = models.ForeignKey(
        Appointment, on_delete=models.PROTECT, related_name="delegations"
    )
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations")
    basis = models.CharField(_("văn bản ủy quyền số"), max_length=120, blank=True)
    absence = models.ForeignKey(
        Absence, null=True, blank=True, on_delete=models.PROTECT, related_name="delegations"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta(Dated.Meta):
        ordering = ["-since", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(until__isnull=False), name="delegation_has_an_end"),
        ]

    def __str__(self) -> str:
        return f"{self.appointment_id} → {self.to_id}"
