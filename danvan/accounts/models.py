"""People who sign in, and the record of what they did."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users; the username is kept in lower case."""

    def create_user(self, username: str, password: str | None, *, name: str) -> "User":
        """Return a new user who may sign in."""
        user = self.model(username=username.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in «người dùng».

    Holds no rights: those come from appointments only (`units.Appointment`). Nobody is a
    superuser.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True)
    name = models.CharField(_("họ và tên"), max_length=120)
    email = models.EmailField(_("thư điện tử"), blank=True)
    is_active = models.BooleanField(_("đang dùng"), default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A way in for somebody who has no password yet «lời mời»: by mail or on a printed slip.

    Only the hash of its secret is kept; it opens once, until `until`. A newer one for the same
    person ends the older ones.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    secret_hash = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    mailed_to = models.EmailField(blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.user_id}"


class AuditEvent(models.Model):
    """One act, as it happened «sự kiện»: who, what, about which record, for which day.

    Rows are only added: the database itself refuses to change or remove them. `seq` and `hash`
    are given later, in batches, by the sealer (`accounts.jobs`), which chains them.
    """

    code = models.CharField(max_length=60)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    seq = models.BigIntegerField(null=True, unique=True)
    hash = models.CharField(max_length=64, default="")

    class Meta:
        indexes = [
            # The history shown on a record.
            models.Index(fields=["about_kind", "about_id", "id"], name="auditevent_about"),
            # The sealer's question: what is not yet sealed?
            models.Index(
                fields=["id"], name="auditevent_unsealed", condition=models.Q(seq__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.about_kind}:{self.about_id}"


class CalendarJob(models.Model):
    """Work that the calendar does «việc theo lịch»: when it next needs care, and how it went.

    A worker leases the row (`claimed_until`), acts, then marks it done: a crash lets the lease run
    out and the job is tried again.
    """

    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering = ["next_at"]

    def __str__(self) -> str:
        return self.name
