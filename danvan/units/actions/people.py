"""Accounts of the people of kept units: whoever keeps every unit somebody holds a post in may."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from danvan.accounts.actions import (
    Invited,
    close_account,
    invite,
    open_account,
    rename_account,
    reopen_account,
    reset_second_factor,
    withdraw_invitation,
)
from danvan.accounts.models import User
from danvan.base.acts import require
from danvan.units.access import may_manage_unit
from danvan.units.access.people import may_manage_person
from danvan.units.actions.appointments import NotToOneself, appoint
from danvan.units.models import Post


@dataclass(frozen=True)
class NewPerson:
    """A person as typed: the name, how he signs in, where mail reaches him."""

    name: str
    username: str
    email: str = ""


@transaction.atomic
def open_person(new: NewPerson, post: Post, *, since: date, basis: str, by: User, on: date) -> User:
    """Open an account for somebody new and give him his post, in one go.

    Raises UnfitUsername, UsernameTaken, and what appointing raises.
    """
    require(may_manage_unit(by, post.unit_id, on=on))
    person = open_account(new.username, name=new.name, email=new.email, by=by, on=on)
    appoint(person, post, since=since, basis=basis, by=by, on=on)
    return person


@transaction.atomic
def change_person(person: User, *, name: str, email: str, by: User, on: date) -> User:
    """Change somebody's name and mail address. Raises NotToOneself."""
    _require_keeper(person, by, on)
    return rename_account(person.pk, name=name, email=email, by=by, on=on)


@transaction.atomic
def invite_person(person: User, *, mail: bool, by: User, on: date) -> Invited:
    """Invite somebody by mail or on a slip. Raises NotToOneself, AccountClosed, NoAddress."""
    _require_keeper(person, by, on)
    return invite(person.pk, mail=mail, by=by, on=on)


@transaction.atomic
def withdraw_person(person: User, *, by: User, on: date) -> bool:
    """Take back somebody's open invitation; say whether there was one. Raises NotToOneself."""
    _require_keeper(person, by, on)
    return withdraw_invitation(person.pk, by=by, on=on)


@transaction.atomic
def close_person(person: User, *, by: User, on: date) -> User:
    """Close somebody's account at once; his posts and his work stay his. Raises NotToOneself."""
    _require_keeper(person, by, on)
    return close_account(person.pk, by=by, on=on)


@transaction.atomic
def reopen_person(person: User, *, by: User, on: date) -> User:
    """Open somebody's closed account again. Raises NotToOneself."""
    _require_keeper(person, by, on)
    return reopen_account(person.pk, by=by, on=on)


@transaction.atomic
def reset_person(person: User, *, by: User, on: date) -> User:
    """Take away the second step that somebody lost. Raises NotToOneself."""
    _require_keeper(person, by, on)
    return reset_second_factor(person.pk, by=by, on=on)


def _require_keeper(person: User, by: User, on: date) -> None:
    require(may_manage_person(by, person, on=on))
    if person == by:
        raise NotToOneself
