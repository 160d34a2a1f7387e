"""Addresses of bodies that are no units."""

from django.urls import URLPattern, path

from danvan.units.views import bodies

body_urls: list[URLPattern] = [
    path("ban-to/", bodies.bodies, name="bodies"),
    path("ban-to/moi/", bodies.new, name="body-new"),
    path("ban-to/<int:pk>/", bodies.body, name="body"),
    path("ban-to/<int:pk>/ghi/<slug:step>/", bodies.act, name="body-act"),
    path("ban-to/<int:pk>/thanh-vien/<int:seat_pk>/", bodies.seat, name="seat"),
    path("ban-to/<int:pk>/phien-hop/<int:meeting_pk>/", bodies.meeting, name="meeting"),
]
