"""What one may do here, where a denunciation goes, what is kept of what one sends."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from danvan.base import clock
from danvan.petitions import public
from danvan.portal.window import window


@window
def home(request: HttpRequest) -> HttpResponse:
    """Show what one may do here, and where people reach each unit."""
    return render(request, "portal/home.html", {"desks": public.desks(clock.today())})


@window
def denouncing(request: HttpRequest) -> HttpResponse:
    """Say where and how a denunciation is made: not here."""
    return render(request, "portal/denouncing.html", {"desks": public.desks(clock.today())})


@window
def kept(request: HttpRequest) -> HttpResponse:
    """Say what is kept of what one sends, who reads it, and what one may ask."""
    return render(request, "portal/kept.html", {})
