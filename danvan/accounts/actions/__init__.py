"""Recording what people do; accounts, and the ways into them."""

from danvan.accounts.actions.accounts import (
    AccountClosed,
    UnfitUsername,
    UsernameTaken,
    close_account,
    open_account,
    rename_account,
    reopen_account,
)
from danvan.accounts.actions.factors import reset_second_factor
from danvan.accounts.actions.invitations import (
    InvitationSpent,
    Invited,
    NoAddress,
    NoMail,
    accept_invitation,
    invite,
    withdraw_invitation,
)
from danvan.accounts.actions.record import UndeclaredFact, record_event, record_events

__all__ = [
    "AccountClosed",
    "InvitationSpent",
    "Invited",
    "NoAddress",
    "NoMail",
    "UndeclaredFact",
    "UnfitUsername",
    "UsernameTaken",
    "accept_invitation",
    "close_account",
    "invite",
    "open_account",
    "record_event",
    "record_events",
    "rename_account",
    "reopen_account",
    "reset_second_factor",
    "withdraw_invitation",
]
