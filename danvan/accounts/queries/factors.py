"""What second step a person has, and whether a person needs one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.conf import settings

from danvan.accounts.models import User
from danvan.accounts.roles import SECOND_FACTOR
from danvan.base import registry

Kind = Authenticator.Type


@dataclass(frozen=True)
class SecondFactors:
    """The second steps a person has set up «bước xác nhận thứ hai»."""

    totp: bool
    passkeys: int
    recovery_codes: bool

    def __bool__(self) -> bool:
        """Say whether there is one to sign in with; codes alone are only a way back."""
        return self.totp or self.passkeys > 0


def second_factors(user: User) -> SecondFactors:
    """Return what a person has set up, in one query."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return SecondFactors(
        Kind.TOTP in kinds, kinds.count(Kind.WEBAUTHN), Kind.RECOVERY_CODES in kinds
    )


def with_second_factor(users: Iterable[int]) -> frozenset[int]:
    """Return which of some people have a second step, in one query."""
    set_up = Authenticator.objects.filter(user__in=list(users), type__in=(Kind.TOTP, Kind.WEBAUTHN))
    return frozenset(set_up.values_list("user_id", flat=True))


def needs_second_factor(user: User, on: date) -> bool:
    """Say whether a person's roles on a day ask for a second step in this installation."""
    if not settings.SECOND_FACTOR:
        return False
    roles_on = registry.named("accounts", "roles_on")
    if not callable(roles_on):
        raise TypeError("roles_on")
    return bool(roles_on(user, on) & SECOND_FACTOR)


def lacks_second_factor(user: User, on: date) -> bool:
    """Say whether a person must still set up a second step; asks nothing where none is needed."""
    if not settings.SECOND_FACTOR or second_factors(user):
        return False
    return needs_second_factor(user, on)


@dataclass(frozen=True)
class Passkey:
    """A passkey as its owner knows it «khóa truy cập»."""

    pk: int
    name: str
    since: datetime
    used_at: datetime | None


def passkeys_of(user: User) -> tuple[Passkey, ...]:
    """Return a person's passkeys, oldest first."""
    rows = Authenticator.objects.filter(user=user, type=Kind.WEBAUTHN).order_by("pk")
    return tuple(Passkey(r.pk, str(r.wrap().name), r.created_at, r.last_used_at) for r in rows)


def codes_left(user: User) -> int:
    """Return how many recovery codes a person has not used yet."""
    row = Authenticator.objects.filter(user=user, type=Kind.RECOVERY_CODES).first()
    return len(row.wrap().get_unused_codes()) if row else 0
