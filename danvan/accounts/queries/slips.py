"""What a printed slip of invitation «phiếu mời» says."""

from datetime import date

import segno
from django.http import HttpRequest
from django.urls import reverse

from danvan.accounts.models import User
from danvan.accounts.queries.invitations import open_invitation
from danvan.base import clock, registry


def slip_of(request: HttpRequest, user: User, secret: str) -> dict[str, object]:
    """Return the context of `accounts/_slip.html` for an invitation just made.

    The secret is nowhere kept: who renders the slip does it in answer to the act itself.
    """
    address = request.build_absolute_uri(reverse("accounts:invited", args=[secret]))
    invitation = open_invitation(user.pk)
    return {
        "person": user,
        "post": post_of(user, clock.today()),
        "secret": secret,
        "address": address,
        "typed_at": request.build_absolute_uri(reverse("accounts:invited-typed")),
        "qr": qr_address(address),
        "until": invitation.until if invitation else None,
    }


def post_of(user: User, on: date) -> object | None:
    """Return the post shown beside a person's name (the units app signs the answer in)."""
    main_post = registry.named("accounts", "main_post")
    if not callable(main_post):
        raise TypeError("main_post")
    held: object | None = main_post(user, on)
    return held


def qr_address(text: str) -> str:
    """Return a QR code of a text as an image address that needs no other request."""
    return segno.make(text, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")
