"""Questions about the record of acts, and about ways in."""

from danvan.accounts.queries.factors import SecondFactors, needs_second_factor, second_factors
from danvan.accounts.queries.history import HistoryLine, events_with, history_line, history_of
from danvan.accounts.queries.invitations import open_invitation, open_invitations
from danvan.accounts.queries.slips import slip_of

__all__ = [
    "HistoryLine",
    "SecondFactors",
    "events_with",
    "history_line",
    "history_of",
    "needs_second_factor",
    "open_invitation",
    "open_invitations",
    "second_factors",
    "slip_of",
]
