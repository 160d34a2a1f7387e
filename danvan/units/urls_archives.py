"""Addresses of archives of ended bodies."""

from django.urls import URLPattern, path

from danvan.units.views import archives

archive_urls: list[URLPattern] = [
    path("sap-xep/noi-giu-ho-so/", archives.archives, name="archives"),
]
