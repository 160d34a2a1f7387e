"""Ending what a person has open on other machines."""

from allauth.usersessions.models import UserSession

from danvan.accounts.models import User


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign a person out everywhere, or everywhere but in one session; return how many ended."""
    open_ones = UserSession.objects.filter(user=user).exclude(session_key=but or "")
    ended = list(open_ones)
    for session in ended:
        session.end()
    return len(ended)
